"""Where things are in a checkout, and what its ``pyproject.toml`` pins."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

NOT_SOURCE = {"__pycache__", "node_modules", "dist", "coverage", ".vite", ".DS_Store"}


@dataclass(frozen=True)
class Project:
    """A checkout of giar."""

    root: Path

    @property
    def package(self) -> Path:
        return self.root / "py" / "giar"

    @property
    def web(self) -> Path:
        return self.root / "web"

    @property
    def dist(self) -> Path:
        return self.root / "dist"

    @property
    def build(self) -> Path:
        """What is made on the way to ``dist``: wheels, the page alone, stamps, logs. Safe to delete."""
        return self.root / "build"

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def pins(self) -> Path:
        return self.root / "building" / "pins"

    @property
    def pyodide(self) -> Path:
        return self.web / "node_modules" / "pyodide"

    @cached_property
    def settings(self) -> dict[str, Any]:
        return tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))

    @property
    def version(self) -> str:
        return str(self.settings["project"]["version"])

    @property
    def pyodide_version(self) -> str:
        """The version that is installed, which the lock file pins."""
        return str(json.loads((self.pyodide / "package.json").read_text(encoding="utf-8"))["version"])

    def log(self, name: str) -> Path:
        folder = self.build / "logs"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{name}.log"

    def environment(self) -> dict[str, str]:
        """The environment for the tools: nothing of the caller's Python in it, and a home that can be written."""
        caller = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")}
        caller |= {"PYTHONUTF8": "1", "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "NO_UPDATE_NOTIFIER": "1"}
        if not _can_be_written(Path(os.path.expanduser("~"))):  # noqa: PTH111 (Path.home() raises where there is no home)
            home = self.build / "home"
            home.mkdir(parents=True, exist_ok=True)
            caller["HOME"] = str(home)
        return caller


def _can_be_written(folder: Path) -> bool:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK)


def source_files(*places: Path) -> Iterator[Path]:
    """The files at and under ``places`` in a fixed order, without what tools leave among them."""
    for place in places:
        if place.is_file():
            yield place
        elif place.is_dir():
            for child in sorted(place.iterdir()):
                if child.name not in NOT_SOURCE:
                    yield from source_files(child)
