"""The check sheet (核查表): what was checked, how each kind of sum came out, what was found, room to decide and to sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from giar.check import RULES
from giar.check.naming import cell_name
from giar.export.lines import SEVERITY, Language
from giar.export.review import Review, numeral
from giar.export.sheet_page import Row, facts, heading, page, paragraph, signatures, table
from giar.messages import Message
from giar.report.arithmetic import assessments

TITLE: Message = {"zh": "政府信息公开工作年度报告核查表", "en": "Check sheet of an annual report on government-information disclosure"}
ORGAN: Message = {"zh": "机关", "en": "Organ"}
REPORT: Message = {"zh": "报告", "en": "Report"}
YEAR: Message = {"zh": "年度", "en": "Year"}
VERDICT: Message = {"zh": "结论", "en": "Verdict"}
_SUMS: Message = {"zh": "一、勾稽关系", "en": "1. Sums"}
_SUM_HEAD = {"zh": ("关系", "成立", "不成立", "无法判定"), "en": ("Sum", "hold", "fail", "undecided")}
_FINDINGS: Message = {"zh": "二、核对发现", "en": "2. Findings"}
_FINDING_HEAD = {"zh": ("序号", "类别", "内容", "核实意见"), "en": ("No.", "Grade", "Finding", "Decision")}
_NONE: Message = {"zh": "没有发现问题。", "en": "Nothing was found."}
_CHANGES: Message = {"zh": "三、已作更正", "en": "3. Corrections made"}
_CHANGE_HEAD = {"zh": ("序号", "位置", "原数", "更正为"), "en": ("No.", "Cell", "Before", "After")}
_NO_CHANGES: Message = {"zh": "没有更正。", "en": "None."}
_SIGN = {"zh": ("核查人：", "复核人：", "日期："), "en": ("Checked by:", "Reviewed by:", "Date:")}
BLANK: Message = {"zh": "（空白）", "en": "(blank)"}


def check_sheet(reviews: Sequence[Review], language: Language) -> bytes:
    """One sheet a review, each on pages of its own."""
    return page(TITLE[language], (_sheet(review, language) for review in reviews), language)


def _sheet(review: Review, language: Language) -> str:
    parts = [heading(TITLE[language]), identity(review, language)]
    parts += [heading(_SUMS[language], 2), table(_SUM_HEAD[language], _sums(review, language))]
    parts += [heading(_FINDINGS[language], 2)]
    findings = list(_findings(review, language))
    parts += [table(_FINDING_HEAD[language], findings) if findings else paragraph(_NONE[language])]
    parts += [heading(_CHANGES[language], 2)]
    changes = list(_changes(review, language))
    parts += [table(_CHANGE_HEAD[language], changes) if changes else paragraph(_NO_CHANGES[language])]
    return "\n".join([*parts, signatures(_SIGN[language])])


def identity(review: Review, language: Language) -> str:
    """Whose report it is, for which year, and how it came out."""
    meta = review.report.meta
    entries = [(REPORT[language], review.name), (ORGAN[language], meta.organ or "—"), (YEAR[language], str(meta.year or "—"))]
    return facts([*entries, (VERDICT[language], review.verdict[language])])


def _sums(review: Review, language: Language) -> Iterator[Row]:
    names = {rule.id: rule.name[language] for rule in RULES}
    outcomes: dict[str, list[str]] = {}
    for assessment in assessments(review.report):
        outcomes.setdefault(assessment.relation.rule, []).append(assessment.holding)
    for rule, results in outcomes.items():
        yield [("", names[rule]), *(("number", str(results.count(kind))) for kind in ("holds", "fails", "undecided"))]


def _findings(review: Review, language: Language) -> Iterator[Row]:
    for position, finding in enumerate(review.findings, start=1):
        grade = SEVERITY[finding.severity][language]
        yield [("number", str(position)), ("grade", grade), ("", finding.message[language]), ("fill", "")]


def _changes(review: Review, language: Language) -> Iterator[Row]:
    for position, change in enumerate(review.changes, start=1):
        name = cell_name(review.report.form, change.key)[language]
        before, after = change.before or BLANK[language], numeral(change.after) or BLANK[language]
        yield [("number", str(position)), ("", name), ("number", before), ("number", after)]
