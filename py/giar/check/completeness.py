"""Cells that hold no number: blank, marked, unreadable, open to more than one reading, or not in the text at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from giar.check.context import Context
from giar.check.finding import Verdict
from giar.check.gaps import Gap, Kind
from giar.check.naming import cell_name, listing
from giar.check.rules import Observation, Value, both, either, fail, rule, undecided
from giar.messages import Message
from giar.report import Status, Where

_FORM = both("国办公开办函〔2021〕30号附件表格", "The form annexed to 国办公开办函〔2021〕30号")
_COUNTS = both("附件表格各项均为件数、项数，收费与采购金额除外", "The form counts cases and items everywhere but in its amounts of money")
_FILLED = both("每一格都填了数，没有的填 0", "Every cell holds a number, zero where there is nothing")
_READER = both("阅读结果：文本本身不能确定这一数字", "From reading: the text itself does not settle the number")


def _texts(zh: str, en: str) -> Mapping[str, Message]:
    """The sentences about a gap of each kind; ``{name}`` is what it is called."""
    kinds: dict[Kind, tuple[str, str]] = {
        "table": ("{name}整张表", "The whole table {name}"),
        "row": ("{name}整行", "The whole row {name}"),
        "column": ("{name}整列", "The whole column {name}"),
        "cell": ("{name}一格", "The cell {name}"),
        "several": ("{name} {count} 格", "{name} {count} cells"),
    }
    return {kind: both(subject + zh, english + en) for kind, (subject, english) in kinds.items()}


def _about(context: Context, gap: Gap, verdict: Verdict) -> Observation:
    """The sentence about a gap of its kind."""
    values: dict[str, Value] = {
        "name": gap.name,
        "count": len(gap.cells),
        "sums": _sums(context, gap),
        "written": _written(context, gap),
    }
    return Observation(gap.kind, verdict, values, gap.cells)


def _sums(context: Context, gap: Gap) -> Message:
    """What a gap of several cells means for the sums through it; a single cell's sums have findings of their own.

    A sum that runs through something else than blanks too cannot be read as zero.
    """
    if gap.kind == "cell":
        return both("", "")
    cells = set(gap.cells)
    through = [seen for seen in context.assessments if cells.intersection(seen.unknown)]
    readable = [seen for seen in through if seen.only_blanks]
    broken = sum(not seen.holds_with_zeros for seen in readable)
    if not readable:
        return both("", "")
    zh, en = ("", "") if len(readable) == len(through) else ("可判定的 ", " decidable")
    if not broken:
        return both(
            f"经过这里的 {zh}{len(readable)} 处勾稽关系按 0 计全部成立。",
            f" Read as zero, all {len(readable)}{en} sums through it hold.",
        )
    return both(
        f"经过这里的 {zh}{len(readable)} 处勾稽关系按 0 计有 {broken} 处不成立。",
        f" Read as zero, {broken} of the {len(readable)}{en} sums through it do not hold.",
    )


def _written(context: Context, gap: Gap) -> Message:
    """The different texts that stand in the cells, as they are written."""
    texts = list(dict.fromkeys(text for key in gap.cells if (text := context.cell(key).text.strip())))
    shown = texts[:3]
    if not shown:
        return both("符号", "a mark")
    more_zh, more_en = ("等", " and others") if len(texts) > len(shown) else ("", "")
    return both("".join(f"“{text}”" for text in shown) + more_zh, ", ".join(f"“{text}”" for text in shown) + more_en)


def _each(context: Context, status: Status, kinds: tuple[Kind, ...]) -> Iterator[Gap]:
    return (gap for gap in context.gaps[status] if gap.kind in kinds)


@rule(
    "completeness.missing-table",
    "error",
    name=both("缺表", "Missing table"),
    condition=both("三张表都在", "All three tables are there"),
    source=_FORM,
    texts={
        "missing": both("文本中没有{name}的表格。", "The text does not have the table {name}."),
        "unread": both(
            "文本中有{name}的行列名称，但读不出各格的数，请核对原表。",
            "The text has the labels of the table {name}, but its numbers could not be made out; see the original.",
        ),
    },
)
def missing_table(context: Context) -> Iterator[Observation]:
    for gap in _each(context, "absent", ("table",)):
        if _is_labelled(context, gap):
            yield undecided("unread", severity="warning", cells=gap.cells, where=_nearby(context, gap), name=gap.name)
        else:
            yield fail("missing", cells=gap.cells, name=gap.name)


def _is_labelled(context: Context, gap: Gap) -> bool:
    """Whether the text has most of the table's row labels: then the table is there, and what is open is its numbers."""
    rows = {key.rpartition(".")[0] for key in gap.cells}
    return 2 * len(rows & context.report.labels.keys()) > len(rows)


@rule(
    "completeness.missing-column",
    "warning",
    name=both("缺列", "Missing column"),
    condition=both("表格的每一列都在", "Every column of the form is there"),
    source=_FORM,
    texts={
        "missing": both(
            "文本中没有{name}列；经过这里的 {sums} 处勾稽关系因此无法判定。",
            "The text does not have the column {name}; {sums} sums through it cannot be decided.",
        )
    },
)
def missing_column(context: Context) -> Iterator[Observation]:
    yield from _missing(context, ("column",))


