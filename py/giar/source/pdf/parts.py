"""What a page consists of before it is put in order: lines of text and ruled tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from giar.source.blocks import Paragraph, Spot, Table, TableCell
from giar.source.pdf.content import Glyph, Page
from giar.source.pdf.lattice import Area, Lattice, lattices
from giar.source.pdf.lines import HEAD_GAP, Line, box_of, cell_lines, lines, words

_SAME = 4.0
"""Points: cells on two pages whose sides are this close stand in the same column."""


@dataclass(frozen=True)
class TextLine:
    """A line of text outside all ruled tables."""

    page: int
    glyphs: tuple[Glyph, ...]
    size: float

    @cached_property
    def words(self) -> Line:
        return words(self.glyphs)

    @cached_property
    def cells(self) -> Line:
        """Its words, if it is a row of a table."""
        return words(self.glyphs, tabular=True)

    @cached_property
    def pieces(self) -> Line:
        """Its words, if they are heads of narrow columns."""
        return words(self.glyphs, gap=HEAD_GAP)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def y(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def spot(self) -> Spot:
        return Spot(self.page, (round(self.left, 1), round(self.top, 1), round(self.right, 1), round(self.bottom, 1)))


@dataclass(frozen=True)
class RuledCell:
    """A cell between ruling lines; ``paragraphs`` holds its text, in several pieces where pages have cut it."""

    left: float
    right: float
    row: int
    rowspan: int
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def text(self) -> str:
        return "".join(paragraph.text for paragraph in self.paragraphs)

    def stands_under(self, other: RuledCell) -> bool:
        return abs(self.left - other.left) < _SAME and abs(self.right - other.right) < _SAME


@dataclass(frozen=True)
class RuledTable:
    """A ruled table, perhaps from several pages; ``page`` is the last of them."""

    page: int
    top: float
    bottom: float
    cells: tuple[RuledCell, ...]
    rows: int

    @property
    def left(self) -> float:
        return min(cell.left for cell in self.cells)

    @property
    def right(self) -> float:
        return max(cell.right for cell in self.cells)

    def sides(self) -> list[float]:
        """Where its columns begin and end."""
        return _levels([side for cell in self.cells for side in (cell.left, cell.right)])

    def as_table(self) -> Table:
        sides = self.sides()
        rows: list[list[TableCell]] = [[] for _ in range(self.rows)]
        for cell in sorted(self.cells, key=lambda cell: cell.left):
            column, end = _nearest(sides, cell.left), _nearest(sides, cell.right)
            spot = cell.paragraphs[0].spot if cell.paragraphs else None
            rows[cell.row].append(TableCell(cell.paragraphs, cell.rowspan, max(end - column, 1), spot, column))
        return Table(tuple(map(tuple, rows)))


Part = TextLine | RuledTable


def parts_of(page: Page) -> list[Part]:
    """The lines and ruled tables of a page, from top to bottom."""
    tables = [lattice for lattice in lattices(page) if len(lattice.areas) > 1]
    inside: list[list[Glyph]] = [[] for _ in tables]
    outside: list[Glyph] = []
    for glyph in page.glyphs:
        holder = next((index for index, lattice in enumerate(tables) if _holds(lattice, glyph)), None)
        (outside if holder is None else inside[holder]).append(glyph)
    found: list[Part] = [_ruled(lattice, glyphs, page.number) for lattice, glyphs in zip(tables, inside, strict=True)]
    found += [TextLine(page.number, tuple(row), _median([glyph.size for glyph in row])) for row in lines(outside)]
    return sorted(found, key=lambda part: part.top)


def _holds(lattice: Lattice, glyph: Glyph) -> bool:
    return lattice.left <= glyph.x < lattice.right and lattice.top <= glyph.y < lattice.bottom


def _ruled(lattice: Lattice, glyphs: Iterable[Glyph], page: int) -> RuledTable:
    held: dict[Area, list[Glyph]] = {area: [] for area in lattice.areas}
    for glyph in glyphs:
        area = next((area for area in lattice.areas if area.holds(glyph.x, glyph.y)), None)
        if area is not None:
            held[area].append(glyph)
    cells = tuple(RuledCell(area.left, area.right, area.row, area.rowspan, _paragraphs(area, held[area], page)) for area in lattice.areas)
    return RuledTable(page, lattice.top, lattice.bottom, cells, 1 + max(area.row for area in lattice.areas))


def _paragraphs(area: Area, glyphs: Sequence[Glyph], page: int) -> tuple[Paragraph, ...]:
    if not glyphs:
        return ()
    return (Paragraph(cell_lines(glyphs, area.left, area.right), Spot(page, box_of(glyphs))),)


def below(table: RuledTable, cells: Iterable[RuledCell], following: RuledTable, rows: int) -> RuledTable:
    """The table with cells of the one that carries it on under it; their rows count from 0."""
    moved = tuple(replace(cell, row=cell.row + table.rows) for cell in cells)
    return RuledTable(following.page, table.top, following.bottom, (*table.cells, *moved), table.rows + rows)


def _levels(sides: list[float]) -> list[float]:
    levels: list[float] = []
    for side in sorted(sides):
        if not levels or side - levels[-1] > _SAME:
            levels.append(side)
    return levels


def _nearest(levels: Sequence[float], side: float) -> int:
    return min(range(len(levels)), key=lambda index: abs(levels[index] - side))


def _median(sizes: list[float]) -> float:
    return sorted(sizes)[len(sizes) // 2]
