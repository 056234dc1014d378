"""Numbers as prose writes them: 36, ３６, 1,234, 1.3万, 二百零五, 两件."""

from __future__ import annotations

from decimal import Decimal

from giar.report import Number

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIAD = "万"
CHINESE = "".join([*_DIGITS, *_PLACES, _MYRIAD])


def arabic(text: str, myriads: bool) -> Number:
    """The number written in Arabic digits, with or without grouping; `myriads` where 万 follows."""
    plain = text.replace(",", "").replace("，", "")
    if "." not in plain and not myriads:
        return int(plain)
    number = Decimal(plain) * (10_000 if myriads else 1)
    return int(number) if number == number.to_integral_value() else number


def chinese(text: str) -> int | None:
    """The number written in Chinese numerals; None where the characters make no number.

    >>> chinese("二百零五"), chinese("十二"), chinese("二〇二四"), chinese("一万二"), chinese("百十")
    (205, 12, 2024, None, None)
    """
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    upper, myriad, lower = text.rpartition(_MYRIAD)
    low = _below_a_myriad(lower) if lower else 0
    high = _below_a_myriad(upper) if myriad else 0
    if low is None or high is None or (myriad and not high) or (myriad and lower and not _fills_its_place(lower)):
        return None
    return high * 10_000 + low


def _fills_its_place(lower: str) -> bool:
    """False for 一万二, which may be 10002 or, as speech has it, 12000."""
    return lower[0] in "零〇" or len(lower) > 1


def _below_a_myriad(text: str) -> int | None:
    total, digit, place = 0, None, 10_000
    for index, character in enumerate(text):
        if character in _PLACES:
            if _PLACES[character] >= place or (digit is None and not (character == "十" and index == 0)):
                return None
            place = _PLACES[character]
            total += (1 if digit is None else digit) * place
            digit = None
        elif digit:
            return None
        else:
            digit = _DIGITS[character]
    return total + (digit or 0)
