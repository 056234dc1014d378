"""Cells that are named one by one: records, key and value, nested keys, cards, sentences.

Every value stands right behind the name of its column; the name of its row stands in the same item, or above it in what
it belongs to. A text is read so only where nearly all its values have both names: where heads stand once above rows, hardly
one value has its column's name beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from giar.form import Edition
from giar.read.pieces.tokens import Atom
from giar.read.runs.names import Key, Name, crossing, follows_directly, keys_of, may_be_label, names_in
from giar.read.runs.values import is_set_apart, value_of

_MOSTLY = 0.8
"""So many of the values of a table must have both names."""
_FEWEST = {"proactive": 4, "applications": 6, "disputes": 4}
"""So many cells that are named are a way to write a table and no stray line."""
_NEAR = 6
"""A row with one cell, named by the row alone, stands so many lines from others at most."""
_DIGITS_AHEAD = re.compile(r"[ \t]*\r?\n[ \t]*\d+(?:[ \t]*$|[件,，。；;])", re.MULTILINE)
_STOP = "。"
_PROSE = 0.3
"""Where more of the cells than this stand in sentences, the sentences are the table."""
_NUMBER = re.compile(r"(?<![\d.,，(（])\d[\d,]*+(?:\.\d+)?+(?!\d|[.、．)）](?!\d))")
"""Digits that number no label."""
_NUMBERED = re.compile(r"[(（]?(?<!\d)[七3][)）.、．]\s*$")
"""What numbers 总计 and 其他 where they are rows."""
_LAST_OTHERS = frozenset({"other_correction_overdue", "other_fee_overdue", "other_other", "other_handling"})


@dataclass(frozen=True, slots=True)
class NamedCell:
    """A cell, the slot of its value, and the part of the text where both stand."""

    key: str
    slot: Atom | None
    """None where it cannot be told."""
    start: int
    end: int
    own_row: bool = True
    """True where the row's name stands right before the column's, on the same line."""

    @property
    def table(self) -> str:
        return self.key.partition(".")[0]


@dataclass(slots=True)
class Found:
    """What a text has of one table: cells with both names, those of rows that have one cell, and values without names."""

    cells: list[NamedCell] = field(default_factory=list)
    singles: list[NamedCell] = field(default_factory=list)
    nameless: list[int] = field(default_factory=list)
    """Where the values without both names stand."""


@dataclass(slots=True)
class _Row:
    """The row that is being named, and the columns it has by now."""

    keys: frozenset[Key] = frozenset()
    own: bool = False
    """True where it was named on this line and no value came since."""
    start: int = 0
    had: set[str] = field(default_factory=set)
    last: str = ""


def items_in(text: str, forms: tuple[Edition, ...]) -> dict[str, list[NamedCell]]:
    """The named cells of each table that is written so."""
    scan = _Scan(text, forms)
    start = 0
    for line in text.splitlines(keepends=True):
        scan.line(start, start + len(line.rstrip("\r\n")))
        start += len(line)
    scan.finish()
    kept = {table: _consistent(text, found) for table, found in scan.found.items()}
    return {table: cells for table, cells in kept.items() if cells}


def _consistent(text: str, found: Found) -> list[NamedCell]:
    """The cells of a table, where nearly all its values are named; none else."""
    cells = _without_prose(text, found.cells)
    valued = [cell for cell in cells if cell.slot is not None and cell.slot.kind in ("value", "mark")]
    if not valued or len(cells) < _FEWEST[cells[0].table]:
        return []
    own = [cell for cell in cells if cell.own_row]
    if len(own) >= _MOSTLY * len(cells):
        # Where each item names its row, an item that does not is not of the row before.
        cells = own
    first, last = min(cell.start for cell in cells), max(cell.end for cell in cells)
    nameless = sum(first <= at <= last for at in found.nameless)
    if len(valued) < _MOSTLY * (len(valued) + nameless):
        return []
    return [*cells, *_singles(text, found, cells)]


def _singles(text: str, found: Found, cells: Sequence[NamedCell]) -> list[NamedCell]:
    """The cells named by their row alone, beside the others; none where any such cell has its column's name too."""
    singles = _without_prose(text, found.singles)
    named = {cell.key for cell in cells}
    if any(single.key in named for single in singles):
        return []
    first, last = min(cell.start for cell in cells), max(cell.end for cell in cells)
    return [single for single in singles if _lines_between(text, first, last, single) <= _NEAR]


