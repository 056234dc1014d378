"""Blocks to a Document: paragraphs become lines, a table's rows become lines whose cells are set apart by tabs.

A merged cell is written once, at its first row and column, and nothing stands for the other positions it covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from giar.report import Source, Where
from giar.source.blocks import Block, Paragraph, Spot, Table, TableCell
from giar.source.document import Document, Grid, GridCell
from giar.source.joining import joined
from giar.source.placing import Placed, cell_text, is_entry, placed
from giar.source.sheetlike import taken_apart

_PROSE_LENGTH = 120
"""A cell that holds a longer text with sentences in it holds prose, not an entry of a table."""

_SPACES = re.compile(r"\s+")
_SPACES_BUT_TABS = re.compile(r"[^\S\t]+")
_FEW_PIECES = 2


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
        for block in joined(blocks):
            for part in taken_apart(block) if isinstance(block, Table) else [block]:
                if isinstance(part, Paragraph):
                    self.paragraph(part)
                else:
                    self.table(part)

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
        rows = placed(table)
        skipped = _blank_margin(rows)
        nature = _Nature.of(table)
        for number, row in enumerate(rows):
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

    def _row(self, number: int, cells: Sequence[Placed]) -> Iterator[GridCell]:
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
    return "。" not in line and (len(pieces) > _FEW_PIECES or any(is_entry(piece) for piece in pieces[1:]))


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


def _blank_margin(rows: Sequence[Sequence[Placed]]) -> int:
    """How many columns on the left hold nothing at all, where labels stand to the right of them.

    A row of values alone may well begin with a blank one.
    """
    filled = [(column, text) for row in rows for column, cell in row if (text := cell_text(cell))]
    margin = min((column for column, _ in filled), default=0)
    values = any(column == margin and is_entry(text) for column, text in filled)
    return 0 if values else margin
