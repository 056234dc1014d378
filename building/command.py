"""The command line of build.py."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from building import checks, progress
from building.chromium import find_chromium, named_chromium
from building.lock import only_one
from building.node_tools import NodeTools, ensure_packages, find_node
from building.page import ensure_page
from building.problem import BuildError, StepError, from_os_error
from building.project import Project
from building.python_tools import ensure_build_tools, ensure_test_tools
from building.server import SiteServer
from building.single_file import ensure_single_file
from building.site import ensure_site
from building.snapshot import ensure_snapshot
from building.wheels import ensure_wheels

DEFAULT_PORT = 8000
INTERRUPTED = 130


def run(root: str, arguments: Sequence[str]) -> int:
    """Do what the command line asks, and say in a sentence what stands in the way; returns the exit status."""
    progress.prepare_streams()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    ours, for_pytest = _split(arguments)
    options = _parser().parse_args(ours)
    project = Project(Path(root))
    try:
        return _dispatch(project, options, for_pytest)
    except BuildError as problem:
        progress.complain(problem)
        return problem.status
    except KeyboardInterrupt:
        progress.complain(BuildError("已中断；再运行一次即可接着做。", "Interrupted; run it again to go on."))
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BuildError.status
    except OSError as error:
        progress.complain(from_os_error(error))
        return BuildError.status
    except Exception:
        progress.complain(_unexpected(project))
        return BuildError.status


def _dispatch(project: Project, options: argparse.Namespace, for_pytest: tuple[str, ...]) -> int:
    if options.command == "serve":
        return _serve(project, options.port)
    if options.command == "test":
        return _test(project, options.only or checks.NAMES, for_pytest)
    _build(project)
    progress.say(f"\n已构建 · Built: {project.dist}")
    return 0


def _build(project: Project) -> None:
    node = find_node(project)
    with only_one(project):
        _ensure_tools(project, node)
        _ensure_site(project, node)


def _ensure_tools(project: Project, node: NodeTools) -> None:
    ensure_build_tools(project)
    ensure_packages(project, node)


def _ensure_site(project: Project, node: NodeTools) -> None:
    wheels = ensure_wheels(project)
    snapshot = ensure_snapshot(project, node, wheels)
    ensure_page(project, node)
    single = ensure_single_file(project, node, wheels, snapshot)
    ensure_site(project, wheels, snapshot, single)


def _serve(project: Project, port: int) -> int:
    with SiteServer(project.dist, port) as server:
        _build(project)
        server.serve()
    return 0


def _test(project: Project, names: Sequence[str], for_pytest: tuple[str, ...]) -> int:
    chosen = [check for check in checks.CHECKS if check.name in names]
    needs_browser = any(check.needs_browser for check in chosen)
    if needs_browser:
        named_chromium()
    node = find_node(project)
    built = _prepare_tests(project, node, needs_browser)
    chromium = find_chromium(project) if needs_browser else None
    bench = checks.Workbench(project, node, chromium, built, for_pytest)
    outcomes = checks.run_checks(bench, chosen)
    if needs_browser and not built:
        outcomes.insert(0, checks.Outcome("整站 · the site (浏览器测试未运行 · browser tests not run)", passed=False, seconds=0))
    return checks.summarize(outcomes)


def _prepare_tests(project: Project, node: NodeTools, needs_site: bool) -> bool:
    """Everything that the tests need; whether the site could be built. A page that does not compile must not hide the other tests."""
    with only_one(project):
        _ensure_tools(project, node)
        ensure_test_tools(project)
        if not needs_site:
            return False
        try:
            _ensure_site(project, node)
        except StepError as failed:
            progress.complain(failed)
            return False
    return True


def _split(arguments: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Our own arguments, and those after ``--``, which are pytest's."""
    if "--" not in arguments:
        return list(arguments), ()
    at = list(arguments).index("--")
    return list(arguments[:at]), tuple(arguments[at + 1 :])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description="构建、预览和测试 giar · Builds, serves and tests giar")
    commands = parser.add_subparsers(dest="command", metavar="build | serve | test")
    commands.add_parser("build", help="构建到 dist/（默认） · build into dist/ (the default)")
    serve = commands.add_parser("serve", help="构建并在本机提供网页 · build, then serve on this machine")
    serve.add_argument("--port", type=_port, default=DEFAULT_PORT, help=f"端口，默认 {DEFAULT_PORT} · port, {DEFAULT_PORT} by default")
    test = commands.add_parser("test", help="运行全部测试 · run every test", epilog="build.py test --only pytest -- -k NAME")
    test.add_argument("--only", nargs="+", choices=checks.NAMES, metavar="CHECK", help=f"只运行 · run only: {' '.join(checks.NAMES)}")
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError("0–65535")
    return port


def _unexpected(project: Project) -> BuildError:
    """A mistake in this program: the details go to a file, not over the terminal."""
    details = traceback.format_exc()
    try:
        log = project.log("unexpected")
        log.write_text(details, encoding="utf-8")
    except OSError:
        return BuildError(f"构建程序出错：{details.splitlines()[-1]}。", f"A mistake in the build program: {details.splitlines()[-1]}.")
    return BuildError(f"构建程序出错，详见 {log}。", f"A mistake in the build program; details in {log}.")
