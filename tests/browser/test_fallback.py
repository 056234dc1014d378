"""Where the snapshot cannot be restored the page says nothing and works, only slower."""

from __future__ import annotations

import gzip
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from published_site import PublishedSite
from reader_acts import ENGINE_PATIENCE, visiting

from corpus_cases import cases

TEXTS = {case.name.rpartition("/")[2]: case.text for case in cases("in-the-wild")}
REPORT = TEXTS["wancheng-2024"]
SNAPSHOT = "**/giar.snapshot.gz"


def garbled(route: Route) -> None:
    route.fulfill(body=gzip.compress(b"giarsnp1" + b"\x00" * 5000))


def cut_short(route: Route) -> None:
    route.fulfill(body=route.fetch().body()[:1_000_000])


def of_another_build(route: Route) -> None:
    content = bytearray(gzip.decompress(route.fetch().body()))
    content[24 + 16] ^= 0xFF  # in the head that Pyodide compares with its own build
    route.fulfill(body=gzip.compress(bytes(content), 1))


def of_another_size(route: Route) -> None:
    content = bytearray(gzip.decompress(route.fetch().body()))
    content[12:16] = (1 << 20).to_bytes(4, "little")
    route.fulfill(body=gzip.compress(bytes(content), 1))


def breaking(route: Route) -> None:
    """The loader breaks at the first thing that it does with its wasm: Pyodide then waits for ever and says nothing."""
    once = """const grow = WebAssembly.Table.prototype.grow;
    WebAssembly.Table.prototype.grow = function () {
        WebAssembly.Table.prototype.grow = grow;
        throw new RangeError('no room');
    };
    """
    route.fulfill(body=once + route.fetch().text(), content_type="text/javascript")


OBSTACLES: dict[str, Callable[[Page], None]] = {
    "it is not there": lambda page: page.route(SNAPSHOT, lambda route: route.fulfill(status=404)),
    "it never arrives": lambda page: page.route(SNAPSHOT, lambda route: route.abort()),
    "it is something else": lambda page: page.route(SNAPSHOT, garbled),
    "it is cut short": lambda page: page.route(SNAPSHOT, cut_short),
    "it is of another build": lambda page: page.route(SNAPSHOT, of_another_build),
    "it is of another size": lambda page: page.route(SNAPSHOT, of_another_size),
    "its loader breaks": lambda page: page.route("**/snapshot/pyodide.asm.mjs", breaking),
}


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_the_page_works_and_says_nothing(browser: Browser, site: PublishedSite, obstacle: str) -> None:
    with browser.new_context() as profile:
        page = profile.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("pageerror", lambda error: said.append(str(error)))
        profile.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
        OBSTACLES[obstacle](page)
        page.goto(site.address)
        document = page.evaluate("text => window.giar.check(text)", REPORT)
        assert len(document["cells"]) == 200
        assert document["cells"]["applications.received.natural_person"]["value"] == 33
        assert "python_stdlib.zip" in asked
        expect(page.get_by_role("alert")).to_have_count(0)
        assert said == []


def test_the_long_way_and_the_short_way_say_the_same(browser: Browser, site: PublishedSite) -> None:
    """All that a report's document holds, for each of the real reports, is the same with and without the snapshot."""
    answers = []
    for path in ("", "?plain"):
        with visiting(browser, site, path) as visit:
            visit.await_engine()
            answers.append([visit.document(text) for text in TEXTS.values()])
    assert answers[0] == answers[1]


@pytest.mark.parametrize("encoded", [(".gz",), (".wasm", ".mjs", ".js", ".json"), (".wasm", ".mjs", ".gz")], ids=" ".join)
def test_whatever_a_host_packs_for_the_way_the_snapshot_is_restored(
    browser: Browser, own_site: PublishedSite, encoded: tuple[str, ...]
) -> None:
    """Some hosts pack nothing (every other test is on one of those), some the usual kinds, some say of a packed file that it is."""
    own_site.encoded = encoded
    with visiting(browser, own_site) as visit:
        assert len(visit.document(REPORT)["cells"]) == 200
        assert not any(url.endswith("python_stdlib.zip") for url in visit.requests), "the long way was taken"


def test_a_pasted_report_needs_neither_the_standard_library_nor_micropip(browser: Browser, own_site: PublishedSite) -> None:
    own_site.refused = {"python_stdlib.zip", "pyodide-lock.json"}
    with browser.new_context() as profile:
        page = profile.new_page()
        asked: list[str] = []
        profile.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
        page.goto(own_site.address)
        assert len(page.evaluate("text => window.giar.check(text)", REPORT)["cells"]) == 200
        assert [name for name in asked if name.startswith("micropip") or name == "pyodide-lock.json"] == []


def test_what_the_snapshot_left_out_comes_when_it_is_needed(browser: Browser, own_site: PublishedSite) -> None:
    """Traditional characters need dictionaries that no snapshot could hold."""
    traditional = "某區人民政府2024年政府信息公開工作年度報告\n" + REPORT.replace("信息公开", "信息公開").replace("规", "規").replace(
        "条", "條"
    )
    with own_site.holding("python_stdlib.zip") as gate, browser.new_context() as profile:
        page = profile.new_page()
        page.goto(own_site.address)
        page.locator("html[data-engine=ready]").wait_for(state="attached", timeout=ENGINE_PATIENCE)
        page.evaluate("text => { window.answer = window.giar.check(text); }", traditional)
        page.wait_for_timeout(300)
        gate.set()
        document = page.evaluate("() => window.answer")
        assert document["cells"]["applications.received.total"]["status"] == "number"


def test_what_was_random_when_the_snapshot_was_made_is_not_in_the_page(tmp_path: Path) -> None:
    """Two visits, restored from the same state, draw different numbers."""
    rest = Path(__file__).parents[2] / "web" / "src" / "engine" / "rest.py"
    visit = f"""
import importlib.util, random, sys
spec = importlib.util.spec_from_file_location("rest", {str(rest)!r})
rest = importlib.util.module_from_spec(spec)
spec.loader.exec_module(rest)
rest.STANDARD_LIBRARY = {str(tmp_path / "library.zip")!r}
rest.leave_out([])
frozen = random.getstate()
rest.restored(lambda: None)
print(hash(frozen[1]), random.random())
"""
    with zipfile.ZipFile(tmp_path / "library.zip", "w") as library:
        library.writestr("somewhere.py", "")
    said = [subprocess.run([sys.executable, "-c", visit], capture_output=True, text=True, check=True).stdout.split() for _ in range(2)]
    assert said[0][0] == said[1][0], "the state in the snapshot is not the same each time"
    assert said[0][1] != said[1][1]
