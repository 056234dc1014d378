"""What a reader does on the page, and what the page then shows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Locator, Page, ViewportSize
from published_site import PublishedSite

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
ENGINE_PATIENCE = 90_000
"""Milliseconds that the engine may take to start on a busy machine."""

CELLS = """() => Object.fromEntries([...document.querySelectorAll('[data-cell]')].map((cell) => [
    cell.dataset.cell, {status: cell.dataset.status, text: cell.textContent, mark: cell.dataset.mark ?? null}]))"""


TEXT = "box => box.value ?? box.cmTile.view.state.doc.toString()"

SELECTION = """box => {
    if (box.value !== undefined) return box.value.slice(box.selectionStart, box.selectionEnd);
    const {doc, selection} = box.cmTile.view.state;
    return doc.sliceString(selection.main.from, selection.main.to);
}"""


@dataclass
class Visit:
    """One visit to the page: its tab, every request that it made, every error that it met."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def box(self) -> Locator:
        return self.page.get_by_role("textbox", name="报告文本").or_(self.page.get_by_role("textbox", name="Report text"))

    def text(self) -> str:
        """All the text in the box, which is a plain box at first and an editor once a report stands."""
        return self.box.evaluate(TEXT)

    def expect_text(self, text: str) -> None:
        """Wait until the box holds the text, and all of it."""
        for _ in range(100):
            if self.text() == text:
                return
            self.page.wait_for_timeout(50)
        assert self.text() == text

    def selection(self) -> str:
        """The part of the box's text that is selected."""
        return self.box.evaluate(SELECTION)

    @property
    def engine(self) -> str | None:
        return self.page.locator("html").get_attribute("data-engine")

    @property
    def report(self) -> str | None:
        return self.page.locator("html").get_attribute("data-report")

    def await_engine(self, phase: str = "ready") -> None:
        self.page.locator(f"html[data-engine={phase}]").wait_for(state="attached", timeout=ENGINE_PATIENCE)

    def await_report(self, stage: str = "done") -> None:
        self.page.locator(f"html[data-report={stage}]").wait_for(state="attached", timeout=ENGINE_PATIENCE)

    def paste(self, text: str) -> None:
        """Select all that is in the box and paste over it, from the clipboard, as a reader does."""
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        self.box.focus()
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.press("ControlOrMeta+V")

    def clear(self) -> None:
        """Empty the box by keyboard: an editor holds more text than it draws, and only its own keys reach all of it."""
        self.box.focus()
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.press("Delete")
        self.await_report("none")

    def read(self, text: str) -> None:
        """Paste a report and wait until the page shows it, and not the one that it showed before."""
        if self.report == "done":
            self.clear()
        self.paste(text)
        self.await_report()

    def cells(self) -> dict[str, dict[str, Any]]:
        """The cells of the tables as they stand on the page, by key."""
        return self.page.evaluate(CELLS)

    def cell(self, key: str) -> Locator:
        return self.page.locator(f"[data-cell='{key}']")

    def findings(self, rule: str) -> Locator:
        return self.page.locator(f"[data-rule='{rule}']")

    def tally(self, kind: str) -> int:
        """How many relations the page says hold (`pass`), fail (`fail`) or are `undecided`."""
        return int(self.page.locator(f"[data-kind={kind}] b").inner_text())

    def document(self, text: str) -> dict[str, Any]:
        """The JSON document of a text, asked of the page as a script would."""
        return self.page.evaluate("text => window.giar.check(text)", text)

    def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        return self.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")


PLAIN = bool(os.environ.get("GIAR_PLAIN"))
"""Whether the page is to do without its snapshot, as where an engine cannot restore it."""


def plainly(path: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}plain"


Open = Callable[..., Visit]
"""Opens the page for one test; a path and the options of a browser profile may be given."""


@contextmanager
def visiting(browser: Browser, site: PublishedSite, path: str = "", **context: object) -> Iterator[Visit]:
    """A visit to the page in a browser profile of its own."""
    options = {"permissions": ["clipboard-read", "clipboard-write"], "service_workers": "block"} | context
    with browser.new_context(**options) as profile:
        visit = Visit(profile.new_page())
        profile.on("request", lambda request: visit.requests.append(request.url))
        visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
        visit.page.goto(site.address + (plainly(path) if PLAIN else path))
        yield visit
        assert visit.errors == []
        assert [url for url in visit.requests if not url.startswith((site.address, "blob:", "data:"))] == []
