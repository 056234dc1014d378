"""Rows placed by the document's own grid: a value stands under its column's head and beside its row's label.

Only rows whose cells stand exactly so are placed here; every other row is left to the alignment of labels and values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from giar.clean import CleanText
from giar.form import Block, Edition, Line, cell_key
from giar.read.lattice import Heads, Row, Sheet, ShownCell, drawn_sheet
from giar.read.readings import LOST, Entry, Reading
from giar.read.rows import form_rows
from giar.read.straight import separated_sheets, stands_straight
from giar.read.vocabulary import bigrams, squash, wordings
from giar.source.document import Grid

GONE = Entry("absent", note="no-column")
"""The table has no such column."""

_LARGEST = 40_000
"""Places in a grid; the form has some three hundred."""

_ALIKE = 0.4
"""The share of a label's character pairs by which it is still known where the rows around it say the same."""


@dataclass(frozen=True)
class GridRow:
    """A row of the form, each of whose cells the grid shows."""

    keys: tuple[str, ...]
    readings: tuple[Reading, ...]
    """One, or two where something else stands in the row that may belong to some of the cells."""


@dataclass(frozen=True)
class _Values:
    """The cells of a row of values, and the label beside them; None where it has none of its own."""

    cells: tuple[ShownCell, ...]
    label: ShownCell | None
    snug: bool
    """True where no blank cell stands between the label and the values: one may be a value whose head is lost."""


def rows_by_grid(grids: Sequence[Grid], text: CleanText, forms: Sequence[Edition]) -> tuple[tuple[Edition, ...], list[GridRow]]:
    """The forms that explain most rows of the grids that a document draws, and these rows; none that comes twice."""
    sheets = [drawn_sheet(grid, text) for grid in grids if _size(grid) <= _LARGEST]
    tried = [(form, _once(_rows(sheets, form))) for form in forms]
    most = max(len(rows) for _, rows in tried)
    best = [(form, rows) for form, rows in tried if len(rows) == most]
    return tuple(form for form, _ in best), best[0][1]


def rows_by_separators(text: CleanText, form: Edition) -> list[GridRow]:
    """The rows of the grids that separators draw straight; none that comes twice."""
    return _once(_rows(separated_sheets(text), form))


def _size(grid: Grid) -> int:
    return (1 + max(cell.row for cell in grid.cells)) * (1 + max(cell.column for cell in grid.cells))


def _once(rows: Iterable[GridRow]) -> list[GridRow]:
    found: dict[str, list[GridRow]] = {}
    for row in rows:
        found.setdefault(row.keys[0], []).append(row)
    return [same[0] for same in found.values() if len(same) == 1]


def _rows(sheets: Iterable[Sheet], form: Edition) -> Iterator[GridRow]:
    depths = {(row.table, row.key): row.depth for row in form_rows(form)}
    heads: Heads | None = None
    for sheet in sheets:
        # A table that goes on in another grid keeps its heads.
        heads = heads if heads is not None and heads.width == sheet.width else None
        for over, rows in sheet.parts(heads):
            heads = over
            values = [_values(row, over) for row in rows]
            if sheet.separated and not _is_straight(rows, values, over, depths):
                continue
            yield from _disputes(values, over, form) or _labelled(rows, values, over, form)


def _is_straight(rows: Sequence[Row], values: Sequence[_Values | None], heads: Heads, depths: Mapping[tuple[str, str], int]) -> bool:
    """True where every row with values stands under the heads, and every label where its depth wants it."""
    if any(row.holds_values and found is None for row, found in zip(rows, values, strict=True)):
        return False
    labels = (row.label for row in values if row is not None and row.label is not None)
    named = ((label, m) for label in labels for m in label.meanings if m.role == "row" and (m.table, m.key) in depths)
    return stands_straight(((label, depths[m.table, m.key]) for label, m in named), heads)


def _values(row: Row, heads: Heads) -> _Values | None:
    """A row with one cell, a value or a blank, under each head and nothing of the kind beside them."""
    cells: list[ShownCell] = []
    for columns in heads.columns:
        under = {id(cell): cell for column in columns if (cell := row.cells[column]) is not None}
        cell = next(iter(under.values()), None)
        if len(under) != 1 or cell is None or cell.row != row.number or cell.column != columns.start or cell.entry is None:
            return None
        cells.append(cell)
    beside = [cell for column, cell in enumerate(row.cells) if column not in heads.covered and cell is not None]
    if any(cell.is_value or cell.column > heads.first for cell in beside) or len(set(map(id, cells))) != len(cells):
        return None
    words = [cell for cell in beside if cell.text]
    label = words[-1] if words and words[-1].row == row.number else None
    return _Values(tuple(cells), label, snug=label is not None and label is beside[-1])


