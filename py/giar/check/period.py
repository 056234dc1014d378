"""The year: title, statistical period and prose have to speak of the same one."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator

from giar.check.context import Context
from giar.check.prose import Passage, cut, preamble
from giar.check.rules import Observation, both, fail, rule
from giar.report import Where

_REGULATIONS = both(
    "《政府信息公开条例》第四十九、五十条：上一年度的政府信息公开工作年度报告",
    "Articles 49 and 50 of the Regulations: the report is on the past year",
)
_YEAR = re.compile(r"(?<!\d)(20\d{2})\s*年")
_CHINESE_YEAR = re.compile(r"二[〇零○O0][一二三四五六七八九〇零○][一二三四五六七八九〇零○]\s*年")
_DIGITS = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")
_QUOTED = re.compile(r"《[^《》\n]{0,120}》|〔[^〔〕\n]{0,8}〕|\[\d{4}\]|“[^“”\n]{0,80}通知”")


def years_in(text: str) -> list[int]:
    """The years that a text names, those in the titles and numbers of documents left out."""
    return [int(year) for year in _YEAR.findall(_unquoted(text))]


def _unquoted(text: str) -> str:
    return _QUOTED.sub(lambda match: " " * len(match[0]), text)


def _title_years(title: str) -> set[int]:
    years = {int(year) for year in _YEAR.findall(title)}
    return years | {int(match[0][:4].translate(_DIGITS)) for match in _CHINESE_YEAR.finditer(title)}


@rule(
    "period.title",
    "error",
    name=both("标题的年份", "Year in the title"),
    condition=both("标题写的年份就是报告年度", "The year in the title is the year reported on"),
    source=_REGULATIONS,
    texts={"differs": both("标题写的是 {titled} 年，报告内容是 {year} 年度的。", "The title says {titled}, the report is on {year}.")},
)
def title(context: Context) -> Iterator[Observation]:
    meta = context.report.meta
    titled = _title_years(meta.title or "")
    if titled and meta.year is not None and meta.year not in titled:
        yield fail("differs", where=_place_of(context, meta.title or ""), titled=min(titled), year=meta.year)


def _place_of(context: Context, words: str) -> Where | None:
    at = context.report.clean.find(words) if words else -1
    return Where(*context.report.clean.origin(at, at + len(words))) if at >= 0 else None


_SPAN = re.compile(
    r"(?<!\d)(?P<from_year>20\d{2})\s*年\s*(?P<from_month>\d{1,2})\s*月\s*(?P<from_day>\d{1,2})\s*日?\s*(?:起|开始)?\s*"
    r"(?:至|到|[-－—–~～]+)\s*(?:(?P<to_year>20\d{2})\s*年\s*)?(?P<to_month>\d{1,2})\s*月\s*(?P<to_day>\d{1,2})\s*日?"
)
_STATISTICAL = re.compile(r"统计(?:期限|时限|时间|期间|范围|口径)|数据[^。\n]{0,8}(?:期限|时限|时间|期间)|所列(?:的)?(?:各项)?数据|报告期")
_OPENING = 400
"""So many characters into the first section a statistical period is the report's own; later it has to say so."""
_FIRST_DAY, _LAST_DAY = (1, 1), (12, 31)


@rule(
    "period.span",
    "error",
    name=both("统计期限", "Statistical period"),
    condition=both(
        "统计期限是报告年度的 1 月 1 日至 12 月 31 日", "The statistical period runs from 1 January to 31 December of the year reported on"
    ),
    source=_REGULATIONS,
    texts={
        "year": both(
            "统计期限写的是“{extract}”，与 {year} 年度报告不符。",
            "The statistical period is given as “{extract}”, but the report is on {year}.",
        ),
        "two-years": both("统计期限“{extract}”跨了两个年份。", "The statistical period “{extract}” spans two years."),
        "part-year": both(
            "统计期限“{extract}”不是从 1 月 1 日到 12 月 31 日。", "The statistical period “{extract}” is not the whole year."
        ),
        "no-such-day": both("统计期限“{extract}”里有不存在的日期。", "The statistical period “{extract}” names a day that does not exist."),
    },
)
def span(context: Context) -> Iterator[Observation]:
    whole = cut(context.report.clean, Where(0, len(context.report.text)))
    for match in _SPAN.finditer(whole.text):
        text = _fault(match, _titled(context)) if _of_the_report(context, whole, match.start()) else None
        if text is not None:
            yield fail(
                text,
                severity="warning" if text == "part-year" else None,
                where=whole.where(*match.span()),
                extract="".join(match[0].split()),
                year=_titled(context) or "",
            )


