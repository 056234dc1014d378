"""Each kind of slip is found out, put first and explained."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from giar.form import BALANCE, DISPUTE_TOTAL, OUTCOMES, ROW_TOTAL
from giar.repair import Repair, explain_bound, repair
from giar.report import Cell, Number
from repair.tables import ABSENT, BLANK, SLASH, Values, balanced, report_of

GRANTED_BUSINESS = "applications.granted.business"


@pytest.fixture
def values() -> Values:
    """A city's table; 予以公开·商业企业 is 12 in it."""
    table = balanced("city", 3)
    shift = 12 - int(table[GRANTED_BUSINESS])
    for row in ("granted", "concluded", "received"):
        for column in ("business", "total"):
            key = f"applications.{row}.{column}"
            table[key] = int(table[key]) + shift
    return table


def suggestions(values: Mapping[str, Number | Cell]) -> list[Repair]:
    return repair(report_of(values))


def test_a_dropped_digit_is_named_with_the_number_that_should_stand_there(values: Values) -> None:
    (found,) = suggestions({**values, GRANTED_BUSINESS: 2})
    assert found == Repair(
        changes={GRANTED_BUSINESS: 12},
        reason={
            "zh": "「予以公开·商业企业」应为 12（现为 2，疑似漏录一位），改后 2 处勾稽关系全部成立。",
            "en": "“Granted / Businesses” should be 12 (now 2, a digit seems to be missing); then 2 relations hold again.",
        },
        resolves=(ROW_TOTAL, OUTCOMES),
        unique=True,
    )


def test_a_wrong_grand_total_is_told_from_its_three_relations(values: Values) -> None:
    key = "applications.concluded.total"
    (found,) = suggestions({**values, key: int(values[key]) + 1})
    assert dict(found.changes) == {key: values[key]}
    assert found.resolves == (ROW_TOTAL, OUTCOMES, BALANCE)
    assert "3 处勾稽关系" in found.reason["zh"]


def test_neighbours_swapped_are_taken_for_one_slip(values: Values) -> None:
    one, other = "applications.granted.natural_person", GRANTED_BUSINESS
    (first, *_) = suggestions({**values, one: values[other], other: values[one]})
    assert dict(first.changes) == {one: values[one], other: values[other]}
    assert "对调" in first.reason["zh"]


@pytest.mark.parametrize("neighbour", ["applications.granted.research", "applications.partly_granted.business"])
def test_a_number_in_the_wrong_column_or_row_goes_back_to_its_place(values: Values, neighbour: str) -> None:
    correct = dict(values)
    shift = int(correct[neighbour])
    row, column = neighbour.split(".")[1:]
    for key in (neighbour, f"applications.{row}.total", f"applications.concluded.{column}", f"applications.received.{column}"):
        correct[key] = int(correct[key]) - shift
    for line in ("concluded", "received"):
        correct[f"applications.{line}.total"] = int(correct[f"applications.{line}.total"]) - shift
    assert suggestions(correct) == []
    (first, *_) = suggestions({**correct, neighbour: 12, GRANTED_BUSINESS: 0})
    assert dict(first.changes) == {neighbour: 0, GRANTED_BUSINESS: 12}
    assert "的 12 应填在「予以公开·商业企业」" in first.reason["zh"]


def test_two_rows_exchanged_are_one_slip_though_many_cells_change(values: Values) -> None:
    columns = [key.rpartition(".")[2] for key in values if key.startswith("applications.concluded.")]
    wrong = dict(values)
    for column in columns:
        one, other = f"applications.concluded.{column}", f"applications.carried_forward.{column}"
        wrong[one], wrong[other] = values[other], values[one]
    (first, *_) = suggestions(wrong)
    assert {**wrong, **first.changes} == values
    assert len(first.changes) > 4
    assert not first.unique
    assert "「结转下年度继续办理」与「（七）总计」两行的数疑似对调" in first.reason["zh"]


def test_totals_that_are_off_by_the_same_were_not_updated(values: Values) -> None:
    keys = [f"applications.{row}.total" for row in ("received", "granted", "concluded")]
    (first, *others) = suggestions({**values, **{key: int(values[key]) - 3 for key in keys}})
    assert dict(first.changes) == {key: values[key] for key in keys}
    assert "合计未更新" in first.reason["zh"]
    assert all(not found.unique for found in (first, *others))


def test_a_dispute_row_lists_every_cell_that_may_be_wrong(values: Values) -> None:
    row = dict(zip(("upheld", "corrected", "other_result", "pending", "total"), (20, 3, 4, 5, 22), strict=True))
    wrong = values | {f"disputes.reconsideration.{column}": count for column, count in row.items()}
    found = suggestions(wrong)
    single = {next(iter(one.changes.items())) for one in found if len(one.changes) == 1}
    assert single == {("disputes.reconsideration.upheld", 10), ("disputes.reconsideration.total", 32)}
    assert all(one.resolves == (DISPUTE_TOTAL,) and not one.unique for one in found)


def test_a_total_swapped_with_its_part_is_listed(values: Values) -> None:
    row = {"upheld": 9, "corrected": 0, "other_result": 0, "pending": 2, "total": 11}
    swapped = {**row, "pending": 11, "total": 2}
    found = suggestions(values | {f"disputes.litigation_direct.{column}": count for column, count in swapped.items()})
    assert {"disputes.litigation_direct.pending": 2, "disputes.litigation_direct.total": 11} in [dict(one.changes) for one in found]


