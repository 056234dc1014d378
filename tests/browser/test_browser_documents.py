"""Documents on the page: a Word file, a workbook, a PDF and a web page dropped onto it, a formatted table pasted."""

from __future__ import annotations

import base64
from collections.abc import Container
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from reader_acts import CELLS, ENGINE_PATIENCE, Open, Visit

from documents.truth import documents_in, read_truth

FOLDER = Path(__file__).parent.parent / "corpus" / "documents"
KINDS = ("docx", "xlsx", "pdf", "html")
PDF_READER = "pypdfium2-"

DROP = """([content, name]) => {
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
    const carried = new DataTransfer();
    carried.items.add(new File([bytes], name));
    for (const type of ['dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: carried}));
    }
}"""

COPY = """([markup, text]) => navigator.clipboard.write([new ClipboardItem({
    'text/html': new Blob([markup], {type: 'text/html'}),
    'text/plain': new Blob([text], {type: 'text/plain'}),
})])"""


def first_of(kind: str) -> Path:
    return next(path for path in documents_in(FOLDER) if path.suffix == f".{kind}" and len(shown(path)) > 50)


def shown(path: Path) -> dict[str, str]:
    """The numbers that the document holds, as the page has to show them."""
    _, expected = read_truth(path)
    return {key: f"{filling.value:f}" for key, filling in expected.items() if filling.value is not None}


def read_cells(page: Page, wanted: Container[str]) -> dict[str, str]:
    return {key: cell["text"].replace(",", "") for key, cell in page.evaluate(CELLS).items() if key in wanted}


def expect_cells(visit: Visit, path: Path) -> None:
    assert read_cells(visit.page, shown(path)) == shown(path)


def drop(page: Page, path: Path, name: str = "年报") -> None:
    """Drop a file and wait for its report; that of a file before it is not taken for it."""
    page.evaluate("() => document.documentElement.removeAttribute('data-report')")
    page.evaluate(DROP, [base64.b64encode(path.read_bytes()).decode(), name])
    page.locator("html[data-report=done]").wait_for(state="attached", timeout=ENGINE_PATIENCE)


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_dropped_onto_the_page_is_read_cell_by_cell(desk: Visit, kind: str) -> None:
    path = first_of(kind)
    drop(desk.page, path, "年报")
    expect_cells(desk, path)
    expect(desk.page.locator(".input-count")).to_contain_text("年报")


def test_a_pdf_that_does_not_carry_its_fonts_is_read_where_there_are_none(desk: Visit) -> None:
    path = FOLDER / "pdf-unruled-071.pdf"
    drop(desk.page, path)
    expect_cells(desk, path)


def test_the_pdf_reader_comes_with_the_first_pdf_and_once(open_page: Open) -> None:
    visit = open_page()
    visit.await_engine()
    visit.read("一、总体情况\n本年度未收到申请。")
    assert not [request for request in visit.requests if PDF_READER in request]
    for _ in range(2):
        path = first_of("pdf")
        drop(visit.page, path, "年报.pdf")
        expect_cells(visit, path)
    assert len([request for request in visit.requests if PDF_READER in request]) == 1


def test_the_page_says_that_the_pdf_reader_is_fetched_and_takes_text_meanwhile(open_page: Open) -> None:
    visit = open_page()
    visit.await_engine()
    held: list[Route] = []
    visit.page.context.route(f"**/*{PDF_READER}*", lambda route: held.append(route))
    path = first_of("pdf")
    visit.page.evaluate(DROP, [base64.b64encode(path.read_bytes()).decode(), "年报.pdf"])
    status = visit.page.get_by_role("status").filter(has_text="所需的组件")
    expect(status).to_be_visible()
    assert visit.box.is_editable()
    held.pop().continue_()
    visit.await_report()
    expect(status).to_have_count(0)
    expect_cells(visit, path)


def test_a_table_pasted_with_its_formatting_keeps_its_merged_and_blank_cells(desk: Visit) -> None:
    path = first_of("html")
    desk.page.evaluate(COPY, [path.read_text(encoding="utf-8"), "规章 0"])
    desk.box.focus()
    desk.page.keyboard.press("ControlOrMeta+V")
    expect(desk.page.locator("[data-cell='applications.received.total']")).to_have_count(1)
    desk.await_report()
    expect_cells(desk, path)
    assert "\t" in desk.text()


def test_a_piece_pasted_into_a_text_stays_plain(desk: Visit) -> None:
    desk.box.fill("一、总体情况\n")
    desk.page.evaluate(COPY, ["<table><tr><td>规章</td><td>0</td></tr></table>", "规章 0"])
    desk.box.focus()
    desk.page.keyboard.press("End")
    desk.page.keyboard.press("ControlOrMeta+V")
    assert desk.text().endswith("规章 0")


def test_a_document_that_cannot_be_read_is_refused_with_the_way_out(desk: Visit) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")
    desk.page.locator("input[type=file]").set_input_files({"name": "年报.doc", "mimeType": "application/msword", "buffer": old})
    expect(desk.page.get_by_role("alert")).to_contain_text("另存为 .docx")
