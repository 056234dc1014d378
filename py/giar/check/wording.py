"""The official labels of the form, quoted as the notice words them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from giar.check.context import Context
from giar.check.prose import cut
from giar.check.rules import Observation, both, fail, rule
from giar.form import Edition, Line
from giar.report import Label

_NUMBERING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+\s*[、.,]|\(\s*[一二三四五六七八九十\d]+\s*\)|第\(?[一二三四五六七八九十\d]+\)?[排项行]|\d+\s*[.、,])+"
)
_YEAR_NOTE = re.compile(r"\(?20\d{2}(?:年度?)?\)?")
_NOT_A_LETTER = re.compile(r"[^\u3400-\u9fff]")


def lines_by_key(form: Edition) -> dict[str, Line]:
    """The rows, columns and groups of the form by ``table.row`` and ``table.*.column``."""
    lines: dict[str, Line] = {}
    for table in form.tables:
        for block in table.blocks:
            for prefix, roots in ((table.key, block.rows), (f"{table.key}.*", block.columns)):
                for line in _with_groups(roots):
                    lines.setdefault(f"{prefix}.{line.key}", line)
    return lines


def _with_groups(lines: tuple[Line, ...]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _with_groups(line.children)


def squashed(label: str) -> str:
    """A label without its numbering, its punctuation and the year that some write into it."""
    plain = unicodedata.normalize("NFKC", label)
    return _NOT_A_LETTER.sub("", _YEAR_NOTE.sub("", _NUMBERING.sub("", plain)))


@rule(
    "wording.label",
    "warning",
    name=both("表格用语", "Official labels"),
    condition=both("表格的行、列名称与格式的文字一致", "The labels of rows and columns are worded as on the form"),
    source=both(
        "国办公开办函〔2021〕30号附件表格（2019、2020 年度：国办公开办函〔2019〕60号）", "The form annexed to 国办公开办函〔2021〕30号"
    ),
    texts={
        "misquoted": both("「{written}」应为「{official}」。", "“{written}” should read “{official}”."),
        "shortened": both("「{written}」不全，格式写作「{official}」。", "“{written}” is not the whole label; the form has “{official}”."),
    },
)
def label(context: Context) -> Iterator[Observation]:
    cells = context.report.form.keys
    for key, line in lines_by_key(context.report.form).items():
        written = context.report.labels.get(key)
        if written is None:
            continue
        text, official = squashed(_cleaned(context, written)), squashed(line.zh)
        if not text or text == official:
            continue
        yield fail(
            "shortened" if text in official else "misquoted",
            severity="info" if text in official else None,
            where=written.where,
            cells=[cell for cell in cells if _in_line(cell, key)],
            written=_spoken(context, written),
            official=line.zh,
        )


def _cleaned(context: Context, label: Label) -> str:
    """The label after cleaning: simplified characters, no readings."""
    return cut(context.report.clean, label.where).text or label.text


def _spoken(context: Context, label: Label) -> str:
    return "".join(_cleaned(context, label).split())


def _in_line(cell: str, line: str) -> bool:
    table, row, column = cell.split(".")
    return line in (f"{table}.{row}", f"{table}.*.{column}")
