"""Where a document draws its tables: each piece of the text gets the column that its cell begins in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from giar.read.pieces.tokens import Atom
from giar.report.text import CleanText
from giar.source.document import Document


def place_in_grids(atoms: Sequence[Atom], document: Document, text: CleanText) -> None:
    """Sets the columns of atoms within drawn tables to those of the grid, which knows of the rest of merged cells."""
    cells = sorted((text.place(cell.start), text.place(cell.end), cell.column) for grid in document.grids for cell in grid.cells)
    starts = [start for start, _, _ in cells]
    for atom in atoms:
        at = bisect_right(starts, atom.start) - 1
        if at >= 0 and atom.column >= 0 and atom.start <= cells[at][1]:
            atom.column = cells[at][2]


__all__ = ["place_in_grids"]
