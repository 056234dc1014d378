"""Workbooks (.xlsx) to blocks."""

from __future__ import annotations

from giar.report import Source
from giar.source.document import Document
from giar.source.drawing import draw
from giar.source.package import Package
from giar.source.refusals import empty, pictures_only
from giar.source.xlsx.regions import blocks_of
from giar.source.xlsx.sheet import read_sheet
from giar.source.xlsx.workbook import Workbook

_PICTURES = "xl/media/"


def read_xlsx(data: bytes, name: str | None = None) -> Document:
    """The document that a workbook holds: its visible sheets, one below the other."""
    package = Package(data, ".xlsx")
    workbook = Workbook(package)
    blocks = [block for title, part in workbook.sheets for block in blocks_of(read_sheet(package.part(part), workbook), title)]
    document = draw(blocks, Source(name, "xlsx", None, 0))
    if not document.text.strip():
        raise pictures_only() if any(part.startswith(_PICTURES) for part in package.names) else empty()
    return document
