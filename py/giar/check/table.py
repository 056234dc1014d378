"""The whole table of rules, in the order in which they are listed: import a rule's module here and it is in force."""

from giar.check import (
    arithmetic,  # noqa: F401
    completeness,  # noqa: F401
    continuity,  # noqa: F401
    edition,  # noqa: F401
    leftovers,  # noqa: F401
    period,  # noqa: F401
    plausibility,  # noqa: F401
    sections,  # noqa: F401
    wording,  # noqa: F401
)
from giar.check.rules import declared

FAMILIES = ("structure", "arithmetic", "completeness", "narrative", "period", "wording", "plausibility", "continuity", "aggregate")
"""In this order the families of rules are applied and listed; within a family, as declared."""

RULES = tuple(sorted(declared(), key=lambda rule: FAMILIES.index(rule.family)))
