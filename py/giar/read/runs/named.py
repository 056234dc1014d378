"""The cells that a text names one by one, for whatever way it does so, apart from those that the alignment places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from giar.form import EDITION_2019, Edition
from giar.read.fill.entries import Entry, entry
from giar.read.pieces.numbers import read_number
from giar.read.pieces.tokens import Atom
from giar.read.result import RowResult
from giar.read.runs.grids import grids_in
from giar.read.runs.items import NamedCell, by_key, items_in
from giar.read.runs.names import keys_of
from giar.read.runs.runs import Run, Words
from giar.read.runs.wide import wide_in

_COLUMNS = ("自然人", "商业企业", "科研机构", "结果维持", "结果纠正", "件数", "决定数量", "公开数量", "制作数量")
_BESIDE = re.compile(r"(?:[^\u3400-\u9fff\d\n]|件){0,6}[\d/／－—–-]|[\"'”]? ?[:：=] *(?:$|\r?\n|[无空不])")
"""What stands behind a column's name where its value is beside it."""
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
"""A count whose thousands are set apart by a point, as one may write a comma."""
_MENTIONS = 3
_TURNED_ROW = 8
"""No applicant's line has so many values where the applicants are columns."""
_MOST_IN_ROW = 20
"""No row of the form has so many values."""
_MANY = 3
_WORDS_OF_2019 = ("对外公开总数量", "上一年项目数量", "新公开数量")
_HALF = "信访举报投诉类申请", "属于国家秘密", "保护第三方合法权益", "本年新收政府信息公开申请数量"
_DISPUTES = ("未经复议直接起诉", "复议后起诉", "结果维持", "结果纠正", "尚未审结")


@dataclass(frozen=True, slots=True)
class NamedCells:
    """What a text names cell by cell, and which of its runs that takes."""

    rows: tuple[RowResult, ...]
    consumed: frozenset[int]
    """The identities of the runs."""
    spans: tuple[tuple[int, int], ...]
    forms: tuple[Edition, ...]
    """The forms that the text may still fill."""

    def left(self, found: Iterable[Run]) -> list[Run]:
        """The runs that are still to be aligned; of the others what stands before the named cells."""
        left: list[Run] = []
        for run in found:
            if id(run) not in self.consumed:
                left.append(run)
            elif (words := self.without(run.words)).matches:
                left.append(Run(words, []))
        return left

    def without(self, words: Words) -> Words:
        """A text without the names and numbers of the cells that are named in it."""
        kept = [at for at, place in enumerate(words.offsets) if not self._covers(place)]
        if len(kept) == len(words.offsets):
            return words
        squashed = "".join(words.squashed[at] for at in kept)
        places = [words.offsets[at] for at in kept]
        matches = [
            replace(match, tail=sum(place >= match.end for place in places)) for match in words.matches if not self._covers(match.start)
        ]
        digits = tuple(at for at in words.digits if not self._covers(at))
        return replace(words, squashed=squashed, offsets=places, matches=matches, digits=digits)

    def _covers(self, place: int) -> bool:
        return any(start <= place < end for start, end in self.spans)


def named_cells(text: str, found: Sequence[Run], forms: tuple[Edition, ...]) -> NamedCells | None:
    """The cells that the text names; None where it has none, as is usual."""
    beside, wide, turned = _names_beside_values(text), _may_be_wide(text), _may_be_turned(text, found)
    if not (beside or wide or turned):
        return None
    cells = _cells(text, forms, beside=beside, wide=wide, turned=turned)
    if EDITION_2019 not in forms and any(word in text for word in _WORDS_OF_2019):
        # Where the table is written in sentences, nobody has seen yet which edition's words it has.
        older = _cells(text, (EDITION_2019,), beside=beside, wide=wide, turned=turned)
        if len(older.get("proactive", ())) > len(cells.get("proactive", ())):
            cells, forms = older, (EDITION_2019,)
    if not cells:
        return None
    spans = tuple(_span(text, own) for own in cells.values())
    rows = tuple(_result(text, key, slots, whole=not _is_fractional(forms, key)) for own in cells.values() for key, slots in by_key(own))
    consumed = frozenset(id(run) for run in found if _is_within(run, spans))
    return NamedCells(rows, consumed, spans, _with_all(rows, forms))


def _cells(text: str, forms: tuple[Edition, ...], *, beside: bool, wide: bool, turned: bool) -> dict[str, list[NamedCell]]:
    """The named cells by table: a table is written in one way."""
    known = keys_of(forms)
    cells: dict[str, list[NamedCell]] = {}
    if beside:
        cells = items_in(text, forms)
    if wide:
        cells = wide_in(text, known) | cells
    if turned:
        cells = cells | grids_in(text, known)
    return cells


