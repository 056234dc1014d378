"""Refuses PDF files whose compressed streams would fill the memory, before anybody unpacks them."""

from __future__ import annotations

import re
import zlib

from giar.source.refusals import oversized

_STREAM = re.compile(rb"stream\r?\n")
_HARMLESS = 60_000
"""Bytes; deflate never makes more than a thousandfold of what it is given."""

_LARGEST = 64_000_000
_HEAD = 600
_TWICE = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode)\b.{0,40}?/(?:FlateDecode|Fl|LZWDecode)\b", re.DOTALL)
_DEFLATED = re.compile(rb"/(?:FlateDecode|Fl)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")


def refuse_bombs(data: bytes) -> None:
    """Raises :class:`giar.InputError` where a stream that is no picture unpacks to more than any report holds."""
    total = 0
    for found in _STREAM.finditer(data):
        head = data[max(found.start() - _HEAD, 0) : found.start()]
        head = head[max(head.rfind(b"endobj"), 0) :]
        if _TWICE.search(head):
            raise oversized()
        end = data.find(b"endstream", found.end())
        length = (len(data) if end < 0 else end) - found.end()
        if length > _HARMLESS and _DEFLATED.search(head) and not _PICTURE.search(head):
            total += _unpacked(data, found.end(), length)
            if total > _LARGEST:
                raise oversized()


def _unpacked(data: bytes, start: int, length: int) -> int:
    """The size that a stream unpacks to, counted no further than needed; nothing is kept."""
    stream = zlib.decompressobj()
    waiting = data[start : start + length]
    size = 0
    try:
        while waiting and size <= _LARGEST:
            size += len(stream.decompress(waiting, 1_000_000))
            waiting = stream.unconsumed_tail
    except zlib.error:
        return size
    return size
