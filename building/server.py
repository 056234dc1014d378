"""Serves ``dist/`` on this machine, under a sub-path as GitHub Pages does."""

from __future__ import annotations

import errno
import os
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from building import progress
from building.problem import BuildError

HOST = "127.0.0.1"
PREFIX = "/giar/"


class SiteHandler(SimpleHTTPRequestHandler):
    """Files of the site at ``/giar/``; everything else is sent there or not found."""

    # Said here because the machine's own table of types may be wrong: Windows keeps it in the registry.
    extensions_map = {  # noqa: RUF012 (the base class has it as a plain dictionary)
        "": "application/octet-stream",
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".mjs": "text/javascript; charset=utf-8",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
        ".zip": "application/zip",
    }

    def send_head(self) -> Any:
        if self.path.split("?")[0] in ("/", PREFIX.rstrip("/")):
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", PREFIX)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        if not self.path.startswith(PREFIX):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def list_directory(self, path: str | os.PathLike[str]) -> None:  # noqa: ARG002 (the base class names it)
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class names it)
        """Say nothing: the terminal keeps showing the address."""


class SiteServer(ThreadingHTTPServer):
    """Takes its port at once and listens later, so that a busy port is told before a long build."""

    allow_reuse_address = os.name == "posix"  # on Windows it would let two servers share a port
    daemon_threads = True

    def __init__(self, folder: Path, port: int) -> None:
        super().__init__((HOST, port), partial(SiteHandler, directory=str(folder)), bind_and_activate=False)
        try:
            self.server_bind()
        except OSError as error:
            self.server_close()
            raise _port_problem(port, error) from error

    @property
    def address(self) -> str:
        return f"http://localhost:{self.server_port}{PREFIX}"

    def serve(self) -> None:
        """Serve until the person stops it."""
        self.server_activate()
        try:
            progress.say(f"\n{self.address}\n按 Ctrl+C 停止 · Press Ctrl+C to stop")
            self.serve_forever()
        except KeyboardInterrupt:
            progress.say("\n已停止 · Stopped")


def _port_problem(port: int, error: OSError) -> BuildError:
    another = port % 60000 + 1
    if error.errno == errno.EADDRINUSE or getattr(error, "winerror", None) == 10048:
        return BuildError(
            f"端口 {port} 已被占用；请用 --port 换一个，例如 --port {another}。",
            f"Port {port} is busy; choose another with --port, such as --port {another}.",
        )
    if error.errno == errno.EACCES:
        return BuildError(
            f"无权使用端口 {port}；请用 --port 换一个 1024 以上的。",
            f"Port {port} is not allowed; choose one above 1024 with --port.",
        )
    return BuildError(f"无法使用端口 {port}：{error.strerror}。", f"Port {port} cannot be used: {error.strerror}.")
