"""Search in the source."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect
from reader_acts import Visit

from corpus_cases import cases

REPORT = next(case.text for case in cases("in-the-wild") if case.name.endswith("wancheng-2024"))


@pytest.fixture
def report(desk: Visit) -> Iterator[Visit]:
    desk.read(REPORT)
    desk.page.locator(".cm-content").wait_for()
    yield desk
    if field(desk).count():
        desk.page.keyboard.press("Alt+4")
        desk.page.keyboard.press("Escape")


def field(visit: Visit) -> Locator:
    return visit.page.locator(".search-field")


def places(visit: Visit) -> Locator:
    return visit.page.locator(".search-places")


def test_places_are_found_while_typing_and_gone_through_by_enter(report: Visit) -> None:
    report.cell("applications.received.business").click()
    report.page.keyboard.press("Alt+4")
    expect(report.page.get_by_role("textbox", name="在原文中查找")).to_be_focused()
    report.page.keyboard.type("总计")
    expect(places(report)).to_have_text(f"1 / {REPORT.count('总计')}")
    assert report.selection() == "总计"
    report.page.keyboard.press("Enter")
    expect(places(report)).to_have_text(f"2 / {REPORT.count('总计')}")
    report.page.keyboard.press("Shift+Enter")
    expect(places(report)).to_have_text(f"1 / {REPORT.count('总计')}")
    expect(report.page.locator(".cm-searchMatch-selected")).to_be_in_viewport()
    report.page.keyboard.press("Escape")
    expect(field(report)).to_have_count(0)
    expect(report.box).to_be_focused()


def test_a_place_that_is_a_cell_chooses_the_cell(report: Visit) -> None:
    report.box.focus()
    report.page.keyboard.press("Control+Home")
    report.page.keyboard.press("Control+f")
    report.page.keyboard.type("36")
    place = report.document(REPORT)["cells"]["applications.received.total"]["where"]
    assert REPORT[place["start"] : place["end"]] == "36"
    for _ in range(REPORT.count("36", 0, place["start"])):
        report.page.keyboard.press("Enter")
    expect(report.cell("applications.received.total")).to_have_attribute("data-chosen", "")
    expect(field(report)).to_be_focused()


def test_the_button_opens_it_and_what_is_not_there_is_told_in_the_language_of_the_page(report: Visit) -> None:
    report.page.get_by_role("button", name="查找").click()
    field(report).fill("没有这样的字")
    expect(places(report)).to_have_text("没有找到")
    report.page.get_by_role("button", name="English").click()
    expect(places(report)).to_have_text("Not found")
    expect(report.page.get_by_role("textbox", name="Find in the text")).to_be_visible()
    for name in ("Previous", "Next", "Close the search"):
        expect(report.page.get_by_role("button", name=name)).to_be_visible()
    assert report.text() == REPORT
