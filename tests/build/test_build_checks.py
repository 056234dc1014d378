"""``python build.py test``: everything runs, one failure is enough to fail, and a browser is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from machine import ROOT, Machine, make_tool, stopped

from building import checks, chromium
from building.node_tools import NodeTools
from building.problem import BuildError
from building.project import Project


@pytest.fixture
def bench(tmp_path: Path) -> checks.Workbench:
    return checks.Workbench(Project(tmp_path), NodeTools("node", "npm", "v22"), None, site_built=True, pytest_arguments=("-k", "name"))


def check(name: str, *command: str) -> checks.Check:
    return checks.Check(name, name, lambda bench: command)


def test_all_checks_run_even_after_one_has_failed(bench: checks.Workbench, tmp_path: Path) -> None:
    outcomes = checks.run_checks(bench, [check("one", "false"), check("two", "touch", "it-ran")])
    assert [outcome.passed for outcome in outcomes] == [False, True]
    assert (tmp_path / "it-ran").exists()


def test_one_failure_fails_the_whole_and_is_named_at_the_end(bench: checks.Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    assert checks.summarize(checks.run_checks(bench, [check("one", "true"), check("two", "false")])) == 1
    assert capsys.readouterr().out.endswith("Failed: two\n")
    assert checks.summarize(checks.run_checks(bench, [check("one", "true")])) == 0


def test_the_summary_has_no_count_that_could_be_taken_for_pytests(bench: checks.Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    checks.summarize(checks.run_checks(bench, [check("one", "true"), check("two", "false")]))
    assert " passed" not in capsys.readouterr().out


def test_pytest_comes_last_and_takes_what_stands_after_the_dashes(bench: checks.Workbench) -> None:
    assert checks.NAMES[-1] == "pytest"
    assert list(checks.CHECKS[-1].command(bench))[-2:] == ["-k", "name"]


def test_the_page_is_tested_without_its_snapshot_too(bench: checks.Workbench, tmp_path: Path) -> None:
    (plain,) = [one for one in checks.CHECKS if one.environment]
    assert plain.environment == {"GIAR_PLAIN": "1"}
    files = [str(part) for part in plain.command(bench)[3:] if not str(part).startswith("--")]
    assert files
    assert all((ROOT / name).is_file() for name in files)
    seen = tmp_path / "seen"
    asking = checks.Check("x", "x", lambda _: ["sh", "-c", f"echo $GIAR_PLAIN > {seen}"], environment=plain.environment)
    checks.run_checks(bench, [asking])
    assert seen.read_text() == "1\n"


def test_without_a_site_the_browser_tests_are_left_out(bench: checks.Workbench) -> None:
    without = checks.Workbench(bench.project, bench.node, None, site_built=False, pytest_arguments=())
    assert "--ignore=tests/browser" in checks.CHECKS[-1].command(without)


def test_an_unknown_check_is_refused(machine: Machine) -> None:
    done = machine.run("test", "--only", "nothing")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_ci_runs_the_same_command() -> None:
    assert (ROOT / ".ci" / "run").read_text().splitlines()[-1] == "exec python3 build.py test"


class TestChromium:
    @pytest.fixture
    def path(self, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Machine:
        monkeypatch.delenv("GIAR_CHROMIUM", raising=False)
        monkeypatch.setenv("PATH", str(machine.folder / "bin"))
        monkeypatch.setattr(chromium, "_kept_by_playwright", lambda project: iter(()))
        monkeypatch.setattr(chromium, "_from_playwright", lambda project: iter(()))
        monkeypatch.setattr(chromium, "_from_debian", lambda project: iter(()))
        monkeypatch.setattr(chromium, "MAC_APPS", ())
        return machine

    def test_the_one_named_is_taken(self, path: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
        make_tool(path, "chromium", "#!/bin/sh\necho Chromium 1\n")
        make_tool(path, "mine", "#!/bin/sh\necho Chromium 2\n")
        mine = str(path.folder / "bin" / "mine")
        monkeypatch.setenv("GIAR_CHROMIUM", mine)
        assert chromium.find_chromium(Project(path.root)) == mine

    def test_the_one_named_must_run(self, path: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
        make_tool(path, "chromium", "#!/bin/sh\necho Chromium 1\n")
        monkeypatch.setenv("GIAR_CHROMIUM", str(path.folder / "nowhere"))
        with pytest.raises(BuildError, match="The browser that GIAR_CHROMIUM names does not run"):
            chromium.find_chromium(Project(path.root))

    def test_a_launcher_without_its_browser_is_passed_over(self, path: Machine) -> None:
        make_tool(path, "chromium-browser", "#!/bin/sh\necho 'install the snap' >&2\nexit 1\n")
        make_tool(path, "google-chrome", "#!/bin/sh\necho Google Chrome 1\n")
        assert chromium.find_chromium(Project(path.root)).endswith("/google-chrome")

    def test_what_playwright_has_comes_next(self, path: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
        make_tool(path, "kept", "#!/bin/sh\necho Chromium 3\n")
        kept = str(path.folder / "bin" / "kept")
        monkeypatch.setattr(chromium, "_kept_by_playwright", lambda project: iter([kept]))
        assert chromium.find_chromium(Project(path.root)) == kept

    def test_none_at_all_is_one_sentence(self, path: Machine) -> None:
        with pytest.raises(BuildError, match="No Chromium was found; install Chromium, Chrome or Edge"):
            chromium.find_chromium(Project(path.root))


def test_a_browser_that_is_missing_is_told_before_the_tests_run(machine: Machine) -> None:
    done = machine.run("test", "--only", "pytest", GIAR_CHROMIUM=str(machine.folder / "nowhere"))
    assert stopped(done).startswith("The browser that GIAR_CHROMIUM names does not run")
    assert machine.npm_calls() == []


def test_a_download_that_fails_is_told_and_the_next_source_is_tried(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(chromium, "python", lambda project: "false")
    assert list(chromium._from_playwright(Project(machine.root))) == []
    assert "did not work: Playwright failed" in capsys.readouterr().out
