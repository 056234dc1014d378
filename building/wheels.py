"""The wheels that the page's Python installs: giar's own, and the pinned ones it needs."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from building.problem import BuildError
from building.project import Project
from building.python_tools import pip, python
from building.stamps import Step, fingerprint, perform
from building.tool import Command, run_quietly

PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)\s+--hash=sha256:(?P<sha256>[0-9a-f]{64})\s*$")
INSTALLER = "micropip"
LATER = {"xlsx": "xlsxwriter", "pypdfium2": "pypdfium2"}
"""What a format of the files to take away, or reading a kind of document, needs beyond the engine: the page installs it
when it is first asked for. The documents' readers go by their own names, as ``giar.source.packages_for`` gives them."""


@dataclass(frozen=True)
class Pin:
    """One wheel from the package index, by name, version and checksum."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True)
class EngineWheels:
    """The wheel that can install others, and those that it installs: giar and what giar needs at once, or later for a format."""

    installer: Path
    giar: Path
    needed: tuple[Path, ...]
    later: Mapping[str, Path]

    @property
    def installed(self) -> tuple[Path, ...]:
        return (self.giar, *self.needed)

    @property
    def third_party(self) -> tuple[Path, ...]:
        return (self.installer, *self.needed, *self.later.values())


def ensure_wheels(project: Project) -> EngineWheels:
    perform(project, giar_step(project))
    perform(project, third_party_step(project))
    third_party = verified(project)
    (own,) = _own_folder(project).glob("*.whl")
    installer = third_party.pop(INSTALLER)
    later = {form: third_party.pop(name) for form, name in LATER.items() if name in third_party}
    return EngineWheels(installer, own, tuple(third_party.values()), later)


def giar_step(project: Project) -> Step:
    """giar's own wheel; the same sources give the same bytes."""
    folder = _own_folder(project)
    sources = [project.package, *(project.root / name for name in ("pyproject.toml", "README.md", "LICENSE"))]

    def work() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        command: Command = [python(project), "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
        run_quietly(project, "hatchling", command, log="giar-wheel")

    return Step("giar-wheel", "giar 的 wheel · giar's wheel", fingerprint(project.root, sources), lambda: [folder], work)


def third_party_step(project: Project) -> Step:
    """The pinned wheels, taken for Pyodide's Python, whichever Python runs this."""
    folder = _third_party_folder(project)
    pins = project.pins / "engine-wheels.txt"
    target = python_of_pyodide(project)

    def work() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        anywhere = ["--python-version", target, "--implementation", "py", "--abi", "none", "--platform", "any"]
        anywhere += ["--platform", platform_of_pyodide(project)]
        exactly: list[str | Path] = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement", pins]
        pip(project, "download", "--dest", folder, *exactly, *anywhere, log="engine-wheels")

    inputs = fingerprint(project.root, [pins], target, platform_of_pyodide(project))
    return Step("engine-wheels", "浏览器用的 wheel · Wheels for the page", inputs, lambda: [folder], work)


def verified(project: Project) -> dict[str, Path]:
    """Each pinned wheel by its name, its checksum compared once more: a file on disk can have changed since pip looked."""
    by_checksum = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in _third_party_folder(project).glob("*.whl")}
    found = {pin.name: by_checksum[pin.sha256] for pin in engine_pins(project) if pin.sha256 in by_checksum}
    missing = [pin.name for pin in engine_pins(project) if pin.name not in found]
    if missing:
        names = ", ".join(missing)
        raise BuildError(
            f"{names} 的 wheel 与固定的校验值不符；请删除 build 文件夹后再运行一次。",
            f"The wheel of {names} does not match its pinned checksum; delete the folder build and run this again.",
        )
    return found


def engine_pins(project: Project) -> list[Pin]:
    lines = (project.pins / "engine-wheels.txt").read_text(encoding="utf-8").splitlines()
    return [Pin(**found.groupdict()) for line in lines if (found := PIN.match(line))]


def python_of_pyodide(project: Project) -> str:
    """The version of Pyodide's Python, such as 3.14."""
    lock = json.loads((project.pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    return ".".join(lock["info"]["python"].split(".")[:2])


def platform_of_pyodide(project: Project) -> str:
    """The tag of wheels compiled for Pyodide, such as pyemscripten_2026_0_wasm32."""
    lock = json.loads((project.pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    return f"pyemscripten_{lock['info']['abi_version']}_wasm32"


def _own_folder(project: Project) -> Path:
    return project.build / "wheels" / "giar"


def _third_party_folder(project: Project) -> Path:
    return project.build / "wheels" / "third-party"
