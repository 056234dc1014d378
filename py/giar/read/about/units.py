"""The unit that a column's head gives to the numbers below it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from giar.form import Edition
from giar.read.runs.runs import Words
from giar.report import Cell

_UNIT = re.compile(r"[^\n|\t\d]{0,8}?(亿元|万元|元)")


def add_head_units(form: Edition, cells: dict[str, Cell], text: str, texts: Iterable[Words]) -> None:
    """Gives an amount that is written without a unit the one in its head; the form's own where the head names none."""
    heads = {(m.table, m.key): match for words in texts for match in words.matches for m in match.meanings if m.role == "column"}
    for key, (_, column) in form.lines.items():
        head = heads.get((key.split(".")[0], column.key))
        if column.fractional and head is not None and cells[key].status == "number" and cells[key].unit is None:
            written = _UNIT.match(text, head.end)
            cells[key] = replace(cells[key], unit=written[1] if written else column.unit or None)
