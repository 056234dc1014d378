"""Repairs of many cells that are one slip: two rows exchanged, or two numbers of one sum."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from giar.repair.sums import Sums, along_row


def exchanges(sums: Sums) -> Iterator[tuple[tuple[str, str], dict[str, int]]]:
    """The exchanges after which every relation holds: two rows or two cells by name, and the changes that this makes."""
    if len(sums.relations) == 1:
        yield from _cells_exchanged(sums)
    elif not any(along_row(relation) for relation in sums.broken):
        yield from _rows_exchanged(sums)


def _cells_exchanged(sums: Sums) -> Iterator[tuple[tuple[str, str], dict[str, int]]]:
    for (one, sign), (other, other_sign) in combinations(sums.members[0], 2):
        difference = sums.counts[other] - sums.counts[one]
        if difference and (sign - other_sign) * difference == -sums.excess[0]:
            yield (sums.keys[one], sums.keys[other]), {sums.keys[one]: sums.counts[other], sums.keys[other]: sums.counts[one]}


def _rows_exchanged(sums: Sums) -> Iterator[tuple[tuple[str, str], dict[str, int]]]:
    """Whole rows exchanged keep their own totals, so only the columns show it."""
    rows = _rows(sums)
    for (one, cells), (other, other_cells) in combinations(rows.items(), 2):
        if cells.keys() != other_cells.keys():
            continue
        moves: dict[int, int] = {}
        for column, cell in cells.items():
            difference = sums.counts[other_cells[column]] - sums.counts[cell]
            if difference:
                moves |= {cell: difference, other_cells[column]: -difference}
        if moves and _mends(sums, moves):
            yield (one, other), {sums.keys[cell]: sums.counts[cell] + moved for cell, moved in moves.items()}


def _rows(sums: Sums) -> dict[str, dict[str, int]]:
    """The cells of each row by their columns."""
    rows: dict[str, dict[str, int]] = {}
    for cell, key in enumerate(sums.keys):
        row, _, column = key.rpartition(".")
        rows.setdefault(row, {})[column] = cell
    return rows


def _mends(sums: Sums, moves: dict[int, int]) -> bool:
    return all(
        excess + sum(sign * moves[cell] for cell, sign in members if cell in moves) == 0
        for excess, members in zip(sums.excess, sums.members, strict=True)
    )
