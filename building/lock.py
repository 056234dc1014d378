"""One build at a time in a checkout. The operating system takes the lock back from a process that dies."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from building import progress
from building.project import Project


@contextmanager
def only_one(project: Project) -> Iterator[None]:
    """Wait until no other build.py is building in this checkout, and keep others waiting meanwhile."""
    project.build.mkdir(parents=True, exist_ok=True)
    with (project.build / "lock").open("a+") as file:
        if not _take(file, wait=False):
            progress.say("另一个 build.py 正在构建，等它完成 · Another build.py is building here; waiting for it …")
            _take(file, wait=True)
        yield


if sys.platform == "win32":
    import msvcrt
    import time

    def _take(file: IO[str], *, wait: bool) -> bool:
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            except OSError:
                if not wait:
                    return False
                time.sleep(0.2)
            else:
                return True

else:
    import fcntl

    def _take(file: IO[str], *, wait: bool) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True
