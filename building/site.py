"""The whole site: the page, the engine beside it, the notices; put into ``dist/`` only when it is complete."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from building.notices import NOTICES, write_notices
from building.page import page_folder
from building.problem import StepError
from building.project import Project
from building.snapshot import Snapshot
from building.stamps import Step, fingerprint, perform
from building.wheels import EngineWheels

RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")


def ensure_site(project: Project, wheels: EngineWheels, snapshot: Snapshot) -> None:
    perform(project, site_step(project, wheels, snapshot))


def site_step(project: Project, wheels: EngineWheels, snapshot: Snapshot) -> Step:
    page = page_folder(project)
    runtime = [project.pyodide / name for name in RUNTIME]
    rules = [project.root / "building", project.root / "licenses", project.root / "LICENSE", project.root / "pyproject.toml"]

    def work() -> None:
        assemble(project, wheels, snapshot, project.build / "site")
        put_in_place(project.build / "site", project.dist, project.build / "site-before")

    inputs = fingerprint(project.root, [page, *runtime, snapshot.path, wheels.giar, *wheels.third_party, *rules])
    return Step("site", "整站 · The site (dist/)", inputs, lambda: [project.dist], work)


def assemble(project: Project, wheels: EngineWheels, snapshot: Snapshot, folder: Path) -> None:
    """Lay the site out in a folder of its own."""
    if folder.exists():
        shutil.rmtree(folder)
    shutil.copytree(page_folder(project), folder)
    if not (folder / "index.html").is_file():
        raise StepError("网页的构建没有产生 index.html。", "Building the page made no index.html.")
    _lay_engine(project, wheels, snapshot, folder / "engine")
    write_notices(project, wheels, folder / NOTICES)
    (folder / ".nojekyll").touch()  # GitHub Pages would drop names that begin with an underscore


def put_in_place(new: Path, place: Path, before: Path) -> None:
    """Let ``new`` become ``place``: by renaming, so that ``place`` is never half a site."""
    if before.exists():
        shutil.rmtree(before)
    if place.exists():
        place.rename(before)
    new.rename(place)
    shutil.rmtree(before, ignore_errors=True)


def _lay_engine(project: Project, wheels: EngineWheels, snapshot: Snapshot, engine: Path) -> None:
    for folder in ("pyodide", "wheels", "snapshot"):
        (engine / folder).mkdir(parents=True)
    for name in RUNTIME:
        shutil.copyfile(project.pyodide / name, engine / "pyodide" / name)
    for wheel in (wheels.giar, *wheels.third_party):
        shutil.copyfile(wheel, engine / "wheels" / wheel.name)
    shutil.copyfile(snapshot.path, engine / "snapshot" / snapshot.path.name)
    description = describe_engine(project, wheels, snapshot)
    (engine / "engine.json").write_text(json.dumps(description, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def describe_engine(project: Project, wheels: EngineWheels, snapshot: Snapshot) -> dict[str, object]:
    """What the page must load, where it is (beside engine.json) and how many bytes its runtime has."""
    return {
        "pyodide": project.pyodide_version,
        "giar": project.version,
        "core": [{"path": f"pyodide/{name}", "bytes": (project.pyodide / name).stat().st_size} for name in RUNTIME],
        "bootstrap": [f"wheels/{wheels.installer.name}"],
        "wheels": [f"wheels/{wheel.name}" for wheel in wheels.installed],
        "snapshot": {"path": f"snapshot/{snapshot.path.name}", "bytes": snapshot.bytes, "lock": snapshot.lock},
        "later": {form: [f"wheels/{wheel.name}"] for form, wheel in wheels.later.items()},
    }
