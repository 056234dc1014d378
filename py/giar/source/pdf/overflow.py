"""Text of a table's cells that a page break has pushed past the table's last line, or before its first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Literal

from giar.source.blocks import Paragraph, Spot
from giar.source.pdf.content import Glyph
from giar.source.pdf.lines import box_of, cell_lines
from giar.source.pdf.parts import Part, RuledCell, RuledTable, TextLine

_MOST_LINES = 5
_NEAR = 1.0
"""In ems: how far from the table, or from the line before it, such a line stands."""

_NARROW = 0.6
"""The share of the table's width above which a cell is no column: what stands near it may as well be a heading."""

_TOUCHING = 0.25
"""In ems."""

_HEADING = re.compile(r"[一二三四五六七]、.{8,}")
"""A section's heading is longer than the piece of a cell."""

Edge = Literal["top", "bottom"]


def with_overflow(parts: Sequence[Part], edge: Edge) -> list[Part]:
    """The parts of a page with the lines beyond the table at its edge taken into the cells over or under which they stand."""
    ordered = list(parts) if edge == "top" else list(parts)[::-1]
    lines = [part for part in takewhile(lambda part: isinstance(part, TextLine), ordered) if isinstance(part, TextLine)]
    rest = ordered[len(lines) :]
    table = rest[0] if rest else None
    if not lines or len(lines) > _MOST_LINES or not isinstance(table, RuledTable):
        return list(parts)
    held = _held(table, lines, edge)
    if held is None:
        return list(parts)
    cells = tuple(_with_text(cell, held.get(id(cell), []), table.page, edge) for cell in table.cells)
    kept = [replace(table, cells=cells), *rest[1:]]
    return kept if edge == "top" else kept[::-1]


def _held(table: RuledTable, lines: Sequence[TextLine], edge: Edge) -> dict[int, list[Glyph]] | None:
    """The glyphs of the lines by the cell they belong to; None where one of them belongs to none."""
    cells = [cell for cell in table.cells if (cell.row == 0 if edge == "top" else cell.row + cell.rowspan == table.rows)]
    narrow = [cell for cell in cells if cell.right - cell.left < _NARROW * (table.right - table.left)]
    held: dict[int, list[Glyph]] = {}
    border = table.top if edge == "top" else table.bottom
    for line in reversed(lines):
        distance = border - line.bottom if edge == "top" else line.top - border
        if distance > _NEAR * line.size:
            return None
        for run in _runs(line.glyphs):
            cell = next((cell for cell in narrow if cell.left <= run[0].x and run[-1].x < cell.right), None)
            if cell is None or _HEADING.match(line.text):
                return None
            held.setdefault(id(cell), []).extend(run)
        border = line.top if edge == "top" else line.bottom
    return held


def _runs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The glyphs that touch one another; a run that crosses from cell to cell belongs to no cell."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if runs and glyph.left - runs[-1][-1].right < _TOUCHING * glyph.size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _with_text(cell: RuledCell, glyphs: Sequence[Glyph], page: int, edge: Edge) -> RuledCell:
    if not glyphs:
        return cell
    more = Paragraph(cell_lines(glyphs, cell.left, cell.right), Spot(page, box_of(glyphs)))
    return replace(cell, paragraphs=(more, *cell.paragraphs) if edge == "top" else (*cell.paragraphs, more))
