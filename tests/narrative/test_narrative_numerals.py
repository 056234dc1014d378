"""Numbers as prose writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from giar.check.narrative.numerals import arabic, chinese
from giar.check.narrative.tokens import scan
from giar.report import Number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二百零五", 205),
        ("一百一十", 110),
        ("一千二百", 1200),
        ("一千零三", 1003),
        ("一万五千二百三十", 15230),
        ("一万零二", 10002),
        ("两", 2),
        ("零", 0),
        ("二〇二四", 2024),
        ("一十二", 12),
    ],
)
def test_chinese_numerals(text: str, value: int) -> None:
    assert chinese(text) == value


@pytest.mark.parametrize("text", ["百", "一二十", "百十", "十百", "一万二", "万", "二百二千"])
def test_what_is_no_number_or_may_be_two_is_none(text: str) -> None:
    assert chinese(text) is None


def test_arabic_numbers_with_grouping_and_myriads() -> None:
    assert arabic("1,234", myriads=False) == 1234
    assert arabic("1.3", myriads=True) == 13000
    assert arabic("888.0113", myriads=False) == Decimal("888.0113")


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("36件", "number", 36, "件"),
        ("1,204件", "number", 1204, "件"),
        ("两件", "number", 2, "件"),
        ("十二件次", "number", 12, "件次"),
        ("888.01万元", "number", Decimal("888.01"), "万元"),
        ("98.5%", "number", Decimal("98.5"), "%"),
        ("300余件", "vague", 300, "件"),
        ("1.86万件", "vague", 18600, "件"),
        ("2024年", "year", 2024, ""),
        ("二〇二四年", "year", 2024, ""),
        ("12月28日", "date", None, ""),
        ("1月1日至12月31日", "whole_year", None, ""),
        ("1-11月", "other_period", None, ""),
        ("2019年以来", "since", 2019, ""),
    ],
)
def test_numbers_and_dates_are_tokens_of_their_own(text: str, kind: str, value: Number | None, unit: str) -> None:
    (token,) = scan(text)
    assert (token.kind, token.value, token.unit) == (kind, value, unit)


@pytest.mark.parametrize("text", ["一件事", "0730-8412345", "国办函〔2020〕109号", "第711号", "1" * 5000])
def test_what_only_looks_like_a_count_is_none(text: str) -> None:
    assert not [token for token in scan(text) if token.kind == "number" and token.unit]


def test_tokens_cover_the_sentence_without_gaps() -> None:
    sentence = "2024年，某局共收到政府信息公开申请36件（含上年结转2件），办结率100%。"
    tokens = scan(sentence)
    assert "".join(token.text for token in tokens) == sentence
    assert [token.start for token in tokens[1:]] == [token.end for token in tokens[:-1]]
