"""Bytes to text: UTF-8, UTF-16 and GB18030, with and without a byte-order mark."""

from __future__ import annotations

import codecs
import re

from giar.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LOST = "\ufffd"
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_TOLERATED = 0.02
"""The share of characters that may be lost: a page cut off in the middle of one, a byte gone astray."""
_FEWEST_PER_LOSS = 4


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding.

    A byte here and there that fits no character becomes U+FFFD, so that a number beside it is seen to be damaged.
    Raises :class:`giar.InputError` (``encoding``) where the bytes are text in none of these encodings.
    """
    for encoding in _candidates(data):
        text = data.decode(encoding, errors="replace")
        if _is_text(text):
            return text, encoding.removesuffix("-sig")
    raise InputError(
        "encoding",
        "这不是可识别的文字编码（试过 UTF-8、UTF-16、GB18030）。请另存为 UTF-8 文本后再试。",
        "This is text in no known encoding (tried UTF-8, UTF-16, GB18030). Save it as UTF-8 text and try again.",
    )


def _candidates(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    zeros = data[:4096].count(0)
    if zeros:
        little = data[1:4096:2].count(0) >= data[0:4096:2].count(0)
        return ("utf-16-le",) if little else ("utf-16-be",)
    # Text in GB18030 is hardly ever UTF-8 by chance; the other way round it happens.
    return "utf-8", "gb18030"


def _is_text(text: str) -> bool:
    wide = len(_NOT_ASCII.findall(text))
    lost = text.count(_LOST)
    return lost <= 1 + _TOLERATED * wide and lost * _FEWEST_PER_LOSS <= wide and len(_NO_TEXT.findall(text)) <= _TOLERATED * len(text)
