"""How soon the page gives its verdict, against a page that only starts bare Pyodide from the same package.

``python -m benchmarks.startup [--pairs 7] [--write docs/performance.md]``, after ``python build.py``; needs Playwright and a
Chromium (named in ``GIAR_CHROMIUM`` where it is not Playwright's own).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from building.server import PREFIX, SiteHandler

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
REPORT = (ROOT / "tests" / "corpus" / "in-the-wild" / "wancheng-2024.txt").read_text(encoding="utf-8")
PATIENCE = 120_000
SLOW_LINE = 10_000_000 / 8  # bytes a second
COMPRESSED_BY_HOSTS = (".html", ".js", ".mjs", ".css", ".json", ".wasm", ".svg", ".txt", ".webmanifest")
Visited = TypeVar("Visited")
TARGETS = {"cold": 0.35, "started": 0.35, "return": 0.30, "soon": None, "bytes": 1.25, "slow": 1.0}
REST = 3
"""Seconds that a browser has been open before a visit: one that was just started is busy with itself for most of that time."""

READING = 5
"""Seconds that a visitor stays after the verdict, bare Pyodide's visitor as well: the browser keeps what it has compiled."""

BARE_PAGE = """<!doctype html><meta charset="utf-8"><title>bare</title><script type="module">
import { loadPyodide } from './engine/pyodide/pyodide.mjs';
await loadPyodide();
document.documentElement.dataset.report = 'done';
</script>"""

# Typed into the box as soon as there is one, as a browser does that restores a form.
PASTE = """(text) => {
    const seek = () => {
        const box = document.querySelector('textarea, [contenteditable=true][role=textbox]');
        if (!box) return requestAnimationFrame(seek);
        if (box.value === undefined) {
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', text);
            return box.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
        }
        box.value = text;
        box.dispatchEvent(new InputEvent('input', {bubbles: true}));
    };
    seek();
}"""


