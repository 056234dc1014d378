"""The value that stands beside a name."""

from __future__ import annotations

import re

from giar.read.pieces.numbers import NULLS, UNIT, is_mark, join_digits, read_number
from giar.read.pieces.tokens import Atom

_BEFORE = re.compile(r"(?:\s|[\"'”“:：=|│┃║&,，、;；→>…．.·＿_{}\[\]]|-{1,2}>|(?<=\s)-(?=\s+\d)|为|共|[(（][^()（）\n]{2,60}[)）])*")
_BEHIND = re.compile(r"[\s\"'”“|│┃║&,，;；。、＿_{}\[\]·•]*(?:</?)?$")
_NUMBERING = re.compile(r"(?:^|(?<=[^\d]))(?:[(（][一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十]{1,2}[、.．]|\d[、.．])\s*$")
_BULLET = re.compile(r"(?<=[\s,，;；}])[-*·•]\s*$")
_TABLE_WORD = re.compile(r"(?:表[二三四]|其中|列|行)\s*[:：,，]?\s*$")
_STOP_FOR_VALUE = re.compile(r"[:：=|,\t\"]\s*。")
"""A full stop where a value belongs: a 0 that was misread."""
_TORN = re.compile(r"\d+(?:[ \n]\d+){1,2}")
"""A number in pieces; more of them, or with more between them, are several numbers."""
_SHORT = 3
"""Signs or letters that stand for a number, as o for 0; more of them are something else."""
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_SET_APART = re.compile(r"[:：=|,，。；;\t→\"]")


def value_of(text: str, start: int, end: int, *, more: bool) -> Atom | None:
    """What stands between a name and the next; a blank where nothing does, None where it is no value.

    ``more`` is True where another name follows on the line: what numbers it is no part of the value.
    """
    content = text[start:end]
    if more and is_mark(_without_what_opens_a_name(content).strip()):
        # Between two names and nothing else, a sign sets them apart.
        return atom(text, start, start)
    before = _BEFORE.match(content)
    at = before.end() if before else 0
    rest = content[at:]
    if more:
        rest = _without_what_opens_a_name(rest)
    kept = _BEHIND.sub("", rest)
    if not kept and (misread := _STOP_FOR_VALUE.search(content)) is not None:
        return Atom("unreadable", start + misread.end() - 1, start + misread.end(), 0, 0, "cell")
    if rest[len(kept) : len(kept) + 1] == "|" and "|" not in content[:at] and kept[-1:].isdigit():
        # No pipe sets cells apart here: it is a 1 that was misread.
        kept += "|"
    rest = kept
    if "(" not in rest and "（" not in rest:
        rest = rest.rstrip(")）\"' ")
    return atom(text, start + at, start + at + len(rest))


def _without_what_opens_a_name(rest: str) -> str:
    rest = _TABLE_WORD.sub("", rest)
    rest = _NUMBERING.sub("", rest)
    return _BULLET.sub("", _TABLE_WORD.sub("", rest))


def atom(text: str, start: int, end: int) -> Atom | None:
    """A value, a mark or a blank, as a slot; None where it is words."""
    content = text[start:end]
    line = 0
    if not content.strip() or content in NULLS:
        return Atom("blank", start, start, line, 0, "cell")
    if is_mark(content):
        return Atom("mark", start, end, line, 0, "cell")
    written = read_number(content) or (join_digits(content) if _TORN.fullmatch(content) else None)
    if written is not None:
        return Atom("value", start, end, line, 0, "cell", written)
    bare = re.sub(UNIT, "", content)
    if not _WORDS.search(bare) and (_DIGIT.search(content) or (len(content) <= _SHORT and content.isalnum())):
        return Atom("unreadable", start, end, line, 0, "cell")
    return None


def is_set_apart(text: str, start: int, end: int) -> bool:
    """True where a sign says that a value belongs behind the name, be it blank."""
    return _SET_APART.search(text, start, end) is not None


__all__ = ["atom", "is_set_apart", "value_of"]
