"""Whole mornings: a report is pasted, looked through, corrected, checked again and taken away."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator

import openpyxl
import pytest
from playwright.sync_api import expect
from reader_acts import Visit

from corpus_cases import cases

TEXTS = {case.name.rpartition("/")[2]: case.text for case in cases("in-the-wild")}
WITH_A_SLIP = re.sub(r"(一、本年新收政府信息公开申请数量\s+)33\b", r"\g<1>34", TEXTS["wancheng-2024"], count=1)
SLIPPED = "applications.received.natural_person"
NEIGHBOUR = "applications.received.business"
BELOW = "applications.carried_over.natural_person"
REACHED = """element => {
    const {left, top, width, height} = element.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === element;
}"""
EDIT_AND_GO = """async ([key, text]) => {
    const root = document.querySelector('.source-host').shadowRoot;
    const {view} = root.querySelector('.cm-content').cmTile;
    view.dispatch({changes: {from: 0, insert: text}, userEvent: 'input.type'});
    document.querySelector('.inspector-source button').click();
    for (let turn = 0; turn < 20; turn += 1) await null;
    const {doc, selection} = view.state;
    return {
        report: document.documentElement.dataset.report,
        selected: doc.sliceString(selection.main.from, selection.main.to),
        marked: root.querySelector(`[data-source='${key}']`).textContent,
        quoted: document.querySelector('.inspector-source mark').textContent,
    };
}"""
ABOVE_THE_INSPECTOR = """() => {
    const top = (element) => element.getBoundingClientRect().top;
    return top(document.activeElement) < top(document.querySelector('.inspector'));
}"""


@pytest.fixture
def report(desk: Visit) -> Iterator[Visit]:
    """The desk with a report that has one slip, the editor of its source in place."""
    desk.read(WITH_A_SLIP)
    desk.page.locator(".cm-content").wait_for()
    yield desk
    desk.page.keyboard.press("Escape")


def verdict(visit: Visit) -> str:
    return visit.page.locator("#verdict-heading").inner_text()


def test_a_morning_from_pasting_to_the_workbook(report: Visit) -> None:
    assert "2 项勾稽关系不成立" in verdict(report)
    report.findings("arithmetic.balance").get_by_role("link").click()
    expect(report.cell(SLIPPED)).to_be_focused()
    report.page.keyboard.press("a")
    expect(report.cell(SLIPPED)).to_have_text("33")
    expect(report.findings("arithmetic.balance")).to_have_count(0)
    expect(report.page).to_have_title(re.compile("^✕ 0 "))
    report.page.locator("[data-copy=applications]").click()
    expect(report.page.get_by_text("表格已复制")).to_be_visible()
    table = pasted_table(report)
    assert table[3][:2] == ["一、本年新收政府信息公开申请数量", "33"]
    assert len(table) == 28
    book = openpyxl.load_workbook(io.BytesIO(taken(report, "xlsx")))
    assert book.sheetnames == ["汇总", "表二", "表三", "表四", "核对发现", "更正"]
    rows = {row[0]: row for row in book["表三"].values}
    assert rows["一、本年新收政府信息公开申请数量"][3:] == (33, 2, 0, 0, 0, 1, 36)
    assert [row[1:] for row in book["更正"].values][1:] == [("本年新收政府信息公开申请数量·自然人", "34", "33")]


def pasted_table(visit: Visit) -> list[list[str]]:
    """The clipboard pasted into a fresh rich-text field of another tab, and its table's cells."""
    tab = visit.page.context.new_page()
    tab.set_content("<div contenteditable='true' style='min-height: 10em'></div>")
    tab.locator("[contenteditable]").focus()
    tab.keyboard.press("ControlOrMeta+V")
    tab.locator("[contenteditable] table").wait_for()
    rows = "() => [...document.querySelectorAll('[contenteditable] tr')].map((row) => [...row.cells].map((cell) => cell.innerText.trim()))"
    cells: list[list[str]] = tab.evaluate(rows)
    tab.close()
    visit.page.bring_to_front()
    return cells


