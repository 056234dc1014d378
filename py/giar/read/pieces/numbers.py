"""Numbers and marks as reports write them in a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from giar.marks import MARKS
from giar.report import Number

NULLS = frozenset(("#N/A", "None", "none", "null", "NULL", "nan", "NaN", "undefined"))
"""What programs write for an empty cell."""

UNITS = ("亿元", "万元", "元", "亿", "万", "件", "项", "条", "宗", "次", "个", "起", "人", "份", "部")

LONGEST = 20
"""No report counts in more digits than this."""

SIGN = "(?:[+＋-]|−|－|–|增加?|减少?)"
DIGITS = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
UNIT = "(?:" + "|".join(UNITS) + ")"
NOTE = r"(?:[(（](?!\s*[一二三四五六七八九十\d]{1,3}\s*[)）])[^()（）\n]{2,40}[)）])"
"""A remark in brackets; not the number of the next label, ``（三）``."""
_NUMBER = re.compile(rf"(?P<sign>{SIGN})?\s*(?P<digits>{DIGITS})\s*(?P<unit>{UNIT})?\s*(?P<note>{NOTE})?")
_SPLIT = re.compile(rf"(?P<sign>{SIGN})?\s*(?P<digits>\d+(?:\s+\d+)+)\s*(?P<unit>{UNIT})?")
_NIL = ("零", "〇")
_NEGATIVE = frozenset(("-", "−", "－", "–", "减", "减少"))


@dataclass(frozen=True)
class Written:
    """A number as written: its value, and the unit beside it, if any."""

    value: Number
    unit: str | None = None


def read_number(text: str) -> Written | None:
    """The number that a whole cell holds, or None where the cell is no number.

    >>> read_number("22（其中修订16件）"), read_number("减38")
    (Written(value=22, unit=None), Written(value=-38, unit=None))
    >>> read_number("2601.95万"), read_number("约20")
    (Written(value=Decimal('2601.95'), unit='万'), None)
    """
    if text.isdecimal() and text.isascii() and len(text) <= LONGEST:
        return Written(int(text))
    if text in _NIL:
        return Written(0)
    match = _NUMBER.fullmatch(text)
    if match is None or len(match["digits"]) > LONGEST:
        return None
    return Written(_value(match["digits"], match["sign"]), match["unit"])


def join_digits(text: str) -> Written | None:
    """The number whose digits a cell holds with gaps between them, as ``2 0`` for 20."""
    match = _SPLIT.fullmatch(text)
    if match is None or match["digits"].startswith("0") or len(match["digits"]) > LONGEST:
        return None
    return Written(_value("".join(match["digits"].split()), match["sign"]), match["unit"])


def _value(digits: str, sign: str | None) -> Number:
    plain = digits.replace(",", "").replace("，", "")
    number: Number = Decimal(plain) if "." in plain else int(plain)
    return -number if sign in _NEGATIVE else number


def is_mark(text: str) -> bool:
    return text in MARKS
