"""What a line or a cell looks like: prose, a rule, a head that was made up, an entry that is no number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from giar.form.lexicon import bigrams, label_pairs, label_pattern, names_row, squash
from giar.marks import MARKS
from giar.read.pieces.numbers import UNITS, is_mark, read_number

_LONG = 100
"""A line longer than this is prose, unless it holds labels of the form."""
_COUNTED = re.compile(r"([^\d\s|][^\d|]{0,9}?)\s*(\d{1,2})")
_COUNTED_COLUMNS = 3
_FEWEST_ENTRIES = 5
_NUMBERED = re.compile(r"[(（]?[一二三四五六七八九十\d]{1,2}[)）.、．]")
_SIGN = re.compile(r"[^\d,，.．+＋\-−－–—/／\\]")
_SENTENCE = re.compile(r"[；;!！]|(?<!\s)。|。(?!\s|$)|(?<!\d)\s。(?:\s(?!\s*\d)|$)")
"""The end of a sentence; a stop that stands alone beside a number is a zero that was misread."""
_RULE = re.compile(r"[\s|:+=-]*-{3,}[\s|:+=-]*|[\s│┃║|+─━═┼├┤┬┴┌┐└┘╔╗╚╝╠╣╦╩╬]*[─━═]{3,}[\s│┃║|+─━═┼├┤┬┴┌┐└┘╔╗╚╝╠╣╦╩╬]*")
_NEARLY_ALL = 0.8


def is_of_entries(line: str) -> bool:
    """True for a line of words nearly all of which are numbers or marks, one at least none, and none Chinese."""
    words = line.split()
    if len(words) < _FEWEST_ENTRIES or squash(line):
        return False
    known = sum(read_number(word) is not None or is_mark(word) for word in words)
    return known < len(words) and known >= _NEARLY_ALL * len(words)


def is_rule(line: str) -> bool:
    """True for the line that Markdown draws below a head."""
    return _RULE.fullmatch(line) is not None


def is_counted_head(pieces: Sequence[str]) -> bool:
    """True for the head that a converter makes up, 列1, 列2, 列3 or Unnamed: 0, Unnamed: 1."""
    if len(pieces) < _COUNTED_COLUMNS or not _COUNTED.fullmatch(pieces[0].strip()):
        return False
    counted = [name for piece in pieces if (name := _COUNTED.fullmatch(piece.strip()))]
    if len(counted) < len(pieces) or len({name[1] for name in counted}) > 1:
        return False
    numbers = [int(name[2]) for name in counted]
    return numbers[1:] == [number + 1 for number in numbers[:-1]]


def is_prose(line: str) -> bool:
    if line.endswith("。") and line[-2:-1].isspace() and names_row(line):
        # A zero that was misread, alone behind its label.
        return False
    if len(line) <= _LONG or len("".join(line.split())) <= _LONG:
        return bool(_SENTENCE.search(line)) and not _SHORT_VALUES_AT_END.search(line)
    words = squash(line)
    labels = [len(match[0]) for match in label_pattern().finditer(words)]
    return sum(length > 5 for length in labels) < 2 and sum(labels) * 2 < len(words)


_SHORT_VALUES_AT_END = re.compile(r"(?:\s+(?:\d+|/)){3,}\s*$")


def is_foreign(content: str) -> bool:
    """True for digits among letters and signs that are no part of a number (``1.2E5``, ``$12``), with no Chinese word."""
    if len(content) > _LONG or squash(content):
        return False
    return any(_SIGN.search(word) for word in content.split() if word not in MARKS)


def looks_like_entry(content: str) -> bool:
    """True for a short cell that has nothing of a label: what somebody wrote in a value's place."""
    if len(content) > 12 or _NUMBERED.match(content) or content in UNITS:
        return False
    squashed = squash(content)
    return not bigrams(squashed) & label_pairs() and not label_pattern().search(squashed)
