"""Numbers that add up and are still hard to believe. None of these is an error; each is worth a second look."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from giar.check.context import Context
from giar.check.naming import cell_name, column_name, listing, row_name
from giar.check.organ import Rank, rank_of
from giar.check.rules import Observation, both, fail, rule, written
from giar.form import BALANCE, cell_key
from giar.messages import Message

_SENSE = both("审核常识：数本身可能无误，值得再核对一次", "A reviewer's sense: the number may be right, and is worth a second look")
_RANKS: dict[Rank, Message] = {
    "township": both("乡镇、街道", "A township or sub-district"),
    "county": both("县（区）政府", "A county or district"),
    "bureau": both("市、县的工作部门", "A department of a city or county"),
}


@rule(
    "plausibility.regulations",
    "info",
    name=both("规章制定权", "Power to make regulations"),
    condition=both(
        "规章只能由国务院部门和省、设区的市、自治州的人民政府制定，其他机关的「规章」一行应为 0",
        "Only ministries, provinces and cities with districts make regulations (规章); for any other organ the row is 0",
    ),
    source=both("《立法法》第九十一条、第九十三条", "Legislation Law, Articles 91 and 93"),
    texts={
        "cannot": both(
            "{rank}没有规章制定权，「规章」一行却填有 {numbers}（{columns}），可能是把规范性文件或制度计入了规章。",
            "{rank} has no power to make regulations, yet the row “Regulations” says {numbers} ({columns}); "
            "normative documents may have been counted there.",
        )
    },
)
def regulations(context: Context) -> Iterator[Observation]:
    rank = rank_of(context.report.meta.organ)
    filled = [key for key in context.report.form.keys if key.startswith("proactive.regulations.") and (context.value(key) or 0) > 0]
    if rank is not None and filled:
        yield fail(
            "cannot",
            cells=filled,
            rank=_RANKS[rank],
            numbers="、".join(written(context.value(key) or 0) for key in filled),
            columns=listing([column_name(context.report.form, key) for key in filled]),
        )


@rule(
    "plausibility.documents",
    "info",
    name=both("现行有效件数", "Documents in force"),
    condition=both(
        "现行有效件数不少于本年制发件数减本年废止件数", "Documents in force are at least those issued this year less those repealed"
    ),
    source=_SENSE,
    texts={
        "fewer": both(
            "「{row}」本年制发 {more} 件、废止 {repealed} 件，现行有效却只有 {fewer} 件。",
            "“{row}”: {more} issued and {repealed} repealed this year, yet only {fewer} in force.",
        ),
        "unpublished": both(
            "「{row}」本年新公开 {more} 件，对外公开总数却只有 {fewer} 件。",
            "“{row}”: {more} newly published this year, yet only {fewer} published in all.",
        ),
    },
)
def documents(context: Context) -> Iterator[Observation]:
    for row in ("regulations", "normative_documents"):
        first = cell_key("proactive", row, "issued")
        name = row_name(context.report.form, first)
        issued, repealed, in_force = (context.value(cell_key("proactive", row, column)) for column in ("issued", "repealed", "in_force"))
        if issued is not None and repealed is not None and in_force is not None and in_force < issued - repealed:
            cells = [cell_key("proactive", row, column) for column in ("issued", "repealed", "in_force")]
            yield fail("fewer", cells=cells, row=name, more=issued, repealed=repealed, fewer=in_force)
        published, public_total = (context.value(cell_key("proactive", row, column)) for column in ("published", "public_total"))
        if published is not None and public_total is not None and public_total < published:
            cells = [cell_key("proactive", row, column) for column in ("published", "public_total")]
            yield fail("unpublished", cells=cells, row=name, more=published, fewer=public_total)


_RECEIVED, _CARRIED_OVER, _CONCLUDED = (f"applications.{row}.total" for row in ("received", "carried_over", "concluded"))


@rule(
    "plausibility.concluded",
    "info",
    name=both("办结多于可办", "More concluded than there was"),
    condition=both(
        "办理总计不多于本年新收与上年结转之和",
        "No more is concluded than was received and carried over",
    ),
    source=both("附件表三的勾稽关系；结转下年度不小于 0", "The balance of table III, with nothing below zero carried forward"),
    texts={
        "more": both(
            "新收 {received} 件、上年结转 {carried_over} 件，办理总计却有 {concluded} 件。",
            "{received} received and {carried_over} carried over, yet {concluded} concluded.",
        ),
    },
)
def concluded(context: Context) -> Iterator[Observation]:
    received, carried_over, done = (context.value(key) for key in (_RECEIVED, _CARRIED_OVER, _CONCLUDED))
    if received is None or carried_over is None or done is None or _balance_fails(context):
        return
    if done > received + carried_over:
        yield fail("more", cells=(_RECEIVED, _CARRIED_OVER, _CONCLUDED), received=received, carried_over=carried_over, concluded=done)


def _balance_fails(context: Context) -> bool:
    """Whether the sums say already that these numbers cannot be right."""
    return any(seen.holding == "fails" for seen in context.assessments if seen.relation.rule == BALANCE and seen.relation.scope == "total")


@rule(
    "plausibility.disputes",
    "info",
    name=both("没有申请却有争议", "Disputes without applications"),
    condition=both(
        "有行政复议、行政诉讼的，本年或上年应有政府信息公开申请",
        "Where there are disputes there were applications, this year or carried over",
    ),
    source=_SENSE,
    texts={
        "none": both(
            "本年没有新收也没有结转的申请，表四却有 {disputes} 件复议、诉讼；如为往年申请引起，请核对。",
            "No application was received or carried over, yet table IV has disputes ({disputes}); they may stem from earlier years.",
        )
    },
)
def disputes(context: Context) -> Iterator[Observation]:
    totals = [key for key in context.report.form.keys if key.startswith("disputes.") and key.endswith(".total")]
    count = sum(context.value(key) or 0 for key in totals)
    if count > 0 and context.value(_RECEIVED) == 0 and context.value(_CARRIED_OVER) == 0:
        filled = [key for key in totals if context.value(key)]
        yield fail("none", cells=(_RECEIVED, _CARRIED_OVER, *filled), disputes=count)


_FEE = "proactive.fees.amount"
_PER_TEN_THOUSAND = 10_000
_LARGEST: dict[Rank, int] = {"township": 10_000, "county": 1_000_000, "bureau": 1_000_000}
"""An amount in 万元 that an organ of the rank can hardly have charged in a year: 1 亿元, 100 亿元."""
_JUMP = 1_000
"""An amount in yuan is ten thousand times the same in 万元; a tenth to ten times that is taken for one."""
_YUAN = 100


@rule(
    "plausibility.fee-unit",
    "warning",
    name=both("收费金额的单位", "Unit of the fees"),
    condition=both("行政事业性收费的金额以万元为单位", "Fees are stated in units of 10,000 yuan (万元)"),
    source=both("国办公开办函〔2021〕30号附件表二：本年收费金额（单位：万元）", "Table II of 国办公开办函〔2021〕30号: unit 万元"),
    texts={
        "yuan": both(
            "{cell}写的是 {value} 元，本列的单位是万元，应为 {converted}。",
            "{cell} says {value} yuan; the column is in units of 10,000 yuan, so it should say {converted}.",
        ),
        "large": both(
            "{cell}为 {value} 万元（{hundred_millions} 亿元），对这一级机关过大，疑为以元填写。",
            "{cell} says {value} (10,000 yuan), that is {hundred_millions} hundred million yuan, too much for an organ of this rank; "
            "it may be in yuan.",
        ),
        "jump": both(
            "{cell}为 {value} 万元，是上年 {before} 万元的 {times} 倍，疑为以元填写。",
            "{cell} says {value} (10,000 yuan), {times} times last year's {before}; it may be in yuan.",
        ),
    },
)
def fee_unit(context: Context) -> Iterator[Observation]:
    value = context.value(_FEE)
    if not value:
        return
    named = listing([cell_name(context.report.form, _FEE)])
    rank = rank_of(context.report.meta.organ)
    before = context.value_before(_FEE)
    if context.cell(_FEE).unit == "元":
        yield fail("yuan", cells=(_FEE,), cell=named, value=value, converted=_plain_decimal(Decimal(value) / _PER_TEN_THOUSAND))
    elif before and before > 0 and value >= _YUAN and before * _JUMP <= value <= before * _JUMP * 100:
        yield fail("jump", cells=(_FEE,), cell=named, value=value, before=before, times=value // before)
    elif rank is not None and value >= _LARGEST[rank]:
        yield fail(
            "large",
            severity="info",
            cells=(_FEE,),
            cell=named,
            value=value,
            hundred_millions=_plain_decimal(Decimal(value) / _PER_TEN_THOUSAND),
        )


def _plain_decimal(number: Decimal) -> Decimal:
    """The number without trailing zeros and without an exponent."""
    return Decimal(format(number.normalize(), "f"))
