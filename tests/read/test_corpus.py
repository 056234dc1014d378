"""Every text of the corpus reads as its truth says, cell by cell."""

from __future__ import annotations

from pathlib import Path

import pytest

import giar
from corpus_cases import READABLE, CorpusCase, cases, differences, texts

ALL = [case for folder in READABLE for case in cases(folder)]


@pytest.mark.parametrize("case", ALL, ids=str)
def test_every_cell_reads_as_its_truth_says(case: CorpusCase) -> None:
    assert differences(case, giar.parse(case.text)) == []


@pytest.mark.parametrize("case", ALL, ids=str)
def test_the_report_says_of_itself_what_the_text_says(case: CorpusCase) -> None:
    meta = giar.parse(case.text).meta
    assert {name: getattr(meta, name) for name in case.meta} == case.meta


@pytest.mark.parametrize("case", ALL, ids=str)
def test_the_text_at_a_cells_place_is_the_cells_text(case: CorpusCase) -> None:
    report = giar.parse(case.text)
    for key, cell in report.cells.items():
        if cell.status in {"number", "mark"}:
            assert cell.where is not None, key
            assert report.text[cell.where.start : cell.where.end] == cell.text, key


@pytest.mark.parametrize("case", [case for case in ALL if not case.html], ids=str)
def test_the_text_of_a_report_is_the_text_as_given(case: CorpusCase) -> None:
    assert giar.parse(case.text).text == case.text


@pytest.mark.parametrize("path", texts("negative"), ids=lambda path: path.stem)
def test_nothing_is_read_where_there_is_nothing_to_read(path: Path) -> None:
    report = giar.parse(path.read_text(encoding="utf-8"))
    assert [key for key, cell in report.cells.items() if cell.status in {"number", "ambiguous", "unreadable"}] == []


@pytest.mark.parametrize("path", texts("negative"), ids=lambda path: path.stem)
def test_clean_text_passes_untouched(path: Path) -> None:
    report = giar.parse(path.read_text(encoding="utf-8"))
    assert report.fixes == ()
    assert report.clean == report.text


KNOWN_FAILURES = cases("known-failures")

if KNOWN_FAILURES:

    @pytest.mark.parametrize(
        "case", [pytest.param(case, marks=pytest.mark.xfail(strict=True, reason=case.reason)) for case in KNOWN_FAILURES], ids=str
    )
    def test_known_failures_still_fail(case: CorpusCase) -> None:
        assert differences(case, giar.parse(case.text)) == []


def test_known_failures_have_a_reason() -> None:
    assert [case.name for case in KNOWN_FAILURES if not case.reason] == []
