"""What stands in the way is said in one clear sentence, with exit status 2 and never a traceback."""

from __future__ import annotations

import ast
import errno
import os
import runpy
import socket
import sys
from pathlib import Path

import pytest
from machine import ROOT, Machine, make_tool, make_wheel, stopped

from building import python_tools
from building.problem import BuildError, from_os_error
from building.project import Project


def test_a_python_that_is_too_old(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18, "final", 0))
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "build.py"), run_name="__main__")
    assert ended.value.code == 2
    assert "Python 3.11 or newer is needed; this one is 3.9." in capsys.readouterr().err


def test_an_old_python_can_read_build_py() -> None:
    source = (ROOT / "build.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 4))
    assert not any(isinstance(node, (ast.JoinedStr, ast.NamedExpr)) for node in ast.walk(ast.parse(source)))
    assert "coding: utf-8" in source.splitlines()[1]


def test_node_missing(machine: Machine) -> None:
    machine.take_away("bin/node")
    assert stopped(machine.run()) == "Node.js was not found. Install Node.js 20.19 or newer, which brings npm."


def test_node_too_old(machine: Machine) -> None:
    make_tool(machine, "node", "#!/bin/sh\necho v18.20.4\n")
    assert stopped(machine.run()).startswith("Node.js v18.20.4 is too old.")


def test_node_that_does_not_run(machine: Machine) -> None:
    make_tool(machine, "node", "#!/bin/sh\nexit 127\n")
    assert stopped(machine.run()).startswith("Node.js does not run")


def test_npm_missing(machine: Machine) -> None:
    machine.take_away("bin/npm")
    assert stopped(machine.run()).startswith("npm was not found.")


def test_python_without_ensurepip(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(python_tools.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(BuildError, match="install python3-venv first"):
        python_tools.environment_step(Project(machine.root)).work()


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        ("disk-full", "The disk is full"),
        ("no-network", "npm cannot reach its package registry"),
        ("not-writable", "No permission to write /some/cache;"),
    ],
)
def test_what_stopped_npm_is_told(machine: Machine, failure: str, sentence: str) -> None:
    machine.put("npm-fails", f"ci:{failure}")
    assert stopped(machine.run()).startswith(sentence)


def test_no_network_for_pip(machine: Machine) -> None:
    nobody = {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": "http://127.0.0.1:9/simple"}
    assert stopped(machine.run(**nobody)).startswith("pip cannot reach its package registry")


def test_a_wheel_with_another_checksum_is_refused(machine: Machine) -> None:
    make_wheel(machine, "micropip", "9.9.1", content="import evil")
    assert "does not match its pinned checksum" in stopped(machine.run())
    assert not machine.dist.exists()


def test_a_wheel_changed_after_the_download_is_refused(machine: Machine) -> None:
    machine.run()
    (wheel,) = machine.root.glob("build/wheels/third-party/micropip*")
    before = wheel.stat()
    content = bytearray(wheel.read_bytes())
    content[40] ^= 1
    wheel.write_bytes(content)
    os.utime(wheel, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "micropip does not match its pinned checksum" in stopped(machine.run())


def test_a_port_that_is_busy_is_told_before_building(machine: Machine) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = machine.run("serve", "--port", str(port))
    assert stopped(done).startswith(f"Port {port} is busy; choose another with --port")
    assert machine.npm_calls() == []


def test_a_port_that_is_none(machine: Machine) -> None:
    done = machine.run("serve", "--port", "99999")
    assert done.returncode == 2
    assert "0–65535" in done.stderr


def test_a_file_where_a_folder_must_be(machine: Machine) -> None:
    for path in sorted((machine.root / "build").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (machine.root / "build").rmdir()
    (machine.root / "build").write_text("")
    assert stopped(machine.run()).startswith("Cannot read or write")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "The disk is full; free some space and run this again."),
        (errno.EDQUOT, "The disk is full; free some space and run this again."),
        (errno.EACCES, "No permission to write dist/index.html; check the folder's permissions."),
        (errno.EROFS, "No permission to write dist/index.html; check the folder's permissions."),
        (errno.EIO, "Cannot read or write dist/index.html: Input/output error."),
    ],
)
def test_what_the_operating_system_refuses(number: int, sentence: str) -> None:
    assert from_os_error(OSError(number, os.strerror(number), "dist/index.html")).en == sentence


def test_a_mistake_in_the_build_program_goes_to_a_file(machine: Machine) -> None:
    (machine.root / "pyproject.toml").write_text("not toml", encoding="utf-8")
    english = stopped(machine.run())
    assert english.startswith("A mistake in the build program; details in ")
    assert "TOMLDecodeError" in Path(english.removeprefix("A mistake in the build program; details in ").rstrip(".")).read_text()


def test_another_pyodide_than_the_one_whose_licences_were_read(machine: Machine) -> None:
    machine.put("pyodide-version", "999.0.0")
    assert "and this is 999.0.0; read it again" in stopped(machine.run(), status=1)
