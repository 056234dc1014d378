"""A sheet has no tables, only cells: which of them make up a table, and which are lines of text above it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from giar.source.blocks import Block, Paragraph, Spot, Table, TableCell
from giar.source.xlsx.sheet import Sheet, SheetCell, reference_of

_WIDEST = 400
"""Columns; no form is wider."""


@dataclass
class _Row:
    """A visible row: its cells by column, and how far each reaches."""

    number: int
    cells: dict[int, SheetCell] = field(default_factory=dict)
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    """For the first cell of a merged range: rows and columns, as many as are visible."""
    covered: set[int] = field(default_factory=set)

    @property
    def filled(self) -> list[int]:
        return [column for column, cell in self.cells.items() if cell.text.strip()]

    @property
    def bordered(self) -> list[int]:
        return [column for column, cell in self.cells.items() if cell.bordered]

    @property
    def styled(self) -> list[int]:
        return [column for column, cell in self.cells.items() if cell.styled]

    @property
    def is_text(self) -> bool:
        """True for a line of text: one cell, merged with others or not, and nothing that looks like cells beside it."""
        filled = self.filled
        if len(filled) != 1:
            return False
        down, right = self.spans.get(filled[0], (1, 1))
        own = range(filled[0], filled[0] + right)
        others = {*self.covered, *self.bordered, *self.styled}.difference(own)
        return down == 1 and (not others or (right == 1 and not self.covered and max(len(self.bordered), len(self.styled)) < 2))


def blocks_of(sheet: Sheet, title: str) -> Iterator[Block]:
    """The tables of a sheet and the lines between them, from top to bottom."""
    run: list[_Row] = []
    for row in _rows(sheet):
        filled = row.filled
        if not filled and not row.covered and len(row.bordered) < 2 and not (run and len(row.styled) > 1):
            yield from _table(run, title, sheet.hidden_columns)
            run = []
        elif row.is_text:
            yield from _table(run, title, sheet.hidden_columns)
            run = []
            yield Paragraph(row.cells[filled[0]].text, Spot(sheet=title, cell=reference_of(row.number, filled[0])))
        else:
            run.append(row)
    yield from _table(run, title, sheet.hidden_columns)


def _rows(sheet: Sheet) -> list[_Row]:
    """The rows that hold cells, in order; an empty row stands where rows were left out between them."""
    visible: dict[int, _Row] = {}
    for (number, column), cell in sheet.cells.items():
        if number not in sheet.hidden_rows and column not in sheet.hidden_columns and column <= _WIDEST:
            visible.setdefault(number, _Row(number)).cells[column] = cell
    _merge(sheet, visible)
    rows: list[_Row] = []
    for number in sorted(visible):
        if rows and any(between not in sheet.hidden_rows for between in range(rows[-1].number + 1, number)[:1000]):
            rows.append(_Row(number - 1))
        rows.append(visible[number])
    return rows


def _merge(sheet: Sheet, rows: dict[int, _Row]) -> None:
    for top, left, bottom, right in sheet.merged:
        columns = [column for column in range(left, min(right, _WIDEST) + 1) if column not in sheet.hidden_columns]
        numbers = [number for number in sorted(rows) if top <= number <= bottom] if bottom - top > len(rows) else range(top, bottom + 1)
        present = [number for number in numbers if number not in sheet.hidden_rows and number in rows]
        if not columns or not present:
            continue
        first = rows[present[0]]
        origin = sheet.cells.get((top, left))
        if origin is not None:
            first.cells[columns[0]] = origin
        first.spans[columns[0]] = (len(present), len(columns))
        for number in present:
            rows[number].covered.update(columns)
        first.covered.discard(columns[0])


def _table(run: Sequence[_Row], title: str, hidden: Collection[int]) -> Iterator[Table]:
    if not run:
        return
    wide = [row for row in run if len(row.filled) > 1] or run
    reached = {column for row in wide for column in (*row.filled, *row.covered)}
    if not reached:
        return
    columns = [column for column in range(min(reached), max(reached) + 1) if column not in hidden]
    rows = [tuple(_row_cells(row, columns, title)) for row in run]
    yield Table(tuple(rows))


def _row_cells(row: _Row, columns: Sequence[int], title: str) -> Iterator[TableCell]:
    """The cells of a row, blank ones too, as far as the row reaches."""
    last = _last_column(row, columns[-1])
    for place, column in enumerate(columns):
        if column > last or column in row.covered:
            continue
        cell = row.cells.get(column)
        down, right = row.spans.get(column, (1, 1))
        content = (Paragraph(cell.text),) if cell is not None and cell.text.strip() else ()
        yield TableCell(content, down, right, Spot(sheet=title, cell=reference_of(row.number, column)), place)


def _last_column(row: _Row, widest: int) -> int:
    """Borders say how wide a row is; without them it is as wide as its table."""
    if len(row.bordered) > 1:
        return min(max((*row.bordered, *row.filled, *row.covered)), widest)
    return widest
