"""Running other programs: quietly with a log, or in full view."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from building.problem import from_tool_output
from building.progress import Heartbeat
from building.project import Project

Command = Sequence[str | Path]


def run_quietly(
    project: Project, tool: str, command: Command, *, log: str, cwd: Path | None = None, extra: dict[str, str] | None = None
) -> str:
    """Run a tool, keep what it says in a log, and turn its failure into a sentence."""
    path = project.log(log)
    said: list[str] = []
    with path.open("w", encoding="utf-8") as file, Heartbeat() as heartbeat, _started(project, command, cwd, extra) as process:
        try:
            assert process.stdout is not None
            for line in process.stdout:
                file.write(line)
                said.append(line)
                heartbeat.latest = line.strip() or heartbeat.latest
            status = process.wait()
        except BaseException:
            _end(process)
            raise
    if status != 0:
        raise from_tool_output(tool, "".join(said), path.relative_to(project.root))
    return "".join(said)


def _started(project: Project, command: Command, cwd: Path | None, extra: dict[str, str] | None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [str(part) for part in command],
        cwd=cwd or project.root,
        env=project.environment() | (extra or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=os.name == "posix",
    )


def _end(process: subprocess.Popen[str]) -> None:
    """End a tool with all that it started: npm's children outlive npm otherwise."""
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGTERM)
    else:
        process.kill()
    process.wait()


def run_in_view(project: Project, command: Command, *, cwd: Path | None = None, extra: dict[str, str] | None = None) -> int:
    """Run a tool with its output on the terminal; returns its exit status."""
    environment = project.environment() | (extra or {})
    return subprocess.run(
        [str(part) for part in command], cwd=cwd or project.root, env=environment, stdin=subprocess.DEVNULL, check=False
    ).returncode


def answer(command: Command, *, seconds: float = 20) -> str | None:
    """What a short command prints, or None where it cannot be run, fails or does not end."""
    try:
        done = subprocess.run(
            [str(part) for part in command], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=seconds, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
