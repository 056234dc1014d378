"""How the tables of a text are laid out, as their plain rows show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from giar.read.pieces.tokens import SLOTS, Atom, Gap
from giar.read.runs.runs import Words

ENOUGH = 2
"""So many rows that lost a blank show that blanks leave nothing; so many complete ones show where values begin."""
_MOST_LABELS = 4
_NEARLY_ALL = 0.8


Look = tuple[int, int]
"""How many cells a row has, and how many labels stand before them."""


@dataclass(slots=True)
class Shape:
    """What the plain rows of a text have in common."""

    regular: Gap = "space"
    """What sets values apart."""
    by_line: bool = False
    """True where every cell has a line of its own."""
    separated: bool = False
    """True where separators set cells apart, or lines with something that an empty cell leaves."""
    blanks_vanish: bool = False
    blanks_stay: bool = False
    """True where an empty cell stands between values."""
    starts: dict[Look, Counter[int]] = field(default_factory=dict)
    """Where the first value of complete rows stands among the cells of its line, by their number of cells and of labels."""
    leads: dict[Look, Counter[int]] = field(default_factory=dict)
    """How many empty cells or lines stand between the labels and the values of complete rows."""
    tails: dict[Look, Counter[int]] = field(default_factory=dict)
    """How many stand behind the values."""
    extents: dict[int, Counter[int]] = field(default_factory=dict)
    """How many cells rows have, empty ones around their values among them, by how many they have on the form."""
    reached: set[tuple[int, bool]] = field(default_factory=set)
    """Of rows that have as many cells as on the form: by that number, whether in some the first (last) holds something."""
    lengths: dict[int, Counter[int]] = field(default_factory=dict)
    """In how many cells a line with a complete row ends, by how many cells the row has."""
    complete: dict[int, list[Sequence[Atom]]] = field(default_factory=dict)
    """The values of complete rows, by their number."""


def is_exact(shape: Shape, width: int) -> bool:
    """True where rows have as many cells, filled or empty, as they have on the form: none of them is a merged one's rest."""
    extents = shape.extents.get(width)
    if not {(width, False), (width, True)} <= shape.reached:
        # A column that no row fills may be none.
        return False
    return extents is not None and extents.total() >= ENOUGH and extents[width] >= _NEARLY_ALL * extents.total()


def filled(slots: Iterable[Atom]) -> int:
    """How many slots hold something."""
    return sum(slot.kind in SLOTS for slot in slots)


def core_of(slots: Sequence[Atom]) -> tuple[int, int]:
    """The first slot that holds something, and the one behind the last; both 0 where none does."""
    at = [index for index, slot in enumerate(slots) if slot.kind in SLOTS]
    return (at[0], at[-1] + 1) if at else (0, 0)


def blanks_behind(slots: Sequence[Atom], last: int) -> int:
    """How many empty cells stand right behind the values: those of their line, or where they have lines of their own, all."""
    behind = slots[last:]
    line = slots[last - 1].line
    own = [slot for slot in behind if slot.line == line]
    if own or filled(slot for slot in slots if slot.line == line) > 1:
        return len(own)
    return len(behind)


def length_of(slots: Sequence[Atom], last: int) -> int:
    """The place of the last cell on the line of a row's last value."""
    return max(slot.column for slot in slots[last - 1 :] if slot.line == slots[last - 1].line)


def look_of(words: Words, *, by_line: bool) -> int:
    """How many labels stand before values: on their line, or where every cell has one, on all lines."""
    return min(words.texts, _MOST_LABELS) if by_line else words.texts_on_line


def shape_of(rows: Sequence[tuple[Sequence[Atom], int, Words]], every: Sequence[Sequence[Atom]]) -> Shape:
    """The shape that rows whose label stands right beside their values show.

    ``rows`` are their slots, how many cells they have, and the words before them; ``every`` are the slots of all runs.
    """
    shape = Shape()
    cores = [(slots, width, words, *core_of(slots)) for slots, width, words in rows if width > 1]
    gaps = Counter(slot.gap for slots, _, _, first, last in cores for slot in slots[first + 1 : last] if slot.kind != "soft")
    if not gaps:
        gaps = Counter(slot.gap for slots in every for slot in slots[1:] if slot.kind in SLOTS)
    if gaps:
        shape.regular = gaps.most_common(1)[0][0]
    shape.by_line = shape.regular == "line"
    shape.separated = any(slot.column >= 0 or slot.kind in ("soft", "blank") for slots in every for slot in slots)
    shape.blanks_stay = any(slot.kind == "blank" and slot.column >= 0 for slots in every for slot in _inner(slots))
    short = sum(_adds_to(shape, *row) for row in cores if row[4])
    shape.blanks_vanish = short >= ENOUGH
    return shape


def _inner(slots: Sequence[Atom]) -> Sequence[Atom]:
    """The slots between the first and the last value of each line."""
    first, last = core_of(slots)
    return slots[first:last] if last and slots[first].line == slots[last - 1].line else ()


def _adds_to(shape: Shape, slots: Sequence[Atom], width: int, words: Words, first: int, last: int) -> bool:
    """Adds a row to the shape; True where it is one that has lost a blank without a trace."""
    hard = [slot for slot in slots[first:last] if slot.kind != "soft"]
    tail = blanks_behind(slots, last)
    shape.extents.setdefault(width, Counter())[first + len(hard) + tail] += 1
    if first + len(hard) + tail == width:
        shape.reached.update((width, end) for end, blank in ((False, first), (True, tail)) if not blank)
    if len(hard) == width:
        look = width, look_of(words, by_line=shape.by_line)
        shape.leads.setdefault(look, Counter())[first] += 1
        shape.tails.setdefault(look, Counter())[tail] += 1
        if hard[0].column >= 0:
            shape.starts.setdefault(look, Counter())[hard[0].column] += 1
            shape.lengths.setdefault(width, Counter())[length_of(slots, last)] += 1
        if filled(hard) == width:
            shape.complete.setdefault(width, []).append(hard)
        return False
    if len(hard) == 1:
        # It may be a run of digits that holds the whole row.
        return False
    return len(slots) < width
