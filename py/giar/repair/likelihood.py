"""How likely it is that a set of changes is what really went wrong: few slips, of a common kind, before many odd ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import log

from giar.form import Edition
from giar.repair.slips import slip
from giar.repair.sums import Entry

ONE_SLIP = 7.0
"""Minus the logarithm of the share of cells that hold a slip: about one in a thousand."""
FILLED = 2.0
"""A blank, or what is no count at all, shows by itself that something is missing there."""
NEIGHBOURS_SWAPPED, SWAPPED, TOTALS_STALE, ROWS_EXCHANGED = 2.5, 5.0, 3.0, 3.0
Kind = str
FILL, SINGLE, SWAP, STALE, EXCHANGE = "fill", "single", "swap", "stale", "exchange"


@dataclass(frozen=True)
class Slipped:
    """One slip: the cells that it concerns, and what happened to them."""

    kind: Kind
    keys: tuple[str, ...]
    cost: float
    detail: str = ""
    """The kind of the slip in a single number."""


@dataclass(frozen=True)
class Places:
    """Where the cells of a form stand, to tell neighbours."""

    form: Edition

    @cached_property
    def at(self) -> dict[str, tuple[str, int, int]]:
        """Of each cell, its table and its row and column there, counted from zero."""
        return {
            f"{table.key}.{row.key}.{column.key}": (f"{table.key}/{number}", down, across)
            for table in self.form.tables
            for number, block in enumerate(table.blocks)
            for down, row in enumerate(block.row_leaves)
            for across, column in enumerate(block.column_leaves)
        }

    def apart(self, one: str, other: str) -> int | None:
        """How many cells apart two cells of one row or one column are; None where they share neither."""
        (table, down, across), (other_table, other_down, other_across) = self.at[one], self.at[other]
        if table != other_table or (down != other_down and across != other_across):
            return None
        return abs(down - other_down) + abs(across - other_across)


@dataclass(frozen=True)
class Likelihood:
    """Judges sets of changes to one report."""

    places: Places
    entries: Mapping[str, Entry]
    totals: frozenset[str]

    def slips(self, changes: Mapping[str, int]) -> tuple[Slipped, ...]:
        """The likeliest slips that together explain the changes."""
        stale = self._stale_totals(changes)
        if stale is not None:
            return (stale,)
        found: list[Slipped] = []
        rest = list(changes)
        for swap in sorted(self._swaps(changes, rest), key=lambda swap: swap.cost):
            if all(key in rest for key in swap.keys):
                found.append(swap)
                rest = [key for key in rest if key not in swap.keys]
        found.extend(self._single(key, changes[key]) for key in rest)
        return tuple(found)

    def _swaps(self, changes: Mapping[str, int], keys: Iterable[str]) -> Iterable[Slipped]:
        for one, other in combinations(keys, 2):
            if changes[one] != self._count(other) or changes[other] != self._count(one):
                continue
            apart = self.places.apart(one, other)
            if apart is not None:
                yield Slipped(SWAP, (one, other), ONE_SLIP + (NEIGHBOURS_SWAPPED if apart == 1 else SWAPPED))

    def _stale_totals(self, changes: Mapping[str, int]) -> Slipped | None:
        """Several totals of one row or column that are all off by the same: a part was corrected and they were not."""
        keys = tuple(changes)
        if len(keys) < 2 or not self.totals.issuperset(keys) or any(self.entries[key].empty for key in keys):
            return None
        if len({changes[key] - self._count(key) for key in keys}) > 1:
            return None
        if any(self.places.apart(keys[0], key) is None for key in keys[1:]):
            return None
        return Slipped(STALE, keys, ONE_SLIP + TOTALS_STALE)

    def _single(self, key: str, meant: int) -> Slipped:
        if self.entries[key].count is None or self.entries[key].empty or self.entries[key].impossible:
            return Slipped(FILL, (key,), FILLED)
        written = self._count(key)
        step = slip(written, meant)
        cost = step.cost
        if key not in self.totals:
            cost += self._rarity(key, meant) - self._rarity(key, written)
        return Slipped(SINGLE, (key,), ONE_SLIP + cost, step.kind)

    def _rarity(self, key: str, count: int) -> float:
        """How unusual a count is in its table: zeros by their share there, other numbers the rarer the larger."""
        zeros, middle = self._usual[key.partition(".")[0]]
        return -log(zeros) if count == 0 else 2 * log(middle + count) - log((1 - zeros) * middle)

    @cached_property
    def _usual(self) -> dict[str, tuple[float, float]]:
        """Of each table, the share of zeros among its parts and the middle of the other numbers."""
        found: dict[str, tuple[float, float]] = {}
        for table in {key.partition(".")[0] for key in self.entries}:
            counts = [entry.count for key, entry in self.entries.items() if key.startswith(f"{table}.") and key not in self.totals]
            known = [count for count in counts if count is not None]
            found[table] = ((known.count(0) + 1) / (len(known) + 2), _median([1, *filter(None, known)]))
        return found

    def _count(self, key: str) -> int:
        return self.entries[key].count or 0


def _median(counts: Sequence[int]) -> float:
    """As `statistics` has it; that module would travel to every visitor, with fractions and random numbers."""
    ordered = sorted(counts)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
