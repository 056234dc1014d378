"""How soon the page answers a key, in a report and in a megabyte of text around the same report, one after the other.

``python -m benchmarks.editing [--rounds 10] [--write docs/performance-of-editing.md]``, after ``python build.py``; needs
Playwright and a Chromium (named in ``GIAR_CHROMIUM`` where it is not Playwright's own).
"""

from __future__ import annotations

import argparse
import os
import statistics
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Playwright, sync_playwright

from benchmarks.startup import PASTE, PATIENCE, REPORT, browser_options, serving

SENTENCE = "进一步规范政府信息管理，完善制度，加强平台建设，做好监督保障，群众满意度持续提升。\n"
TABLES = REPORT.index("二、主动公开政府信息情况")
MEGABYTE = REPORT[:TABLES] + SENTENCE * ((1_000_000 - len(REPORT)) // len(SENTENCE)) + REPORT[TABLES:]
CELLS = ("applications.received.natural_person", "proactive.normative_documents.in_force", "applications.concluded.total")
SOUGHT = "结转下年度"
BETWEEN_KEYS = 60
"""Milliseconds between two keys of somebody who types fast."""

# Notes when the last key went down, and what has passed when its effect is drawn.
WATCH = """() => {
    let since = null;
    let times = [];
    const answered = () => {
        if (since !== null) times.push(performance.now() - since);
        since = null;
    };
    const drawn = () => requestAnimationFrame(() => setTimeout(answered));
    for (const kind of ['keydown', 'beforeinput']) window.addEventListener(kind, () => { since ??= performance.now(); }, {capture: true});
    document.querySelector('.source-host').shadowRoot.addEventListener('input', drawn, {capture: true});
    document.addEventListener('focusin', (event) => { if (event.target.matches('.source-host')) drawn(); });
    new MutationObserver(() => requestAnimationFrame(answered))
        .observe(document.querySelector('.verdict'), {subtree: true, childList: true, characterData: true});
    window.taken = () => {
        since = null;
        return times.splice(0);
    };
    window.isAnswered = () => times.length > 0;
}"""


def opened(playwright: Playwright, address: str, text: str) -> Page:
    """The page with a report on show, its source in the editor."""
    page = playwright.chromium.launch(**browser_options()).new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    page.evaluate(PASTE, text)
    rest(page)
    page.locator(".cm-content").wait_for()
    page.evaluate(WATCH)
    return page


def rest(page: Page) -> None:
    """Wait until nothing is under way."""
    page.locator("html[data-report=done]").wait_for(state="attached", timeout=PATIENCE)
    page.wait_for_timeout(300)


def taken(page: Page) -> list[float]:
    times: list[float] = page.evaluate("() => window.taken()")
    return times


def type_in_the_source(page: Page) -> list[float]:
    page.get_by_role("textbox", name="报告文本").focus()
    page.keyboard.press("Control+Home")
    for _ in range(60):
        page.keyboard.press("ArrowDown")
    taken(page)
    for _ in range(5):
        page.keyboard.press("a")
        page.wait_for_timeout(BETWEEN_KEYS)
    times = taken(page)
    rest(page)
    return times


def search(page: Page) -> list[float]:
    page.keyboard.press("Alt+4")
    page.keyboard.press("ControlOrMeta+A")
    taken(page)
    for letter in SOUGHT:
        page.keyboard.insert_text(letter)
        page.wait_for_timeout(BETWEEN_KEYS)
    times = taken(page)
    page.keyboard.press("Escape")
    return times


def go_to_the_place(page: Page) -> list[float]:
    times = []
    for key in CELLS:
        page.locator(f"[data-cell='{key}']").click()
        taken(page)
        page.keyboard.press("s")
        page.wait_for_timeout(BETWEEN_KEYS * 3)
        times += taken(page)
    return times


def correct(page: Page) -> list[float]:
    page.locator(f"[data-cell='{CELLS[0]}']").click()
    page.keyboard.press("Enter")
    times = []
    for key in ("Backspace", "3", "Backspace", "3"):
        taken(page)
        page.keyboard.press(key)
        page.wait_for_function("() => window.isAnswered()")
        page.wait_for_timeout(BETWEEN_KEYS)
        times += taken(page)
    page.keyboard.press("Escape")
    return times


ACTS: dict[str, tuple[str, Callable[[Page], list[float]], str]] = {
    "verdict": ("A key in a cell, until the new verdict", correct, "≤ 100, a report"),
    "typing": ("A key in the source, until the next frame", type_in_the_source, "≤ 50"),
    "search": ("A letter to search for, until the next frame", search, "≤ 250"),
    "place": ("From a cell to its place in the source", go_to_the_place, "≤ 500"),
}
"""What is measured, how, and the milliseconds within which it should be there in the median."""

Figures = dict[str, tuple[list[float], list[float]]]


def measure(rounds: int) -> Figures:
    figures: Figures = {name: ([], []) for name in ACTS}
    with sync_playwright() as playwright, serving() as line:
        pages = [opened(playwright, line.address, text) for text in (REPORT, MEGABYTE)]
        for turn in range(1 + rounds):
            for name, (_, act, _) in ACTS.items():
                for page, times in zip(pages, figures[name], strict=True):
                    answers = act(page)
                    if turn > 0:  # the first time, what an act needs is still fetched
                        times += answers
    return figures


def document(figures: Figures, rounds: int) -> str:
    lines = [
        "# How soon the page answers a key",
        "",
        f"Made by `python -m benchmarks.editing --rounds {rounds} --write docs/performance-of-editing.md`, not edited by hand.",
        f"One report of {len(REPORT):,} characters, and the same with prose in between up to {len(MEGABYTE):,}, in two browsers, each act",
        "in turn in both. Milliseconds by the browser's own clock from the key to the frame that shows its effect: median, and in",
        "brackets what nine of ten stay below.",
        f"Load of the machine ({os.cpu_count()} cores) at the end: {os.getloadavg()[0]:.1f}.",
        "",
        "| | a report | a megabyte | ratio | wanted | keys |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, sides in figures.items():
        title, _, wanted = ACTS[name]
        medians = [statistics.median(times) for times in sides]
        shown = [f"{median:.0f} ({statistics.quantiles(times, n=10)[-1]:.0f})" for median, times in zip(medians, sides, strict=True)]
        lines.append(f"| {title} | {shown[0]} | {shown[1]} | {medians[1] / medians[0]:.2f} | {wanted} | {len(sides[0])}, {len(sides[1])} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    page = document(measure(options.rounds), options.rounds)
    print(page)
    if options.write:
        options.write.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
