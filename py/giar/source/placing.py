"""Where the cells of a table stand in its grid, and what is written in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from giar.marks import MARKS
from giar.source.blocks import Block, Paragraph, Table, TableCell

Placed = tuple[int, TableCell]
"""A cell and the column in which it begins."""

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’"
_BREAK_IN_WORD = re.compile(rf"(?<=[{_WIDE}])[ \t]*\n\s*(?=[{_WIDE}])")
_SPACES = re.compile(r"\s+")
_ENTRY = re.compile(r"[\d\s.,，．％%+＋/／\\－—–-]*")
_WIDEST = 500
"""No form is wider; merged cells beyond it are not followed down."""


def cell_text(cell: TableCell) -> str:
    """All that stands in a cell, on one line; a word that a line break cut is whole again."""
    text = "\n".join(_lines(cell.content))
    return _SPACES.sub(" ", _BREAK_IN_WORD.sub("", text)).strip()


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text.strip()
        else:
            for row in block.rows:
                for cell in row:
                    yield from _lines(cell.content)


def is_entry(text: str) -> bool:
    """True for a number, a mark or a blank: what stands in a form where a label never does.

    It decides how a table is laid out, not what its cells mean, so it may be coarser than the reader's numbers.
    """
    return text in MARKS or bool(_ENTRY.fullmatch(text))


def placed(table: Table) -> list[list[Placed]]:
    """Each row's cells with the columns they begin in, past what merged cells from above cover."""
    rows: list[list[Placed]] = []
    hanging: list[tuple[int, int, int]] = []  # first column, column after the last, row after the last
    for number, row in enumerate(table.rows):
        hanging = sorted(span for span in hanging if span[2] > number)[:_WIDEST]
        reached = iter(hanging)
        following = next(reached, None)
        column = 0
        line: list[Placed] = []
        for cell in row:
            column = column if cell.column is None else cell.column
            while cell.column is None and following is not None and following[0] <= column:
                column = max(column, following[1])
                following = next(reached, None)
            line.append((column, cell))
            column += cell.colspan
        rows.append(line)
        hanging.extend((at, at + cell.colspan, number + cell.rowspan) for at, cell in line if cell.rowspan > 1)
    return rows
