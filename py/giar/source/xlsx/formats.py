"""Numbers as a workbook shows them, as far as that decides what is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

BUILT_IN = {
    "0": "General",
    "9": "0%",
    "10": "0.00%",
    **{str(number): "yyyy/m/d" for number in (14, 15, 16, 17, 22, *range(27, 37), *range(50, 59))},
    **{str(number): "h:mm:ss" for number in (18, 19, 20, 21, 45, 46, 47)},
}
"""The formats that a workbook need not spell out and that do not simply show the number."""

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DATE = re.compile("[ymdhs]", re.IGNORECASE)
_SCALED = re.compile("[0#?],+(?=[^0#?]*$)|!")
_LAST_DAY = 2_958_465
"""The 31st of December 9999."""


@dataclass(frozen=True)
class Format:
    """A number format by its code."""

    code: str

    @cached_property
    def _bare(self) -> str:
        return _QUOTED.sub("", self.code.partition(";")[0])

    def shown(self, number: str, *, starts_in_1904: bool = False) -> str:
        """A number of the file as text. What looks like another number on the screen is marked so that it passes for none.

        >>> Format("General").shown("2601.9500000000003"), Format("0%").shown("0.5"), Format("yyyy/m/d").shown("45293")
        ('2601.95', '50%', '2024-01-02')
        """
        try:
            value = float(number)
        except ValueError:
            return number
        if self.code != "General":
            if "%" in self._bare:
                return f"{_plain(value * 100)}%"
            if _DATE.search(self._bare):
                return _date(value, starts_in_1904=starts_in_1904)
            if _SCALED.search(self._bare):
                return f"“{_plain(value)}”"
        return number if number.isascii() and number.isdigit() else _plain(value)


def _plain(value: float) -> str:
    """Fifteen digits, as spreadsheets count; no exponent."""
    if value != value or value in {float("inf"), float("-inf")}:
        return str(value)
    text = f"{value:.15g}"
    if "e" in text:
        text = f"{value:.15f}".rstrip("0").rstrip(".") if abs(value) < 1 else f"{value:.0f}"
    return text


def _date(value: float, *, starts_in_1904: bool) -> str:
    if not 0 <= value <= _LAST_DAY:
        return f"#{_plain(value)}"
    start = datetime(1904, 1, 1) if starts_in_1904 else datetime(1899, 12, 30)
    moment = start + timedelta(days=value)
    if value < 1:
        return f"{moment:%H:%M:%S}"
    return f"{moment:%Y-%m-%d}"
