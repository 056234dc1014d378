"""The form of 2021: 国办公开办函〔2021〕30号, for the reports of 2021 and later."""

from __future__ import annotations

from giar.form.common import DISPUTES, OTHER_HANDLING_DETAILED, OTHER_HANDLING_SINGLE, applications_table
from giar.form.model import Block, Edition, Line, Table

_DOCUMENTS = (
    Line("issued", "本年制发件数", "Issued this year", aliases=("本年制发数", "本年度制发件数")),
    Line("repealed", "本年废止件数", "Repealed this year", aliases=("本年废止数", "本年度废止件数")),
    Line("in_force", "现行有效件数", "In force", aliases=("现行有效数",)),
)
_DECISIONS = (Line("decisions", "本年处理决定数量", "Decisions this year", aliases=("本年度处理决定数量", "处理决定数量")),)

PROACTIVE = Table(
    "proactive",
    "二",
    "主动公开政府信息情况",
    "Information published proactively",
    (
        Block(
            (
                Line("regulations", "规章", "Regulations"),
                Line("normative_documents", "行政规范性文件", "Administrative normative documents", aliases=("规范性文件", "规范文件")),
            ),
            _DOCUMENTS,
            "第二十条第（一）项",
            "Article 20 (1)",
        ),
        Block((Line("licensing", "行政许可", "Administrative licensing"),), _DECISIONS, "第二十条第（五）项", "Article 20 (5)"),
        Block(
            (
                Line("penalties", "行政处罚", "Administrative penalties"),
                Line("coercion", "行政强制", "Administrative coercion"),
            ),
            _DECISIONS,
            "第二十条第（六）项",
            "Article 20 (6)",
        ),
        Block(
            (Line("fees", "行政事业性收费", "Administrative and institutional fees", aliases=("行政事业型收费",)),),
            (
                Line(
                    "amount",
                    "本年收费金额（单位：万元）",
                    "Charged this year (10,000 yuan)",
                    aliases=("本年收费金额",),
                    unit="万元",
                    fractional=True,
                ),
            ),
            "第二十条第（八）项",
            "Article 20 (8)",
        ),
    ),
)

EDITION_2021 = Edition(
    "2021",
    "国办公开办函〔2021〕30号",
    (2021, None),
    (PROACTIVE, applications_table(OTHER_HANDLING_DETAILED), DISPUTES),
)

HYBRID = Edition(
    "2021",
    "国办公开办函〔2021〕30号",
    (2021, None),
    (PROACTIVE, applications_table(OTHER_HANDLING_SINGLE), DISPUTES),
)
"""The form of 2021 with (六)其他处理 as one row, as some reports print it by mistake."""
