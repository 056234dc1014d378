"""What a sentence states: the quantity, the figure, whose it is, and where it stands in the text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from narrative_passages import report_of

import giar
from giar.check import Context
from giar.check.narrative import contradicted, statements
from giar.check.narrative.statement import Statement
from giar.check.table import RULES
from giar.report import CleanText, Edit, Report, Where

ORGAN = "某某市教育局"
CORPUS = Path(__file__).parents[1] / "corpus" / "in-the-wild"


def report(text: str, organ: str = ORGAN, **table: object) -> Report:
    return report_of({"id": "test", "text": text, "organ": organ, "table": table})


def stated(text: str, organ: str = ORGAN) -> list[tuple[str, int | Decimal]]:
    """The first cell of each statement, without its table, and the figure."""
    return [(_cell(statement), statement.said) for statement in statements(report(text, organ))]


def _cell(statement: Statement) -> str:
    return statement.quantity.readings[0].plus[0].partition(".")[2]


RECEIVED, CONCLUDED = "received.total", "concluded.total"
CARRIED_OVER, CARRIED_FORWARD = "carried_over.total", "carried_forward.total"


@pytest.mark.parametrize(
    "text",
    [
        "全年共收到政府信息公开申请36件。",
        "全年共受理36件依申请公开事项。",
        "依申请公开受理36件。",
        "新收依申请公开申请三十六件。",
        "政府信息公开申请36件。",
        "收到群众申请公开政府信息的申请36宗。",
        "本年度依申请公开件数：36。",
        "全年严格依法依规办理，共收到政府信息公\n开申请\u300036 件。",
    ],
)
def test_applications_received_in_many_words(text: str) -> None:
    assert stated(text) == [(RECEIVED, 36)]


@pytest.mark.parametrize(
    "text",
    [
        "全年未收到政府信息公开申请。",
        "全年没有接到公民、法人和其他组织提出的政府信息公开申请。",
        "无依申请公开事项。",
        "依申请公开零受理。",
        "政府信息公开申请无。",
        "依申请公开为0。",
        "未有人申请公开政府信息。",
    ],
)
def test_zero_applications_said_in_words(text: str) -> None:
    assert stated(text) == [(RECEIVED, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "未收到涉及个人隐私的政府信息公开申请。",
        "未收到通过信函提出的政府信息公开申请。",
        "无依申请公开超期答复的情况。",
        "未收到行政许可申请。",
        "收到之日起20个工作日内答复申请。",
        "收到企业备案申请36件。",
        "收到领导信箱来信36件，办结36件。",
        "2023年收到政府信息公开申请36件。",
        "近三年共收到政府信息公开申请36件。",
        "上半年收到政府信息公开申请36件。",
        "收到政府信息公开申请较上年增加36件。",
        "贯彻《关于办理政府信息公开申请36件的通知》。",
        "公文属性为依申请公开的36件、不予公开的12件。",
        "12月28日收到政府信息公开申请36件。",
        "计划受理政府信息公开申请36件。",
    ],
)
def test_what_says_nothing_of_the_year_or_of_applications_is_no_statement(text: str) -> None:
    assert stated(text) == []


def test_a_vague_figure_is_stated_but_contradicts_nothing() -> None:
    vague = report("全年收到政府信息公开申请36余件。", received=12)
    assert [statement.vague for statement in statements(vague)] == [True]
    assert contradicted(vague) == []


def test_one_sentence_with_the_whole_account() -> None:
    text = "依申请公开。新收申请36件，上年结转2件，办结35件，其中予以公开12件、部分公开3件、无法提供20件，结转下年度3件。"
    assert stated(text) == [
        (RECEIVED, 36),
        (CARRIED_OVER, 2),
        (CONCLUDED, 35),
        ("granted.total", 12),
        ("partly_granted.total", 3),
        ("unavailable_not_held.total", 20),
        (CARRIED_FORWARD, 3),
    ]


def test_figures_before_what_they_count() -> None:
    text = "共收到依申请公开20件，1件按无法提供办结，18件予以公开，1件结转到2025年度办理。"
    assert stated(text) == [(RECEIVED, 20), ("unavailable_not_held.total", 1), ("granted.total", 18), (CARRIED_FORWARD, 1)]


def test_figures_listed_after_respectively() -> None:
    assert stated("行政许可、行政处罚、行政强制分别为12、3、0件。") == [
        ("licensing.decisions", 12),
        ("penalties.decisions", 3),
        ("coercion.decisions", 0),
    ]
    assert stated("行政许可、行政处罚、行政强制分别为12件、3件。") == []


def test_disputes_are_counted_only_where_they_are_about_disclosure() -> None:
    assert stated("因政府信息公开引发行政复议3件、行政诉讼1件。") == [("reconsideration.total", 3), ("litigation_direct.total", 1)]
    assert stated("全年受理行政复议案件412件，审结351件；办理行政应诉案件96件。") == []


def test_documents_issued_are_not_documents_published() -> None:
    assert stated("制发规范性文件3件，废止1件，现行有效20件。") == [
        ("normative_documents.issued", 3),
        ("normative_documents.repealed", 1),
        ("normative_documents.in_force", 20),
    ]
    assert stated("主动公开规范性文件3件，转发规范性文件2件，完善规章制度5件。") == []


def test_processing_fees_are_not_administrative_fees() -> None:
    assert stated("全年行政事业性收费3.5万元。") == [("fees.amount", Decimal("3.5"))]
    assert stated("全年行政事业性收费35000元。") == [("fees.amount", Decimal("3.5"))]
    assert stated("全年收取信息处理费35000元。") == []


@pytest.mark.parametrize(
    ("organ", "text", "found", "verdict"),
    [
        (ORGAN, "我局收到政府信息公开申请17件。", 95, "fail"),
        (ORGAN, "全市教育系统收到政府信息公开申请95件。", 17, "undecided"),
        (ORGAN, "全市教育系统收到政府信息公开申请95件，其中局机关17件。", 17, None),
        ("某某县人民政府", "县政府办公室收到政府信息公开申请17件。", 95, "undecided"),
        ("某某县人民政府", "全县收到政府信息公开申请95件，其中县政府办公室17件。", 95, None),
        ("某某县人民政府", "全县收到政府信息公开申请59件。", 95, "fail"),
        ("某某县人民政府", "收到政府信息公开申请17件。", 95, "undecided"),
        ("某某县人民政府", "收到政府信息公开申请94件。", 95, "fail"),
        ("某某县人民政府办公室", "我办收到政府信息公开申请17件。", 95, "undecided"),
        ("某某县人民政府办公室", "我办收到政府信息公开申请36件。", 35, "fail"),
        ("某某县人民政府", "现行有效规范性文件0件，未收到政府信息公开申请。", 32, "fail"),
        ("某某县人民政府", "我办未收到政府信息公开申请。", 32, "undecided"),
        ("", "我办收到政府信息公开申请17件。", 95, "undecided"),
        ("", "我局收到政府信息公开申请17件。", 95, "fail"),
        ("某省人民政府国有资产监督管理委员会", "我委收到政府信息公开申请17件。", 95, "fail"),
        ("某某经济开发区管理委员会", "管委会收到政府信息公开申请17件。", 95, "undecided"),
    ],
)
def test_scope_decides_whether_a_difference_is_an_error(organ: str, text: str, found: int, verdict: str | None) -> None:
    raised = contradicted(report(text, organ, received=found))
    assert [contradiction.verdict for contradiction in raised] == ([verdict] if verdict else [])
    assert all(contradiction.severity == "info" for contradiction in raised if contradiction.verdict == "undecided")


def test_accepted_may_be_new_or_new_and_carried_over() -> None:
    text = "全年共受理政府信息公开申请38件。"
    assert contradicted(report(text, received=35, carried_over=3)) == []
    assert contradicted(report(text, received=38, carried_over=3)) == []
    assert [raised.found for raised in contradicted(report(text, received=35, carried_over=2))] == [35]


def test_new_applications_are_the_new_ones_only() -> None:
    assert [raised.found for raised in contradicted(report("全年新收政府信息公开申请38件。", received=35, carried_over=3))] == [35]


def test_a_rounded_amount_agrees_and_another_does_not() -> None:
    assert contradicted(report("全年行政事业性收费888.01万元。", fees=888.0113)) == []
    assert len(contradicted(report("全年行政事业性收费888.02万元。", fees=888.0113))) == 1


def test_a_blank_cell_agrees_with_a_zero_and_leaves_the_rest_open() -> None:
    assert contradicted(report("全年未收到政府信息公开申请。", received="")) == []
    assert [raised.reason for raised in contradicted(report("全年收到政府信息公开申请3件。", received=""))] == ["blank"]


def test_a_figure_said_twice_is_one_finding() -> None:
    assert len(contradicted(report("全年收到政府信息公开申请3件。总之，全年收到政府信息公开申请3件。", received=2))) == 1


def test_the_finding_points_at_the_prose_in_the_text_as_given() -> None:
    given = "2024年,,我局共收到政府信息(xinxi)公开申请 36 件。"
    clean = CleanText(given).edited([Edit(6, 7, ""), Edit(16, 23, "")])
    broken = replace(report(given, received=35), clean=clean)
    (finding,) = [finding for rule in RULES if rule.id == "narrative.received" for finding in rule.findings(Context(broken))]
    assert finding.where is not None
    assert given[finding.where.start : finding.where.end] == "我局共收到政府信息(xinxi)公开申请 36 件"
    assert (finding.left, finding.right, finding.cells) == (36, 35, ("applications.received.total",))
    assert "36件" in finding.message["zh"]
    assert "35" in finding.message["zh"]


def test_the_tables_are_not_read_as_prose() -> None:
    text = "一、本年新收政府信息公开申请数量共36件\n全年收到政府信息公开申请35件。"
    whole = report(text, received=35)
    end = text.index("\n")
    cell = replace(whole.cells["applications.received.total"], where=Where(end - 3, end))
    label = replace(whole.cells["applications.received.total"], where=Where(0, 16))
    tabled = replace(whole, cells={**whole.cells, "applications.received.total": cell, "applications.received.natural_person": label})
    assert [statement.said for statement in statements(tabled)] == [35]


REAL = {
    "district-2024": [],
    "jiaozuo-2023": [(RECEIVED, 0)],
    "shandong-2024": [("normative_documents.issued", 1), (RECEIVED, 9), ("normative_documents.in_force", 23)],
    "wancheng-2024": [(RECEIVED, 36)],
    "zhoukou-2024": [(RECEIVED, 21)],
}


@pytest.mark.parametrize("name", sorted(REAL))
def test_the_real_reports_state_these_figures_and_contradict_none(name: str) -> None:
    real = giar.parse((CORPUS / f"{name}.txt").read_text(encoding="utf-8"))
    assert [(_cell(statement), statement.said) for statement in statements(real)] == REAL[name]
    assert contradicted(real) == []


@pytest.mark.parametrize("name", ["jiaozuo-2023", "shandong-2024", "wancheng-2024", "zhoukou-2024"])
def test_another_number_in_the_table_of_a_real_report_is_found_out(name: str) -> None:
    real = giar.parse((CORPUS / f"{name}.txt").read_text(encoding="utf-8"))
    said = dict(REAL[name])[RECEIVED]
    changed = real.with_values({"applications.received.total": said + 1, "applications.carried_over.total": 5})
    (raised,) = contradicted(changed)
    assert (raised.statement.said, raised.found, raised.verdict, raised.severity) == (said, said + 1, "fail", "error")
