"""axe-core finds nothing to object to, in any state of the page, in either language, light or dark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, expect
from published_site import PublishedSite
from reader_acts import Visit, visiting

from corpus_cases import cases

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
TEXTS = {case.name.rpartition("/")[2]: case.text for case in [*cases("in-the-wild"), *cases("synthetic")]}
WITH_A_BLANK = TEXTS["wancheng-2024"]
WITH_A_SLIP = re.sub(r"(一、本年新收政府信息公开申请数量\s+)33\b", r"\g<1>34", WITH_A_BLANK, count=1)
AMBIGUOUS = TEXTS["glued-rows-none-4"]
LAST_YEAR = re.sub(r"(一、本年新收政府信息公开申请数量\s+)33\b", r"\g<1>30", WITH_A_BLANK.replace("2024", "2023"), count=1)
SLIPPED = "applications.received.natural_person"
HOLD = """() => {
    const carried = new DataTransfer();
    carried.items.add(new File(['text'], 'report.txt'));
    for (const type of ['dragenter', 'dragover']) {
        document.body.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: carried}));
    }
}"""
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
"""What may differ in the dark: nothing but colours does."""
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
A_PICTURE = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8


def nothing(visit: Visit) -> None:
    """The page as it opens."""


def failing(visit: Visit) -> None:
    visit.read(WITH_A_SLIP)


def column_missing(visit: Visit) -> None:
    visit.read(TEXTS["zhoukou-2024"])


def all_right(visit: Visit) -> None:
    visit.read(TEXTS["district-2024"])


def no_report(visit: Visit) -> None:
    visit.read("今天天气很好，我们去公园散步。")


def all_findings_unfolded(visit: Visit) -> None:
    column_missing(visit)
    visit.page.locator(".finding-fold details").evaluate_all("folds => folds.forEach((fold) => { fold.open = true; })")


def cell_chosen(visit: Visit) -> None:
    failing(visit)
    visit.cell(SLIPPED).click()
    expect(visit.page.locator(".inspector")).to_be_visible()


def cell_edited(visit: Visit) -> None:
    cell_chosen(visit)
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".cell-editor")).to_be_focused()


def no_number_typed(visit: Visit) -> None:
    cell_edited(visit)
    visit.page.keyboard.type("三")
    expect(visit.page.locator(".cell-editor")).to_have_attribute("aria-invalid", "true")


def candidates_shown(visit: Visit) -> None:
    visit.read(AMBIGUOUS)
    visit.page.locator("[data-status=ambiguous]").first.click()
    expect(visit.page.locator("[data-candidate]").first).to_be_visible()


def suggestion_accepted(visit: Visit) -> None:
    cell_chosen(visit)
    visit.page.keyboard.press("a")
    expect(visit.page.locator("[data-change]")).to_have_count(1)


def shortcuts_open(visit: Visit) -> None:
    failing(visit)
    visit.page.locator("[data-help]").click()
    expect(visit.page.get_by_role("dialog")).to_be_visible()


def privacy_shown(visit: Visit) -> None:
    visit.page.locator(".privacy-button").click()
    expect(visit.page.get_by_role("dialog")).to_be_visible()
    visit.page.locator(".privacy-policy summary").click()


def examples_open(visit: Visit) -> None:
    visit.page.locator(".menu summary").click()


def take_away_open(visit: Visit) -> None:
    failing(visit)
    visit.page.locator(".takeaway-menu summary").click()


def table_copied(visit: Visit) -> None:
    failing(visit)
    visit.page.locator("[data-copy=applications]").click()
    expect(visit.page.get_by_text(re.compile("表格已复制|in the clipboard"))).to_be_visible()


def beside_last_year(visit: Visit) -> None:
    visit.read(WITH_A_BLANK)
    visit.page.locator(".comparison-box").fill(LAST_YEAR)
    expect(visit.page.locator("[data-difference]")).to_have_count(1)


def charts_shown(visit: Visit) -> None:
    column_missing(visit)
    visit.page.locator(".charts-summary").click()
    visit.page.locator(".comparison-box").fill(LAST_YEAR)
    expect(visit.page.locator("[data-chart=years] svg")).to_be_visible()
    for summary in visit.page.locator(".chart-numbers summary").all():
        summary.click()


def file_refused(visit: Visit) -> None:
    visit.page.locator("input[type=file]").first.set_input_files({"name": "照片.jpg", "mimeType": "image/jpeg", "buffer": A_PICTURE})
    expect(visit.page.locator(".input-refusal")).to_be_visible()


def editor_focussed(visit: Visit) -> None:
    failing(visit)
    visit.page.locator(".cm-content").wait_for()
    visit.page.keyboard.press("Alt+1")
    expect(visit.box).to_be_focused()


def file_held_over_the_page(visit: Visit) -> None:
    visit.page.evaluate(HOLD)
    expect(visit.page.locator(".drop-veil")).to_be_visible()


def searching(visit: Visit) -> None:
    editor_focussed(visit)
    visit.page.keyboard.press("Alt+4")
    visit.page.keyboard.type("总计")
    expect(visit.page.locator(".cm-searchMatch-selected")).to_be_visible()


STATES: list[Callable[[Visit], None]] = [
    nothing, examples_open, failing, column_missing, all_right, no_report, all_findings_unfolded, cell_chosen, cell_edited,
    no_number_typed, candidates_shown, suggestion_accepted, shortcuts_open, take_away_open, table_copied, beside_last_year,
    charts_shown, file_refused, editor_focussed, searching, file_held_over_the_page, privacy_shown,
]  # fmt: skip


@pytest.fixture
def watched(desk: Visit) -> Iterator[Visit]:
    """The desk with axe on the page, and put away whatever a state has opened."""
    desk.page.evaluate(AXE.read_text(encoding="utf-8"))
    yield desk
    desk.page.keyboard.press("Escape")
    desk.page.evaluate("""() => {
        for (const open of document.querySelectorAll('details[open]')) open.open = false;
        document.querySelector('dialog[open]')?.close();
        document.body.dispatchEvent(new DragEvent('dragleave', {bubbles: true}));
        document.querySelector('[data-previous-remove]')?.click();
    }""")
    if desk.page.locator(".search-field").count():
        desk.page.locator(".search-field").press("Escape")


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_no_violation(watched: Visit, state: Callable[[Visit], None]) -> None:
    watched.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    state(watched)
    assert_accessible(watched)


def assert_accessible(visit: Visit) -> None:
    """In both languages, light and dark. A dialog or an editor stays open while the language changes."""
    for language in ("English", "中文"):
        for scheme in SCHEMES:
            assert violations(visit, scheme) == [], (scheme, language)
        visit.page.get_by_role("button", name=language, include_hidden=True).evaluate("button => button.click()")


@pytest.mark.parametrize("width", [360, 2560])
def test_axe_finds_no_violation_on_the_smallest_and_on_a_large_screen(watched: Visit, width: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": 900})
    watched.page.emulate_media(reduced_motion="reduce")
    suggestion_accepted(watched)
    assert_accessible(watched)


def test_axe_finds_no_violation_while_the_engine_loads_and_reads(browser: Browser, own_site: PublishedSite) -> None:
    with own_site.holding("pyodide.asm.wasm") as gate, visiting(browser, own_site) as visit:
        visit.page.evaluate(AXE.read_text(encoding="utf-8"))
        assert_accessible(visit)
        visit.paste(WITH_A_BLANK)
        visit.await_report("reading")
        assert_accessible(visit)
        gate.set()
        visit.await_report()


def test_axe_finds_no_violation_where_the_engine_could_not_be_loaded(browser: Browser, own_site: PublishedSite) -> None:
    own_site.refused.add("pyodide.asm.wasm")
    with visiting(browser, own_site) as visit:
        visit.await_engine("failed")
        visit.page.evaluate(AXE.read_text(encoding="utf-8"))
        assert_accessible(visit)


def violations(visit: Visit, scheme: Scheme) -> list[tuple[str, Any]]:
    visit.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    visit.page.mouse.move(1, 1)
    # A colour that is on its way to another is neither of the two.
    visit.page.evaluate("() => Promise.all(document.getAnimations().map((animation) => animation.finished))")
    options = {"resultTypes": ["violations"]} | ({} if scheme == "light" else {"runOnly": COLOUR_RULES})
    found = visit.page.evaluate("async (options) => (await axe.run(options)).violations", options)
    return [(item["id"], [(node["html"][:200], node["failureSummary"]) for node in item["nodes"]]) for item in found]
