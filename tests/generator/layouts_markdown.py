"""Markdown tables: as converters write them, and as optical readers do."""

from __future__ import annotations

from random import Random

from generator.grid import Grid, matrix
from generator.layout import Layout, airy_page, present, strings, wrapped


def _positions(grid: Grid) -> list[list[str]]:
    return [[position.begun_text for position in row] for row in matrix(grid)]


def _row(texts: list[str]) -> str:
    return "| " + " | ".join(texts) + " |"


def _rule(count: int) -> str:
    return "|" + "---|" * count


def markdown(grid: Grid, rng: Random) -> str:
    """One table whose first row is the header."""
    del rng
    rows = _positions(grid)
    return "\n".join([_row(rows[0]), _rule(len(rows[0])), *map(_row, rows[1:])])


def markdown_breaks(grid: Grid, rng: Random) -> str:
    """The same with ``<br>`` where a label was wrapped."""
    tag = rng.choice(("<br>", "<br/>", "<br />"))
    rows = []
    for row in matrix(grid):
        texts = []
        for position in row:
            text = position.begun_text
            labelled = position.cell is not None and position.cell.kind != "value"
            texts.append(tag.join(wrapped(text, 10)) if labelled and text else text)
        rows.append(texts)
    return "\n".join([_row(rows[0]), _rule(len(rows[0])), *map(_row, rows[1:])])


def table_a_row(grid: Grid, rng: Random) -> str:
    """Every row has become a small table of its own, itself its header."""
    del rng
    tables = []
    for row in grid.rows:
        texts = strings(present(row))
        tables.append(f"{_row(texts)}\n{_rule(len(texts))}")
    return "\n\n".join(tables)


def wrong_header(grid: Grid, rng: Random) -> str:
    """A header that the table never had, over all of its rows."""
    rows = _positions(grid)
    width = len(rows[0])
    header = rng.choice(
        (
            [""] * width,
            [f"Column {index + 1}" for index in range(width)],
            [f"列{index + 1}" for index in range(width)],
            [f"Unnamed: {index}" for index in range(width)],
        )
    )
    return "\n".join([_row(header), _rule(width), *map(_row, rows)])


def short_rule(grid: Grid, rng: Random) -> str:
    """A header with too few columns for the rows below it, whose pads are lost."""
    rows = [strings(present(row)) for row in grid.rows]
    header = rows[0][: rng.randint(1, 2)]
    return "\n".join([_row(header), _rule(len(header)), *map(_row, [rows[0][len(header) :], *rows[1:]])])


LAYOUTS = (
    Layout("markdown", markdown, airy_page, inner_breaks=False),
    Layout("markdown-breaks", markdown_breaks, airy_page, inner_breaks=False),
    Layout("markdown-table-a-row", table_a_row, airy_page, inner_breaks=False),
    Layout("markdown-wrong-header", wrong_header, airy_page, inner_breaks=False),
    Layout("markdown-short-rule", short_rule, airy_page, inner_breaks=False),
)