def _with_all(rows: Iterable[RowResult], forms: tuple[Edition, ...]) -> tuple[Edition, ...]:
    """Those of the forms that have all the cells which are named."""
    keys = {key for row in rows for key in row.keys}
    return tuple(form for form in forms if keys <= set(form.keys)) or forms


def _names_beside_values(text: str) -> bool:
    return sum(1 for _ in islice(_beside(text), _MANY)) == _MANY


def _beside(text: str) -> Iterator[int]:
    """Where columns' names have a value beside them. Every text is looked through, so this only looks for literal words."""
    for word in _COLUMNS:
        at = text.find(word)
        while at >= 0:
            if _BESIDE.match(text, at + len(word)):
                yield at
            at = text.find(word, at + len(word))


def _is_fractional(forms: Iterable[Edition], key: str) -> bool:
    return any(line.fractional for form in forms for line in form.lines.get(key, ()))


def _may_be_wide(text: str) -> bool:
    """True where a column's name stands oftener than above its column."""
    return text.count("自然人") > _MENTIONS or any(text.count(word) > 1 for word in ("制发件数", "新制作数量", "复议-结果维持"))


def _may_be_turned(text: str, found: Sequence[Run]) -> bool:
    """True where applicants or disputes stand before values, or the rows of table 三 stand twice."""
    if sum(text.count(word) > 1 for word in _HALF) > 1:
        return True
    for run in found:
        if run.filled > _MOST_IN_ROW and run.slots[0].line == run.slots[_MOST_IN_ROW].line:
            return True
        last = run.words.matches[-1] if run.words.matches else None
        if last is None or last.tail:
            continue
        applicant = all(m.role == "column" and m.table == "applications" for m in last.meanings)
        if (applicant and run.filled >= _TURNED_ROW) or (last.word in _DISPUTES and 2 < run.filled < _TURNED_ROW):
            return True
    return False


def _span(text: str, cells: Sequence[NamedCell]) -> tuple[int, int]:
    """The lines from the first to the last cell of a table: what else stands among them is of the same kind."""
    return text.rfind("\n", 0, min(cell.start for cell in cells)) + 1, max(cell.end for cell in cells)


def _is_within(run: Run, spans: Iterable[tuple[int, int]]) -> bool:
    slots = [slot.start for slot in run.slots] or run.words.offsets[-1:]
    return bool(slots) and any(start <= slots[0] < end or start <= slots[-1] < end for start, end in spans)


def _result(text: str, key: str, slots: Sequence[Atom | None], *, whole: bool) -> RowResult:
    """A row of one cell; two values for it leave it open between them. ``whole`` is True for a cell that counts."""
    if None in slots:
        return RowResult((key,), ())
    first: dict[tuple[str, object], Entry] = {}
    for slot in slots:
        for one in _entries(text, slot, whole=whole) if slot is not None else ():
            first.setdefault((one.status, one.value), one)
    return RowResult((key,), tuple((one,) for one in first.values()))


def _entries(text: str, slot: Atom, *, whole: bool) -> list[Entry]:
    """What a slot may hold: of digits in pieces the whole and each piece, of a count with a point the count without it too."""
    found = entry(slot)
    if slot.kind != "value":
        return [found]
    written = text[slot.start : slot.end]
    pieces = written.split()
    if len(pieces) > 1 and read_number(written) is None:
        numbers = [(piece, number) for piece in pieces if (number := read_number(piece)) is not None]
        return [found, *(replace(found, value=number.value, unit=number.unit) for _, number in numbers)]
    if whole and _THOUSANDS.fullmatch(written):
        return [found, replace(found, value=int(written.replace(".", "")))]
    return [found]


def merged(aligned: Iterable[RowResult], named: Iterable[RowResult]) -> list[RowResult]:
    """What is named stands for what the alignment has of the same cell, unless that holds another value."""
    of_cell = {row.keys[0]: row for row in named}
    found: list[RowResult] = []
    for row in aligned:
        keep = [at for at, key in enumerate(row.keys) if key not in of_cell or _holds_something(row, at)]
        if len(keep) == len(row.keys):
            found.append(row)
        elif keep:
            found.append(
                RowResult(tuple(row.keys[at] for at in keep), tuple(tuple(reading[at] for at in keep) for reading in row.readings))
            )
    return [*found, *of_cell.values()]


def _holds_something(row: RowResult, at: int) -> bool:
    return bool(row.readings) and all(reading[at].status != "absent" for reading in row.readings)


__all__ = ["NamedCells", "merged", "named_cells"]
