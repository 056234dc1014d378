"""Layouts of programs that exchange tables: CSV, JSON, wiki and box drawing, an index in front of the rows, lists behind a colon."""

from __future__ import annotations

from random import Random

from generator.grid import Grid, matrix, row_of_values
from generator.layout import Layout, page, strings


def _positions(grid: Grid) -> list[list[str]]:
    return [[position.begun_text for position in row] for row in matrix(grid)]


def csv_quoted(grid: Grid, rng: Random) -> str:
    """Every position of the grid in quotes, with commas between them."""
    del rng
    return "\n".join(",".join(f'"{text}"' for text in row) for row in _positions(grid))


def csv_plain(grid: Grid, rng: Random) -> str:
    """Every position of the grid with commas between them and nothing else."""
    del rng
    return "\n".join(",".join(row) for row in _positions(grid))


def json_rows(grid: Grid, rng: Random) -> str:
    """An array of arrays of strings, an array a line."""
    del rng
    return "[" + ",\n".join("[" + ", ".join(f'"{text}"' for text in row) + "]" for row in _positions(grid)) + "]"


def json_on_one_line(grid: Grid, rng: Random) -> str:
    """An array of arrays of strings on a single line."""
    del rng
    return "[" + ",".join("[" + ",".join(f'"{text}"' for text in row) + "]" for row in _positions(grid)) + "]"


def lists_with_none(grid: Grid, rng: Random) -> str:
    """Lists as a program prints them, None for what is empty."""
    del rng
    return "\n".join("[" + ", ".join(f"'{text}'" if text else "None" for text in row) + "]" for row in _positions(grid))


def box_drawing(grid: Grid, rng: Random) -> str:
    """Cells between drawn lines, a rule between rows."""
    del rng
    rule = "├" + "┼".join("──────" for _ in range(grid.width)) + "┤"
    return f"\n{rule}\n".join("│" + "│".join(f" {text} " for text in row) + "│" for row in _positions(grid))


def wiki(grid: Grid, rng: Random) -> str:
    """``| a || b`` with ``|-`` between rows."""
    del rng
    return "{|\n" + "\n|-\n".join("| " + " || ".join(row) for row in _positions(grid)) + "\n|}"


def counted_tab_rows(grid: Grid, rng: Random) -> str:
    """Tab rows with the number of the row in front of each."""
    first = rng.choice((0, 1))
    return "\n".join("\t".join((str(at), *row)) for at, row in enumerate(_positions(grid), first))


def behind_colon(grid: Grid, rng: Random) -> str:
    """``属于国家秘密：0、1、0``: the values of a row as a list behind its label."""
    del rng
    lines = []
    for row in grid.rows:
        labels, values = row_of_values(row)
        listed = "：" + "、".join(strings(values)) if values else ""
        lines.append("".join(strings(labels)) + listed)
    return "\n".join(lines)


LAYOUTS = (
    Layout("csv-quoted", csv_quoted, page, inner_breaks=False),
    Layout("csv-plain", csv_plain, page, inner_breaks=False),
    Layout("json-rows", json_rows, page, inner_breaks=False),
    Layout("json-on-one-line", json_on_one_line, page, inner_breaks=False),
    Layout("lists-with-none", lists_with_none, page, inner_breaks=False),
    Layout("box-drawing", box_drawing, page, inner_breaks=False),
    Layout("wiki", wiki, page, inner_breaks=False),
    Layout("tab-rows-counted", counted_tab_rows, page, inner_breaks=False),
    Layout("lists-behind-colon", behind_colon, page, inner_breaks=False),
)
