"""Bytes to text: UTF-8, UTF-16 and GB18030, with and without a byte-order mark."""

from __future__ import annotations

import codecs

from giar.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding.

    Raises :class:`giar.InputError` (``encoding``) where the bytes are text in none of them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    zeros = data[:4096].count(0)
    if zeros:
        little = data[1:4096:2].count(0) >= data[0:4096:2].count(0)
        return _decoded(data, "utf-16-le" if little else "utf-16-be")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decoded(data, "gb18030")


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding.removesuffix("-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "encoding",
            f"第 {error.start + 1} 个字节起不是可识别的文字编码（试过 UTF-8、UTF-16、GB18030）。请另存为 UTF-8 文本后再试。",
            f"From byte {error.start + 1} on this is text in no known encoding (tried UTF-8, UTF-16, GB18030). Save it as UTF-8 text.",
        ) from None
