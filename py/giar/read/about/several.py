"""Several reports in one text, each read by itself.

A place where labels come again, or where a second title stands, begins another report only if what stands behind it
fills the same rows with values of its own, or is a report of its own with title and sections. What a person reads as
one report stays one: labels quoted in a preamble, a menu, an explanation of the form; a table whose columns are
printed in two halves; last year's tables for comparison; and a report that was pasted twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import reduce

from giar.clean import CleanText, clean
from giar.errors import InputError
from giar.read.about.attribution import attributed
from giar.read.about.beginnings import MOST, beginnings
from giar.read.about.evidence import Shown, begins_another, is_same, opens
from giar.read.about.last_year import LeftOut, without_last_year
from giar.read.about.moving import moved
from giar.report import Report
from giar.report.text import Fix
from giar.source.document import Document
from giar.source.refusals import oversized

Reader = Callable[[Document, CleanText, tuple[Fix, ...]], Report]
"""Reads the one report that a document holds."""


@dataclass(frozen=True)
class Part:
    """The characters ``[start, end)`` of a document and the report that they hold, read as a text of its own."""

    start: int
    end: int
    report: Report


def read_one(document: Document, read: Reader) -> Report:
    """The report that a document holds.

    Raises :class:`giar.InputError` (``several-reports``) where it holds two that differ; it reads no further then.
    """
    kept: Part | None = None
    for part in _parts(document, read):
        if kept is not None and not is_same(kept.report, part.report):
            raise refusal(document, part.start)
        kept = part if kept is None else _twice(kept, part)
    assert kept is not None, "a document has at least one part"
    return moved(kept.report, kept.start, document)


def read_all(document: Document, read: Reader) -> list[Report]:
    """The reports that a document holds, in order, one at least.

    Each keeps the document's whole text, so that its places are places in the text as given, while its ``clean`` text
    is its own. Where there are several, ``source.name`` says where each begins: ``年报.txt · 第 120 行起``.
    """
    return [moved(part.report, part.start, document) for part in read_parts(document, read)]


def read_parts(document: Document, read: Reader) -> list[Part]:
    """The same with each report in a text of its own."""
    kept: list[Part] = []
    for part in _parts(document, read):
        twin = next((at for at, other in enumerate(kept) if is_same(other.report, part.report)), None)
        if twin is None:
            kept.append(part)
        else:
            kept[twin] = _twice(kept[twin], part)
    return kept if len(kept) == 1 else list(_named(document, kept))


def _parts(document: Document, read: Reader) -> Iterator[Part]:
    """The reports of a document one after the other, each as soon as the next one has begun."""
    text, fixes = clean(document.text)
    calm, left_out = without_last_year(text)
    starts = beginnings(document, calm)
    if not starts:
        yield Part(0, len(document.text), _read_without(document, calm, left_out, fixes, read))
        return
    if len(starts) > MOST:
        raise oversized()
    group = _Group(document, read)
    for start, end in zip([0, *starts], [*starts, len(document.text)], strict=True):
        report = _read_alone(document.part(start, end), read)
        piece = _Piece(start, end, report, Shown.of(report))
        if group.is_followed_by(piece):
            following = group.without_opening_of(piece)
            yield group.part()
            group = _Group(document, read, following)
        group.pieces.append(piece)
    yield group.part()


def _read_alone(document: Document, read: Reader) -> Report:
    text, fixes = clean(document.text)
    calm, left_out = without_last_year(text)
    return _read_without(document, calm, left_out, fixes, read)


def _read_without(document: Document, text: CleanText, left_out: LeftOut, fixes: tuple[Fix, ...], read: Reader) -> Report:
    """The report; ``text`` is the cleaned text without the runs that are left out, which the grids lose too."""
    if not left_out:
        return read(document, text, fixes)
    report = read(document.without(left_out), text, fixes)
    return replace(report, remarks=(*report.remarks, "last-year-left-out"))


@dataclass(frozen=True)
class _Piece:
    """The characters ``[start, end)`` of a document, read by themselves."""

    start: int
    end: int
    report: Report
    shown: Shown


@dataclass
class _Group:
    """Neighbouring pieces of a document that make up one report, as far as they have been looked at."""

    document: Document
    read: Reader
    pieces: list[_Piece] = field(default_factory=list)

    @property
    def shown(self) -> Shown:
        return reduce(Shown.with_more, (piece.shown for piece in self.pieces), Shown())

    def is_followed_by(self, piece: _Piece) -> bool:
        return bool(self.pieces) and begins_another(self.shown, piece.shown)

    def without_opening_of(self, piece: _Piece) -> list[_Piece]:
        """The last piece, which is taken away, where it turns out to be the opening of the next report."""
        last = self.pieces.pop()
        if self.pieces and opens(self.shown, last.shown, piece.shown):
            return [last]
        self.pieces.append(last)
        return []

    def part(self) -> Part:
        first, last = self.pieces[0], self.pieces[-1]
        report = first.report if first is last else _read_alone(self.document.part(first.start, last.end), self.read)
        return Part(first.start, last.end, report)


def _twice(kept: Part, again: Part) -> Part:
    """One of two parts that hold the same: the one in which more numbers could be read, and the first if that tells nothing."""
    best = again if _numbers(again.report) > _numbers(kept.report) else kept
    remarks = tuple(dict.fromkeys((*best.report.remarks, "pasted-twice")))
    return replace(best, report=replace(best.report, remarks=remarks))


def _numbers(report: Report) -> int:
    return sum(cell.status == "number" for cell in report.cells.values())


def _named(document: Document, parts: Iterable[Part]) -> Iterator[Part]:
    """The parts with names that say where each begins, and, on sheets named after their organs, whose each is."""
    taken: Counter[str] = Counter()
    for part in parts:
        at = place_of(document, part.start)
        taken[at.zh] += 1
        suffix = at.zh if taken[at.zh] == 1 else f"{at.zh}（{taken[at.zh]}）"
        source = part.report.source
        report = replace(part.report, source=replace(source, name=f"{source.name} · {suffix}" if source.name else suffix))
        yield replace(part, report=report if at.sheet is None else attributed(report, at.sheet))


@dataclass(frozen=True)
class _Place:
    zh: str
    en: str
    sheet: str | None = None


def place_of(document: Document, start: int) -> _Place:
    """Where a report begins, in the words of whoever looks at the document: a sheet, a page, or a line."""
    where = document.where(start, len(document.text))
    if where.sheet is not None:
        return _Place(f"工作表“{where.sheet}”", f"the sheet “{where.sheet}”", where.sheet)
    if where.page is not None:
        return _Place(f"第 {where.page} 页起", f"page {where.page}")
    written = start + len(document.text[start:]) - len(document.text[start:].lstrip())
    line = document.text.count("\n", 0, written) + 1
    return _Place(f"第 {line} 行起", f"line {line}")


def refusal(document: Document, start: int) -> InputError:
    """Why a text with several reports is not read as one; ``start`` is where the second begins."""
    at = place_of(document, start)
    return InputError(
        "several-reports",
        f"文本中不止一份报告：从{at.zh.removesuffix('起')}起是另一份。请一次只放一份报告。",
        f"The text holds more than one report: another one begins at {at.en}. Give one report at a time.",
    )
