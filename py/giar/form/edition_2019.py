"""The form of 2019: 国办公开办函〔2019〕60号 (trial), for the reports of 2019 and 2020."""

from __future__ import annotations

from giar.form.common import DISPUTES, OTHER_HANDLING_SINGLE, applications_table
from giar.form.model import Block, Edition, Line, Table

_DOCUMENTS = (
    Line("made", "本年新制作数量", "Newly made this year"),
    Line("published", "本年新公开数量", "Newly published this year"),
    Line("public_total", "对外公开总数量", "Published in all", aliases=("对外公开总数",)),
)
_PREVIOUS_ITEMS = Line("previous_items", "上一年项目数量", "Items last year", aliases=("上一年项目数",), unit="项")
_CHANGE = Line("change", "本年增/减", "Change this year", aliases=("本年增减",), unit="项", signed=True)
_ITEMS = (_PREVIOUS_ITEMS, _CHANGE, Line("decisions", "处理决定数量", "Decisions", aliases=("本年处理决定数量",)))

PROACTIVE = Table(
    "proactive",
    "二",
    "主动公开政府信息情况",
    "Information published proactively",
    (
        Block(
            (
                Line("regulations", "规章", "Regulations"),
                Line("normative_documents", "规范性文件", "Normative documents", aliases=("行政规范性文件", "规范文件")),
            ),
            _DOCUMENTS,
            "第二十条第（一）项",
            "Article 20 (1)",
        ),
        Block(
            (
                Line("licensing", "行政许可", "Administrative licensing"),
                Line("other_services", "其他对外管理服务事项", "Other external administrative services", aliases=("其他对外管理服务",)),
            ),
            _ITEMS,
            "第二十条第（五）项",
            "Article 20 (5)",
        ),
        Block(
            (
                Line("penalties", "行政处罚", "Administrative penalties"),
                Line("coercion", "行政强制", "Administrative coercion"),
            ),
            _ITEMS,
            "第二十条第（六）项",
            "Article 20 (6)",
        ),
        Block(
            (Line("fees", "行政事业性收费", "Administrative and institutional fees", aliases=("行政事业型收费",)),),
            (_PREVIOUS_ITEMS, _CHANGE),
            "第二十条第（八）项",
            "Article 20 (8)",
        ),
        Block(
            (Line("procurement", "政府集中采购", "Centralized government procurement", aliases=("政府采购",)),),
            (
                Line("items", "采购项目数量", "Items procured", unit="项"),
                Line("amount", "采购总金额", "Amount procured", unit="", fractional=True),
            ),
            "第二十条第（九）项",
            "Article 20 (9)",
        ),
    ),
)

EDITION_2019 = Edition(
    "2019",
    "国办公开办函〔2019〕60号",
    (2019, 2020),
    (PROACTIVE, applications_table(OTHER_HANDLING_SINGLE), DISPUTES),
)
