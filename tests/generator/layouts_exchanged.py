"""Layouts of programs that exchange tables: CSV, JSON, printed lists and box drawing."""

from __future__ import annotations

from random import Random

from generator.grid import Grid, matrix
from generator.layout import Layout, page


def _positions(grid: Grid) -> list[list[str]]:
    return [[position.begun_text for position in row] for row in matrix(grid)]


def csv_quoted(grid: Grid, rng: Random) -> str:
    """Every position of the grid in quotes, with commas between them."""
    del rng
    return "\n".join(",".join(f'"{text}"' for text in row) for row in _positions(grid))


def csv_plain(grid: Grid, rng: Random) -> str:
    """Every position of the grid with commas between them; only what holds a comma itself is in quotes."""
    del rng
    return "\n".join(",".join(f'"{text}"' if "," in text else text for text in row) for row in _positions(grid))


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


LAYOUTS = (
    Layout("csv-quoted", csv_quoted, page, inner_breaks=False),
    Layout("csv-plain", csv_plain, page, inner_breaks=False),
    Layout("json-rows", json_rows, page, inner_breaks=False),
    Layout("json-on-one-line", json_on_one_line, page, inner_breaks=False),
    Layout("lists-with-none", lists_with_none, page, inner_breaks=False),
    Layout("box-drawing", box_drawing, page, inner_breaks=False),
)
