"""Whole mornings on a page just opened: from the pasted report to the workbook, with last year's report laid beside it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass

import openpyxl
import pytest
from playwright.sync_api import Locator, expect
from reader_acts import DESKTOP, Open, Visit

from corpus_cases import cases

TEXTS = {case.name.rpartition("/")[2]: case.text for case in cases("in-the-wild")}
WITHOUT_SLIP = TEXTS["wancheng-2024"]
WITH_A_SLIP = re.sub(r"(一、本年新收政府信息公开申请数量\s+)33\b", r"\g<1>34", WITHOUT_SLIP, count=1)
LAST_YEAR = re.sub(r"(一、本年新收政府信息公开申请数量\s+)33\b", r"\g<1>30", WITHOUT_SLIP.replace("2024", "2023"), count=1)
SLIPPED = "applications.received.natural_person"
RECEIVED = [33, 2, 0, 0, 0, 1, 36]
FOCUS = """element => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused === element;
}"""
TABLE = "() => [...document.querySelectorAll('[contenteditable] tr')].map((row) => [...row.cells].map((cell) => cell.innerText.trim()))"


@dataclass
class Words:
    """What the page says in one of its languages."""

    address: str
    broken: str
    mended: str
    copied: str
    box: str


CHINESE = Words("", "2 项勾稽关系不成立", "没有不成立的勾稽关系，但有 2 项无法判定", "表格已复制", "在此粘贴上年报告")
ENGLISH = Words("?lang=en", "2 sums do not hold", "2 sums cannot be decided; none fails", "in the clipboard", "last year’s report here")
both = pytest.mark.parametrize("words", [CHINESE, ENGLISH], ids=["Chinese", "English"])


class Mouse:
    """A reader who points at things."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit

    def go(self, target: Locator) -> None:
        target.click()

    def do(self, target: Locator) -> None:
        target.click()


class Finger(Mouse):
    """A reader with a phone."""

    def go(self, target: Locator) -> None:
        target.tap()

    def do(self, target: Locator) -> None:
        target.tap()


class Keys(Mouse):
    """A reader without a pointer: everything is reached by Tab and done by Enter."""

    def go(self, target: Locator) -> None:
        for key in ("Tab", "Shift+Tab"):
            for _ in range(60):
                if target.evaluate(FOCUS):
                    return
                self.visit.page.keyboard.press(key)
        pytest.fail(f"Tab does not reach {target}")

    def do(self, target: Locator) -> None:
        self.go(target)
        self.visit.page.keyboard.press("Enter")


@both
def test_with_a_pointer(open_page: Open, words: Words) -> None:
    visit = open_page(words.address, viewport=DESKTOP)
    morning(visit, Mouse(visit), words)


@both
def test_by_keyboard_alone(open_page: Open, words: Words) -> None:
    visit = open_page(words.address, viewport=DESKTOP)
    morning(visit, Keys(visit), words)


@both
def test_on_a_phone(open_page: Open, words: Words) -> None:
    visit = open_page(words.address, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    morning(visit, Finger(visit), words, looked_at=lambda: assert_fits(visit))


def assert_fits(visit: Visit) -> None:
    assert visit.overflow() <= 0
    expect(visit.page.get_by_role("progressbar")).to_have_count(0)


def morning(visit: Visit, hands: Mouse, words: Words, looked_at: Callable[[], None] = lambda: None) -> None:
    page = visit.page
    visit.await_engine()
    hands.go(visit.box)
    paste(visit, WITH_A_SLIP)
    visit.await_report()
    page.locator(".cm-content").wait_for()
    expect(page.locator("#verdict-heading")).to_have_text(words.broken)
    looked_at()
    find(visit, hands)
    looked_at()
    hands.do(visit.findings("arithmetic.balance").get_by_role("link"))
    expect(visit.cell(SLIPPED)).to_be_focused()
    page.wait_for_timeout(300)  # what moves by itself has moved by then
    expect(visit.cell(SLIPPED)).to_be_in_viewport()
    hands.do(page.locator("[data-accept]"))
    expect(visit.cell(SLIPPED)).to_have_text("33")
    expect(page.locator("#verdict-heading")).to_have_text(words.mended)
    looked_at()
    hands.do(page.locator("[data-copy=applications]"))
    expect(page.get_by_text(words.copied)).to_be_visible()
    assert received(pasted_table(visit)) == RECEIVED
    hands.go(page.get_by_role("textbox", name=words.box))
    paste(visit, LAST_YEAR)
    expect(page.locator(f"[data-difference='{SLIPPED}'] td")).to_have_text(["30", "33", "+3"])
    hands.do(page.locator(".charts-summary"))
    expect(page.locator("[data-chart=years] svg")).to_be_visible()
    looked_at()
    book = openpyxl.load_workbook(io.BytesIO(workbook(visit, hands)))
    tables = [[list(row) for row in sheet.values] for sheet in book.worksheets]
    assert received(tables[2]) == RECEIVED
    assert [row[2:] for row in tables[-1][1:]] == [["34", "33"]]
    assert visit.text() == WITH_A_SLIP


def paste(visit: Visit, text: str) -> None:
    """Paste where the focus is."""
    visit.page.evaluate("text => navigator.clipboard.writeText(text)", text)
    visit.page.keyboard.press("ControlOrMeta+V")


def find(visit: Visit, hands: Mouse) -> None:
    """Look for the slipped number in the source: its cell comes with it."""
    place = visit.document(WITH_A_SLIP)["cells"][SLIPPED]["where"]["start"]
    hands.do(visit.page.locator("[data-find]"))
    expect(visit.page.locator(".search-field")).to_be_focused()
    visit.page.keyboard.type("34")
    for _ in range(WITH_A_SLIP.count("34", 0, place)):
        visit.page.keyboard.press("Enter")
    expect(visit.cell(SLIPPED)).to_have_attribute("data-chosen", "")
    assert visit.selection() == "34"
    visit.page.keyboard.press("Escape")
    expect(visit.box).to_be_focused()


def pasted_table(visit: Visit) -> list[list[str]]:
    """The clipboard pasted into a fresh rich-text field of another tab, and its table's cells."""
    tab = visit.page.context.new_page()
    tab.set_content("<div contenteditable='true' style='min-height: 10em'></div>")
    tab.locator("[contenteditable]").focus()
    tab.keyboard.press("ControlOrMeta+V")
    tab.locator("[contenteditable] table").wait_for()
    cells: list[list[str]] = tab.evaluate(TABLE)
    tab.close()
    visit.page.bring_to_front()
    return cells


def received(rows: list[list[str]] | list[list[object]]) -> list[int]:
    """The numbers of the first row of table III, wherever its heads end."""
    filled = [[cell for cell in row if cell not in (None, "")] for row in rows]
    row = next(row for row in filled if len(row) == 8 and all(str(cell).isdigit() for cell in row[1:]))
    return [int(str(cell)) for cell in row[1:]]


def workbook(visit: Visit, hands: Mouse) -> bytes:
    hands.do(visit.page.locator(".takeaway-menu summary"))
    with visit.page.expect_download() as download:
        hands.do(visit.page.locator("[data-take=xlsx]"))
    return download.value.path().read_bytes()
