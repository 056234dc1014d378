"""What relations that cannot be decided still say: a part that is not known cannot be just anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from giar.form import Relation
from giar.repair.sums import Entry


@dataclass(frozen=True)
class Bound:
    """A relation with unknown cells: what its known cells leave for them, and what they can hold.

    ``signs`` are the known cells: those of the right side add to what is left for the left side's unknown cells, those of
    the left side take from it. An end of the range that is None is open.
    """

    signs: Mapping[str, int]
    left_over: int
    least: int | None
    most: int | None

    def strain(self, left_over: int) -> int:
        """By how much what is left is out of the unknown cells' range."""
        below = 0 if self.least is None else self.least - left_over
        above = 0 if self.most is None else left_over - self.most
        return max(0, below, above)


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
        ranges = [_range(-sign, entries[key]) for key, sign in signed.items() if key not in signs]
        least = _total([low for low, _ in ranges])
        most = _total([high for _, high in ranges])
        if least is None and most is None:
            continue
        bound = Bound(signs, sum(sign * (entries[key].count or 0) for key, sign in signs.items()), least, most)
        for key in signs:
            by_cell.setdefault(key, []).append(bound)
    return Bounds({key: tuple(found) for key, found in by_cell.items()}, entries)


def _range(sign: int, entry: Entry) -> tuple[int | None, int | None]:
    """What an unknown cell can add: one of its readings where there are some, else any count."""
    if not entry.candidates:
        return (0, None) if sign > 0 else (None, 0)
    ends = sorted((sign * min(entry.candidates), sign * max(entry.candidates)))
    return ends[0], ends[1]


def _total(ends: list[int | None]) -> int | None:
    known = [end for end in ends if end is not None]
    return sum(known) if len(known) == len(ends) else None
