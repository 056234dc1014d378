"""A machine to build on: a copy of the build driver with a small giar, a stand-in for npm, and no network."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
import venv
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from building import python_tools
from building.project import Project
from building.stamps import perform

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("build.py", "building", "licenses", "pyproject.toml", "LICENSE", "README.md")


@dataclass(frozen=True)
class Machine:
    """Where build.py runs, with what it finds on the PATH."""

    folder: Path

    @property
    def root(self) -> Path:
        return self.folder / "giar"

    @property
    def dist(self) -> Path:
        return self.root / "dist"

    @property
    def environment(self) -> dict[str, str]:
        offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.folder / "wheels"), "PIP_CONFIG_FILE": os.devnull}
        return {"PATH": str(self.folder / "bin"), "HOME": str(self.folder / "home"), "PYTHONUTF8": "1"} | offline

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "build.py", *arguments],
            cwd=self.root,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "build.py", *arguments],
            cwd=self.root,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def put(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def take_away(self, name: str) -> None:
        (self.folder / name).unlink()

    def npm_calls(self) -> list[str]:
        calls = self.folder / "npm-calls"
        return calls.read_text().splitlines() if calls.exists() else []

    def wait_for(self, name: str) -> str:
        path = self.folder / name
        for _ in range(600):
            if path.exists() and path.read_text():
                return path.read_text()
            time.sleep(0.05)
        raise AssertionError(f"{name} never came")


def stopped(done: subprocess.CompletedProcess[str], status: int = 2) -> str:
    """What a run that could not go on said: a sentence in each language, never a traceback."""
    assert done.returncode == status, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    chinese, english = done.stderr.splitlines()[:2]
    assert chinese.startswith("build.py: ")
    assert any("\u4e00" <= character <= "\u9fff" for character in chinese)
    assert english.isascii()
    return english.strip()


def lay_out(folder: Path) -> Machine:
    machine = Machine(folder)
    for name in ("bin", "home", "wheels"):
        (folder / name).mkdir()
    _lay_out_checkout(machine)
    _install_node(machine)
    _make_wheels(machine)
    _make_environment(machine)
    return machine


def _lay_out_checkout(machine: Machine) -> None:
    machine.root.mkdir()
    for name in COPIED:
        copy: Callable[..., object] = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, machine.root / name)
    (machine.root / "py" / "giar").mkdir(parents=True)
    (machine.root / "py" / "giar" / "__init__.py").write_text('"""A small giar."""\n', encoding="utf-8")
    (machine.root / "web").mkdir()
    for made_from in ("single", "early", "src/privacy"):
        shutil.copytree(ROOT / "web" / made_from, machine.root / "web" / made_from)
    (machine.root / "web" / "main.js").write_text("show();", encoding="utf-8")
    (machine.root / "web" / "package.json").write_text('{"engines": {"node": ">=20.19"}}', encoding="utf-8")
    locked = {"": {"dependencies": {"pyodide": "1", "pretty-page": "1"}}, "node_modules/pretty-page": {}}
    (machine.root / "web" / "package-lock.json").write_text(json.dumps({"packages": locked}), encoding="utf-8")
    listed = tomllib.loads((ROOT / "licenses" / "pyodide.toml").read_text(encoding="utf-8"))
    machine.put("pyodide-version", listed["pyodide"])


def _install_node(machine: Machine) -> None:
    node = (Path(__file__).parent / "fake_node.py").read_text(encoding="utf-8")
    make_tool(machine, "node", f"#!{sys.executable}\n{node}")
    stand_in = (Path(__file__).parent / "fake_npm.py").read_text(encoding="utf-8")
    make_tool(machine, "npm", f"#!{sys.executable}\n{stand_in}")


def make_tool(machine: Machine, name: str, script: str) -> None:
    tool = machine.folder / "bin" / name
    tool.write_text(script, encoding="utf-8")
    tool.chmod(0o755)


def _make_wheels(machine: Machine) -> None:
    pins = [make_wheel(machine, "micropip", "9.9.1"), make_wheel(machine, "opencc-python-reimplemented", "9.8.1")]
    (machine.root / "building" / "pins" / "engine-wheels.txt").write_text("\n".join(pins) + "\n", encoding="utf-8")


def make_wheel(machine: Machine, name: str, version: str, content: str = "") -> str:
    """Put a wheel where pip finds it; returns the line that pins it."""
    module = name.replace("-", "_")
    path = machine.folder / "wheels" / f"{module}-{version}-py3-none-any.whl"
    about = f"{module}-{version}.dist-info"
    files = {
        f"{module}.py": content,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nLicense: MIT\nHome-page: https://{module}.example\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/LICENSE": f"The terms of {name}",
    }
    rows = [f"{file},sha256={_digest(text)},{len(text)}" for file, text in files.items()]
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in {**files, f"{about}/RECORD": "\n".join([*rows, f"{about}/RECORD,,"])}.items():
            archive.writestr(file, text)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


def _make_environment(machine: Machine) -> None:
    """A virtual environment that borrows pip and the build backend from the one that runs these tests."""
    venv.create(machine.root / ".venv", symlinks=True)
    lender = Path(next(path for path in sys.path if path.endswith("site-packages") and path.startswith(sys.prefix)))
    borrower = machine.root / ".venv" / lender.relative_to(sys.prefix)
    (borrower / "borrowed.pth").write_text(f"{lender}\n", encoding="utf-8")
    (backend,) = lender.glob("hatchling-*.dist-info")
    (borrower / backend.name).symlink_to(backend)
    project = Project(machine.root)
    for step in (python_tools.environment_step(project), python_tools.build_tools_step(project)):
        perform(project, replace(step, work=lambda: None))
