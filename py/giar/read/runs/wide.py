"""A line of heads each of which names a cell's row and column, and lines of values below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from giar.read.runs.items import NamedCell, may_go_on
from giar.read.runs.names import Key, Name, crossing, names_in
from giar.read.runs.values import atom

_FEWEST = 6
_MOSTLY = 0.6
_SEPARATORS = ",\t|;，；、"
_PATTERNS = {
    sign: re.compile(rf' *(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<bare>[^{re.escape(sign)}]*)) *(?P<end>{re.escape(sign)}|$)')
    for sign in _SEPARATORS
}
"""A field and the sign behind it, for each sign that may set fields apart."""
_LEAST_LINE = 60
"""No shorter line names so many cells."""
Piece = tuple[int, int]


@dataclass(slots=True)
class _Wide:
    """Heads, and what was read of the lines below them."""

    heads: list[str | None]
    start: int
    filled: bool = False
    pending: list[Piece] = field(default_factory=list)
    """The fields of a line that has fewer than the heads: an Enter may stand within a cell."""

    def fields(self, fields: list[Piece]) -> list[Piece]:
        """The fields of a line, with those of the lines that it goes on from."""
        if not self.pending or len(self.pending) + len(fields) - 1 > len(self.heads):
            return fields
        return [*self.pending[:-1], (self.pending[-1][0], fields[0][1]), *fields[1:]]


def wide_in(text: str, known: frozenset[str]) -> dict[str, list[NamedCell]]:
    """The cells of each table whose heads name them."""
    found: dict[str, list[NamedCell]] = {}
    wide: _Wide | None = None
    start = 0
    for line in text.splitlines(keepends=True):
        content = line.rstrip("\r\n")
        at, start = start, start + len(line)
        fields = _fields(at, content) if content.strip() else []
        if not fields or (wide is not None and _belongs(text, wide, fields, found)):
            continue
        if wide is not None and not wide.filled:
            _add(found, _open(wide, at))
        heads = _heads(text, fields, known) if len(content) >= _LEAST_LINE and len(fields) >= _FEWEST else None
        wide = None if heads is None else _Wide(heads, at)
    if wide is not None and not wide.filled:
        _add(found, _open(wide, len(text)))
    return found


def _belongs(text: str, wide: _Wide, fields: list[Piece], found: dict[str, list[NamedCell]]) -> bool:
    """True for a line below heads: of values, the beginning of one, or a page's number."""
    fields = wide.fields(fields)
    begun = len(fields) >= _FEWEST or any(text[at:end].isdigit() for at, end in fields)
    wide.pending = fields if begun and len(fields) < len(wide.heads) and not wide.filled else []
    if len(fields) == len(wide.heads):
        _add(found, _cells(text, wide.heads, fields, wide.start))
        wide.filled = True
        return True
    return bool(wide.pending) or (len(fields) < _FEWEST and fields[-1][1] - fields[0][0] < _LEAST_LINE)


def _add(found: dict[str, list[NamedCell]], cells: list[NamedCell]) -> None:
    for cell in cells:
        found.setdefault(cell.table, []).append(cell)


def _open(wide: _Wide, end: int) -> list[NamedCell]:
    """The cells of heads below which no line has a value for each: nobody can tell their values."""
    return [NamedCell(key, None, wide.start, end) for key in wide.heads if key is not None]


def _fields(start: int, line: str) -> list[Piece]:
    """The fields of a line, between those signs of one kind of which it has the most."""
    found: list[Piece] = []
    pattern = _PATTERNS[max(_SEPARATORS, key=line.count)]
    at = 0
    while True:
        match = pattern.match(line, at)
        if match is None:
            return []
        group = "quoted" if match["quoted"] is not None else "bare"
        first, last = match.span(group)
        content = line[first:last]
        first += len(content) - len(content.lstrip())
        found.append((start + first, start + first + len(content.strip())))
        if not match["end"]:
            return found
        at = match.end()


def _heads(text: str, fields: list[Piece], known: frozenset[str]) -> list[str | None] | None:
    """The cell that each head names; None where most of them name none."""
    keys: list[str | None] = []
    before: frozenset[Key] = frozenset()
    for start, end in fields:
        key, before = _key(names_in(text, start, end), known, before)
        keys.append(key)
    named = [key for key in keys if key is not None]
    if len(named) < _FEWEST or len(named) < _MOSTLY * len(keys):
        return None
    return keys


def _key(names: list[Name], known: frozenset[str], before: frozenset[Key]) -> tuple[str | None, frozenset[Key]]:
    """The cell that a path of names leads to, and its row."""
    if not names or any(not name.known for name in names):
        return None, before
    last, path = names[-1], names[:-1]
    rows = next((name.rows for name in reversed(path) if name.rows), frozenset())
    if any(key == "other_other" for _, key in rows) and len(path) < 2:
        rows = rows & before if rows & before else frozenset()
    if not path:
        cells = {key for key in known for table, row in last.rows if key.startswith(f"{table}.{row}.")}
        return (cells.pop() if len(cells) == 1 else None), last.rows
    return crossing(rows, last.columns, known), rows


def _cells(text: str, heads: list[str | None], fields: list[Piece], head_start: int) -> list[NamedCell]:
    found = []
    for key, (start, end) in zip(heads, fields, strict=True):
        if key is not None:
            slot = atom(text, start, end)
            if slot is not None and end == fields[-1][1] and may_go_on(text, slot, end):
                slot = None
            if slot is not None or end == fields[-1][1]:
                found.append(NamedCell(key, slot, start, end))
    if found:
        found[0] = NamedCell(found[0].key, found[0].slot, head_start, fields[-1][1])
    return found


__all__ = ["wide_in"]
