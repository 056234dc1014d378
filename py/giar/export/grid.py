"""A table of the form as rows of labels and cells, for formats that know no more than rows and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from giar.export.lines import Language
from giar.form import Line, Table
from giar.form.model import cell_key


@dataclass(frozen=True)
class Entry:
    """A label, or a cell by its key."""

    text: str = ""
    key: str | None = None
    head: bool = False


def form_rows(table: Table, language: Language) -> Iterator[list[Entry]]:
    """Each block under its column heads; a row's labels from the widest group to its own, in as many columns as the deepest has."""
    depth = max(len(path) for block in table.blocks for path in _paths(block.rows))
    for block in table.blocks:
        columns = _paths(block.columns)
        for level in range(max(len(path) for path in columns)):
            labels = [_label(path[level], language) if level < len(path) else "" for path in columns]
            yield [Entry(head=True)] * depth + [Entry(text, head=True) for text in labels]
        for path in _paths(block.rows):
            labels = [_label(line, language) for line in path]
            cells = [Entry(key=cell_key(table.key, path[-1].key, column[-1].key)) for column in columns]
            yield [Entry(text) for text in [*labels, *[""] * (depth - len(labels))]] + cells


def _paths(lines: Sequence[Line], above: tuple[Line, ...] = ()) -> list[tuple[Line, ...]]:
    paths: list[tuple[Line, ...]] = []
    for line in lines:
        path = (*above, line)
        paths.extend(_paths(line.children, path) if line.children else [path])
    return paths


def _label(line: Line, language: Language) -> str:
    return line.official if language == "zh" else line.en
