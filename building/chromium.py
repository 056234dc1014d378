"""Finds a Chromium for the browser tests, or gets one."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from building import progress
from building.problem import BuildError
from building.project import Project
from building.python_tools import python
from building.tool import Command, answer, run_quietly

NAMED_BY = "GIAR_CHROMIUM"
ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable", "msedge")
MAC_APPS = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS_APPS = (r"Chromium\Application\chrome.exe", r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
WHERE_PLAYWRIGHT_KEEPS_IT = (
    "from playwright.sync_api import sync_playwright\nwith sync_playwright() as p: print(p.chromium.executable_path)"
)


def named_chromium() -> str | None:
    """The browser that the person names; one that does not run is told at once, not after a long build."""
    named = os.environ.get(NAMED_BY)
    if named and not runs(named):
        raise BuildError(f"{NAMED_BY} 指定的浏览器无法运行：{named}。", f"The browser that {NAMED_BY} names does not run: {named}.")
    return named or None


def find_chromium(project: Project) -> str:
    """The first that works: the one named, one installed, Playwright's own, Debian's package."""
    if named := named_chromium():
        return named
    for candidate in _candidates(project):
        if runs(candidate):
            return candidate
    raise BuildError(
        f"找不到可用的 Chromium；请安装 Chromium、Chrome 或 Edge，或用环境变量 {NAMED_BY} 指定它的路径。",
        f"No Chromium was found; install Chromium, Chrome or Edge, or name its path in the environment variable {NAMED_BY}.",
    )


def runs(executable: str) -> bool:
    """Whether this is a browser that starts: a launcher whose browser is missing does not count."""
    if os.name == "nt":  # there, asking for the version opens a window
        return Path(executable).is_file()
    return bool(answer([executable, "--version"], seconds=60))


def _candidates(project: Project) -> Iterator[str]:
    yield from _installed()
    yield from _kept_by_playwright(project)
    yield from _from_playwright(project)
    yield from _from_debian(project)


def _installed() -> Iterator[str]:
    yield from (found for name in ON_PATH if (found := shutil.which(name)))
    if sys.platform == "darwin":
        yield from (f"/Applications/{name}.app/Contents/MacOS/{name}" for name in MAC_APPS)
    if os.name == "nt":
        folders = [os.environ[name] for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA") if name in os.environ]
        yield from (str(Path(folder) / app) for folder in folders for app in WINDOWS_APPS)


def _kept_by_playwright(project: Project) -> Iterator[str]:
    if kept := answer([python(project), "-c", WHERE_PLAYWRIGHT_KEEPS_IT]):
        yield kept


def _from_playwright(project: Project) -> Iterator[str]:
    command: Command = [python(project), "-m", "playwright", "install", "chromium"]
    if _tried(project, "Playwright", "下载 Playwright 的 Chromium · Downloading Playwright's Chromium", [command]):
        yield from _kept_by_playwright(project)


def _from_debian(project: Project) -> Iterator[str]:
    if not Path("/etc/debian_version").exists() or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    unattended = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    commands = [[*unattended, "update"], [*unattended, "install", "--yes", "--no-install-recommends", "chromium"]]
    if _tried(project, "apt-get", "安装系统的 Chromium · Installing the system's Chromium", commands):
        yield from _installed()


def _tried(project: Project, tool: str, title: str, commands: Sequence[Command]) -> bool:
    """Whether all the commands went well; where not, the next source is tried."""
    try:
        with progress.working(title):
            for number, command in enumerate(commands):
                run_quietly(project, tool, command, log=f"{tool.lower()}-{number}")
    except BuildError as problem:
        progress.say(f"  未成功 · did not work: {problem.en.splitlines()[0]}")
        return False
    return True
