"""After one visit the page opens without a network; a newer one is offered, never forced, and two never mix."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from published_site import PublishedSite, publish
from reader_acts import CELLS, ENGINE_PATIENCE
from test_browser_documents import KINDS, drop, first_of, read_cells, shown

from building.inline import content_hash
from building.offline import write_service_worker
from building.project import Project
from corpus_cases import cases

ROOT = Path(__file__).parents[2]
TEXTS = {case.name.rpartition("/")[2]: case.text for case in cases("in-the-wild")}
REPORT = TEXTS["wancheng-2024"]
LONG_WAY = tuple(f"pyodide/pyodide{end}" for end in (".mjs", ".asm.mjs", ".asm.wasm", "-lock.json"))
KEEPS = """async (paths) => {
    const kept = async () => (await Promise.all(paths.map((path) => caches.match(path, {ignoreSearch: true})))).every(Boolean);
    for (let left = 200; left > 0 && !await kept(); left--) await new Promise((end) => setTimeout(end, 100));
    return kept();
}"""
KEPT = """async () => {
    const registration = await navigator.serviceWorker.ready;
    const soon = () => new Promise((end) => setTimeout(end, 50));
    while (registration.active.state !== 'activated' || !navigator.serviceWorker.controller) await soon();
    return true;
}"""


@pytest.fixture
def deployed(dist: Path, tmp_path: Path) -> Path:
    """A copy of the site that a test may deploy anew."""
    return Path(shutil.copytree(dist, tmp_path / "site"))


@pytest.fixture
def deployment(deployed: Path) -> Iterator[PublishedSite]:
    with publish(deployed) as site:
        yield site


@pytest.fixture
def profile(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as profile:
        yield profile


def opened(profile: BrowserContext, address: str) -> Page:
    page = profile.new_page()
    page.goto(address)
    await_engine(page)
    return page


def await_engine(page: Page) -> None:
    page.locator("html[data-engine=ready]").wait_for(state="attached", timeout=ENGINE_PATIENCE)


def kept(profile: BrowserContext, site: PublishedSite) -> Page:
    page = opened(profile, site.address)
    assert page.evaluate(KEPT)
    return page


def read(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="报告文本").fill(text)
    page.locator("html[data-report=done]").wait_for(state="attached", timeout=ENGINE_PATIENCE)


def assert_reads(page: Page) -> None:
    read(page, REPORT)
    assert len(page.evaluate(CELLS)) == 200


def reload_without_a_network(profile: BrowserContext, site: PublishedSite, page: Page) -> None:
    site.shutdown()
    profile.set_offline(True)
    page.reload()
    await_engine(page)


def deploy(folder: Path, version: str) -> None:
    """Put another version into the folder: its page has another title, its engine another number."""
    index = folder / "index.html"
    page = index.read_text(encoding="utf-8").replace("<html ", f'<html data-deployed="{version}" ', 1)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    newer, replaced = re.subn(r'"giar":"[^"]+"', f'"giar":"{version}"', script)
    assert replaced == 1
    index.write_text(page.replace(script, newer).replace(content_hash(script), content_hash(newer)), encoding="utf-8")
    write_service_worker(Project(ROOT), folder)


def versions(page: Page) -> tuple[str | None, bool]:
    """Of the page and of its engine: the second says whether it is the newer one."""
    await_engine(page)
    return page.locator("html").get_attribute("data-deployed"), "9.9.9" in page.locator(".colophon").inner_text()


def test_after_one_visit_the_page_opens_and_checks_without_a_network(profile: BrowserContext, deployment: PublishedSite) -> None:
    page = kept(profile, deployment)
    reload_without_a_network(profile, deployment, page)
    for name in ("wancheng-2024", "shandong-2024"):
        page.get_by_role("textbox", name="报告文本").fill("")
        page.locator("html[data-report=none]").wait_for(state="attached")
        read(page, TEXTS[name])
        assert len(page.evaluate(CELLS)) == 200, name


def test_where_no_snapshot_is_restored_one_visit_is_enough_too(profile: BrowserContext, deployment: PublishedSite, deployed: Path) -> None:
    page = opened(profile, f"{deployment.address}?plain")
    assert page.evaluate(KEPT)
    (installer,) = (deployed / "engine" / "wheels").glob("micropip-*.whl")
    assert page.evaluate(KEEPS, [f"engine/{path}" for path in (*LONG_WAY, f"wheels/{installer.name}")])
    reload_without_a_network(profile, deployment, page)
    assert_reads(page)


def test_what_the_first_report_needed_does_not_travel_again_to_be_kept(profile: BrowserContext, deployment: PublishedSite) -> None:
    deployment.keeps = True
    deployment.encoded = (".wasm",)  # as GitHub Pages sends it; in full it would be too large for a browser's cache in memory
    page = opened(profile, deployment.address)
    read(page, REPORT)
    assert page.evaluate(KEPT)
    for name in ("pyodide.asm.wasm", "pyodide.second.wasm", "giar.snapshot.gz", "python_stdlib.zip"):
        assert deployment.asked[name] == 1, name
    assert deployment.asked["pyodide.asm.wasm.gz"] == 0


def test_where_the_host_packs_nothing_python_comes_packed_and_is_kept_unpacked(profile: BrowserContext, deployment: PublishedSite) -> None:
    deployment.keeps = True
    deployment.pause = 0.02  # on a line without any length all of it would be there before anybody can say no
    page = opened(profile, deployment.address)
    read(page, REPORT)
    assert page.evaluate(KEPT)
    assert deployment.asked["pyodide.asm.wasm.gz"] == 1
    assert deployment.broken["pyodide.asm.wasm"] == 1, "it came whole as well"
    reload_without_a_network(profile, deployment, page)
    assert_reads(page)


def test_a_host_that_says_of_packed_files_that_they_are_packed_for_the_way_is_kept_too(
    profile: BrowserContext, deployment: PublishedSite
) -> None:
    deployment.encoded = (".gz",)
    page = kept(profile, deployment)
    reload_without_a_network(profile, deployment, page)
    assert_reads(page)


def test_a_host_that_varies_its_files_by_what_a_browser_accepts_is_kept_too(profile: BrowserContext, deployment: PublishedSite) -> None:
    deployment.varies_by = "Accept"
    page = kept(profile, deployment)
    reload_without_a_network(profile, deployment, page)
    assert_reads(page)


def test_what_a_browser_has_of_another_version_is_not_kept(profile: BrowserContext, deployment: PublishedSite, deployed: Path) -> None:
    """A part of the site was deployed anew while the browser still had the old one."""
    deployment.keeps = True
    opened(profile, deployment.address).close()
    description = deployed / "engine" / "engine.json"
    before = profile.new_page()
    before.goto(f"{deployment.address}engine/engine.json")
    description.write_text(description.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    write_service_worker(Project(ROOT), deployed)
    page = kept(profile, deployment)
    kept_text = page.evaluate("async () => (await (await fetch('engine/engine.json')).text())")
    assert kept_text == description.read_text(encoding="utf-8")


def test_on_the_second_visit_the_wasm_is_compiled_already(profile: BrowserContext, deployment: PublishedSite) -> None:
    """As far as a page can bring it about: it has the wasm compiled from where the next visit takes it."""
    deployment.encoded = (".wasm",)
    page = kept(profile, deployment)
    page.wait_for_timeout(500)
    times = "performance.getEntriesByName(new URL('engine/snapshot/pyodide.asm.wasm', document.baseURI).href).length"
    assert page.evaluate(times) == 2
    page.reload()
    await_engine(page)
    page.wait_for_timeout(3000)
    assert page.evaluate(times) == 1


def test_documents_are_read_without_a_network_a_pdf_once_one_was_read(profile: BrowserContext, deployment: PublishedSite) -> None:
    page = kept(profile, deployment)
    drop(page, first_of("pdf"))
    reload_without_a_network(profile, deployment, page)
    for kind in KINDS:
        path = first_of(kind)
        drop(page, path)
        assert read_cells(page, shown(path)) == shown(path), kind


def test_what_is_kept_is_the_site_and_nothing_of_the_text(profile: BrowserContext, deployment: PublishedSite) -> None:
    page = kept(profile, deployment)
    read(page, REPORT)
    addresses = page.evaluate("""async () => {
        const found = [];
        for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) found.push(url.split('?')[0]);
        return found;
    }""")
    folder = deployment.address
    assert addresses
    assert all(url.startswith(folder) and (ROOT / "dist" / url.removeprefix(folder)).is_file() for url in addresses)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_a_newer_version_is_offered_and_comes_when_asked_for(profile: BrowserContext, deployment: PublishedSite, deployed: Path) -> None:
    page = kept(profile, deployment)
    deploy(deployed, "9.9.9")
    page.reload()
    assert versions(page) == (None, False), "the newer version came unasked"
    offer = page.locator(".update")
    expect(offer).to_be_visible(timeout=30_000)
    assert_reads(page)
    offer.get_by_role("button").click()
    page.locator("html[data-deployed='9.9.9']").wait_for(state="attached", timeout=30_000)
    assert versions(page) == ("9.9.9", True)


def test_an_old_page_takes_nothing_from_a_newer_deployment(profile: BrowserContext, deployment: PublishedSite, deployed: Path) -> None:
    """Not even what is fetched after the newer one is there: a file of another version is refused."""
    page = kept(profile, deployment)
    deploy(deployed, "9.9.9")
    lock = deployed / "engine" / "pyodide" / "pyodide-lock.json"
    lock.write_text(lock.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    ask = "async (path) => { try { return (await (await fetch(path)).text()).length; } catch { return 'refused'; } }"
    assert page.evaluate(ask, f"{deployment.address}engine/pyodide/pyodide-lock.json") == "refused"
    other = opened(profile, deployment.address)
    assert versions(other) == (None, False)


def test_a_newer_version_that_came_in_another_tab_is_offered_still(
    profile: BrowserContext, deployment: PublishedSite, deployed: Path
) -> None:
    page = kept(profile, deployment)
    deploy(deployed, "9.9.9")
    page.reload()
    other = opened(profile, deployment.address)
    for tab in (page, other):
        expect(tab.locator(".update")).to_be_visible(timeout=30_000)
    other.locator(".update button").click()
    other.locator("html[data-deployed='9.9.9']").wait_for(state="attached", timeout=60_000)
    assert_reads(page)
    assert versions(page) == (None, False), "the newer version came unasked"
    page.locator(".update button").click()
    page.locator("html[data-deployed='9.9.9']").wait_for(state="attached", timeout=30_000)
    assert versions(page) == ("9.9.9", True)


def test_a_newer_version_fetches_what_has_changed_only(profile: BrowserContext, deployment: PublishedSite, deployed: Path) -> None:
    page = kept(profile, deployment)
    deploy(deployed, "9.9.9")
    before = deployment.asked.copy()
    # What the browser keeps for itself would do as well, but not for days.
    profile.new_cdp_session(page).send("Network.clearBrowserCache")
    page.reload()
    expect(page.locator(".update")).to_be_visible(timeout=30_000)
    fetched = {name for name, count in (deployment.asked - before).items() if count}
    assert fetched == {"index.html", "service-worker.js"}


def test_a_deployment_that_is_not_whole_is_not_taken(profile: BrowserContext, deployment: PublishedSite, deployed: Path) -> None:
    page = kept(profile, deployment)
    deploy(deployed, "9.9.9")
    index = deployed / "index.html"
    index.write_text(index.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    page.reload()
    await_engine(page)
    page.wait_for_timeout(5000)
    expect(page.locator(".update")).to_have_count(0)
    page.reload()
    assert versions(page) == (None, False)
