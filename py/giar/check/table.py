"""The whole table of rules, in the order in which they are listed: import a rule's module here and it is in force."""

import giar.check.arithmetic
import giar.check.completeness
import giar.check.continuity
import giar.check.edition
import giar.check.leftovers
import giar.check.narrative.rules
import giar.check.period
import giar.check.plausibility
import giar.check.sections
import giar.check.wording  # noqa: F401 - the rules are declared as their modules are imported
from giar.check.rules import declared

FAMILIES = ("structure", "arithmetic", "completeness", "narrative", "period", "wording", "plausibility", "continuity", "aggregate")
"""In this order the families of rules are applied and listed; within a family, as declared."""

RULES = tuple(sorted(declared(), key=lambda rule: FAMILIES.index(rule.family)))
