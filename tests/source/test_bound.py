"""Reports bound together in one PDF are read page for page as if each were alone."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import pypdfium2
import pytest

import giar
from documents.truth import documents_in

PDFS = [path for path in documents_in(Path(__file__).parent.parent / "corpus" / "documents") if path.suffix == ".pdf"]


def bound(paths: Iterable[Path]) -> tuple[bytes, list[int]]:
    """The documents one after the other, and the page with which each begins."""
    together = pypdfium2.PdfDocument.new()
    starts = []
    for path in paths:
        starts.append(len(together) + 1)
        together.import_pages(pypdfium2.PdfDocument(path))
    stream = io.BytesIO()
    together.save(stream)
    return stream.getvalue(), starts


@pytest.mark.parametrize("at", [0, 3, 6])
def test_each_is_read_as_if_it_were_alone_and_knows_its_page(at: int) -> None:
    paths = PDFS[at : at + 3]
    data, starts = bound(paths)
    found = giar.parse_all(data, name="合订本.pdf")
    assert [report.source.name for report in found] == [f"合订本.pdf · 第 {page} 页起" for page in starts]
    for report, path, start in zip(found, paths, starts, strict=True):
        alone = giar.parse(path)
        assert {key: (cell.value, cell.status) for key, cell in report.cells.items()} == {
            key: (cell.value, cell.status) for key, cell in alone.cells.items()
        }
        for key, cell in report.cells.items():
            twin = alone.cells[key]
            if cell.where is not None and twin.where is not None and twin.where.page is not None:
                assert cell.where.page == twin.where.page + start - 1
                assert report.text[cell.where.start : cell.where.end] == cell.text
    with pytest.raises(giar.InputError) as refused:
        giar.parse(data)
    assert f"第 {starts[1]} 页起" in refused.value.message["zh"]
