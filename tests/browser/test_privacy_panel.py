"""The panel that says what was loaded: it names what the browser really asked for, and counts what was stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from published_site import PublishedSite
from reader_acts import PLAIN, Visit, visiting

from corpus_cases import cases

REPORT = next(case.text for case in cases("in-the-wild") if case.name.endswith("wancheng-2024"))
NOT_NOTED = ("manifest.webmanifest", "app-icon.svg")  # asked for by the browser's own frame, not by the page
SOURCES = {"本页所在的服务器", "浏览器已存的副本"}


@pytest.fixture
def visit(browser: Browser, site: PublishedSite) -> Iterator[Visit]:
    with visiting(browser, site) as visit:
        visit.await_engine()
        yield visit


def opened(page: Page, button: str = "查看依据") -> Locator:
    page.get_by_role("button", name=button).press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel).to_be_visible()
    return panel


def files(panel: Locator) -> dict[str, int]:
    rows = panel.locator("[data-file]").evaluate_all("rows => rows.map(({dataset}) => [dataset.file, Number(dataset.bytes)])")
    return dict(rows)


def fact(panel: Locator, name: str) -> int:
    return int(panel.locator(f"[data-fact={name}]").get_attribute("data-count") or -1)


def test_it_names_every_file_that_was_asked_for_with_its_size(visit: Visit, site: PublishedSite, dist: Path) -> None:
    visit.read(REPORT)
    asked = {url.removeprefix(site.address).partition("?")[0] or "index.html" for url in visit.requests if url.startswith(site.address)}
    named = files(opened(visit.page))
    later = {name for name in named if name not in asked}
    assert asked - set(named) <= {*NOT_NOTED, *(name for name in asked if name.startswith("assets/panel"))}
    assert later <= {url.removeprefix(site.address) for url in visit.requests}, "a file that nobody asked for"
    broken_off = {name for name in named if f"{name}.gz" in named}  # this host packs nothing for the way
    for name in set(named) - broken_off:
        assert named[name] == (dist / name).stat().st_size, name
    worker_took = "engine/pyodide/python_stdlib.zip" if PLAIN else "engine/snapshot/giar.snapshot.gz"
    assert worker_took in named


def test_nothing_went_elsewhere_and_the_policy_in_force_is_shown(visit: Visit, site: PublishedSite) -> None:
    panel = opened(visit.page)
    assert fact(panel, "elsewhere") == 0
    assert fact(panel, "loaded") == len(files(panel)) > 3
    assert set(panel.locator("tbody td:last-child").all_inner_texts()) <= SOURCES
    panel.locator("summary").press("Enter")
    policies = panel.locator("pre").all_inner_texts()
    assert "default-src 'none'" in policies[0]
    assert f"connect-src {site.address}" in policies[1]


def test_an_attempt_that_was_stopped_is_counted_on_the_page_and_in_the_worker(visit: Visit) -> None:
    attempt = "async () => { try { await fetch('https://example.invalid/?text'); } catch { return; } }"
    before = fact(opened(visit.page), "refused")
    visit.page.keyboard.press("Escape")
    visit.page.evaluate(attempt)
    (worker,) = visit.page.workers
    worker.evaluate(attempt)
    visit.page.wait_for_timeout(200)
    panel = opened(visit.page)
    assert fact(panel, "refused") - before >= 2
    assert fact(panel, "elsewhere") == 0
    visit.requests = [url for url in visit.requests if "example.invalid" not in url]


def test_it_is_read_in_english_and_left_by_the_keyboard(browser: Browser, site: PublishedSite) -> None:
    with visiting(browser, site, "?lang=en") as visit:
        visit.await_engine()
        panel = opened(visit.page, "See for yourself")
        expect(panel.get_by_role("heading", name="Your text stays here")).to_be_visible()
        assert panel.get_by_role("row").count() == len(files(panel)) + 1
        visit.page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(visit.page.get_by_role("button", name="See for yourself")).to_be_focused()


def test_it_opens_while_the_engine_is_still_on_its_way(browser: Browser, own_site: PublishedSite) -> None:
    with own_site.holding("pyodide.asm.wasm") as gate, visiting(browser, own_site) as visit:
        assert "index.html" in files(opened(visit.page))
        gate.set()
        visit.await_engine()
