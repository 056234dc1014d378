"""What is pinned stands in one place; where two places must agree, they do."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from machine import ROOT, Machine

from building.notices import bundled_in_page
from building.project import Project
from building.wheels import INSTALLER, engine_pins

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PAGE = json.loads((ROOT / "web" / "package.json").read_text(encoding="utf-8"))
LISTED = tomllib.loads((ROOT / "licenses" / "pyodide.toml").read_text(encoding="utf-8"))


def test_the_page_installs_the_very_packages_that_giar_depends_on() -> None:
    pinned = {f"{pin.name}=={pin.version}" for pin in engine_pins(Project(ROOT)) if pin.name != INSTALLER}
    later = [name for names in SETTINGS["project"]["optional-dependencies"].values() for name in names]
    assert pinned == {*SETTINGS["project"]["dependencies"], *later}


def test_every_line_of_the_wheel_pins_is_understood() -> None:
    lines = (ROOT / "building" / "pins" / "engine-wheels.txt").read_text(encoding="utf-8").splitlines()
    assert len(engine_pins(Project(ROOT))) == len([line for line in lines if not line.startswith("#")])


def test_python_tools_and_page_tools_are_pinned_exactly() -> None:
    python = [*SETTINGS["build-system"]["requires"], *SETTINGS["dependency-groups"]["dev"], *SETTINGS["project"]["dependencies"]]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", requirement) for requirement in python)
    npm = [*PAGE["dependencies"].values(), *PAGE["devDependencies"].values()]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in npm)


def test_the_lock_file_names_no_registry() -> None:
    assert '"resolved"' not in (ROOT / "web" / "package-lock.json").read_text(encoding="utf-8")


def test_the_licences_were_read_for_the_pyodide_that_is_pinned() -> None:
    assert LISTED["pyodide"] == PAGE["dependencies"]["pyodide"]


def test_every_licence_text_that_is_named_is_there_and_every_one_there_is_named() -> None:
    named = {component["text"] for component in LISTED["component"] if "text" in component}
    there = {path.name for path in (ROOT / "licenses").iterdir()} - {"pyodide.toml"}
    assert named == there


def test_everything_that_the_page_itself_asks_for_brings_its_licence() -> None:
    carried = {component.name for component in bundled_in_page(Project(ROOT)) if component.texts}
    assert set(PAGE["dependencies"]) - {"pyodide"} <= carried


def test_the_notices_name_what_is_shipped_and_print_each_text_once(machine: Machine) -> None:
    machine.run()
    notices = (machine.dist / "THIRD-PARTY-NOTICES.txt").read_text(encoding="utf-8")
    for name in ("pretty-page 1.2.3", "micropip 9.9.1", "opencc-python-reimplemented 9.8.1", f"Pyodide {LISTED['pyodide']}"):
        assert f"\n{name}\n" in notices
    assert "Pretty terms" in notices
    assert "The terms of micropip" in notices
    assert notices.count("Mozilla Public License Version 2.0\n====") == 1
    assert notices.count((ROOT / "licenses" / "MIT.txt").read_text(encoding="utf-8").strip()) == 1


def test_the_two_readmes_lead_to_each_other() -> None:
    assert "(README.zh.md)" in Path(ROOT / "README.md").read_text(encoding="utf-8")
    assert "(README.md)" in Path(ROOT / "README.zh.md").read_text(encoding="utf-8")
