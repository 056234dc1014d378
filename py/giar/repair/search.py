"""The smallest sets of cells whose change makes every relation hold.

A changed cell moves the row relation and the column relations through it by the same amount, up to sign. So ``n`` cells
mend at most ``n`` broken rows and at most ``n`` broken columns, and where exactly ``n`` rows (or columns) are broken each
of them takes one cell, whose new value follows. Otherwise the cells of a smallest set can still be put in an order in
which each is the last one to be changed in some relation, so that its new value follows from that relation: a set that
had no such order would hold a closed loop of cells, and moving the same amount round the loop would save one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from giar.repair.sums import Sums, along_row

MOST_CELLS = 4
MOST_STEPS = 60_000
"""Cells tried before the search gives up, so that no table whatever keeps the reader waiting."""
MOST_SETS = 2_000

Move = tuple[int, int]
"""A cell and the amount added to it."""


@dataclass(frozen=True)
class Found:
    """All smallest sets of changes, each by cell; ``exhausted`` where the search was cut short."""

    sets: tuple[dict[int, int], ...]
    exhausted: bool = False


def smallest(sums: Sums, allowed: Callable[[Mapping[int, int]], bool], most: int = MOST_CELLS) -> Found:
    """The smallest allowed sets of at most ``most`` changes after which every relation holds, with no cell below zero."""
    search = _Search(_Lines(sums))
    for size in range(most + 1):
        sets = search.sets_of(size)
        kept = tuple(changes for changes in sets if allowed(changes))
        exhausted = search.exhausted or len(sets) >= MOST_SETS
        if kept or exhausted:
            return Found(kept, exhausted)
    return Found(())


@dataclass(frozen=True)
class _Lines:
    """Which relations make up the rows and the columns, as sets of bits: bit ``n`` stands for relation ``n``."""

    sums: Sums

    @cached_property
    def rows(self) -> int:
        return sum(1 << number for number, relation in enumerate(self.sums.relations) if along_row(relation))

    @cached_property
    def columns(self) -> tuple[int, ...]:
        found: dict[str, int] = {}
        for number, relation in enumerate(self.sums.relations):
            if not along_row(relation):
                found[relation.scope] = found.get(relation.scope, 0) | 1 << number
        return tuple(found.values())

    @cached_property
    def signatures(self) -> tuple[int, ...]:
        """Of each cell, the relations through it."""
        return tuple(sum(1 << number for number, _ in through) for through in self.sums.through)

    @cached_property
    def by_signature(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for cell, signature in enumerate(self.signatures):
            found.setdefault(signature, []).append(cell)
        return found

    @cached_property
    def by_column(self) -> dict[tuple[int, int], list[int]]:
        """The cells of each column, by the column and by which of its relations run through them."""
        found: dict[tuple[int, int], list[int]] = {}
        for column in self.columns:
            for cell, signature in enumerate(self.signatures):
                if signature & column:
                    found.setdefault((column, signature & column), []).append(cell)
        return found


class _Search:
    """A depth-first search over single changes, with the state of the relations kept as it goes."""

    def __init__(self, lines: _Lines) -> None:
        self._lines = lines
        self._sums = lines.sums
        self._excess = list(lines.sums.excess)
        self._broken = sum(1 << number for number, excess in enumerate(self._excess) if excess)
        self._changes: dict[int, int] = {}
        self._steps = 0

    @property
    def exhausted(self) -> bool:
        return self._steps > MOST_STEPS

    def sets_of(self, size: int) -> list[dict[int, int]]:
        """All sets of exactly that many changes, given that no smaller one does."""
        self._seen: set[frozenset[Move]] = set()
        self._sets: dict[frozenset[Move], dict[int, int]] = {}
        self._extend(size)
        return list(self._sets.values())

    def _extend(self, left: int) -> None:
        if not self._broken:
            if not left:
                self._sets[frozenset(self._changes.items())] = dict(self._changes)
            return
        for move in self._moves(left):
            if self.exhausted or len(self._sets) >= MOST_SETS:
                return
            self._apply(*move)
            self._extend(left - 1)
            self._take_back(*move)

    def _moves(self, left: int) -> Iterator[Move]:
        """The changes worth trying next when ``left`` of them must mend all that is broken."""
        rows = self._broken & self._lines.rows
        row_count = rows.bit_count()
        columns = [column for column in self._lines.columns if self._broken & column]
        if row_count > left or len(columns) > left:
            return iter(())
        if left == 1:
            return self._filling(self._broken, self._lines.by_signature.get(self._broken, ()))
        if row_count == left:
            return self._filling_relation((rows & -rows).bit_length() - 1)
        if len(columns) == left:
            column = columns[0]
            wanted = self._broken & column
            return self._filling(wanted, self._lines.by_column.get((column, wanted), ()))
        return self._filling_any()

    def _filling(self, wanted: int, cells: list[int] | tuple[int, ...]) -> Iterator[Move]:
        """Changes of one of the cells that mend all the wanted relations at once."""
        for cell in cells:
            if cell in self._changes:
                continue
            amounts = {-sign * self._excess[number] for number, sign in self._sums.through[cell] if wanted >> number & 1}
            if len(amounts) == 1:
                yield from self._possible(cell, amounts.pop())

    def _filling_relation(self, number: int) -> Iterator[Move]:
        for cell, sign in self._sums.members[number]:
            if cell not in self._changes:
                yield from self._possible(cell, -sign * self._excess[number])

    def _filling_any(self) -> Iterator[Move]:
        """Changes that mend any of the broken relations; sets already tried in another order are left out."""
        broken = self._broken
        while broken:
            number = (broken & -broken).bit_length() - 1
            broken &= broken - 1
            for move in list(self._filling_relation(number)):
                attempt = frozenset((*self._changes.items(), move))
                if attempt not in self._seen:
                    self._seen.add(attempt)
                    yield move

    def _possible(self, cell: int, amount: int) -> Iterator[Move]:
        if amount and self._sums.counts[cell] + amount >= 0:
            yield cell, amount

    def _apply(self, cell: int, amount: int) -> None:
        self._steps += 1
        self._changes[cell] = amount
        self._shift(cell, amount)

    def _take_back(self, cell: int, amount: int) -> None:
        del self._changes[cell]
        self._shift(cell, -amount)

    def _shift(self, cell: int, amount: int) -> None:
        for number, sign in self._sums.through[cell]:
            excess = self._excess[number] + sign * amount
            self._excess[number] = excess
            if excess:
                self._broken |= 1 << number
            else:
                self._broken &= ~(1 << number)
