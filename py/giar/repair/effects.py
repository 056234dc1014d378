"""What a set of changes does to the relations and the findings of a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from giar.form import Relation
from giar.repair.sums import Entry
from giar.report import Report
from giar.report.arithmetic import Assessment, assess, assessments, holding

NOT_A_COUNT = "completeness.count"


@dataclass(frozen=True)
class Effect:
    """The relations that hold after a set of changes and did not before, and the rules of the findings gone with that."""

    mended: tuple[Relation, ...]
    rules: tuple[str, ...]
    rests_on_blanks: bool
    """True where some of these relations still run through blanks, so that they hold only with these read as zero."""


@dataclass(frozen=True)
class Effects:
    """Judges changes to one report."""

    report: Report
    entries: Mapping[str, Entry]

    def of(self, changes: Mapping[str, int]) -> Effect:
        mended = tuple(relation for relation in self._open if self._mends(changes, relation))
        rules = (*(relation.rule for relation in mended), *(rule for key in changes if (rule := self._cell_rule(key))))
        return Effect(mended, tuple(dict.fromkeys(rules)), any(self._blanks_left(changes, relation) for relation in mended))

    def newly_failing(self, changes: Mapping[str, int]) -> frozenset[str]:
        """The cells of relations that may still hold as the report stands and cannot any more with the changes."""
        touched = [relation for relation in self._undecided if not changes.keys().isdisjoint(relation.cells)]
        changed = self.report.with_values(changes) if touched else self.report
        return frozenset(key for relation in touched if _refuted(assess(changed, relation)) for key in relation.cells)

    @cached_property
    def _undecided(self) -> tuple[Relation, ...]:
        return tuple(seen.relation for seen in self._assessed if seen.holding == "undecided" and not _refuted(seen))

    @cached_property
    def _open(self) -> tuple[Relation, ...]:
        """The relations that do not hold as the report stands, or that cannot be decided."""
        return tuple(seen.relation for seen in self._assessed if seen.holding != "holds")

    @cached_property
    def _assessed(self) -> list[Assessment]:
        return assessments(self.report)

    def _mends(self, changes: Mapping[str, int], relation: Relation) -> bool:
        if changes.keys().isdisjoint(relation.cells) or not self._holds(changes, relation):
            return False
        return not self._holds({}, relation) or not self._blanks_left(changes, relation)

    def _holds(self, changes: Mapping[str, int], relation: Relation) -> bool:
        """Whether the relation holds after the changes, with blanks read as zero."""
        return holding(relation, lambda key: changes.get(key, self.entries[key].count)) == "holds"

    def _blanks_left(self, changes: Mapping[str, int], relation: Relation) -> bool:
        return any(self.entries[key].empty and key not in changes for key in relation.cells)

    def _cell_rule(self, key: str) -> str | None:
        """The rule that is broken by what stands in the cell, whatever the sums say."""
        if self.entries[key].impossible:
            return NOT_A_COUNT
        status = self.report.cells[key].status
        return None if status == "number" else f"completeness.{status}"


def _refuted(seen: Assessment) -> bool:
    """Whether nothing makes the relation hold. What stands in a blank is never known, so nothing refutes one that runs through it."""
    return seen.impossible and not seen.blanks
