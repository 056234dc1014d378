"""The printed form as a grid: captions, heads, labels and values with their spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from generator.marks import mark, visible
from generator.truth import Filling
from giar.form import Block, Edition, Line, Table, cell_key

Kind = Literal["caption", "head", "group", "label", "value", "missing"]
NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
APPLICANT_HEAD = "申请人情况"
CONTENT_HEAD = "信息内容"


@dataclass(frozen=True)
class GridCell:
    """A cell of the printed grid; ``line`` is the key of the form's line that it names, or of the value's cell.

    A ``missing`` cell is one that its row has lost without a trace: it takes no room at all.
    """

    kind: Kind
    line: str
    text: str
    colspan: int = 1
    rowspan: int = 1

    @property
    def empty(self) -> bool:
        return not visible(self.text).strip()

    def saying(self, text: str) -> GridCell:
        return replace(self, text=text)


Row = tuple[GridCell, ...]


@dataclass(frozen=True)
class Grid:
    """A statutory table as printed: its rows hold only the cells that begin in them."""

    table: str
    width: int
    rows: tuple[Row, ...]

    def cells(self) -> Iterator[GridCell]:
        for row in self.rows:
            yield from row


@dataclass(frozen=True)
class Position:
    """A place in the grid: which cell covers it, and whether it is that cell's first row and first column."""

    cell: GridCell | None
    top: bool
    left: bool

    @property
    def begins(self) -> bool:
        return self.top and self.left

    @property
    def begun_text(self) -> str:
        return self.cell.text if self.cell and self.begins else ""


_NOWHERE = Position(None, True, True)


def matrix(grid: Grid) -> list[list[Position]]:
    """Every position of the grid, row by row; merged cells cover several."""
    taken: dict[tuple[int, int], Position] = {}
    widths = [0] * len(grid.rows)
    for y, row in enumerate(grid.rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            for down in range(cell.rowspan):
                for right in range(cell.colspan):
                    taken[y + down, x + right] = Position(cell, not down, not right)
            x += cell.colspan
        widths[y] = x
    for y, x in taken:
        widths[y] = max(widths[y], x + 1)
    return [[taken.get((y, x), _NOWHERE) for x in range(width)] for y, width in enumerate(widths)]


def build(edition: Edition, fillings: dict[str, Filling]) -> dict[str, Grid]:
    """The three tables of the form with the values written into them."""
    return {table.key: _BUILDERS[table.key](table, fillings) for table in edition.tables}


def _value(table: Table, row: Line, column: Line, fillings: dict[str, Filling]) -> GridCell:
    key = cell_key(table.key, row.key, column.key)
    return GridCell("value", key, mark(key, fillings[key].written))


def _proactive(table: Table, fillings: dict[str, Filling]) -> Grid:
    rows: list[Row] = []
    for block in table.blocks:
        rows.append((GridCell("caption", block.caption, block.caption, 4),))
        heads = [GridCell("head", column.key, column.zh) for column in block.columns]
        rows.append(_filled((GridCell("head", "content", CONTENT_HEAD), *heads)))
        for row in block.rows:
            values = [_value(table, row, column, fillings) for column in block.columns]
            rows.append(_filled((GridCell("label", row.key, row.official), *values)))
    return Grid(table.key, 4, tuple(rows))


def _filled(row: Row) -> Row:
    """The row with its last cell reaching to the fourth column."""
    return (*row[:-1], replace(row[-1], colspan=4 - len(row) + 1))


def _applications(table: Table, fillings: dict[str, Filling]) -> Grid:
    block = table.blocks[0]
    person, organizations, total = block.columns
    rows: list[Row] = [
        (GridCell("head", "note", NOTE, 3, 3), GridCell("head", "applicants", APPLICANT_HEAD, 7)),
        (
            GridCell("head", person.key, person.zh, 1, 2),
            GridCell("head", organizations.key, organizations.zh, 5),
            GridCell("head", total.key, total.zh, 1, 2),
        ),
        tuple(GridCell("head", line.key, line.zh) for line in organizations.children),
    ]
    for line in block.rows:
        rows.extend(_family(table, block, line, fillings, 3))
    return Grid(table.key, 10, tuple(rows))


def _family(table: Table, block: Block, line: Line, fillings: dict[str, Filling], width: int) -> Iterator[Row]:
    """The rows of a line and of what stands below it, in ``width`` columns of labels."""
    if not line.children:
        values = [_value(table, line, column, fillings) for column in block.column_leaves]
        yield (GridCell("label", line.key, line.official, width), *values)
        return
    rows = [row for child in line.children for row in _family(table, block, child, fillings, width - 1)]
    head = GridCell("group", line.key, line.official, 1, len(rows))
    yield (head, *rows[0])
    yield from rows[1:]


def _disputes(table: Table, fillings: dict[str, Filling]) -> Grid:
    block = table.blocks[0]
    reconsideration, litigation = block.rows
    heads = tuple(GridCell("head", column.key, column.zh) for column in block.columns)
    litigations = [GridCell("group", row.key, row.zh, 5) for row in litigation.children]
    rows: tuple[Row, ...] = (
        (GridCell("group", reconsideration.key, reconsideration.zh, 5), GridCell("group", litigation.key, litigation.zh, 10)),
        (*(replace(head, rowspan=2) for head in heads), *litigations),
        heads * 2,
        tuple(_value(table, row, column, fillings) for row in block.row_leaves for column in block.columns),
    )
    return Grid(table.key, 15, rows)


_BUILDERS = {"proactive": _proactive, "applications": _applications, "disputes": _disputes}


def row_of_values(row: Row) -> tuple[list[GridCell], list[GridCell]]:
    """The labels of a row and its values."""
    return [cell for cell in row if cell.kind not in {"value", "missing"}], [cell for cell in row if cell.kind == "value"]
