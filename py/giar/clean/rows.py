"""The dress of rows: values in one word with slashes between them, fields of CSV that hold line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from giar.report import Edit

_PART = r"[^\s/／]{0,30}"
_SPACE = "[ \u3000\u00a0]{0,3}"
_SIGN = rf"(?<!增)(?<!加){_SPACE}[/／]{_SPACE}"
"""What parts the cells; the slash of 本年增/减 does not."""
_SLASH = re.compile(_SIGN)
_SLASHED = re.compile(rf"(?<!\S){_PART}(?:{_SIGN}{_PART}){{1,19}}(?!\S)")
_NAME = re.compile("[^\\s/／]*[\u4e00-\u9fff）][^\\s/／]*(?=[ \u3000\u00a0]+[/／])")
_LABEL = re.compile("[\u4e00-\u9fff]{2}")
_DATE = re.compile(r"(?:19|20)\d\d[/／]\d{1,2}(?:[/／]\d{1,2})?$")
_ROWS = frozenset((3, 5, 7, 10, 15))
"""How many values a row of the form has, in one edition or another."""
_SPACES = frozenset(" \u3000\u00a0")
_LONG = frozenset((7, 15))
_FEWEST = 4
_NEARLY_ALL = 0.8
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
    lengths = [len(parts) for match in _SLASHED.finditer(text) if (parts := _values(match[0]))]
    if sum(length in _LONG for length in lengths) < _FEWEST:
        return
    several = [length for length in lengths if length > 2]
    if sum(length in _ROWS for length in several) < _NEARLY_ALL * len(several):
        return
    for match in _SLASHED.finditer(text):
        if not _DATE.match(match[0]):
            yield from _parted(text, match)


def _parted(text: str, run: re.Match[str]) -> Iterator[Edit]:
    """A tab for every slash, and one between the label and the first cell."""
    name = _NAME.match(run[0])
    start = run.start() + (name.end() if name else 0)
    while text[start] in _SPACES:
        start += 1
    if start and text[start - 1] in _SPACES:
        yield Edit(start - 1, start, "\t")
    for sign in _SLASH.finditer(text, start, run.end()):
        yield Edit(sign.start(), sign.end(), "\t")


def _values(word: str) -> list[str]:
    """The cells of a run, nearly all of them numbers or empty, without the label before them; none where it is a date."""
    name = _NAME.match(word)
    parts = _SLASH.split(word[name.end() :].lstrip() if name else word)
    while parts and _LABEL.search(parts[0]):
        parts.pop(0)
    numbers = sum(any(character.isdecimal() for character in part) for part in parts)
    of_values = numbers > 0 and numbers + parts.count("") >= _NEARLY_ALL * len(parts) and not _DATE.match(word)
    return parts if of_values else []


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
