"""The labels of the form: quoted as the notice words them, and none left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from giar.check.context import Context
from giar.check.labels import Wordings, Written, groups_of, is_torn, letters_of, lines_of, names_of
from giar.check.naming import line_names, listing, short, table_name
from giar.check.rules import Observation, both, fail, rule
from giar.form import Line, Table
from giar.messages import Message
from giar.report import Where

_FORM = both(
    "国办公开办函〔2021〕30号附件表格（2019、2020 年度：国办公开办函〔2019〕60号）", "The form annexed to 国办公开办函〔2021〕30号"
)
_SAME_MEANING = frozenset("年度量数件一的合总小计")
"""Characters that may be more or fewer in a label without changing what it counts."""


@rule(
    "wording.label",
    "warning",
    name=both("表格用语", "Official labels"),
    condition=both("表格的行、列名称与格式的文字一致", "The labels of rows and columns are worded as on the form"),
    source=_FORM,
    texts={
        "misquoted": both("「{written}」应为「{official}」。", "“{written}” should read “{official}”."),
        "shortened": both("「{written}」不全，格式写作「{official}」。", "“{written}” is not the whole label; the form has “{official}”."),
    },
)
def label(context: Context) -> Iterator[Observation]:
    for found in context.wordings:
        lines = dict(lines_of(found.table))
        for key, written in found.other.items():
            yield _misquoted(found.table, key, lines[key], written)


def _misquoted(table: Table, key: str, line: Line, written: Written) -> Observation:
    letters, official = letters_of(written.text), letters_of(line.zh)
    shortened = letters in official
    harmless = shortened or _differing(letters, official) <= _SAME_MEANING
    return fail(
        "shortened" if shortened else "misquoted",
        severity="info" if harmless else None,
        where=written.where,
        cells=_cells(table, key),
        written=written.text.strip(),
        official=line.zh,
    )


def _differing(one: str, other: str) -> set[str]:
    first, second = Counter(one), Counter(other)
    return set(first - second) | set(second - first)


_MOST = 0.6
"""So much of a table's labels has to be there before one that is not is taken to be left out."""


@rule(
    "wording.missing-label",
    "warning",
    name=both("缺少行列名称", "Labels left out"),
    condition=both("表格的每一行、每一列都写有名称", "Every row and column has its label"),
    source=_FORM,
    texts={
        "missing": both(
            "「{table}」表中没有写出这些行列的名称：{names}；所填的数是按位置对应的，请核对。",
            "In the table “{table}” these labels are left out: {names}; their numbers were assigned by position.",
        ),
        "group": both("「{table}」表中没有写出「{group}」。", "In the table “{table}” the heading “{group}” is left out."),
    },
)
def missing_label(context: Context) -> Iterator[Observation]:
    for found in context.wordings:
        yield from _missing_lines(context, found)
        yield from _missing_groups(context, found)


def _missing_lines(context: Context, found: Wordings) -> Iterator[Observation]:
    if found.missing and len(found.missing) <= len(dict(lines_of(found.table))) * (1 - _MOST):
        names = line_names(context.report.form)
        yield fail(
            "missing",
            cells=[cell for key in found.missing for cell in _cells(found.table, key)],
            table=table_name(found.table),
            names=listing([names[key] for key in found.missing], shown=len(found.missing)),
        )


def _missing_groups(context: Context, found: Wordings) -> Iterator[Observation]:
    """A heading is missed only where others are there: some layouts tear all of them to single characters."""
    groups = list(groups_of(found.table))
    labels = [(line, letters_of(line.zh)) for line in groups]
    missing = [line for line, label in labels if label not in found.text.letters and not is_torn(found.text, label)]
    if len(groups) <= 2 * len(missing):
        return
    for line in missing:
        cells = [cell for row in line.leaves() for cell in _cells(found.table, f"{found.table.key}.{row.key}")]
        if any(context.cell(cell).status != "absent" for cell in cells):
            yield fail("group", cells=cells, table=table_name(found.table), group=_official(line))


def _official(line: Line) -> Message:
    return Message(zh=line.official, en=short(line)["en"])


def _cells(table: Table, line: str) -> list[str]:
    """The cells of a row or column of the table."""
    return [cell for cell in table.cell_keys() if line in names_of(cell)]


_TERMS: tuple[tuple[str, str], ...] = (
    ("信息公开处理费", "信息处理费"),
    ("政府信息公开条列", "政府信息公开条例"),
    ("政府信息公开条理", "政府信息公开条例"),
)
"""Slips in the terms that every report has to use, and the terms themselves."""


@rule(
    "wording.term",
    "info",
    name=both("法定用语", "Statutory terms"),
    condition=both("条例、办法的名称和法定用语书写正确", "The names of regulations and the terms they fix are written correctly"),
    source=both("《政府信息公开条例》；国办函〔2020〕109号", "The Regulations; 国办函〔2020〕109号"),
    texts={"slip": both("「{written}」应为「{term}」。", "“{written}” should read “{term}”.")},
)
def statutory_term(context: Context) -> Iterator[Observation]:
    clean = context.report.clean
    for written, right in _TERMS:
        at = clean.find(written)
        if at >= 0:
            yield fail("slip", where=Where(*clean.origin(at, at + len(written))), written=written, term=right)
