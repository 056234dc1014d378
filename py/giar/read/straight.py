"""Tables that separators draw in a text: lines of pipes or tabs with equally many cells, a merged cell's rest among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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
        if line is not None and table and (line.separator, len(line.cells)) == (table[-1].separator, len(table[-1].cells)):
            table.append(line)
            continue
        if table:
            yield table
        table = [line] if line is not None else []
    if table:
        yield table


def _separated_lines(text: CleanText) -> Iterator[_Line | None]:
    """The lines of tables; None for each other line that is not empty."""
    start = 0
    for line in lines_of(text):
        content = line.rstrip("\r\n")
        if not content.strip() and "\t" not in content:
            pass
        elif "|" in content:
            if not is_rule(content.strip()):
                yield _separated(start, content, "|")
        elif "\t" in content:
            yield _separated(start, content, "\t")
        else:
            pieces = separated(line) or []
            cells = tuple((start + at, start + at + len(piece)) for at, piece in pieces)
            yield _Line(",", cells) if 0 < len(cells) <= MOST_CELLS else None
        start += len(line)


def _separated(start: int, content: str, separator: str) -> _Line | None:
    edges = [-1, *(at for at, character in enumerate(content) if character == separator), len(content)]
    if len(edges) > MOST_CELLS:
        return None
    cells = [(start + before + 1, start + after) for before, after in pairwise(edges)]
    if separator == "|":
        # Pipes around a line are its frame.
        cells = cells[is_outside(content[: edges[1]]) : len(cells) - is_outside(content[edges[-2] + 1 :])]
    return _Line(separator, tuple(cells))


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
