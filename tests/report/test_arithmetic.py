"""Sums over cells that are not all numbers: what they may come to, and that nothing open is taken for a mistake."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giar.check import check
from giar.form import EDITIONS, Relation, relations
from giar.report import Cell, Report
from giar.report.arithmetic import Assessment, assess, completion, holding, span, tally
from giar.report.span import among, total
from rules.test_properties import Table, balanced, report_of

NUMBERS = st.one_of(st.integers(-5, 40), st.decimals(0, 40, places=1))
CANDIDATES = st.lists(st.one_of(st.integers(0, 60), st.none()), max_size=4)
RELATION = Relation("arithmetic.row-total", "t", "r", ("t.r.a", "t.r.b"), ("t.r.total",))


def ambiguous(*candidates: int | None, notes: tuple[str, ...] = ()) -> Cell:
    return Cell(None, "ambiguous", candidates=tuple(candidates), notes=notes)


def number(value: int) -> Cell:
    return Cell(value, "number", str(value))


def seen(a: Cell, b: Cell, whole: Cell) -> Assessment:
    return Assessment(RELATION, dict(zip(RELATION.cells, (a, b, whole), strict=True)))


BLANK, SLASH, ABSENT, TEXT = Cell(None, "blank"), Cell(None, "mark", "/"), Cell(None, "absent"), Cell(None, "unreadable", "若干")


@pytest.mark.parametrize(
    ("cells", "wanted", "impossible"),
    [
        ((number(1), number(2), number(3)), "holds", False),
        ((number(1), number(2), number(4)), "fails", True),
        ((number(1), BLANK, number(4)), "undecided", False),
        ((number(5), SLASH, number(4)), "undecided", True),
        ((number(1), ambiguous(2, 20), number(3)), "undecided", False),
        ((number(1), ambiguous(2, 20), number(11)), "undecided", True),  # between the two, and neither of them
        ((number(1), ambiguous(2, 20, None), number(11)), "undecided", False),  # a number may be missing where it is blank
        ((number(1), ambiguous(2, notes=("cut-off",)), number(30)), "undecided", False),
        ((number(1), ambiguous(), number(30)), "undecided", False),
        ((number(31), ABSENT, number(30)), "undecided", True),
        ((number(31), TEXT, number(30)), "undecided", True),
        ((number(31), TEXT, ABSENT), "undecided", False),
        ((BLANK, BLANK, BLANK), "undecided", False),
    ],
)
def test_only_numbers_make_a_sum_hold_or_fail(cells: tuple[Cell, Cell, Cell], wanted: str, impossible: bool) -> None:
    assert (seen(*cells).holding, seen(*cells).impossible) == (wanted, impossible)


def test_what_would_make_a_sum_hold() -> None:
    assert seen(number(1), BLANK, number(4)).needed == 3
    assert seen(number(5), BLANK, number(4)).needed is None
    assert seen(BLANK, BLANK, number(4)).needed is None
    assert seen(number(1), number(2), SLASH).needed == 3
    values = {"t.r.a": 4, "t.r.total": 4}
    assert completion(RELATION, values.get) == {"t.r.b": 0}
    assert completion(RELATION, {"t.r.total": 0}.get) == {"t.r.a": 0, "t.r.b": 0}
    assert completion(RELATION, {"t.r.total": 1}.get) == {}
    assert completion(RELATION, {"t.r.a": 4}.get) == {}
    assert holding(RELATION, {**values, "t.r.b": Decimal(0)}.get) == "holds"


@given(st.lists(st.lists(NUMBERS, min_size=1, max_size=4), max_size=5), st.data())
def test_a_sum_is_among_what_its_parts_may_come_to(parts: list[list[int | Decimal]], data: st.DataObject) -> None:
    signs = [data.draw(st.booleans()) for _ in parts]
    whole = total(among(part) if sign else -among(part) for part, sign in zip(parts, signs, strict=True))
    reached = {sum((one if sign else -one for one, sign in zip(chosen, signs, strict=True)), start=0) for chosen in product(*parts)}
    assert all(one in whole for one in reached)
    assert (whole.least, whole.most) == (min(reached), max(reached))
    assert whole.options in (None, reached)


@given(CANDIDATES)
def test_a_cell_may_hold_each_of_its_readings_and_any_count_where_it_may_be_blank(candidates: list[int | None]) -> None:
    may = span(ambiguous(*candidates))
    assert all((0 if one is None else one) in may for one in candidates)
    assert (61 in may) == (None in candidates or not candidates)


def opened(data: st.DataObject, value: int) -> Cell:
    """A cell that does not show its number: the number is among its readings, or nothing is known."""
    others = data.draw(st.lists(st.one_of(st.integers(0, 60), st.just(value + 1), st.none()), max_size=3))
    readings = data.draw(st.permutations([value, *others]))
    return data.draw(st.sampled_from([ambiguous(*dict.fromkeys(readings)), ambiguous(notes=("may-be-text",)), TEXT, ABSENT]))


def with_cells_opened(table: Table, data: st.DataObject) -> Report:
    """A true report of which some cells, or a line, are open."""
    report = report_of(table)
    keys = data.draw(st.lists(st.sampled_from(report.form.keys), min_size=1, max_size=12, unique=True))
    line = data.draw(st.sampled_from(["", *{key.split(".")[1] for key in keys}, *{key.split(".")[2] for key in keys}]))
    keys += [key for key in report.form.keys if line in key.split(".")]
    cells = {key: opened(data, int(report.cells[key].value or 0)) for key in dict.fromkeys(keys)}
    return replace(report, cells={**report.cells, **cells})


@settings(max_examples=80, deadline=None)
@given(balanced(), st.data())
def test_no_open_cell_of_a_true_report_makes_a_mistake_of_it(table: Table, data: st.DataObject) -> None:
    report = with_cells_opened(table, data)
    findings = [finding for finding in check(report) if finding.rule.partition(".")[0] in ("arithmetic", "completeness")]
    gone = {one.key for one in report.form.tables if all(report.cells[key].status == "absent" for key in one.cell_keys())}
    assert [(finding.rule, finding.cells) for finding in findings if finding.severity == "error"] == [
        ("completeness.missing-table", tuple(one.cell_keys())) for one in report.form.tables if one.key in gone
    ]
    assert not any(assess(report, relation).impossible for relation in relations(report.form))
    assert tally(report)["fail"] == 0


@settings(max_examples=80, deadline=None)
@given(balanced(), st.data())
def test_no_reading_of_an_open_cell_makes_hold_what_was_said_to_fail(table: Table, data: st.DataObject) -> None:
    """Of a report with wrong numbers: a sum that fails, or that nothing could make hold, holds with no reading either."""
    report = with_cells_opened(table, data)
    key = data.draw(st.sampled_from([key for key in report.form.keys if not key.startswith("proactive.")]))
    report = report.with_values({key: data.draw(st.integers(0, 100))})
    chosen = {
        key: data.draw(st.sampled_from(cell.candidates))
        for key, cell in report.cells.items()
        if cell.status == "ambiguous" and cell.candidates
    }
    settled = report.with_values(chosen)
    for relation in relations(report.form):
        before, after = assess(report, relation), assess(settled, relation)
        if before.holding == "fails" or before.impossible:
            assert after.holding != "holds"
            assert after.impossible


def test_no_sum_of_the_form_runs_through_a_line_where_less_than_zero_is_proper() -> None:
    for edition in EDITIONS:
        keys = {key for relation in relations(edition) for key in relation.cells}
        assert not [key for key in keys if any(line.signed for line in edition.lines[key])]
