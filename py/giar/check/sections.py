"""The six sections: that they are there, once, in order, numbered and named as the form has them, and not empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from giar.check.context import Context
from giar.check.prose import headings, preamble
from giar.check.rules import Observation, both, fail, rule, undecided
from giar.form import SECTIONS, SectionTitle
from giar.messages import Message
from giar.report import Where

_TITLES = {section.key: section for section in SECTIONS}
_POSITIONS = {section.key: position for position, section in enumerate(SECTIONS, start=1)}
_IN_PROSE = ("overview", "problems", "other")
"""The sections that hold text; the other three hold the tables."""
_NUMERALS = "零一二三四五六七八九十"
_NUMBER = re.compile(rf"[\s#*>]*(?P<mark>第?[(（]?\s*(?P<number>[{_NUMERALS[1:]}]|\d{{1,2}})\s*[)）]?(?:部分)?\s*[、,，.．。:：;；]*)")
_NOT_A_LETTER = re.compile(r"[^\u3400-\u9fff]")
_LONGEST_HEADING = 40
_ENOUGH = 3
"""So many of the six headings make a text an annual report even where it has no table."""
_SOME_PROSE = 40
_FORMAT = both("国办公开办函〔2021〕30号附件：年度报告共六部分", "国办公开办函〔2021〕30号: a report has six sections")


@dataclass(frozen=True)
class Heading:
    """A section heading as the report writes it."""

    title: SectionTitle
    mark: str
    """The number before the title, as written; empty where there is none."""
    number: int | None
    name: str
    """The title as written, letters only."""
    where: Where


def read_headings(context: Context) -> list[Heading]:
    """The headings of the report in its own order, without those of a table of contents."""
    found = [_heading(_TITLES[section.key], text, section.where) for section, text in headings(context.report)]
    return found[_contents(context, found) :]


def _contents(context: Context, found: list[Heading]) -> int:
    """How many headings a table of contents takes up: several with nothing between them, all of which come again."""
    listed = 0
    while listed < len(found) and not _letters(context.passages[listed].text):
        listed += 1
    again = {heading.title.key for heading in found[listed:]}
    return listed if listed >= _ENOUGH and all(heading.title.key in again for heading in found[:listed]) else 0


def _heading(title: SectionTitle, text: str, where: Where) -> Heading:
    match = _NUMBER.match(text)
    if match is None:
        return Heading(title, "", None, _letters(text), where)
    number = match["number"]
    return Heading(
        title,
        match["mark"].strip(),
        int(number) if number.isdecimal() else _NUMERALS.index(number),
        _letters(text[match.end() :]),
        where,
    )


def _letters(text: str) -> str:
    return _NOT_A_LETTER.sub("", text)


def _named(title: SectionTitle) -> Message:
    return Message(zh=f"{title.number}、{title.zh}", en=f"{_POSITIONS[title.key]}. {title.en}")


@rule(
    "structure.not-a-report",
    "error",
    name=both("不是年度报告", "Not an annual report"),
    condition=both("文本是政府信息公开工作年度报告", "The text is an annual report on government information disclosure"),
    source=both("《政府信息公开条例》第五十条", "Article 50 of the Regulations on Open Government Information"),
    texts={
        "nothing": both(
            "这段文本里没有找到政府信息公开工作年度报告的表格，也没有它的各部分标题，因此没有可核对的内容。",
            "Neither the tables nor the sections of an annual report on government information disclosure were found in this text, "
            "so there is nothing to check.",
        )
    },
)
def not_a_report(context: Context) -> Iterator[Observation]:
    sections = {section.key for section in context.report.sections}
    if not context.report.is_report and len(sections) < _ENOUGH:
        yield fail("nothing")


@rule(
    "structure.section",
    "warning",
    name=both("六个部分", "The six sections"),
    condition=both(
        "六个部分齐全，各出现一次，顺序、序号、名称与格式一致",
        "The six sections are there once each, in the order, with the numbers and the titles of the form",
    ),
    source=_FORMAT,
    texts={
        "missing": both("缺少「{section}」部分。", "The section “{section}” is missing."),
        "tables-only": both(
            "文本只有表格，没有第一、五、六部分的文字，文字部分未核对。", "The text has the tables only; there is no prose to check."
        ),
        "no-headings": both(
            "文本中没有找到任何一部分的标题，未核对结构。", "No section heading was found, so the structure was not checked."
        ),
        "doubled": both("标题重复出现：{sections}。", "Headings that appear more than once: {sections}."),
        "order": both(
            "「{section}」排在「{before}」之后，次序与格式不符。",
            "“{section}” comes after “{before}”; the form has them the other way round.",
        ),
        "number": both("「{section}」的标题序号写作「{written}」。", "The heading “{section}” is numbered “{written}”."),
        "unnumbered": both("「{section}」的标题没有序号。", "The heading “{section}” has no number."),
        "title": both("标题的文字与格式不同：{titles}。", "Headings worded otherwise than on the form: {titles}."),
    },
)
def section(context: Context) -> Iterator[Observation]:
    found = read_headings(context)
    if not found:
        yield undecided("no-headings", severity="info")
        return
    yield from _missing(context, found)
    yield from _doubled(found)
    yield from _disordered(found)
    for heading in found:
        yield from _misnumbered(heading)
    yield from _misnamed(found)


def _missing(context: Context, found: list[Heading]) -> Iterator[Observation]:
    there = {heading.title.key for heading in found}
    if not _has_prose(context):
        yield undecided("tables-only", severity="info")
        return
    for title in SECTIONS:
        if title.key not in there:
            yield fail("missing", section=_named(title))


def _has_prose(context: Context) -> bool:
    """Whether the text is more than the tables: whoever pastes those alone may still catch a heading and a footer behind them."""
    bodies = {key: context.section(key) for key in _IN_PROSE}
    written = sum(len(_letters(passage.text)) for passages in bodies.values() for passage in passages)
    return sum(bool(passages) for passages in bodies.values()) > 1 or written >= _SOME_PROSE


def _doubled(found: list[Heading]) -> Iterator[Observation]:
    places = {title.key: [heading.where for heading in found if heading.title is title] for title in SECTIONS}
    again = {key: wheres for key, wheres in places.items() if len(wheres) > 1}
    if again:
        named = [(_named(_TITLES[key]), len(wheres)) for key, wheres in again.items()]
        yield fail(
            "doubled",
            where=next(iter(again.values()))[1],
            sections=both(
                "、".join(f"「{name['zh']}」（{times} 次）" for name, times in named),
                ", ".join(f"“{name['en']}” ({times} times)" for name, times in named),
            ),
        )


def _disordered(found: list[Heading]) -> Iterator[Observation]:
    for before, heading in pairwise(found):
        if _POSITIONS[heading.title.key] < _POSITIONS[before.title.key]:
            yield fail("order", where=heading.where, section=_named(heading.title), before=_named(before.title))


def _misnumbered(heading: Heading) -> Iterator[Observation]:
    named, expected = _named(heading.title), _POSITIONS[heading.title.key]
    if heading.number is None:
        yield fail("unnumbered", severity="info", where=heading.where, section=named)
    elif heading.number != expected:
        yield fail("number", where=heading.where, section=named, written=heading.mark)
    elif heading.title.number not in heading.mark:
        yield fail("number", severity="info", where=heading.where, section=named, written=heading.mark)


def _misnamed(found: list[Heading]) -> Iterator[Observation]:
    """Headings in other words, all in one finding: most reports that have one have several."""
    others = {
        heading.name: heading
        for heading in reversed(found)
        if heading.name not in ("", _letters(heading.title.zh)) and len(heading.name) <= _LONGEST_HEADING
    }
    named = [(name, heading.title.zh) for name, heading in reversed(others.items())]
    if named:
        yield fail(
            "title",
            severity="info",
            where=others[named[0][0]].where,
            titles=both(
                "；".join(f"「{name}」，格式为「{official}」" for name, official in named),
                "; ".join(f"“{name}”, on the form “{official}”" for name, official in named),
            ),
        )


_NOTHING = re.compile(r"(?:暂?无|没有|不存在)(?:突出|明显|主要)?(?:的?问题)?")


@rule(
    "structure.empty-section",
    "warning",
    name=both("空的部分", "Empty section"),
    condition=both(
        "第一、五、六部分有内容；第五部分写明问题和改进情况", "Sections 1, 5 and 6 say something; section 5 says what the problems are"
    ),
    source=both(
        "《政府信息公开条例》第五十条第一款第四项：工作存在的主要问题及改进情况",
        "Article 50 (4) of the Regulations: the main problems and the improvements",
    ),
    texts={
        "empty": both("「{section}」只有标题，没有内容。", "“{section}” is a heading without text."),
        "no-problems": both(
            "「{section}」只写了「{written}」，没有写明主要问题和改进情况。",
            "“{section}” only says “{written}”, not what the problems are.",
        ),
    },
)
def empty_section(context: Context) -> Iterator[Observation]:
    headed = {heading.title.key: heading for heading in read_headings(context)} if _has_prose(context) else {}
    for key in _IN_PROSE:
        if key not in headed:
            continue
        written = _letters("".join(passage.text for passage in context.section(key)))
        if not written:
            yield fail("empty", where=headed[key].where, section=_named(_TITLES[key]))
        elif key == "problems" and _NOTHING.fullmatch(written):
            yield fail("no-problems", where=headed[key].where, section=_named(_TITLES[key]), written=written)


_FEE = re.compile(r"处理费|信息费|收费|费用|收取[^。；\n]{0,12}费")
_PROCESSING_FEE = re.compile(r"信息(?:公开)?处理费")
_FEE_SINCE = 2021


@rule(
    "structure.processing-fee",
    "warning",
    name=both("信息处理费", "Information-processing fee"),
    condition=both("第六部分写明本年度收取信息处理费的情况", "Section 6 says what information-processing fees were collected"),
    source=both(
        "国办公开办函〔2021〕30号第六部分；《政府信息公开信息处理费管理办法》（国办函〔2020〕109号，2021年1月1日起施行）",
        "Section 6 of 国办公开办函〔2021〕30号; 国办函〔2020〕109号, in force since 1 January 2021",
    ),
    texts={
        "missing": both(
            "「{section}」没有写明收取信息处理费的情况。", "“{section}” does not say what information-processing fees were collected."
        ),
        "elsewhere": both(
            "信息处理费的情况写在别处，应写在「{section}」。",
            "The information-processing fee is mentioned elsewhere; it belongs in “{section}”.",
        ),
    },
)
def processing_fee(context: Context) -> Iterator[Observation]:
    bodies = context.section("other")
    if not bodies or not _fee_applies(context) or any(_FEE.search(body.text) for body in bodies):
        return
    place = next(heading.where for heading in read_headings(context) if heading.title.key == "other")
    elsewhere = any(_PROCESSING_FEE.search(passage.text) for passage in (preamble(context.report), *context.passages))
    yield fail(
        "elsewhere" if elsewhere else "missing",
        severity="info" if elsewhere else None,
        where=place,
        section=_named(_TITLES["other"]),
    )


def _fee_applies(context: Context) -> bool:
    meta = context.report.meta
    return meta.year >= _FEE_SINCE if meta.year is not None else meta.edition == "2021"


_TOPICS = (
    (
        both("主动公开", "proactive disclosure"),
        re.compile(r"主动公开|主动发布|公开(?:政府|政务|各类)?信息|发布(?:政府|政务|各类)?信息|发布[^。]{0,8}条"),
    ),
    (both("依申请公开", "disclosure on application"), re.compile(r"申请公开|公开申请|依申请")),
    (both("政府信息管理", "information management"), re.compile(r"管理|审核|审查|审校|保密|目录|清理|归档")),
    (both("政府信息公开平台建设", "platforms"), re.compile(r"平台|网站|公众号|新媒体|门户|专栏|栏目|公开栏|政务公开专区")),
    (both("监督保障", "supervision"), re.compile(r"监督|考核|评议|培训|保障|追究|追责|督查|督导|检查|抽查")),
)
_ENOUGH_PROSE = 150


@rule(
    "structure.overview",
    "info",
    name=both("总体情况的内容", "What the overview covers"),
    condition=both(
        "第一部分写到主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面",
        "Section 1 covers proactive disclosure, applications, information management, platforms and supervision",
    ),
    source=both("国办公开办函〔2021〕30号一、（一）总体情况", "国办公开办函〔2021〕30号, 1 (1): overview"),
    texts={"missing": both("「一、总体情况」没有写到：{topics}。", "“1. Overview” has no word on: {topics}.")},
)
def overview(context: Context) -> Iterator[Observation]:
    bodies = context.section("overview")
    text = "".join(body.text for body in bodies)
    if context.report.meta.edition != "2021" or len(_letters(text)) < _ENOUGH_PROSE:
        return
    missing = [name for name, words in _TOPICS if not words.search(text)]
    if missing:
        topics = both("、".join(name["zh"] for name in missing), ", ".join(name["en"] for name in missing))
        place = next(heading.where for heading in read_headings(context) if heading.title.key == "overview")
        yield fail("missing", where=place, topics=topics)
