"""A document's grid as its cells cover it: which heads stand over a column, and what each cell says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile

from giar.clean import CleanText
from giar.read.numbers import NULLS, is_mark, join_digits, read_number
from giar.read.readings import Entry
from giar.read.vocabulary import NUMERALS, Meaning, Role, label_pattern, squash, vocabulary
from giar.source.document import Grid, GridCell

_NOTE = re.compile(r"[(（][^()（）]{2,80}[)）]")
_WHOLE = 4
"""A label of so many characters at the start of a text is no fragment of another."""

_MOSTLY = 0.6
_SEVERAL = 2


@dataclass(frozen=True, eq=False)
class ShownCell:
    """A cell with what it says; ``start`` is the offset of its text in the text that was read."""

    row: int
    column: int
    start: int
    text: str

    @cached_property
    def meanings(self) -> tuple[Meaning, ...]:
        return _meanings(self.text)

    @cached_property
    def entry(self) -> Entry | None:
        """What it says as a value; None for words of the form."""
        start, end = self.start, self.start + len(self.text)
        if not self.text or self.text in NULLS:
            return Entry("blank", None, start, start)
        if is_mark(self.text):
            return Entry("mark", None, start, end)
        if written := read_number(self.text):
            return Entry("number", written.value, start, end, written.unit)
        if joined := join_digits(self.text):
            return Entry("number", joined.value, start, end, joined.unit, "digits-joined")
        return None if label_pattern().search(squash(self.text)) else Entry("unreadable", None, start, end)

    @property
    def is_value(self) -> bool:
        return self.entry is not None and self.entry.status in ("number", "mark")

    @property
    def names_column(self) -> bool:
        return any(meaning.role == "column" for meaning in self.meanings)


@lru_cache(maxsize=4096)
def _meanings(text: str) -> tuple[Meaning, ...]:
    """What of the form a cell's words stand for; nothing where they only contain a label among others."""
    for squashed in (squash(text), squash(_NOTE.sub("", text))):
        for words in (squashed, squashed.lstrip(NUMERALS)):
            if words in vocabulary():
                return vocabulary()[words]
    match = label_pattern().match(squashed.lstrip(NUMERALS))
    if match is None or (len(match[0]) < _WHOLE and len(match[0]) < _MOSTLY * len(squashed)):
        return ()
    return vocabulary()[match[0]]


@dataclass(frozen=True)
class Row:
    """A row of a grid: the cell that covers each of its places."""

    number: int
    cells: tuple[ShownCell | None, ...]

    @cached_property
    def holds_values(self) -> bool:
        return any(cell is not None and cell.text != "" and cell.is_value for cell in self.cells)


class Heads:
    """The rows over some rows of values, and the columns that their last one tells apart."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self.width = len(rows[-1].cells)
        self._lowest = tuple(next((row.cells[at] for row in reversed(rows) if row.cells[at] is not None), None) for at in range(self.width))

    @cached_property
    def first(self) -> int:
        """The first column that a head names; labels stand to the left of it."""
        naming = takewhile(bool, map(_naming, reversed(self._rows)))
        return min(column for columns in naming for column in columns)

    @cached_property
    def columns(self) -> tuple[range, ...]:
        """The places under each head."""
        cells = self._lowest
        edges = [at for at in range(self.first, self.width) if at == self.first or cells[at] is not cells[at - 1]]
        spans = [range(start, end) for start, end in zip(edges, [*edges[1:], self.width], strict=True)]
        return tuple(span for span in spans if cells[span.start] is not None)

    @cached_property
    def covered(self) -> frozenset[int]:
        return frozenset(at for span in self.columns for at in span)

    def names(self, columns: range, role: Role, table: str | None = None) -> frozenset[str]:
        """The keys that the heads over a column name; of several columns over one another, the lowest counts."""
        for row in reversed(self._rows):
            cell = row.cells[columns.start]
            named = frozenset(m.key for m in cell.meanings if m.role == role and table in (None, m.table)) if cell else frozenset()
            if named:
                return named
        return frozenset()


class Sheet:
    """A grid with the cell that covers each of its places.

    ``separated`` says that it was not drawn by a document but by separators, which know nothing of merged cells.
    """

    def __init__(self, covering: Mapping[tuple[int, int], ShownCell], *, separated: bool = False) -> None:
        self.separated = separated
        self._covering = covering
        self._height = 1 + max(row for row, _ in covering)
        self.width = 1 + max(column for _, column in covering)

    def _rows(self) -> Iterator[Row]:
        for number in range(self._height):
            yield Row(number, tuple(self._covering.get((number, column)) for column in range(self.width)))

    def parts(self, heads: Heads | None) -> Iterator[tuple[Heads, list[Row]]]:
        """The rows under each set of heads; the first may go on under those of the grid before."""
        over: list[Row] = []
        """The rows since the last one with values."""
        under: list[Row] = []
        for row in self._rows():
            if _is_head(row, heads):
                if heads is not None:
                    yield heads, under
                over.append(row)
                heads, under = Heads(tuple(over)), []
                continue
            under.append(row)
            over = [] if row.holds_values else [*over, row]
        if heads is not None:
            yield heads, under


def drawn_sheet(grid: Grid, text: CleanText) -> Sheet:
    """The grid that a document draws."""
    height = 1 + max(cell.row for cell in grid.cells)
    width = 1 + max(cell.column for cell in grid.cells)
    covering: dict[tuple[int, int], ShownCell] = {}
    for cell in grid.cells:
        shown = _shown(cell, text)
        for row in range(cell.row, min(cell.row + cell.rowspan, height)):
            for column in range(cell.column, min(cell.column + cell.colspan, width)):
                covering[row, column] = shown
    return Sheet(covering)


def _is_head(row: Row, heads: Heads | None) -> bool:
    """True for a row that names columns, right of the labels or several, and holds no value."""
    if row.holds_values:
        return False
    first = 1 if heads is None else heads.first
    naming = _naming(row)
    return len(naming) >= _SEVERAL or any(column >= first for column in naming)


def _naming(row: Row) -> frozenset[int]:
    """Where the cells begin that name a column."""
    return frozenset(cell.column for cell in row.cells if cell is not None and cell.text and cell.names_column)


def _shown(cell: GridCell, text: CleanText) -> ShownCell:
    content = text[text.place(cell.start) : text.place(cell.end)]
    shown = content.strip()
    return ShownCell(cell.row, cell.column, text.place(cell.start) + len(content) - len(content.lstrip()), shown)