@rule(
    "completeness.missing-row",
    "warning",
    name=both("缺行", "Missing row"),
    condition=both("表格的每一行都在", "Every row of the form is there"),
    source=_FORM,
    texts={
        "missing": both(
            "文本中没有{name}行；经过这里的 {sums} 处勾稽关系因此无法判定。",
            "The text does not have the row {name}; {sums} sums through it cannot be decided.",
        )
    },
)
def missing_row(context: Context) -> Iterator[Observation]:
    yield from _missing(context, ("row",))


@rule(
    "completeness.missing-cell",
    "warning",
    name=both("缺格", "Missing cell"),
    condition=both("每一行每一列都有格", "Every row has a cell in every column"),
    source=_FORM,
    texts={
        "cell": both("文本中没有{name}一格。", "The text does not have the cell {name}."),
        "several": both("{name} {count} 格在文本中没有。", "{name} {count} cells are not in the text."),
    },
)
def missing_cell(context: Context) -> Iterator[Observation]:
    yield from _missing(context, ("cell", "several"))


def _missing(context: Context, kinds: tuple[Kind, ...]) -> Iterator[Observation]:
    for gap in _each(context, "absent", kinds):
        cells = set(gap.cells)
        open_sums = sum(seen.holding == "undecided" and not cells.isdisjoint(seen.unknown) for seen in context.assessments)
        text = gap.kind if gap.kind in ("cell", "several") else "missing"
        yield fail(text, cells=gap.cells, where=_nearby(context, gap), name=gap.name, sums=open_sums, count=len(gap.cells))


def _nearby(context: Context, gap: Gap) -> Where | None:
    """Where to look for a gap that has no place of its own: its label, if that is there, else the table."""
    keys = {name for key in gap.cells for name in (key.rpartition(".")[0], f"{gap.table.key}.*.{key.rpartition('.')[2]}")}
    labels = [label for key, label in context.report.labels.items() if key in keys and (len(gap.cells) == 1 or gap.kind == "table")]
    return labels[0].where if labels else context.place(gap.table.cell_keys())


@rule(
    "completeness.blank",
    "warning",
    name=both("空白", "Blank"),
    condition=_FILLED,
    source=_FORM,
    texts=_texts("空白；没有发生的应填 0。{sums}", ": left blank; where there is nothing it should say 0.{sums}"),
)
def blank(context: Context) -> Iterator[Observation]:
    for gap in context.gaps["blank"]:
        yield _about(context, gap, "fail")


@rule(
    "completeness.mark",
    "info",
    name=both("以符号代数", "Mark for a number"),
    condition=_FILLED,
    source=_FORM,
    texts=_texts(
        "填的是{written}，不是数；没有发生的应填 0。{sums}",
        ": filled with {written}, not with a number; where there is nothing it should say 0.{sums}",
    ),
)
def mark(context: Context) -> Iterator[Observation]:
    for gap in context.gaps["mark"]:
        yield _about(context, gap, "fail")


@rule(
    "completeness.unreadable",
    "warning",
    name=both("不是数", "Not a number"),
    condition=both("每一格的内容都是一个数", "What stands in a cell is one number"),
    source=_READER,
    texts=_texts("写的是{written}，不能读作一个数。", ": filled with {written}, which is not one number."),
)
def unreadable(context: Context) -> Iterator[Observation]:
    for gap in context.gaps["unreadable"]:
        yield _about(context, gap, "undecided")


@rule(
    "completeness.ambiguous",
    "warning",
    name=both("读法不定", "More than one reading"),
    condition=both("每一格的数只有一种读法", "The number of a cell can be read in one way only"),
    source=_READER,
    texts={
        **_texts(
            "有不止一种读法，原文不足以确定，请核对原表。",
            ": readable in more than one way, and the text does not settle which; see the original.",
        ),
        "candidates": both(
            "{name}一格可读作 {candidates}，原文不足以确定，请核对原表。",
            "The cell {name} can be read as {candidates}; the text does not settle which; see the original.",
        ),
    },
)
def ambiguous(context: Context) -> Iterator[Observation]:
    for gap in context.gaps["ambiguous"]:
        candidates = context.cell(gap.cells[0]).candidates if gap.kind == "cell" else ()
        if not any(candidate is not None for candidate in candidates):
            yield _about(context, gap, "undecided")
            continue
        yield undecided("candidates", cells=gap.cells, name=gap.name, candidates=either(candidates))


@rule(
    "completeness.count",
    "error",
    name=both("不是件数", "Not a count"),
    condition=both("件数、项数是不小于 0 的整数；金额不小于 0", "Counts are whole numbers, not below zero; amounts are not below zero"),
    source=_COUNTS,
    texts={
        "negative": both("{name}一格为 {value}，不应小于 0。", "The cell {name} says {value}; it cannot be below zero."),
        "fractional": both("{name}一格为 {value}，件数应为整数。", "The cell {name} says {value}; a count is a whole number."),
    },
)
def count(context: Context) -> Iterator[Observation]:
    for key, (row, column) in context.report.form.lines.items():
        value = context.value(key)
        if value is None:
            continue
        if value < 0 and not (row.signed or column.signed):
            yield fail("negative", cells=(key,), name=_quoted(context, key), value=value)
        elif value != int(value) and not (row.fractional or column.fractional):
            yield fail("fractional", cells=(key,), name=_quoted(context, key), value=value)


def _quoted(context: Context, key: str) -> Message:
    return listing([cell_name(context.report.form, key)])
