"""Which reading of each row: relations choose where the text leaves several, and change no number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from giar.form import Relation
from giar.read.fill.entries import Entry, Reading
from giar.report import Number
from giar.report.arithmetic import holding

MOST_STEPS = 20_000
"""The search gives up beyond this; the rows then stay ambiguous."""

Keys = tuple[str, ...]
Vector = tuple[Number | None, ...]


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A row of the form: the keys of its cells and the readings that the text leaves open, at least one."""

    keys: Keys
    readings: tuple[Reading, ...]


def choose(rows: Sequence[OpenRow], relations: Sequence[Relation]) -> list[tuple[Reading, ...]]:
    """For each row the readings that remain; one where it is established.

    A row that the text leaves open keeps those readings under which its own total holds and some choice for the other
    rows makes every sum over rows hold. Where no choice does, the report does not add up in any reading, and the row
    stays open.
    """
    if all(len(row.readings) == 1 for row in rows):
        return [row.readings for row in rows]
    kept = [_with_own_total(row, relations) for row in rows]
    usable = [row for row, readings in zip(rows, kept, strict=True) if readings]
    across = [relation for relation in relations if _spans_rows(relation, usable)]
    kept = [readings or row.readings for row, readings in zip(rows, kept, strict=True)]
    surviving = _Search(rows, kept, across).surviving()
    return _without_contradictions(rows, surviving, across)


def _without_contradictions(
    rows: Sequence[OpenRow], surviving: list[tuple[Reading, ...]], across: Sequence[Relation]
) -> list[tuple[Reading, ...]]:
    """Takes back the choice for a row that lost a cell where a sum down one of its columns fails.

    Its own total may hold by chance when it is the total that was lost; then the columns do not add up.
    """
    values: dict[str, Number | None] = {}
    for row, readings in zip(rows, surviving, strict=True):
        for key, numbers in zip(row.keys, zip(*map(_vector, readings), strict=True), strict=True):
            if len(set(numbers)) == 1:
                values[key] = numbers[0]
    failing = {key for relation in across if holding(relation, values.get) == "fails" for key in relation.cells}
    return [
        row.readings if len(readings) < len(row.readings) and _has_lost(readings[0]) and not failing.isdisjoint(row.keys) else readings
        for row, readings in zip(rows, surviving, strict=True)
    ]


def _has_lost(reading: Reading) -> bool:
    """True where a cell of the row has no value of its own in the text."""
    return any(cell.status == "absent" for cell in reading)


def number_of(entry: Entry) -> Number | None:
    """What an entry adds to a sum: its number, nothing where it holds none, None where that is unknown."""
    if entry.status == "unreadable":
        return None
    return entry.value if entry.value is not None else 0


def _vector(reading: Reading) -> Vector:
    return tuple(number_of(entry) for entry in reading)


def _with_own_total(row: OpenRow, relations: Sequence[Relation]) -> tuple[Reading, ...]:
    if len(row.readings) == 1:
        return row.readings
    own = set(row.keys)
    within = [relation for relation in relations if own.issuperset(relation.cells)]
    return tuple(
        reading
        for reading in row.readings
        if all(holding(relation, dict(zip(row.keys, _vector(reading), strict=True)).get) != "fails" for relation in within)
    )


def _spans_rows(relation: Relation, rows: Sequence[OpenRow]) -> bool:
    """True for a relation over several rows, all of whose cells are known to some reading."""
    known = {key for row in rows for key in row.keys}
    if not known.issuperset(relation.cells):
        return False
    return len({key.rsplit(".", 1)[0] for key in relation.cells}) > 1


class _Search:
    """Depth-first over the rows that are open, with bounds on what the rows behind can still add to each sum."""

    def __init__(self, rows: Sequence[OpenRow], kept: Sequence[tuple[Reading, ...]], relations: Sequence[Relation]) -> None:
        self.rows = rows
        self.kept = kept
        signs = [dict.fromkeys(r.left, 1) | dict.fromkeys(r.right, -1) for r in relations]
        self.groups: list[dict[tuple[Number, ...], list[Reading]]] = []
        for row, readings in zip(rows, kept, strict=True):
            groups: dict[tuple[Number, ...], list[Reading]] = {}
            for reading in readings:
                groups.setdefault(_contribution(row.keys, reading, signs), []).append(reading)
            self.groups.append(groups)
        self.open = sorted((at for at, readings in enumerate(kept) if len(readings) > 1), key=lambda at: len(self.groups[at]))
        self.start = tuple(
            sum((next(iter(self.groups[at]))[index] for at in range(len(rows)) if len(kept[at]) == 1), start=0)
            for index in range(len(relations))
        )
        self.bounds = self._bounds(len(relations))
        self.steps = 0

    def _bounds(self, relations: int) -> list[list[tuple[Number, Number]]]:
        """For each depth, the least and the most that the rows from there on can add to each relation."""
        nothing: tuple[Number, Number] = (0, 0)
        bounds = [[nothing] * relations]
        for at in reversed(self.open):
            columns = list(zip(*self.groups[at], strict=True))
            bounds.append([(low + min(column), high + max(column)) for (low, high), column in zip(bounds[-1], columns, strict=True)])
        return bounds[::-1]

    def surviving(self) -> list[tuple[Reading, ...]]:
        chosen: list[tuple[Number, ...]] = []
        seen: list[set[tuple[Number, ...]]] = [set() for _ in self.open]
        complete = self._walk(0, self.start, chosen, seen)
        kept = list(self.kept)
        if complete and all(seen):
            for depth, at in enumerate(self.open):
                kept[at] = tuple(reading for group in seen[depth] for reading in self.groups[at][group])
        return kept

    def _walk(self, depth: int, sums: tuple[Number, ...], chosen: list[tuple[Number, ...]], seen: list[set[tuple[Number, ...]]]) -> bool:
        """Marks in ``seen`` the choices of every solution; False where there are too many steps to look at them all."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            return False
        if any(total + low > 0 or total + high < 0 for total, (low, high) in zip(sums, self.bounds[depth], strict=True)):
            return True
        if depth == len(self.open):
            for at, group in enumerate(chosen):
                seen[at].add(group)
            return True
        for group in self.groups[self.open[depth]]:
            chosen.append(group)
            complete = self._walk(depth + 1, tuple(a + b for a, b in zip(sums, group, strict=True)), chosen, seen)
            chosen.pop()
            if not complete:
                return False
        return True


def _contribution(keys: Keys, reading: Reading, signs: Sequence[Mapping[str, int]]) -> tuple[Number, ...]:
    """What a reading adds to each relation, left side counted up and right side down."""
    values = list(zip(keys, reading, strict=True))
    return tuple(sum((sign.get(key, 0) * (number_of(entry) or 0) for key, entry in values if key in sign), start=0) for sign in signs)
