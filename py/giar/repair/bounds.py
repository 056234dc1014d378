"""What relations that cannot be decided still say: a part that is not known cannot be just anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from giar.form import Relation
from giar.repair.sums import Entry
from giar.report import Number
from giar.report.arithmetic import excess
from giar.report.span import Span, total


@dataclass(frozen=True)
class Bound:
    """A relation with unknown cells: what its known cells leave for them, and what they can hold.

    ``signs`` are the known cells: those of the right side add to what is left for the left side's unknown cells, those of
    the left side take from it.
    """

    signs: Mapping[str, int]
    left_over: int
    unknown: Span
    """What the unknown cells can hold together."""

    def strain(self, left_over: int) -> Number:
        """By how much what is left is out of the unknown cells' range."""
        return self.unknown.distance(left_over)


@dataclass(frozen=True)
class Bounds:
    """The bounds of a report, by the cells that they limit."""

    by_cell: Mapping[str, tuple[Bound, ...]]
    entries: Mapping[str, Entry]

    def judge(self, changes: Mapping[str, int]) -> int | None:
        """None where the changes strain a bound; else how many more unknown numbers they call for than before.

        Parts that are missing from the text are mostly zero on published reports, so a change that leaves nothing for
        them is the more likely one.
        """
        touched = {id(bound): bound for key in changes for bound in self.by_cell.get(key, ())}
        called_for = 0
        for bound in touched.values():
            changed = [key for key in bound.signs if key in changes]
            left_over = bound.left_over + sum(bound.signs[key] * (changes[key] - self._count(key)) for key in changed)
            unwritten = any(self.entries[key].empty or self.entries[key].impossible for key in changed)
            tolerated = 0 if unwritten else bound.strain(bound.left_over)
            if bound.strain(left_over) > tolerated:
                return None
            called_for += (left_over != 0) - (bound.left_over != 0)
        return called_for

    def _count(self, key: str) -> int:
        return self.entries[key].count or 0


def bounds_of(undecidable: Iterable[Relation], entries: Mapping[str, Entry]) -> Bounds:
    """The bounds that the undecidable relations set."""
    by_cell: dict[str, list[Bound]] = {}
    for relation in undecidable:
        signed = dict.fromkeys(relation.left, -1) | dict.fromkeys(relation.right, 1)
        signs = {key: sign for key, sign in signed.items() if entries[key].count is not None}
        unknown = total(entries[key].span if sign < 0 else -entries[key].span for key, sign in signed.items() if key not in signs)
        if unknown.least is None and unknown.most is None:
            continue
        bound = Bound(signs, -int(excess(relation, lambda key: entries[key].count or 0) or 0), unknown)
        for key in signs:
            by_cell.setdefault(key, []).append(bound)
    return Bounds({key: tuple(found) for key, found in by_cell.items()}, entries)
