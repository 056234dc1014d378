"""Every test, each under a heading, and a summary at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from building import progress
from building.chromium import NAMED_BY
from building.node_tools import NodeTools, script_command
from building.project import Project
from building.python_tools import python
from building.tool import Command, run_in_view


@dataclass(frozen=True)
class Workbench:
    """What the checks run with."""

    project: Project
    node: NodeTools
    chromium: str | None
    site_built: bool
    pytest_arguments: tuple[str, ...]


@dataclass(frozen=True)
class Check:
    name: str
    title: str
    command: Callable[[Workbench], Command]
    in_web: bool = False
    needs_browser: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)


def _module(*arguments: str) -> Callable[[Workbench], Command]:
    return lambda bench: [python(bench.project), "-m", *arguments]


def _script(name: str) -> Callable[[Workbench], Command]:
    return lambda bench: script_command(bench.node, name)


# One file's tests stay together, since they share what is dear to set up: a browser's visit, a thousand generated reports.
SIDE_BY_SIDE = ("--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile")


def _pytest(bench: Workbench) -> Command:
    without_site = [] if bench.site_built else ["--ignore=tests/browser"]
    return [python(bench.project), "-m", "pytest", *SIDE_BY_SIDE, *without_site, *bench.pytest_arguments]


# Browser tests that meet every part of the engine: texts, documents with their own wheels, the worker under its policy. The
# others pass as well (GIAR_PLAIN=1), but take as long as all with the snapshot.
WITHOUT_SNAPSHOT = ("browser_reports", "browser_documents", "privacy")


def _pytest_without_snapshot(bench: Workbench) -> Command:
    files = (f"tests/browser/test_{name}.py" for name in WITHOUT_SNAPSHOT)
    return [python(bench.project), "-m", "pytest", *SIDE_BY_SIDE, *files]


CHECKS = (
    Check("lint", "ruff check", _module("ruff", "check", ".")),
    Check("format", "ruff format", _module("ruff", "format", "--check", ".")),
    Check("types", "mypy", _module("mypy")),
    Check("web-lint", "web: lint", _script("lint"), in_web=True),
    Check("web-types", "web: types", _script("check"), in_web=True),
    Check("web-test", "web: vitest", _script("test"), in_web=True),
    Check(
        "plain", "pytest: 没有快照 · without the snapshot", _pytest_without_snapshot, needs_browser=True, environment={"GIAR_PLAIN": "1"}
    ),
    Check("pytest", "pytest", _pytest, needs_browser=True),  # last, so that its count is the last one printed
)
NAMES = tuple(check.name for check in CHECKS)


@dataclass(frozen=True)
class Outcome:
    title: str
    passed: bool
    seconds: float


def run_checks(bench: Workbench, chosen: Iterable[Check]) -> list[Outcome]:
    """Run all of them, also after one has failed."""
    return [_run(bench, check) for check in chosen]


def _run(bench: Workbench, check: Check) -> Outcome:
    progress.heading(check.title)
    started = time.monotonic()
    extra = {"GIAR_PYTHON": str(python(bench.project)), **check.environment} | ({NAMED_BY: bench.chromium} if bench.chromium else {})
    status = run_in_view(bench.project, check.command(bench), cwd=bench.project.web if check.in_web else None, extra=extra)
    return Outcome(check.title, status == 0, time.monotonic() - started)


def summarize(outcomes: Sequence[Outcome]) -> int:
    """Print one line a check and the verdict; returns the exit status."""
    progress.heading("总结 · Summary")
    for outcome in outcomes:
        progress.say(f"{'✓' if outcome.passed else '✗'} {outcome.title}: {outcome.seconds:.1f} s")
    failed = [outcome.title for outcome in outcomes if not outcome.passed]
    progress.say(f"未通过 · Failed: {', '.join(failed)}" if failed else "全部通过 · All passed")
    return 1 if failed else 0
