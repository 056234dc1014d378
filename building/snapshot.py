"""Python's memory with giar imported and warm, so that a visitor need not wait for either."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from building.node_tools import NodeTools
from building.page import CORPUS
from building.problem import BuildError, StepError
from building.project import Project
from building.stamps import Step, fingerprint, perform
from building.tool import Command, run_quietly
from building.wheels import EngineWheels

TEXTS = tuple(CORPUS / name for name in ("in-the-wild", "layouts", "synthetic"))  # their reading shows what a first visit calls
TOO_LARGE = "SNAPSHOT TOO LARGE"
ANOTHER_PYODIDE = re.compile(r"ANOTHER PYODIDE: (.*)")


@dataclass(frozen=True)
class Snapshot:
    """A folder with what was made, and what the page must know of it; ``bytes``: the size of the packed memory."""

    folder: Path
    bytes: int
    head: str
    lock: dict[str, Any]

    @property
    def memory(self) -> Path:
        return self.folder / "giar.snapshot.gz"

    @property
    def loader(self) -> Path:
        """Pyodide's, as far as this memory needs it."""
        return self.folder / "pyodide.asm.mjs"

    @property
    def wasm(self) -> Path:
        """Pyodide's, as far as first reports call it."""
        return self.folder / "pyodide.asm.wasm"

    @property
    def packed_wasm(self) -> Path:
        return self.folder / "pyodide.asm.wasm.gz"

    @property
    def second_wasm(self) -> Path:
        """All that the first part does not have."""
        return self.folder / "pyodide.second.wasm"


def ensure_snapshot(project: Project, tools: NodeTools, wheels: EngineWheels) -> Snapshot:
    perform(project, snapshot_step(project, tools, wheels))
    described = json.loads((_folder(project) / "snapshot.json").read_text(encoding="utf-8"))
    return Snapshot(_folder(project), described["bytes"], described["head"], described["lock"])


def maker(project: Project, tools: NodeTools, wheels: EngineWheels, folder: Path) -> Command:
    """The command that makes everything in a folder; ``_take_out_libraries`` has gone before."""
    texts = json.dumps([str(project.root / place) for place in TEXTS])
    given: Command = [folder, project.web / "src" / "engine", texts, project.pyodide, _libraries(project)]
    return [tools.node, project.web / "snapshot" / "make.js", *given, *wheels.installed]


def snapshot_step(project: Project, tools: NodeTools, wheels: EngineWheels) -> Step:
    folder = _folder(project)
    engine = project.web / "src" / "engine"
    makers = [project.web / "snapshot", *(engine / name for name in ("rest.py", "session.py", "wasm-function.js"))]

    def work() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        _take_out_libraries(wheels, _libraries(project))
        try:
            run_quietly(project, "node snapshot/make.js", maker(project, tools, wheels, folder), log="snapshot", cwd=project.web)
        except BuildError as problem:
            raise _explained(project, problem) from problem

    texts = [project.root / place for place in TEXTS]
    made_of = [*makers, *texts, *wheels.installed, *wheels.later.values(), project.pyodide / "package.json"]
    inputs = fingerprint(project.root, made_of, tools.version)
    return Step("snapshot", "内存快照 · The memory snapshot", inputs, lambda: [folder], work)


def _take_out_libraries(wheels: EngineWheels, folder: Path) -> None:
    """The compiled modules that are loaded later: what they ask of Pyodide's loader must be there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for wheel in wheels.later.values():
        with zipfile.ZipFile(wheel) as archive:
            for name in (name for name in archive.namelist() if name.endswith(".so")):
                (folder / f"{wheel.stem}-{name.replace('/', '-')}").write_bytes(archive.read(name))


def _explained(project: Project, problem: BuildError) -> BuildError:
    said = project.log("snapshot").read_text(encoding="utf-8")
    if TOO_LARGE in said:
        return StepError(
            "giar 载入后的内存超出快照的上限（30 MiB）；请让较大的数据在用到时才载入。",
            "giar in memory is larger than a snapshot can be (30 MiB); let large data be loaded when they are used.",
        )
    if mismatches := ANOTHER_PYODIDE.findall(said):
        mismatch = mismatches[-1]  # Node shows the line of the program first, then what it said
        return StepError(
            f"快照与 Pyodide {project.pyodide_version} 不符：{mismatch}。请先让 web/snapshot/ 中的程序与之一致。",
            f"The snapshot does not fit Pyodide {project.pyodide_version}: {mismatch}. The programs in web/snapshot/ must follow it first.",
        )
    return problem


def _folder(project: Project) -> Path:
    return project.build / "snapshot"


def _libraries(project: Project) -> Path:
    return project.build / "snapshot-libraries"
