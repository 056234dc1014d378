"""The form as JSON, for whoever draws the tables: ``python -m giar.export.form`` prints it."""

from __future__ import annotations

import json
import sys
from typing import Any

from giar.form import EDITIONS, SECTIONS, Block, Edition, Line, Table, relations
from giar.messages import Message

_NUMERALS = {numeral: position for position, numeral in enumerate("一二三四五六七八九十", start=1)}
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

_STUBS: dict[str, Message] = {
    "proactive": {"zh": "信息内容", "en": "Content"},
    "applications": {
        "zh": "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        "en": "(In every column, item I plus item II equals item III plus item IV)",
    },
}
"""What the form prints over the row labels of a table."""

_SPANNERS: dict[str, Message] = {"applications": {"zh": "申请人情况", "en": "Applicants"}}
"""What the form prints over all columns of a table."""

_SINGLE_ROW = frozenset({"disputes"})
"""The tables that the form prints as one row of cells, their rows as heads over their columns."""


def form_document() -> dict[str, Any]:
    """Every edition of the form: its tables as trees of rows and columns with their labels in both languages, its sums."""
    return {
        "schema": "giar-form/1",
        "editions": [_edition(edition) for edition in EDITIONS],
        "sections": [
            {"key": section.key, "number": _number(section.number), "title": {"zh": section.zh, "en": section.en}} for section in SECTIONS
        ],
    }


def _edition(edition: Edition) -> dict[str, Any]:
    first, last = edition.years
    return {
        "key": edition.key,
        "notice": edition.notice,
        "years": [first, last],
        "tables": [_table(table) for table in edition.tables],
        "relations": [{"rule": sum_.rule, "left": list(sum_.left), "right": list(sum_.right)} for sum_ in relations(edition)],
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "key": table.key,
        "number": _number(f"{table.number}、"),
        "title": {"zh": table.title, "en": table.title_en},
        "stub": _STUBS.get(table.key),
        "spanner": _SPANNERS.get(table.key),
        "singleRow": table.key in _SINGLE_ROW,
        "blocks": [_block(block) for block in table.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "caption": {"zh": block.caption, "en": block.caption_en} if block.caption else None,
        "rows": [_line(line) for line in block.rows],
        "columns": [_line(line) for line in block.columns],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "key": line.key,
        "number": _number(line.number),
        "label": {"zh": line.zh, "en": line.en},
        "role": line.role,
        "children": [_line(child) for child in line.children],
    }


def _number(number: str) -> Message:
    """The number before a label, as the form prints it and as an English reader knows it: 三、 III. · （三） (3) · 1. 1."""
    numeral = next((character for character in number if character in _NUMERALS), None)
    if numeral is None:
        return {"zh": number, "en": number}
    position = _NUMERALS[numeral]
    if number.startswith("（"):
        return {"zh": number, "en": f"({position})"}
    return {"zh": number, "en": number.replace(numeral, _ROMAN[position]).replace("、", ".")}


if __name__ == "__main__":
    json.dump(form_document(), sys.stdout)
    sys.stdout.write("\n")
