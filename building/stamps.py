"""Skipping what is done: a step leaves a stamp of what went in and what came out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from building import progress
from building.project import Project, source_files


@dataclass(frozen=True)
class Step:
    """A piece of work that need not be done again while its inputs and its outputs are as they were."""

    name: str
    title: str
    inputs: str
    outputs: Callable[[], Iterable[Path]]
    work: Callable[[], None]


def fingerprint(root: Path, places: Iterable[Path], *facts: str) -> str:
    """One hash over the content of files and over further facts that decide the outcome."""
    total = hashlib.sha256("\n".join(facts).encode())
    for path in source_files(*places):
        total.update(f"\n{path.relative_to(root).as_posix()}\n".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def inventory(root: Path, places: Iterable[Path]) -> list[list[object]]:
    """Name, size and time of every output, enough to see that one was removed or changed."""
    rows: list[list[object]] = []
    for place in places:
        found = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())
        rows.extend([path.relative_to(root).as_posix(), path.stat().st_size, path.stat().st_mtime_ns] for path in found)
        if not found:
            rows.append([place.relative_to(root).as_posix(), "missing"])
    return rows


def perform(project: Project, step: Step) -> bool:
    """Do ``step`` unless its stamp says that it is done; says whether it did anything."""
    stamp = project.build / "stamps" / f"{step.name}.json"
    if _is_current(project, stamp, step):
        progress.unchanged(step.title)
        return False
    stamp.unlink(missing_ok=True)
    with progress.working(step.title):
        step.work()
        stamp.parent.mkdir(parents=True, exist_ok=True)
        record = {"inputs": step.inputs, "outputs": inventory(project.root, step.outputs())}
        stamp.write_text(json.dumps(record), encoding="utf-8")
    return True


def _is_current(project: Project, stamp: Path, step: Step) -> bool:
    try:
        record = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if not isinstance(record, dict) or record.get("inputs") != step.inputs:
        return False
    now = inventory(project.root, step.outputs())
    return now == record.get("outputs") and not any(row[-1] == "missing" for row in now)
