"""What stands in which row of a table without ruling lines: the lines of a cell stand about its row's label alike everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from giar.source.pdf.form_labels import LabelledRow
from giar.source.pdf.tokens import Token

_OFF = 0.35
"""In ems: how far from where it should a line may stand."""

_NEXT = 1.75
"""In ems: lines of one cell are no further apart."""

_MOST_LINES = 8

Alignment = Callable[[float, float, float, float], float]
"""How far off a cell's lines (first, last) stand from a label's lines (first, last)."""


def _middle(first: float, last: float, top: float, bottom: float) -> float:
    return abs((first + last) - (top + bottom)) / 2


def _top(first: float, last: float, top: float, bottom: float) -> float:
    del last, bottom
    return abs(first - top)


def _bottom(first: float, last: float, top: float, bottom: float) -> float:
    del first, top
    return abs(last - bottom)


ALIGNMENTS: tuple[Alignment, ...] = (_middle, _top, _bottom)

Cells = tuple[tuple[Token, ...], ...]
"""The pieces in each row of a column, top to bottom."""


def cells_of(columns: Sequence[Sequence[Token]], rows: Sequence[LabelledRow]) -> list[Cells] | None:
    """The cells of each column; None where the rows do not take all pieces, or take them in several ways."""
    found = [cells for alignment in ALIGNMENTS if (cells := _aligned(columns, rows, alignment)) is not None]
    if not found or any(other != found[0] for other in found[1:]):
        return None
    return found[0]


def _aligned(columns: Sequence[Sequence[Token]], rows: Sequence[LabelledRow], alignment: Alignment) -> list[Cells] | None:
    found: list[Cells] = []
    for tokens in columns:
        ways = _Column(tuple(sorted(tokens, key=lambda token: (token.base, token.left))), rows, alignment).ways()
        if len(ways) != 1:
            return None
        found.append(ways[0])
    return found


@dataclass
class _Column:
    tokens: tuple[Token, ...]
    rows: Sequence[LabelledRow]
    alignment: Alignment

    def ways(self) -> list[Cells]:
        """The ways to give each row some of the pieces, from top to bottom; two are enough to know that it is unclear."""
        ways: dict[int, list[Cells]] = {0: [()]}
        for number in range(len(self.rows)):
            following: dict[int, list[Cells]] = {}
            for taken, before in ways.items():
                for end in self._ends(taken, number):
                    more = [(*cells, self.tokens[taken:end]) for cells in before]
                    following[end] = [*following.get(end, []), *more][:2]
            ways = following
        return ways.get(len(self.tokens), [])

    def _ends(self, start: int, number: int) -> list[int]:
        """Where the cell of a row may end that begins with a piece."""
        row = self.rows[number]
        above = self.rows[number - 1].bases[1] if number else float("-inf")
        below = self.rows[number + 1].bases[0] if number + 1 < len(self.rows) else float("inf")
        ends = [start]
        lines, size = row.parts, row.label[0].size
        for end in range(start + 1, min(start + 2 * _MOST_LINES, len(self.tokens)) + 1):
            own = self.tokens[start:end]
            if own[-1].base >= below - _OFF * size or own[0].base <= above + _OFF * size:
                break
            if len(own) > 1 and own[-1].page == own[-2].page and own[-1].base - own[-2].base > _NEXT * size:
                break
            if end < len(self.tokens) and abs(self.tokens[end].base - own[-1].base) <= _OFF * size:
                continue
            if any(self.alignment(own[0].base, own[-1].base, top, bottom) <= _OFF * size for top, bottom in lines):
                ends.append(end)
        return ends
