"""Known tables: the numbers that a generated report holds, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from typing import Literal

from giar.form import EDITION_2019, EDITION_2021, HYBRID, Block, Edition, Table, cell_key

Number = int | Decimal
Status = Literal["number", "blank", "mark", "absent"]

EDITIONS = {"2021": EDITION_2021, "hybrid": HYBRID, "2019": EDITION_2019}
FILLS = ("dense", "sparse", "zero", "city", "small")
"""How full a table is: ``sparse`` is mostly zeros, ``city`` has numbers in the thousands, ``small`` only single digits."""


@dataclass(frozen=True)
class Filling:
    """What a cell of the report holds: its value, its status and the characters written in it.

    ``recoverable`` is False where nobody could establish the value from the text, even with the relations.
    """

    value: Number | None
    status: Status
    written: str
    recoverable: bool = True

    def lost(self) -> Filling:
        return replace(self, recoverable=False)


GONE = Filling(None, "absent", "")


def number(value: Number) -> Filling:
    return Filling(value, "number", str(value))


@dataclass(frozen=True)
class Scale:
    """How likely a cell is zero, and how large it is otherwise, for persons and for organizations."""

    zero: float
    persons: int
    organizations: int


SCALES = {
    "dense": Scale(0.25, 40, 9),
    "sparse": Scale(0.9, 25, 3),
    "zero": Scale(1.0, 1, 1),
    "city": Scale(0.35, 2600, 320),
    "small": Scale(0.6, 3, 2),
}


def fill(rng: Random, edition: Edition, how: str) -> dict[str, Filling]:
    """A table of the form in which every relation holds."""
    values: dict[str, Number] = {}
    for table in edition.tables:
        if table.key == "proactive":
            values.update(_proactive(rng, table, how))
        elif table.key == "applications":
            values.update(_applications(rng, table, SCALES[how]))
        else:
            values.update(_disputes(rng, table, SCALES[how]))
    return {key: number(values[key]) for key in edition.keys}


def _draw(rng: Random, zero: float, most: int) -> int:
    return 0 if rng.random() < zero else rng.randint(1, max(most, 1))


def _proactive(rng: Random, table: Table, how: str) -> Iterator[tuple[str, Number]]:
    zero = 1.0 if how == "zero" else 0.45
    most = {"city": 60000, "small": 9}.get(how, 900)
    for block in table.blocks:
        for row in block.row_leaves:
            for column in block.column_leaves:
                key = cell_key(table.key, row.key, column.key)
                if column.fractional:
                    yield key, _amount(rng, zero)
                elif column.signed:
                    yield key, _draw(rng, zero, most // 9) * rng.choice((1, 1, -1))
                elif row.key == "regulations":
                    yield key, _draw(rng, 0.7 if how != "zero" else 1.0, 12)
                else:
                    yield key, _draw(rng, zero, most)


def _amount(rng: Random, zero: float) -> Number:
    if rng.random() < zero:
        return 0
    if rng.random() < 0.3:
        return rng.randint(1, 30000)
    places = rng.choice((1, 2, 2, 3, 4, 6))
    text = f"{rng.randint(0, 2600)}.{rng.randint(1, 10**places - 1):0{places}d}"
    return Decimal(text)


def _applications(rng: Random, table: Table, scale: Scale) -> dict[str, Number]:
    block = table.blocks[0]
    columns = [line.key for line in block.column_leaves if line.role != "total"]
    values: dict[tuple[str, str], int] = {}
    outcomes = next(line for line in block.rows if line.children)
    for index, column in enumerate(columns):
        most = scale.organizations if index else scale.persons
        total = 0
        for row in outcomes.leaves():
            if row.role != "total":
                values[row.key, column] = _draw(rng, scale.zero, most)
                total += values[row.key, column]
        forward = _draw(rng, scale.zero, max(most // 4, 1))
        over = min(_draw(rng, scale.zero, max(most // 4, 1)), total + forward)
        values["concluded", column] = total
        values["carried_forward", column] = forward
        values["carried_over", column] = over
        values["received", column] = total + forward - over
    found: dict[str, Number] = {}
    for row in block.row_leaves:
        parts = [values[row.key, column] for column in columns]
        for column, value in zip([*columns, "total"], [*parts, sum(parts)], strict=True):
            found[cell_key(table.key, row.key, column)] = value
    return found


def _disputes(rng: Random, table: Table, scale: Scale) -> dict[str, Number]:
    found: dict[str, Number] = {}
    zero = 1.0 if scale.zero == 1.0 else 0.65
    most = 150 if scale.persons > 1000 else 9
    for row in table.blocks[0].row_leaves:
        parts = [_draw(rng, zero, most) for _ in range(4)]
        columns = table.blocks[0].column_leaves
        for column, value in zip(columns, [*parts, sum(parts)], strict=True):
            found[cell_key(table.key, row.key, column.key)] = value
    return found


def slip(rng: Random, fillings: dict[str, Filling], count: int) -> dict[str, Filling]:
    """The same tables with ``count`` cells wrong, as a hurried clerk gets them wrong."""
    changed = dict(fillings)
    keys = [key for key in fillings if not key.startswith("proactive.")]
    for key in rng.sample(keys, count):
        value = fillings[key].value
        assert isinstance(value, int)
        changed[key] = number(_slipped(rng, value))
    return changed


def _slipped(rng: Random, value: int) -> int:
    digits = str(value)
    ways = [value + 1, value + rng.randint(2, 9), value + 10]
    if value:
        ways += [value - 1, 0, int(digits + digits[-1]), int(digits[:-1] or "0")]
    if len(digits) > 1 and digits[0] != digits[1]:
        ways.append(int(digits[1] + digits[0] + digits[2:]))
    return rng.choice([way for way in ways if way != value])


@dataclass(frozen=True)
class PhysicalRow:
    """The cells that stand in one row of the printed form, left to right, and the sums among them."""

    table: str
    name: str
    keys: tuple[str, ...]
    groups: tuple[tuple[int, int], ...]
    """For each total: where its family starts and where the total itself stands."""


def physical_rows(edition: Edition) -> list[PhysicalRow]:
    """The rows as printed: table 四 prints its three blocks side by side in one row."""
    rows: list[PhysicalRow] = []
    for table in edition.tables:
        if table.key == "disputes":
            rows.append(PhysicalRow(table.key, "all", tuple(table.cell_keys()), ((0, 4), (5, 9), (10, 14))))
            continue
        for block in table.blocks:
            rows.extend(_block_rows(table, block))
    return rows


def _block_rows(table: Table, block: Block) -> Iterator[PhysicalRow]:
    last = len(block.column_leaves) - 1
    groups = ((0, last),) if block.column_leaves[last].role == "total" else ()
    for row in block.row_leaves:
        keys = tuple(cell_key(table.key, row.key, column.key) for column in block.column_leaves)
        yield PhysicalRow(table.key, row.key, keys, groups)
