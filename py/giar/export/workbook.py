"""Reviews as an Excel workbook: the tables, what was found, what was changed."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from giar.check.naming import cell_name, table_name
from giar.export.grid import form_rows
from giar.export.lines import SEVERITY, Language
from giar.export.review import Review, Unread, names, numeral, written
from giar.messages import Message

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_OVERVIEW: Message = {"zh": "汇总", "en": "Overview"}
_FINDINGS: Message = {"zh": "核对发现", "en": "Findings"}
_CHANGES: Message = {"zh": "更正", "en": "Changes"}
_TABLE: Message = {"zh": "表", "en": "Table "}
_OVERVIEW_HEAD = {
    "zh": ("报告", "机关", "年度", "结论", "关系成立", "关系不成立", "无法判定", "错误", "留意", "更正", "文件"),
    "en": ("Report", "Organ", "Year", "Verdict", "Sums hold", "Sums fail", "Undecided", "Errors", "Warnings", "Changes", "File"),
}
_OVERVIEW_WIDTHS = (34, 24, 8, 28, 10, 10, 10, 10, 10, 10, 30)
_FINDING_HEAD = {"zh": ("报告", "类别", "规则", "内容", "单元格"), "en": ("Report", "Grade", "Rule", "Finding", "Cells")}
_CHANGE_HEAD = {"zh": ("报告", "单元格", "原数", "更正为"), "en": ("Report", "Cell", "Before", "After")}
_NUMERALS = {"二": {"zh": "二", "en": "II"}, "三": {"zh": "三", "en": "III"}, "四": {"zh": "四", "en": "IV"}}


def workbook(reviews: Sequence[Review], language: Language, unread: Sequence[Unread] = ()) -> bytes:
    """One workbook for all reviews. The tables of a single review are drawn; those of several stand one under the other.

    The overview lists the ``unread`` too: whoever collects reports must see which are still to come.
    """
    import xlsxwriter  # only who wants a workbook needs it

    out = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    named = list(zip(names(reviews), reviews, strict=True))
    with xlsxwriter.Workbook(out, plain) as book:
        styles = _styles(book)
        _list(book, styles, _OVERVIEW[language], _OVERVIEW_HEAD[language], _overview(named, unread, language), _OVERVIEW_WIDTHS)
        _tables(book, styles, named, language)
        _list(book, styles, _FINDINGS[language], _FINDING_HEAD[language], _findings(named, language), (30, 8, 24, 80, 40))
        _list(book, styles, _CHANGES[language], _CHANGE_HEAD[language], _changes(named, language), (34, 50, 12, 12))
    return out.getvalue()


def _styles(book: Workbook) -> dict[str, Any]:
    edge = {"border": 1, "border_color": "#888888", "valign": "vcenter", "text_wrap": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 13}),
        "head": book.add_format({**edge, "bold": True, "align": "center", "bg_color": "#F1F0EB"}),
        "label": book.add_format(edge),
        "text": book.add_format({**edge, "valign": "top"}),
        "": book.add_format({**edge, "align": "center"}),
        "changed": book.add_format({**edge, "align": "center", "bg_color": "#DBE8F7", "bold": True}),
        "error": book.add_format({**edge, "align": "center", "bg_color": "#FCEBE8", "font_color": "#B3261E"}),
    }


def _tables(book: Workbook, styles: dict[str, Any], named: Sequence[tuple[str, Review]], language: Language) -> None:
    for number in _NUMERALS:
        sheet = book.add_worksheet(_TABLE[language] + _NUMERALS[number][language])
        top = 0
        for name, review in named:
            for table in (table for table in review.report.form.tables if table.number == number):
                title = table_name(table)[language]
                sheet.write_string(top, 0, title if len(named) == 1 else f"{name} · {title}", styles["title"])
                top = _table(sheet, styles, review, table.key, top + 1, language) + 1
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 2, 20)
        sheet.set_column(3, 12, 11)


def _table(sheet: Any, styles: dict[str, Any], review: Review, table: str, top: int, language: Language) -> int:
    report = review.report
    changed = {change.key: change.before for change in review.changes}
    wrong = {key for finding in review.findings if finding.severity == "error" and finding.verdict == "fail" for key in finding.cells}
    for row in form_rows(report.form.table(table), language):
        for column, entry in enumerate(row):
            if entry.key is None:
                sheet.write_string(top, column, entry.text, styles["head" if entry.head else "label"])
                continue
            style = styles["changed" if entry.key in changed else "error" if entry.key in wrong else ""]
            value = report.cells[entry.key].value
            if value is None:
                sheet.write_string(top, column, written(report, entry.key), style)
            else:
                sheet.write_number(top, column, float(value) if not isinstance(value, int) else value, style)
            if entry.key in changed:
                sheet.write_comment(top, column, f"{changed[entry.key]} → {numeral(value)}")
        top += 1
    return top


def _list(
    book: Workbook, styles: dict[str, Any], name: str, head: Sequence[str], rows: Iterable[Sequence[Any]], widths: Sequence[int]
) -> None:
    sheet = book.add_worksheet(name)
    for column, text in enumerate(head):
        sheet.write_string(0, column, text, styles["head"])
    count = 0
    for count, row in enumerate(rows, start=1):
        for column, entry in enumerate(row):
            if isinstance(entry, str):
                sheet.write_string(count, column, entry, styles["text"])
            else:
                sheet.write_number(count, column, entry, styles["text"])
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, count, len(head) - 1)


def _overview(named: Sequence[tuple[str, Review]], unread: Sequence[Unread], language: Language) -> Iterable[Sequence[Any]]:
    for name, review in named:
        meta, sums = review.report.meta, review.relations
        counts = (sums["pass"], sums["fail"], sums["undecided"], review.count("error"), review.count("warning"), len(review.changes))
        yield (name, meta.organ or "", meta.year or "", review.verdict[language], *counts, review.file)
    for file in unread:
        yield (file.name, "", "", file.reason[language], *[""] * 6, file.name)


def _findings(named: Sequence[tuple[str, Review]], language: Language) -> Iterable[Sequence[Any]]:
    for name, review in named:
        for finding in review.findings:
            cells = "；".join(cell_name(review.report.form, key)[language] for key in finding.cells)
            yield (name, SEVERITY[finding.severity][language], finding.rule, finding.message[language], cells)


def _changes(named: Sequence[tuple[str, Review]], language: Language) -> Iterable[Sequence[Any]]:
    for name, review in named:
        for change in review.changes:
            yield (name, cell_name(review.report.form, change.key)[language], change.before, numeral(change.after))
