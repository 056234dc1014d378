"""Tables whose rows and columns both have names at their places: turned on their side, cut from top to bottom.

A value is named by what stands first on its line and by the heads above its place. Only tables that stand otherwise than the
form prints them are read so: the alignment reads the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from giar.read.pieces.tokens import Atom, is_outside
from giar.read.runs.items import NamedCell
from giar.read.runs.names import Key, Name, crossing, names_in
from giar.read.runs.values import atom

_FEWEST_FIELDS = 3
_FEWEST_HEADS = 8
"""So many rows of table 三 as heads are its rows turned into columns."""
_FEWEST_LINES = 3
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class _Field:
    start: int
    end: int
    slot: Atom | None
    """What it holds where it is a value, a mark or blank."""


@dataclass(slots=True)
class _Grid:
    """Heads, and the lines of values below them."""

    heads: list[list[_Field]] = field(default_factory=list)
    lines: list[list[_Field]] = field(default_factory=list)


@dataclass(slots=True)
class _Named:
    """A grid with its names: those of each column, and of each line."""

    grid: _Grid
    columns: dict[int, Name]
    lines: list[Name | None]


def grids_in(text: str, known: frozenset[str]) -> dict[str, list[NamedCell]]:
    """The cells of each table that stands turned or in halves."""
    named = [_named(text, grid) for grid in _grids(text)]
    found: dict[str, list[NamedCell]] = {}
    for one in named:
        if _is_turned(one) or _is_disputes(one):
            _add(found, _cells(one, known))
    halves = _halves([one for one in named if _has_form_order(one)])
    for one in halves:
        _add(found, _cells(one, known))
    return found


def _add(found: dict[str, list[NamedCell]], cells: list[NamedCell]) -> None:
    for cell in cells:
        found.setdefault(cell.table, []).append(cell)


def _grids(text: str) -> Iterator[_Grid]:
    """The grids of a text, each with its heads; lines that are no row end one."""
    grid = _Grid()
    start = 0
    for line in text.splitlines(keepends=True):
        fields = _fields(text, start, line.rstrip("\r\n"))
        start += len(line)
        if fields is None:
            if _ends_grid(text, start - len(line), line):
                yield grid
                grid = _Grid()
        elif _is_line(text, grid, fields):
            grid.lines.append(fields)
        elif grid.lines:
            yield grid
            grid = _Grid([fields])
        else:
            grid.heads.append(fields)
    yield grid


def _is_line(text: str, grid: _Grid, fields: Sequence[_Field]) -> bool:
    """True for a line with values, and below heads for one that has words only before the places of the heads."""
    if any(part.slot is not None and part.slot.kind != "blank" for part in fields):
        return True
    labels = [x for x, part in enumerate(fields) if part.slot is None]
    first = min(_columns(text, grid), default=0)
    names = [name for x in labels for name in names_in(text, fields[x].start, fields[x].end)]
    own = _last(names)
    return bool(labels) and labels[-1] < first < len(fields) and own is not None and all(name.rows or not name.columns for name in names)


def _ends_grid(text: str, start: int, line: str) -> bool:
    """True for prose, titles and labels; a page's number or a stray word leaves the grid as it is."""
    content = line.strip()
    return "。" in content or any(name.rows or name.section for name in names_in(text, start, start + len(line)))


def _fields(text: str, start: int, line: str) -> list[_Field] | None:
    separator = "|" if line.count("|") >= _FEWEST_FIELDS else "\t" if line.count("\t") >= _FEWEST_FIELDS - 1 else None
    if separator is None:
        return None
    pieces = line.split(separator)
    at = start
    if separator == "|":
        if is_outside(pieces[-1]):
            pieces.pop()
        if pieces and is_outside(pieces[0]):
            at += len(pieces.pop(0)) + 1
    found = []
    for piece in pieces:
        begin = at + len(piece) - len(piece.lstrip()) if piece.strip() else at
        end = begin + len(piece.strip())
        found.append(_Field(begin, end, atom(text, begin, end)))
        at += len(piece) + 1
    return found


def _named(text: str, grid: _Grid) -> _Named:
    """The lowest name above each place, and the last name before the values of each line."""
    lines: list[Name | None] = []
    for line in grid.lines:
        labels = [part for part in line[: _first_value(line)] if part.slot is None]
        names = [name for part in labels for name in names_in(text, part.start, part.end)]
        unknown = bool(labels) and not any(name.known for name in names_in(text, labels[-1].start, labels[-1].end))
        lines.append(None if unknown else _last(names))
    return _Named(grid, _columns(text, grid), lines)


