"""Layouts that keep a row of the table on a line: tabs and pipes."""

from __future__ import annotations

from random import Random

from generator.grid import Grid, GridCell, Row, matrix
from generator.layout import Layout, airy_page, pads, page, present, strings


def _positions(grid: Grid) -> list[list[str]]:
    """The text at every position of the grid; positions that a merged cell only reaches are empty."""
    return [[position.begun_text for position in row] for row in matrix(grid)]


def tab_rows(grid: Grid, rng: Random) -> str:
    """Every position of the grid between tabs, as copied from a word processor."""
    del rng
    return "\n".join("\t".join(row) for row in _positions(grid))


def tab_rows_misplaced_indents(grid: Grid, rng: Random) -> str:
    """Tab rows whose empty positions before the first cell come and go, and whose group labels stand a column off."""
    lines = []
    for texts in _positions(grid):
        if rng.random() < 0.4:
            first = next((index for index, text in enumerate(texts) if text), 0)
            texts[:first] = [""] * rng.randint(0, first + 1)
        lines.append("\t".join(texts))
    return "\n".join(lines)


def tab_rows_tight(grid: Grid, rng: Random) -> str:
    """Only the cells that begin in a row, between tabs: nothing stands for merged cells."""
    del rng
    return "\n".join("\t".join(strings(present(row))) for row in grid.rows)


def pipe_rows_trailing_pads(grid: Grid, rng: Random) -> str:
    """``a | b | ||``: what merged cells leave over stands at the end of the row; the last row has lost it."""
    del rng
    lines = []
    for row in grid.rows:
        cells = present(row)
        rest = pads(grid, row)
        lines.append(" | ".join(strings(cells)) + " |" + (" " + "|" * rest if rest else ""))
    lines[-1] = lines[-1].rstrip("| ") + " |"
    return "\n".join(lines)


def pipe_rows_plain(grid: Grid, rng: Random) -> str:
    """``a | b |`` with nothing left of merged cells."""
    del rng
    return "\n".join(" ".join(f"{cell.text}|" if cell.empty else f"{cell.text} |" for cell in present(row)) for row in grid.rows)


def pipe_rows_open(grid: Grid, rng: Random) -> str:
    """``a | b`` without any pipe at either end."""
    del rng
    return "\n".join(" | ".join(strings(present(row))) for row in grid.rows)


def pipe_rows_boxed(grid: Grid, rng: Random) -> str:
    """``| a | b |`` with every position of the grid, merged ones empty."""
    del rng
    return "\n".join("| " + " | ".join(row) + " |" for row in _positions(grid))


def pipe_rows_tight(grid: Grid, rng: Random) -> str:
    """``|a|b||`` without spaces, merged positions empty."""
    del rng
    return "\n".join("|" + "|".join(row) + "|" for row in _positions(grid))


def pipe_rows_leading_pads(grid: Grid, rng: Random) -> str:
    """``||| c | d |``: the pads of merged cells have all slid to the front of the row."""
    del rng
    lines = []
    for row in grid.rows:
        cells = present(row)
        rest = pads(grid, row)
        lines.append("|" * rest + " " + " | ".join(strings(cells)) + " |")
    return "\n".join(lines)


def pipe_rows_both_pads(grid: Grid, rng: Random) -> str:
    """Pads of merged cells partly before and partly after the row."""
    lines = []
    for row in grid.rows:
        cells = present(row)
        rest = pads(grid, row)
        before = rng.randint(0, rest)
        lines.append("|" * before + " " + " | ".join(strings(cells)) + " |" + "|" * (rest - before))
    return "\n".join(lines)


def spans_repeated(grid: Grid, rng: Random) -> str:
    """Pipe rows in which a merged cell's label is written again at every position that it covers."""
    del rng
    lines = []
    for row in matrix(grid):
        texts = [position.begun_text if position.cell is None or position.cell.kind == "value" else position.cell.text for position in row]
        lines.append("| " + " | ".join(texts) + " |")
    return "\n".join(lines)


def labels_on_lines(grid: Grid, rng: Random) -> str:
    """Each label on its own line with a pipe, the values of the row together on the next."""
    del rng
    lines: list[str] = []
    for row in grid.rows:
        cells = present(row)
        rest = "|" * pads(grid, row)
        lines.extend(_label_lines_then_values(cells))
        lines[-1] = f"{lines[-1]} {rest}" if rest else lines[-1]
    lines[-1] = lines[-1].rstrip("| ") + " |"
    return "\n".join(lines)


def _label_lines_then_values(cells: list[GridCell] | Row) -> list[str]:
    labels = [f"{cell.text} |" for cell in cells if cell.kind != "value"]
    values = [cell.text for cell in cells if cell.kind == "value"]
    return [*labels, " | ".join(values) + " |"] if values else labels


def values_on_line_under_label(grid: Grid, rng: Random) -> str:
    """Label lines without pipes, and under each the values of the row with single spaces between them."""
    del rng
    lines: list[str] = []
    for row in grid.rows:
        cells = present(row)
        lines.extend(cell.text for cell in cells if cell.kind != "value")
        values = [cell.text for cell in cells if cell.kind == "value" and not cell.empty]
        if values:
            lines.append(" ".join(values))
    return "\n".join(lines)


LAYOUTS = (
    Layout("tab-rows", tab_rows, airy_page),
    Layout("tab-rows-misplaced-indents", tab_rows_misplaced_indents, airy_page),
    Layout("tab-rows-tight", tab_rows_tight, page),
    Layout("pipe-rows-trailing-pads", pipe_rows_trailing_pads, page),
    Layout("pipe-rows-plain", pipe_rows_plain, page),
    Layout("pipe-rows-open", pipe_rows_open, page),
    Layout("pipe-rows-boxed", pipe_rows_boxed, airy_page),
    Layout("pipe-rows-tight", pipe_rows_tight, page),
    Layout("pipe-rows-leading-pads", pipe_rows_leading_pads, page),
    Layout("pipe-rows-both-pads", pipe_rows_both_pads, page),
    Layout("pipe-rows-spans-repeated", spans_repeated, airy_page),
    Layout("labels-on-lines-values-in-a-row", labels_on_lines, page),
    Layout("values-on-line-under-label", values_on_line_under_label, page, trace=False, bounded=False),
)
