"""Stretches to chunks: runs of slots that each belong to one row of the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from giar.read.stretches import Match, Stretch, Words
from giar.read.tokens import SLOTS, Atom

WIDE = 7
"""A row of table 三 has as many cells; a run behind no label is cut into such rows."""


MOST_SPLIT = 2
"""Digits split by a gap come in two; a line of more values is a row."""


@dataclass(slots=True)
class Chunk:
    """A run of slots that belongs to one row."""

    slots: list[Atom]
    label: Match | None
    before: Words
    after: Words | None
    first: bool
    """True for the first chunk behind its text, which is the one that the text may name."""
    last: bool
    stretch: int = 0
    """The number of the stretch it was cut from."""
    label_behind: bool = False
    """True where labels stand behind their values."""
    labels: int = 0
    """How many row labels stand next to each other before it."""
    clustered: bool = False
    """True where several labels stand before several runs of values, so that only their order pairs them."""
    whole_line: bool = False
    """True where it is a line of several values, set off from the next row by the line's end."""
    stray: list[Atom] = field(default_factory=list)
    """A number on the next line that found no row: a page's, or digits split off the last value."""
    among: tuple[int, ...] = ()
    """The rows of its block, where labels stand apart from their values and are not as many."""
    rows: list[int] = field(default_factory=list)
    """The rows it may belong to: one where the place is established, several where more than one fits alike."""

    @property
    def filled(self) -> int:
        return sum(1 for slot in self.slots if slot.kind in SLOTS)


def chunks_of(stretch: Stretch, number: int, width: int, labels: Sequence[Match], *, behind: bool) -> list[Chunk]:
    """The chunks of a stretch; ``width`` is the number of cells of the row that its text names, or 0.

    ``labels`` are the row labels in the text before it, the last one next to the values; with ``behind``, the label in
    the text behind it.
    """
    if _opens_with_blank_row(stretch.slots, width):
        labels = ()
    pieces = list(_pieces(stretch, width or WIDE))
    named = _names(pieces[::-1], labels)[::-1] if behind else _names(pieces, labels)
    chunks = []
    for at, slots in enumerate(pieces):
        first, last = at == 0, at == len(pieces) - 1
        chunk = Chunk(slots, named[at], stretch.words, stretch.after if last else None, first, last, number)
        chunk.clustered = at > 0 and named[at] is not None
        chunk.labels = len(labels)
        chunk.label_behind = behind
        chunk.whole_line = _is_by_rows(by_line(slots))
        chunks.append(chunk)
    return chunks


def _opens_with_blank_row(slots: Sequence[Atom], width: int) -> bool:
    """True where the label's own line is a row of blank cells, so that the values below belong to a row without a label."""
    lines = by_line(slots)
    return len(lines) > 1 and width > 1 and not count_filled(lines[0]) and sum(slot.column >= 0 for slot in lines[0]) >= width


def _names(pieces: Sequence[object], labels: Sequence[Match]) -> list[Match | None]:
    """The label of each piece: the nearest one for the first; one each where there are as many labels as pieces.

    Where there are several of both but not as many, nothing says which belongs to which.
    """
    if len(pieces) > 1 and len(labels) > 1:
        if len(labels) != len(pieces):
            return [None] * len(pieces)
        return [Match(m.word, m.start, m.end, m.meanings, 0) for m in labels]
    if not labels:
        return [None] * len(pieces)
    return [labels[-1], *([None] * (len(pieces) - 1))]


def _pieces(stretch: Stretch, width: int) -> Iterator[list[Atom]]:
    slots = _without_lone_marks(stretch.slots)
    rows = [line for line in by_line(slots) if width > 1 and sum(slot.column >= 0 for slot in line) >= width]
    if len(rows) > 1:
        # Every line has its own blanks: rows whose labels are gone, not one row.
        yield from (row for row in rows if count_filled(row))
        return
    if _are_runs(by_line(slots), width):
        yield from by_line(slots)
        return
    if count_filled(slots) <= width:
        yield _without_next_row(slots)
        return
    lines = by_line(slots)
    if _is_by_rows(lines):
        yield from _wrapped_lines_joined(lines, width)
        return
    by_gap = _by_boundary(slots)
    if len(by_gap) > 1 and all(count_filled(piece) == width for piece in by_gap):
        yield from by_gap
    elif stretch.filled % width == 0 and all(slot.kind in SLOTS for slot in _trimmed(slots)):
        filled = _trimmed(slots)
        for at in range(0, len(filled), width):
            yield filled[at : at + width]
    else:
        yield slots


