"""Published reports, pasted into the built page: every cell as its truth says, every relation judged right."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from published_site import PublishedSite
from reader_acts import Open, Visit

from corpus_cases import CorpusCase, cases
from giar.form import EDITIONS, Edition, Relation, relations

ROOT = Path(__file__).parents[2]
REPORTS = cases("in-the-wild")
NAMED = {case.name.rpartition("/")[2]: case for case in REPORTS}


def edition_of(case: CorpusCase) -> Edition:
    keys = {*case.values, *case.absent}
    return next(edition for edition in EDITIONS if set(edition.keys) == keys)


def verdict(relation: Relation, values: dict[str, Decimal | None]) -> str:
    """What arithmetic says of a relation, worked out from the truth alone."""
    left, right = ([values.get(key) for key in side] for side in (relation.left, relation.right))
    if None in left or None in right:
        return "undecided"
    return "pass" if sum(left) == sum(right) else "fail"  # type: ignore[arg-type]


def test_all_five_published_reports_are_here() -> None:
    assert sorted(NAMED) == ["district-2024", "jiaozuo-2023", "shandong-2024", "wancheng-2024", "zhoukou-2024"]


@pytest.mark.parametrize("case", REPORTS, ids=str)
def test_every_cell_stands_on_the_page_as_in_the_report(visit: Visit, case: CorpusCase) -> None:
    visit.read(case.text)
    cells = visit.cells()
    assert set(cells) == {*case.values, *case.absent}
    wrong = {key: cells[key] for key, value in case.values.items() if value is not None and not shows(cells[key], value)}
    assert wrong == {}
    without_number = {key: cells[key] for key, value in case.values.items() if value is None}
    assert all(cell["status"] in ("blank", "mark") and not re.search(r"\d", cell["text"]) for cell in without_number.values())
    assert {key for key, cell in cells.items() if cell["status"] == "absent"} == set(case.absent)
    assert all(cells[key]["text"] == "" for key in case.absent)


def shows(cell: dict[str, str], value: Decimal) -> bool:
    return cell["status"] == "number" and Decimal(cell["text"]) == value


@pytest.mark.parametrize("case", REPORTS, ids=str)
def test_the_page_says_who_reported_and_for_which_year(visit: Visit, case: CorpusCase) -> None:
    visit.read(case.text)
    header = visit.page.locator(".report-header").inner_text()
    assert (case.meta["title"] or "未写明标题的报告") in header
    assert (case.meta["organ"] or "文中未写明") in header
    assert str(case.meta["year"]) in header
    assert f"{case.meta['edition']} 年版" in header


@pytest.mark.parametrize("case", REPORTS, ids=str)
def test_every_relation_is_judged_as_arithmetic_says(visit: Visit, case: CorpusCase) -> None:
    visit.read(case.text)
    judged = [verdict(relation, case.values) for relation in relations(edition_of(case))]
    assert {kind: visit.tally(kind) for kind in ("pass", "fail", "undecided")} == {
        kind: judged.count(kind) for kind in ("pass", "fail", "undecided")
    }
    failing = visit.page.locator("[data-rule^='arithmetic.'][data-verdict=fail]")
    assert failing.count() == judged.count("fail")


@pytest.mark.parametrize("case", REPORTS, ids=str)
def test_every_finding_and_every_suggestion_stands_on_the_page(visit: Visit, case: CorpusCase) -> None:
    visit.read(case.text)
    document = visit.document(case.text)
    shown = visit.page.locator("[data-rule]").evaluate_all("items => items.map((item) => item.dataset.rule)")
    assert sorted(shown) == sorted(finding["rule"] for finding in document["findings"])
    for finding in document["findings"]:
        assert visit.findings(finding["rule"]).filter(has_text=finding["message"]["zh"]).count() >= 1
    assert visit.page.locator("[data-repair]").count() == len(document["repairs"])


def test_the_worker_s_requests_are_among_those_that_are_watched(visit: Visit, site: PublishedSite) -> None:
    """Each visit ends with the proof that nobody else was asked; it is worth something only if it sees the worker."""
    own = [url.removeprefix(site.address) for url in visit.requests]
    assert any(name.startswith(("engine/snapshot/", "engine/wheels/giar-")) for name in own)


def test_the_engine_s_large_files_travel_once(open_page: Open) -> None:
    """Opened afresh: a busy machine may have had an earlier visit's worker replaced."""
    visit = open_page()
    visit.await_engine()
    for name in ("pyodide.asm.wasm", "pyodide.asm.mjs", "python_stdlib.zip"):
        assert len([url for url in visit.requests if url.endswith(name)]) <= 1, name
    assert any(url.endswith("pyodide.asm.wasm") for url in visit.requests)


def test_a_changed_number_breaks_the_same_relations_on_the_page_and_on_the_command_line(visit: Visit) -> None:
    right = NAMED["wancheng-2024"].text
    wrong = re.sub(r"(一、本年新收政府信息公开申请数量\s+)33\b", r"\g<1>34", right, count=1)
    assert wrong != right
    visit.read(wrong)
    assert visit.cell("applications.received.natural_person").inner_text() == "34"
    failing = visit.page.locator("[data-rule^='arithmetic.'][data-verdict=fail]")
    assert sorted(failing.evaluate_all("items => items.map((item) => item.dataset.rule)")) == ["arithmetic.balance", "arithmetic.row-total"]
    assert (
        "「自然人」列：新收 34 + 上年结转 0 = 34，办理总计 33 + 结转下年度 0 = 33，相差 1"
        in visit.findings("arithmetic.balance").inner_text()
    )
    assert {key for key, cell in visit.cells().items() if cell["mark"] == "error"} == broken_cells(visit.document(wrong))
    command = [sys.executable, "-m", "giar.cli", "check", "-", "--format", "json"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "py"), "PYTHONUTF8": "1"}
    done = subprocess.run(command, input=wrong.encode(), capture_output=True, check=False, env=environment, timeout=60)
    assert (done.returncode, done.stderr) == (1, b"")
    assert failures(json.loads(done.stdout)) == failures(visit.document(wrong))


def broken_cells(document: dict) -> set[str]:
    return {key for finding in document["findings"] if finding["severity"] == "error" for key in finding["cells"]}


def failures(document: dict) -> list[tuple[str, list[str]]]:
    return [(finding["rule"], finding["cells"]) for finding in document["findings"] if finding["verdict"] == "fail"]
