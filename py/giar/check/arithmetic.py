"""The four sums of the form within one report. One relation is one finding, whatever it is that keeps it from holding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from giar.check.context import Context
from giar.check.finding import Severity, Verdict
from giar.check.naming import column_name, listing, row_name
from giar.check.rules import Observation, Value, both, either, rule, written
from giar.form import BALANCE, DISPUTE_TOTAL, OUTCOMES, ROW_TOTAL, Edition
from giar.messages import Message
from giar.report import Cell
from giar.report.arithmetic import Assessment

Describe = Callable[[Edition, Assessment], dict[str, Value]]
"""What a relation's sentences say of it: its line and its numbers."""

_FORM = both(
    "国办公开办函〔2021〕30号附件表格（2019、2020 年度：国办公开办函〔2019〕60号）", "The form annexed to 国办公开办函〔2021〕30号"
)


def _sentences(line: Message, sides: Message, unsummed: Message) -> Mapping[str, Message]:
    """The sentences of a sum: along which line it runs, its two sides summed up or not, and what follows from them."""
    endings = {
        "unequal": ("，相差 {difference}。", "; they differ by {difference}."),
        "holds-as-zero": ("；空缺处按 0 计，等式成立。", "; with the blanks read as zero it holds."),
        "breaks-as-zero": (
            "；空缺处按 0 计，等式不成立，相差 {difference}{needed}。",
            "; with the blanks read as zero it does not hold, they differ by {difference}{needed}.",
        ),
        "never-with-blanks": (
            "；空缺处按 0 计不成立（相差 {difference}），填任何数也不能成立。",
            "; with the blanks read as zero it does not hold (they differ by {difference}), nor with any other number.",
        ),
    }
    told = {name: both(f"{line['zh']}：{sides['zh']}{zh}", f"{line['en']}: {sides['en']}{en}") for name, (zh, en) in endings.items()}
    impossible = both(
        f"{line['zh']}：照读出的数，无论{{missing}}是多少，{unsummed['zh']}都不相等；也可能是读错了位置，请核对原表。",
        f"{line['en']}: as read, {unsummed['en']} are not equal, whatever stands in {{missing}}; "
        "a number may have been read into the wrong place, see the original.",
    )
    unknown = both(
        f"{line['zh']}：{{missing}}没有可用的数，无法判定合计是否成立。",
        f"{line['en']}: {{missing}} holds no usable number, so the sum cannot be decided.",
    )
    return {**told, "impossible": impossible, "open": unknown}


def _judge(context: Context, rule_id: str, describe: Describe) -> Iterator[Observation]:
    """Every relation of the rule that does not simply hold. Only one whose cells are all numbers can be a mistake.

    A relation without any number is left to completeness, and so is one that is open only because a whole row, column
    or table is missing: those are named once, not once for each sum that runs through them.
    """
    for seen in context.assessments:
        if seen.relation.rule != rule_id or seen.holding == "holds" or not seen.has_numbers:
            continue
        text, severity = _verdict(seen, context.lone)
        if text is None:
            continue
        values = {
            **describe(context.report.form, seen),
            "difference": max(seen.left, seen.right) - min(seen.left, seen.right),
            "needed": _needed(seen),
            "missing": _missing(context, seen),
        }
        verdict: Verdict = "fail" if seen.holding == "fails" else "undecided"
        left, right = (seen.left, seen.right) if seen.only_blanks else (None, None)
        yield Observation(text, verdict, values, seen.relation.cells, None, left, right, severity)


def _verdict(seen: Assessment, lone: frozenset[str]) -> tuple[str | None, Severity | None]:
    """Which sentence to say, if any, and how grave it is where that differs from the rule."""
    if seen.holding == "fails":
        return "unequal", None
    if not seen.only_blanks:
        if seen.impossible:
            return "impossible", "warning"
        return ("open" if lone.issuperset(seen.unknown) else None), "info"
    if seen.holds_with_zeros:
        return ("holds-as-zero" if lone.intersection(seen.unknown) else None), "info"
    return ("never-with-blanks" if seen.impossible else "breaks-as-zero"), "warning"


def _needed(seen: Assessment) -> Message:
    """The number that the only blank would have to hold, where there is one."""
    if seen.needed is None:
        return both("", "")
    number = written(seen.needed)
    return both(f"，填 {number} 则成立", f", with {number} it holds")


def _missing(context: Context, seen: Assessment) -> Message:
    form = context.report.form
    along = column_name if seen.relation.rule in (ROW_TOTAL, DISPUTE_TOTAL) else row_name
    return listing([along(form, key) for key in seen.unknown])


@rule(
    ROW_TOTAL,
    "error",
    name=both("行合计", "Row total"),
    condition=both(
        "表三每一行：总计 = 自然人 + 商业企业 + 科研机构 + 社会公益组织 + 法律服务机构 + 其他",
        "In every row of table III: total = natural persons + the five kinds of organizations",
    ),
    source=_FORM,
    texts=_sentences(
        both("「{line}」行", "Row “{line}”"),
        both("{parts} = {left}，总计 {total}", "{parts} = {left}, total {total}"),
        both("{parts} 与总计 {total} ", "{parts} and the total {total}"),
    ),
)
def row_total(context: Context) -> Iterator[Observation]:
    def describe(form: Edition, seen: Assessment) -> dict[str, Value]:
        return {"line": row_name(form, seen.relation.left[0]), "parts": _series(seen, seen.relation.left), **_sides(seen)}

    yield from _judge(context, ROW_TOTAL, describe)


