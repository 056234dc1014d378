"""A megabyte of text: it is read, typed in, gone to and searched. How fast is told by benchmarks/editing.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from reader_acts import Visit

from benchmarks.editing import CELLS, MEGABYTE, REPORT, SOUGHT


@pytest.fixture(scope="module")
def long_report(visit: Visit) -> Iterator[Visit]:
    """The long visit with an editor that holds the megabyte."""
    visit.read(REPORT)
    visit.page.locator(".cm-content").wait_for()
    visit.read(MEGABYTE)
    yield visit
    visit.clear()


def test_the_report_around_it_is_read(long_report: Visit) -> None:
    assert long_report.cell("applications.received.total").inner_text() == "36"
    assert len(long_report.text()) == len(MEGABYTE)


def test_what_is_typed_stands_there_and_is_read(long_report: Visit) -> None:
    long_report.box.focus()
    long_report.page.keyboard.press("Control+Home")
    for _ in range(60):
        long_report.page.keyboard.press("ArrowDown")
    for _ in range(30):
        long_report.page.keyboard.press("a")
    assert long_report.text().count("a" * 30) == 1
    long_report.await_report()


@pytest.mark.parametrize("key", CELLS)
def test_a_cell_leads_to_its_place(long_report: Visit, key: str) -> None:
    long_report.cell(key).click()
    long_report.page.keyboard.press("s")
    expect(long_report.box).to_be_focused()
    assert long_report.selection() == long_report.cell(key).inner_text()


def test_what_is_sought_is_found_letter_by_letter(long_report: Visit) -> None:
    long_report.page.keyboard.press("Alt+4")
    long_report.page.keyboard.press("ControlOrMeta+A")
    long_report.page.keyboard.type(SOUGHT)
    expect(long_report.page.locator(".search-places")).to_have_text(re.compile(r"\d+"))
    assert long_report.selection() == SOUGHT
    long_report.page.keyboard.press("Escape")
