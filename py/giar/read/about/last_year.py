"""Last year's tables under a line such as 上年数据, which a report adds for comparison: they are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from giar.read.about.identity import identify, titles
from giar.read.about.landmarks import SEVERAL, Landmarks
from giar.read.about.sections import headings
from giar.report.text import CleanText, Edit

_MARKER = re.compile(
    r"^[ \t\u3000#*（(【\[]*(?:附[件表]?\s*[\d一二三]?\s*[:：、]?\s*)?"
    r"(?:(?:上一?年度?|去年|往年)(?:（?(?:19|20)\d\d年度?）?)?|(?P<year>20\d\d)\s*年度?)(?:同期)?的?"
    r"(?P<what>(?:统计|对比|对照|参考)?(?:数据|数字|情况|报表|表格|统计表|对照表|对比表|表))?(?:如下|\s*[（(]供?(?:参考|对比|对照)[)）])?"
    r"[ \t\u3000:：）)】\]*]*$",
    re.MULTILINE,
)
_THIS_YEAR = re.compile(
    r"^[ \t\u3000#*（(【\[]*(?:本年度?|今年|当年)(?:数据|数字|情况|报表|表格|统计表|表)[ \t\u3000:：）)】\]*]*$", re.MULTILINE
)
_VALUE_BEHIND = re.compile(r"[\s|:：]*[\d/／\-－—]")


LeftOut = tuple[tuple[int, int], ...]
"""Runs ``[start, end)`` of the text as given, in order."""


def without_last_year(text: CleanText) -> tuple[CleanText, LeftOut]:
    """The text without the tables of last year in it, and what that leaves out; the same text where it has none."""
    found = list(_spans(text)) if any(_MARKER.finditer(text)) else []
    if not found:
        return text, ()
    return text.edited([Edit(start, end, "\n") for start, end in found]), tuple(text.origin(start, end) for start, end in found)


def _spans(text: CleanText) -> Iterator[tuple[int, int]]:
    marks = Landmarks(text)
    if sum(len(found) > 1 for found in marks.places.values()) < SEVERAL:
        return
    places = {word: marks.offsets_of(word) for word in marks.places}
    year = identify(text).year
    end = 0
    for marker in _MARKER.finditer(text):
        if marker.start() < end or not _is_about_last_year(marker, year):
            continue
        first = min((at for found in places.values() for at, _ in found if at >= marker.end()), default=len(text))
        end = _end(text, marker, first)
        if _has_its_like_outside(text, places, marker.end(), end):
            yield marker.start(), end


def _is_about_last_year(marker: re.Match[str], year: int | None) -> bool:
    if marker["year"]:
        return year is not None and int(marker["year"]) < year
    return marker["what"] is not None


def _end(text: str, marker: re.Match[str], first: int) -> int:
    """Where the report goes on: at 本年数据, at another title, or at a section that has not begun yet.

    ``first`` is the first label below the marker; the heading over last year's table is last year's too.
    """
    ends = [title.start for title in titles(text) if title.start > marker.end()]
    this_year = [match.start() for match in _THIS_YEAR.finditer(text, marker.end())]
    if not this_year:
        sections = headings(text)
        begun = {heading.key for heading in sections if heading.start < marker.start()}
        ends += [heading.start for heading in sections if heading.start > first and heading.key not in begun]
    return min(ends + this_year, default=len(text))


def _has_its_like_outside(text: str, places: dict[str, list[tuple[int, int]]], start: int, end: int) -> bool:
    """True where labels that stand once between ``start`` and ``end`` stand with their values outside too.

    Where they stand twice in there, another report has begun, and nothing is certain.
    """
    alike = 0
    for found in places.values():
        inside = [at for at, _ in found if start <= at < end]
        if len(inside) > 1:
            return False
        alike += len(inside) == 1 and any(_VALUE_BEHIND.match(text, behind) for at, behind in found if not start <= at < end)
    return alike >= SEVERAL
