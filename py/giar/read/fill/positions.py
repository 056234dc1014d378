"""Where values stand on their lines: text drawn from a PDF keeps the columns as distances."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from giar.read.fill.entries import LOST, Reading, entry
from giar.read.pieces.tokens import SLOTS, Atom

_NARROWEST = 4.0
"""Columns closer than this many characters are not told apart by their places."""


def reading_by_position(text: str, slots: Sequence[Atom], complete: Iterable[Sequence[Atom]], width: int) -> Reading | None:
    """The values of a short row in the columns over which they stand, or None where the places do not tell.

    ``complete`` are the slots of rows of the table that have all their values: they show where the columns are.
    """
    values = [slot for slot in slots if slot.kind in SLOTS]
    rows = [[slot for slot in row if slot.kind in SLOTS] for row in complete]
    rows = [row for row in rows if len(row) == width and _is_spaced(row)]
    if len(rows) < 2 or not _is_spaced(values):
        return None
    if not _is_columned(rows):
        return None
    middles = [[_middle(text, slot) for slot in row] for row in rows]
    columns = list(zip(*middles, strict=True))
    centres = [sum(column) / len(column) for column in columns]
    gap = min(after - before for before, after in pairwise(centres))
    if gap < _NARROWEST or any(max(column) - min(column) > gap * 0.7 for column in columns):
        return None
    return _assigned(text, values, centres, gap, width)


def _assigned(text: str, values: Sequence[Atom], centres: Sequence[float], gap: float, width: int) -> Reading | None:
    cells = [LOST] * width
    above = -1
    for slot in values:
        middle = _middle(text, slot)
        nearest = min(range(width), key=lambda at: abs(centres[at] - middle))
        if nearest <= above or abs(centres[nearest] - middle) > gap * 0.45:
            return None
        cells[nearest] = entry(slot)
        above = nearest
    return tuple(cells)


def _is_spaced(values: Sequence[Atom]) -> bool:
    """True for values on one line, set apart by spaces alone."""
    return all(slot.gap == "space" and slot.line == values[0].line for slot in values[1:])


def _is_columned(rows: Sequence[Sequence[Atom]]) -> bool:
    """True where more than one space regularly sets values apart, as columns do and numbers one after another do not."""
    gaps = [after.start - before.end for row in rows for before, after in pairwise(row)]
    return sum(gap > 1 for gap in gaps) * 2 > len(gaps)


def _middle(text: str, slot: Atom) -> float:
    start = text.rfind("\n", 0, slot.start) + 1
    return _extent(text[start : slot.start]) + _extent(text[slot.start : slot.end]) / 2


def _extent(text: str) -> int:
    """How wide a text is drawn where Chinese characters take two places."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
