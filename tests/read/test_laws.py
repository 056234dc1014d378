"""What holds for every text: no error but InputError, values where they stand, and numbers that are in the text."""

from __future__ import annotations

from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

import giar
from giar.report import Report

CORPUS = Path(__file__).parents[1] / "corpus"
TEXTS = [path for path in sorted(CORPUS.rglob("*.txt")) if path.name != "known-failures.txt"]
REPORTS = [path.read_text(encoding="utf-8") for path in TEXTS]
# In a text of the edits it is often what stands below that decides: cut before it, it says something else.
WHOLE_REPORTS = [path.read_text(encoding="utf-8") for path in TEXTS if path.parent.name != "edits"]

LABELS = (
    "规章",
    "行政规范性文件",
    "行政许可",
    "1.属于国家秘密",
    "（七）总计",
    "四、结转下年度继续办理",
    "一、本年新收政府信息公开申请数量",
)
VALUES = ("0", "12", "1,234", "１２", "/", "无", "增3", "-", "22（其中修订16件）", "251000元", "项(xiàng)", "關於請數")
BETWEEN = ("\n", "\t", " | ", " ", "\u3000", "|\n", "（", "</span>", "第二十条第（一）项", "2024年", "\x00", "<table><tr><td>")
PIECES = st.sampled_from((*LABELS, *VALUES, *BETWEEN))


def read(text: str | bytes) -> Report | None:
    try:
        return giar.parse(text)
    except giar.InputError:
        return None


def assert_values_stand_at_their_places(report: Report) -> None:
    for key, cell in report.cells.items():
        if cell.status in {"number", "mark", "unreadable"}:
            assert cell.where is not None, key
            assert report.text[cell.where.start : cell.where.end] == cell.text != "", key


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_texts_made_of_pieces_of_tables(text: str) -> None:
    report = read(text)
    if report is not None:
        assert_values_stand_at_their_places(report)
        giar.check(report)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    report = read(data)
    if report is not None:
        assert_values_stand_at_their_places(report)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(REPORTS), st.data())
def test_a_report_with_something_cut_out(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 400)))
    report = read(text[:start] + text[end:])
    if report is not None:
        assert_values_stand_at_their_places(report)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(WHOLE_REPORTS), st.data())
def test_a_prefix_reads_as_far_as_it_goes(text: str, data: st.DataObject) -> None:
    """No number of a prefix differs from what the whole text has in that cell."""
    whole = read(text)
    part = read(text[: data.draw(st.integers(0, len(text)))])
    if whole is None or part is None or part.form is not whole.form:
        return
    for key, cell in part.cells.items():
        full = whole.cells[key]
        if cell.status == "number" and full.status == "number":
            assert cell.value == full.value, key


@pytest.mark.parametrize(
    "line",
    ['"a",' + " " * 1900 + 'x"', "甲: 1;" + " " * 1900 + '<div class="x">', '"' * 1900, '"a,' * 600, "',\"" * 600],
    ids=["space in a field", "space before markup", "quotes", "open fields", "both quotes"],
)
def test_a_hostile_line_ends_in_reasonable_time(line: str) -> None:
    """As long as a row may be; a cubic step would take minutes."""
    read(f"2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n{line}\n规章 1 2 3\n")
