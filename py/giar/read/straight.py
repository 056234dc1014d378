"""Tables that separators draw in a text: lines of pipes or tabs with equally many cells, a merged cell's rest among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from giar.clean import CleanText
from giar.read.lattice import Heads, Sheet, ShownCell
from giar.read.separators import lines_of, separated, split
from giar.read.tokens import is_outside, is_rule

FEWEST_LINES = 4
"""Fewer lines are no table of the form."""
FEWEST_CELLS = 2
MOST_CELLS = 40
"""No line of the form has so many."""
_DEEPEST = 3
"""Labels of the form stand in so many columns where none of them are merged."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, with where each of its cells begins and what it says; without any where it is no table's."""

    separator: str
    cells: tuple[tuple[int, str], ...]
    framed: tuple[bool, bool] = (False, False)
    """Whether a pipe opens it and one closes it."""
    opens_with_digit: bool = False

    def is_like(self, other: _Line) -> bool:
        """True where both have as many cells, set apart alike."""
        return (self.separator, self.framed, len(self.cells)) == (other.separator, other.framed, len(other.cells))


def separated_sheets(text: CleanText) -> list[Sheet]:
    """The tables of a text whose lines all have the same number of cells."""
    tables = (lines for lines in _tables(text) if len(lines) >= FEWEST_LINES and len(lines[0].cells) >= FEWEST_CELLS)
    return [Sheet(dict(_covering(lines)), separated=True) for lines in tables]


def _covering(lines: Sequence[_Line]) -> Iterator[tuple[tuple[int, int], ShownCell]]:
    for row, line in enumerate(lines):
        for column, (start, content) in enumerate(line.cells):
            yield (row, column), ShownCell(row, column, start, content)


def _tables(text: CleanText) -> Iterator[list[_Line]]:
    """Runs of lines with the same separator and as many cells; rules and empty lines between them do not part them."""
    table: list[_Line] = []
    for line in _separated_lines(text):
        if line.cells and table and line.is_like(table[-1]):
            table.append(line)
            continue
        # Digits below the last line may be the rest of its last number.
        yield table[:-1] if line.opens_with_digit else table
        table = [line] if line.cells else []
    yield table


def _separated_lines(text: CleanText) -> Iterator[_Line]:
    """The lines that are not empty; those that are no table's have no cells."""
    start = 0
    for line in lines_of(text):
        content = line.rstrip("\r\n")
        if (content.strip() or "\t" in content) and not is_rule(content.strip()):
            yield _line(start, content)
        start += len(line)


def _line(start: int, content: str) -> _Line:
    separator = "|" if "|" in content else "\t" if "\t" in content else ""
    pieces = split(content, separator, 0) if separator else separated(content) or []
    framed = separator == "|" and is_outside(pieces[0][1]), separator == "|" and is_outside(pieces[-1][1])
    cells = [_trimmed(start + at, piece) for at, piece in pieces[framed[0] : len(pieces) - framed[1]]]
    opens_with_digit = content.lstrip(" |")[:1].isdigit()
    return _Line(separator, tuple(cells) if len(cells) <= MOST_CELLS else (), framed, opens_with_digit)


def _trimmed(at: int, piece: str) -> tuple[int, str]:
    content = piece.lstrip()
    return at + len(piece) - len(content), content.rstrip()


def stands_straight(labels: Iterable[tuple[ShownCell, int]], heads: Heads) -> bool:
    """True where the labels show that no line is shifted: each stands in the column that belongs to its depth.

    ``labels`` come with how many headings stand over them. Lines of the same length may yet hold the rest of merged
    cells at other places than the heads do.
    """
    columns: dict[int, set[int]] = {}
    for label, depth in labels:
        columns.setdefault(depth, set()).add(label.column)
    if heads.first == _DEEPEST:
        return bool(columns) and all(at == {depth} for depth, at in columns.items())
    return heads.first == 1 and bool(columns) and all(at == {0} for at in columns.values())
