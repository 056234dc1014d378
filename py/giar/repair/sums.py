"""The relations of a report as sums linked by the cells that they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property

from giar.form import Edition, Relation, relations
from giar.report import ABSENT, Cell, Number, Report
from giar.report.arithmetic import READ_AS_ZERO, excess
from giar.report.span import ANY_COUNT, Span, among

UNREAD = ("unreadable", "ambiguous")
TOO_LARGE = 10**15
"""No organ counts as far as this: a longer run of digits is two numbers run together, and never what should stand there."""


@dataclass(frozen=True)
class Entry:
    """What a cell brings into its sums.

    ``count`` is None where the cell holds nothing that can be counted: then ``unread`` says whether something is written
    there at all. ``empty`` marks a blank or a mark, ``impossible`` a number that no count can be (negative, fractional),
    which has to change whatever else does; both are counted as 0.
    """

    count: int | None
    empty: bool = False
    impossible: bool = False
    unread: bool = False
    candidates: tuple[int, ...] = ()
    """What an ambiguous cell may hold, a blank as 0."""
    closed: bool = False
    """True where it can hold nothing else."""

    @property
    def span(self) -> Span:
        """What a cell that is not counted may add to its sums."""
        return among(self.candidates) if self.closed else ANY_COUNT


def entry(cell: Cell) -> Entry:
    """What the cell brings into its sums."""
    if cell.status in READ_AS_ZERO:
        return Entry(0, empty=True)
    if cell.status in UNREAD:
        counts = [one or 0 for one in cell.candidates]
        candidates = tuple(dict.fromkeys(int(one) for one in counts if one < TOO_LARGE and _is_count(one)))
        return Entry(None, unread=True, candidates=candidates, closed=bool(candidates) and not cell.open_ended)
    if cell.value is None or (isinstance(cell.value, Decimal) and abs(cell.value) >= TOO_LARGE):
        return Entry(None)
    return Entry(int(cell.value)) if _is_count(cell.value) else Entry(0, impossible=True)


def _is_count(value: Number) -> bool:
    return value >= 0 and value == int(value)


@dataclass(frozen=True)
class Sums:
    """Relations that are linked by their cells, and the numbers in these cells (blanks, marks and impossible numbers as 0).

    A relation is known by its index in ``relations``, a cell by its index in ``keys``.
    """

    relations: tuple[Relation, ...]
    entries: Mapping[str, Entry]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for relation in self.relations for key in relation.cells))

    @cached_property
    def counts(self) -> tuple[int, ...]:
        return tuple(self.entries[key].count or 0 for key in self.keys)

    @cached_property
    def members(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Of each relation, its cells and their signs: +1 on the left side, -1 on the right."""
        index = {key: number for number, key in enumerate(self.keys)}
        return tuple(
            tuple((index[key], 1) for key in relation.left) + tuple((index[key], -1) for key in relation.right)
            for relation in self.relations
        )

    @cached_property
    def through(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """Of each cell, the relations that run through it and its sign there."""
        found: list[list[tuple[int, int]]] = [[] for _ in self.keys]
        for number, members in enumerate(self.members):
            for cell, sign in members:
                found[cell].append((number, sign))
        return tuple(map(tuple, found))

    @cached_property
    def excess(self) -> tuple[int, ...]:
        """Of each relation, by how much its left side exceeds its right one: 0 where it holds."""
        counts = dict(zip(self.keys, self.counts, strict=True))
        return tuple(int(excess(relation, counts.get) or 0) for relation in self.relations)

    @cached_property
    def broken(self) -> tuple[Relation, ...]:
        return tuple(relation for relation, excess in zip(self.relations, self.excess, strict=True) if excess)


def entries_of(report: Report) -> dict[str, Entry]:
    """The entries of all cells that some relation runs through."""
    return {key: entry(report.cells.get(key, ABSENT)) for key in _summed(report.form)}


@cache
def _summed(form: Edition) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for relation in relations(form) for key in relation.cells))


@cache
def totals_of(form: Edition) -> frozenset[str]:
    """The cells that the form prints as the sum of others."""
    return frozenset(relation.right[0] for relation in relations(form) if len(relation.right) == 1)


@cache
def linked(found: tuple[Relation, ...]) -> tuple[tuple[Relation, ...], ...]:
    """The relations in groups that share no cell with each other, in the order of the form."""
    groups: list[tuple[set[str], list[Relation]]] = []
    for relation in found:
        cells = set(relation.cells)
        touched = [group for group in groups if not cells.isdisjoint(group[0])]
        merged = (cells.union(*(group[0] for group in touched)), [*(r for group in touched for r in group[1]), relation])
        groups = [group for group in groups if group not in touched]
        groups.append(merged)
    return tuple(tuple(members) for _, members in groups)


def along_row(relation: Relation) -> bool:
    """True where the relation runs along a row of the table, False where it runs down a column."""
    return relation.left[0].split(".")[1] == relation.scope
