"""The page as a reader uses it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect
from published_site import PublishedSite
from reader_acts import Open, Visit, visiting

from corpus_cases import cases

TEXTS = {case.name.rpartition("/")[2]: case.text for case in cases("in-the-wild")}
WITH_A_BLANK = TEXTS["wancheng-2024"]
WITHOUT_A_COLUMN = TEXTS["zhoukou-2024"]
COMPLETE = TEXTS["district-2024"]
WITH_A_SLIP = re.sub(r"(一、本年新收政府信息公开申请数量\s+)33\b", r"\g<1>34", WITH_A_BLANK, count=1)
SLIPPED = "applications.received.natural_person"


def test_text_pasted_while_the_engine_loads_is_read_without_another_click(browser: Browser, own_site: PublishedSite) -> None:
    with own_site.holding("pyodide.asm.wasm") as gate, visiting(browser, own_site) as visit:
        visit.paste(COMPLETE)
        visit.await_report("reading")
        assert visit.engine == "loading"
        visit.expect_text(COMPLETE)
        expect(visit.page.get_by_role("progressbar")).to_be_visible()
        expect(visit.page.locator(".engine")).to_contain_text(re.compile(r"\d\.\d / \d+\.\d MB"))
        gate.set()
        visit.await_report()
        assert len(visit.cells()) == 200


# In the page itself: a test that asks from outside misses what a busy machine shows for a moment only.
NOTE_WHAT_IS_TOLD = """() => {
    window.told = [];
    const note = () => window.told.push(...[...document.querySelectorAll('.engine-bytes')].map((one) => one.textContent.trim()));
    note();
    new MutationObserver(note).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""


def test_what_comes_over_a_slow_line_is_counted_while_it_comes(browser: Browser, own_site: PublishedSite) -> None:
    own_site.pause = 0.15
    with visiting(browser, own_site) as visit:
        visit.page.evaluate(NOTE_WHAT_IS_TOLD)
        visit.await_engine()
        counts = sorted(float(text.partition("/")[0]) for text in set(visit.page.evaluate("window.told")))
        assert len(counts) > 2
        assert counts[-1] > 2


def test_the_latest_text_wins(open_page: Open) -> None:
    visit = open_page()
    for text in (WITHOUT_A_COLUMN, WITH_A_BLANK, COMPLETE):
        visit.paste(text)
    visit.await_engine()
    visit.await_report()
    expect(visit.page.locator("[data-cell='applications.received.other_organization']")).to_have_attribute("data-status", "number")
    assert visit.tally("undecided") == 0


def test_an_engine_that_cannot_load_says_so_keeps_the_text_and_can_be_tried_again(browser: Browser, own_site: PublishedSite) -> None:
    own_site.refused.add("pyodide.asm.wasm")
    with visiting(browser, own_site) as visit:
        visit.paste(COMPLETE)
        visit.await_engine("failed")
        expect(visit.page.get_by_role("alert")).to_contain_text("核对引擎没有载入")
        expect(visit.page.get_by_role("alert")).to_contain_text("您的文本仍在框中")
        visit.expect_text(COMPLETE)
        assert visit.report == "none"
        own_site.refused.clear()
        visit.page.get_by_role("button", name="重试").click()
        visit.await_report()
        assert len(visit.cells()) == 200


def test_a_file_that_is_missing_in_any_part_of_the_engine_is_told(browser: Browser, own_site: PublishedSite) -> None:
    for name, path in (("pyodide.asm.wasm", ""), ("pyodide.asm.mjs", ""), ("python_stdlib.zip", "?plain")):
        own_site.refused = {name}
        with visiting(browser, own_site, path) as visit:
            visit.await_engine("failed")
            expect(visit.page.get_by_role("alert")).to_contain_text(name)


def test_the_page_speaks_english_on_request_and_after_a_reload(open_page: Open) -> None:
    visit = open_page()
    visit.await_engine()
    visit.read(WITH_A_SLIP)
    chinese = visit.cells()
    visit.page.get_by_role("button", name="English").click()
    expect(visit.page.locator("html")).to_have_attribute("lang", "en")
    expect(visit.page.get_by_role("textbox", name="Report text")).to_be_visible()
    visit.expect_text(WITH_A_SLIP)
    expect(visit.findings("arithmetic.balance")).to_contain_text("received 34 + carried over 0 = 34")
    expect(visit.page.get_by_role("heading", name="III. Applications received and handled")).to_be_visible()
    assert visit.cells() == chinese
    han = re.compile(r"[\u4e00-\u9fff]+")
    labels = visit.page.locator(".form-table th, .verdict-heading, .tallies, .input button:not(.example), .engine").all_inner_texts()
    assert [text for text in labels if han.search(text)] == []
    visit.page.reload()
    expect(visit.page.get_by_role("textbox", name="Report text")).to_be_visible()
    visit.page.get_by_role("button", name="中文").click()
    expect(visit.page.locator("html")).to_have_attribute("lang", "zh-CN")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_narrow_screen_scrolls_the_tables_and_never_the_page(desk: Visit, language: str) -> None:
    desk.page.set_viewport_size({"width": 360, "height": 740})
    if language == "en":
        desk.page.get_by_role("button", name="English").click()
    assert desk.overflow() <= 0
    for text in (WITH_A_SLIP, WITHOUT_A_COLUMN):
        desk.read(text)
        assert desk.overflow() <= 0
    table = desk.page.locator(".statutory-scroll").nth(1)
    label = desk.page.locator("th[data-axis=row]").filter(has_text=re.compile("属于国家秘密|State secret")).first
    before = label.bounding_box()
    table.evaluate("table => { table.scrollLeft = 150; }")
    assert table.evaluate("table => table.scrollLeft") == 150
    after = label.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["x"] - before["x"]) < 1


