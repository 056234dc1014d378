"""Tables that a page break or an author has cut in two become one again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from giar.source.blocks import Block, Paragraph, Table, TableCell
from giar.source.placing import Placed, cell_text, is_entry, placed

_MOST_HEADS = 6
_LONGEST = 300
"""Rows; no form is longer."""
_CONTINUED = re.compile(r"[（(]?\s*(?:续|接)\s*上?\s*[表页]?\s*[）)]?[:：]?")


def joined(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with each table joined to the one that it carries on: it begins with the same heads, or inside a merged cell."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            if len(found) > 1 and _says_continued(found[-1]) and isinstance(found[-2], Table):
                found.pop()
            before = found[-1] if found else None
            found[-1:] = _joined_pair(before, block) if isinstance(before, Table) else [*found[-1:], block]
        elif block.text.strip():
            found.append(block)
    return found


def _says_continued(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(_CONTINUED.fullmatch(block.text.strip()))


def _joined_pair(first: Table, second: Table) -> list[Block]:
    if len(first.rows) > _LONGEST:
        return [first, second]
    rows, following = placed(first), placed(second)
    heads = _repeated_heads(rows, following)
    rest = following[heads:]
    reached = _reaching_over(rows, rest[0]) if rest else []
    if not heads and not reached:
        return [first, second]
    carried_on = _without(rest, {column for _, column in reached})
    if _width(rows) != _width(following):
        # The same table in other columns: it goes on, but not in the same grid.
        return [first, *([Table(tuple(carried_on))] if carried_on else [])]
    return [Table((*_grown(rows, reached, rest), *carried_on))]


def _width(rows: Sequence[Sequence[Placed]]) -> int:
    return max((column + cell.colspan for row in rows for column, cell in row), default=0)


def _repeated_heads(rows: Sequence[Sequence[Placed]], following: Sequence[Sequence[Placed]]) -> int:
    """How many rows at the start of the second table say the same as those at the start of the first."""
    pairs = zip(rows[:_MOST_HEADS], following, strict=False)
    return sum(1 for _ in takewhile(lambda pair: _is_head(pair[0]) and _saying(pair[0]) == _saying(pair[1]), pairs))


def _is_head(row: Sequence[Placed]) -> bool:
    texts = [cell_text(cell) for _, cell in row]
    return any(texts) and not any(is_entry(text) for text in texts)


def _saying(row: Sequence[Placed]) -> list[str]:
    return [cell_text(cell).replace(" ", "") for _, cell in row]


def _reaching_over(rows: Sequence[Sequence[Placed]], row: Sequence[Placed]) -> list[tuple[int, int]]:
    """The merged cells at the end of the first table that the blank cells of a row carry on: (row, column) of each."""
    last = len(rows) - 1
    open_cells = {
        column: (number, cell)
        for number, line in enumerate(rows)
        for column, cell in line
        if number + cell.rowspan > last and not is_entry(cell_text(cell))
    }
    reached = []
    for column, _ in _before_label(row):
        number, above = open_cells.get(column, (0, None))
        if above is not None:
            reached.append((number, column))
    return reached


def _before_label(row: Sequence[Placed]) -> Sequence[Placed]:
    """The blank cells with which a row begins, if a label follows them: only there can a group's name be carried on."""
    blanks = list(takewhile(lambda placed: not cell_text(placed[1]), row))
    following = row[len(blanks) : len(blanks) + 1]
    return blanks if following and not is_entry(cell_text(following[0][1])) else []


def _grown(
    rows: Sequence[Sequence[Placed]], reached: Sequence[tuple[int, int]], rest: Sequence[Sequence[Placed]]
) -> list[tuple[TableCell, ...]]:
    """The first table's rows with the merged cells that reach into the second made longer by what they reach."""
    longer = {}
    for place in reached:
        longer[place] = next(cell.rowspan for column, cell in rest[0] if column == place[1])
    return [
        tuple(replace(cell, column=column, rowspan=cell.rowspan + longer.get((number, column), 0)) for column, cell in row)
        for number, row in enumerate(rows)
    ]


def _without(rows: Sequence[Sequence[Placed]], carried_on: set[int]) -> list[tuple[TableCell, ...]]:
    """The second table's rows; its first leaves out the cells that only carry on those above."""
    return [
        tuple(replace(cell, column=column) for column, cell in row if number or column not in carried_on) for number, row in enumerate(rows)
    ]
