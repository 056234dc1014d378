"""The engine's folder: Pyodide, the wheels, the snapshot, and the description that tells the page what is there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from building.project import Project
from building.snapshot import Snapshot
from building.wheels import EngineWheels

RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")


def lay_engine(project: Project, wheels: EngineWheels, snapshot: Snapshot, engine: Path, *, parts: bool) -> None:
    """``parts``: the wasm of the snapshot comes in two, of which the second can wait; else the snapshot shares Pyodide's own."""
    for folder in ("pyodide", "wheels", "snapshot"):
        (engine / folder).mkdir(parents=True)
    for name in RUNTIME:
        shutil.copyfile(project.pyodide / name, engine / "pyodide" / name)
    for wheel in (wheels.giar, *wheels.third_party):
        shutil.copyfile(wheel, engine / "wheels" / wheel.name)
    in_parts = (snapshot.wasm, snapshot.packed_wasm, snapshot.second_wasm)
    for made in (snapshot.memory, snapshot.loader, *(in_parts if parts else ())):
        shutil.copyfile(made, engine / "snapshot" / made.name)
    description = describe_engine(project, wheels, snapshot, parts=parts)
    (engine / "engine.json").write_text(json.dumps(description, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def describe_engine(project: Project, wheels: EngineWheels, snapshot: Snapshot, *, parts: bool) -> dict[str, object]:
    """What the page must load, where it is (beside engine.json) and how many bytes its runtime has."""
    shared = {"wasm": "pyodide/pyodide.asm.wasm"}
    in_parts = {"wasm": f"snapshot/{snapshot.wasm.name}", "second": f"snapshot/{snapshot.second_wasm.name}"}
    return {
        "pyodide": project.pyodide_version,
        "giar": project.version,
        "core": [{"path": f"pyodide/{name}", "bytes": (project.pyodide / name).stat().st_size} for name in RUNTIME],
        "bootstrap": [f"wheels/{wheels.installer.name}"],
        "wheels": [f"wheels/{wheel.name}" for wheel in wheels.installed],
        "snapshot": {
            "path": f"snapshot/{snapshot.memory.name}",
            "loader": f"snapshot/{snapshot.loader.name}",
            **(in_parts if parts else shared),
            "bytes": snapshot.bytes,
            "head": snapshot.head,
            "lock": snapshot.lock,
        },
        "later": {form: [f"wheels/{wheel.name}"] for form, wheel in wheels.later.items()},
    }
