"""The sums that the form demands, derived from the hierarchy of its rows and columns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from giar.form.model import Edition, Line, Relation, Table, cell_key

ROW_TOTAL = "arithmetic.row-total"
OUTCOMES = "arithmetic.outcomes"
BALANCE = "arithmetic.balance"
DISPUTE_TOTAL = "arithmetic.dispute-total"


@cache
def relations(edition: Edition) -> tuple[Relation, ...]:
    """All sums within one report of the edition, in the order of the form."""
    found: list[Relation] = []
    for table in edition.tables:
        found.extend(_totals_along_rows(table))
        found.extend(_totals_down_columns(table))
        found.extend(_balances(table))
    return tuple(found)


def _totals_along_rows(table: Table) -> Iterator[Relation]:
    rule = DISPUTE_TOTAL if table.key == "disputes" else ROW_TOTAL
    for block in table.blocks:
        total, parts = _total_and_parts(block.columns)
        if total is None:
            continue
        for row in block.row_leaves:
            yield Relation(
                rule,
                table.key,
                row.key,
                left=tuple(cell_key(table.key, row.key, part.key) for part in parts),
                right=(cell_key(table.key, row.key, total.key),),
            )


def _totals_down_columns(table: Table) -> Iterator[Relation]:
    for block in table.blocks:
        for family in block.rows:
            total, parts = _total_and_parts(family.children)
            if total is None:
                continue
            for column in block.column_leaves:
                yield Relation(
                    OUTCOMES,
                    table.key,
                    column.key,
                    left=tuple(cell_key(table.key, part.key, column.key) for part in parts),
                    right=(cell_key(table.key, total.key, column.key),),
                )


def _balances(table: Table) -> Iterator[Relation]:
    for block in table.blocks:
        inflow = [line for line in block.rows if line.role == "inflow"]
        if not inflow:
            continue
        outflow = [line for family in block.rows for line in family.children if line.role == "total"]
        outflow += [line for line in block.rows if line.role == "outflow"]
        for column in block.column_leaves:
            yield Relation(
                BALANCE,
                table.key,
                column.key,
                left=tuple(cell_key(table.key, line.key, column.key) for line in inflow),
                right=tuple(cell_key(table.key, line.key, column.key) for line in outflow),
            )


def _total_and_parts(lines: tuple[Line, ...]) -> tuple[Line | None, tuple[Line, ...]]:
    """The total of a family of lines, and the leaves that it must be the sum of."""
    total = next((line for line in lines if line.role == "total"), None)
    return total, tuple(leaf for line in lines if line is not total for leaf in line.leaves())
