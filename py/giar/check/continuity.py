"""This year's report beside last year's. These rules say nothing where last year's report is not known."""

from __future__ import annotations

from collections.abc import Iterator

from giar.check.context import Context
from giar.check.finding import Severity
from giar.check.naming import cell_name, column_name, listing, row_name
from giar.check.rules import Observation, Value, both, fail, rule, undecided, written
from giar.form import cell_key
from giar.messages import Message
from giar.report import Cell, Number
from giar.report.arithmetic import READ_AS_ZERO, zero_read

_STARTED = "applications.carried_over."
_LEFT = "applications.carried_forward."
_YEAR_TO_YEAR = both("表三「上年结转」即上一年度的「结转下年度继续办理」", "“Carried over” in table III is last year's “carried forward”")


@rule(
    "continuity.year",
    "warning",
    name=both("对照的是上一年", "The year before"),
    condition=both("用来对照的报告是同一机关上一年度的", "The report compared with is the same organ's, one year earlier"),
    source=both("使用说明", "How the comparison is meant"),
    texts={
        "not-before": both(
            "用来对照的是 {before} 年度报告，不是 {year} 年度的上一年，未作年度衔接核对。",
            "The report compared with is for {before}, not the year before {year}; continuity was not checked.",
        ),
        "other-organ": both(
            "用来对照的报告是「{before}」的，本报告是「{organ}」的。", "The report compared with is by “{before}”, this one by “{organ}”."
        ),
    },
)
def year(context: Context) -> Iterator[Observation]:
    if context.previous is None:
        return
    now, before = context.report.meta, context.previous.meta
    if context.last_year is None:
        yield undecided("not-before", before=before.year or "", year=now.year or "")
    elif now.organ and before.organ and not _same_organ(now.organ, before.organ):
        yield undecided("other-organ", severity="info", before=before.organ, organ=now.organ)


def _same_organ(one: str, other: str) -> bool:
    """Names are written long and short; they are taken for different only where they share less than half."""
    longer, shorter = sorted(("".join(one.split()), "".join(other.split())), key=len, reverse=True)
    return sum(character in longer for character in shorter) * 2 > len(shorter)


@rule(
    "continuity.carry-over",
    "error",
    name=both("年度结转", "Carry-over"),
    condition=both(
        "表三每一列：上年结转 = 上一年度报告的结转下年度继续办理",
        "In every column of table III: carried over = last year's carried forward",
    ),
    source=_YEAR_TO_YEAR,
    texts={
        "unequal": both(
            "「{column}」列：本年「上年结转」{now}，上年报告「结转下年度继续办理」{before}，相差 {difference}。",
            "Column “{column}”: carried over {now}, last year's carried forward {before}; they differ by {difference}.",
        ),
        "holds-as-zero": both(
            "「{column}」列：本年「上年结转」{now}，上年报告「结转下年度继续办理」{before}；空缺处按 0 计，两者相等。",
            "Column “{column}”: carried over {now}, last year's carried forward {before}; with the blank read as zero they are equal.",
        ),
        "breaks-as-zero": both(
            "「{column}」列：本年「上年结转」{now}，上年报告「结转下年度继续办理」{before}；空缺处按 0 计，两者不等。",
            "Column “{column}”: carried over {now}, last year's carried forward {before}; with the blank read as zero they are not equal.",
        ),
    },
)
def carry_over(context: Context) -> Iterator[Observation]:
    if context.last_year is None:
        return
    for key in context.report.form.keys:
        if key.startswith(_STARTED):
            yield from _compare(context, key)


def _compare(context: Context, key: str) -> Iterator[Observation]:
    now, before = context.cell(key), context.cell_before(_LEFT + key.removeprefix(_STARTED))
    this, last = zero_read(now), zero_read(before)
    if this is None or last is None:
        return
    blanks = [cell for cell in (now, before) if cell.status in READ_AS_ZERO]
    values: dict[str, Value] = {
        "column": column_name(context.report.form, key),
        "now": _stands(now),
        "before": _stands(before),
        "difference": max(this, last) - min(this, last),
    }
    if not blanks and this != last:
        yield Observation("unequal", "fail", values, (key,), None, this, last)
    elif len(blanks) == 1:
        text, severity = _with_a_blank(this == last)
        yield Observation(text, "undecided", values, (key,), None, this, last, severity)


def _with_a_blank(equal: bool) -> tuple[str, Severity]:
    return ("holds-as-zero", "info") if equal else ("breaks-as-zero", "warning")


def _stands(cell: Cell) -> Message:
    return both("空缺", "blank") if cell.value is None else both(written(cell.value), written(cell.value))


