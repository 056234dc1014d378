"""Table 四, whose values stand in one row of fifteen under heads that lose their shape most easily."""

from __future__ import annotations

from collections.abc import Sequence

from giar.form import EDITION_2021, relations
from giar.read.choose import OpenRow, choose
from giar.read.glued import glued_readings
from giar.read.readings import LOST, Reading, readings_cut_off, readings_of
from giar.read.stretches import Stretch, Words, value_span
from giar.read.tokens import Atom, is_slot, is_value_or_typed
from giar.read.vocabulary import Meaning

KEYS = tuple(EDITION_2021.table("disputes").cell_keys())
_BLOCKS = EDITION_2021.table("disputes").blocks[0].row_leaves
_BLOCK_WIDTH = len(KEYS) // len(_BLOCKS)
_CHARACTERS = frozenset("结果维持纠正其他尚未审总合计行政复议诉讼经直接起后")
_ENOUGH = 0.8
_LOOSE = 12
"""More text than this between the heads and the values belongs to something else."""


def find_disputes(found: Sequence[Stretch]) -> list[Stretch]:
    """The stretches that hold table 四: from its heads on, until it is complete or other text comes."""
    start = next((at for at in range(len(found) - 1, -1, -1) if _opens(found[at].words)), None)
    if start is None:
        start = next((at for at in range(len(found) - 1, -1, -1) if _stands_alone(found[at])), None)
    if start is None:
        return []
    while start > 0 and not found[start].words.walled and _opens(found[start - 1].words):
        start -= 1
    taken = [found[start]]
    for stretch in found[start + 1 :]:
        if sum(s.filled for s in taken) >= len(KEYS) or stretch.words.walled or not _speaks_of_disputes(stretch.words.squashed):
            break
        taken.append(stretch)
    return taken


def _opens(words: Words) -> bool:
    """True for the heads of table 四, whole or shredded into single characters."""
    named = {m.key for match in words.matches for m in match.meanings if m.table == "disputes"}
    if len(named) >= 3 and not named <= {"other_result", "total", "pending"}:
        return words.matches[-1].tail <= _LOOSE
    tail = words.squashed[-40:]
    return len(tail) >= 10 and _speaks_of_disputes(tail)


def _stands_alone(stretch: Stretch) -> bool:
    """True for fifteen cells whose heads are gone: no other row of the form is as wide."""
    titled = any(m.key == "disputes" for match in stretch.words.matches for m in match.meanings)
    if stretch.words.walled and not titled:
        return False
    first, last = value_span(stretch.slots)
    if titled and first == last and stretch.slots[first].end - stretch.slots[first].start >= len(KEYS):
        return True
    cells = [slot for slot in stretch.slots[first : last + 1] if slot.kind != "soft"]
    return len(cells) == len(KEYS) and not any(
        m.role == "row" and m.table != "disputes" for match in stretch.words.matches[-1:] for m in match.meanings
    )


def _speaks_of_disputes(squashed: str) -> bool:
    return sum(character in _CHARACTERS for character in squashed) >= _ENOUGH * len(squashed)


def is_blank_table(words: Words) -> bool:
    """True for a text that holds the heads of table 四; without values behind them the table is blank."""
    return (
        not words.digits
        and _opens(words)
        and any(m.role == "column" and m.table == "disputes" for match in words.matches for m in match.meanings)
    )


def dispute_readings(text: str, found: Sequence[Stretch], *, cut: bool) -> list[tuple[tuple[str, ...], tuple[Reading, ...]]]:
    """The cells of table 四, as groups of keys with the readings that remain for them.

    ``cut`` says that the text breaks off with its last value.
    """
    slots = [slot for stretch in found for slot in stretch.slots]
    if cut and slots:
        readings = readings_cut_off(text, slots, len(KEYS), frozenset())
        if readings:
            return [(KEYS, readings)]
    by_block = _by_block(found)
    groups = by_block or [(KEYS, slots)]
    rows = [OpenRow(keys, _readings(text, slots, keys)) for keys, slots in groups if slots]
    readable = [row for row in rows if row.readings]
    sums = [relation for relation in relations(EDITION_2021) if relation.table == "disputes"]
    chosen = dict(zip((row.keys for row in readable), choose(readable, sums), strict=True))
    return [(row.keys, chosen.get(row.keys, ())) for row in rows]


def _readings(text: str, slots: Sequence[Atom], keys: Sequence[str]) -> tuple[Reading, ...]:
    """The row of values has no leftovers of merged cells: as many slots as cells are the cells, blank ones too."""
    width = len(keys)
    glued = glued_readings(text, slots, EDITION_2021, keys)
    if glued is not None:
        return glued
    cells = [slots] if all(map(is_slot, slots)) else []
    cells = [found for found in (*cells, list(filter(is_value_or_typed, slots))) if len(found) == width]
    found = readings_of(text, slots, width, frozenset(), cells=cells[0] if cells else ())
    # The totals of three blocks are too little to say where so few values stand.
    if any(slot.gap == "cell" for slot in slots) and len(found) > 1:
        # Separators leave a blank its cell: one that is missing is gone, and it may be a total that is gone.
        return ()
    return () if any(reading.count(LOST) * 2 > width for reading in found) else found


def _by_block(found: Sequence[Stretch]) -> list[tuple[tuple[str, ...], list[Atom]]]:
    """The stretches by block, where each stands behind the name of its own."""
    groups: list[tuple[tuple[str, ...], list[Atom]]] = []
    names = [line.key for line in _BLOCKS]
    for stretch in found:
        named = [m.key for m in _meanings(stretch.words) if m.table == "disputes" and m.key in names]
        others = any(m.table == "disputes" and m.role in ("row", "group") and m.key not in names for m in _meanings(stretch.words))
        if len(set(named)) != 1 or others or sum(map(is_slot, stretch.slots)) > _BLOCK_WIDTH:
            return []
        at = names.index(named[0]) * _BLOCK_WIDTH
        groups.append((KEYS[at : at + _BLOCK_WIDTH], stretch.slots))
    return groups if len({keys for keys, _ in groups}) == len(groups) else []


def _meanings(words: Words) -> list[Meaning]:
    return [meaning for match in words.matches for meaning in match.meanings]
