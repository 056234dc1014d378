"""The values of a grid one by one, each with the names of its row and of its column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.grid import Grid, GridCell, Position, matrix

_OVER_ALL = frozenset({"note", "applicants", "content"})
"""Heads that name no column."""


@dataclass(frozen=True)
class Record:
    """A value, and what the grid prints for its row and its column, the outermost name first."""

    rows: tuple[GridCell, ...]
    columns: tuple[GridCell, ...]
    value: GridCell

    @property
    def row_names(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.rows)

    @property
    def column_name(self) -> str:
        """The lowest head alone: 商业企业, not 法人或其他组织 商业企业."""
        return self.columns[-1].text if self.columns else ""


def records(grid: Grid) -> list[Record]:
    """The grid's values row by row; table 四, whose rows are printed side by side, gives its three blocks."""
    positions = matrix(grid)
    found = []
    for y, row in enumerate(positions):
        for x, position in enumerate(row):
            if position.cell and position.cell.kind == "value" and position.begins:
                found.append(_record(positions, y, x, position.cell))
    return found


def by_row(grid: Grid) -> list[tuple[tuple[str, ...], list[Record]]]:
    """Neighbouring records of one row, with the names of that row."""
    return [(names, list(run)) for names, run in groupby(records(grid), key=lambda record: record.row_names)]


def _record(positions: list[list[Position]], y: int, x: int, value: GridCell) -> Record:
    above = list(_above(positions, y, x))
    beside = _distinct(position.cell for position in positions[y][:x])
    rows = [cell for cell in (*reversed(above), *beside) if cell.kind in {"group", "label"}]
    columns = [cell for cell in reversed(above) if cell.kind == "head" and cell.line not in _OVER_ALL]
    return Record(tuple(rows), tuple(columns), value)


def _above(positions: list[list[Position]], y: int, x: int) -> Iterator[GridCell]:
    """The nearest heads over a place, and what stands over them, the lowest first."""
    rows = [row[x].cell if x < len(row) else None for row in positions[:y]]
    reached = False
    seen: list[GridCell] = []
    for cell in reversed(rows):
        headed = cell is not None and cell.kind in {"head", "group"}
        if reached and not headed:
            return
        reached = reached or headed
        if cell is not None and headed and cell not in seen:
            seen.append(cell)
            yield cell


def _distinct(cells: Iterator[GridCell | None]) -> list[GridCell]:
    found: list[GridCell] = []
    for cell in cells:
        if cell is not None and cell not in found and not cell.empty:
            found.append(cell)
    return found
