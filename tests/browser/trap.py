"""A listener on a port of its own that nobody has a reason to reach."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

HOST = "127.0.0.1"


class Trap:
    """Keeps the first line of whatever arrives. A connection on which nothing was said is none: Chromium opens such ones
    ahead of time to wherever a link leads, followed or not, and they carry nothing of the page."""

    def __init__(self) -> None:
        self._listener = socket.create_server((HOST, 0))
        self.caught: list[str] = []

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self._listener.getsockname()[1]}/"

    def listen(self) -> None:
        while True:
            try:
                visitor, _ = self._listener.accept()
            except OSError:
                return
            with visitor:
                visitor.settimeout(0.5)
                with suppress(OSError):
                    if said := visitor.recv(2000):
                        self.caught.append(said.decode("latin-1").partition("\r\n")[0])

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@contextmanager
def listening() -> Iterator[Trap]:
    trap = Trap()
    thread = threading.Thread(target=trap.listen, daemon=True)
    thread.start()
    try:
        yield trap
    finally:
        trap.close()
        thread.join(timeout=5)
