"""What must hold on every table: a correct and complete one is never objected to, a wrong number never passes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from giar.check import check
from giar.form import EDITION_2019, EDITION_2021, HYBRID, Edition, relations
from giar.report import Cell, Report
from giar.report.arithmetic import tally
from rules.reports import build

FORMS = {"2021": EDITION_2021, "hybrid": HYBRID, "2019": EDITION_2019}
APPLICANTS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_organization")
SMALL = st.one_of(st.just(0), st.integers(0, 9), st.integers(0, 20_000))


Table = tuple[str, list[int]]
"""An edition and the numbers of its cells: what hypothesis draws and prints."""


@st.composite
def balanced(draw: st.DrawFn) -> Table:
    """The numbers of a complete report whose every relation holds, in any edition."""
    name = draw(st.sampled_from(sorted(FORMS)))
    keys = FORMS[name].keys
    drawn = draw(st.lists(SMALL, min_size=len(keys), max_size=len(keys)))
    numbers = _settled(FORMS[name], dict(zip(keys, drawn, strict=True)))
    return name, [numbers[key] for key in keys]


def report_of(table: Table) -> Report:
    name, numbers = table
    report = build({"edition": name, "year": 2020 if name == "2019" else 2024})
    cells = {key: Cell(number, "number", str(number)) for key, number in zip(report.form.keys, numbers, strict=True)}
    return replace(report, cells=cells)


def _settled(form: Edition, numbers: dict[str, int]) -> dict[str, int]:
    """The totals and the inflow that make the other numbers hold together."""
    settled = dict(numbers)
    outcomes = [key.split(".")[1] for key in form.keys if key.startswith("applications.") and key.endswith(".total")]
    outcomes = [row for row in outcomes if row not in ("received", "carried_over", "concluded", "carried_forward")]
    for column in APPLICANTS:
        concluded = sum(settled[f"applications.{row}.{column}"] for row in outcomes)
        settled[f"applications.concluded.{column}"] = concluded
        available = concluded + settled[f"applications.carried_forward.{column}"]
        carried_over = min(settled[f"applications.carried_over.{column}"], available)
        settled[f"applications.carried_over.{column}"] = carried_over
        settled[f"applications.received.{column}"] = available - carried_over
    for key in form.keys:
        table, row, column = key.split(".")
        if column == "total":
            parts = [other for other in form.keys if other.startswith(f"{table}.{row}.") and other != key]
            settled[key] = sum(settled[other] for other in parts)
    return settled


@settings(max_examples=60, deadline=None)
@given(balanced())
def test_a_correct_and_complete_table_is_not_objected_to(table: Table) -> None:
    report = report_of(table)
    assert {finding.rule for finding in check(report)} <= {"plausibility.documents", "plausibility.disputes"} | hybrid(report)
    assert tally(report) == {"pass": len(relations(report.form)), "fail": 0, "undecided": 0}


@settings(max_examples=60, deadline=None)
@given(balanced(), st.data())
def test_a_changed_number_fails_every_relation_through_it_and_no_other(table: Table, data: st.DataObject) -> None:
    report = report_of(table)
    key = data.draw(st.sampled_from([key for key in report.form.keys if key.split(".")[0] != "proactive"]))
    value = report.cells[key].value
    assert isinstance(value, int)
    changed = report.with_values({key: value + data.draw(st.integers(1, 50))})
    through = [relation for relation in relations(report.form) if key in relation.cells]
    failing = [finding for finding in check(changed) if finding.rule.startswith("arithmetic.")]
    assert [(finding.rule, finding.cells) for finding in failing] == [(relation.rule, relation.cells) for relation in through]
    assert {(finding.severity, finding.verdict) for finding in failing} == {("error", "fail")}


@settings(max_examples=60, deadline=None)
@given(balanced(), st.data())
def test_a_blank_leaves_every_relation_through_it_undecided(table: Table, data: st.DataObject) -> None:
    report = report_of(table)
    key = data.draw(st.sampled_from([key for key in report.form.keys if key.split(".")[0] != "proactive"]))
    blanked = report.with_values({key: None})
    through = [relation for relation in relations(report.form) if key in relation.cells]
    seen = [finding for finding in check(blanked) if finding.rule.startswith("arithmetic.")]
    assert [(finding.rule, finding.cells, finding.verdict) for finding in seen] == [(one.rule, one.cells, "undecided") for one in through]
    zero = report.cells[key].value == 0
    assert {finding.severity for finding in seen} <= ({"info"} if zero else {"warning"})
    assert [finding.cells for finding in check(blanked) if finding.rule == "completeness.blank"] == [(key,)]
    assert tally(blanked)["undecided"] == len(through)


@settings(max_examples=40, deadline=None)
@given(balanced(), st.data())
def test_what_is_absent_never_makes_a_correct_table_fail(table: Table, data: st.DataObject) -> None:
    """Rows and columns lost from a correct table leave relations open; they never make one fail."""
    report = report_of(table)
    lines = data.draw(st.lists(st.sampled_from(sorted({key.rpartition(".")[0] for key in report.form.keys})), max_size=6, unique=True))
    columns = data.draw(st.lists(st.sampled_from((*APPLICANTS, "total")), max_size=3, unique=True))
    cells = {
        key: Cell(None, "absent") if key.rpartition(".")[0] in lines or key.rpartition(".")[2] in columns else cell
        for key, cell in report.cells.items()
    }
    holed = replace(report, cells=cells)
    assert tally(holed)["fail"] == 0
    assert not [finding for finding in check(holed) if finding.rule.startswith("arithmetic.") and finding.verdict == "fail"]


CELLS = st.one_of(
    st.integers(-3, 30).map(lambda number: Cell(number, "number", str(number))),
    st.decimals(0, 10_000, places=2).map(lambda amount: Cell(amount, "number", str(amount))),
    st.sampled_from([Cell(None, "blank"), Cell(None, "mark", "/"), Cell(None, "absent"), Cell(None, "unreadable", "若干")]),
    st.lists(st.integers(0, 99), max_size=3).map(lambda readings: Cell(None, "ambiguous", candidates=tuple(readings))),
)


def any_report(name: str, kinds: list[Cell], order: list[int]) -> Report:
    """A report of few kinds of cells strewn over the form."""
    report = build({"edition": name})
    cells = {key: kinds[order[at % len(order)] % len(kinds)] for at, key in enumerate(report.form.keys)}
    return replace(report, cells=cells)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(FORMS)), st.lists(CELLS, min_size=1, max_size=5), st.lists(st.integers(0, 9), min_size=1, max_size=30), st.data()
)
def test_whatever_stands_in_the_cells_every_finding_is_a_whole_sentence(
    name: str, kinds: list[Cell], order: list[int], data: st.DataObject
) -> None:
    report = any_report(name, kinds, order)
    previous = any_report(data.draw(st.sampled_from(sorted(FORMS))), kinds, order[::-1])
    findings = check(report, replace(previous, meta=replace(previous.meta, year=2023)))
    for finding in findings:
        assert finding.message["zh"]
        assert finding.message["en"]
        assert not {"{", "}"}.intersection(finding.message["zh"] + finding.message["en"])
        assert set(finding.cells) <= set(report.form.keys)
    assert sum(tally(report).values()) == len(relations(report.form))
    failing = [finding for finding in findings if finding.rule.startswith("arithmetic.") and finding.verdict == "fail"]
    assert len(failing) == (tally(report)["fail"] if report.is_report else 0)


def hybrid(report: Report) -> set[str]:
    """The one objection to a mixture of two editions is that it is one."""
    return {"structure.edition"} if report.form is HYBRID else set()


def test_a_table_of_blanks_is_one_finding_and_not_one_for_each_cell_or_sum() -> None:
    report = build({"cells": {"applications.*": "blank"}})
    about = [finding for finding in check(report) if finding.rule.partition(".")[0] in ("arithmetic", "completeness")]
    assert [(finding.rule, len(finding.cells)) for finding in about] == [("completeness.blank", 175)]


def test_a_missing_column_is_one_finding_and_leaves_its_sums_undecided() -> None:
    report = build({"cells": {"applications.*.other_organization": "absent"}})
    about = [finding for finding in check(report) if finding.rule.partition(".")[0] in ("arithmetic", "completeness")]
    assert [(finding.rule, len(finding.cells)) for finding in about] == [("completeness.missing-column", 25)]
    assert tally(report) == {"pass": 15, "fail": 0, "undecided": 27}


def test_text_that_is_no_report_is_one_finding() -> None:
    report = build({"cells": {"*": "absent"}, "sections": [], "preamble": "关于召开座谈会的通知"})
    assert [(finding.rule, finding.severity) for finding in check(report)] == [("structure.not-a-report", "error")]


def test_errors_come_before_warnings_and_warnings_before_remarks() -> None:
    report = build(
        {"cells": {"disputes.reconsideration.upheld": 3, "proactive.licensing.decisions": "blank", "proactive.coercion.decisions": "/"}}
    )
    severities = [finding.severity for finding in check(report)]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    assert set(severities) == {"error", "warning", "info"}
