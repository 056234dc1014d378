"""The dress of rows: values in one word with slashes between them, fields of CSV that hold line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from giar.report import Edit

_PART = r"[+-]?\d{0,12}(?:\.\d{1,4})?[件项条]?"
_SLASHED = re.compile(rf"(?<!\S){_PART}(?P<sign>[/／]){_PART}(?:(?P=sign){_PART}){{0,19}}(?!\S)")
_DATE = re.compile(r"(?:19|20)\d\d[/／]\d{1,2}(?:[/／]\d{1,2})?$")
_ROWS = frozenset((3, 5, 7, 10, 15))
"""How many values a row of the form has, in one edition or another."""
_LONG = frozenset((7, 15))
_FEWEST = 4
_NEARLY_ALL = 0.8
_SLASHED_HEAD = re.compile(r"(?<!\S)[\u4e00-\u9fff（）()：:]{2,20}(?:/[\u4e00-\u9fff（）()：:]{0,20}){1,15}(?!\S)")
_QUOTED = re.compile(r'(?:^|(?<=[,;\t]))"(?P<content>[^"\n]{0,200}(?:\n[^"\n]{0,200}){1,15})"(?=[,;\t\r\n]|\Z)', re.MULTILINE)
_BREAK = re.compile(r"[ \t\r]*\n[ \t]*")


def slash_rows(text: str) -> Iterator[Edit]:
    """``规章 3/0/0``: the cells of a row in one word, where the rows of a text are so.

    A slash between two numbers is else a mark in a cell of its own, or a part of a date.

    >>> from giar.report import CleanText
    >>> CleanText(text := "总计 3/0/0/0/0/0/3\\n" * 4).edited(list(slash_rows(text))).splitlines()[0]
    '总计\\t3\\t0\\t0\\t0\\t0\\t0\\t3'
    >>> list(slash_rows("2024/1/5 总计 3/0/0/0/0/0/3"))
    []
    """
    if text.count("/") + text.count("／") < _FEWEST * 6:
        return
    found = [match for match in _SLASHED.finditer(text) if _has_number(match[0]) and not _DATE.match(match[0])]
    lengths = [match[0].count(match["sign"]) + 1 for match in found]
    if sum(length in _LONG for length in lengths) < _FEWEST:
        return
    several = [length for length in lengths if length > 2]
    if sum(length in _ROWS for length in several) < _NEARLY_ALL * len(several):
        return
    spans = [match.span() for match in found] + [match.span() for match in _SLASHED_HEAD.finditer(text)]
    for start, end in sorted(spans):
        if start and text[start - 1] == " ":
            yield Edit(start - 1, start, "\t")
        for at in range(start, end):
            if text[at] in "/／":
                yield Edit(at, at + 1, "\t")


def _has_number(word: str) -> bool:
    return any(character.isdecimal() for character in word)


def quoted_breaks(text: str) -> Iterator[Edit]:
    """A field of CSV is one cell, whatever line breaks stand between its quotation marks.

    >>> from giar.report import CleanText
    >>> CleanText(text := '"一、本年\\n新收",,3').edited(list(quoted_breaks(text)))
    '"一、本年 新收",,3'
    """
    if '"' in text:
        for match in _QUOTED.finditer(text):
            for end in _BREAK.finditer(text, match.start("content"), match.end("content")):
                yield Edit(end.start(), end.end(), " ")


__all__ = ["quoted_breaks", "slash_rows"]
