"""Document to Report: the text is cleaned, cut into stretches, aligned with the form, and every cell given its place."""

from __future__ import annotations

from dataclasses import replace

from giar.clean import clean
from giar.errors import InputError
from giar.read.reading import read_one
from giar.read.several import second_report
from giar.report import Report
from giar.source.document import Document

def read(document: Document) -> Report:
    """The report that a document holds.

    Raises :class:`giar.InputError` (``several-reports``) where it holds two reports that differ.
    """
    text, fixes = clean(document.text)
    cut = second_report(text)
    if cut is None:
        return read_one(document, text, fixes)
    return _one_of_two(document, text.origin(cut, cut + 1)[0])


def _one_of_two(document: Document, cut: int) -> Report:
    """A report pasted twice is read once; two reports are refused, and more than two without being read."""
    parts = [document.part(0, cut), document.part(cut, len(document.text))]
    cleaned = [clean(part.text) for part in parts]
    if second_report(cleaned[1][0]) is None:
        first, second = (read_one(part, *text_and_fixes) for part, text_and_fixes in zip(parts, cleaned, strict=True))
        if [cell.value for cell in first.cells.values()] == [cell.value for cell in second.cells.values()]:
            return replace(first, text=document.text, remarks=(*first.remarks, "pasted-twice"))
    zh, en = _start_of(document, cut)
    raise InputError(
        "several-reports",
        f"文本中不止一份报告：从{zh}起是另一份报告的表格，数字与前一份不同。请一次只放一份报告。",
        f"The text holds more than one report: from {en} on stand the tables of another one, whose numbers differ. "
        "Give one report at a time.",
    )


def _start_of(document: Document, cut: int) -> tuple[str, str]:
    """Where the other report begins, in the words of whoever looks at the document: a sheet, a page, or a line."""
    where = document.where(cut, len(document.text))
    if where.sheet is not None:
        return f"工作表“{where.sheet}”", f"the sheet “{where.sheet}”"
    if where.page is not None:
        return f"第 {where.page} 页", f"page {where.page}"
    line = document.text.count("\n", 0, cut) + 1
    return f"第 {line} 行", f"line {line}"


__all__ = ["read"]
