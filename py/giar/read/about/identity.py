"""Who reports and when: title, organ and year, as far as the text says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from giar.read.about.organ import NOT_AN_ORGAN, organ_beside, organ_named, speaks_otherwise

_REPORT = (
    r"政府信息公开(?:工作)?\s*(?:情况)?\s*的?\s*(?:(?:年度|年)?\s*(?:工作)?\s*(?:年度)?\s*报告|年报)\s*(?:[(（][^()（）\d]{1,8}[)）])?"
)
_TITLE = re.compile(
    r"(?P<before>[^\n|\t]{0,60}?)(?P<year>(?:19|20)\d{2}|[二2][〇○零0Oo]\S{2})\s*年\s*(?:度)?\s*(?P<middle>[^\n|\t，。；]{0,30}?)" + _REPORT
)
_LATE_YEAR = re.compile(
    r"(?P<organ>[^\n|\t，。；]{2,50}?)政府信息公开(?:工作)?年?度?(?:工作)?报告\s*[(（]\s*(?P<year>20\d{2})\s*年?(?:度)?\s*[)）]"
)
_BARE_TITLE = re.compile(r"(?P<organ>[^\n|\t，。；]{0,50}?)政府信息公开(?:工作)?(?:年度)(?:工作)?报告")
_PERIOD = re.compile(
    r"(?P<first>20\d{2})\s*年\s*1\s*月\s*1\s*日\s*(?:起|开始)?\s*(?:至|到|—|-|～|~|－)+\s*(?:(?P<last>20\d{2})\s*年?)?\s*12\s*月\s*31\s*日"
)
_THIS_YEAR = re.compile(r"(?<![\d〔(（\[])(20[12]\d)\s*年")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


_SHORT_LINE = re.compile(r"(?<![^\n\r\x0b\x0c\u2028])[^\n\r\x0b\x0c\u2028]{8,160}(?=[\n\r\x0b\x0c\u2028]|\Z)")
_AROUND = " \t\r\n\u3000\xa0#*"
_SHORTEST, _LONGEST = 8, 80
_BESIDE = 100
"""Characters beside a title among which the line with the organ is looked for."""
_FAR = 400
"""Lines among which the title stands; what reads like one far below is the title of something else."""
_WITHOUT_ORGAN = re.compile(r"(?:关于)?(?:[2二]|政府信息公开)")
"""How a title begins that leaves the organ to a line of its own."""


@dataclass(frozen=True)
class Title:
    """A line that is the title of a report and nothing else; ``[start, end)`` in the text that was read."""

    start: int
    end: int
    organ: str | None
    year: int | None


@dataclass(frozen=True)
class Identity:
    """What the text says; offsets of the title in the text that was read."""

    title: tuple[int, int] | None
    organ: str | None
    year: int | None


def identify(text: str) -> Identity:
    """Title, organ and year: from the title, else the period, else the year that the prose speaks of most."""
    title = next(titles(text), None)
    if title is not None and text.count("\n", 0, title.start) >= _FAR:
        title = None
    year = (title.year if title else None) or _from_period(text) or _from_prose(text)
    if title is None:
        return Identity(None, None, year)
    return Identity((title.start, title.end), title.organ or _organ_beside(text, title), year)


def titles(text: str) -> Iterator[Title]:
    """The lines that are titles of reports, in order."""
    for line in _SHORT_LINE.finditer(text):
        if "公开" not in line[0] or not ("报告" in line[0] or "年报" in line[0]):
            continue
        stripped = line[0].strip(_AROUND)
        if _SHORTEST <= len(stripped) <= _LONGEST and (said := title_line(stripped)) is not None:
            start = line.start() + line[0].index(stripped)
            yield Title(start, start + len(stripped), *said)


def _organ_beside(text: str, title: Title) -> str | None:
    """The organ on the line over or under a title that does not name it, where the prose does not deny it."""
    if not _WITHOUT_ORGAN.match(text, title.start):
        return None
    above = text[max(0, title.start - _BESIDE) : title.start].strip(_AROUND)
    below = text[title.end : title.end + _BESIDE].strip(_AROUND)
    organ = organ_beside(above.splitlines()[-1:], below.splitlines()[:1])
    return None if organ is None or speaks_otherwise(organ, text) else organ


def title_line(line: str) -> tuple[str | None, int | None] | None:
    """The organ and the year that a title names, each None where it does not; None where the line is no title."""
    for pattern in (_TITLE, _LATE_YEAR, _BARE_TITLE):
        match = pattern.fullmatch(line)
        if match is None:
            continue
        groups = match.groupdict()
        if pattern is _TITLE:
            organ = (groups["before"] or "").strip() + (groups["middle"] or "").strip()
        else:
            organ = (groups["organ"] or "").strip()
        if NOT_AN_ORGAN.search(organ):
            continue
        return organ_named(organ), _year(groups.get("year"))
    return None


def _year(written: str | None) -> int | None:
    if not written:
        return None
    digits = written.translate(_DIGITS)
    return int(digits) if digits.isdecimal() and len(digits) == 4 else None


def _from_period(text: str) -> int | None:
    years = {int(match["first"]) for match in _PERIOD.finditer(text) if match["last"] is None or match["last"] == match["first"]}
    return years.pop() if len(years) == 1 else None


def _from_prose(text: str) -> int | None:
    """The year that prose names at least twice, and twice as often as any other."""
    counts = Counter(int(match[1]) for match in _THIS_YEAR.finditer(text)).most_common(2)
    if not counts or counts[0][1] < 2:
        return None
    if len(counts) > 1 and counts[1][1] * 2 > counts[0][1]:
        return None
    return counts[0][0]
