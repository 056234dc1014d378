"""The same sources give the same site, byte for byte: what was built is built again beside it and compared."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from building import single_file, site
from building.engine import lay_engine
from building.node_tools import NodeTools, find_node, run_script
from building.page import page_folder
from building.project import Project
from building.snapshot import Snapshot, ensure_snapshot, maker
from building.wheels import EngineWheels, ensure_wheels

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def project(dist: Path) -> Project:
    assert dist == ROOT / "dist"
    return Project(ROOT)


@pytest.fixture(scope="module")
def node(project: Project) -> NodeTools:
    return find_node(project)


@pytest.fixture(scope="module")
def wheels(project: Project) -> EngineWheels:
    return ensure_wheels(project)


@pytest.fixture(scope="module")
def snapshot(project: Project, node: NodeTools, wheels: EngineWheels) -> Snapshot:
    return ensure_snapshot(project, node, wheels)


def contents(folder: Path) -> dict[str, str]:
    """Each file of a folder with its checksum."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_memory_snapshot(project: Project, node: NodeTools, wheels: EngineWheels, snapshot: Snapshot, tmp_path: Path) -> None:
    """On another day, with another hash seed: nothing of the machine gets in."""
    elsewhere = os.environ | {"PYTHONHASHSEED": "4711", "TZ": "Asia/Shanghai"}
    subprocess.run(maker(project, node, wheels, tmp_path), cwd=project.web, env=elsewhere, check=True, timeout=300)
    assert contents(tmp_path) == contents(snapshot.folder)


def test_the_bundled_page(project: Project, node: NodeTools, tmp_path: Path) -> None:
    run_script(project, node, "build", GIAR_OUT=str(tmp_path / "page"))
    assert contents(tmp_path / "page") == contents(page_folder(project))


def test_the_site(project: Project, wheels: EngineWheels, snapshot: Snapshot, dist: Path, tmp_path: Path) -> None:
    single = single_file.SingleFile(dist / "giar.html", dist / "giar.html.sha256")
    site.assemble(project, wheels, snapshot, single, tmp_path / "site")
    assert contents(tmp_path / "site") == contents(dist)


def test_the_single_file(project: Project, wheels: EngineWheels, snapshot: Snapshot, dist: Path, tmp_path: Path) -> None:
    lay_engine(project, wheels, snapshot, tmp_path / "engine", parts=False)
    page = single_file.assemble(project, project.build / "single-page", tmp_path / "engine")
    assert hashlib.sha256(page.encode()).hexdigest() == hashlib.sha256((dist / "giar.html").read_bytes()).hexdigest()
