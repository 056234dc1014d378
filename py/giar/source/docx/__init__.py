"""Word documents (.docx) to blocks."""

from __future__ import annotations

from giar.report import Source
from giar.source.document import Document
from giar.source.docx.body import Body
from giar.source.docx.numbering import Numbering
from giar.source.drawing import draw
from giar.source.package import Package
from giar.source.refusals import empty, pictures_only

_PICTURES = "word/media/"


def read_docx(data: bytes, name: str | None = None) -> Document:
    """The document that a .docx file holds, tracked changes taken as accepted."""
    package = Package(data, ".docx")
    main = _main_part(package)
    parts = {kind: part for kind, part in package.related(main).values() if part in package.names}
    styles = package.xml(parts["styles"]) if "styles" in parts else None
    numbering = package.xml(parts["numbering"]) if "numbering" in parts else None
    body = Body(Numbering(numbering, styles))
    blocks = body.read(package.xml(main))
    document = draw(blocks, Source(name, "docx", None, 0), tuple(sorted(body.remarks)))
    if not document.text.strip():
        raise pictures_only() if any(part.startswith(_PICTURES) for part in package.names) else empty()
    return document


def _main_part(package: Package) -> str:
    for kind, part in package.related("").values():
        if kind == "officeDocument" and part in package.names:
            return part
    return "word/document.xml"