def test_a_finding_leads_to_its_cell_and_the_cell_names_its_findings(desk: Visit) -> None:
    desk.read(WITH_A_SLIP)
    link = desk.findings("arithmetic.balance").get_by_role("link")
    link.focus()
    desk.page.keyboard.press("Enter")
    cell = desk.cell(SLIPPED)
    expect(cell).to_be_focused()
    expect(cell).to_be_in_viewport()
    expect(cell).to_have_accessible_description(re.compile("「自然人」列：新收 34"))
    expect(desk.findings("arithmetic.balance")).to_have_attribute("data-active", "")
    assert cell.evaluate("cell => getComputedStyle(cell, '::after').content") == '"✕"'


def test_on_a_narrow_screen_the_cell_is_not_covered_by_its_labels(desk: Visit) -> None:
    desk.page.set_viewport_size({"width": 360, "height": 740})
    desk.read(WITHOUT_A_COLUMN)
    desk.findings("completeness.missing-column").get_by_role("link").click()
    cell = desk.page.locator("[data-cell]:focus")
    expect(cell).to_have_attribute("data-cell", re.compile(r"\.other_organization$"))
    on_top = """cell => {
        const {left, right, top, bottom} = cell.getBoundingClientRect();
        return [left + 4, right - 4].every((x) => document.elementFromPoint(x, (top + bottom) / 2) === cell);
    }"""
    assert cell.evaluate(on_top)


def test_the_slip_is_suggested_and_nothing_is_applied_unasked(desk: Visit) -> None:
    desk.read(WITH_A_SLIP)
    suggestion = desk.page.locator("[data-repair]").first
    expect(suggestion).to_contain_text("一、本年新收政府信息公开申请数量 · 自然人")
    expect(suggestion.locator("del")).to_have_text("34")
    expect(suggestion.locator("ins")).to_have_text("33")
    expect(desk.cell(SLIPPED)).to_have_text("34")
    desk.expect_text(WITH_A_SLIP)


def test_a_finding_in_the_prose_is_selected_in_the_source(desk: Visit) -> None:
    desk.read(WITH_A_BLANK)
    prose = next(item for item in desk.document(WITH_A_BLANK)["findings"] if not item["cells"] and item["where"])
    desk.findings(prose["rule"]).filter(has_text=prose["message"]["zh"]).get_by_role("button").click()
    assert desk.selection() == WITH_A_BLANK[prose["where"]["start"] : prose["where"]["end"]] != ""


def test_the_menu_of_examples_closes_when_one_looks_elsewhere(desk: Visit) -> None:
    menu = desk.page.locator(".menu")
    for leave in (lambda: desk.page.keyboard.press("Escape"), lambda: desk.page.locator(".colophon").click(), lambda: desk.box.focus()):
        menu.locator("summary").click()
        expect(menu).to_have_attribute("open", "")
        leave()
        expect(menu).not_to_have_attribute("open", "")


def test_the_examples_are_five_and_the_former_text_can_be_brought_back(desk: Visit) -> None:
    desk.read(WITH_A_SLIP)
    menu = desk.page.locator(".menu")
    names = menu.locator("[data-example]").evaluate_all("items => items.map((item) => item.dataset.example)")
    assert sorted(names) == sorted(TEXTS)
    for name in names:
        menu.locator("summary").click()
        menu.locator(f"[data-example='{name}']").click()
        desk.expect_text(TEXTS[name])
        desk.await_report()
    desk.paste("我自己的文本")
    menu.locator("summary").click()
    menu.locator("[data-example='jiaozuo-2023']").click()
    desk.page.get_by_role("button", name="恢复原来的文本").click()
    desk.expect_text("我自己的文本")


