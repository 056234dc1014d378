"""Node, npm and the packages that ``web/`` pins."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from building.problem import BuildError
from building.project import Project
from building.stamps import Step, fingerprint, perform
from building.tool import answer, run_quietly


@dataclass(frozen=True)
class NodeTools:
    node: str
    npm: str
    version: str


def find_node(project: Project) -> NodeTools:
    """The machine's Node and npm, if they will do."""
    oldest = _oldest_node(project)
    zh, en = f"请安装 Node.js {oldest} 或更新的版本（附带 npm）。", f"Install Node.js {oldest} or newer, which brings npm."
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None:
        raise BuildError(f"找不到 Node.js。{zh}", f"Node.js was not found. {en}")
    version = answer([node, "--version"]) or ""
    if not version.startswith("v"):
        raise BuildError(f"Node.js 无法运行（{node}）。{zh}", f"Node.js does not run ({node}). {en}")
    if _numbers(version) < _numbers(oldest):
        raise BuildError(f"Node.js {version} 太旧。{zh}", f"Node.js {version} is too old. {en}")
    if npm is None:
        raise BuildError(f"找不到 npm。{zh}", f"npm was not found. {en}")
    return NodeTools(node, npm, version)


def _oldest_node(project: Project) -> str:
    """What ``web/package.json`` asks for, such as 20.19."""
    page = json.loads((project.web / "package.json").read_text(encoding="utf-8"))
    return str(page["engines"]["node"]).removeprefix(">=")


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


def ensure_packages(project: Project, tools: NodeTools) -> None:
    """Install exactly what the lock file says."""
    pins = [project.web / name for name in ("package.json", "package-lock.json", ".npmrc")]
    installed = project.web / "node_modules" / ".package-lock.json"

    def work() -> None:
        installed.unlink(missing_ok=True)
        patience = ["--fetch-retries=2", "--fetch-retry-mintimeout=500", "--fetch-retry-maxtimeout=1500"]
        command = [tools.npm, "ci", "--no-audit", "--no-fund", *patience]
        run_quietly(project, "npm", command, log="npm-ci", cwd=project.web)

    inputs = fingerprint(project.root, pins, tools.version)
    outputs = [installed, project.pyodide / "package.json"]
    perform(project, Step("npm", "网页工具 · Page tools (npm)", inputs, lambda: outputs, work))


def run_script(project: Project, tools: NodeTools, script: str, **environment: str) -> str:
    """Run one of ``web/package.json``'s scripts and return what it says."""
    command = script_command(tools, script)
    return run_quietly(project, f"npm run {script}", command, log=f"npm-{script}", cwd=project.web, extra=environment)


def script_command(tools: NodeTools, script: str) -> list[str | Path]:
    return [tools.npm, "run", "--silent", script]
