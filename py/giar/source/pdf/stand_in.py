"""The font that stands in for every font that a PDF names and does not carry.

pdfium would take one from the machine, and none has the same; in a browser there is none at all. A character that the
font lacks then has no size, and where it stands alone in its piece of text pdfium leaves it out. In this font each
character is a dot at its origin, so that what is read does not depend on the machine; how wide a character is the PDF says.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_EM = 1000
_DOT = 100
_LAST_CHARACTER = 0x10FFFF


@contextmanager
def fonts_of_no_machine() -> Iterator[None]:
    """While it lasts pdfium takes the stand-in for whatever a PDF does not carry, and afterwards what the machine has."""
    fonts = _installed()
    fonts.reading = True
    try:
        yield
    finally:
        fonts.reading = False


def _installed() -> Any:
    """Pdfium has one such handler; whichever was there is asked for all that is not about a report."""
    before = pypdfium2.PdfSysfontBase.SINGLETON
    if isinstance(before, _Fonts):
        return before
    fonts = _Fonts(before)
    fonts.setup(reusable=True)
    return fonts


class _Fonts(pypdfium2.PdfSysfontBase):  # type: ignore[misc]
    """What pdfium asks about fonts; the names of the methods are those of ``FPDF_SYSFONTINFO``."""

    NAME = b"giar-stand-in\0"
    HANDLE = 1
    """No address of a font of the machine."""

    reading = False

    def MapFont(self, this: Any, weight: int, italic: int, charset: int, pitch: int, face: Any, exact: Any) -> Any:  # noqa: N802
        return self.HANDLE if self.reading else super().MapFont(this, weight, italic, charset, pitch, face, exact)

    def GetFont(self, this: Any, face: Any) -> Any:  # noqa: N802
        return self.HANDLE if self.reading else super().GetFont(this, face)

    def GetFontData(self, this: Any, font: Any, table: int, buffer: Any, room: int) -> Any:  # noqa: N802
        if font != self.HANDLE:
            return super().GetFontData(this, font, table, buffer, room)
        return _given(b"" if table else stand_in(), buffer, room)

    def GetFaceName(self, this: Any, font: Any, buffer: Any, room: int) -> Any:  # noqa: N802
        return _given(self.NAME, buffer, room) if font == self.HANDLE else super().GetFaceName(this, font, buffer, room)

    def GetFontCharset(self, this: Any, font: Any) -> Any:  # noqa: N802
        return pdfium.FXFONT_DEFAULT_CHARSET if font == self.HANDLE else super().GetFontCharset(this, font)

    def DeleteFont(self, this: Any, font: Any) -> None:  # noqa: N802
        if font != self.HANDLE:
            super().DeleteFont(this, font)


def _given(content: bytes, buffer: Any, room: int) -> int:
    """Pdfium asks for the length first, with no room, and then for the content."""
    if buffer and room >= len(content):
        ctypes.memmove(buffer, content, len(content))
    return len(content)


@cache
def stand_in() -> bytes:
    """The font as a TrueType file: one glyph, which is every character's, after the one that stands for none."""
    dot = struct.pack(">hhhhh", 1, 0, 0, _DOT, _DOT) + struct.pack(">HH", 3, 0) + b"\1" * 4
    dot += struct.pack(">4h", 0, 0, _DOT, 0) + struct.pack(">4h", 0, _DOT, 0, -_DOT)
    everything = struct.pack(">HHLLL", 13, 0, 28, 0, 1) + struct.pack(">LLL", 0, _LAST_CHARACTER, 1)
    tables = {
        b"cmap": struct.pack(">HHHHL", 0, 1, 3, 10, 12) + everything,
        b"glyf": dot,
        b"head": struct.pack(">LLLLHHQQhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, 0, 0, _DOT, _DOT, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">LhhhHhhhhhhhhhhhH", 0x10000, _EM, 0, 0, _EM, 0, 0, _DOT, 1, 0, 0, 0, 0, 0, 0, 0, 2),
        b"hmtx": struct.pack(">HhHh", _EM, 0, _EM, 0),
        b"loca": struct.pack(">LLL", 0, 0, len(dot)),
        b"maxp": struct.pack(">LHHHHHHHHHHHHHH", 0x10000, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    return _file(tables)


def _file(tables: dict[bytes, bytes]) -> bytes:
    """Tables to a font file; the checksums that nobody checks are left at zero."""
    count = len(tables)
    largest = 1 << (count.bit_length() - 1)
    head = struct.pack(">LHHHH", 0x10000, count, largest * 16, largest.bit_length() - 1, (count - largest) * 16)
    body = b""
    for name, content in sorted(tables.items()):
        head += name + struct.pack(">LLL", 0, 12 + 16 * count + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return head + body
