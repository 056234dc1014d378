"""The edition of the form that fits the year."""

from __future__ import annotations

from collections.abc import Iterator

from giar.check.context import Context
from giar.check.rules import Observation, both, fail, rule
from giar.form import EDITION_2019, EDITION_2021, HYBRID, Edition

_EDITIONS = {edition.key: edition for edition in (EDITION_2021, EDITION_2019)}


def edition_for(year: int) -> Edition | None:
    """The edition that reports for the year have to follow; None before there was one."""
    for edition in _EDITIONS.values():
        first, last = edition.years
        if first <= year and (last is None or year <= last):
            return edition
    return None


@rule(
    "structure.edition",
    "warning",
    name=both("格式版本", "Edition of the form"),
    condition=both(
        "2021 年度起用 2021 年格式，2019、2020 年度用 2019 年试行格式；不混用",
        "Reports for 2021 on follow the form of 2021, those for 2019 and 2020 the trial form of 2019; not a mixture",
    ),
    source=both(
        "国办公开办函〔2021〕30号（2021 年度起）；国办公开办函〔2019〕60号（试行）",
        "国办公开办函〔2021〕30号 (for 2021 on); 国办公开办函〔2019〕60号 (trial)",
    ),
    texts={
        "wrong": both(
            "{year} 年度报告应按{expected}的格式，文中表格是{used}的格式。",
            "A report for {year} follows the form of {expected}; these tables follow {used}.",
        ),
        "hybrid": both(
            "表三「（六）其他处理」应分 {rows} 项填写，文中只有一行（2019 年试行格式的写法）。",
            "(6) “Handled otherwise” of table III has {rows} rows; the text has one, as on the trial form of 2019.",
        ),
    },
)
def edition(context: Context) -> Iterator[Observation]:
    meta, form = context.report.meta, context.report.form
    if meta.year is None or meta.edition is None:
        return
    used, right = _EDITIONS[meta.edition], edition_for(meta.year)
    if right is not None and right is not used:
        yield fail("wrong", year=meta.year, expected=right.notice, used=used.notice, where=context.place(form.keys))
    elif form is HYBRID:
        cells = [key for key in form.keys if ".other_handling." in key]
        yield fail("hybrid", cells=cells, rows=_rows_of_other_handling())


def _rows_of_other_handling() -> int:
    return sum(
        len(line.children)
        for block in EDITION_2021.table("applications").blocks
        for row in block.rows
        for line in row.children
        if line.key == "other"
    )
