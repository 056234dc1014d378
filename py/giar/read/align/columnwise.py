"""Values that stand one a line behind all labels of a block: row after row, or as a PDF viewer copies them, column by column.

Nothing but the sums of the rows tells which; where they do not, nobody can.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from giar.read.pieces.tokens import Atom
from giar.report import Number

Order = Literal["rows", "columns", "open"]
_CLEARLY = 2
"""So many times as many rows must add up in one order as in the other."""
_ENOUGH = 2
"""So many rows at least that hold something must add up."""


def order_of(slots: Sequence[Atom], rows: int, width: int) -> Order | None:
    """The order of the values of so many rows with so many cells, the last of which is their total.

    None where the values are not as many, or do not stand one a line.
    """
    values = [slot for slot in slots if slot.kind != "soft"]
    if rows < _ENOUGH or width < _ENOUGH or len(values) != rows * width or not stand_one_a_line(values):
        return None
    numbers = [number_of(slot) for slot in values]
    by_rows = adding_up([numbers[at : at + width] for at in range(0, len(numbers), width)])
    by_columns = adding_up([numbers[at::rows] for at in range(rows)])
    if max(by_rows, by_columns) < min(_ENOUGH, rows):
        return "open"
    if by_rows > _CLEARLY * by_columns:
        return "rows"
    return "columns" if by_columns > _CLEARLY * by_rows else "open"


def stand_one_a_line(slots: Sequence[Atom]) -> bool:
    """True where no two values stand on one line."""
    lines = [slot.line for slot in slots if slot.kind != "soft"]
    return len(set(lines)) == len(lines)


def turned(slots: Sequence[Atom], rows: int) -> list[Atom]:
    """The values of so many rows in the order of the rows, where they stand column by column."""
    values = [slot for slot in slots if slot.kind != "soft"]
    return [slot for at in range(rows) for slot in values[at::rows]]


def number_of(slot: Atom) -> Number:
    """The number of a value; 0 for a mark and a blank."""
    return slot.written.value if slot.written is not None else 0


def adding_up(rows: Iterable[Sequence[Number]], total: int = -1) -> int:
    """In how many rows that hold something the value at ``total`` is the sum of all others."""
    return sum(2 * row[total] == sum(row) > 0 for row in rows)
