"""``python build.py serve``: under a sub-path, as the site will be hosted."""

from __future__ import annotations

import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse

import pytest
from machine import Machine, lay_out


def start(machine: Machine) -> tuple[subprocess.Popen[str], str]:
    process = machine.start("serve", "--port", "0")
    assert process.stdout is not None
    return process, next(line.strip() for line in process.stdout if line.startswith("http://"))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    process, address = start(lay_out(tmp_path_factory.mktemp("served")))
    yield address
    process.kill()
    process.communicate()


def fetch(address: str) -> HTTPResponse:
    response = urllib.request.urlopen(address, timeout=10)
    assert isinstance(response, HTTPResponse)
    return response


def status(address: str) -> int:
    with pytest.raises(urllib.error.HTTPError) as refused:
        fetch(address)
    refused.value.close()
    return int(refused.value.code)


def test_serves_the_built_site_under_a_sub_path(address: str) -> None:
    assert address.endswith("/giar/")
    with fetch(address) as page:
        assert b"assets/page.js" in page.read()
        assert page.headers["Content-Type"] == "text/html; charset=utf-8"
        assert page.headers["Cache-Control"] == "no-cache"


def test_the_bare_address_leads_to_the_sub_path(address: str) -> None:
    for bare in (address.removesuffix("giar/"), address.removesuffix("/")):
        with fetch(bare) as page:
            assert page.url == address


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("engine/pyodide/pyodide.asm.wasm", "application/wasm"),
        ("engine/pyodide/pyodide.mjs", "text/javascript; charset=utf-8"),
        ("engine/engine.json", "application/json"),
        ("engine/wheels/giar-0.1.0-py3-none-any.whl", "application/octet-stream"),
    ],
)
def test_each_file_has_the_type_that_browsers_ask_for(address: str, path: str, kind: str) -> None:
    with fetch(address + path) as file:
        assert file.headers["Content-Type"] == kind


def test_nothing_outside_the_site_is_served(address: str) -> None:
    outside = address.removesuffix("giar/")
    assert status(outside + "index.html") == 404
    assert status(address + "../build.py") == 404
    assert status(address + "%2e%2e/build.py") == 404
    assert status(address + "engine/") == 404


def test_stops_quietly_when_asked(machine: Machine) -> None:
    process, _ = start(machine)
    process.terminate()
    said, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Stopped" in said
    assert "Traceback" not in said
