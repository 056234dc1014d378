"""Characters of a PDF's fonts that only look like those meant are read as what they mean."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import giar
from giar.radicals import radicals

REPORT = Path(__file__).parent.parent / "corpus" / "in-the-wild" / "wancheng-2024.txt"


def test_a_report_in_radicals_reads_and_checks_like_the_report() -> None:
    text = REPORT.read_text(encoding="utf-8")
    disguised = text.translate({ord(meant): code for code, meant in radicals().items() if 0x2F00 <= code < 0x2FE0})
    assert sum(one != other for one, other in zip(text, disguised, strict=True)) > 100
    plain, read = giar.parse(text), giar.parse(disguised)
    assert (read.meta.organ, read.meta.year, read.meta.edition) == (plain.meta.organ, plain.meta.year, plain.meta.edition)
    assert {key: (cell.value, cell.status) for key, cell in read.cells.items()} == {
        key: (cell.value, cell.status) for key, cell in plain.cells.items()
    }
    assert [finding.rule for finding in giar.check(read)] == [finding.rule for finding in giar.check(plain)]


def test_each_becomes_one_character_that_is_meant() -> None:
    for meant in radicals().values():
        assert len(meant) == 1
        assert ord(meant) not in radicals()
        assert unicodedata.name(meant).startswith("CJK UNIFIED IDEOGRAPH")
