"""What cells, rows, columns and tables are called in a sentence, from the labels of the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from giar.form import Edition, Line, Table
from giar.messages import Message

_BREAKS = "（、"
"""Where a long label may be cut, provided that the form knows the shorter wording as an alias."""


def short(line: Line) -> Message:
    """The label of a line, without a filling note."""
    cuts = [line.zh[:index] for index, character in enumerate(line.zh) if character in _BREAKS]
    zh = next((cut for cut in cuts if cut in line.aliases), line.zh)
    return Message(zh=zh, en=line.en.partition(" (")[0])


@cache
def line_names(form: Edition) -> dict[str, Message]:
    """The name of each row and column by ``table.row`` and ``table.*.column``, unmistakable within its table."""
    names: dict[str, Message] = {}
    for table in form.tables:
        lines = list(_lines(table))
        seen = Counter(line.zh for _, line, _ in lines)
        for key, line, parent in lines:
            is_row = "*" not in key
            names[key] = _within(parent, line) if is_row and parent is not None and seen[line.zh] > 1 else short(line)
    return names


def _within(parent: Line, line: Line) -> Message:
    """The name of a row that shares its label with another line: a total goes by its number, a part by its family."""
    name = short(line)
    if line.role == "total":
        return Message(zh=line.official, en=name["en"])
    return Message(zh=f"{parent.zh}·{name['zh']}", en=f"{parent.en}: {name['en'].lower()}")


def _lines(table: Table) -> Iterator[tuple[str, Line, Line | None]]:
    """Every row and column of a table that holds cells, once, with the line over it."""
    seen: set[str] = set()
    for block in table.blocks:
        rows = ((f"{table.key}.{line.key}", line, parent) for line, parent in _leaves(block.rows))
        columns = ((f"{table.key}.*.{line.key}", line, parent) for line, parent in _leaves(block.columns))
        for key, line, parent in (*rows, *columns):
            if key not in seen:
                seen.add(key)
                yield key, line, parent


def _leaves(lines: tuple[Line, ...], parent: Line | None = None) -> Iterator[tuple[Line, Line | None]]:
    for line in lines:
        if line.children:
            yield from _leaves(line.children, line)
        else:
            yield line, parent


def row_name(form: Edition, cell: str) -> Message:
    """The name of the row that a cell stands in."""
    table, row, _ = cell.split(".")
    return line_names(form)[f"{table}.{row}"]


def column_name(form: Edition, cell: str) -> Message:
    """The name of the column that a cell stands in."""
    table, _, column = cell.split(".")
    return line_names(form)[f"{table}.*.{column}"]


def cell_name(form: Edition, cell: str) -> Message:
    """The name of a cell: 予以公开·商业企业."""
    row, column = row_name(form, cell), column_name(form, cell)
    return Message(zh=f"{row['zh']}·{column['zh']}", en=f"{row['en']} / {column['en']}")


def table_name(table: Table) -> Message:
    """The title of a table with the number of its section."""
    return Message(zh=f"{table.number}、{table.title}", en=table.title_en)


def listing(names: list[Message], shown: int = 6) -> Message:
    """The names one after the other; past a few, how many there are."""
    rest = len(names) - shown
    zh = "、".join(f"「{name['zh']}」" for name in names[:shown])
    en = ", ".join(f"“{name['en']}”" for name in names[:shown])
    if rest > 0:
        return Message(zh=f"{zh}等 {len(names)} 处", en=f"{en} and {rest} more")
    return Message(zh=zh, en=en)