def _are_runs(lines: Sequence[Sequence[Atom]], width: int) -> bool:
    """True for lines each of which holds one run of at least as many characters as the row has cells, and nothing else."""
    return len(lines) > 1 and width > 1 and all(len(line) == 1 and line[0].end - line[0].start >= width for line in lines)


def count_filled(slots: Sequence[Atom]) -> int:
    return sum(1 for slot in slots if slot.kind in SLOTS)


def _cells(slots: Sequence[Atom]) -> int:
    """How many cells hold the slots; digits with a space between them may share one."""
    return sum(1 for slot in slots if slot.kind in SLOTS and slot.gap != "inner")


def _is_by_rows(lines: Sequence[Sequence[Atom]]) -> bool:
    """True where lines hold rows, not cells; where nearly all hold one value, two in a line are split digits."""
    filled = [cells for cells in map(_cells, lines) if cells]
    return sum(cells > 1 for cells in filled) * 2 > len(filled) or max(filled, default=0) > MOST_SPLIT


def by_line(slots: Sequence[Atom]) -> list[list[Atom]]:
    lines: list[list[Atom]] = []
    for slot in slots:
        if lines and lines[-1][-1].line == slot.line:
            lines[-1].append(slot)
        else:
            lines.append([slot])
    return lines


def _wrapped_lines_joined(lines: Sequence[list[Atom]], width: int) -> Iterator[list[Atom]]:
    """Lines to rows: a line that is short takes in the next where the two make one row together."""
    current: list[Atom] = []
    for line in lines:
        spare = width - _cells(current) + _is_split_by_line(line)
        if current and _cells(current) < width and 0 < _cells(line) <= spare:
            current = current + line
        elif count_filled(line):
            if current:
                yield current
            current = line
    if current:
        yield current


def _is_split_by_line(line: Sequence[Atom]) -> bool:
    """True where separators set cells apart, so that a line's end within a row stands in the middle of a cell."""
    return any(slot.gap == "cell" for slot in line)


def _without_lone_marks(slots: list[Atom]) -> list[Atom]:
    """Without 无 on a line of its own: beside rows it is the first character of 无法提供 rather than a value."""
    lines = by_line(slots)
    if len(lines) < 2 or not _is_by_rows(lines):
        return slots
    return [slot for line in lines if [slot.kind for slot in line] != ["mark"] for slot in line]


def _by_boundary(slots: Sequence[Atom]) -> list[list[Atom]]:
    """Cut at the empty lines that set off rows where every cell has a line of its own."""
    pieces: list[list[Atom]] = [[]]
    for slot in slots:
        if slot.kind == "soft":
            pieces.append([])
        else:
            pieces[-1].append(slot)
    return [piece for piece in pieces if count_filled(piece)]


def _trimmed(slots: Sequence[Atom]) -> list[Atom]:
    """Without the blanks before the first value and behind the last."""
    at = [index for index, slot in enumerate(slots) if slot.kind in SLOTS]
    return list(slots[at[0] : at[-1] + 1]) if at else []


def _without_next_row(slots: Sequence[Atom]) -> list[Atom]:
    """Without the blanks that open the next row: those on later lines, where the values' own line holds several."""
    last = max((index for index, slot in enumerate(slots) if slot.kind in SLOTS), default=-1)
    if last < 0:
        return list(slots)
    line = slots[last].line
    if sum(1 for slot in slots if slot.line == line and slot.kind in SLOTS) < 2:
        return list(slots)
    return [slot for index, slot in enumerate(slots) if index <= last or slot.line == line]