def taken(visit: Visit, form: str) -> bytes:
    """The file of a format, as the browser saves it."""
    visit.page.locator(".takeaway-menu summary").click()
    with visit.page.expect_download() as download:
        visit.page.locator(f"[data-take='{form}']").click()
    return download.value.path().read_bytes()


def test_a_number_is_checked_while_it_is_typed_and_escape_gives_it_up(report: Visit) -> None:
    report.cell(SLIPPED).click()
    report.page.keyboard.type("33")
    expect(report.page.locator(".cell-editor")).to_have_value("33")
    expect(report.findings("arithmetic.balance")).to_have_count(0)
    report.page.keyboard.press("Escape")
    expect(report.cell(SLIPPED)).to_be_focused()
    expect(report.cell(SLIPPED)).to_have_text("34")
    expect(report.findings("arithmetic.balance")).to_have_count(1)
    expect(report.page.locator("[data-undo]")).to_be_disabled()


def test_the_number_of_the_report_stays_visible_and_its_text_untouched(report: Visit) -> None:
    correct(report, SLIPPED, "33")
    expect(report.cell(SLIPPED)).to_have_attribute("data-was", "34")
    assert report.cell(SLIPPED).evaluate("cell => getComputedStyle(cell, '::before').content") == '"34"'
    expect(report.page.locator(f"[data-change='{SLIPPED}'] del")).to_have_text("34")
    assert report.text() == WITH_A_SLIP


def correct(visit: Visit, key: str, number: str) -> None:
    visit.cell(key).click()
    visit.page.keyboard.type(number)
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".cell-editor")).to_have_count(0)


def test_what_was_done_can_be_undone_and_redone_by_key_and_by_button(report: Visit) -> None:
    correct(report, SLIPPED, "33")
    correct(report, NEIGHBOUR, "5")
    report.page.keyboard.press("Control+z")
    expect(report.cell(NEIGHBOUR)).to_have_text("2")
    report.page.locator("[data-undo]").click()
    expect(report.cell(SLIPPED)).to_have_text("34")
    report.page.locator("[data-redo]").click()
    expect(report.cell(SLIPPED)).to_have_text("33")
    report.cell(SLIPPED).click()
    report.page.keyboard.press("Control+y")
    expect(report.cell(NEIGHBOUR)).to_have_text("5")
    report.page.locator("[data-reset]").click()
    expect(report.cell(SLIPPED)).to_have_text("34")
    expect(report.page.locator("[data-change]")).to_have_count(0)


def test_cells_are_entered_as_in_a_spreadsheet(report: Visit) -> None:
    report.cell(SLIPPED).click()
    report.page.keyboard.type("33")
    report.page.keyboard.press("Tab")
    expect(report.cell(NEIGHBOUR)).to_be_focused()
    report.page.keyboard.type("7")
    report.page.keyboard.press("Shift+Tab")
    expect(report.cell(SLIPPED)).to_be_focused()
    report.page.keyboard.press("ArrowDown")
    expect(report.cell(BELOW)).to_be_focused()
    report.page.keyboard.press("Enter")
    expect(report.page.locator(".cell-editor")).to_have_value("0")
    report.page.keyboard.press("Enter")
    expect(report.cell("applications.granted.natural_person")).to_be_focused()
    report.page.keyboard.press("Delete")
    expect(report.cell("applications.granted.natural_person")).to_have_attribute("data-status", "blank")
    assert report.cell(NEIGHBOUR).inner_text() == "7"
    expect(report.page.locator("[data-change]")).to_have_count(3)


def test_what_is_no_number_is_refused_and_kept_to_be_put_right(report: Visit) -> None:
    report.cell(SLIPPED).click()
    report.page.keyboard.press("Enter")
    editor = report.page.locator(".cell-editor")
    editor.fill("三十三")
    expect(editor).to_have_attribute("aria-invalid", "true")
    report.page.keyboard.press("Enter")
    expect(editor).to_be_focused()
    editor.fill("３３")
    report.page.keyboard.press("Enter")
    expect(report.cell(SLIPPED)).to_have_text("33")


