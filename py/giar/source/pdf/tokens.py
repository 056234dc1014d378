"""The pieces of text of an unruled table, finer than words: what stands in two cells is never in one piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from giar.source.pdf.content import Glyph
from giar.source.pdf.lines import WORD_GAP
from giar.source.pdf.parts import TextLine

_PAGE = 100_000.0
"""Points: pages stand this far below one another."""

_FIRST = frozenset("0123456789０１２３４５６７８９-－—–/／")
"""What a number or a mark begins with."""

_WITHIN = _FIRST | frozenset(".,，．+＋")

Span = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Token:
    """Characters side by side on a line; ``base`` is how far down the document the line is."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    glyphs: tuple[Glyph, ...]

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2

    @cached_property
    def span(self) -> Span:
        return self.left, self.right


def tokens_of(line: TextLine) -> tuple[Token, ...]:
    """The pieces of a line from left to right."""
    runs: list[list[Glyph]] = []
    for glyph in line.glyphs:
        if runs and glyph.left - runs[-1][-1].right <= WORD_GAP * min(runs[-1][-1].size, glyph.size):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return tuple(_token(piece, line) for run in runs for piece in _parted(run))


def _parted(run: Sequence[Glyph]) -> Iterator[Sequence[Glyph]]:
    """The run, and apart from it a number or mark at its end: one may all but touch the label beside it."""
    at = len(run)
    while at and run[at - 1].text in _WITHIN:
        at -= 1
    if at < len(run) and run[at].text in _FIRST:
        yield from (piece for piece in (run[:at], run[at:]) if piece)
    else:
        yield run


def _token(run: Sequence[Glyph], line: TextLine) -> Token:
    bases, sizes = sorted(glyph.base for glyph in run), sorted(glyph.size for glyph in run)
    left, right = min(glyph.left for glyph in run), max(glyph.right for glyph in run)
    text = "".join(glyph.text for glyph in run)
    return Token(text, left, right, line.page * _PAGE + bases[len(bases) // 2], sizes[len(sizes) // 2], line.page, tuple(run))


def overlap(one: Span, other: Span) -> bool:
    """True where two stretches have more than a touch in common."""
    return one[0] < other[1] - 0.5 and other[0] < one[1] - 0.5


def around(tokens: Iterable[Token]) -> Span:
    """From the first to the last of some pieces."""
    spans = [token.span for token in tokens]
    return min(left for left, _ in spans), max(right for _, right in spans)
