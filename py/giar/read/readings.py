"""A chunk's slots to cells: every way in which the values may fill the columns of their row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from giar.read.numbers import is_mark, join_digits
from giar.read.stretches import soft_count, value_span
from giar.read.tokens import SLOTS, Atom, Gap
from giar.report import Number, Status

MOST_JOINS = 2
"""Digits split more often than this in one row are not joined."""

WIDE = 7
"""The width of table 三."""

MOST_READINGS = 2500
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

CUT = Entry("absent", note="cut-off")
"""The text breaks off before the cell."""

Reading = tuple[Entry, ...]

_FAR_APART = re.compile(r"\d {3,}\d")
"""Digits so far apart on a line are two numbers."""


Frame = tuple[int, int, int, int]
"""How many empty cells stand before and behind the values of a complete row, then how many empty lines or lone pipes:
the leftovers of merged cells, and what sets rows apart."""


def frame_of(slots: Sequence[Atom]) -> Frame:
    """The empty cells and lines before the first value and behind the last."""
    first, last = value_span(slots)
    before, behind = slots[:first], slots[last + 1 :]
    return len(_blanks(before)), len(_blanks(behind)), soft_count(before), soft_count(behind)


def is_complete(text: str, slots: Sequence[Atom], width: int) -> bool:
    """True where the slots from the first value to the last fill the row."""
    first, last = value_span(slots)
    return len(_core(text, slots[first : last + 1], width)) == width


def readings_of(
    text: str, slots: Sequence[Atom], width: int, frames: frozenset[Frame], *, alike: bool = True, cells: Sequence[Atom] = ()
) -> tuple[Reading, ...]:
    """Every way to fill ``width`` cells with the slots in their order that the text leaves open.

    ``frames`` are the frames of complete rows, ``alike`` says that those rows look the same. Where they explain the empty
    cells around the values, those beyond the frame are blank cells; else any of the empty cells may be one, or cells are
    lost. ``cells`` are the slots that are the row's cells, where the table shows which these are.
    """
    first, last = value_span(slots)
    core = _core(text, slots[first : last + 1], width)
    missing = width - len(core)
    if any(slot.gap == "glued" for slot in slots[first + 1 : last + 1]) or is_mark(text[slots[first].start - 1 : slots[first].start]):
        # Where a mark touches digits, more numbers may touch unseen.
        return ()
    if missing == 0:
        return (tuple(core),)
    if missing > 0:
        if cells:
            return (tuple(map(entry, cells)),)
        return tuple(_bounded(_fillings(slots, core, width, frames, alike=alike)))
    if _has_blank_cells(slots[first : last + 1]):
        # Cells enough for another column: which of them the row's columns are, nothing says.
        return ()
    return tuple(_bounded(_joinings(text, slots[first : last + 1], width)))


def readings_cut_off(text: str, slots: Sequence[Atom], width: int, frames: frozenset[Frame]) -> tuple[Reading, ...]:
    """The readings of a row in which the text breaks off: its values fill the first cells, but for the blank ones before them.

    Which empty cells before the values are blank ones is known from the ``frames`` of complete rows, or else open.
    """
    first, last = value_span(slots)
    if slots[first].gap == "glued":
        return ()
    lead = frame_of(slots)[0]
    outside = {before for before, *_ in frames} or set(range(lead + 1))
    found: list[Reading] = []
    for blank in sorted(lead - before for before in outside if before <= lead):
        core = [entry(slot) for slot in slots[first - blank : first]] + _core(text, slots[first : last + 1], width)
        if len(core) < width:
            found.append((*core, *([CUT] * (width - len(core)))))
    return tuple(found)


def _bounded(found: Iterator[Reading]) -> list[Reading]:
    """The distinct readings, or none where they are too many."""
    distinct: dict[Reading, None] = {}
    for reading in found:
        distinct[reading] = None
        if len(distinct) > MOST_READINGS:
            return []
    return list(distinct)


def _blanks(slots: Sequence[Atom]) -> list[Atom]:
    """The empty cells up to an empty line, which sets off rows."""
    found: list[Atom] = []
    for slot in slots:
        if slot.kind == "soft":
            break
        found.append(slot)
    return found


def entry(slot: Atom) -> Entry:
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
    hard = [entry(slot) for slot in slots if slot.kind != "soft"]
    if len(hard) == width:
        return hard
    if len(hard) > width:
        joined = _cells_joined(text, [slot for slot in slots if slot.kind != "soft"])
        if len(joined) == width:
            return joined
        filled = [entry(slot) for slot in slots if slot.kind in SLOTS]
        return filled if len(filled) == width and not _has_blank_cells(slots) else hard
    soft = [entry(slot) for slot in slots]
    return soft if len(soft) == width else hard


def _has_blank_cells(slots: Sequence[Atom]) -> bool:
    """True for a line of cells some of which are blank."""
    return slots[0].line == slots[-1].line and any(slot.kind == "blank" and slot.column >= 0 for slot in slots)


_STRENGTH: tuple[Gap, ...] = ("glued", "inner", "space", "line", "cell")


def _cells_joined(text: str, slots: Sequence[Atom]) -> list[Entry]:
    """The cells where digits set apart by less than what regularly sets cells apart are read as one number."""
    regular = Counter(slot.gap for slot in slots[1:]).most_common(1)[0][0]
    cells: list[list[Atom]] = []
    for slot in slots:
        weak = _STRENGTH.index(slot.gap) < _STRENGTH.index(regular)
        if cells and weak and slot.kind == "value" and cells[-1][-1].kind == "value":
            cells[-1].append(slot)
        else:
            cells.append([slot])
    return [_joined(text, cell) or Entry("unreadable", None, cell[0].start, cell[-1].end) for cell in cells]


def _joined(text: str, cell: Sequence[Atom]) -> Entry | None:
    if len(cell) == 1:
        return entry(cell[0])
    start, end = cell[0].start, cell[-1].end
    if _FAR_APART.search(text[start:end]):
        return None
    written = join_digits(" ".join(text[start:end].replace("|", " ").split()))
    if written is None:
        return None
    return Entry("number", written.value, start, end, written.unit, "digits-joined")


def _fillings(slots: Sequence[Atom], core: list[Entry], width: int, frames: frozenset[Frame], *, alike: bool) -> Iterator[Reading]:
    """Fewer values than cells: blanks before or behind them, else cells lost anywhere."""
    first, last = value_span(slots)
    softened = [entry(slot) for slot in slots[first : last + 1]]
    padded = list(_padded(slots, softened, width, frames))
    yield from padded
    on_one_line = all(slot.line == slots[first].line for slot in slots)
    explained = bool(frames) or (on_one_line and width != WIDE)
    if padded and alike and explained:
        return
    yield from _losses(core, width)


def _padded(slots: Sequence[Atom], body: list[Entry], width: int, frames: frozenset[Frame]) -> Iterator[Reading]:
    """The values with blank cells before and behind them: those empty cells that a complete row does not have."""
    missing = width - len(body)
    first, last = value_span(slots)
    own = frame_of(slots)
    known = frames or _possible_frames(own, missing, usual_short=width == WIDE)
    for frame in known:
        spare = [mine - usual for mine, usual in zip(own, frame, strict=True)]
        if min(spare) < 0 or sum(spare) != missing:
            continue
        lead, tail = spare[0] + spare[2], spare[1] + spare[3]
        opening = [entry(slot) for slot in slots[first - lead : first]] if lead else []
        yield tuple(opening + body + [entry(slot) for slot in slots[last + 1 : last + 1 + tail]])


def _possible_frames(own: Frame, missing: int, *, usual_short: bool) -> frozenset[Frame]:
    """Every frame that the row may have; none at all, where its empty cells are as many as the cells that are missing.

    Not so where ``usual_short``: in a table of many rows none of which is complete, all may have lost a cell; nor where
    empty lines or lone pipes stand around the values too.
    """
    if own[0] + own[1] == missing and not usual_short and not own[2] + own[3]:
        return frozenset(((0, 0, 0, 0),))
    before, behind, soft_before, soft_behind = (range(max(0, count - missing), count + 1) for count in own)
    return frozenset(product(before, behind, soft_before, soft_behind))


def _losses(core: list[Entry], width: int) -> Iterator[Reading]:
    for places in combinations(range(width), len(core)):
        cells = [LOST] * width
        for place, cell in zip(places, core, strict=True):
            cells[place] = cell
        yield tuple(cells)


def _joinings(text: str, slots: Sequence[Atom], width: int) -> Iterator[Reading]:
    """More values than cells: every way to read neighbouring digits as one number."""
    filled = [slot for slot in slots if slot.kind in SLOTS]
    surplus = len(filled) - width
    if surplus > MOST_JOINS:
        return
    if width == 1:
        yield from ((entry(slot),) for slot in filled)
    for cuts in combinations(range(1, len(filled)), width - 1):
        edges = (0, *cuts, len(filled))
        if any(slot.gap == "cell" for a, b in pairwise(edges) for slot in filled[a + 1 : b]):
            continue
        cells = [_joined(text, filled[a:b]) for a, b in pairwise(edges)]
        if all(cell is not None for cell in cells):
            yield tuple(cell for cell in cells if cell is not None)