def _columns(text: str, grid: _Grid) -> dict[int, Name]:
    """The lowest name above each place."""
    columns: dict[int, Name] = {}
    for head in grid.heads:
        for x, part in enumerate(head):
            if part.slot is None and (name := _last(names_in(text, part.start, part.end))) is not None:
                columns[x] = name
    return columns


def _first_value(line: Sequence[_Field]) -> int:
    return next((x for x, part in enumerate(line) if part.slot is not None and part.slot.kind != "blank"), len(line))


def _last(names: Sequence[Name]) -> Name | None:
    """The last name of a row or a column; a group's is none."""
    return next((name for name in reversed(names) if name.rows or name.columns), None)


def _only(keys: frozenset[Key], table: str) -> frozenset[Key]:
    return frozenset(key for key in keys if key[0] == table)


def _is_turned(one: _Named) -> bool:
    """Rows of table 三 as heads and applicants as lines, or results as lines of table 四 and disputes as heads."""
    for table, heads, lines in (("applications", _FEWEST_HEADS, _FEWEST_LINES), ("disputes", 3, _FEWEST_LINES)):
        above = {key for name in one.columns.values() if not name.columns for key in _only(name.rows, table)}
        before = {key for name in one.lines if name is not None for key in _only(name.columns, table)}
        if len(above) >= heads and len(before) >= lines:
            return not any(_only(name.rows, table) and not name.columns for name in one.lines if name is not None)
    return False


def _is_disputes(one: _Named) -> bool:
    """The disputes as lines, the results as heads."""
    before = [key for name in one.lines if name is not None for key in _only(name.rows, "disputes")]
    above = {key for name in one.columns.values() for key in _only(name.columns, "disputes")}
    return len(before) >= _FEWEST_LINES - 1 and len(before) == len(set(before)) == len(one.lines) and len(above) >= _SEVERAL


def _has_form_order(one: _Named) -> bool:
    """Rows of table 三 as lines, applicants as heads."""
    before = {key for name in one.lines if name is not None and not name.columns for key in _only(name.rows, "applications")}
    return len(before) >= _SEVERAL and any(_only(name.columns, "applications") for name in one.columns.values())


def _halves(grids: Sequence[_Named]) -> list[_Named]:
    """Two grids of the same rows that share no column."""
    for first, second in pairwise(grids):
        rows = [{name.rows for name in one.lines if name is not None} for one in (first, second)]
        heads = [{key for name in one.columns.values() for key in _only(name.columns, "applications")} for one in (first, second)]
        if len(rows[0] & rows[1]) * 2 > max(map(len, rows)) and not heads[0] & heads[1] and len(heads[0]) + len(heads[1]) > _SEVERAL:
            return [first, second]
    return []


def _cells(one: _Named, known: frozenset[str]) -> list[NamedCell]:
    """The cells of the lines that have a field for each head and no value without one."""
    turned = _is_turned(one)
    table = "disputes" if _mostly_disputes(one) else "applications"
    width = _usual(len(line) for line in one.grid.lines)
    found: list[NamedCell] = []
    for line, name in zip(one.grid.lines, one.lines, strict=True):
        first = _first_value(line)
        fits = len(line) == width and all(
            part.slot is not None and (x in one.columns or part.slot.kind == "blank") for x, part in enumerate(line) if x >= first
        )
        if name is None or not fits or max(one.columns, default=0) >= width:
            continue
        for x, head in one.columns.items():
            slot = line[x].slot
            rows, columns = (head.rows, name.columns) if turned else (name.rows, head.columns)
            key = crossing(_only(rows, table), _only(columns, table), known)
            if key is not None and slot is not None:
                found.append(NamedCell(key, slot, line[0].start, line[-1].end))
    if found:
        start = one.grid.heads[0][0].start
        end = one.grid.lines[-1][-1].end
        found[0] = NamedCell(found[0].key, found[0].slot, start, end)
    return found


def _usual(counts: Iterator[int]) -> int:
    values = list(counts)
    return max(set(values), key=values.count)


def _mostly_disputes(one: _Named) -> bool:
    names = [*one.columns.values(), *(name for name in one.lines if name is not None)]
    return (
        sum(bool(_only(name.rows | name.columns, "disputes")) and not _only(name.rows | name.columns, "applications") for name in names) > 2
    )


__all__ = ["grids_in"]