def _titled(context: Context) -> int | None:
    """The year of the report where its title says it; a year gathered from the prose proves nothing against the prose."""
    meta = context.report.meta
    return meta.year if meta.year in _title_years(meta.title or "") else None


def _of_the_report(context: Context, whole: Passage, at: int) -> bool:
    """Whether a span of days is the period of the report and not of some campaign that the prose tells of."""
    sentence = whole.sentence(at)
    opening = min((passage.offset for passage in context.passages), default=len(whole.text)) + _OPENING
    return bool(_STATISTICAL.search(sentence)) and (at < opening or "报告" in sentence or "年报" in sentence)


def _fault(match: re.Match[str], year: int | None) -> str | None:
    start = int(match["from_year"])
    end = int(match["to_year"] or start)
    first, last = (int(match["from_month"]), int(match["from_day"])), (int(match["to_month"]), int(match["to_day"]))
    if not (_exists(start, *first) and _exists(end, *last)):
        return "no-such-day"
    if start != end:
        return "two-years"
    if year is not None and start != year:
        return "year"
    return None if (first, last) == (_FIRST_DAY, _LAST_DAY) else "part-year"


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


_SELF = re.compile(
    r"(?:编制|公布|发布|形成|撰写|现将|本单位|本机关|我[局办委厅院镇乡县区市])[^。\n《》]{0,30}?(?<!\d)(20\d{2})\s*年度?[^。\n《》\d]{0,16}政府信息公开(?:工作)?(?:年度)?(?:报告|年报)"
)
_FEE = re.compile(r"信息(?:公开)?处理费")


@rule(
    "period.prose",
    "warning",
    name=both("正文的年份", "Year in the prose"),
    condition=both(
        "正文说到本报告、本年度工作和信息处理费时，写的是报告年度",
        "Where the prose speaks of the report, the year's work and its fees, it names the year reported on",
    ),
    source=_REGULATIONS,
    texts={
        "self": both(
            "引言称本报告为 {written} 年度的，与 {year} 年度报告不符。",
            "The introduction calls this the report for {written}, but it is on {year}.",
        ),
        "overview": both(
            "「一、总体情况」通篇只写 {written} 年，没有写到 {year} 年，疑为沿用了往年的文字。",
            "“1. Overview” speaks of {written} throughout and never of {year}; it may be an earlier year's text.",
        ),
        "fee": both(
            "信息处理费写的是 {written} 年度的收取情况，与 {year} 年度报告不符。",
            "The information-processing fee is reported for {written}, but the report is on {year}.",
        ),
    },
)
def prose(context: Context) -> Iterator[Observation]:
    year = _titled(context)
    if year is None:
        return
    yield from _self_named(context, year)
    yield from _earlier_overview(context, year)
    yield from _earlier_fee(context, year)


_OF_THE_YEAR = re.compile(r"20\d{2}\s*年(?:度?\s*[，,]\s*(?:我|全|市|县|区|局|本|共|在|省|镇|乡)|度?\s*(?:全年|以来|共|累计|我))")
"""How a report begins to tell of its year."""
_FEE_YEAR = re.compile(r"(20\d{2})\s*年(?!度?\s*(?:\d{1,2}\s*月|起|开始|以来|印发|发布|出台|实施|施行|制定|下发|公布))")
"""A year that something was done in, not the date of a notice."""


def _self_named(context: Context, year: int) -> Iterator[Observation]:
    opening = preamble(context.report)
    for match in _SELF.finditer(opening.text):
        if int(match[1]) != year:
            yield fail("self", where=opening.where(*match.span(1)), written=int(match[1]), year=year)


def _earlier_overview(context: Context, year: int) -> Iterator[Observation]:
    passages = context.section("overview")
    years = Counter(found for passage in passages for found in years_in(passage.text))
    if not years or year in years:
        return
    written, times = years.most_common(1)[0]
    passage, match = _first_year(passages, written)
    if times > 1 and len(years) == 1 and any(_OF_THE_YEAR.search(passage.text) for passage in passages):
        yield fail("overview", where=passage.where(*match.span()), written=written, year=year)


def _first_year(passages: tuple[Passage, ...], year: int) -> tuple[Passage, re.Match[str]]:
    return next((passage, match) for passage in passages for match in _YEAR.finditer(passage.text) if int(match[1]) == year)


def _earlier_fee(context: Context, year: int) -> Iterator[Observation]:
    for passage in context.section("other"):
        for match in _FEE.finditer(passage.text):
            years = {int(year) for year in _FEE_YEAR.findall(_unquoted(passage.sentence(match.start())))}
            if len(years) == 1 and year not in years:
                yield fail("fee", where=passage.where(*match.span()), written=years.pop(), year=year)
                return
