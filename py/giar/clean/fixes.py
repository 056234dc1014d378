"""The fixes, in the order in which they are applied.

A fix takes the text so far and says which characters it would replace by which. Text that has nothing to mend comes
out as it went in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from giar.clean import cells, lines, rows
from giar.clean.script import script_edits
from giar.radicals import radicals
from giar.report import CleanText, Edit, Fix, Where

_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]+")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％＋｜]+(?:．[０-９]+)?")
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_RADICALS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]+")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"(?:</?|[?？]/)(?:span|p|div|font|b|strong|a|o:p|u|em|i|td|tr|th|tbody|table|section|center)(?:\s[^<>\n]{0,200})?/?>", re.IGNORECASE
)
_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]{0,60}\]")
_DASHES_AMONG_NUMBERS = re.compile(
    r"^[ \t]*(?:[-－—–][ \t]+){2,}\d|^[ \t]*[-－—–][ \t]+\d+[ \t]+\d|^[ \t]*\d+[ \t]+[-－—–](?:[ \t]|$)", re.MULTILINE
)
_PAGE_MARK = re.compile(
    r"^[ \t\u3000]*(?:[-—–－]+[ ]*\d{1,4}[ ]*[-—–－]+"
    r"|第[ ]*\d{1,4}[ ]*页(?:[ ]*[,，/、]?[ ]*共[ ]*\d{1,4}[ ]*页)?"
    r"|[Pp](?:age|\.)[ ]*\d{1,4}(?:[ ]*(?:/|of)[ ]*\d{1,4})?(?:[ ]*[-—–][^\n\d|]{0,30})?"
    # What a browser prints over and under a page.
    r"|(?:https?://|www\.)[^\s|]+(?:[ \t]+\d{1,4}[ ]*/[ ]*\d{1,4})?"
    r"|\d{4}[/-]\d{1,2}[/-]\d{1,2}[ ,]+\d{1,2}:\d{2}(?::\d{2})?[^\n|\d]{0,40}"
    r"|\d{1,4}[ ]?/[ ]?\d{1,4})[ \t\u3000]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    rf"(?:[aeiouü{_TONED}]{{1,4}}(?:n[ɡg]?|r)?)"
)
_READING = re.compile(rf"(?<=[\u3400-\u9fff])(?:[(（]{_SYLLABLE}[)）])+")
_BARE_READING = re.compile(rf"(?<=[\u3400-\u9fff])[ ]?[b-df-hj-np-tv-z]{{0,2}}[a-zü]{{0,3}}[{_TONED}][a-zü]{{0,3}}(?![a-z])")
_LOST_CHARACTER = re.compile(r"(?<=[\u3400-\u9fff])[?？][!！](?=[\u3400-\u9fff])")
_DOUBLED = re.compile(r"[,，、。;；:：]{2,}")
_ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|mdash|ndash|minus|lt|gt|quot|ldquo|rdquo|amp|#(?:\d{1,6}|x[0-9a-fA-F]{1,5}));")
_WRAPPERS = frozenset('*`“"')
_PLAIN_NUMBER = r"[+-]?\d[\d,，]*(?:\.\d+)?"
_WRAPPED_NUMBER = re.compile(
    rf"(?<![\w*`])(?:\*\*|`)(?P<inner>{_PLAIN_NUMBER})(?:\*\*|`)(?![\w*`])"
    rf'|(?<![^\s|])"(?P<quoted>{_PLAIN_NUMBER})"(?![^\s|])'
)
_FIELD_ENDS = ("", "\n", "\r", '"', "'")
_STRENGTH = "。；;：:、，,"


def clean(text: str) -> tuple[CleanText, tuple[Fix, ...]]:
    """The text with its damage mended, and what was mended where.

    >>> clean("根據(jù)《條例》規(guī)定,,編制年度報(bào)告。")[0]
    '根据《条例》规定,编制年度报告。'
    """
    cleaned = CleanText(text)
    applied: list[Fix] = []
    for name, edits_of in _FIXES.items():
        edits = list(edits_of(cleaned))
        if edits:
            applied.extend(_record(name, cleaned, edit, text) for edit in edits)
            cleaned = cleaned.edited(edits)
    return cleaned, tuple(applied)


def _record(name: str, cleaned: CleanText, edit: Edit, text: str) -> Fix:
    start, end = cleaned.origin(edit.start, edit.end)
    return Fix(name, Where(start, end), text[start:end], edit.after)


def _removed(pattern: re.Pattern[str], trigger: str) -> Callable[[str], Iterator[Edit]]:
    def edits(text: str) -> Iterator[Edit]:
        if trigger in text:
            for match in pattern.finditer(text):
                yield Edit(match.start(), match.end(), "")

    return edits


def _invisible(text: str) -> Iterator[Edit]:
    for match in _INVISIBLE.finditer(text):
        yield Edit(match.start(), match.end(), "")


def _width(text: str) -> Iterator[Edit]:
    for match in _WIDE.finditer(text):
        yield Edit(match.start(), match.end(), match[0].translate(_NARROW))


def _radicals(text: str) -> Iterator[Edit]:
    for match in _RADICALS.finditer(text):
        meant = match[0].translate(radicals())
        if meant != match[0]:
            yield Edit(match.start(), match.end(), meant)


def _line_breaks(text: str) -> Iterator[Edit]:
    if "<" in text:
        for match in _BREAK_TAG.finditer(text):
            yield Edit(match.start(), match.end(), " ")


def _page_marks(text: str) -> Iterator[Edit]:
    marks = list(_PAGE_MARK.finditer(text))
    if marks and not _DASHES_AMONG_NUMBERS.search(text):
        # Where dashes stand in cells, ``- 3 -`` is a row.
        yield from (Edit(match.start(), match.end(), "") for match in marks if _may_be_a_page(match[0].strip("-－—– \t\r\n·\u3000")))


def _may_be_a_page(mark: str) -> bool:
    """There is no page 0, nor a page behind the last: ``0 / 0`` and ``7 / 3`` are cells."""
    first, slash, last = mark.partition("/")
    if not first.strip().isdecimal():
        return True
    return int(first) > 0 and (not slash or not last.strip().isdecimal() or int(first) <= int(last))


def _readings(text: str) -> Iterator[Edit]:
    for match in _READING.finditer(text):
        yield Edit(match.start(), match.end(), "")


def _bare_readings(text: str) -> Iterator[Edit]:
    for match in _BARE_READING.finditer(text):
        yield Edit(match.start(), match.end(), "")


def _entities(text: str) -> Iterator[Edit]:
    if "&" in text:
        for match in _ENTITY.finditer(text):
            yield Edit(match.start(), match.end(), unescape(match[0]))


def _wrapped_numbers(text: str) -> Iterator[Edit]:
    """``**12**``, `` `12` `` and ``"12"`` hold the number 12; Chinese quotes say that it is none."""
    if not _WRAPPERS.isdisjoint(text):
        for match in _WRAPPED_NUMBER.finditer(text):
            start, end = match.span("inner") if match["inner"] else match.span("quoted")
            yield Edit(match.start(), start, "")
            yield Edit(end, match.end(), "")


def _lost_characters(text: str) -> Iterator[Edit]:
    for match in _LOST_CHARACTER.finditer(text):
        yield Edit(match.start(), match.end(), "")


def _doubled_punctuation(text: str) -> Iterator[Edit]:
    for match in _DOUBLED.finditer(text):
        before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
        if (before.isdigit() and after.isdigit()) or _are_empty_fields(match[0], before, after):
            continue
        yield Edit(match.start(), match.end(), min(match[0], key=_STRENGTH.index))


def _are_empty_fields(signs: str, before: str, after: str) -> bool:
    """True for signs that set empty cells apart, as in ``规章,,,12`` and ``规章：、、``."""
    signs = signs.lstrip(":：")
    if len(set(signs)) != 1 or (signs[0] not in ",;" and len(signs) < 3):
        return False
    return len(signs) > 2 or before in _FIELD_ENDS or after in _FIELD_ENDS or before.isdigit() or after.isdigit()


_FIXES: dict[str, Callable[[str], Iterator[Edit]]] = {
    "invisible-characters": _invisible,
    "entities": _entities,
    "width": _width,
    "keycaps": cells.keycaps,
    "digit-alphabets": cells.alphabets,
    "code-fences": lines.fences,
    "sheet-edges": lines.sheet_edges,
    "line-numbers": lines.line_numbers,
    "line-prefixes": lines.prefixes,
    "line-ends": lines.line_ends,
    "visible-tabs": lines.visible_tabs,
    "coordinates": lines.coordinates,
    "list-ends": lines.list_ends,
    "doubled-lines": lines.doubled_lines,
    "quoted-breaks": rows.quoted_breaks,
    "radicals": _radicals,
    "line-break-tags": _line_breaks,
    "stray-tags": _removed(_TAG, "<"),
    "bookmarks": _removed(_BOOKMARK, "[bookmark"),
    "readings": _readings,
    "bare-readings": _bare_readings,
    "script": script_edits,
    "wrapped-numbers": _wrapped_numbers,
    "slash-rows": rows.slash_rows,
    "formulas": cells.formulas,
    "text-signs": cells.text_signs,
    "dollars": cells.dollars,
    "struck-out": cells.struck_out,
    "footnotes": cells.footnotes,
    "underlines": cells.underlines,
    "apostrophes": cells.apostrophes,
    "measure-words": cells.totalling,
    "brackets": cells.brackets,
    "page-marks": _page_marks,
    "lost-characters": _lost_characters,
    "doubled-punctuation": _doubled_punctuation,
}
