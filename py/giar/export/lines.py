"""Findings as lines of text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from giar.check import Finding
from giar.messages import Message
from giar.repair import Repair
from giar.report import Report, Where
from giar.report.arithmetic import tally

Language = Literal["zh", "en"]

SEVERITY: dict[str, Message] = {
    "error": {"zh": "错误", "en": "error"},
    "warning": {"zh": "警告", "en": "warning"},
    "info": {"zh": "提示", "en": "info"},
}
_NOTHING: Message = {"zh": "没有发现问题。", "en": "Nothing to correct was found."}
_BY_NAME: dict[str, Message] = {
    "name": {"zh": "机关：{organ}（据文件名）", "en": "organ: {organ} (by the file's name)"},
    "folder": {"zh": "机关：{organ}（据文件夹名）", "en": "organ: {organ} (by the folder's name)"},
}
_SUGGESTION: Message = {"zh": "建议", "en": "suggestion"}
_ONLY: Message = {"zh": "唯一", "en": "the only one"}
_RELATIONS: Message = {
    "zh": "勾稽关系：成立 {pass}，不成立 {fail}，无法判断 {undecided}；"
    "单元格：读出 {number}，空白或符号 {empty}，存疑 {doubtful}，缺失 {absent}",
    "en": "relations: {pass} hold, {fail} fail, {undecided} undecided; cells: {number} read, {empty} blank or marked, "
    "{doubtful} in doubt, {absent} absent",
}


def report_lines(name: str, report: Report, findings: Iterable[Finding], repairs: Iterable[Repair], language: Language) -> Iterator[str]:
    """What a person at a terminal wants to know of one report, a line each."""
    yield name
    title = report.meta.title or report.meta.organ
    if title:
        yield f"  {title}"
    if report.meta.organ and report.meta.organ_from in _BY_NAME:
        yield "  " + _BY_NAME[report.meta.organ_from][language].format(organ=report.meta.organ)
    yield "  " + _RELATIONS[language].format(**_counts(report))
    findings = list(findings)
    for finding in findings:
        at = _position(report.text, finding.where)
        yield f"  {SEVERITY[finding.severity][language]}  {at}{finding.message[language]}  [{finding.rule}]"
    if not findings:
        yield f"  {_NOTHING[language]}"
    for repair in repairs:
        only = f" ({_ONLY[language]})" if repair.unique else ""
        yield f"  {_SUGGESTION[language]}{only}  {repair.reason[language]}"


def _counts(report: Report) -> dict[str, int]:
    statuses = [cell.status for cell in report.cells.values()]
    return {
        **tally(report),
        "number": statuses.count("number"),
        "empty": statuses.count("blank") + statuses.count("mark"),
        "doubtful": statuses.count("ambiguous") + statuses.count("unreadable"),
        "absent": statuses.count("absent"),
    }


def _position(text: str, where: Where | None) -> str:
    """Line and column, both from 1, and a space; nothing where the finding has no place."""
    if where is None:
        return ""
    line = text.count("\n", 0, where.start) + 1
    column = where.start - (text.rfind("\n", 0, where.start) + 1) + 1
    return f"{line}:{column} "
