"""What a reading puts into the cells of a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from giar.read.pieces.numbers import join_digits
from giar.read.pieces.tokens import Atom
from giar.report import Number, Status


@dataclass(frozen=True, slots=True)
class Entry:
    """What a reading puts into a cell; ``[start, end)`` are offsets in the text that was read."""

    status: Status
    value: Number | None = None
    start: int = 0
    end: int = 0
    unit: str | None = None
    note: str = ""


LOST = Entry("absent")
"""No slot is left for the cell: it was blank and left no trace, or it is gone."""

CUT = Entry("absent", note="cut-off")
"""The text breaks off before the cell."""

GONE = Entry("absent", note="no-column")
"""The table has no such column."""

DISPLACED = Entry("absent", note="displaced")
"""A label more on the line took the place of a cell that held something."""

Reading = tuple[Entry, ...]

_FAR_APART = re.compile(r"\d {3,}\d")
"""Digits so far apart on a line are two numbers."""


def entry(slot: Atom) -> Entry:
    """The slot as a cell."""
    if slot.kind == "value" and slot.written is not None:
        return Entry("number", slot.written.value, slot.start, slot.end, slot.written.unit)
    if slot.kind == "mark":
        return Entry("mark", None, slot.start, slot.end)
    if slot.kind == "unreadable":
        return Entry("unreadable", None, slot.start, slot.end)
    return Entry("blank", None, slot.start, slot.start)


def joined(text: str, cell: Sequence[Atom]) -> Entry | None:
    """Several slots as the one number that they are pieces of; None where they are none."""
    if len(cell) == 1:
        return entry(cell[0])
    start, end = cell[0].start, cell[-1].end
    if _FAR_APART.search(text[start:end]):
        return None
    written = join_digits(" ".join(text[start:end].replace("|", " ").split()))
    if written is None:
        return None
    return Entry("number", written.value, start, end, written.unit, "digits-joined")
