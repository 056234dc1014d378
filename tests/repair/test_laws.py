"""What holds of every suggestion, whatever the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from giar.form import EDITION_2019, EDITION_2021, HYBRID, Edition, cell_key, relations
from giar.repair import MOST_CELLS, Repair, Survey, repair, survey
from giar.report import Cell, Number, Report
from giar.report.arithmetic import assess
from repair.tables import ABSENT, BLANK, SLASH, Values, balanced, broken, report_of, with_slips

FORMS = {"2021": EDITION_2021, "hybrid": HYBRID, "2019": EDITION_2019}
COUNTS = st.one_of(st.just(0), st.integers(1, 9), st.integers(1, 40_000))


@st.composite
def correct_tables(draw: st.DrawFn) -> tuple[Edition, Values]:
    """Any numbers in the parts of table 三 and 四, and their sums in the totals."""
    form = FORMS[draw(st.sampled_from(sorted(FORMS)))]
    drawn = iter(draw(st.lists(COUNTS, min_size=200, max_size=200)))
    values: Values = {key: next(drawn) for key in form.table("proactive").cell_keys()}
    for table in (form.table("applications"), form.table("disputes")):
        block = table.blocks[0]
        parts = [column.key for column in block.column_leaves if column.role != "total"]
        for column in parts:
            cells = {row.key: next(drawn) for row in block.row_leaves}
            if table.key == "applications":
                carried = next(drawn)
                cells["concluded"] = sum(cells[row.key] for row in block.row_leaves if row.role == "part")
                whole = cells["concluded"] + cells["carried_forward"]
                cells["carried_over"] = min(carried, whole)
                cells["received"] = whole - cells["carried_over"]
            values |= {cell_key(table.key, row, column): count for row, count in cells.items()}
        for row in block.row_leaves:
            values[cell_key(table.key, row.key, "total")] = sum(values[cell_key(table.key, row.key, column)] for column in parts)
    return form, values


@given(correct_tables())
@settings(max_examples=150, deadline=None)
def test_a_correct_table_is_left_alone(table: tuple[Edition, Values]) -> None:
    form, values = table
    assert survey(report_of(values, form)) == Survey(())


@given(correct_tables(), st.sampled_from(["natural_person", "business", "other_organization", "total"]))
@settings(max_examples=50, deadline=None)
def test_a_correct_table_without_one_of_its_columns_is_left_alone(table: tuple[Edition, Values], column: str) -> None:
    form, values = table
    kept = {key: value for key, value in values.items() if not (key.startswith("applications.") and key.endswith(f".{column}"))}
    assert survey(report_of(kept, form)) == Survey(())


CONTENTS: st.SearchStrategy[Number | Cell] = st.one_of(
    st.integers(0, 12),
    st.integers(-3, 10**6),
    st.integers(10**15, 10**40),
    st.decimals(-5, 100, places=1),
    st.sampled_from([ABSENT, BLANK, SLASH, Cell(None, "unreadable", "1O"), Cell(None, "ambiguous", "12", candidates=(1, 2, 12))]),
)


@dataclass(frozen=True)
class Damaged:
    """A correct table in which some cells hold something else."""

    edition: str
    how: str
    seed: int
    contents: Mapping[str, Number | Cell]

    @property
    def report(self) -> Report:
        return report_of({**balanced(self.how, self.seed, self.edition), **self.contents}, FORMS[self.edition])


@st.composite
def damaged_tables(draw: st.DrawFn) -> Damaged:
    """Single cells, and perhaps a whole row or column, that hold anything at all."""
    edition = draw(st.sampled_from(sorted(FORMS)))
    keys = [key for key in FORMS[edition].keys if not key.startswith("proactive.")]
    contents = {key: draw(CONTENTS) for key in draw(st.lists(st.sampled_from(keys), max_size=6))}
    if draw(st.booleans()):
        line = draw(st.sampled_from(keys)).split(".")[draw(st.sampled_from([1, 2]))]
        contents |= dict.fromkeys((key for key in keys if line in key.split(".")), draw(st.sampled_from([ABSENT, BLANK, SLASH])))
    return Damaged(edition, draw(st.sampled_from(["dense", "sparse", "small"])), draw(st.integers(0, 50)), contents)


@given(damaged_tables())
@settings(max_examples=300, deadline=None)
def test_every_suggestion_mends_something_and_breaks_nothing(damaged: Damaged) -> None:
    report = damaged.report
    before = {relation: assess(report, relation).holding for relation in relations(report.form)}
    for suggestion in repair(report):
        assert suggestion.changes
        assert all(isinstance(count, int) and count >= 0 for count in suggestion.changes.values())
        assert all(report.cells[key].value != count for key, count in suggestion.changes.items())
        assert suggestion.resolves
        mended = report.with_values(suggestion.changes)
        after = {relation: assess(mended, relation).holding for relation in relations(report.form)}
        assert all(after[relation] == "holds" for relation, outcome in before.items() if outcome == "holds")
        assert all(after[relation] != "fails" or before[relation] == "fails" for relation in before)
        assert set(suggestion.resolves) >= {relation.rule for relation in before if after[relation] == "holds" != before[relation]}


@given(damaged_tables())
@settings(max_examples=150, deadline=None)
def test_a_suggestion_is_unique_only_if_no_other_is_as_small(damaged: Damaged) -> None:
    report = damaged.report
    suggestions = [one for one in repair(report) if not only_zeros_for_blanks(report, one)]
    for suggestion in suggestions:
        if suggestion.unique:
            assert all(len(other.changes) > len(suggestion.changes) for other in suggestions if other is not suggestion)


def only_zeros_for_blanks(report: Report, suggestion: Repair) -> bool:
    return all(count == 0 and report.cells[key].status in ("blank", "mark") for key, count in suggestion.changes.items())


@given(damaged_tables())
@settings(max_examples=60, deadline=None)
def test_suggestions_are_the_same_every_time(damaged: Damaged) -> None:
    assert survey(damaged.report) == survey(damaged.report)


def test_every_relation_of_a_spoiled_table_holds_after_the_first_suggestion() -> None:
    for seed in range(60):
        rng = Random(seed)
        spoiled = with_slips(rng, balanced("city", seed), rng.randint(1, MOST_CELLS))
        first = repair(report_of(spoiled))[0]
        assert not broken({**spoiled, **first.changes})
