"""The built site on a port of its own under a sub-path, with a hand on every request."""

from __future__ import annotations

import gzip
import io
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from building.server import PREFIX, SiteHandler

HOST = "127.0.0.1"
PIECE = 1 << 18


class GatedHandler(SiteHandler):
    """Serves as `build.py serve` does, but refuses or holds back the files that a test names."""

    server: PublishedSite

    def send_head(self) -> Any:
        name = self.path.rpartition("/")[2]
        self.server.asked[name] += 1
        gate = self.server.held.get(name)
        if gate is not None:
            gate.wait(timeout=60)
        if name in self.server.refused:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        if name.endswith(self.server.encoded):
            return self._send_encoded()
        return super().send_head()

    def _send_encoded(self) -> Any:
        path = Path(self.translate_path(self.path.split("?")[0]))
        content = path.read_bytes() if path.suffix == ".gz" else gzip.compress(path.read_bytes(), 1, mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return io.BytesIO(content)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        try:
            while piece := source.read(PIECE):
                outputfile.write(piece)
                time.sleep(self.server.pause)
        except OSError:
            self.server.broken[self.path.rpartition("/")[2]] += 1
            raise

    def end_headers(self) -> None:
        if self.server.varies_by:
            self.send_header("Vary", self.server.varies_by)
        if not self.server.keeps:
            return super().end_headers()
        self.send_header("Cache-Control", "max-age=600")
        return super(SiteHandler, self).end_headers()


class PublishedSite(ThreadingHTTPServer):
    """
    The site; `refused` and `held` name files by the last part of their path, `encoded` by its end: those travel packed.
    `pause`: seconds after each 256 KB, as on a slow line. `keeps`: browsers may keep the files for ten minutes, as those of
    GitHub Pages. `varies_by`: the header of a request by which the host says that its answers differ. `asked` counts the requests
    for each file, `broken` the answers that the browser left in the middle.
    """

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__((HOST, 0), partial(GatedHandler, directory=str(folder)))
        self.refused: set[str] = set()
        self.encoded: tuple[str, ...] = ()
        self.held: dict[str, threading.Event] = {}
        self.pause = 0.0
        self.keeps = False
        self.varies_by: str | None = None
        self.asked: Counter[str] = Counter()
        self.broken: Counter[str] = Counter()

    @property
    def origin(self) -> str:
        return f"http://{HOST}:{self.server_port}"

    @property
    def address(self) -> str:
        return self.origin + PREFIX

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves in the middle of an answer is no error."""

    @contextmanager
    def holding(self, name: str) -> Iterator[threading.Event]:
        """Answers for that file wait until the event is set, at the latest at the end."""
        gate = self.held[name] = threading.Event()
        try:
            yield gate
        finally:
            gate.set()
            del self.held[name]


@contextmanager
def publish(folder: Path) -> Iterator[PublishedSite]:
    site = PublishedSite(folder)
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.shutdown()
        site.server_close()
        thread.join(timeout=10)
