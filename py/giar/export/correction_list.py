"""The list of corrections (整改清单) that goes back to the organ: what to look at, what would set it right, room to answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from giar.check import Finding
from giar.check.naming import cell_name
from giar.export.check_sheet import BLANK, ORGAN, REPORT, YEAR
from giar.export.lines import SEVERITY, Language
from giar.export.review import Review, numeral, written
from giar.export.sheet_page import Row, facts, heading, page, paragraph, signatures, table
from giar.messages import Message
from giar.repair import Repair

_TITLE: Message = {"zh": "政府信息公开工作年度报告整改清单", "en": "Corrections to an annual report on government-information disclosure"}
_HEAD = {"zh": ("序号", "类别", "问题", "参考更正", "整改结果"), "en": ("No.", "Grade", "What is wrong", "Possible correction", "Done")}
_NOTE: Message = {
    "zh": "“参考更正”由数字之间的勾稽关系推得，须与原始台账核对后采用；请逐项填写整改结果。",
    "en": "Possible corrections follow from the sums alone: compare them with the records before use. Please answer every item.",
}
_NOTHING: Message = {"zh": "没有需要整改的问题。", "en": "Nothing needs correcting."}
_CORRECTED: Message = {"zh": "拟改", "en": "proposed"}
_SIGN = {"zh": ("整改人：", "审核人：", "日期："), "en": ("Corrected by:", "Approved by:", "Date:")}


def correction_list(reviews: Sequence[Review], language: Language) -> bytes:
    """One list a review, of the report as it was sent in; what a person corrected stands as the proposal."""
    return page(_TITLE[language], (_list(review, language) for review in reviews), language)


def _list(review: Review, language: Language) -> str:
    meta = review.report.meta
    about = facts([(REPORT[language], review.name), (ORGAN[language], meta.organ or "—"), (YEAR[language], str(meta.year or "—"))])
    rows = list(_rows(review, language))
    body = [paragraph(_NOTE[language]), table(_HEAD[language], rows)] if rows else [paragraph(_NOTHING[language])]
    return "\n".join([heading(_TITLE[language]), about, *body, signatures(_SIGN[language])])


def _rows(review: Review, language: Language) -> Iterator[Row]:
    sent = Review.of(review.original, {})
    graver = [finding for finding in sent.findings if finding.severity != "info"]
    findings = graver + [finding for finding in review.findings if finding.rule.startswith("continuity.") and finding not in graver]
    corrected = {change.key: change.after for change in review.changes}
    for position, finding in enumerate(findings, start=1):
        proposal = _proposed(review, finding, language) if corrected.keys() & set(finding.cells) else ""
        proposal = proposal or _suggested(sent, finding, language)
        grade = SEVERITY[finding.severity][language]
        yield [("number", str(position)), ("grade", grade), ("", finding.message[language]), ("", proposal), ("fill", "")]


def _proposed(review: Review, finding: Finding, language: Language) -> str:
    return "；".join(
        f"{cell_name(review.report.form, change.key)[language]}：{change.before or BLANK[language]} → "
        f"{numeral(change.after) or BLANK[language]}（{_CORRECTED[language]}）"
        for change in review.changes
        if change.key in finding.cells
    )


def _suggested(review: Review, finding: Finding, language: Language) -> str:
    repair = next((one for one in review.repairs if _concerns(one, finding)), None)
    if repair is None:
        return ""
    return "；".join(
        f"{cell_name(review.report.form, key)[language]}：{written(review.report, key) or BLANK[language]} → {numeral(value)}"
        for key, value in repair.changes.items()
    )


def _concerns(repair: Repair, finding: Finding) -> bool:
    return finding.rule in repair.resolves and any(key in finding.cells for key in repair.changes)