@rule(
    "continuity.in-force",
    "info",
    name=both("现行有效件数的衔接", "Documents in force, year to year"),
    condition=both(
        "现行有效件数 = 上年现行有效件数 + 本年制发件数 − 本年废止件数",
        "In force = in force last year + issued this year − repealed this year",
    ),
    source=both(
        "表二三项之间的关系；修改、失效等情形可以例外",
        "How the three columns of table II hang together; amendment and expiry may be exceptions",
    ),
    texts={
        "unequal": both(
            "「{row}」：上年现行有效 {before} + 本年制发 {issued} − 本年废止 {repealed} = {expected}，"
            "本年现行有效 {in_force}，相差 {difference}。",
            "“{row}”: {before} in force last year + {issued} issued − {repealed} repealed = {expected}, "
            "in force {in_force}; they differ by {difference}.",
        )
    },
)
def in_force(context: Context) -> Iterator[Observation]:
    for row in ("regulations", "normative_documents"):
        cells = tuple(cell_key("proactive", row, column) for column in ("issued", "repealed", "in_force"))
        issued, repealed, now = (context.value(key) for key in cells)
        before = context.value_before(cells[-1])
        if issued is None or repealed is None or now is None or before is None:
            continue
        expected = before + issued - repealed
        if expected != now:
            yield fail(
                "unequal",
                cells=cells,
                left=expected,
                right=now,
                row=row_name(context.report.form, cells[0]),
                before=before,
                issued=issued,
                repealed=repealed,
                expected=expected,
                in_force=now,
                difference=max(expected, now) - min(expected, now),
            )


@rule(
    "continuity.edition",
    "info",
    name=both("两年的格式", "The two forms"),
    condition=both("两年的报告用同一版格式", "Both reports follow the same edition of the form"),
    source=both("国办公开办函〔2021〕30号、〔2019〕60号", "国办公开办函〔2021〕30号 and 〔2019〕60号"),
    texts={
        "changed": both(
            "上年用 {before} 年格式，本年用 {now} 年格式，表二的项目不同，不能逐格比较。",
            "Last year's report follows the form of {before}, this one that of {now}; table II cannot be compared cell by cell.",
        )
    },
)
def edition(context: Context) -> Iterator[Observation]:
    if context.last_year is None:
        return
    now, before = context.report.meta.edition, context.last_year.meta.edition
    if now is not None and before is not None and now != before:
        yield fail("changed", now=now, before=before)


_TENFOLD = 10
_LARGE = 100
"""A change counts from this number on: below it, tenfold is a handful of cases."""
_COMPARED = ("applications.received.total", "applications.concluded.total")


@rule(
    "continuity.change",
    "info",
    name=both("与上年相差悬殊", "Far from last year's"),
    condition=both("主要数据与上年相差不到十倍", "The main numbers are within a factor of ten of last year's"),
    source=both(
        "审核常识：相差一个数量级以上的多为填报口径或录入有误",
        "A reviewer's sense: an order of magnitude is more often a slip than a change",
    ),
    texts={
        "tenfold": both(
            "{cell}：上年 {before}，本年 {now}，相差十倍以上，请核对。", "{cell}: {before} last year, {now} now, more than tenfold."
        )
    },
)
def change(context: Context) -> Iterator[Observation]:
    form = context.report.form
    for key in form.keys:
        if key not in _COMPARED and not key.startswith("proactive."):
            continue
        now, before = context.value(key), context.value_before(key)
        if now is not None and before is not None and _far_apart(now, before):
            yield fail("tenfold", cells=(key,), left=now, right=before, cell=listing([cell_name(form, key)]), now=now, before=before)


def _far_apart(one: Number, other: Number) -> bool:
    more, less = max(one, other), min(one, other)
    return less >= 0 and more >= _LARGE and more > less * _TENFOLD


_TELLING = 3
"""So many different numbers above one make it unlikely that two years are the same by chance."""


@rule(
    "continuity.unchanged",
    "info",
    name=both("与上年完全相同", "The same as last year"),
    condition=both("表三的数据与上年不完全相同", "Table III is not number for number last year's"),
    source=both("审核常识：可能误用了上年的表格", "A reviewer's sense: last year's table may have been used by mistake"),
    texts={
        "same": both(
            "表三的全部数据与上年报告完全相同，请核对是否误用了上年的表格。",
            "Every number of table III is last year's; the old table may have been used by mistake.",
        ),
    },
)
def unchanged(context: Context) -> Iterator[Observation]:
    keys = [key for key in context.report.form.keys if key.startswith("applications.")]
    now = [context.with_zeros(key) for key in keys]
    telling = {value for value in now if value is not None and value > 1}
    if len(telling) >= _TELLING and None not in now and now == [zero_read(context.cell_before(key)) for key in keys]:
        yield fail("same", cells=keys)
