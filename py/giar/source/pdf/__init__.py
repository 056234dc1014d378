"""PDF documents to blocks: characters and ruling lines become tables again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from giar.report import Source
from giar.source.document import Document
from giar.source.drawing import draw
from giar.source.refusals import damaged, empty, encrypted, oversized, pictures_only, reader_missing

if TYPE_CHECKING:
    from giar.source.pdf.content import Page

_MOST_PAGES = 500
_LONGEST = 2_000_000
"""Characters in all pages together."""

_UNMAPPED_SHARE = 0.3
_FEW = 20
_WRONG_PASSWORD = 4
_WRONG_HANDLER = 5


def read_pdf(data: bytes, name: str | None = None) -> Document:
    """The document that a PDF holds, its pages one below the other."""
    from giar.source.pdf.blocks import blocks_of
    from giar.source.pdf.streams import refuse_bombs

    refuse_bombs(data)
    pages = _pages(data)
    characters = sum(len(page.glyphs) for page in pages)
    unmapped = sum(glyph.text == "\ufffd" for page in pages for glyph in page.glyphs)
    if characters - unmapped < _FEW or unmapped > _UNMAPPED_SHARE * characters:
        raise pictures_only() if characters or any(page.has_pictures for page in pages) else empty()
    blocks, remarks = blocks_of(pages)
    return draw(blocks, Source(name, "pdf", None, 0), remarks)


def _pages(data: bytes) -> list[Page]:
    try:
        import pypdfium2
        import pypdfium2.raw as raw
    except ImportError:
        raise reader_missing("pypdfium2") from None
    from giar.source.pdf.content import read_page
    from giar.source.pdf.stand_in import fonts_of_no_machine

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise encrypted() if raw.FPDF_GetLastError() in {_WRONG_PASSWORD, _WRONG_HANDLER} else damaged("PDF") from None
    try:
        with fonts_of_no_machine():
            return list(_read_pages(document, read_page))
    except pypdfium2.PdfiumError:
        raise damaged("PDF") from None
    finally:
        document.close()


def _read_pages(document: Any, read_page: Any) -> Any:
    if len(document) > _MOST_PAGES:
        raise oversized()
    left = _LONGEST
    for index in range(len(document)):
        page = document[index]
        found = read_page(page.raw, index + 1)
        page.close()
        left -= len(found.glyphs)
        if left < 0:
            raise oversized()
        yield found
