"""The built site, a real browser, and visits that must end without an error and without a request to anybody else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, sync_playwright
from published_site import PublishedSite, publish
from reader_acts import DESKTOP, PLAIN, Open, Visit, visiting

if PLAIN:  # what these tests are about is not there
    collect_ignore = ["test_fallback.py", "test_parts.py", "test_reproducible.py"]

DIST = Path(__file__).parents[2] / "dist"


@pytest.fixture(scope="session")
def dist() -> Path:
    if not (DIST / "index.html").is_file() or not (DIST / "engine" / "engine.json").is_file():
        pytest.fail("The site is not built: run `python build.py` first, then these tests.", pytrace=False)
    return DIST


@pytest.fixture(scope="session")
def site(dist: Path) -> Iterator[PublishedSite]:
    """The site as everybody sees it."""
    with publish(dist) as site:
        yield site


@pytest.fixture
def own_site(dist: Path) -> Iterator[PublishedSite]:
    """A site whose files one test holds back or refuses."""
    with publish(dist) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("GIAR_CHROMIUM"),
                args=["--no-sandbox"] if as_root else [],
            )
        except Error as error:
            advice = "Chromium did not start: run `python build.py test`, which finds one, or name one in GIAR_CHROMIUM."
            pytest.fail(f"{advice}\n{error.message}", pytrace=False)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, site: PublishedSite) -> Iterator[Open]:
    """Opens the page for one test; `path` and the options of a browser profile may be given."""
    with ExitStack() as stack:
        yield lambda path="", **context: stack.enter_context(visiting(browser, site, path, **context))


@pytest.fixture(scope="session")
def visit(browser: Browser, site: PublishedSite) -> Iterator[Visit]:
    """One long visit for all tests that need no first one: the engine starts once."""
    with visiting(browser, site, viewport=DESKTOP) as visit:
        visit.await_engine()
        yield visit


@pytest.fixture
def desk(visit: Visit) -> Iterator[Visit]:
    """The long visit with an empty box, and left as it was found."""
    visit.clear()
    yield visit
    visit.page.set_viewport_size(DESKTOP)
    visit.page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    if visit.page.locator("html").get_attribute("lang") == "en":
        visit.page.get_by_role("button", name="中文").click()
