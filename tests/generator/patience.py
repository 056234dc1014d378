"""An end to waiting: what takes seconds is a failure like any other."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 5.0
"""No report takes a tenth of this to read, even on a busy machine."""


@contextmanager
def at_most(seconds: float = SECONDS) -> Iterator[None]:
    """Stops what is inside after so many seconds with a TimeoutError; only in a process's main thread."""

    def stop(number: int, frame: object) -> None:
        raise TimeoutError(f"signal {number} after {seconds} s in {frame}")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