def test_a_chosen_file_is_read_and_its_text_put_into_the_box(desk: Visit) -> None:
    content = {"name": "年报.txt", "mimeType": "text/plain", "buffer": COMPLETE.encode("gb18030")}
    desk.page.locator("input[type=file]").set_input_files(content)
    desk.await_report()
    assert len(desk.cells()) == 200
    desk.expect_text(COMPLETE.replace("\r\n", "\n"))
    expect(desk.page.locator(".input-count")).to_contain_text("年报.txt")


def test_a_file_with_line_ends_of_windows_shows_its_places_rightly(desk: Visit) -> None:
    windows = WITH_A_BLANK.replace("\r\n", "\n").replace("\n", "\r\n")
    content = {"name": "年报.txt", "mimeType": "text/plain", "buffer": windows.encode()}
    desk.page.locator("input[type=file]").set_input_files(content)
    desk.await_report()
    remark = desk.page.locator("[data-rule]").filter(has_text="GoBack").get_by_role("button")
    remark.click()
    assert "GoBack" in desk.selection()
    desk.page.keyboard.press("ArrowRight")
    desk.page.keyboard.type("甲乙")
    desk.await_report()
    assert "GoBack]甲乙" in desk.text()


def test_a_file_may_be_dropped_anywhere(desk: Visit) -> None:
    desk.page.evaluate(
        """(text) => {
            const carried = new DataTransfer();
            carried.items.add(new File([text], '年报.txt'));
            for (const type of ['dragover', 'drop']) {
                document.querySelector('.colophon').dispatchEvent(
                    new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: carried}));
            }
        }""",
        COMPLETE,
    )
    desk.await_report()
    desk.expect_text(COMPLETE.replace("\r\n", "\n"))
    expect(desk.page.locator(".drop-veil")).to_have_count(0)


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(desk: Visit) -> None:
    desk.read(COMPLETE)
    content = {"name": "照片.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8}
    desk.page.locator("input[type=file]").set_input_files(content)
    refusal = desk.page.get_by_role("alert")
    expect(refusal).to_be_visible()
    assert "Traceback" not in refusal.inner_text()
    assert re.search(r"[\u4e00-\u9fff]", refusal.inner_text())
    desk.expect_text(COMPLETE)
    assert desk.report == "done"


def test_a_text_that_is_no_report_gets_no_tables(desk: Visit) -> None:
    desk.read("今天天气很好，我们去公园散步。")
    expect(desk.findings("structure.not-a-report")).to_be_visible()
    assert desk.cells() == {}


def test_markup_in_a_report_stays_text(desk: Visit) -> None:
    hostile = "<img src=x onerror=\"document.title='broken'\"><b>某局</b>2024年政府信息公开工作年度报告\n" + COMPLETE
    desk.paste(hostile)
    desk.await_report()
    assert desk.page.locator("giar-report img, giar-report b:not(.tally b)").count() == 0
    assert desk.page.title() != "broken"


def test_the_title_of_the_page_tells_the_verdict(desk: Visit) -> None:
    expect(desk.page).to_have_title("giar · 政府信息公开年报核对")
    desk.read(WITH_A_SLIP)
    expect(desk.page).to_have_title(re.compile(r"^✕ 2 .*宛城区人民政府办公室2024年政府信息公开工作年度报告"))


def test_a_script_can_ask_for_the_document(desk: Visit) -> None:
    document = desk.document(COMPLETE)
    assert document["schema"] == "giar/1"
    assert document["source"]["characters"] == len(COMPLETE)
    assert set(document) == {"schema", "source", "meta", "cells", "sections", "findings", "repairs", "summary"}
    assert desk.report == "none"


def test_nothing_is_stored(desk: Visit) -> None:
    desk.read(COMPLETE)
    stored = """async () => [localStorage.length, sessionStorage.length, document.cookie,
        (await indexedDB.databases()).length, (await caches.keys()).length]"""
    assert desk.page.evaluate(stored) == [0, 0, "", 0, 0]


def test_an_emptied_box_clears_the_page(desk: Visit) -> None:
    desk.read(COMPLETE)
    desk.page.get_by_role("button", name="清空").click()
    desk.await_report("none")
    desk.expect_text("")
    assert desk.cells() == {}


def test_a_dark_system_gets_a_dark_page(desk: Visit) -> None:
    desk.page.emulate_media(color_scheme="dark")
    desk.read(WITH_A_SLIP)
    shades = """() => ['body', '.form-table .cell', '.verdict'].map((name) => {
        const {backgroundColor, color} = getComputedStyle(document.querySelector(name));
        return [backgroundColor, color].map((shade) => Math.max(...shade.match(/[\\d.]+/g).slice(0, 3).map(Number)));
    })"""
    for ground, ink in desk.page.evaluate(shades):
        assert ground < 80
        assert ink > 140
