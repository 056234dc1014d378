"""The whole table of rules, in the order in which they are listed: import a rule's module here and it is in force."""

from giar.check import arithmetic, completeness  # noqa: F401
from giar.check.rules import declared

RULES = declared()
