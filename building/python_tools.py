"""The virtual environment: Python's own tools, pinned, apart from the machine's."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
from pathlib import Path

from building.problem import BuildError
from building.project import Project
from building.stamps import Step, fingerprint, perform
from building.tool import run_quietly

NAME = re.compile(r"^[A-Za-z0-9._-]+")


def python(project: Project) -> Path:
    """The virtual environment's interpreter."""
    return project.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def pip(project: Project, *arguments: str | Path, log: str) -> str:
    """Run the virtual environment's pip; a lost network is told within seconds, not minutes."""
    command = [python(project), "-m", "pip", *arguments, "--no-input", "--retries", "2", "--timeout", "30"]
    return run_quietly(project, "pip", command, log=log)


def ensure_build_tools(project: Project) -> None:
    """What building needs: the virtual environment with the build backend."""
    perform(project, environment_step(project))
    perform(project, build_tools_step(project))


def ensure_test_tools(project: Project) -> None:
    """What testing needs on top: test runner, linters, and giar itself in place with what it depends on."""
    perform(project, test_tools_step(project))


def environment_step(project: Project) -> Step:
    def work() -> None:
        if importlib.util.find_spec("ensurepip") is None:
            raise BuildError(
                "这个 Python 缺少 ensurepip，无法建立虚拟环境；在 Debian 或 Ubuntu 上请先安装 python3-venv。",
                "This Python has no ensurepip, so no virtual environment can be made; on Debian or Ubuntu install python3-venv first.",
            )
        base = getattr(sys, "_base_executable", None) or sys.executable
        run_quietly(project, "venv", [base, "-m", "venv", "--clear", project.venv], log="venv")

    inputs = fingerprint(project.root, [], sys.version, sys.base_prefix, str(project.root))
    return Step("venv", "虚拟环境 · Virtual environment (.venv)", inputs, lambda: [project.venv / "pyvenv.cfg", python(project)], work)


def build_tools_step(project: Project) -> Step:
    return _packages_step(project, "build-tools", "构建工具 · Build tools (pip)", project.settings["build-system"]["requires"])


def test_tools_step(project: Project) -> Step:
    described = project.settings["project"]
    wanted = [*project.settings["dependency-groups"]["dev"], *described["dependencies"]]
    in_place = ("--no-build-isolation", "--editable", str(project.root))
    return _packages_step(project, "test-tools", "测试工具 · Test tools (pip)", wanted, *in_place, facts=json.dumps(described))


def _packages_step(project: Project, name: str, title: str, requirements: list[str], *options: str, facts: str = "") -> Step:
    constraints = project.pins / "constraints.txt"

    def work() -> None:
        pip(project, "install", "--constraint", constraints, *requirements, *options, log=name)

    def outputs() -> list[Path]:
        return [project.venv / "pyvenv.cfg", *(_record_of(project, requirement) for requirement in requirements)]

    return Step(name, title, fingerprint(project.root, [constraints], *requirements, *options, facts), outputs, work)


def _record_of(project: Project, requirement: str) -> Path:
    """The list of files that pip leaves of an installed package, or where it would be."""
    name = NAME.match(requirement)
    assert name is not None
    stem = re.sub(r"[-_.]+", "_", name.group()).lower()
    library = "Lib" if os.name == "nt" else f"lib/python{sys.version_info[0]}.{sys.version_info[1]}"
    packages = project.venv / library / "site-packages"
    return next(packages.glob(f"{stem}-*.dist-info/RECORD"), packages / stem)