def test_the_three_views_go_together(report: Visit) -> None:
    cell = report.cell(NEIGHBOUR)
    cell.click()
    place = report.document(WITH_A_SLIP)["cells"][NEIGHBOUR]["where"]
    chosen = report.page.locator(".source-chosen")
    expect(chosen).to_have_text(WITH_A_SLIP[place["start"] : place["end"]])
    expect(chosen).to_be_in_viewport()
    expect(report.page.locator(".sum [data-term]").filter(has_text="36")).to_have_count(1)
    expect(report.findings("arithmetic.row-total").first).to_have_attribute("data-active", "")
    report.page.keyboard.press("s")
    expect(report.box).to_be_focused()
    assert report.selection() == WITH_A_SLIP[place["start"] : place["end"]]
    report.page.locator(f"[data-source='{BELOW}']").click()
    expect(report.cell(BELOW)).to_have_attribute("data-chosen", "")
    expect(report.cell(BELOW)).to_be_in_viewport()
    expect(report.page.locator(".inspector-heading")).to_have_text("二、上年结转政府信息公开申请数量 · 自然人")
    report.page.locator(f".sum [data-term='{SLIPPED}']").first.click()
    expect(report.cell(SLIPPED)).to_be_focused()


def test_a_place_is_gone_to_where_it_stands_now_while_edited_text_is_read(report: Visit) -> None:
    """All in one turn of the page, so that the newer text cannot have been read."""
    report.cell(SLIPPED).click()
    expect(report.page.locator(".source-chosen")).to_be_in_viewport()
    seen = report.page.evaluate(EDIT_AND_GO, [SLIPPED, "前言\r\n共 33 件\n"])
    assert seen == {"report": "reading", "selected": "34", "marked": "34", "quoted": "34"}
    report.await_report()
    assert report.document(report.text())["cells"][SLIPPED]["text"] == "34"


