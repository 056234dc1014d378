"""Node, npm and the packages that ``web/`` pins."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from building.problem import BuildError
from building.project import Project
from building.stamps import Step, fingerprint, perform
from building.tool import answer, run_quietly

OLDEST_NODE = (20, 19)  # the page's bundler needs 20.19
OLDEST = ".".join(map(str, OLDEST_NODE))
ADVICE_ZH = f"请安装 Node.js {OLDEST} 或更新的版本（附带 npm）。"
ADVICE_EN = f"Install Node.js {OLDEST} or newer, which brings npm."


@dataclass(frozen=True)
class NodeTools:
    node: str
    npm: str
    version: str


def find_node() -> NodeTools:
    """The machine's Node and npm, if they will do."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None:
        raise BuildError(f"找不到 Node.js。{ADVICE_ZH}", f"Node.js was not found. {ADVICE_EN}")
    version = answer([node, "--version"]) or ""
    numbers = re.match(r"v(\d+)\.(\d+)", version)
    if numbers is None:
        raise BuildError(f"Node.js 无法运行（{node}）。{ADVICE_ZH}", f"Node.js does not run ({node}). {ADVICE_EN}")
    if (int(numbers.group(1)), int(numbers.group(2))) < OLDEST_NODE:
        raise BuildError(f"Node.js {version} 太旧。{ADVICE_ZH}", f"Node.js {version} is too old. {ADVICE_EN}")
    if npm is None:
        raise BuildError(f"找不到 npm。{ADVICE_ZH}", f"npm was not found. {ADVICE_EN}")
    return NodeTools(node, npm, version)


def ensure_packages(project: Project, tools: NodeTools) -> None:
    """Install exactly what the lock file says."""
    pins = [project.web / name for name in ("package.json", "package-lock.json", ".npmrc")]
    installed = project.web / "node_modules" / ".package-lock.json"

    def work() -> None:
        installed.unlink(missing_ok=True)
        patience = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=4000"]
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
