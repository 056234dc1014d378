"""A chunk's slots to cells: every way in which the values may fill the columns of their row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from giar.read.numbers import join_digits
from giar.read.tokens import SLOTS, Atom
from giar.report import Number, Status

MOST_JOINS = 2
"""Digits split more often than this in one row are not joined."""

MOST_READINGS = 400
"""A row with more readings than this is not read: no relation could choose among so many with certainty."""


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

Reading = tuple[Entry, ...]


Frame = tuple[int, int]
"""How many empty cells stand before and behind the values of a complete row: the leftovers of merged cells."""


def frame_of(slots: Sequence[Atom]) -> Frame:
    """The empty cells before the first value and behind the last."""
    first, last = _bounds(slots)
    return len(_blanks(slots[:first])), len(_blanks(slots[last + 1 :]))


def is_complete(text: str, slots: Sequence[Atom], width: int) -> bool:
    """True where the slots from the first value to the last fill the row."""
    first, last = _bounds(slots)
    return len(_core(text, slots[first : last + 1], width)) == width


def readings_of(text: str, slots: Sequence[Atom], width: int, frames: frozenset[Frame]) -> tuple[Reading, ...]:
    """Every way to fill ``width`` cells with the slots in their order that the text leaves open.

    ``frames`` are the frames of complete rows that look the same. Where they explain the empty cells around the values,
    those beyond the frame are blank cells; where none is known, any of the empty cells may be one, or cells are lost.
    """
    first, last = _bounds(slots)
    core = _core(text, slots[first : last + 1], width)
    missing = width - len(core)
    if missing == 0:
        return (tuple(core),)
    if missing > 0:
        return tuple(_bounded(_fillings(slots, core, width, frames)))
    return tuple(_bounded(_joinings(text, slots[first : last + 1], width)))


def _bounded(found: Iterator[Reading]) -> list[Reading]:
    """The distinct readings, or none where they are too many."""
    distinct: dict[Reading, None] = {}
    for reading in found:
        distinct[reading] = None
        if len(distinct) > MOST_READINGS:
            return []
    return list(distinct)


def _bounds(slots: Sequence[Atom]) -> tuple[int, int]:
    at = [index for index, slot in enumerate(slots) if slot.kind in SLOTS]
    return at[0], at[-1]


def _blanks(slots: Sequence[Atom]) -> list[Atom]:
    """The empty cells up to an empty line, which sets off rows."""
    found: list[Atom] = []
    for slot in slots:
        if slot.kind == "soft":
            break
        found.append(slot)
    return found


def entry(text: str, slot: Atom) -> Entry:
    """The slot as a cell."""
    if slot.kind == "value" and slot.written is not None:
        return Entry("number", slot.written.value, slot.start, slot.end, slot.written.unit)
    if slot.kind == "mark":
        return Entry("mark", None, slot.start, slot.end)
    if slot.kind == "unreadable":
        return Entry("unreadable", None, slot.start, slot.end)
    return Entry("blank", None, slot.start, slot.start)


def _core(text: str, slots: Sequence[Atom], width: int) -> list[Entry]:
    """The cells from the first value to the last.

    Soft gaps count as blank cells only where that makes the row complete; digits that share a cell are one number
    where the cells then are as many as the columns.
    """
    hard = [entry(text, slot) for slot in slots if slot.kind != "soft"]
    if len(hard) == width:
        return hard
    if len(hard) > width:
        joined = _cells_joined(text, [slot for slot in slots if slot.kind != "soft"])
        if len(joined) == width:
            return joined
        filled = [entry(text, slot) for slot in slots if slot.kind in SLOTS]
        return filled if len(filled) == width else hard
    soft = [entry(text, slot) for slot in slots]
    return soft if len(soft) == width else hard


def _cells_joined(text: str, slots: Sequence[Atom]) -> list[Entry]:
    """The cells where neighbouring digits that no separator sets apart are read as one number."""
    cells: list[list[Atom]] = []
    for slot in slots:
        if cells and slot.gap == "inner" and slot.kind == "value" and cells[-1][-1].kind == "value":
            cells[-1].append(slot)
        else:
            cells.append([slot])
    return [_joined(text, cell) or entry(text, cell[0]) for cell in cells]


def _joined(text: str, cell: Sequence[Atom]) -> Entry | None:
    if len(cell) == 1:
        return entry(text, cell[0])
    start, end = cell[0].start, cell[-1].end
    written = join_digits(" ".join(text[start:end].replace("|", " ").split()))
    if written is None:
        return None
    return Entry("number", written.value, start, end, written.unit, "digits-joined")


def _fillings(slots: Sequence[Atom], core: list[Entry], width: int, frames: frozenset[Frame]) -> Iterator[Reading]:
    """Fewer values than cells: blanks before or behind them, else digits run together, else cells lost anywhere."""
    first, last = _bounds(slots)
    before, behind = _blanks(slots[:first]), _blanks(slots[last + 1 :])
    missing = width - len(core)
    padded = [
        tuple([entry("", slot) for slot in before[len(before) - lead :]] + core + [entry("", slot) for slot in behind[: missing - lead]])
        for lead in range(max(0, missing - len(behind)), min(missing, len(before)) + 1)
        if not frames or (len(before) - lead, len(behind) - missing + lead) in frames
    ]
    yield from padded
    if padded and frames:
        return
    split = list(_splittings(core, width))
    yield from split
    if not split:
        yield from _losses(core, width)


def _losses(core: list[Entry], width: int) -> Iterator[Reading]:
    for places in combinations(range(width), len(core)):
        cells = [LOST] * width
        for place, cell in zip(places, core, strict=True):
            cells[place] = cell
        yield tuple(cells)


def _splittings(core: list[Entry], width: int) -> Iterator[Reading]:
    """A single run of digits that stands for a whole row: every cut into numbers without leading zeros."""
    if len(core) != 1 or width == 1 or not isinstance(core[0].value, int) or core[0].value < 0:
        return
    digits = core[0].end - core[0].start
    if digits < width:
        return
    run = str(core[0].value).zfill(digits)
    for cuts in combinations(range(1, digits), width - 1):
        edges = (0, *cuts, digits)
        pieces = [run[a:b] for a, b in zip(edges, edges[1:], strict=False)]
        if all(piece == "0" or piece[0] != "0" for piece in pieces):
            yield tuple(
                Entry("number", int(piece), core[0].start + a, core[0].start + b, None, "digits-split")
                for piece, a, b in zip(pieces, edges, edges[1:], strict=False)
            )


def _joinings(text: str, slots: Sequence[Atom], width: int) -> Iterator[Reading]:
    """More values than cells: every way to read neighbouring digits as one number."""
    filled = [slot for slot in slots if slot.kind in SLOTS]
    surplus = len(filled) - width
    if surplus > MOST_JOINS:
        return
    if width == 1:
        yield from ((entry(text, slot),) for slot in filled)
    for cuts in combinations(range(1, len(filled)), width - 1):
        edges = (0, *cuts, len(filled))
        cells = [_joined(text, filled[a:b]) for a, b in zip(edges, edges[1:], strict=False)]
        if all(cell is not None for cell in cells):
            yield tuple(cell for cell in cells if cell is not None)
