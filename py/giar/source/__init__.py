"""Any input to a Document: what kind it is, by its content, and the reader of that kind."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from giar.errors import InputError
from giar.report import Source
from giar.source.decode import decode
from giar.source.document import Document, Grid, GridCell
from giar.source.html import read_html
from giar.source.kinds import Packed, kind_of
from giar.source.markup import is_html
from giar.source.refusals import empty, oversized

Input = str | bytes | bytearray | memoryview | os.PathLike[str]

LARGEST = 120_000_000
"""Bytes; a report with its photographs takes a few tens of millions."""

LONGEST_TEXT = 40_000_000
"""Bytes of plain text; a report takes some ten thousand."""


def open_document(source: Input, name: str | None = None) -> Document:
    """The document that a text, bytes or a path hold.

    Raises :class:`giar.InputError` where the file cannot be opened or is of a kind that giar does not read.
    """
    if isinstance(source, str):
        return _open_text(source, name, None)
    if isinstance(source, os.PathLike):
        return _open_path(Path(source), name)
    return _open_bytes(bytes(source), name)


def _open_path(path: Path, name: str | None) -> Document:
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > LARGEST:
                raise oversized()
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise InputError("file", f"打不开文件 {path}：{reason}。", f"Cannot open {path}: {reason}.") from None
    return _open_bytes(data, name or path.name)


def _open_bytes(data: bytes, name: str | None) -> Document:
    if len(data) > LARGEST:
        raise oversized()
    if not data.strip(b" \t\r\n\0"):
        raise empty()
    kind = kind_of(data)
    if kind != "text":
        return _reader_of(kind)(data, name)
    if len(data) > LONGEST_TEXT:
        raise oversized()
    text, encoding = decode(data)
    return _open_text(text, name, encoding)


def _reader_of(kind: Packed) -> Callable[[bytes, str | None], Document]:
    """The reader of a kind of file. It is not imported before it is needed: most reports come as text."""
    if kind == "docx":
        from giar.source.docx import read_docx

        return read_docx
    if kind == "xlsx":
        from giar.source.xlsx import read_xlsx

        return read_xlsx
    from giar.source.pdf import read_pdf

    return read_pdf


def _open_text(text: str, name: str | None, encoding: str | None) -> Document:
    if len(text) > LONGEST_TEXT:
        raise oversized()
    if is_html(text):
        return read_html(text, name, encoding)
    return Document(text, Source(name, "text", encoding, len(text)))


def packages_for(source: str | bytes) -> tuple[str, ...]:
    """The packages from elsewhere that reading this input takes: who loads them late can load no more than needed."""
    try:
        kind = "text" if isinstance(source, str) else kind_of(source)
        if kind == "pdf":
            return ("pypdfium2",)
        text = source if isinstance(source, str) else decode(source)[0] if kind == "text" else ""
    except InputError:
        return ()
    return ("justhtml",) if is_html(text) else ()


__all__ = ["Document", "Grid", "GridCell", "Input", "open_document", "packages_for"]