@rule(
    OUTCOMES,
    "error",
    name=both("办理结果合计", "Sum of the outcomes"),
    condition=both(
        "表三每一列：三（七）总计 = 三（一）至（六）各项之和",
        "In every column of table III: III (7) total = the sum of III (1) to (6)",
    ),
    source=_FORM,
    texts=_sentences(
        both("「{line}」列", "Column “{line}”"),
        both(
            "办理结果（一）至（六）{parts} = {left}，（七）总计 {total}",
            "outcomes (1) to (6) {parts} = {left}, (7) total {total}",
        ),
        both("办理结果（一）至（六）{parts} 与（七）总计 {total} ", "outcomes (1) to (6) {parts} and (7) total {total}"),
    ),
)
def outcomes(context: Context) -> Iterator[Observation]:
    def describe(form: Edition, seen: Assessment) -> dict[str, Value]:
        return {"line": column_name(form, seen.relation.left[0]), "parts": _named_parts(form, seen), **_sides(seen)}

    yield from _judge(context, OUTCOMES, describe)


@rule(
    BALANCE,
    "error",
    name=both("收办平衡", "Balance of applications"),
    condition=both(
        "表三每一列：一、本年新收 + 二、上年结转 = 三（七）总计 + 四、结转下年度继续办理",
        "In every column of table III: I received + II carried over = III (7) concluded + IV carried forward",
    ),
    source=both(
        "国办公开办函〔2021〕30号、〔2019〕60号附件表三表头：第一项加第二项之和，等于第三项加第四项之和",
        "Head of table III in 国办公开办函〔2021〕30号 and 〔2019〕60号: item I plus item II equals item III plus item IV",
    ),
    texts=_sentences(
        both("「{line}」列", "Column “{line}”"),
        both(
            "新收 {received} + 上年结转 {carried_over} = {left}，办理总计 {concluded} + 结转下年度 {carried_forward} = {right}",
            "received {received} + carried over {carried_over} = {left}, "
            "concluded {concluded} + carried forward {carried_forward} = {right}",
        ),
        both(
            "新收 {received} + 上年结转 {carried_over} 与办理总计 {concluded} + 结转下年度 {carried_forward} ",
            "received {received} + carried over {carried_over} and concluded {concluded} + carried forward {carried_forward}",
        ),
    ),
)
def balance(context: Context) -> Iterator[Observation]:
    def describe(form: Edition, seen: Assessment) -> dict[str, Value]:
        numbers: dict[str, Value] = {key.split(".")[1]: _stands(seen.cells[key]) for key in seen.relation.cells}
        return {"line": column_name(form, seen.relation.left[0]), "left": seen.left, "right": seen.right, **numbers}

    yield from _judge(context, BALANCE, describe)


@rule(
    DISPUTE_TOTAL,
    "error",
    name=both("复议诉讼合计", "Total of disputes"),
    condition=both(
        "表四每一组：总计 = 结果维持 + 结果纠正 + 其他结果 + 尚未审结",
        "In every group of table IV: total = upheld + corrected + other result + pending",
    ),
    source=_FORM,
    texts=_sentences(
        both("「{line}」", "“{line}”"),
        both("{parts} = {left}，总计 {total}", "{parts} = {left}, total {total}"),
        both("{parts} 与总计 {total} ", "{parts} and the total {total}"),
    ),
)
def dispute_total(context: Context) -> Iterator[Observation]:
    def describe(form: Edition, seen: Assessment) -> dict[str, Value]:
        return {"line": row_name(form, seen.relation.left[0]), "parts": _series(seen, seen.relation.left), **_sides(seen)}

    yield from _judge(context, DISPUTE_TOTAL, describe)


def _sides(seen: Assessment) -> dict[str, Value]:
    return {"left": seen.left, "total": _stands(seen.cells[seen.relation.right[0]])}


def _series(seen: Assessment, keys: Iterable[str]) -> Message:
    """All the numbers of a side in their order: 20 + 2 + 0."""
    stands = [_stands(seen.cells[key]) for key in keys]
    return Message(zh=" + ".join(one["zh"] for one in stands), en=" + ".join(one["en"] for one in stands))


def _named_parts(form: Edition, seen: Assessment) -> Message:
    """The parts of a long sum that are not zero, each with its label."""
    parts = [(row_name(form, key), _stands(cell)) for key in seen.relation.left if (cell := seen.cells[key]).value != 0]
    if not parts:
        return both("各项之和", "in all")
    return Message(
        zh=" + ".join(f"{name['zh']} {stands['zh']}" for name, stands in parts),
        en=" + ".join(f"{name['en'].lower()} {stands['en']}" for name, stands in parts),
    )


def _stands(cell: Cell) -> Message:
    """What stands in a cell, as a sum quotes it."""
    if cell.status == "number" and cell.value is not None:
        return both(written(cell.value), written(cell.value))
    if cell.status == "blank":
        return both("空白", "blank")
    if cell.status == "absent":
        return both("缺", "missing")
    if cell.candidates:
        found = either(cell.candidates)
        return both(f"（{found['zh']}）", f"({found['en']})")
    return both(f"“{cell.text}”", f"“{cell.text}”") if cell.text else both("（不定）", "(open)")
