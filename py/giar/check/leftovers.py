"""What stands in the text and must not be published: leftovers of editing and conversion, placeholders, lost pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from giar.check.context import Context
from giar.check.prose import cut, preamble
from giar.check.rules import Observation, both, fail, rule, undecided
from giar.messages import Message
from giar.report import Where

_PUBLISHED = both("公开发布的文本应当完整、准确、规范", "What is published has to be whole, exact and clean")
_READER = both("阅读结果：文本本身的状况", "From reading: the state of the text itself")

_MENDED_LEFTOVERS: dict[str, Message] = {
    "bookmarks": both("文字处理软件的书签标记", "bookmark marks of a word processor"),
    "stray-tags": both("网页代码", "stray markup"),
}
"""The fixes that took something out that the report itself should not have."""
_LEFTOVERS: tuple[tuple[Message, re.Pattern[str]], ...] = (
    (both("域代码", "field codes"), re.compile(r"\b(?:MERGEFORMAT|PAGEREF|HYPERLINK\s+[\"“\\])|_Toc\d{3,}")),
    (both("失效的引用", "broken references"), re.compile(r"错误\s*[!！]\s*(?:未找到引用源|未定义书签)|Error!\s*(?:Reference|Bookmark)")),
    (both("字符实体", "character entities"), re.compile(r"&(?:nbsp|ensp|emsp|lt|gt|amp|quot|ldquo|rdquo|#\d{2,5});")),
    (both("模板变量", "template variables"), re.compile(r"\$\{[^{}\n]{1,40}\}|\{\{[^{}\n]{1,40}\}\}")),
    (both("网页代码", "stray markup"), re.compile(r"[?？<]/?(?:span|p|div|font|b|strong|a|br)>", re.IGNORECASE)),
    (both("乱码", "unreadable characters"), re.compile(r"\ufffd+|锟斤拷|(?<=[\u4e00-\u9fff])\?[！!](?=[\u4e00-\u9fff?])")),
)


@rule(
    "structure.leftover",
    "warning",
    name=both("编辑残留", "Leftovers of editing"),
    condition=both(
        "正文里没有书签标记、网页代码、域代码、乱码等残留",
        "The text has no bookmark marks, markup, field codes or garbled characters in it",
    ),
    source=_PUBLISHED,
    texts={
        "found": both(
            "文中残留{what} {times} 处，如“{extract}”，发布前应删去。",
            "Left in the text ({times}×): {what}, such as “{extract}”; to be removed.",
        )
    },
)
def leftover(context: Context) -> Iterator[Observation]:
    for what, places in _leftovers(context):
        first = places[0]
        extract = " ".join(context.report.text[first.start : first.end].split())[:40]
        yield fail("found", where=first, what=what, times=len(places), extract=extract)


def _leftovers(context: Context) -> Iterator[tuple[Message, list[Where]]]:
    report = context.report
    if report.source.kind == "text":
        for name, what in _MENDED_LEFTOVERS.items():
            places = [fix.where for fix in report.fixes if fix.name == name]
            if places:
                yield what, places
    whole = cut(report.clean, Where(0, len(report.text)))
    for what, pattern in _LEFTOVERS:
        places = [whole.where(*match.span()) for match in pattern.finditer(whole.text)]
        if places:
            yield what, places


_CONVERSIONS: dict[str, Message] = {
    "script": both("繁体字", "traditional characters"),
    "readings": both("字后注音", "readings after characters"),
    "bare-readings": both("字后注音", "readings after characters"),
    "doubled-punctuation": both("重复的标点", "doubled punctuation"),
}


@rule(
    "structure.conversion",
    "info",
    name=both("转换痕迹", "Traces of conversion"),
    condition=both(
        "正文是通行的规范汉字，没有注音和重复的标点", "The text is in standard characters, without readings or doubled punctuation"
    ),
    source=both(
        "《国家通用语言文字法》第九条：国家机关以规范汉字为公务用字", "Law on the Standard Spoken and Written Chinese Language, Article 9"
    ),
    texts={
        "found": both(
            "文中有{what}，多为网页采集或自动转换所致；已按还原后的文字核对，发布前请与原件对照。",
            "The text has {what}, as copying and automatic conversion leave them; it was checked as mended, compare it with the original.",
        )
    },
)
def conversion(context: Context) -> Iterator[Observation]:
    fixes = [fix for fix in context.report.fixes if fix.name in _CONVERSIONS]
    if not fixes:
        return
    seen = {fix.name for fix in fixes}
    names = {message["zh"]: message for name, message in _CONVERSIONS.items() if name in seen}
    yield fail(
        "found",
        where=min((fix.where for fix in fixes), key=lambda where: (where.end - where.start, where.start)),
        what=both("、".join(names), ", ".join(name["en"] for name in names.values())),
    )


_COUNTED = "年月日件条次个人篇期元万项份场例起部名家户%％号"
_PLACEHOLDER = re.compile(
    r"(?<![A-Za-z0-9./_\-一二三四五六七八九十零〇])"
    rf"(?:[XxＸｘ×╳〇○]{{2,4}}\s*(?=[{_COUNTED}])|[Xx×](?=[年月日件条]))"
    r"|20\s?[XxＸｘ×]{2}(?![A-Za-z])"
    rf"|[_＿]{{3,}}(?=\s*[{_COUNTED}])"
    r"|[(（【\[](?:此处|请在此|请)(?:填写|填入|补充|输入|插入)[^()（）【】\[\]\n]{0,30}[)）】\]]"
)
_NAMELESS = re.compile(r"(?<![A-Za-z0-9./_\-])[XxＸｘ×╳〇○]{2,4}\s*(?=单位|机关|省|市|县|区|乡|镇|街道|局|委员会|办公室|人民政府)")
"""In the title this is an organ left to be filled in; in the prose it may be a name withheld."""


@rule(
    "structure.placeholder",
    "warning",
    name=both("占位文字", "Placeholder"),
    condition=both("正文里没有 XX、××、____ 一类待填的占位文字", "The text has no XX, ×× or ____ still to be filled in"),
    source=_PUBLISHED,
    texts={
        "found": both(
            "文中有 {times} 处占位文字没有填写，如“{extract}”。",
            "Placeholders that were never filled in ({times}×), such as “{extract}”.",
        )
    },
)
def placeholder(context: Context) -> Iterator[Observation]:
    whole = cut(context.report.clean, Where(0, len(context.report.text)))
    title_ends = len(preamble(context.report).text)
    found = sorted((*_NAMELESS.finditer(whole.text, 0, title_ends), *_PLACEHOLDER.finditer(whole.text)), key=lambda match: match.start())
    if found:
        start, end = found[0].span()
        extract = whole.text[max(start - 4, 0) : end + 4].strip().replace("\n", " ")
        yield fail("found", where=whole.where(start, end), times=len(found), extract=extract)


_REPEATED = re.compile(r"([\u4e00-\u9fff]{4,12})\1")


@rule(
    "structure.repetition",
    "info",
    name=both("重复的词语", "Words twice in a row"),
    condition=both("正文里没有连写两遍的词语", "No phrase stands twice in a row"),
    source=_PUBLISHED,
    texts={"found": both("“{extract}”连写了两遍。", "“{extract}” stands twice in a row.")},
)
def repetition(context: Context) -> Iterator[Observation]:
    for passage in context.passages:
        if passage.key in ("overview", "problems", "other"):
            for match in _REPEATED.finditer(passage.text):
                yield fail("found", where=passage.where(*match.span()), extract=match[1])


_BREAKS_OFF = re.compile(r"(?:[，、：；,:;（(“《—]|[的和及与或在对将为把被向从由])\s*\Z")
_LONG_ENOUGH = 30


@rule(
    "structure.cut-off",
    "warning",
    name=both("文本中断", "Text breaks off"),
    condition=both("文本到最后一部分完整结束", "The text runs to the end of its last section"),
    source=_READER,
    texts={
        "breaks-off": both(
            "文本在“{extract}”处中断，后面的内容可能没有复制完整。",
            "The text breaks off at “{extract}”; the rest may not have been copied.",
        ),
    },
)
def cut_off(context: Context) -> Iterator[Observation]:
    passages = [passage for passage in context.passages if passage.key in ("overview", "problems", "other")]
    last = max(passages, key=lambda passage: passage.offset, default=None)
    if last is None or any(passage.offset > last.offset for passage in context.passages):
        return
    text = last.text.rstrip()
    if len(text.rpartition("\n")[2]) >= _LONG_ENOUGH and _BREAKS_OFF.search(text):
        yield undecided("breaks-off", where=last.where(len(text) - 1, len(text)), extract=text[-12:])


@rule(
    "structure.repeated-lines",
    "warning",
    name=both("相同的行被删去", "Repeated lines removed"),
    condition=both("表格里内容相同的行都还在", "Lines of equal content are all still there"),
    source=_READER,
    texts={
        "removed": both(
            "文本里内容相同的行似乎只留了一行（网页采集时常见），表格的数因此无法对应到格，请改用原始网页或文件。",
            "Of lines with equal content only one seems to be left, as some scrapers do; the numbers cannot be assigned to cells. "
            "Use the original page or file.",
        )
    },
)
def repeated_lines(context: Context) -> Iterator[Observation]:
    if "repeated-lines-removed" in context.report.remarks:
        yield undecided("removed")


@rule(
    "structure.pasted-twice",
    "info",
    name=both("同一份报告出现两遍", "The same report twice"),
    condition=both("文本里只有一份报告", "The text holds one report, once"),
    source=_READER,
    texts={
        "twice": both(
            "同一份报告在文本里出现了两遍，表格的数完全相同，只读了第一遍。",
            "The same report stands in the text twice, with the same numbers in its tables; the first was read.",
        )
    },
)
def pasted_twice(context: Context) -> Iterator[Observation]:
    if "pasted-twice" in context.report.remarks:
        yield fail("twice")


@rule(
    "structure.document",
    "info",
    name=both("打开文件时所作的取舍", "What opening the document had to decide"),
    condition=both(
        "文件没有修订、删除线，表格的框线齐全", "The document has no tracked changes, no struck text, and its tables have rulings"
    ),
    source=_READER,
    texts={
        "tracked-changes-accepted": both(
            "文件里有未处理的修订，已按全部接受来读，发布前请在文件中处理。",
            "The document has tracked changes; it was read with all of them accepted. Settle them before it is published.",
        ),
        "struck-text-left-out": both(
            "文件里有加了删除线的文字，没有读入，请核对。",
            "The document has text that is struck through; it was left out.",
        ),
        "unruled-table-left-out": both(
            "文件里有一处没有框线的表格，分不清数字属于哪一格，没有读入；请改用原始的 Word 或网页。",
            "A table without rulings was left out, since it is unclear which number belongs to which cell. Use the Word file or web page.",
        ),
    },
)
def document_remarks(context: Context) -> Iterator[Observation]:
    for remark in ("tracked-changes-accepted", "struck-text-left-out"):
        if remark in context.report.remarks:
            yield fail(remark)
    if "unruled-table-left-out" in context.report.remarks:
        yield undecided("unruled-table-left-out", severity="warning")
