"""What every kind of input becomes before it is read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from giar.report import Source, Where

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class GridCell:
    """A cell of a table as the document draws it: its text is ``[start, end)``, empty where the cell is blank.

    ``row`` and ``column`` count from 0 and are the first of those that a merged cell covers.
    """

    start: int
    end: int
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True)
class Grid:
    """A table whose cells the document itself tells apart; in the text each of its rows is a line of tabs.

    ``[start, end)`` are its lines. Every cell of it is written, blank or not, so a row says exactly what it holds.
    """

    start: int
    end: int
    cells: tuple[GridCell, ...]

    def part(self, start: int, end: int) -> Grid | None:
        """The rows of it that stand in ``[start, end)`` of the text, as a text of its own."""
        cells = tuple(replace(cell, start=cell.start - start, end=cell.end - start) for cell in self.cells if start <= cell.start < end)
        return Grid(max(self.start, start) - start, min(self.end, end) - start, cells) if cells else None

    def cells_outside(self, stretches: Sequence[tuple[int, int]]) -> tuple[GridCell, ...]:
        """The cells that begin in none of the stretches."""
        return tuple(cell for cell in self.cells if not any(start <= cell.start < end for start, end in stretches))


@dataclass(frozen=True)
class Document:
    """A text and where it came from; ``places`` are its stretches that have a page or a sheet, in order."""

    text: str
    source: Source
    grids: tuple[Grid, ...] = ()
    places: tuple[Where, ...] = ()
    remarks: tuple[str, ...] = ()
    """What opening the document had to decide, by name: ``tracked-changes-accepted``, …"""
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [place.start for place in self.places])

    def part(self, start: int, end: int) -> Document:
        """The document that only the characters ``[start, end)`` make up."""
        return replace(
            self,
            text=self.text[start:end],
            grids=tuple(filter(None, (grid.part(start, end) for grid in self.grids))),
            places=tuple(replace(at, start=at.start - start, end=at.end - start) for at in self.places if start <= at.start < end),
        )

    def without(self, stretches: Sequence[tuple[int, int]]) -> Document:
        """The document whose grids have no cells in these stretches of its text, which stays as it is."""
        grids = tuple(replace(grid, cells=cells) for grid in self.grids if (cells := grid.cells_outside(stretches)))
        return replace(self, grids=grids)

    def where(self, start: int, end: int) -> Where:
        """The place of the characters ``[start, end)``, in the document's own terms where it has them."""
        at = max(bisect_right(self._starts, start) - 1, 0)
        found: list[Where] = []
        for place in self.places[at:]:
            if place.start >= max(end, start + 1):
                break
            if place.end > start or place.start == start:
                found.append(place)
        if not found:
            return Where(start, end)
        first = found[0]
        boxes = [place.box for place in found if place.box is not None and place.page == first.page]
        return Where(start, end, first.page, _around(boxes), first.sheet, first.cell)


def _around(boxes: list[Box]) -> Box | None:
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
