"""The rows of the form in its order, as the alignment sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from giar.form import Block, Edition, Line, cell_key
from giar.form.lexicon import bigrams, wordings

DISPUTES = "disputes"
_SHORT = 2
"""Words of so few characters stand within others too often to be like anything."""


@dataclass(frozen=True)
class FormRow:
    """A row of values: ``columns`` are the keys of its columns in the form's order, ``keys`` those of its cells."""

    table: str
    key: str
    """The row's key; of the one row of table 四 the table's."""
    block: int
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    words: tuple[str, ...]
    pairs: tuple[frozenset[str], ...]
    """The character pairs of each wording that is long enough to be told by them."""
    numbering: str = ""

    @property
    def width(self) -> int:
        return len(self.keys)


@cache
def form_rows(form: Edition) -> tuple[FormRow, ...]:
    """The rows of tables 二 and 三, then table 四 as one row of fifteen, then its three blocks as rows of five."""
    rows = [
        _row(table.key, line, index, block)
        for table in form.tables
        if table.key != DISPUTES
        for index, block in enumerate(table.blocks)
        for line in _leaves(block.rows)
    ]
    table = form.table(DISPUTES)
    block = table.blocks[0]
    columns = tuple(leaf.key for leaf in block.column_leaves)
    keys = tuple(table.cell_keys())
    rows.append(FormRow(DISPUTES, DISPUTES, 0, columns * len(block.row_leaves), keys, (), ()))
    rows.extend(_row(DISPUTES, line, 0, block) for line in block.row_leaves)
    return tuple(rows)


def _row(table: str, line: Line, index: int, block: Block) -> FormRow:
    columns = tuple(leaf.key for leaf in block.column_leaves)
    words = tuple(wordings(line))
    pairs = tuple(bigrams(word) for word in words if len(word) > _SHORT)
    return FormRow(table, line.key, index, columns, tuple(cell_key(table, line.key, key) for key in columns), words, pairs, line.number)


def _leaves(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        yield from line.leaves()


@cache
def row_index(form: Edition) -> dict[tuple[str, str], int]:
    """The number of each row by table and key."""
    return {(row.table, row.key): at for at, row in enumerate(form_rows(form))}
