"""The five real reports: every finding, each of them read and justified; a careful reviewer notes these and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

import giar
from giar.report.arithmetic import tally

CORPUS = Path(__file__).parents[1] / "corpus" / "in-the-wild"

Seen = tuple[str, str, str, str]
"""Rule, severity, verdict, and the words of the report that the finding points at."""

FINDINGS: dict[str, list[Seen]] = {
    "district-2024": [
        # Two of the six headings are numbered 2、 and 3、, the others 一、 to 六、.
        ("structure.section", "info", "fail", "2、 主动公开政府信息情况"),
        ("structure.section", "info", "fail", "3、 收到和处理政府信息公开申请情况"),
        # Section 一 has three points: organization, cooperation, applications; not a word on supervision.
        ("structure.overview", "info", "fail", "一、总体情况"),
    ],
    "jiaozuo-2023": [
        # Section 六 says 无 and no more; the fee has to be reported even where none was charged.
        ("structure.processing-fee", "warning", "fail", "六、其他需要报告的事项"),
        # 《关于印发关于印发〈…〉的通知》
        ("structure.repetition", "info", "fail", "关于印发关于印发"),
    ],
    "shandong-2024": [
        # …“三审三?！?/span>制度: an end tag that lost its bracket, and a quotation mark that became ?！
        ("structure.leftover", "warning", "fail", "?/span>"),
        ("structure.leftover", "warning", "fail", "?!"),
        # Seven rows of table 三 and a head of table 四 came without their labels.
        ("wording.missing-label", "warning", "fail", "8"),
        ("wording.missing-label", "warning", "fail", "0"),
        # Traditional characters, readings, doubled punctuation: the work of a scraper.
        ("structure.conversion", "info", "fail", "規"),
        # 行政机关主动公开… and three more headings in the words of the Regulations, not of the form.
        ("structure.section", "info", "fail", "二,、行政機關(guān)主動公開政府信息情況"),
    ],
    "wancheng-2024": [
        ("structure.leftover", "warning", "fail", "[bookmark: _GoBack]"),
        # 一、总体情况 stands twice; the finding points at the second one.
        ("structure.section", "warning", "fail", "一、总体情况"),
        # 予以公开·其他 is blank; with it its row and its column are open, and hold if it is zero.
        ("completeness.blank", "warning", "fail", ""),
        ("arithmetic.row-total", "info", "undecided", "20"),
        ("arithmetic.outcomes", "info", "undecided", ""),
    ],
    "zhoukou-2024": [
        # The table has no column 其他.
        ("completeness.missing-column", "warning", "fail", "21"),
        # 法律法规 for 法律行政法规.
        ("wording.label", "warning", "fail", "其他法律法规禁止公开"),
        # （三）不予公开 is not there: its eight rows follow （二） without a heading.
        ("wording.missing-label", "warning", "fail", "11"),
        ("wording.term", "info", "fail", "信息公开处理费"),
    ],
}
RELATIONS = {
    "district-2024": (42, 0, 0),
    "jiaozuo-2023": (42, 0, 0),
    "shandong-2024": (42, 0, 0),
    "wancheng-2024": (40, 0, 2),
    "zhoukou-2024": (15, 0, 27),
}


def read(name: str) -> giar.Report:
    return giar.parse((CORPUS / f"{name}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FINDINGS)
def test_every_finding_of_the_real_reports(name: str) -> None:
    """The prose against the tables has a corpus of its own."""
    report = read(name)
    seen = [
        (finding.rule, finding.severity, finding.verdict, report.text[finding.where.start : finding.where.end] if finding.where else "")
        for finding in giar.check(report)
        if not finding.rule.startswith("narrative.")
    ]
    assert sorted(seen) == sorted(FINDINGS[name])


@pytest.mark.parametrize("name", RELATIONS)
def test_the_verdict_on_every_relation_of_the_real_reports(name: str) -> None:
    assert tuple(tally(read(name)).values()) == RELATIONS[name]


def test_the_blank_cell_is_named_by_its_key() -> None:
    cells = {finding.rule: finding.cells for finding in giar.check(read("wancheng-2024")) if finding.rule == "completeness.blank"}
    assert cells == {"completeness.blank": ("applications.granted.other_organization",)}


def test_a_changed_number_fails_the_relations_through_it() -> None:
    report = read("zhoukou-2024").with_values({"applications.concluded.natural_person": 20})
    failing = {(finding.rule, finding.left, finding.right) for finding in giar.check(report) if finding.severity == "error"}
    assert failing == {("arithmetic.balance", 21, 20), ("arithmetic.outcomes", 21, 20)}
