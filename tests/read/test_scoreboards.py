"""The scoreboards: they count what they say they count, so that a 0 on them means something."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

import pytest

import giar
from generator import damages, keystrokes, layouts, strays
from generator.__main__ import main
from generator.alarms import false_errors
from generator.case import Case, make
from generator.keystrokes import KeyBoard
from generator.known import Known, Touched, load, of_generated, reckoned
from generator.publish import Seed, as_markdown, as_text, sections
from generator.score import SILENT, Score, judge
from generator.scoreboard import NEEDED, Board, Order, orders
from generator.slips_of_keys import SLIPS, deleted_cell, doubled_cell
from generator.truth import Filling, number
from giar.form import relations

PLAIN = Order("pipe-rows-plain", (), "board")
CELL = "applications.received.natural_person"


def _case(order: Order = PLAIN) -> Case:
    return order.made()


@cache
def _known() -> Known:
    known = of_generated(_case())
    assert known is not None
    return known


def _rewritten(known: Known, key: str, text: str, *rows: str) -> Touched:
    start, end = known.places[key]
    return Touched(known.text[:start] + text + known.text[end:], frozenset(rows))


# Right and wrong sums


@pytest.mark.parametrize("layout", ["tab-rows", "pdf-paged"])
def test_half_of_the_reports_have_wrong_sums(layout: str) -> None:
    found = Counter(order.sums for order in orders(60, 1, layout))
    assert abs(found["right"] - found["wrong"]) <= 12


def test_a_report_that_is_told_by_its_sums_has_right_ones() -> None:
    assert {order.told_by for order in orders(30, 1, "glued")} == {NEEDED}
    blanks = [order for order in orders(200, 1, "one-line-spaces", "blanks") if "blanks" in order.damages]
    assert {order.sums for order in blanks} == {"right"}
    with pytest.raises(ValueError, match="right sums"):
        make(layouts.BY_NAME["glued"], (), "1", "wrong")


def test_each_damage_of_a_layout_comes_with_both_kinds_of_sums() -> None:
    seen: dict[tuple[str, ...], set[str]] = {}
    for order in orders(400, 1, "tab-rows"):
        seen.setdefault(order.damages, set()).add(order.sums)
    assert all(seen[(name,)] == {"right", "wrong"} for name in ("marks", "heads-gone", "truncated"))


def _broken(case: Case) -> int:
    edition = giar.parse(case.text).form
    total = lambda keys: sum(Decimal(case.expected[key].value or 0) for key in keys)  # noqa: E731
    return sum(total(relation.left) != total(relation.right) for relation in relations(edition))


def test_wrong_sums_are_wrong_and_nothing_else_is_changed() -> None:
    for seed in "abc":
        right, wrong = (make(layouts.BY_NAME["tab-rows"], (), seed, sums) for sums in ("right", "wrong"))
        assert (_broken(right), _broken(wrong) > 0) == (0, True)
        assert sum(right.expected[key] != wrong.expected[key] for key in right.expected) <= 3


# Silently wrong, called blank


def test_a_number_that_is_not_there_is_wrong_and_a_blank_for_a_number_is_called_blank() -> None:
    case = _case()
    blank = make(layouts.BY_NAME["pipe-rows-plain"], (damages.BY_NAME["space-blanks"],), "board")
    key = next(key for key, filling in blank.expected.items() if filling.status == "blank")
    score, _ = judge(replace(case, expected={**case.expected, CELL: number(987654)}))
    assert [score.cells[verdict] for verdict in SILENT] == [1, 0]
    score, found = judge(replace(blank, expected={**blank.expected, key: number(5)}))
    assert [score.cells[verdict] for verdict in SILENT] == [0, 1]
    assert [difference.verdict for difference in found if difference.verdict in SILENT] == ["called blank"]
    assert not score.passes
    assert score.reports["wrong"] == 1


# False errors


def _alarms(case: Case) -> list[str]:
    return [alarm.finding.rule.partition(".")[0] for alarm in false_errors(case, giar.parse(case.text))]


def test_an_error_on_a_report_with_right_sums_is_false() -> None:
    wrong = make(layouts.BY_NAME["tab-rows"], (), "3", "wrong")
    assert "arithmetic" not in _alarms(wrong)
    assert "arithmetic" in _alarms(replace(wrong, sums="right"))
    score, found = judge(replace(wrong, sums="right"))
    assert score.errors.total() == sum(str(difference).startswith("false error") for difference in found) > 0
    assert not score.passes


def test_prose_that_says_other_numbers_deserves_its_errors() -> None:
    said = 0
    for seed in range(12):
        case = make(layouts.BY_NAME["tab-rows"], (), f"prose-{seed}", "wrong")
        assert "narrative" not in _alarms(replace(case, sums="right"))
        said += "narrative" in _alarms(replace(case, sums="right", prose_holds=True))
    assert said


def test_prose_that_holds_says_what_the_tables_say() -> None:
    cases = [make(layouts.BY_NAME["tab-rows"], (), f"prose-{seed}") for seed in range(12)]
    assert any(case.prose_holds for case in cases)
    assert [alarm for case in cases for alarm in _alarms(case)] == []


def test_a_missing_table_deserves_its_error() -> None:
    case = make(layouts.BY_NAME["tab-rows"], (damages.BY_NAME["table-gone"],), "1")
    assert "completeness" not in _alarms(case)
    kept = {key: filling if filling.status != "absent" else Filling(0, "number", "0") for key, filling in case.expected.items()}
    assert "completeness" in _alarms(replace(case, expected=kept))


# What is published


def test_the_board_shows_each_count_and_the_seed() -> None:
    board = Board()
    score = Score(Counter({"right": 8, "wrong": 1, "called blank": 2}), Counter(wrong=1), Counter({"arithmetic.balance": 3}))
    board.add(replace(PLAIN, sums="wrong"), score, ["wrong …"])
    tables = sections(board, 1, Seed(9, fresh=True))
    page = as_markdown(tables)
    assert "| wrong | 1 | 0 | 0 | 11 | 8 | 0 | 1 | 2 | 3 |" in page
    told = ("## By sums", "called blank", "false errors", "seed 9, not used for tuning", "| arithmetic.balance | 3 |")
    assert all(words in page for words in told)
    assert "called blank" in as_text(tables)
    assert str(Seed(1)) == "seed 1, used for tuning"


def test_the_page_has_a_part_for_keystrokes_and_one_for_stray_lines() -> None:
    parts = [keystrokes.section(KeyBoard(), Seed(1)), strays.section(strays.StrayBoard(), Seed(1))]
    page = as_markdown(parts)
    assert "## Single keystrokes" in page
    assert "## Stray lines" in page
    assert all(f"| {kind} |" in page for kind in (*SLIPS, *strays.LINES))


# Touches


def test_an_untouched_text_costs_nothing() -> None:
    toll, lines = reckoned(_known(), Touched(_known().text))
    assert (toll.counts, lines) == (Counter(touches=1), [])


def test_a_changed_number_is_wrong_in_its_row_or_out_of_it() -> None:
    known = _known()
    row = known.rows[CELL]
    assert reckoned(known, _rewritten(known, CELL, "98765"))[0]["wrong out"] == 1
    assert reckoned(known, _rewritten(known, CELL, "98765", row))[0]["wrong in"] == 1
    assert reckoned(known, replace(_rewritten(known, CELL, "98765"), also={CELL: frozenset({Decimal(98765)})}))[0]["wrong"] == 0


def test_a_number_called_blank_and_one_that_is_lost_are_told_apart() -> None:
    known = _known()
    assert reckoned(known, _rewritten(known, CELL, ""))[0]["called blank out"] == 1
    assert reckoned(known, replace(_rewritten(known, CELL, ""), gone=frozenset({CELL})))[0]["called blank"] == 0
    assert reckoned(known, _rewritten(known, CELL, "若干"))[0]["lost out"] == 1


def test_a_row_that_lacks_a_cell_without_a_trace_is_not_judged_when_touched() -> None:
    known = replace(_known(), short=frozenset({_known().rows[CELL]}))
    assert reckoned(known, _rewritten(known, CELL, "98765", known.rows[CELL]))[0]["wrong"] == 0
    assert reckoned(known, _rewritten(known, CELL, "98765"))[0]["wrong out"] == 1


def test_a_touch_between_two_rows_touches_both_and_one_in_a_cell_only_its_own() -> None:
    known = _known()
    start, _ = known.places[CELL]
    _, end = known.places["applications.received.total"]
    assert known.rows_around(start) == {"applications.received"}
    assert known.rows_around(end + 3) == {"applications.received", "applications.carried_over"}
    assert known.within_table(start + 1)
    assert not known.within_table(0)


@pytest.mark.parametrize("kind", SLIPS)
def test_a_slip_changes_a_little_and_names_rows_of_the_form(kind: str) -> None:
    known = _known()
    for seed in range(20):
        touched = SLIPS[kind](known, Random(seed))
        assert touched is not None
        assert touched.text != known.text or kind == "character doubled"
        assert abs(len(touched.text) - len(known.text)) <= 12
        assert touched.rows <= set(known.rows.values())
        assert touched.gone <= set(known.rows)


def _row(text: str, *places: tuple[int, int]) -> Known:
    """A text of one row with the cells 12 and 3."""
    keys = ("a.b.c", "a.b.d")
    values = dict(zip(keys, (12, 3), strict=True))
    return Known("a row", text, values, dict(zip(keys, places, strict=True)), dict.fromkeys(keys, "a.b"), frozenset())


def test_a_doubled_digit_is_a_number_that_the_cell_holds_now() -> None:
    known = _row("| 12 | 3 |", (2, 4), (7, 8))
    slips = [SLIPS["character doubled"](known, Random(seed)) for seed in range(200)]
    doubled = {slip.text: slip for slip in slips if slip}
    assert Decimal(112) in doubled["| 112 | 3 |"].also["a.b.c"]
    deleted = {slip.text: slip for seed in range(200) if (slip := SLIPS["character deleted"](known, Random(seed)))}
    assert deleted["| 12 |  |"].gone == {"a.b.d"}
    assert Decimal(2) in deleted["| 2 | 3 |"].also["a.b.c"]


def test_a_cell_is_deleted_or_doubled_with_its_separator() -> None:
    known = _row("12 | 3", (0, 2), (5, 6))
    assert deleted_cell(known, Random(0)) == Touched("3", frozenset({"a.b"}), gone=frozenset({"a.b.c"}))
    assert doubled_cell(known, Random(0)) == Touched("12 | 12 | 3", frozenset({"a.b"}))


def test_a_blank_cell_is_not_deleted_together_with_its_neighbour() -> None:
    keys = ("a.b.c", "a.b.blank", "a.b.d")
    places = dict(zip(keys, ((0, 2), (4, 4), (7, 8)), strict=True))
    known = Known("a row", "12 |  | 3", dict(zip(keys, (12, None, 3), strict=True)), places, dict.fromkeys(keys, "a.b"), frozenset())
    assert deleted_cell(known, Random(0)) is None


def test_slips_are_made_as_many_as_ordered_on_texts_of_the_corpus_and_generated_ones() -> None:
    listed = keystrokes.jobs(100, 1)
    assert sum(job.count for job in listed) == 100
    assert {type(job.source) for job in listed} == {Order, tuple}
    board = keystrokes.run(keystrokes.jobs(18, 1, [PLAIN]), processes=1)
    assert board.total["touches"] == 18


def test_only_what_happens_outside_the_touched_rows_fails_the_board_of_keystrokes() -> None:
    board = KeyBoard()
    board.kinds["cell deleted"].counts.update({"wrong in": 2, "lost out": 3})
    assert board.passes
    board.kinds["cell deleted"].counts.update({"wrong out": 1})
    assert not board.passes
    assert board.total["wrong"] == 3


def test_a_stray_line_stands_at_every_place_of_the_text_once() -> None:
    known = _known()
    found = list(strays.places(known, "P12"))
    assert len({touched.text for _, touched in found}) == known.text.count("\n") + 1
    assert {within for within, _ in found} == {True, False}
    assert all(touched.text.count("P12\n") == 1 for _, touched in found)
    assert len(list(strays.places(known, "P12", share=0.2))) < len(found)


def test_the_places_of_a_text_are_found_in_the_corpus() -> None:
    known = load(("in-the-wild", "zhoukou-2024"))
    assert known is not None
    assert known.name == "in-the-wild/zhoukou-2024"
    assert known.read >= {key for key, value in known.values.items() if value is not None and key in known.places}


def test_the_commands_print_their_boards(capsys: pytest.CaptureFixture[str]) -> None:
    text = str(Path(__file__).parents[1] / "corpus/layouts/pipe-rows-span-pads-101.txt")
    main(["--count", "4", "--layout", "tab-rows", "--processes", "1", "--seed", "5", "--fresh"])
    main(["keystrokes", text, "--count", "9", "--processes", "1"])
    main(["strays", text, "--share", "0.02", "--processes", "1"])
    told = capsys.readouterr().out
    assert "4 reports in" in told
    assert "seed 5, not used for tuning" in told
    assert "9 slips in" in told
    assert "Stray lines" in told
