"""Tables that separators draw in a text: lines of pipes or tabs with equally many cells, a merged cell's rest among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from giar.clean import CleanText
from giar.read.lattice import Heads, Sheet, ShownCell
from giar.read.separators import lines_of, separated
from giar.read.tokens import is_outside, is_rule
from giar.source.document import GridCell

FEWEST_LINES = 4
"""Fewer lines are no table of the form."""
FEWEST_CELLS = 2
MOST_CELLS = 40
"""No line of the form has so many."""
_DEEPEST = 3
"""Labels of the form stand in so many columns where none of them are merged."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a table, or several where a cell holds line breaks: the offsets of its cells."""

    separator: str
    cells: tuple[tuple[int, int], ...]
    framed: tuple[bool, bool] = (False, False)
    """Whether a pipe opens it and one closes it."""
    opens_with_digit: bool = False

    def is_like(self, other: _Line) -> bool:
        """True where both have as many cells, set apart alike."""
        return (self.separator, self.framed, len(self.cells)) == (other.separator, other.framed, len(other.cells))


def separated_sheets(text: CleanText) -> list[Sheet]:
    """The tables of a text whose lines all have the same number of cells."""
    tables = (lines for lines in _tables(text) if len(lines) >= FEWEST_LINES and len(lines[0].cells) >= FEWEST_CELLS)
    return [Sheet(list(_cells(lines, text)), separated=True) for lines in tables]


def _cells(lines: Sequence[_Line], text: CleanText) -> Iterator[tuple[GridCell, ShownCell]]:
    for row, line in enumerate(lines):
        for column, (start, end) in enumerate(line.cells):
            content = text[start:end]
            lead = len(content) - len(content.lstrip())
            yield GridCell(start, end, row, column), ShownCell(row, column, start + lead, content.strip())


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
            yield replace(_line(start, content), opens_with_digit=content.lstrip(" |")[:1].isdigit())
        start += len(line)


def _line(start: int, content: str) -> _Line:
    separator = next((character for character in "|\t" if character in content), None)
    if separator is None:
        pieces = separated(content) or []
        cells = [(start + at, start + at + len(piece)) for at, piece in pieces]
        framed = (False, False)
    else:
        edges = [-1, *(at for at, character in enumerate(content) if character == separator), len(content)]
        framed = separator == "|" and is_outside(content[: edges[1]]), separator == "|" and is_outside(content[edges[-2] + 1 :])
        cells = [(start + before + 1, start + after) for before, after in pairwise(edges)][framed[0] : len(edges) - 1 - framed[1]]
    return _Line(separator or ",", tuple(cells) if len(cells) <= MOST_CELLS else (), framed)


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
