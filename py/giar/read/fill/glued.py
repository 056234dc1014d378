"""Runs of digits and marks without anything between them (``0001000``, ``3/12///15``): every cut into a row's cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from giar.form import DISPUTE_TOTAL, ROW_TOTAL, Edition, Relation, relations
from giar.read.fill.entries import Entry, Reading
from giar.read.pieces.numbers import is_mark
from giar.read.pieces.tokens import SLOTS, Atom
from giar.report import Number

MOST_READINGS = 2500
"""A run with more cuts than this is not read: no sum could choose among so many with certainty."""

LONGEST = 9
"""No count has more digits than this."""

MOST_STEPS = 60_000
"""A run with more cuts to look at than this is not read."""

_RUN = re.compile(r"[\d/／\\\-－—–−无空.]+")
_LABEL_END = re.compile(r"(?:[\u3400-\u9fff)）”\"]|[\u3400-\u9fff)）][:：])$")
"""What a run of cells touches is its label; behind a list sign stands one number."""
_COUNT = re.compile(rf"0|[1-9]\d{{0,{LONGEST - 1}}}")
_AMOUNT = re.compile(r"(?:0|[1-9]\d*)\.\d+")
_NEGATIVE = frozenset("-－−–")


@dataclass(frozen=True, slots=True)
class Shape:
    """What the form says of the cells of a row: which are totals of those before them, which may be negative or broken."""

    width: int
    totals: frozenset[int]
    open_totals: frozenset[int] = frozenset()
    """The totals that count a part which has no cell here: they are at least the sum of the others."""
    signed: frozenset[int] = frozenset()
    fractional: frozenset[int] = frozenset()


def shape_of(form: Edition, keys: Sequence[str]) -> Shape:
    """The shape of rows with these cells."""
    columns = [form.lines[key][1] for key in keys]
    return Shape(
        len(keys),
        frozenset(at for at, column in enumerate(columns) if column.role == "total"),
        frozenset(keys.index(r.right[0]) for r in relations(form) if r.right[0] in keys and _is_along(r) and not set(keys) >= set(r.left)),
        frozenset(at for at, column in enumerate(columns) if column.signed),
        frozenset(at for at, column in enumerate(columns) if column.fractional),
    )


def _is_along(relation: Relation) -> bool:
    """True for a sum along a row."""
    return relation.rule in (ROW_TOTAL, DISPUTE_TOTAL)


def run_of(text: str, slots: Sequence[Atom], width: int) -> tuple[int, int] | None:
    """Where the run of digits and marks stands that is a whole row, where the slots are nothing else but a remark behind it."""
    filled = [slot for slot in slots if slot.kind in SLOTS]
    if len(filled) != 1 or width == 1 or any(slot.kind == "blank" for slot in slots):
        return None
    start, content = filled[0].start, text[filled[0].start : filled[0].end]
    found = _RUN.match(content)
    if found is None or content[found.end() : found.end() + 1] not in ("", "(", "（"):
        return None
    run = found[0]
    touches = filled[0].gap == "glued" and bool(_LABEL_END.search(text, max(0, start - 2), start))
    several = run.isdecimal() and (len(run) > LONGEST or (len(run) > 1 and run[0] == "0"))
    glued = touches or several or filled[0].kind == "unreadable"
    is_row = len(run) > 2 or any(map(str.isdecimal, run))
    return (start, start + len(run)) if glued and is_row else None


def is_too_short(text: str, slots: Sequence[Atom], width: int) -> bool:
    """True for a run that has less characters than its row has cells: what was blank left no trace."""
    run = run_of(text, slots, width)
    return run is not None and run[1] - run[0] < width


def glued_readings(
    text: str, slots: Sequence[Atom], form: Edition, keys: Sequence[str], *, cut: bool = False, blanks_vanish: bool = False
) -> tuple[Reading, ...] | None:
    """Every cut of a run into the cells of a row under which each total is the sum of its parts; none if too many.

    None where the slots are no run. ``cut`` says that the text breaks off with it: then only a sum shows that it is
    whole. Where ``blanks_vanish``, only a run of as many characters as cells is read.
    """
    run = run_of(text, slots, len(keys))
    if run is None:
        return None
    shape = shape_of(form, keys)
    written = text[slice(*run)]
    if len(written) < shape.width or (blanks_vanish and len(written) != shape.width) or (cut and not shape.totals):
        return ()
    cutting = _Cutting(written, shape)
    found = []
    for cells in cutting.cuts(0, 0):
        found.append(cells)
        if len(found) > MOST_READINGS:
            return ()
    return () if cutting.spent else tuple(tuple(_entry(run[0], *cell) for cell in cells) for cells in found)


_Cell = tuple[int, int, Number | None]
"""Where the cell begins and ends in the run, and its number; None for a mark."""


def _entry(offset: int, start: int, end: int, value: Number | None) -> Entry:
    if value is None:
        return Entry("mark", None, offset + start, offset + end)
    return Entry("number", value, offset + start, offset + end, None, "digits-split")


class _Cutting:
    def __init__(self, written: str, shape: Shape) -> None:
        self.written = written
        self.shape = shape
        self.steps = 0
        self.spent = False
        self.dead: set[tuple[int, int, int, Number | None, bool]] = set()
        self.widest_zero = 1 if written.isdecimal() else 2
        self.cells = [[list(self._cells_at(at, column)) for column in range(shape.width)] for at in range(len(written))]
        self.ends = self._ends()

    def _cells_at(self, at: int, column: int) -> Iterator[_Cell]:
        """What a cell of this column that begins here may be."""
        run = self.written
        if not run[at].isdecimal() and run[at] != ".":
            doubled = run[at : at + 2]
            for mark in (run[at], doubled) if doubled == 2 * run[at] else (run[at],):
                if is_mark(mark):
                    yield at, at + len(mark), None
            if column not in self.shape.signed or run[at] not in _NEGATIVE:
                return
        sign = -1 if run[at] in _NEGATIVE else 1
        first = at + (sign < 0)
        if column in self.shape.fractional and (amount := _AMOUNT.match(run, first)):
            for end in range(run.index(".", first) + 2, amount.end() + 1):
                yield at, end, sign * Decimal(run[first:end])
        if count := _COUNT.match(run, first):
            for end in range(first + 1, count.end() + 1):
                yield at, end, sign * int(run[first:end])

    def _ends(self) -> list[set[int]]:
        """For each column, the places from which the rest of the run can be cut into the cells from there on."""
        ends = [{len(self.written)}]
        for column in reversed(range(self.shape.width)):
            ends.append({at for at, cells in enumerate(self.cells) if any(end in ends[-1] for _, end, _ in cells[column])})
        return ends[::-1]

    def cuts(self, column: int, at: int) -> Iterator[tuple[_Cell, ...]]:
        """The cuts from a column on, block by block: the parts of a total, then the total."""
        if column == self.shape.width:
            yield ()
            return
        total_at = min((total for total in self.shape.totals if total >= column), default=None)
        last = self.shape.width - 1 if total_at is None else total_at
        for block, end in self._blocks(column, last, at, summed=total_at is not None):
            for rest in self.cuts(last + 1, end):
                yield (*block, *rest)

    def _blocks(self, column: int, last: int, at: int, *, summed: bool) -> Iterator[tuple[tuple[_Cell, ...], int]]:
        if not summed:
            for parts in self._parts(column, last + 1, at, len(self.written), None, exact=False):
                yield parts, len(self.written)
            return
        for begin in range(at + last - column, len(self.written)):
            for total in self.cells[begin][last]:
                if total[1] in self.ends[last + 1]:
                    for parts in self._parts(column, last, at, begin, total[2] or 0, exact=last not in self.shape.open_totals):
                        yield (*parts, total), total[1]

    def _parts(self, column: int, behind: int, at: int, stop: int, total: Number | None, *, exact: bool) -> Iterator[tuple[_Cell, ...]]:
        """The cuts of ``[at, stop)`` into the cells of the columns up to ``behind``.

        They add up to ``total``, where there is one, or stay below it where it need not be ``exact``.
        """
        if column == behind:
            if at == stop and not (total and exact):
                yield ()
            return
        state = (column, at, stop, total, exact)
        self.steps += 1
        self.spent = self.spent or self.steps > MOST_STEPS
        if self.spent or state in self.dead or not self._fits(behind - column, stop - at, total, exact=exact):
            return
        found = False
        for cell in self.cells[at][column] if at < stop else ():
            left = None if total is None else total - (cell[2] or 0)
            if cell[1] > stop or (left is not None and left < 0):
                break
            for rest in self._parts(column + 1, behind, cell[1], stop, left, exact=exact):
                found = True
                yield (cell, *rest)
        if not found and not self.spent:
            self.dead.add(state)

    def _fits(self, cells: int, characters: int, total: Number | None, *, exact: bool) -> bool:
        """Whether so many characters can be so many cells that add up to the total, by the numbers of digits alone."""
        if total is None:
            return cells <= characters <= cells * (2 * LONGEST)
        digits = len(str(total))
        return cells <= characters <= cells * max(digits, self.widest_zero) and (digits <= characters - cells + 2 or not exact)


__all__ = ["glued_readings", "is_too_short"]
