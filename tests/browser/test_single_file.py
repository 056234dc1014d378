"""The whole application in one file: opened from disk, without a network, under a policy that names no address."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from published_site import PublishedSite
from reader_acts import CELLS, ENGINE_PATIENCE
from test_browser_documents import KINDS, drop, first_of, read_cells, shown
from trap import listening

from corpus_cases import cases

TEXTS = {case.name.rpartition("/")[2]: case.text for case in cases("in-the-wild")}
REPORT = TEXTS["wancheng-2024"]


@pytest.fixture(scope="module")
def file(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Alone in a folder whose name is as a person would choose it."""
    return Path(shutil.copy(dist / "giar.html", tmp_path_factory.mktemp("年报 核对") / "giar 核对.html"))


@pytest.fixture(scope="module")
def page(browser: Browser, file: Path) -> Iterator[Page]:
    with browser.new_context(offline=True) as profile:
        page = profile.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        asked: list[str] = []
        profile.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        page.locator("html[data-engine=ready]").wait_for(state="attached", timeout=ENGINE_PATIENCE)
        yield page
        assert errors == []
        assert [url for url in asked if not url.startswith(("blob:", "data:")) and url != file.as_uri()] == []


def read(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="报告文本").fill(text)
    page.locator("html[data-report=done]").wait_for(state="attached", timeout=ENGINE_PATIENCE)


def test_it_reads_and_checks_a_report(page: Page) -> None:
    read(page, REPORT)
    cells = page.evaluate(CELLS)
    assert len(cells) == 200
    assert cells["applications.received.natural_person"]["text"] == "33"
    assert page.locator("[data-rule]").count() > 0


def test_it_finds_a_slip(page: Page) -> None:
    page.get_by_role("textbox", name="报告文本").fill("")
    page.locator("html[data-report=none]").wait_for(state="attached")
    read(page, re.sub(r"(一、本年新收政府信息公开申请数量\s+)33\b", r"\g<1>34", REPORT, count=1))
    expect(page.locator("[data-rule='arithmetic.balance']").first).to_be_visible()


def test_it_says_the_same_as_the_site(page: Page, browser: Browser, site: PublishedSite) -> None:
    ask = "text => window.giar.check(text)"
    with browser.new_context() as profile:
        online = profile.new_page()
        online.goto(site.address)
        for text in TEXTS.values():
            assert page.evaluate(ask, text) == online.evaluate(ask, text)


@pytest.mark.parametrize("kind", KINDS)
def test_it_reads_documents_their_readers_included(page: Page, kind: str) -> None:
    path = first_of(kind)
    drop(page, path)
    assert read_cells(page, shown(path)) == shown(path)


def test_it_says_what_it_brings_along_and_that_nothing_was_sent(page: Page) -> None:
    page.get_by_role("button", name="查看依据").click()
    panel = page.get_by_role("dialog")
    expect(panel.locator("[data-fact=elsewhere]")).to_have_attribute("data-count", "0")
    expect(panel.locator("[data-file='engine/pyodide/pyodide.asm.wasm']")).to_contain_text("本文件自带")
    panel.locator("summary").click()
    expect(panel.locator("pre")).to_contain_text("connect-src blob:")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_its_examples_come_with_it(page: Page) -> None:
    page.get_by_role("textbox", name="报告文本").fill("")
    page.locator("html[data-report=none]").wait_for(state="attached")
    page.locator("[data-example='zhoukou-2024']").first.evaluate("button => button.click()")
    page.locator("html[data-report=done]").wait_for(state="attached", timeout=ENGINE_PATIENCE)
    expect(page.locator("[data-cell='applications.received.other_organization']")).to_have_attribute("data-status", "absent")


def test_its_charts_and_its_search_come_with_it(page: Page) -> None:
    page.get_by_role("textbox", name="报告文本").fill("")
    page.locator("html[data-report=none]").wait_for(state="attached")
    read(page, REPORT)
    page.locator(".charts-summary").click()
    expect(page.locator("[data-chart=outcomes] svg")).to_be_visible()
    page.get_by_role("button", name="查找").click()
    page.locator(".search-field").fill("总计")
    expect(page.locator(".search-places")).to_have_text(re.compile(r"1 / \d+"))
    page.locator(".search-field").press("Escape")


def test_it_works_where_the_snapshot_cannot_be_restored(browser: Browser, file: Path) -> None:
    with browser.new_context(offline=True) as profile:
        page = profile.new_page()
        page.goto(f"{file.as_uri()}?plain")
        assert page.evaluate("text => window.giar.check(text)", REPORT)["schema"] == "giar/1"


def test_its_policy_shuts_the_network(browser: Browser, file: Path) -> None:
    """With a network there to be reached, from the page and from the worker."""
    ask = "async (trap) => { try { await fetch(trap, {mode: 'no-cors'}); return 'sent'; } catch (error) { return error.name; } }"
    with listening() as trap, browser.new_context() as profile:
        page = profile.new_page()
        page.goto(file.as_uri())
        page.locator("html[data-engine=ready]").wait_for(state="attached", timeout=ENGINE_PATIENCE)
        (worker,) = page.workers
        assert [runner.evaluate(ask, trap.address) for runner in (page, worker)] == ["TypeError", "TypeError"]
        page.evaluate("trap => { navigator.sendBeacon(trap, 'text'); new Image().src = trap; location.href = trap; }", trap.address)
        page.wait_for_timeout(500)
        assert trap.caught == []


def test_its_checksum_is_right(dist: Path) -> None:
    digest, name = (dist / "giar.html.sha256").read_text(encoding="utf-8").split()
    assert name == "giar.html"
    assert digest == hashlib.sha256((dist / name).read_bytes()).hexdigest()
