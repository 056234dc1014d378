"""Glyphs to the lines of text that they make up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from giar.source.document import Box
from giar.source.pdf.boxed import Boxed
from giar.source.pdf.content import Glyph

WORD_GAP = 0.28
"""In ems: more room than this between two characters is a space."""

HEAD_GAP = 0.45
"""In ems: heads of narrow columns may stand as close as this."""

_NUMBER_GAP = 0.35
"""In ems: in a table a label and a number this far apart stand in two cells."""

_SAME_LINE = 0.35
"""In ems: characters whose bases are this close stand on one line."""

COLUMN_GAP = 1.6
"""In ems: more room than this is the space between two columns."""


@dataclass(frozen=True)
class Word(Boxed):
    """Characters side by side without a column's gap among them."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def box(self) -> Box:
        return (round(self.left, 1), round(self.top, 1), round(self.right, 1), round(self.bottom, 1))


_PADDING = 12.0
"""Points on both sides together: what a cell keeps free."""

Line = tuple[Word, ...]


def lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs that stand side by side, line by line, each from left to right."""
    found: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.base, glyph.left)):
        row = next((row for row in reversed(found[-4:]) if _beside(row, glyph)), None)
        if row is None:
            found.append([glyph])
        else:
            row.append(glyph)
    return [sorted(row, key=lambda glyph: glyph.left) for row in found]


def _beside(row: Sequence[Glyph], glyph: Glyph) -> bool:
    last = row[-1]
    return glyph.base - last.base < _SAME_LINE * min(last.size, glyph.size)


def words(row: Sequence[Glyph], *, tabular: bool = False, gap: float = COLUMN_GAP) -> Line:
    """The words of a line, as far apart as columns are; in a table a number beside a label is a word of its own sooner."""
    found: list[Word] = []
    run: list[Glyph] = []
    for glyph in row:
        room = _NUMBER_GAP if tabular and run and (glyph.text.isdigit() or run[-1].text.isdigit()) else gap
        if run and glyph.left - run[-1].right > room * min(run[-1].size, glyph.size):
            found.append(_word(run))
            run = []
        run.append(glyph)
    return (*found, *([_word(run)] if run else []))


def _word(run: Sequence[Glyph]) -> Word:
    pieces = []
    for before, glyph in zip((None, *run), run, strict=False):
        if before is not None and glyph.left - before.right > WORD_GAP * min(before.size, glyph.size):
            pieces.append(" ")
        pieces.append(glyph.text)
    return Word("".join(pieces), *box_of(run))


def box_of(glyphs: Sequence[Glyph]) -> Box:
    """The box around glyphs."""
    return (
        round(min(glyph.left for glyph in glyphs), 1),
        round(min(glyph.top for glyph in glyphs), 1),
        round(max(glyph.right for glyph in glyphs), 1),
        round(max(glyph.bottom for glyph in glyphs), 1),
    )


def cell_lines(glyphs: Sequence[Glyph], left: float, right: float) -> str:
    """What stands in a cell, line by line; digits that wrapped for want of room stay together."""
    if _runs_down(glyphs):
        return "".join(glyph.text for glyph in sorted(glyphs, key=lambda glyph: glyph.order))
    text = ""
    before: list[Glyph] | None = None
    for row in lines(glyphs):
        if before is not None:
            text += "" if _wrapped_digits(before, row, left, right) else "\n"
        text += " ".join(word.text for word in words(row))
        before = row
    return text


def _runs_down(glyphs: Sequence[Glyph]) -> bool:
    """True for text written from top to bottom: most of its characters stand below the one before."""
    ordered = sorted(glyphs, key=lambda glyph: glyph.order)
    down = sum(1 for one, other in pairwise(ordered) if _below(one, other))
    return len(ordered) > 2 and down > 0.6 * (len(ordered) - 1)


def _below(one: Glyph, other: Glyph) -> bool:
    return abs(one.x - other.x) < 0.3 * one.size and 0.5 * one.size < other.y - one.y < 1.4 * one.size


def _wrapped_digits(above: Sequence[Glyph], below: Sequence[Glyph], left: float, right: float) -> bool:
    """True where a number goes on in the next line because the cell has no room for all of it in one."""
    texts = "".join(glyph.text for glyph in (*above, *below))
    if not all(character in "0123456789.,，０１２３４５６７８９" for character in texts):
        return False
    taken = sum(row[-1].right - row[0].left for row in (above, below))
    return taken > right - left - _PADDING