def test_slips_in_both_tables_make_one_suggestion_after_which_everything_holds(values: Values) -> None:
    wrong = values | {f"disputes.reconsideration.{column}": 0 for column in ("upheld", "corrected", "other_result", "total")}
    wrong |= {"disputes.reconsideration.pending": 4, GRANTED_BUSINESS: 21}
    (first, *_) = suggestions(wrong)
    assert dict(first.changes) == {GRANTED_BUSINESS: 12, "disputes.reconsideration.pending": 0}
    assert first.resolves == (ROW_TOTAL, OUTCOMES, DISPUTE_TOTAL)


def test_a_blank_that_the_relations_determine_is_filled(values: Values) -> None:
    (found,) = suggestions({**values, GRANTED_BUSINESS: BLANK})
    assert dict(found.changes) == {GRANTED_BUSINESS: 12}
    assert found.unique
    assert found.resolves == (ROW_TOTAL, OUTCOMES, "completeness.blank")
    assert "应为 12（现为空白）" in found.reason["zh"]


def test_a_column_of_blank_totals_is_filled_however_many_they_are(values: Values) -> None:
    totals = [key for key in values if key.startswith("applications.") and key.endswith(".total")]
    (first, *_) = suggestions({**values, **dict.fromkeys(totals, BLANK)})
    assert dict(first.changes) == {key: values[key] for key in totals if values[key]}


def test_blanks_and_marks_that_are_zeros_are_suggested_together() -> None:
    table = balanced("sparse", 5)
    zeros = [key for key, count in table.items() if count == 0 and key.startswith("applications.")]
    contents = {key: BLANK if number % 2 else SLASH for number, key in enumerate(zeros)}
    (found,) = suggestions({**table, **contents})
    assert dict(found.changes) == dict.fromkeys(zeros, 0)
    assert found.unique
    assert {"completeness.blank", "completeness.mark"} <= set(found.resolves)


def test_marks_for_zeros_do_not_hide_a_slip(values: Values) -> None:
    zeros = [key for key, count in values.items() if count == 0 and not key.startswith("proactive.")]
    (first, second) = suggestions({**values, **dict.fromkeys(zeros, SLASH), GRANTED_BUSINESS: 21})
    assert dict(first.changes) == {GRANTED_BUSINESS: 12}
    assert set(second.changes.values()) == {0}


def test_a_table_of_nothing_but_blanks_is_not_said_to_be_zeros(values: Values) -> None:
    assert suggestions(dict.fromkeys(values, BLANK)) == []


def test_what_cannot_be_read_is_worked_out_from_its_sums(values: Values) -> None:
    (found,) = suggestions({**values, GRANTED_BUSINESS: Cell(None, "unreadable", "l2")})
    assert dict(found.changes) == {GRANTED_BUSINESS: 12}
    assert found.resolves == (ROW_TOTAL, OUTCOMES, "completeness.unreadable")
    assert "现为“l2”" in found.reason["zh"]


def test_of_two_readings_only_one_that_the_text_allows_is_suggested(values: Values) -> None:
    ambiguous = Cell(None, "ambiguous", "1 2", candidates=(1, 2, 12))
    (found,) = suggestions({**values, GRANTED_BUSINESS: ambiguous})
    assert dict(found.changes) == {GRANTED_BUSINESS: 12}
    assert suggestions({**values, GRANTED_BUSINESS: Cell(None, "ambiguous", "1 2", candidates=(1, 2))}) == []


@pytest.mark.parametrize("impossible", [-12, Decimal("1.2")])
def test_what_is_no_count_has_to_change(values: Values, impossible: Number) -> None:
    (found,) = suggestions({**values, GRANTED_BUSINESS: impossible})
    assert dict(found.changes) == {GRANTED_BUSINESS: 12}
    assert "completeness.count" in found.resolves


def test_without_a_column_the_remaining_sums_still_point_at_the_cell() -> None:
    """With 其他 missing no row can be summed up; what is known of a row must still not exceed its total."""
    table = balanced("sparse", 5)
    gone = {key: ABSENT for key in table if key.endswith(".other_organization")}
    (found,) = suggestions({**table, **gone, GRANTED_BUSINESS: int(table[GRANTED_BUSINESS]) + 7})
    assert dict(found.changes) == {GRANTED_BUSINESS: table[GRANTED_BUSINESS]}
    assert found.resolves == (OUTCOMES,)


def test_past_four_cells_nothing_is_suggested_and_it_is_said(values: Values) -> None:
    rows = ("received", "granted", "partly_granted", "refused_state_secret", "unavailable_not_held")
    wrong = values | {f"applications.{row}.business": int(values[f"applications.{row}.business"]) + 5 + at for at, row in enumerate(rows)}
    assert suggestions(wrong) == []
    said = explain_bound(report_of(wrong))
    assert said is not None
    assert "「三、收到和处理政府信息公开申请情况」有 7 处勾稽关系不成立，改动 4 格以内不能使其全部成立" in said["zh"]
    assert explain_bound(report_of(values)) is None


def test_a_hopeless_table_does_not_keep_the_other_one_from_being_mended(values: Values) -> None:
    rows = ("received", "granted", "partly_granted", "refused_state_secret", "unavailable_not_held")
    wrong = values | {f"applications.{row}.business": int(values[f"applications.{row}.business"]) + 5 + at for at, row in enumerate(rows)}
    wrong |= {f"disputes.reconsideration.{column}": 0 for column in ("upheld", "corrected", "other_result", "total")}
    (first, *_) = suggestions(wrong | {"disputes.reconsideration.pending": 4})
    assert dict(first.changes) == {"disputes.reconsideration.pending": 0}
    assert explain_bound(report_of(wrong)) is not None
