"""Blocks to a Document: paragraphs become lines, a table's rows become lines whose cells are set apart by tabs.

A merged cell is written once, at its first row and column, and nothing stands for the other positions it covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from giar.place import Where
from giar.report import Source
from giar.source.blocks import Block, Paragraph, Spot, Table, TableCell
from giar.source.document import Document, Grid, GridCell

_PROSE_LENGTH = 120
"""A cell that holds a longer text with sentences in it holds prose, not an entry of a table."""

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’"
_SPACES = re.compile(r"\s+")
_SPACES_BUT_TABS = re.compile(r"[^\S\t]+")
_NUMERIC = re.compile(r"[\d\s.,，%+/-]*")
_FEW_PIECES = 2
_WIDEST = 500
"""No form is wider; merged cells beyond it are not followed down."""
_BREAK_IN_WORD = re.compile(rf"(?<=[{_WIDE}])[ \t]*\n\s*(?=[{_WIDE}])")


def draw(blocks: Iterable[Block], source: Source, remarks: tuple[str, ...] = ()) -> Document:
    """The document that the blocks make up."""
    drawn = _Drawing()
    drawn.flow(blocks)
    return Document(
        text := "".join(drawn.pieces),
        Source(source.name, source.kind, source.encoding, len(text)),
        tuple(drawn.grids),
        tuple(drawn.places),
        remarks,
    )


@dataclass
class _Drawing:
    pieces: list[str] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    places: list[Where] = field(default_factory=list)
    length: int = 0

    def write(self, text: str, spot: Spot | None = None) -> None:
        if text and spot is not None:
            self.places.append(Where(self.length, self.length + len(text), spot.page, spot.box, spot.sheet, spot.cell))
        self.pieces.append(text)
        self.length += len(text)

    def flow(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self.paragraph(block)
            else:
                self.table(block)

    def paragraph(self, paragraph: Paragraph) -> None:
        for line in paragraph.text.split("\n"):
            spaces = _SPACES_BUT_TABS if _sets_apart(line) else _SPACES
            if shown := spaces.sub(" ", line).strip(" \n"):
                self.write(shown, paragraph.spot)
                self.write("\n")

    def table(self, table: Table) -> None:
        """The table's rows as lines; what is no row of entries flows between them."""
        grid: list[GridCell] = []
        start = self.length
        placed = _placed(table)
        skipped = _blank_margin(placed)
        nature = _Nature.of(table)
        for number, row in enumerate(placed):
            cells = [(column, cell) for column, cell in row if column >= skipped]
            if nature.flows(cell for _, cell in cells):
                self._close(start, grid)
                for _, cell in cells:
                    self.flow(cell.content)
                start, grid = self.length, []
            elif cells:
                grid.extend(self._row(number, cells))
        self._close(start, grid)

    def _close(self, start: int, cells: list[GridCell]) -> None:
        if cells:
            self.grids.append(Grid(start, self.length, tuple(cells)))

    def _row(self, number: int, cells: Sequence[tuple[int, TableCell]]) -> Iterator[GridCell]:
        for index, (column, cell) in enumerate(cells):
            if index:
                self.write("\t")
            start = self.length
            self.write(cell_text(cell), cell.spot or _first_spot(cell))
            yield GridCell(start, self.length, number, column, cell.rowspan, cell.colspan)
        self.write("\n")


def _sets_apart(line: str) -> bool:
    """True where tabs set values apart; a tab after a numbering or in a sentence is an indent."""
    pieces = line.strip().split("\t")
    return "。" not in line and (len(pieces) > _FEW_PIECES or any(_NUMERIC.fullmatch(piece) for piece in pieces[1:]))


def cell_text(cell: TableCell) -> str:
    """All that stands in a cell, on one line; a word that a line break cut is whole again."""
    text = "\n".join(_lines(cell.content))
    return _SPACES.sub(" ", _BREAK_IN_WORD.sub("", text)).strip()


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text.strip()
        else:
            for row in block.rows:
                for cell in row:
                    yield from _lines(cell.content)


def _first_spot(cell: TableCell) -> Spot | None:
    return next((block.spot for block in cell.content if isinstance(block, Paragraph) and block.spot), None)


@dataclass(frozen=True)
class _Nature:
    """What a table is for: entries, or the looks of the page."""

    frame: bool
    """It has a single cell."""
    entries: bool
    """It has more cells of its own than the tables inside it, so that those only dress an entry."""

    @classmethod
    def of(cls, table: Table) -> _Nature:
        cells = [cell for row in table.rows for cell in row]
        inner = sum(_size(block) for cell in cells for block in cell.content)
        own = sum(1 for cell in cells if any(isinstance(block, Paragraph) for block in cell.content))
        return cls(len(cells) == 1, own > inner)

    def flows(self, row: Iterable[TableCell]) -> bool:
        """True where a row holds no entries of a table: prose, a table of its own, or all there is in a frame."""
        return self.frame or any(_is_prose(cell) or (_holds_table(cell) and not self.entries) for cell in row)


def _holds_table(cell: TableCell) -> bool:
    return any(isinstance(block, Table) for block in cell.content)


def _size(block: Block) -> int:
    if isinstance(block, Paragraph):
        return 0
    return sum(1 + sum(map(_size, cell.content)) for row in block.rows for cell in row)


def _is_prose(cell: TableCell) -> bool:
    texts = [block.text for block in cell.content if isinstance(block, Paragraph)]
    return sum(map(len, texts)) > _PROSE_LENGTH and any("。" in text for text in texts)


def _placed(table: Table) -> list[list[tuple[int, TableCell]]]:
    """Each row's cells with the columns they begin in, past what merged cells from above cover."""
    placed: list[list[tuple[int, TableCell]]] = []
    hanging: list[tuple[int, int, int]] = []  # first column, column after the last, row after the last
    for number, row in enumerate(table.rows):
        hanging = sorted(span for span in hanging if span[2] > number)[:_WIDEST]
        reached = iter(hanging)
        following = next(reached, None)
        column = 0
        line: list[tuple[int, TableCell]] = []
        for cell in row:
            column = column if cell.column is None else cell.column
            while cell.column is None and following is not None and following[0] <= column:
                column = max(column, following[1])
                following = next(reached, None)
            line.append((column, cell))
            column += cell.colspan
        placed.append(line)
        hanging.extend((at, at + cell.colspan, number + cell.rowspan) for at, cell in line if cell.rowspan > 1)
    return placed


def _blank_margin(placed: Sequence[Sequence[tuple[int, TableCell]]]) -> int:
    """How many columns on the left hold nothing at all, where labels stand to the right of them.

    A row of values alone may well begin with a blank one.
    """
    filled = [(column, text) for row in placed for column, cell in row if (text := cell_text(cell))]
    margin = min((column for column, _ in filled), default=0)
    values = any(column == margin and _NUMERIC.fullmatch(text) for column, text in filled)
    return 0 if values else margin
