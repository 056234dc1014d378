"""Layouts with one cell a line, and those that have lost even the lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from random import Random

from generator.document import Document
from generator.grid import Grid, GridCell, matrix
from generator.layout import Layout, airy_page, pads, page, present
from generator.marks import MARK, visible


def _rows_with_pads(grid: Grid) -> Iterator[tuple[list[GridCell], str, bool]]:
    for index, row in enumerate(grid.rows):
        yield present(row), "|" * pads(grid, row), index == len(grid.rows) - 1


def trailing_pipe(grid: Grid, rng: Random) -> str:
    """``0 |`` a line, and after each row a line with the pads of merged cells."""
    del rng
    lines: list[str] = []
    for cells, rest, last in _rows_with_pads(grid):
        lines.extend(f"{cell.text} |" for cell in cells)
        if rest and not last:
            lines.append(rest)
    return "\n".join(lines)


def pipe_on_next_line(grid: Grid, rng: Random) -> str:
    """Each cell's closing pipe has slid to the front of the next line."""
    del rng
    lines: list[str] = []
    for cells, rest, _ in _rows_with_pads(grid):
        lines.append(cells[0].text)
        lines.extend(f"| {cell.text}" for cell in cells[1:])
        lines.append("|" + rest)
    return "\n".join(lines)


def pipe_line_before_row(grid: Grid, rng: Random) -> str:
    """A pipe alone on the line before each row, pads on the line of the row's last cell."""
    del rng
    lines: list[str] = []
    for cells, rest, _ in _rows_with_pads(grid):
        lines.append("|")
        lines.extend(f"{cell.text} |" for cell in cells)
        if rest:
            lines[-1] += " " + rest
    return "\n".join(lines)


def pipe_line_after_cell(grid: Grid, rng: Random) -> str:
    """A pipe alone on the line after each cell."""
    del rng
    lines: list[str] = []
    for cells, _, _ in _rows_with_pads(grid):
        for cell in cells:
            lines.extend((cell.text, "|"))
    return "\n".join(lines)


def pipe_lines_around_cell(grid: Grid, rng: Random) -> str:
    """A pipe alone on the line before each row and after each cell."""
    del rng
    lines: list[str] = []
    for cells, _, _ in _rows_with_pads(grid):
        lines.append("|")
        for cell in cells:
            lines.extend((cell.text, "|"))
    return "\n".join(lines)


def indented_pipe_cells(grid: Grid, rng: Random) -> str:
    """``| `` at the end of a line, the cell indented on the next: a page's own indentation kept."""
    del rng
    rows = []
    for cells, rest, _ in _rows_with_pads(grid):
        rows.append("| \n" + "| \n".join(f"       {cell.text}  " for cell in cells) + "| " + rest)
    return "\n".join(rows)


def bare_lines(grid: Grid, rng: Random) -> str:
    """A cell a line and nothing else; a blank cell leaves nothing."""
    del rng
    return "\n".join(cell.text for row in grid.rows for cell in present(row) if not cell.empty)


def bare_lines_with_gaps(grid: Grid, rng: Random) -> str:
    """A cell a line; a blank cell leaves an empty line."""
    del rng
    return "\n".join(cell.text for row in grid.rows for cell in present(row))


def blank_line_between(grid: Grid, rng: Random) -> str:
    """A blank line between cells; a blank cell leaves nothing."""
    del rng
    return "\n\n".join(cell.text for row in grid.rows for cell in present(row) if not cell.empty)


def tabbed_lines(grid: Grid, rng: Random) -> str:
    """A cell a line behind a tab, a blank line between rows, empty cells for what row spans cover."""
    rows = []
    for row in matrix(grid):
        cells = [position.begun_text for position in row if position.left and (position.cell or position is row[0])]
        rows.append("\n".join(f"\t{_loosely(text, rng)}" for text in cells))
    return "\n" + "\n\n".join(rows) + "\n\n\n"


def _loosely(text: str, rng: Random) -> str:
    chance = rng.random()
    if not MARK.search(text) or chance < 0.6:
        return text
    return f" {text}" if chance < 0.8 else f"{text} "


def columns_one_by_one(grid: Grid, rng: Random) -> str:
    """Table 三 as a selection of columns leaves it: all heads and labels, then the values down each column, a line each.

    Only the sums could tell this from values that go along the rows, and where nearly all are zero not even those.
    """
    if grid.table != "applications":
        return bare_lines(grid, rng)
    labels = [cell.text for row in grid.rows for cell in row if cell.kind not in {"value", "missing"} and not cell.empty]
    rows = [[cell.text for cell in row if cell.kind == "value"] for row in grid.rows]
    columns = zip_longest(*filter(None, rows), fillvalue="")
    return "\n".join([*labels, *(text for column in columns for text in column if visible(text).strip())])


def spaced_line(grid: Grid, rng: Random) -> str:
    """All cells of the table after one another with single spaces."""
    del rng
    return " ".join(cell.text for row in grid.rows for cell in present(row) if not cell.empty)


def piped_line(grid: Grid, rng: Random) -> str:
    """All cells of the table after one another with pipes between them, blank ones too."""
    del rng
    return " | ".join(cell.text for row in grid.rows for cell in present(row))


def one_line_page(document: Document, layout: Layout, rng: Random) -> str:
    return page(document, layout, rng, " ")


def one_line_piped_page(document: Document, layout: Layout, rng: Random) -> str:
    return page(document, layout, rng, " | ")


def glued(grid: Grid, rng: Random) -> str:
    """Nothing at all between the cells of the table."""
    del rng
    return "".join(cell.text for row in grid.rows for cell in present(row))


def glued_rows(grid: Grid, rng: Random) -> str:
    """Nothing between the cells of a row, a line for each row."""
    del rng
    return "\n".join("".join(cell.text for cell in present(row)) for row in grid.rows)


LAYOUTS = (
    Layout("cell-lines-trailing-pipe", trailing_pipe, page, rowwise=False),
    Layout("cell-lines-pipe-on-next-line", pipe_on_next_line, page, rowwise=False),
    Layout("cell-lines-pipe-line-before-row", pipe_line_before_row, page, rowwise=False),
    Layout("cell-lines-pipe-line-after-cell", pipe_line_after_cell, page, rowwise=False),
    Layout("cell-lines-pipe-lines-around", pipe_lines_around_cell, page, rowwise=False),
    Layout("cell-lines-indented-pipes", indented_pipe_cells, page, rowwise=False),
    Layout("cell-lines-bare", bare_lines, page, trace=False, bounded=False, rowwise=False, inner_breaks=False),
    Layout("cell-lines-gaps", bare_lines_with_gaps, page, bounded=False, rowwise=False, inner_breaks=False),
    Layout("cell-lines-blank-line-between", blank_line_between, airy_page, trace=False, bounded=False, rowwise=False),
    Layout(
        "cell-lines-columns-one-by-one",
        columns_one_by_one,
        page,
        trace=False,
        bounded=False,
        rowwise=False,
        label_first=False,
        apart=True,
        guessed=("applications",),
        inner_breaks=False,
    ),
    Layout("cell-lines-tabbed", tabbed_lines, page),
    Layout("one-line-spaces", spaced_line, one_line_page, trace=False, bounded=False, rowwise=False, inner_breaks=False),
    Layout("one-line-pipes", piped_line, one_line_piped_page, rowwise=False, inner_breaks=False),
    Layout("glued", glued, page, trace=False, bounded=False, rowwise=False, glued=True, inner_breaks=False),
    Layout("glued-rows", glued_rows, page, trace=False, bounded=False, glued=True, inner_breaks=False),
)
