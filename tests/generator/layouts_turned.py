"""Tables that stand otherwise than the form prints them: turned on their side, or cut into pieces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from generator.grid import Grid, GridCell, Position, matrix
from generator.layout import Layout, airy_page, page
from generator.layouts_rows import pipe_rows_boxed, tab_rows
from generator.records import Record, records

TableText = Callable[[Grid, Random], str]
Texts = list[list[str]]
_LABELS = 3
"""The columns of labels in table 三."""


def _with_tabs(rows: Texts) -> str:
    return "\n".join("\t".join(row) for row in rows)


def _with_pipes(rows: Texts) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


Write = Callable[[Texts], str]


def _transposed(write: Write, plain: TableText) -> TableText:
    """Table 三 with the applicants as rows and the form's rows as columns, the other tables as they are."""

    def table(grid: Grid, rng: Random) -> str:
        if grid.table != "applications":
            return plain(grid, rng)
        return write(_by_lowest_labels(grid) if rng.random() < 0.5 else _swapped(grid))

    return table


def _swapped(grid: Grid) -> Texts:
    """Rows for columns, spans and all: what a spreadsheet does when it is told to transpose."""
    rows = matrix(grid)
    width = max(map(len, rows))
    return [[row[x].begun_text if x < len(row) else "" for row in rows] for x in range(width)]


def _by_lowest_labels(grid: Grid) -> Texts:
    """One line of heads with the lowest label of each row, then a line an applicant."""
    columns: dict[str, list[Record]] = {}
    for record in records(grid):
        columns.setdefault(record.columns[-1].line, []).append(record)
    lines = list(columns.values())
    heads = ["", *(record.row_names[-1] if record.rows else "" for record in lines[0])]
    return [heads, *([line[0].column_name, *(record.value.text for record in line)] for line in lines)]


def _disputes_turned(write: Write, plain: TableText) -> TableText:
    """Table 四 in three rows of five under one line of heads, the other tables as they are."""

    def table(grid: Grid, rng: Random) -> str:
        if grid.table != "disputes":
            return plain(grid, rng)
        return write(_three_rows(grid, outer=rng.random() < 0.4, corner=rng.choice(("", "", "类别", "项目"))))

    return table


def _three_rows(grid: Grid, *, outer: bool, corner: str) -> Texts:
    rows: dict[tuple[str, ...], list[Record]] = {}
    for record in records(grid):
        rows.setdefault(tuple(cell.line for cell in record.rows), []).append(record)
    lines = list(rows.values())
    heads = [record.column_name for record in lines[0]]
    texts = [[corner, *([""] if outer else []), *heads]]
    for line in lines:
        names = line[0].row_names
        labels = [names[0], names[1] if len(names) > 1 else ""] if outer else [names[-1]]
        texts.append([*labels, *(record.value.text for record in line)])
    return texts


def totals_first(grid: Grid) -> Grid:
    """Table 四 with the total before its parts, in all three blocks."""
    first, second, third, values = grid.rows
    heads, groups = second[:5], second[5:]
    turned_values = [cell for start in (0, 5, 10) for cell in (values[start + 4], *values[start : start + 4])]
    turned_heads = [cell for start in (0, 5) for cell in (third[start + 4], *third[start : start + 4])]
    return replace(grid, rows=(first, (heads[4], *heads[:4], *groups), tuple(turned_heads), tuple(turned_values)))


def _disputes_totals_first(grid: Grid, rng: Random) -> str:
    return tab_rows(totals_first(grid) if grid.table == "disputes" else grid, rng)


_BETWEEN = ("\n\n", "\n续表\n", "\n（续表）\n", "\n\n表三（续）\n")


def _in_halves(write: Write, plain: TableText) -> TableText:
    """Table 三 cut from top to bottom: the labels with the first columns, then the labels again with the others."""

    def table(grid: Grid, rng: Random) -> str:
        if grid.table != "applications":
            return plain(grid, rng)
        cut = _LABELS + 4
        parts = (range(_LABELS, cut), range(cut, grid.width))
        return rng.choice(_BETWEEN).join(write(_columns(grid, (*range(_LABELS), *part))) for part in parts)

    return table


def _columns(grid: Grid, chosen: tuple[int, ...]) -> Texts:
    """Some columns of the grid; a head that the cut goes through is printed in each part."""
    rows = []
    for row in matrix(grid):
        texts = []
        for before, x in zip((-1, *chosen), chosen, strict=False):
            position = row[x]
            parted = position.top and position.cell is not None and position.cell.kind == "head" and x != before + 1
            texts.append(position.cell.text if parted and position.cell else position.begun_text)
        rows.append(texts)
    return rows


def _in_pieces(write: Write, plain: TableText) -> TableText:
    """Table 三 cut from side to side into two or three tables, each with the heads of its own."""

    def table(grid: Grid, rng: Random) -> str:
        if grid.table != "applications":
            return plain(grid, rng)
        first = next(index for index, row in enumerate(grid.rows) if any(cell.kind != "head" for cell in row))
        inner = range(first + 1, len(grid.rows) - 1)
        cuts = sorted(rng.sample(inner, rng.randint(1, 2)))
        positions = matrix(grid)
        named = rng.random() < 0.5
        pieces = []
        for start, end in zip((first, *cuts), (*cuts, len(grid.rows)), strict=True):
            texts = [[position.begun_text for position in row] for row in (*positions[:first], *positions[start:end])]
            if named:
                texts[first] = [_text_at_top(position) for position in positions[start]]
            pieces.append(write(texts))
        return rng.choice(_BETWEEN).join(pieces)

    return table


def _text_at_top(position: Position) -> str:
    """What the first row of a piece shows: a group that the cut goes through is named again."""
    cell: GridCell | None = position.cell
    return cell.text if cell is not None and position.left and cell.kind in {"group", "label"} else position.begun_text


def _turned(name: str, table: TableText) -> Layout:
    return Layout(name, table, airy_page, turned=True, inner_breaks=False)


LAYOUTS = (
    _turned("transposed-tabs", _transposed(_with_tabs, tab_rows)),
    _turned("transposed-pipes", _transposed(_with_pipes, pipe_rows_boxed)),
    _turned("disputes-turned-tabs", _disputes_turned(_with_tabs, tab_rows)),
    _turned("disputes-turned-pipes", _disputes_turned(_with_pipes, pipe_rows_boxed)),
    _turned("disputes-totals-first", _disputes_totals_first),
    _turned("halves-tabs", _in_halves(_with_tabs, tab_rows)),
    _turned("halves-pipes", _in_halves(_with_pipes, pipe_rows_boxed)),
    Layout("pieces-tabs", _in_pieces(_with_tabs, tab_rows), airy_page, inner_breaks=False),
    Layout("pieces-pipes", _in_pieces(_with_pipes, pipe_rows_boxed), page, inner_breaks=False),
)
