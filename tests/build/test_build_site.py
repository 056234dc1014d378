"""``python build.py``: the site is whole or not there, and nothing is done twice."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
import signal
import zipfile

import pytest
from machine import Machine, stopped


def engine(machine: Machine) -> dict[str, object]:
    description = json.loads((machine.dist / "engine" / "engine.json").read_text(encoding="utf-8"))
    assert isinstance(description, dict)
    return description


def steps_done(output: str) -> list[str]:
    return [line.split("·")[1].strip(" …") for line in output.splitlines() if line.startswith("→")]


def test_builds_the_page_with_the_engine_beside_it(machine: Machine) -> None:
    done = machine.run()
    assert done.returncode == 0, done.stdout + done.stderr
    assert (machine.dist / "assets" / "page.js").read_text() == "show();"
    assert (machine.dist / ".nojekyll").is_file()
    described = engine(machine)
    assert described["giar"] == "0.1.0"
    assert described["pyodide"] == (machine.folder / "pyodide-version").read_text()
    assert described["bootstrap"] == ["wheels/micropip-9.9.1-py3-none-any.whl"]
    assert described["wheels"] == ["wheels/giar-0.1.0-py3-none-any.whl", "wheels/opencc_python_reimplemented-9.8.1-py3-none-any.whl"]


def test_every_file_that_the_engine_names_is_there_with_its_size(machine: Machine) -> None:
    machine.run()
    described = engine(machine)
    core = described["core"]
    assert isinstance(core, list)
    assert {part["path"]: part["bytes"] for part in core} == {
        f"pyodide/{path.name}": path.stat().st_size for path in (machine.dist / "engine" / "pyodide").iterdir()
    }
    named = [*described["bootstrap"], *described["wheels"]]  # type: ignore[misc]
    snapshot = machine.dist / "engine" / described["snapshot"]["path"]  # type: ignore[index]
    assert snapshot.stat().st_size == described["snapshot"]["bytes"]  # type: ignore[index]
    parts = [described["snapshot"][part] for part in ("loader", "wasm", "second")]  # type: ignore[index]
    assert all((machine.dist / "engine" / part).is_file() for part in parts)
    packed = machine.dist / "engine" / f"{parts[1]}.gz"
    assert gzip.decompress(packed.read_bytes()) == (machine.dist / "engine" / parts[1]).read_bytes()
    assert sorted(named) == sorted(f"wheels/{path.name}" for path in (machine.dist / "engine" / "wheels").iterdir())


def test_giars_wheel_is_the_same_for_the_same_sources(machine: Machine) -> None:
    machine.run()
    (wheel,) = machine.root.glob("build/wheels/giar/*.whl")
    first = wheel.read_bytes()
    for source in machine.root.glob("py/giar/*.py"):
        os.utime(source, (1, 1))
    (machine.root / "build" / "stamps" / "giar-wheel.json").unlink()
    machine.run()
    assert wheel.read_bytes() == first
    assert "giar/__init__.py" in zipfile.ZipFile(wheel).namelist()


def test_a_second_run_does_nothing(machine: Machine) -> None:
    machine.run()
    before = {path: path.stat().st_mtime_ns for path in machine.dist.rglob("*")}
    calls = machine.npm_calls()
    again = machine.run()
    assert again.returncode == 0
    assert steps_done(again.stdout) == []
    assert machine.npm_calls() == calls
    assert {path: path.stat().st_mtime_ns for path in machine.dist.rglob("*")} == before


def test_a_change_in_python_rebuilds_the_wheel_and_the_site_only(machine: Machine) -> None:
    machine.run()
    (machine.root / "py" / "giar" / "__init__.py").write_text('"""Another giar."""\n', encoding="utf-8")
    done = machine.run()
    assert steps_done(done.stdout) == ["giar's wheel", "The memory snapshot", "One file (giar.html)", "The site (dist/)"]
    (wheel,) = (machine.dist / "engine" / "wheels").glob("giar-*.whl")
    assert b"Another giar" in zipfile.ZipFile(wheel).read("giar/__init__.py")


def test_a_change_in_the_page_rebuilds_the_page_and_the_site_only(machine: Machine) -> None:
    machine.run()
    (machine.root / "web" / "main.js").write_text("show(more);", encoding="utf-8")
    done = machine.run()
    assert steps_done(done.stdout) == ["The page (Vite)", "The page for the single file", "One file (giar.html)", "The site (dist/)"]
    assert (machine.dist / "assets" / "page.js").read_text() == "show(more);"


def test_a_file_taken_from_the_site_is_put_back(machine: Machine) -> None:
    machine.run()
    (machine.dist / "index.html").unlink()
    done = machine.run()
    assert steps_done(done.stdout) == ["The site (dist/)"]
    assert (machine.dist / "index.html").is_file()


def test_a_build_that_is_killed_leaves_no_site_and_the_next_one_is_whole(machine: Machine) -> None:
    machine.put("hang", "")
    kill_midway(machine)
    assert not machine.dist.exists()
    done = machine.run()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "The page (Vite)" in steps_done(done.stdout)
    assert (machine.dist / "index.html").is_file()


def test_a_rebuild_that_is_killed_leaves_the_old_site_whole(machine: Machine) -> None:
    machine.run()
    before = {path: path.read_bytes() for path in machine.dist.rglob("*") if path.is_file()}
    (machine.root / "web" / "main.js").write_text("changed();", encoding="utf-8")
    machine.put("hang", "")
    kill_midway(machine)
    assert {path: path.read_bytes() for path in machine.dist.rglob("*") if path.is_file()} == before
    machine.run()
    assert (machine.dist / "assets" / "page.js").read_text() == "changed();"


def kill_midway(machine: Machine) -> None:
    build = machine.start()
    bundler = int(machine.wait_for("hanging"))
    build.kill()
    build.communicate()
    os.kill(bundler, signal.SIGKILL)
    machine.take_away("hang")


def test_an_interrupted_build_ends_its_tools_and_says_so(machine: Machine) -> None:
    machine.put("hang", "")
    build = machine.start()
    bundler = int(machine.wait_for("hanging"))
    build.terminate()
    output, _ = build.communicate(timeout=20)
    assert build.returncode == 130
    assert "Interrupted" in output
    assert "Traceback" not in output
    with pytest.raises(ProcessLookupError):
        os.kill(bundler, 0)


def test_two_builds_at_once_take_turns(machine: Machine) -> None:
    machine.put("slow", "2")
    first = machine.start()
    machine.wait_for("npm-calls")
    second = machine.start()
    said, _ = second.communicate(timeout=60)
    first.communicate(timeout=60)
    assert (first.returncode, second.returncode) == (0, 0), said
    assert "Another build.py is building here" in said
    assert machine.npm_calls() == ["ci", "run build", "run build:single"]


def test_a_page_that_does_not_compile_is_told_with_the_bundlers_words(machine: Machine) -> None:
    machine.put("npm-fails", "run build:compile-error")
    done = machine.run()
    assert "npm run build failed" in stopped(done, status=1)
    assert "Expected a semicolon" in done.stderr
    assert not machine.dist.exists()


def test_a_failing_build_leaves_the_site_that_was_there(machine: Machine) -> None:
    machine.run()
    machine.put("npm-fails", "run build:compile-error")
    (machine.root / "web" / "main.js").write_text("broken", encoding="utf-8")
    stopped(machine.run(), status=1)
    assert (machine.dist / "assets" / "page.js").read_text() == "show();"


def test_a_memory_that_is_too_large_for_a_snapshot_is_told_in_a_sentence(machine: Machine) -> None:
    machine.put("snapshot-fails", "SNAPSHOT TOO LARGE: 40000000 bytes, and at most 31457280 can be restored")
    assert "larger than a snapshot can be" in stopped(machine.run(), status=1)
    assert not machine.dist.exists()


def test_a_pyodide_that_the_snapshot_does_not_fit_is_told_in_a_sentence(machine: Machine) -> None:
    machine.put("snapshot-fails", "throw new Error(`ANOTHER PYODIDE: of ${made}`)\nError: ANOTHER PYODIDE: its loader is of build ff\n")
    said = stopped(machine.run(), status=1)
    assert "The snapshot does not fit Pyodide" in said
    assert "its loader is of build ff." in said
    assert not machine.dist.exists()


def test_a_snapshot_that_cannot_be_made_is_told_with_the_makers_words(machine: Machine) -> None:
    machine.put("snapshot-fails", "ModuleNotFoundError: No module named 'giar.missing'")
    done = machine.run()
    assert "node snapshot/make.js failed" in stopped(done, status=1)
    assert "giar.missing" in done.stderr


def test_what_the_page_begins_stands_in_its_head_and_its_policy_allows_just_that(machine: Machine) -> None:
    machine.run()
    page = (machine.dist / "index.html").read_text(encoding="utf-8")
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}' blob:" in page
    worker = (machine.dist / "assets" / "worker-1.js").read_text(encoding="utf-8")
    assert json.loads(re.search(r"`, (\".*\")\], ", script)[1]) == worker  # type: ignore[index]
    assert json.loads(re.search(r"manifest = (\{.*\});", script)[1]) == engine(machine)  # type: ignore[index]
    assert page.index("Content-Security-Policy") < page.index("<script>") < page.index("page.js")
    assert script.index("confineRequests();") < script.index("new Worker(")


def test_the_single_file_stands_in_the_site_with_its_checksum_and_its_size_is_told(machine: Machine) -> None:
    done = machine.run()
    content = (machine.dist / "giar.html").read_bytes()
    assert (machine.dist / "giar.html.sha256").read_text() == f"{hashlib.sha256(content).hexdigest()}  giar.html\n"
    assert f"giar.html: {len(content) / 1e6:.1f} MB" in done.stdout


def test_the_single_file_asks_for_no_other_file(machine: Machine) -> None:
    machine.run()
    page = (machine.dist / "giar.html").read_text(encoding="utf-8")
    assert not re.search(r"(src|href)=\"(?!data:)", page)
    assert "connect-src blob:;" in page
    assert "'self'" not in page
    carried = re.findall(r'data-path="([^"]+)"', page)
    site = {path.relative_to(machine.dist).as_posix() for path in (machine.dist / "engine").rglob("*") if path.is_file()}
    # Nothing has a way to go here, so that Python's wasm is there once and whole.
    assert set(carried) == {"worker-1.js", *site} - {path for path in site if re.search(r"^engine/snapshot/.*\.wasm(\.gz)?$", path)}
    assert len(carried) == len(set(carried))


def test_the_service_worker_lists_each_file_that_it_keeps_once_with_its_checksum(machine: Machine) -> None:
    machine.run()
    listed = json.loads((machine.dist / "service-worker.js").read_text(encoding="utf-8").removeprefix("keep(").removesuffix(");"))
    kept = {entry["url"]: entry["integrity"].split() for entry in [*listed["first"], *listed["later"]]}
    assert len(kept) == len(listed["first"]) + len(listed["later"])
    site = {path.relative_to(machine.dist).as_posix(): path.read_bytes() for path in machine.dist.rglob("*") if path.is_file()}
    twins = {f"{path}.gz" for path in listed["packed"]}
    others = {"service-worker.js", "giar.html", "giar.html.sha256", "THIRD-PARTY-NOTICES.txt", ".nojekyll"}
    assert kept.keys() == site.keys() - twins - others
    for path, checksums in {**kept, **{f"{path}.gz": checksums.split() for path, checksums in listed["packed"].items()}}.items():
        assert f"sha256-{base64.b64encode(hashlib.sha256(site[path]).digest()).decode()}" in checksums, path
    assert {"index.html", "assets/page.js", "engine/engine.json"} <= {entry["url"] for entry in listed["first"]}
