"""What the person at the terminal sees while the steps run."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from building.problem import BuildError

HEARTBEAT_SECONDS = 5.0


def prepare_streams() -> None:
    """Let Chinese through wherever the output goes: a pipe's default encoding may not know it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="replace", line_buffering=True)


def say(line: str = "") -> None:
    print(line, flush=True)


def heading(title: str) -> None:
    say(f"\n== {title} ==")


def complain(problem: BuildError, stream: TextIO | None = None) -> None:
    print(f"build.py: {problem.zh}\n          {problem.en}", file=stream or sys.stderr, flush=True)


def unchanged(title: str) -> None:
    say(f"✓ {title}: 未变 · unchanged")


@contextmanager
def working(title: str) -> Iterator[None]:
    """Announce a step, and say how long it took when it is done."""
    say(f"→ {title} …")
    started = time.monotonic()
    yield
    say(f"✓ {title}: {time.monotonic() - started:.1f} s")


class Heartbeat:
    """While a quiet tool works, say now and then that it still does, with its latest words."""

    def __init__(self) -> None:
        self.latest = ""
        self._stop = threading.Event()
        self._started = time.monotonic()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def _beat(self) -> None:
        while not self._stop.wait(HEARTBEAT_SECONDS):
            say(f"  … {time.monotonic() - self._started:.0f} s  {self.latest[:100]}")

    def __enter__(self) -> Heartbeat:
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._stop.set()
        self._thread.join()
