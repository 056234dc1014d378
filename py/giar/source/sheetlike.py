"""A sheet copied as one table: headings, tables of several widths and prose, padded with blank cells to the widest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from giar.source.blocks import Block, Table, TableCell
from giar.source.labels import is_heading
from giar.source.placing import Placed, cell_text, placed

_Row = Sequence[Placed]


def taken_apart(table: Table) -> list[Block]:
    """The tables and the lines of text that a sheet consists of; a table that is only a table stays as it is."""
    rows = placed(table)
    alone = [_lone_text(row) for row in rows]
    headings = [index for index, text in enumerate(alone) if text is not None and is_heading(cell_text(text))]
    if not headings:
        return [table]
    # What stands above the first heading and above all rows of entries is the title, and perhaps some prose.
    first_row = next((index for index, row in enumerate(rows) if sum(1 for _, cell in row if cell_text(cell)) > 1), len(rows))
    top = min(headings[0], first_row)
    is_line = [text is not None and (index < top or index in headings) for index, text in enumerate(alone)]
    return list(_blocks(rows, is_line))


def _lone_text(row: _Row) -> TableCell | None:
    """The only cell of a row that is not blank, where blank ones stand beside it."""
    filled = [cell for _, cell in row if cell_text(cell)]
    return filled[0] if len(filled) == 1 and len(row) > 1 and row[0][1] is filled[0] and filled[0].rowspan == 1 else None


def _blocks(rows: Sequence[_Row], is_line: Sequence[bool]) -> Iterator[Block]:
    for line, run in groupby(zip(is_line, rows, strict=True), key=lambda pair: pair[0]):
        group = [row for _, row in run]
        if line:
            yield from (block for row in group for block in row[0][1].content)
        else:
            yield Table(tuple(_trimmed(group)))


def _trimmed(rows: Sequence[_Row]) -> Iterator[tuple[TableCell, ...]]:
    """The rows without the columns on the right in which none of them says anything."""
    width = max((column + cell.colspan for row in rows for column, cell in row if cell_text(cell)), default=0)
    for row in rows:
        yield tuple(cell for column, cell in row if column < width)
