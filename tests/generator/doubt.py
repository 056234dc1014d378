"""Which cells a change to the text puts in doubt: those of the rows beside it, as far as nothing else tells them apart."""

from __future__ import annotations

from collections.abc import Iterable

from generator.damage import Draft
from generator.layout import Layout
from generator.marks import MARKED, key_of
from generator.truth import Filling, PhysicalRow, physical_rows

Expected = dict[str, Filling]


def keys_in(text: str) -> list[str]:
    """The cells that stand in a piece of marked text, in order."""
    return [key_of(found[1]) for found in MARKED.finditer(text)]


def row_of(draft: Draft, key: str) -> PhysicalRow:
    return next(row for row in physical_rows(draft.document.edition) if key in row.keys)


def adds_up(row: PhysicalRow, expected: Expected) -> bool:
    """True where every cell of the row holds a number and every total is the sum of its parts: then the row vouches for itself."""
    fillings = [expected[key] for key in row.keys]
    if not row.groups or any(filling.status != "number" for filling in fillings):
        return False
    amounts = [filling.value or 0 for filling in fillings]
    return all(sum(amounts[first:last]) == amounts[last] for first, last in row.groups)


def all_zero(row: PhysicalRow, expected: Expected) -> bool:
    return all(not expected[key].value for key in row.keys)


def without(expected: Expected, keys: Iterable[str]) -> Expected:
    """The same with these cells beyond recovery."""
    lost = set(keys)
    return {key: filling.lost() if key in lost else filling for key, filling in expected.items()}


def neighbours(draft: Draft, row: PhysicalRow) -> list[PhysicalRow]:
    """The rows beside this one in its table: they are in doubt with it where a row does not begin with its label."""
    rows = [other for other in physical_rows(draft.document.edition) if other.table == row.table]
    at = rows.index(row)
    return [other for other in rows[max(at - 1, 0) : at + 2] if other != row]


def whole_rows(draft: Draft, keys: Iterable[str]) -> set[str]:
    """The cells of the rows of these cells, and of the rows beside them where labels do not part the rows."""
    rows = [row_of(draft, key) for key in keys]
    if not draft.layout.label_first:
        rows.extend(other for row in list(rows) for other in neighbours(draft, row))
    return {key for row in rows for key in row.keys}


def seen(layout: Layout) -> bool:
    """True where each row is a line and each cell has its bounds: what does not belong to the table is seen not to."""
    return layout.rowwise and layout.trace and layout.bounded
