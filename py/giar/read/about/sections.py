"""The sections of a report: their headings and the text below each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from giar.form import SECTIONS, SectionTitle
from giar.form.lexicon import squash

_NUMBERING = re.compile(r"[#*\s]*(?P<number>[一二三四五六七八九十]{1,2}|[1-9])\s*[、.．,，:：]?[\s、,，]*")
_SHORTEST, _LONGEST = 4, 45
_WORDINGS = {squash(wording): section for section in SECTIONS for wording in (section.zh, *section.aliases)}


@dataclass(frozen=True)
class Heading:
    """A section heading; offsets in the text that was read."""

    key: str
    start: int
    end: int


def headings(text: str) -> list[Heading]:
    """The headings of a text in order, each a line of its own or, on a page in one line, a numbered title."""
    found: list[Heading] = []
    position = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip(" \t\r\n\u3000\xa0*#")
        if _SHORTEST <= len(stripped) <= _LONGEST:
            title = _title(stripped)
            if title is not None:
                start = position + line.index(stripped[0])
                found.append(Heading(title.key, start, start + len(stripped)))
        position += len(line)
    return found


def _title(line: str) -> SectionTitle | None:
    numbered = _NUMBERING.match(line)
    words = squash(line[numbered.end() :] if numbered else line)
    if words in _WORDINGS:
        return _WORDINGS[words]
    return None if numbered is None else _by_number(numbered["number"], words)


_MARKS = {
    "overview": ("总体", "概述", "基本情况"),
    "proactive": ("主动公开",),
    "applications": ("申请",),
    "disputes": ("复议", "诉讼"),
    "problems": ("问题", "改进"),
    "other": ("其他需要报告", "需要报告"),
}
_ENDS = ("情况", "事项", "概述", "措施", "问题", "打算", "处理情况")


def _by_number(number: str, words: str) -> SectionTitle | None:
    """A numbered title in other words, told by its number and what it speaks of."""
    if not words.endswith(_ENDS):
        return None
    for section, digit in zip(SECTIONS, "123456", strict=True):
        if number in (section.number, digit) and any(mark in words for mark in _MARKS[section.key]):
            return section
    return None
