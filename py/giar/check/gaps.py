"""Cells without a number, gathered into what a person would name: a table, a row, a column, a cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from giar.check.naming import cell_name, line_names, listing, table_name
from giar.form import Edition, Table
from giar.messages import Message
from giar.report import Cell, Report, Status

Kind = Literal["table", "row", "column", "cell", "several"]
_NAMED_SINGLY = 3
"""So many gaps of a kind in a table are named each in a finding of its own; more than that in one together."""
_LISTED = 6
"""Past so many rows and cells mixed the table is named instead."""


@dataclass(frozen=True)
class Gap:
    """Cells of one table that lack a number in the same way."""

    kind: Kind
    table: Table
    name: Message
    """What to call it in a sentence, in quotation marks."""
    cells: tuple[str, ...]
    names: tuple[Message, ...] = ()
    """The lines or cells it is made of."""


def gaps(report: Report, status: Status) -> Iterator[Gap]:
    """The cells with the status: a whole table, row or column as one gap, the others singly.

    Where a table has many of them they become one gap; of what is absent, one for its rows, one for its columns and
    one for its cells.
    """
    groups: tuple[tuple[Kind, ...], ...] = (("row",), ("column",), ("cell",)) if status == "absent" else (("row", "column", "cell"),)
    for table in report.form.tables:
        cells = {key: report.cells[key] for key in table.cell_keys()}
        found = list(_gaps_of(report.form, table, cells, status))
        yield from (gap for gap in found if gap.kind == "table")
        for group in groups:
            yield from _together(table, [gap for gap in found if gap.kind in group])


def _gaps_of(form: Edition, table: Table, cells: dict[str, Cell], status: Status) -> Iterator[Gap]:
    """The gaps of one table. A blank line is one whose cells are blank as far as the text has them."""
    there = {key for key, cell in cells.items() if cell.status != "absent" or status == "absent"}
    open_cells = {key for key in there if cells[key].status == status}
    if not open_cells:
        return
    if open_cells == there:
        yield Gap("table", table, listing([table_name(table)]), tuple(key for key in cells if key in open_cells))
        return
    names = line_names(form)
    left = set(open_cells)
    lines: tuple[tuple[Kind, dict[str, list[str]]], ...] = (("column", _columns(table)), ("row", _rows(table)))
    for kind, members in lines:
        for line, keys in members.items():
            present = [key for key in keys if key in there]
            if len(present) > 1 and open_cells.issuperset(present) and left.intersection(present):
                yield Gap(kind, table, listing([names[line]]), tuple(present), (names[line],))
                left.difference_update(present)
    for key in cells:
        if key in left:
            yield Gap("cell", table, listing([cell_name(form, key)]), (key,), (cell_name(form, key),))


def _together(table: Table, found: list[Gap]) -> Iterator[Gap]:
    if len(found) <= _NAMED_SINGLY:
        yield from found
        return
    kind = found[0].kind if len({gap.kind for gap in found}) == 1 and found[0].kind != "cell" else "several"
    cells = {key for gap in found for key in gap.cells}
    names = [name for gap in found for name in gap.names]
    name = _several(table, names) if kind == "several" else listing(names)
    yield Gap(kind, table, name, tuple(key for key in table.cell_keys() if key in cells))


def _several(table: Table, names: list[Message]) -> Message:
    """Rows and cells mixed: their names as long as they are few, else the table's."""
    if len(names) <= _LISTED:
        listed = listing(names)
        return Message(zh=f"{listed['zh']}共", en=f"{listed['en']}:")
    title = listing([table_name(table)])
    return Message(zh=f"{title['zh']}表中", en=f"In the table {title['en']},")


def _rows(table: Table) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = {}
    for key in table.cell_keys():
        rows.setdefault(key.rpartition(".")[0], []).append(key)
    return rows


def _columns(table: Table) -> dict[str, list[str]]:
    columns: dict[str, list[str]] = {}
    for key in table.cell_keys():
        columns.setdefault(f"{table.key}.*.{key.rpartition('.')[2]}", []).append(key)
    return columns