def _without_prose(text: str, cells: Sequence[NamedCell]) -> list[NamedCell]:
    """Without those few of the cells that stand in sentences, which quote the names of a table."""
    prose = [_STOP in text[cell.start : text.find("\n", cell.start)] for cell in cells]
    if sum(prose) >= _PROSE * len(cells):
        return list(cells)
    return [cell for cell, is_prose in zip(cells, prose, strict=True) if not is_prose]


def _lines_between(text: str, first: int, last: int, cell: NamedCell) -> int:
    if cell.end < first:
        return text.count("\n", cell.end, first)
    return text.count("\n", last, cell.start) if cell.start > last else 0


class _Scan:
    """Goes through the lines of a text and remembers the row that is being named."""

    def __init__(self, text: str, forms: tuple[Edition, ...]) -> None:
        self.text = text
        self.forms = forms
        self.known = keys_of(forms)
        self.doubted = False
        """True behind words that may be a row's name which is not known."""
        self.found: dict[str, Found] = defaultdict(Found)
        self.row = _Row()
        self.table = "proactive"
        self.waiting: tuple[Name, int] | None = None
        """A name of both a row and a column, with nothing behind it on its line."""

    def line(self, start: int, end: int) -> None:
        names = names_in(self.text, start, end)
        self.row.own = False
        if not names:
            self._nameless(start, end)
            return
        self._nameless(start, names[0].start, numbering=True)
        for at, name in enumerate(names):
            follows = at + 1 < len(names)
            self._name(name, names[at + 1].start if follows else end, line_start=start, more=follows)

    def finish(self) -> None:
        if self.waiting is not None:
            self._as_blank(self.waiting)

    def _name(self, name: Name, end: int, *, line_start: int, more: bool) -> None:
        slot = value_of(self.text, name.end, end, more=more)
        if slot is not None and slot.kind == "blank" and name.rows and name.columns:
            self._settle(name)
            self._row_or_column(name, slot, end, line_start, more=more)
            return
        self._settle(name)
        if name.columns and (slot is None or slot.kind != "blank"):
            self._value(name, slot, end)
        elif name.columns:
            if is_set_apart(self.text, name.end, end) or self.row.own:
                self._blank(name, slot, end)
        else:
            self._opened(name, slot, end, line_start)

    def _row_or_column(self, name: Name, slot: Atom, end: int, line_start: int, *, more: bool) -> None:
        """A name of both without a value: a row, a blank column, or to be told by the name that follows."""
        if self._is_numbered(name):
            self._enter(name)
        elif self._is_missing(name) and self.row.start >= line_start and (more != self.row.own) and not self._may_open_others():
            if is_set_apart(self.text, name.end, end) or self.row.own:
                self._blank(name, slot, end)
        elif more:
            self._enter(name)
        else:
            self.waiting = (name, end)

    def _is_numbered(self, name: Name) -> bool:
        return _NUMBERED.search(self.text, max(0, name.start - 4), name.start) is not None

    def _is_missing(self, name: Name) -> bool:
        """True for a column that the row does not have yet."""
        key = crossing(self.row.keys, name.columns, self.known)
        return key is not None and key not in self.row.had

    def _may_open_others(self) -> bool:
        """True right behind （六）其他处理, which has a row 其他."""
        return self.row.own and ("applications", "other_handling") in self.row.keys

    def _opened(self, name: Name, slot: Atom | None, end: int, line_start: int) -> None:
        """A name that is no column's: of a row or a group, of a section, or of nothing."""
        if name.known:
            if name.rows or name.section or (not name.columns and _is_row_group(name)):
                self._enter(name)
        elif may_be_label(name.word):
            self.doubted = True
        if slot is None or slot.kind == "blank":
            if slot is None:
                self._nameless(name.end, end)
            return
        if not name.known and is_set_apart(self.text, name.end, slot.start):
            # A column that the form does not have, as 同比.
            return
        key = self._single(name)
        if key is not None and not self.text[line_start : name.start].strip(" \t-*·•\"'{|，,；;0123456789.（）()、"):
            self.found[key.partition(".")[0]].singles.append(NamedCell(key, slot, name.start, end))
        else:
            self._nameless(name.end, end)
            if name.rows:
                # A row whose name has a value of its own is that of a table with heads, or of a sentence.
                self.row = _Row()

    def _single(self, name: Name) -> str | None:
        """The only cell of a row that has but one."""
        keys = [key for key in self.known if any(key.startswith(f"{table}.{row}.") for table, row in name.rows)] if name.rows else []
        return keys[0] if len(keys) == 1 else None

    def _enter(self, name: Name) -> None:
        """The name opens a row, or ends the one before."""
        rows = name.rows
        if name.columns:
            rows = self._row_of_both(name)
        elif name.section:
            rows = frozenset()
        if rows:
            self.table = next(iter(rows))[0]
        self.row = _Row(rows, own=bool(rows), start=name.start)
        self.doubted = False

    def _row_of_both(self, name: Name) -> frozenset[Key]:
        """What 总计 and 其他 are as rows: 其他 that of （六）其他处理 only."""
        rows = frozenset(row for row in name.rows if row[0] == "applications" == self.table)
        if any(key == "other_other" for _, key in rows):
            before = {key for _, key in self.row.keys}
            return rows if before & _LAST_OTHERS else frozenset()
        return rows

    def _settle(self, following: Name) -> None:
        """What a name of both was that had nothing behind it: a row where columns follow, else a blank column."""
        if self.waiting is None:
            return
        name, end = self.waiting
        self.waiting = None
        if self._is_missing(name) and ("applications", "other_handling") not in self.row.keys:
            self._as_blank((name, end))
        elif following.columns and not following.rows:
            self._enter(name)
        else:
            self.row = _Row()

    def _as_blank(self, waiting: tuple[Name, int]) -> None:
        name, end = waiting
        if is_set_apart(self.text, name.end, end):
            self._blank(name, value_of(self.text, name.end, end, more=False), end)

    def _blank(self, name: Name, slot: Atom | None, end: int) -> None:
        key = self._cell_of(name)
        if key is not None and slot is not None and key not in self.row.had:
            self._add(key, name, slot, end)

    def _value(self, name: Name, slot: Atom | None, end: int) -> None:
        key = self._cell_of(name)
        if slot is None or key is None or (key in self.row.had and not self.row.own):
            self._nameless(name.end, end)
            if key is not None and key in self.row.had:
                # The row begins again without its name: these values are another row's.
                self.row = _Row()
            return
        self._add(key, name, slot, end)

    def _cell_of(self, name: Name) -> str | None:
        """The cell of the row that a column's name leads to.

        Where words stand before it that may be another row's name, the row goes on only with its next column.
        """
        key = crossing(self.row.keys, name.columns, self.known)
        if self.doubted:
            self.doubted = False
            if key is None or not follows_directly(self.forms, self.row.last, key):
                self.row = _Row()
                return None
        return key

    def _add(self, key: str, name: Name, slot: Atom | None, end: int) -> None:
        self.row.had.add(key)
        self.row.last = key
        start = self.row.start if self.row.own else name.start
        if may_go_on(self.text, slot, end):
            slot = None
        self.found[key.partition(".")[0]].cells.append(NamedCell(key, slot, start, end, self.row.own))
        self.row.own = False

    def _nameless(self, start: int, end: int, *, numbering: bool = False) -> None:
        """Remembers where numbers stand that have no names; what numbers a label is none."""
        if end - start < 1:
            return
        places = [match.start() for match in _NUMBER.finditer(self.text, start, end)]
        if numbering and len(places) == 1:
            return
        for table in ("proactive", "applications", "disputes"):
            self.found[table].nameless.extend(places)


def may_go_on(text: str, slot: Atom | None, end: int) -> bool:
    """True for a number at the end of its line where the next line is digits: its own, or a page's number."""
    if slot is None or slot.kind != "value" or slot.end != end or text[slot.start : slot.end] == "0":
        return False
    return _DIGITS_AHEAD.match(text, end) is not None


def _is_row_group(name: Name) -> bool:
    return name.group and name.word not in ("法人或其他组织", "申请人情况", "信息内容")


def by_key(cells: Sequence[NamedCell]) -> Iterator[tuple[str, list[Atom | None]]]:
    """The slots of each cell that is named."""
    found: dict[str, list[Atom | None]] = {}
    for cell in cells:
        found.setdefault(cell.key, []).append(cell.slot)
    yield from found.items()


__all__ = ["NamedCell", "by_key", "items_in", "may_go_on"]
