"""The rules on prose against tables, one for each kind of quantity; all of them look at the same statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from giar.check.context import Context
from giar.check.finding import Severity
from giar.check.narrative.comparison import Contradiction
from giar.check.narrative.quantities import label
from giar.check.rules import Find, Observation, both, fail, rule, undecided, written
from giar.messages import Message
from giar.report import Number, Report, Where

_QUOTED = 60
"""Longer quotations are cut in the middle: the words for the quantity stand at one end, the figure at the other."""

_SOURCE = both(
    "国办公开办函〔2021〕30号：发布内容须准确、全面；正文与表格是同一份数据",
    "国办公开办函〔2021〕30号: what is published has to be accurate and complete; prose and tables give the same data",
)
_TEXTS = {
    "differs": both(
        "正文称“{quote}”{said}，{table}为 {found}，相差 {difference}。",
        "The text says “{quote}”{said}; {table} is {found}: a difference of {difference}.",
    ),
    "scope": both(
        "正文称“{quote}”{said}，{table}为 {found}；两处的统计范围可能不同，无法判定，请核对。",
        "The text says “{quote}”{said}; {table} is {found}. They may cover different bodies, so this cannot be decided.",
    ),
    "blank": both(
        "正文称“{quote}”{said}，{table}却没有填数，无法判定。",
        "The text says “{quote}”{said}, but {table} holds no number, so this cannot be decided.",
    ),
    "unsure-cell": both(
        "正文称“{quote}”{said}，{table}的数读不准，无法判定。",
        "The text says “{quote}”{said}, but the number of {table} cannot be made out, so this cannot be decided.",
    ),
}
_RULES: tuple[tuple[str, Severity, Message, Message], ...] = (
    (
        "received",
        "error",
        both("收到的申请", "Applications received"),
        both(
            "正文所说收到（受理）的申请数＝新收，或新收＋上年结转",
            "What the text says was received is the new applications, or those and the ones carried over",
        ),
    ),
    (
        "carried-over",
        "error",
        both("上年结转的申请", "Applications carried over"),
        both("正文所说上年结转数＝表中上年结转", "What the text says was carried over from last year is what the table says"),
    ),
    (
        "concluded",
        "error",
        both("办结、答复的申请", "Applications concluded"),
        both(
            "正文所说办结（办理、答复）数＝办理总计，或其中可以单独计数的部分",
            "What the text says was concluded is the total concluded, or a part that may be counted by itself",
        ),
    ),
    (
        "carried-forward",
        "error",
        both("结转下年度的申请", "Applications carried forward"),
        both("正文所说结转下年度数＝表中结转下年度继续办理", "What the text says is carried forward to next year is what the table says"),
    ),
    (
        "outcome",
        "error",
        both("各类办理结果", "Outcomes"),
        both(
            "正文所说予以公开、部分公开、不予公开等件数＝表中相应各行之和",
            "What the text says was granted, partly granted, refused and so on is the sum of those rows",
        ),
    ),
    (
        "applicants",
        "warning",
        both("各类申请人", "Applicants"),
        both(
            "正文所说自然人、法人或其他组织等的申请数＝表中相应各列",
            "What the text says was filed by natural persons and by organizations is what those columns say",
        ),
    ),
    (
        "reconsideration",
        "error",
        both("行政复议", "Administrative reconsiderations"),
        both(
            "正文所说因政府信息公开引起的行政复议件数及结果＝表四",
            "What the text says of reconsiderations over disclosure is what table 四 says",
        ),
    ),
    (
        "litigation",
        "error",
        both("行政诉讼", "Administrative lawsuits"),
        both(
            "正文所说因政府信息公开引起的行政诉讼件数及结果＝表四两类之和",
            "What the text says of lawsuits over disclosure is the sum of both kinds in table 四",
        ),
    ),
    (
        "regulations",
        "error",
        both("规章", "Regulations"),
        both(
            "正文所说规章的制发、废止、现行有效件数＝表二",
            "What the text says of regulations issued, repealed and in force is what table 二 says",
        ),
    ),
    (
        "normative-documents",
        "error",
        both("行政规范性文件", "Normative documents"),
        both(
            "正文所说规范性文件的制发、废止、现行有效件数＝表二",
            "What the text says of normative documents issued, repealed and in force is what table 二 says",
        ),
    ),
    (
        "licensing",
        "warning",
        both("行政许可", "Licensing decisions"),
        both("正文所说行政许可处理决定数＝表二", "What the text says of licensing decisions is what table 二 says"),
    ),
    (
        "penalties",
        "warning",
        both("行政处罚", "Penalty decisions"),
        both("正文所说行政处罚处理决定数＝表二", "What the text says of penalty decisions is what table 二 says"),
    ),
    (
        "coercion",
        "warning",
        both("行政强制", "Coercion decisions"),
        both("正文所说行政强制处理决定数＝表二", "What the text says of coercion decisions is what table 二 says"),
    ),
    (
        "fees",
        "warning",
        both("行政事业性收费", "Administrative fees"),
        both(
            "正文所说行政事业性收费金额＝表二（信息处理费不在其内）",
            "What the text says of administrative fees is what table 二 says (information-processing fees are another thing)",
        ),
    ),
)


def _finder(id: str) -> Find:  # noqa: A002 - the contract's own word
    def find(context: Context) -> Iterator[Observation]:
        for contradiction in context.contradicted_prose:
            if contradiction.statement.quantity.rule == id:
                yield _observed(context.report, contradiction)

    return find


def _observed(report: Report, contradiction: Contradiction) -> Observation:
    statement, reading = contradiction.statement, contradiction.reading
    decided = contradiction.reason == "differs"
    found = contradiction.found
    quote = _quote(report.clean[statement.start : statement.end])
    return (fail if decided else undecided)(
        contradiction.reason,
        cells=reading.cells,
        where=Where(*report.clean.origin(statement.start, statement.end)),
        left=statement.said,
        right=found,
        severity=contradiction.severity,
        quote=quote,
        said=_spelled_out(quote, written(statement.said)),
        table=label(report.form, reading),
        found="" if found is None else written(found),
        difference="" if found is None else _difference(statement.said, found),
    )


def _difference(said: Number, found: Number) -> str:
    return written(abs(Decimal(said) - Decimal(found)))


def _spelled_out(quote: str, said: str) -> Message:
    """The figure in digits, where the quotation says it in words or in another unit."""
    given = re.search(rf"(?<![\d.]){re.escape(said)}(?![\d.])", quote.replace(",", ""))
    return both("", "") if given else both(f"（即 {said}）", f" ({said})")


def _quote(text: str) -> str:
    plain = "".join(text.split())
    return plain if len(plain) <= _QUOTED else f"{plain[: _QUOTED // 2]}……{plain[-_QUOTED // 2 :]}"


for _name, _severity, _title, _condition in _RULES:
    rule(f"narrative.{_name}", _severity, name=_title, condition=_condition, source=_SOURCE, texts=_TEXTS)(_finder(f"narrative.{_name}"))
