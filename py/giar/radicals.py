"""Characters that only look like those meant: fonts in a PDF give the radical 一 or 文 a code of its own."""

from __future__ import annotations

import unicodedata
from functools import cache

_KANGXI = range(0x2F00, 0x2FD6)
_COMPATIBLE = (*range(0xF900, 0xFA6E), *range(0xFA70, 0xFADA))
_SUPPLEMENT = "⺟母⺠民⺢水⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
"""Unicode gives no equivalent to most of these, one after the other with the character meant."""

_HOUSEHOLD = {"⼾": "户"}
"""The equivalent by Unicode is the form that nobody means."""


@cache
def radicals() -> dict[int, str]:
    """The character meant for each that only looks like it."""
    by_unicode = {code: unicodedata.normalize("NFKC", chr(code)) for code in (*_KANGXI, *_COMPATIBLE)}
    listed = dict(zip(map(ord, _SUPPLEMENT[::2]), _SUPPLEMENT[1::2], strict=True))
    meant = by_unicode | listed | {ord(character): other for character, other in _HOUSEHOLD.items()}
    return {code: character for code, character in meant.items() if character != chr(code) and len(character) == 1}
