"""Who reports and when: title, organ and year, as far as the text says."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

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
_NOT_AN_ORGAN = re.compile(r"[，,。；;：:、《》〈〉“”]|依据|根据|按照|编制|公布|关于.|现将|印发")
_ORGAN_ENDS = re.compile(
    r"(?:人民政府|政府|委员会|办公室|办公厅|办事处|管理局|分局|中心|公安局|厅|局|委|办|院|处|署|会|镇|乡|街道|支队|总队|所|站|行|公司|区|市|县|部|校|大学|管委会)$"
)
_NO_NAME = re.compile(r"(?:我|本|省|自治区|市(?![中南北]区)|自治州|州|县|区|镇|乡)")
"""省国动办 says which office, not whose."""
_LONGEST_ORGAN = 30
_SURE_ENDS = ("人民政府", "委员会", "办公室", "办公厅", "办事处", "局", "厅", "镇政府", "乡政府")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


@dataclass(frozen=True)
class Identity:
    """What the text says; offsets of the title in the text that was read."""

    title: tuple[int, int] | None
    organ: str | None
    year: int | None


def identify(text: str) -> Identity:
    """Title, organ and year: from the title, else the period, else the year that the prose speaks of most."""
    title, organ, year = _from_title(text)
    return Identity(title, organ, year or _from_period(text) or _from_prose(text))


def _from_title(text: str) -> tuple[tuple[int, int] | None, str | None, int | None]:
    """The first line that is a title and nothing but a title."""
    position = 0
    above = ""
    for line in text.splitlines(keepends=True)[:400]:
        stripped = line.strip(" \t\r\n\u3000\xa0#*")
        if 8 <= len(stripped) <= 80 and "公开" in stripped and ("报告" in stripped or "年报" in stripped):
            start = position + line.index(stripped[0])
            found = _title_line(stripped)
            if found is not None:
                organ, year = found
                if organ is None and _starts_with_year(stripped):
                    organ = _organ_above(above)
                return (start, start + len(stripped)), organ, year
        position += len(line)
        above = stripped or above
    return None, None, None


def _starts_with_year(title: str) -> bool:
    return title[:1] in "2二"


def _organ_above(line: str) -> str | None:
    """The organ on a line of its own over a title that begins with the year."""
    if len(line) > _LONGEST_ORGAN or _NOT_AN_ORGAN.search(line) or not line.endswith(_SURE_ENDS):
        return None
    return _organ(line)


def _title_line(line: str) -> tuple[str | None, int | None] | None:
    for pattern in (_TITLE, _LATE_YEAR, _BARE_TITLE):
        match = pattern.fullmatch(line)
        if match is None:
            continue
        groups = match.groupdict()
        if pattern is _TITLE:
            organ = (groups["before"] or "").strip() + (groups["middle"] or "").strip()
        else:
            organ = (groups["organ"] or "").strip()
        if _NOT_AN_ORGAN.search(organ):
            continue
        return _organ(organ), _year(groups.get("year"))
    return None


def _organ(written: str) -> str | None:
    name = re.sub(r"\s+", "", written).strip("的")
    name = name.removesuffix("关于")
    return name if len(name) >= 2 and _ORGAN_ENDS.search(name) and not _NO_NAME.match(name) else None


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
