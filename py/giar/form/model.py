"""How the statutory form is described: editions, tables, blocks, rows and columns, and the relations between cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Role = Literal["part", "total", "inflow", "outflow"]
"""What a line is to the sums of the form.

``part`` is counted in the total of its family, ``total`` is that total, ``inflow`` and ``outflow`` are the two sides of
the balance printed on table 三 (第一项加第二项之和，等于第三项加第四项之和).
"""

Unit = Literal["件", "项", "万元", "元", ""]
"""The unit that the form prescribes for a column; the empty string where it prescribes none."""


@dataclass(frozen=True)
class Line:
    """A row or a column of the form, or a heading over several of them."""

    key: str
    zh: str
    """The official label without its number."""
    en: str
    number: str = ""
    """The number printed before the label: ``一、``, ``（三）``, ``1.``."""
    aliases: tuple[str, ...] = ()
    """Other wordings seen on published reports that mean this line and no other."""
    role: Role = "part"
    unit: Unit = "件"
    signed: bool = False
    """True where a negative number is a proper value (本年增/减)."""
    fractional: bool = False
    """True where a number may have decimals (an amount of money)."""
    children: tuple[Line, ...] = ()

    @property
    def official(self) -> str:
        """The label as printed on the form, number and all."""
        return f"{self.number}{self.zh}"

    def leaves(self) -> Iterator[Line]:
        """The lines below this one that hold cells, or the line itself."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


@dataclass(frozen=True)
class Block:
    """A part of a table whose rows share their columns; ``caption`` is the line printed over it, if any."""

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    caption: str = ""
    caption_en: str = ""

    @cached_property
    def row_leaves(self) -> tuple[Line, ...]:
        return tuple(leaf for line in self.rows for leaf in line.leaves())

    @cached_property
    def column_leaves(self) -> tuple[Line, ...]:
        return tuple(leaf for line in self.columns for leaf in line.leaves())


@dataclass(frozen=True)
class Table:
    """One of the three statutory tables."""

    key: str
    number: str
    """The number of the section that holds the table: ``二``, ``三``, ``四``."""
    title: str
    title_en: str
    blocks: tuple[Block, ...]

    def cell_keys(self) -> Iterator[str]:
        """The keys of all cells, row by row."""
        for block in self.blocks:
            for row in block.row_leaves:
                for column in block.column_leaves:
                    yield cell_key(self.key, row.key, column.key)


@dataclass(frozen=True)
class Relation:
    """A sum that must hold: the cells of ``left`` add up to the cells of ``right``."""

    rule: str
    table: str
    scope: str
    """The key of the row or column that the relation runs along."""
    left: tuple[str, ...]
    right: tuple[str, ...]

    @cached_property
    def cells(self) -> tuple[str, ...]:
        return self.left + self.right


@dataclass(frozen=True, eq=False)
class Edition:
    """An edition of the form: the one of 2019 or the one of 2021. There is one object of each, equal to itself alone."""

    key: str
    notice: str
    """The number of the notice that prescribes it."""
    years: tuple[int, int | None]
    """The first and the last report year that it is meant for."""
    tables: tuple[Table, ...]

    def table(self, key: str) -> Table:
        return next(table for table in self.tables if table.key == key)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of all cells of the form, in its order."""
        return tuple(key for table in self.tables for key in table.cell_keys())

    @cached_property
    def lines(self) -> dict[str, tuple[Line, Line]]:
        """The row and the column of each cell, by cell key."""
        return {
            cell_key(table.key, row.key, column.key): (row, column)
            for table in self.tables
            for block in table.blocks
            for row in block.row_leaves
            for column in block.column_leaves
        }


def cell_key(table: str, row: str, column: str) -> str:
    """The key of a cell, ``table.row.column``."""
    return f"{table}.{row}.{column}"
