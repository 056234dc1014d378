"""A megabyte of text: typing, searching and going to and fro stay fluid; what they took is printed."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from reader_acts import Visit

from corpus_cases import cases

REPORT = next(case.text for case in cases("in-the-wild") if case.name.endswith("wancheng-2024"))
SENTENCE = "进一步规范政府信息管理，完善制度，加强平台建设，做好监督保障，群众满意度持续提升。\n"
TABLES = REPORT.index("二、主动公开政府信息情况")
MEGABYTE = REPORT[:TABLES] + SENTENCE * ((1_000_000 - len(REPORT)) // len(SENTENCE)) + REPORT[TABLES:]
CELLS = ["applications.received.natural_person", "proactive.normative_documents.in_force", "applications.concluded.total"]
WATCH = """() => {
    window.frames = [];
    document.querySelector('.source-host').shadowRoot.addEventListener('input', () => {
        const pressed = performance.now();
        requestAnimationFrame(() => setTimeout(() => window.frames.push(performance.now() - pressed)));
    }, {capture: true});
}"""


@pytest.fixture(scope="module")
def long_report(visit: Visit) -> Iterator[Visit]:
    """The long visit with an editor that holds the megabyte."""
    visit.read(REPORT)
    visit.page.locator(".cm-content").wait_for()
    visit.read(MEGABYTE)
    visit.page.evaluate(WATCH)
    yield visit
    visit.clear()


def told(what: str, times: list[float]) -> float:
    median = statistics.median(times)
    print(f"\n{what}, ms: n={len(times)} min={min(times):.0f} median={median:.0f} max={max(times):.0f}")
    return median


def frames(visit: Visit) -> list[float]:
    times: list[float] = visit.page.evaluate("() => window.frames.splice(0)")
    return times


def test_the_report_around_it_is_read(long_report: Visit) -> None:
    assert long_report.cell("applications.received.total").inner_text() == "36"
    assert len(long_report.text()) == len(MEGABYTE)


def test_typing_is_fluid(long_report: Visit) -> None:
    long_report.box.focus()
    long_report.page.keyboard.press("Control+Home")
    for _ in range(60):
        long_report.page.keyboard.press("ArrowDown")
    frames(long_report)
    for _ in range(30):
        long_report.page.keyboard.press("a")
        long_report.page.wait_for_timeout(60)
    assert told("from a key in a megabyte to the next frame", frames(long_report)) <= 50
    assert "a" * 30 in long_report.text()
    long_report.await_report()


def test_going_from_cells_to_their_places_is_fluid(long_report: Visit) -> None:
    times = []
    for key in CELLS * 3:
        long_report.cell(key).click()
        since = time.perf_counter()
        long_report.page.keyboard.press("s")
        expect(long_report.box).to_be_focused()
        times.append((time.perf_counter() - since) * 1000)
        assert long_report.selection() == long_report.cell(key).inner_text()
    assert told("from a cell to its place in a megabyte, Playwright's own time included", times) <= 500


def test_searching_is_fluid(long_report: Visit) -> None:
    long_report.page.keyboard.press("Alt+4")
    long_report.page.keyboard.press("ControlOrMeta+A")
    frames(long_report)
    for letter in "结转下年度":
        long_report.page.keyboard.type(letter)
        long_report.page.wait_for_timeout(60)
    expect(long_report.page.locator(".search-places")).to_have_text(re.compile(r"\d+"))
    assert long_report.selection() == "结转下年度"
    assert told("from a letter to search for in a megabyte to the next frame", frames(long_report)) <= 250
    long_report.page.keyboard.press("Escape")