def _disputes(values: Sequence[_Values | None], heads: Heads, form: Edition) -> list[GridRow]:
    """Table 四, whose three blocks stand side by side over one row of values."""
    table = form.table("disputes")
    keys = tuple(table.cell_keys())
    if len(heads.columns) != len(keys):
        return []
    block = table.blocks[0]
    lines = [(row.key, column.key) for row in block.row_leaves for column in block.column_leaves]
    for columns, (row, column) in zip(heads.columns, lines, strict=True):
        rows_named, columns_named = heads.names(columns, "row", table.key), heads.names(columns, "column", table.key)
        if (rows_named and row not in rows_named) or (columns_named and column not in columns_named):
            return []
    found = [row for row in values if row is not None]
    filled = [row for row in found if any(cell.text for cell in row.cells)]
    if not found:
        return []
    # Of two rows with values nothing says which one counts, or whether they are one.
    return [GridRow(keys, (_reading((filled or found)[0]),) if len(filled) <= 1 else ())]


def _reading(row: _Values) -> Reading:
    return tuple(cell.entry for cell in row.cells if cell.entry is not None)


def _labelled(rows: Sequence[Row], values: Sequence[_Values | None], heads: Heads, form: Edition) -> Iterator[GridRow]:
    """The rows by their labels, and rows between them that are as many as those of the form there."""
    lines = [(table.key, block, line) for table in form.tables for block in table.blocks for line in block.row_leaves]
    index = {(table, line.key): at for at, (table, _, line) in enumerate(lines)}
    places = _filled_in([_place(row, index) for row in values], values, [line for _, _, line in lines])
    for number, (row, at) in enumerate(zip(values, places, strict=True)):
        if row is None or at is None:
            continue
        table, block, line = lines[at]
        columns = _columns(heads, table, block)
        if columns is None or not (row.snug or len(columns) == len(block.column_leaves)):
            continue
        reading = _reading(row)
        strays = _strays(rows, places, number, heads)
        doubted = tuple(LOST if span in strays else entry for span, entry in zip(heads.columns, reading, strict=True))
        leaves = [leaf.key for leaf in block.column_leaves]
        under = [dict(zip(columns, one, strict=True)) for one in dict.fromkeys((reading, doubted))]
        yield GridRow(
            tuple(cell_key(table, line.key, leaf) for leaf in leaves),
            tuple(tuple(one.get(leaf, GONE) for leaf in leaves) for one in under),
        )


def _strays(rows: Sequence[Row], places: Sequence[int | None], number: int, heads: Heads) -> set[range]:
    """The columns in which a row next to this one, without a label of its own, has something: it may belong to either."""
    above = takewhile(lambda at: places[at] is None, range(number - 1, -1, -1))
    below = takewhile(lambda at: places[at] is None, range(number + 1, len(rows)))
    loose = [rows[at] for at in (*above, *below) if not _is_labelled(rows[at], heads)]
    return {
        span for span in heads.columns for row in loose for cell in [row.cells[span.start]] if _is_own(cell, row) and cell and cell.text
    }


def _is_labelled(row: Row, heads: Heads) -> bool:
    beside = [cell for column, cell in enumerate(row.cells) if column not in heads.covered]
    return any(cell is not None and cell.text and _is_own(cell, row) for cell in beside)


def _is_own(cell: ShownCell | None, row: Row) -> bool:
    return cell is not None and cell.row == row.number


def _place(row: _Values | None, index: dict[tuple[str, str], int]) -> int | None:
    if row is None or row.label is None:
        return None
    named = [index[m.table, m.key] for m in row.label.meanings if m.role == "row" and (m.table, m.key) in index]
    return named[0] if len(named) == 1 else None


def _filled_in(places: Sequence[int | None], values: Sequence[_Values | None], lines: Sequence[Line]) -> list[int | None]:
    """The places with those of rows that stand between known ones and are as many as the form has between them."""
    filled = list(places)
    known = [at for at, place in enumerate(places) if place is not None]
    for before, after in pairwise(known):
        first = places[before]
        if first is None or places[after] != first + after - before:
            continue
        if all(_may_be(values[at], lines[first + at - before]) for at in range(before + 1, after)):
            filled[before + 1 : after] = range(first + 1, first + after - before)
    return filled


def _may_be(row: _Values | None, line: Line) -> bool:
    """True for a row whose label is lost or like that of the line."""
    if row is None:
        return False
    if row.label is None:
        return True
    own = bigrams(squash(row.label.text))
    return any(len(own & bigrams(word)) >= _ALIKE * len(bigrams(word)) > 0 for word in wordings(line))


def _columns(heads: Heads, table: str, block: Block) -> tuple[str, ...] | None:
    """The columns of the block under the heads: as they name them, or in their order where no name speaks against it."""
    leaves = tuple(leaf.key for leaf in block.column_leaves)
    named = [heads.names(columns, "column") for columns in heads.columns]
    own = [heads.names(columns, "column", table) & set(leaves) for columns in heads.columns]
    if all(len(keys) == 1 for keys in own):
        columns = tuple(key for keys in own for key in keys)
        return columns if len(set(columns)) == len(columns) else None
    if len(leaves) != len(own) or any(keys and leaf not in mine for leaf, keys, mine in zip(leaves, named, own, strict=True)):
        return None
    return leaves
