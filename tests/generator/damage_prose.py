"""Sentences that speak of the tables: preambles that name the sections, prose that quotes labels with numbers of its own.

They take nothing from the tables, so every cell can still be established.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from generator.damage import Damage, Draft
from generator.document import Item, Paragraph
from generator.grid import Grid
from generator.layout import Layout

_PREAMBLES = (
    (
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
        "存在的主要问题及改进情况、其他需要报告的事项六部分组成。"
    ),
    (
        "本年度报告包括一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况；"
        "四、政府信息公开行政复议、行政诉讼情况；五、存在的主要问题及改进情况；六、其他需要报告的事项。"
    ),
    (
        "全文由总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，因政府信息公开工作被申请行政复议、提起行政诉讼情况，"
        "政府信息公开工作存在的主要问题及改进情况和其他需要报告的事项等6个部分组成。本报告所列数据的统计期限自1月1日起至12月31日止。"
    ),
)


def preamble_naming_sections(draft: Draft, rng: Random) -> Draft:
    """A preamble behind the title, or at the very start, with the names of all sections."""
    items = list(draft.document.items)
    at = 1 + next((index for index, item in enumerate(items) if isinstance(item, Paragraph) and item.role == "title"), -1)
    items.insert(at, Paragraph("prose", rng.choice(_PREAMBLES)))
    return draft.with_document(replace(draft.document, items=tuple(items)))


def _quotation(rng: Random) -> str:
    n = rng.randint
    return rng.choice(
        (
            f"全年予以公开{n(0, 9)}件，部分公开{n(0, 9)}件，不予公开{n(0, 9)}件，无法提供{n(0, 9)}件，总计{n(0, 40)}件。",
            f"规章{n(0, 3)}件，行政规范性文件{n(0, 30)}件，行政许可{n(0, 400)}件，行政处罚{n(0, 90)}件，行政强制{n(0, 9)}件。",
            f"本年新收政府信息公开申请{n(0, 60)}件，上年结转政府信息公开申请{n(0, 9)}件，结转下年度继续办理{n(0, 9)}件。",
            f"收到自然人申请 {n(0, 60)} 件、商业企业申请 {n(0, 9)} 件，法律服务机构 {n(0, 9)} 件，其他 {n(0, 9)} 件。",
            f"行政复议{n(0, 9)}件，其中结果维持{n(0, 9)}件，结果纠正{n(0, 9)}件，其他结果{n(0, 3)}件，尚未审结{n(0, 3)}件。",
            f"现行有效行政规范性文件 {n(0, 90)} 件，本年制发件数 {n(0, 9)} 件，行政事业性收费 {n(0, 900)}.{n(1, 9)} 万元。",
        )
    )


def quoted_labels(draft: Draft, rng: Random) -> Draft:
    """One to four sentences with labels and numbers: in the prose, or between a heading and its table, or behind a table."""
    items = list(draft.document.items)
    open_lines = draft.layout.rowwise and not draft.layout.name.startswith("one-line")
    for _ in range(rng.randint(1, 4)):
        places = [index for index, item in enumerate(items) if _offers(item, beside_tables=open_lines)]
        if places:
            items.insert(rng.choice(places) + 1, Paragraph("prose", _quotation(rng)))
    return draft.with_document(replace(draft.document, items=tuple(items)))


def _offers(item: Item, *, beside_tables: bool) -> bool:
    """True for what a sentence can stand behind; where rows flow into one another it stays away from the tables."""
    if isinstance(item, Grid):
        return beside_tables
    return item.section in {"overview", "problems", "other"} or (beside_tables and item.role == "heading")


def _unlike(layout: Layout) -> bool:
    """False where the tables themselves are sentences of that kind."""
    return layout.name not in {"sentences", "key-value-lines", "wide-csv"} and not layout.glued


_PROSE = frozenset({"prose"})
DAMAGES = (
    Damage(
        "preamble-naming-sections", preamble_naming_sections, touches=frozenset({"prose"}), fits=lambda layout: layout.name != "wide-csv"
    ),
    Damage("prose-quoting-labels", quoted_labels, touches=frozenset({"prose"}), fits=_unlike),
)