class CountingHandler(SiteHandler):
    """Serves as GitHub Pages does: text and wasm in gzip, kept for ten minutes; counts what it sends."""

    server: Line

    def do_GET(self) -> None:  # noqa: N802 (the base class names it)
        if self.path.split("?")[0] == f"{PREFIX}bare.html":
            return self._send(gzip.compress(BARE_PAGE.encode(), mtime=0), "text/html", compressed=True)
        path = Path(self.translate_path(self.path.split("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        compressed = path.suffix in COMPRESSED_BY_HOSTS
        return self._send(self.server.content(path, compressed), self.guess_type(str(path)), compressed)

    def _send(self, content: bytes, kind: str, compressed: bool) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        super(SiteHandler, self).end_headers()
        self.server.send(self.wfile, content)


class Line(ThreadingHTTPServer):
    """A server whose line may be slow: all its answers share it."""

    daemon_threads = True

    def __init__(self, speed: float | None = None) -> None:
        super().__init__(("127.0.0.1", 0), partial(CountingHandler, directory=str(DIST)))
        self.speed = speed
        self.sent = 0
        self._turn = threading.Lock()
        self._kept: dict[Path, bytes] = {}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}{PREFIX}"

    def content(self, path: Path, compressed: bool) -> bytes:
        if path not in self._kept:
            content = path.read_bytes()
            self._kept[path] = gzip.compress(content, 6, mtime=0) if compressed else content
        return self._kept[path]

    def send(self, file: Any, content: bytes) -> None:
        piece = 16_384 if self.speed else len(content)
        for start in range(0, len(content), piece):
            part = content[start : start + piece]
            with self._turn:
                if self.speed:
                    time.sleep(len(part) / self.speed)
                self.sent += len(part)
            file.write(part)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has seen enough leaves in the middle."""


@contextmanager
def serving(speed: float | None = None) -> Iterator[Line]:
    line = Line(speed)
    for path in DIST.rglob("*"):
        if path.is_file():
            line.content(path, path.suffix in COMPRESSED_BY_HOSTS)
    threading.Thread(target=line.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield line
    finally:
        line.shutdown()
        line.server_close()


def browser_options() -> dict[str, Any]:
    """Which Chromium, and how it is started."""
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return {"executable_path": os.environ.get("GIAR_CHROMIUM"), "args": arguments}


@contextmanager
def profile(playwright: Playwright, folder: Path) -> Iterator[BrowserContext]:
    """A browser of its own with a profile on disk, so that a return visit finds what the first one left."""
    context = playwright.chromium.launch_persistent_context(folder, **browser_options())
    try:
        yield context
    finally:
        context.close()


def visit(
    context: BrowserContext, address: str, paste: bool, on_done: Callable[[], None] = lambda: None, rest: float = REST, stay: float = 0
) -> float:
    """Milliseconds from opening the page until it is done, by the browser's own clock; it stays open for ``stay`` seconds."""
    page = context.new_page()
    page.wait_for_timeout(rest * 1000)
    page.add_init_script(f"({WATCH})()")
    if paste:
        page.add_init_script(f"({PASTE})({json.dumps(REPORT)})")
    page.goto(address)
    page.locator("html[data-report=done]").wait_for(state="attached", timeout=PATIENCE)
    on_done()
    elapsed = float(page.evaluate("window.doneAt"))
    page.wait_for_timeout(stay * 1000)
    page.close()
    return elapsed


WATCH = """() => {
    const look = () => { if (document.documentElement?.dataset.report === 'done') window.doneAt ??= performance.now(); };
    new MutationObserver(look).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ['data-report']});
}"""


@dataclass
class Figures:
    """Milliseconds (or bytes) of giar and of bare Pyodide, one pair after the other."""

    giar: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        return statistics.median(self.giar) / statistics.median(self.bare)


def measure(pairs: int, slow_pairs: int) -> dict[str, Figures]:
    figures = {name: Figures() for name in TARGETS}
    with sync_playwright() as playwright:
        with serving() as line:
            for _ in range(pairs):
                for kind in ("giar", "bare"):
                    _first_and_return(playwright, line, kind, figures)
        with serving(SLOW_LINE) as line:
            for _ in range(slow_pairs):
                for kind in ("giar", "bare"):
                    getattr(figures["slow"], kind).append(_one_profile(playwright, lambda context, kind=kind: _visit(context, line, kind)))
    return figures


def _visit(context: BrowserContext, line: Line, kind: str, **options: Any) -> float:
    return visit(context, line.address + ("" if kind == "giar" else "bare.html"), paste=kind == "giar", **options)


def _first_and_return(playwright: Playwright, line: Line, kind: str, figures: dict[str, Figures]) -> None:
    def note(name: str, figure: float) -> None:
        getattr(figures[name], kind).append(figure)

    def reading(context: BrowserContext) -> None:
        before = line.sent
        note("cold", _visit(context, line, kind, on_done=lambda: note("bytes", line.sent - before), stay=READING))
        note("return", _visit(context, line, kind))

    def leaving_at_once(context: BrowserContext) -> None:
        note("cold", _visit(context, line, kind))
        note("soon", _visit(context, line, kind))

    _one_profile(playwright, reading)
    _one_profile(playwright, leaving_at_once)
    _one_profile(playwright, lambda context: note("started", _visit(context, line, kind, rest=0)))


def _one_profile(playwright: Playwright, act: Callable[[BrowserContext], Visited]) -> Visited:
    folder = Path(tempfile.mkdtemp(prefix="giar-startup-"))
    try:
        with profile(playwright, folder) as context:
            return act(context)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--slow-pairs", type=int, default=3)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    page = document(measure(options.pairs, options.slow_pairs), options.pairs, options.slow_pairs)
    print(page)
    if options.write:
        options.write.write_text(page, encoding="utf-8")


NAMES = {
    "cold": ("First visit", "ms"),
    "started": ("First visit in a browser that was started for it", "ms"),
    "return": ("Return visit", "ms"),
    "soon": ("Return visit of one who left at the verdict", "ms"),
    "bytes": ("Bytes of a first visit until the verdict, as sent (gzip)", "bytes"),
    "slow": ("First visit over 10 Mbit/s", "ms"),
}


def document(figures: dict[str, Figures], pairs: int, slow_pairs: int) -> str:
    lines = [
        "# How soon the page opens",
        "",
        f"Made by `python -m benchmarks.startup --pairs {pairs} --slow-pairs {slow_pairs} --write docs/performance.md`,",
        "not edited by hand.",
        "giar: from opening the page, with a report pasted as soon as the box is there, to its verdict on the page. Bare: a page",
        "that only runs `loadPyodide()` from the same package. Each visit in a browser profile of its own, giar and bare in turn,",
        "served by one local server that compresses what GitHub Pages compresses and lets it be kept for ten minutes. Medians.",
        f"A browser has been open for {REST} seconds before each visit, but for the row that says otherwise.",
        f"Who returns has stayed for {READING} seconds after the verdict, bare Pyodide's visitor too, in which a browser keeps what it has",
        "compiled and giar keeps itself for days without a network; or has left at once.",
        f"Load of the machine ({os.cpu_count()} cores) at the end: {os.getloadavg()[0]:.1f}.",
        "",
        "| | giar | bare Pyodide | ratio | wanted | pairs |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, measured in figures.items():
        if not measured.giar:
            continue
        title, unit = NAMES[name]
        wanted = f"≤ {TARGETS[name]:.2f}" if TARGETS[name] else ""
        giar, bare = (f"{statistics.median(side):,.0f} {unit}" for side in (measured.giar, measured.bare))
        lines.append(f"| {title} | {giar} | {bare} | {measured.ratio:.2f} | {wanted} | {len(measured.giar)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
