"""The whole site: the page, the engine beside it, the notices; put into ``dist/`` only when it is complete."""

from __future__ import annotations

import shutil
from pathlib import Path

from building.early import put_early
from building.engine import RUNTIME, lay_engine
from building.notices import NOTICES, write_notices
from building.offline import write_service_worker
from building.page import page_folder
from building.problem import StepError
from building.project import Project
from building.single_file import SingleFile
from building.snapshot import Snapshot
from building.stamps import Step, fingerprint, perform
from building.wheels import EngineWheels


def ensure_site(project: Project, wheels: EngineWheels, snapshot: Snapshot, single: SingleFile) -> None:
    perform(project, site_step(project, wheels, snapshot, single))


def site_step(project: Project, wheels: EngineWheels, snapshot: Snapshot, single: SingleFile) -> Step:
    page = page_folder(project)
    runtime = [project.pyodide / name for name in RUNTIME]
    rules = [
        project.root / "building",
        project.web / "early",
        project.web / "src" / "privacy" / "confine.js",
        project.root / "licenses",
        project.root / "LICENSE",
        project.root / "pyproject.toml",
    ]

    def work() -> None:
        assemble(project, wheels, snapshot, single, project.build / "site")
        put_in_place(project.build / "site", project.dist, project.build / "site-before")

    inputs = fingerprint(project.root, [page, single.page, *runtime, snapshot.folder, wheels.giar, *wheels.third_party, *rules])
    return Step("site", "整站 · The site (dist/)", inputs, lambda: [project.dist], work)


def assemble(project: Project, wheels: EngineWheels, snapshot: Snapshot, single: SingleFile, folder: Path) -> None:
    """Lay the site out in a folder of its own."""
    if folder.exists():
        shutil.rmtree(folder)
    shutil.copytree(page_folder(project), folder)
    if not (folder / "index.html").is_file():
        raise StepError("网页的构建没有产生 index.html。", "Building the page made no index.html.")
    lay_engine(project, wheels, snapshot, folder / "engine", parts=True)
    for made in (single.page, single.checksum):
        shutil.copyfile(made, folder / made.name)
    write_notices(project, wheels, folder / NOTICES)
    put_early(project, folder)
    write_service_worker(project, folder)
    (folder / ".nojekyll").touch()  # GitHub Pages would drop names that begin with an underscore


def put_in_place(new: Path, place: Path, before: Path) -> None:
    """Let ``new`` become ``place``: by renaming, so that ``place`` is never half a site."""
    if before.exists():
        shutil.rmtree(before)
    if place.exists():
        place.rename(before)
    new.rename(place)
    shutil.rmtree(before, ignore_errors=True)
