"""Any input to a Document: sniffing and decoding, one module an input kind."""

from __future__ import annotations

import os
from pathlib import Path

from giar.errors import InputError
from giar.report import Source
from giar.source.decode import decode
from giar.source.document import Document, Grid, GridCell
from giar.source.html import read_html
from giar.source.markup import is_html

Input = str | bytes | bytearray | memoryview | os.PathLike[str]


def open_document(source: Input, name: str | None = None) -> Document:
    """The document that a text, bytes or a path hold.

    Raises :class:`giar.InputError` where the file cannot be opened or its bytes are no text.
    """
    if isinstance(source, str):
        return _open_text(source, name, None)
    if isinstance(source, os.PathLike):
        return _open_path(Path(source), name)
    text, encoding = decode(bytes(source))
    return _open_text(text, name, encoding)


def _open_text(text: str, name: str | None, encoding: str | None) -> Document:
    if is_html(text):
        return read_html(text, name, encoding)
    return Document(text, Source(name, "text", encoding, len(text)))


def _open_path(path: Path, name: str | None) -> Document:
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError("file", f"打不开文件 {path}：{reason}。", f"Cannot open {path}: {reason}.") from None
    return open_document(data, name or path.name)


__all__ = ["Document", "Grid", "GridCell", "Input", "open_document"]
