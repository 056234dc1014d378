"""What holds for any report: prose drawn from the tables is borne out, prose with another figure is not; no text breaks it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from narrative_passages import report_of

from giar.check.narrative import contradicted, statements
from giar.report import Report

TEMPLATES = {
    "received": "全年新收政府信息公开申请{}件。",
    "carried_over": "依申请公开方面，上年结转申请{}件。",
    "concluded": "全年共办结政府信息公开申请{}件。",
    "carried_forward": "依申请公开方面，结转下年度继续办理{}件。",
    "granted": "对政府信息公开申请予以公开{}件。",
    "partly_granted": "对政府信息公开申请，部分公开{}件。",
    "unavailable_not_held": "政府信息公开申请中，本机关不掌握相关政府信息无法提供{}件。",
    "received.natural_person": "政府信息公开申请中，自然人申请{}件。",
    "reconsideration": "因政府信息公开被申请行政复议{}件。",
    "litigation_direct": "因政府信息公开被提起行政诉讼{}件。",
    "normative_documents.issued": "本年度制发行政规范性文件{}件。",
    "normative_documents.repealed": "本年度废止行政规范性文件{}件。",
    "normative_documents.in_force": "现行有效行政规范性文件{}件。",
    "licensing": "全年作出行政许可决定{}件。",
    "penalties": "全年作出行政处罚决定{}件。",
    "coercion": "全年作出行政强制决定{}件。",
}
COUNTS = st.integers(0, 9999)
_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """A number as a clerk would write it out."""
    if number == 0:
        return "零"
    written, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += ("零" if gap and written else "") + _DIGITS[digit] + name
        gap = not digit
    return written


def report(text: str, table: dict[str, object]) -> Report:
    return report_of({"id": "property", "organ": "某某市教育局", "text": text, "table": table})


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.sampled_from(sorted(TEMPLATES)), COUNTS, min_size=1), st.randoms(use_true_random=False), st.booleans())
def test_prose_drawn_from_the_tables_is_never_contradicted(table: dict[str, int], random: object, in_words: bool) -> None:
    names = list(table)
    random.shuffle(names)  # type: ignore[attr-defined]
    text = "".join(TEMPLATES[name].format(chinese(table[name]) if in_words else table[name]) for name in names)
    found = report(text, dict(table))
    assert contradicted(found) == []
    assert len(statements(found)) == len(table)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(TEMPLATES)), COUNTS, COUNTS)
def test_another_figure_than_that_of_the_table_is_raised_with_both(name: str, said: int, found: int) -> None:
    raised = contradicted(report(TEMPLATES[name].format(said), {name: found}))
    assert [(one.statement.said, one.found, one.verdict) for one in raised] == ([] if said == found else [(said, found, "fail")])


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            ["收到", "36件", "申请", "依申请公开", "未", "（", "）", "，", "。", "\n", "其中", "分别为", "2023年", "《", "全市", "零"]
        )
    )
)
def test_no_text_breaks_the_reading(pieces: list[str]) -> None:
    text = "".join(pieces)
    for statement in statements(report(text, {})):
        assert 0 <= statement.start < statement.end <= len(text)


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=200))
def test_arbitrary_text_breaks_nothing(text: str) -> None:
    statements(report(text, {}))
