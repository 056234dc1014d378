"""Which columns the rows below heads have, and where among the cells of their lines: what heads say, if the rows agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from giar.form import Edition
from giar.read.align.columnwise import adding_up, number_of
from giar.read.align.form_rows import DISPUTES, FormRow, form_rows
from giar.read.align.heads import FOREIGN, Heads
from giar.read.align.labels import Evidence
from giar.read.fill.shape import core_of, length_of
from giar.read.pieces.tokens import SLOTS
from giar.read.runs.runs import Run
from giar.report import Number

_NEARLY_ALL = 0.8
"""So many of the lines below heads with places are as long as these, where values stand under them."""
_CLEARLY = 2
"""So many times as many rows must add up in one order as in the other."""
_ENOUGH = 2
"""So many rows show what one may have by chance."""
_MANY = 0.2
_FURTHER = 3
"""No office adds more columns; a run of more values holds the next row too."""
_FEW = 2
"""Lines of so few values are none of table 三."""

Place = tuple[str, int]
"""A table and the number of a block of it."""


@dataclass(slots=True)
class _Below:
    """What stands below heads: how many values rows have, the numbers of complete ones, and whether lines end with the heads."""

    counts: Counter[int]
    rows: list[list[Number]]
    ends: Counter[bool]


class Columns:
    """The columns of each run's rows, as far as they are others than the form's."""

    def __init__(self, form: Edition, runs: Sequence[Run], evidence: Sequence[Evidence]) -> None:
        self.form = form
        self._evidence = evidence
        self._below: dict[int, _Below] = {}
        self._widths: dict[Place, Counter[int]] = {}
        """How many values the labelled rows of a block have."""
        rows = form_rows(form)
        for run, own in zip(runs, evidence, strict=True):
            self._note(run, own, rows[own.sure] if own.sure is not None else None)
        self._known: dict[int, tuple[str, ...] | None] = {}

    def of(self, unit: int, place: Place) -> tuple[str, ...] | None:
        """The columns of the rows of a block, in their order; None where they are the form's."""
        heads = self._evidence[unit].heads.get(place)
        if heads is None:
            return None
        if id(heads) not in self._known:
            self._known[id(heads)] = self._settled(heads)
        return self._known[id(heads)]

    def are_open(self, unit: int, place: Place) -> bool:
        """True where the heads leave open which column is whose: one is not the form's, or their order is lost."""
        settled = self.of(unit, place)
        if self._has_more(place, settled):
            return True
        heads = self._evidence[unit].heads.get(place)
        if heads is None or settled is not None:
            return False
        leaves = self._leaves(heads)
        if FOREIGN in heads.columns:
            return "total" not in leaves or _adding_up(self._below[id(heads)].rows, leaves) < _ENOUGH
        if heads.columns == leaves or set(heads.columns) != set(leaves) or "total" not in leaves:
            return not heads.alike
        rows = self._below[id(heads)].rows
        if all(len(row) == 1 for row in rows):
            # Runs of digits are cut so that the total is the last.
            return False
        return not _adding_up(rows, leaves) > _CLEARLY * _adding_up(rows, heads.columns)

    def _has_more(self, place: Place, settled: tuple[str, ...] | None) -> bool:
        """True where many rows have more values than columns: which of them are whose, no row can tell."""
        table, block = place
        width = len(settled or self.form.table(table).blocks[block].column_leaves)
        widths = self._widths.get(place, Counter())
        more = sum(count for values, count in widths.items() if width < values <= width + _FURTHER)
        return width > 1 and more >= _ENOUGH and more >= _MANY * widths.total()

    def start(self, unit: int, row: FormRow, width: int) -> int | None:
        """Where among the cells of a line the values of a row begin, where the heads above show it."""
        heads = self._evidence[unit].heads.get((row.table, row.block))
        if heads is None or heads.start is None or row.width == 1 or not self._is_over(heads):
            return None
        return heads.start if heads.stop - heads.start + 1 == width else None

    def _note(self, run: Run, own: Evidence, row: FormRow | None) -> None:
        first, last = core_of(run.slots)
        hard = [slot for slot in run.slots[first:last] if slot.kind != "soft"]
        if row is not None and row.table != DISPUTES:
            self._widths.setdefault((row.table, row.block), Counter())[len(hard)] += 1
        for place, heads in own.heads.items():
            below = self._below.setdefault(id(heads), _Below(Counter(), [], Counter()))
            is_rows = row is not None and place == (row.table, row.block)
            if place[0] == "applications" and len(run.slots) > len(heads.columns):
                lines = Counter(slot.line for slot in run.slots if slot.kind in SLOTS)
                below.counts.update(count for count in lines.values() if count > _FEW)
            if is_rows:
                below.counts[len(hard)] += 1
                below.rows.append([number_of(slot) for slot in hard])
            if heads.start is not None and run.slots[first].column >= 0 and (row is None or is_rows):
                below.ends[length_of(run.slots, last) == heads.stop] += 1

    def _is_over(self, heads: Heads) -> bool:
        """True where the lines below are as long as the heads, so that values stand under them."""
        ends = self._below[id(heads)].ends
        return ends[True] > 0 and ends[True] >= _NEARLY_ALL * ends.total()

    def _leaves(self, heads: Heads) -> tuple[str, ...]:
        return tuple(leaf.key for leaf in self.form.table(heads.table).blocks[heads.block].column_leaves)

    def _settled(self, heads: Heads) -> tuple[str, ...] | None:
        leaves = self._leaves(heads)
        below = self._below[id(heads)]
        if heads.columns == leaves:
            return None
        if len(heads.columns) == len(leaves) and set(heads.columns) == set(leaves):
            return heads.columns if _is_order(heads, leaves, below.rows) else None
        own = [key for key in heads.columns if key != FOREIGN]
        if len(own) < len(leaves) - 2:
            return None
        if len(own) < len(heads.columns) and self._is_over(heads):
            return heads.columns
        if len(own) < len(heads.columns) and not heads.sure:
            return None
        usual = below.counts.most_common(1)[0][0] if below.counts else 0
        # One run of digits may hold the whole row.
        return heads.columns if usual in (len(heads.columns), 1) else None


def _is_order(heads: Heads, leaves: Sequence[str], rows: Sequence[Sequence[Number]]) -> bool:
    """True where the columns stand in the order of the heads, be it that the sums of the rows must say so."""
    if "total" not in leaves or heads.columns.index("total") == leaves.index("total"):
        return True
    named, usual = _adding_up(rows, heads.columns), _adding_up(rows, leaves)
    return (heads.sure and usual <= _CLEARLY * named) or named > _CLEARLY * usual


def _adding_up(rows: Sequence[Sequence[Number]], columns: Sequence[str]) -> int:
    """In how many rows the total of all other values stands where the columns say."""
    return adding_up((row for row in rows if len(row) == len(columns)), columns.index("total"))


__all__ = ["Columns"]