def test_the_whole_by_keyboard_alone_and_in_english(report: Visit) -> None:
    press = report.page.keyboard.press
    report.page.get_by_role("button", name="English").click()
    press("Alt+3")
    expect(report.page.locator(".finding-link").first).to_be_focused()
    press("Enter")
    expect(report.cell(SLIPPED)).to_be_focused()
    press("a")
    expect(report.findings("arithmetic.row-total").filter(has_text="34 + 2")).to_have_count(0)
    press("?")
    expect(report.page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    press("Escape")
    press("Alt+1")
    expect(report.box).to_be_focused()
    press("Alt+2")
    expect(report.cell(SLIPPED)).to_be_focused()
    press("Alt+5")
    expect(report.page.locator(".inspector").get_by_role("button", name="Revert")).to_be_focused()
    press("Alt+2")
    press("Control+z")
    expect(report.cell(SLIPPED)).to_have_text("34")
    han = re.compile(r"[\u4e00-\u9fff]+")
    labels = report.page.locator(".corrections, .takeaway, .inspector-head, .offers .button, .sum, .copy-table, dialog").all_inner_texts()
    assert [text for text in labels if han.search(text)] == []


def test_on_a_phone_the_cell_is_corrected_in_place(report: Visit) -> None:
    report.page.set_viewport_size({"width": 360, "height": 740})
    report.findings("arithmetic.balance").get_by_role("link").click()
    assert report.page.locator(".inspector-source mark").evaluate(REACHED), "the place in the source is out of sight"
    report.page.locator("[data-accept]").click()
    expect(report.cell(SLIPPED)).to_have_text("33")
    assert report.overflow() <= 0


def test_what_is_said_of_a_cell_does_not_hide_it(report: Visit) -> None:
    report.page.set_viewport_size({"width": 360, "height": 640})
    report.cell(SLIPPED).click()
    for key in ["ArrowDown"] * 9 + ["ArrowUp"] * 9:
        report.page.keyboard.press(key)
        assert report.page.evaluate(f"() => ({REACHED})(document.activeElement)")


def test_what_is_said_of_a_cell_does_not_hide_it_while_it_is_edited(report: Visit) -> None:
    report.page.set_viewport_size({"width": 360, "height": 640})
    report.cell("disputes.reconsideration.total").click()
    report.page.keyboard.type("7")
    expect(report.findings("arithmetic.dispute-total")).to_have_count(1)
    assert report.page.locator(".cell-editor").evaluate(REACHED)
    report.page.keyboard.press("Escape")


def test_what_tab_goes_to_is_not_under_what_is_said_of_a_cell(report: Visit) -> None:
    report.cell(SLIPPED).click()
    report.page.locator(".finding-link").first.focus()
    seen = 0
    while report.page.evaluate("() => document.activeElement.closest('.inspector') === null"):
        assert report.page.evaluate(ABOVE_THE_INSPECTOR)
        report.page.keyboard.press("Tab")
        seen += 1
    assert seen > 10


def test_on_a_phone_all_of_a_menu_is_on_the_screen(report: Visit) -> None:
    report.page.set_viewport_size({"width": 360, "height": 740})
    report.page.locator(".takeaway-menu summary").click()
    for choice in report.page.locator("[data-take]").all():
        expect(choice).to_be_in_viewport(ratio=0.99)
    report.page.keyboard.press("Escape")


def test_paper_is_light_and_shows_the_report_without_the_tools(report: Visit) -> None:
    report.cell(SLIPPED).click()
    report.page.emulate_media(media="print", color_scheme="dark")
    assert report.cell(NEIGHBOUR).evaluate("cell => getComputedStyle(cell).colorScheme") == "light"
    ink, paper = report.page.evaluate("() => ['color', 'backgroundColor'].map((name) => getComputedStyle(document.body)[name])")
    assert max(map(int, re.findall(r"\d+", ink))) < 60
    assert min(map(int, re.findall(r"\d+", paper))) == 255
    for tool in (".inspector", ".takeaway", "giar-input", ".comparison-box", ".charts-summary"):
        expect(report.page.locator(tool)).to_be_hidden()
    expect(report.cell(SLIPPED)).to_be_visible()
    report.page.emulate_media(media="screen", color_scheme="light")


def test_corrections_outlast_an_edit_of_the_text_but_not_another_report(report: Visit) -> None:
    correct(report, SLIPPED, "33")
    report.box.focus()
    report.page.keyboard.press("Control+End")
    report.page.keyboard.type("附注")
    report.await_report("reading")
    report.await_report()
    expect(report.cell(SLIPPED)).to_have_text("33")
    report.paste(TEXTS["district-2024"])
    expect(report.page.locator("[data-change]")).to_have_count(0)


def test_every_file_carries_the_corrections(report: Visit) -> None:
    correct(report, SLIPPED, "33")
    document = json.loads(taken(report, "json"))
    assert document["cells"][SLIPPED]["value"] == 33
    assert document["changes"] == [{"cell": SLIPPED, "from": "34", "to": 33}]
    rows = list(csv.DictReader(io.StringIO(taken(report, "csv").decode("utf-8-sig"))))
    assert len(rows) == 200
    assert [(row["value"], row["original"]) for row in rows if row["original"]] == [("33", "34")]
    sheet = taken(report, "check-sheet").decode()
    assert '<td class="number">34</td><td class="number">33</td>' in sheet
    answers = taken(report, "corrections").decode()
    assert "34 → 33（拟改）" in answers


def test_leaving_asks_first_where_something_would_be_lost(report: Visit) -> None:
    asked: list[str] = []

    def stay(dialog: object) -> None:
        asked.append(dialog.type)  # type: ignore[attr-defined]
        dialog.accept()  # type: ignore[attr-defined]

    report.box.click()
    with report.page.context.expect_page() as opened:
        report.page.evaluate("() => window.open(location.href)")
    tab = Visit(opened.value)
    tab.await_engine()
    tab.page.on("dialog", stay)
    tab.page.reload()
    assert asked == []
    tab.await_engine()
    tab.box.click()
    tab.page.keyboard.type("年度报告")
    tab.page.reload()
    assert asked == ["beforeunload"]
    tab.page.close()
