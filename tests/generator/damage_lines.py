"""Lone lines between the rows, and what is left at their ends: page numbers, page marks, running heads, watermarks, soft breaks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from generator import prose
from generator.damage import Change, Damage, Draft
from generator.damage_order import thinned
from generator.doubt import adds_up, keys_in, row_of, seen, without
from generator.layout import Layout
from generator.marks import MARK
from generator.truth import PhysicalRow

_LIKE_A_CELL = re.compile(r"(?:^|\s)\d{1,3}$|^(?:[/—－.-]|--|无)$")


def _bare_number(number: int, rng: Random) -> str:
    del rng
    return str(number)


def _page_mark(number: int, rng: Random) -> str:
    organ, year = rng.choice(prose.ORGANS), rng.randint(2021, 2025)
    return rng.choice(
        (
            f"第{number}页",
            f"第 {number} 页 共 30 页",
            f"- {number} -",
            f"— {number} —",
            f"P{number}",
            f"{number} / 30",
            f"{organ} {number}",
            f"{organ}{year}年政府信息公开工作年度报告",
            f"{organ}{year}年政府信息公开工作年度报告 {number}",
            f"{organ}{year}年年报.pdf",
            "内部资料",
            "仅供参考 请勿外传",
        )
    )


def _stray_mark(number: int, rng: Random) -> str:
    """What is left of a rule, a border or an empty cell: it looks like the mark of a cell without a number."""
    del number
    return rng.choice(("/", "/", "—", "-", "--", "－", "无", "."))


Line = Callable[[int, Random], str]


def _lone_lines(write: Line) -> Change:
    """One to six such lines between the first value and a line behind the last, in one style, the number going up."""

    def strewn(draft: Draft, rng: Random) -> Draft:
        lines = draft.marked.split("\n")
        held = [index for index, line in enumerate(lines) if MARK.search(line)]
        places = range(held[0], held[-1] + 2)
        chosen = set(rng.sample(places, min(len(places), rng.randint(1, 6))))
        if rng.random() < 0.3:
            chosen.add(rng.choice(held) + 1)
        number = rng.randint(1, 9)
        style = rng.randint(0, 10**6)
        expected = draft.expected
        written: list[str] = []
        for index in range(len(lines) + 1):
            if index in chosen:
                number += 1
                text = write(number, Random(style))
                written.append(text)
                if _LIKE_A_CELL.search(text):
                    expected = without(expected, _doubted(draft, lines, index))
            written.extend(lines[index : index + 1])
        return replace(draft, marked="\n".join(written), expected=expected)

    return strewn


def soft_breaks(draft: Draft, rng: Random) -> Draft:
    """What a mail leaves at the end of lines that it broke: ``=20`` or ``=``, of which the first looks like a cell more."""
    lines = draft.marked.split("\n")
    held = [index for index, line in enumerate(lines) if MARK.search(line)]
    near = range(max(held[0] - 6, 0), held[-1] + 1)
    chosen = rng.sample(near, min(len(near), rng.randint(1, 6)))
    end = rng.choice(("=20", " =20", "=20", "="))
    expected = draft.expected
    for index in chosen:
        expected = without(expected, _doubted(draft, lines, index + 1) if end != "=" or keys_in(lines[index]) else ())
    marked = "\n".join(line + end if index in chosen else line for index, line in enumerate(lines))
    return replace(draft, marked=marked, expected=expected)


def _doubted(draft: Draft, lines: list[str], index: int) -> set[str]:
    """The cells that what stands alone before line ``index`` could be the text of, or a part of the text of."""
    before = next((keys for line in reversed(lines[:index]) if (keys := keys_in(line))), [])
    behind = next((keys for line in lines[index:] if (keys := keys_in(line))), [])
    if draft.layout.named:
        return {*before[-1:], *_blanks(draft, [*before, *behind])}
    return _doubted_before(draft, before) | _doubted_behind(draft, behind)


def _blanks(draft: Draft, keys: list[str]) -> set[str]:
    return {key for key in keys if draft.expected[key].status == "blank"}


def _doubted_before(draft: Draft, keys: list[str]) -> set[str]:
    """Of the row before the number: its end, which the number could continue, and its blanks, which it could fill.

    A row that adds up with no cell blank has no room for another number; without that, where cells have no bounds of their own,
    the whole row is in doubt.
    """
    if not keys:
        return set()
    row = row_of(draft, keys[-1])
    if _vouched(draft, row):
        return set()
    if seen(draft.layout):
        return {keys[-1], *_blanks(draft, keys)}
    return {*row.keys}


def _doubted_behind(draft: Draft, keys: list[str]) -> set[str]:
    """Of the row behind the number: its blanks; where its values have no bounds of their own, all of it, unless it adds up."""
    if not keys:
        return set()
    row = row_of(draft, keys[0])
    if seen(draft.layout) and len(row.keys) > 1:
        return _blanks(draft, keys)
    return set() if _vouched(draft, row) else {*row.keys}


def _vouched(draft: Draft, row: PhysicalRow) -> bool:
    """True where the row stands on its own line behind its label, and adds up."""
    layout = draft.layout
    return layout.in_rows and layout.rowwise and layout.label_first and adds_up(row, draft.expected)


def _on_lines(layout: Layout) -> bool:
    return not layout.html and not layout.glued and not layout.name.startswith("one-line")


_TOUCHES = frozenset({"lines", "count", "values", "end", "rows", "labels-gone"})
DAMAGES = (
    Damage(
        "lone-page-numbers",
        thinned,
        _lone_lines(_bare_number),
        touches=_TOUCHES,
        fits=lambda layout: _on_lines(layout) and not layout.apart,
    ),
    Damage(
        "lone-page-marks",
        thinned,
        _lone_lines(_page_mark),
        touches=_TOUCHES,
        # Two numbers with a slash between them are a row of the table where slashes part the cells.
        fits=lambda layout: _on_lines(layout) and not layout.apart and "/" not in layout.parting,
    ),
    Damage(
        "lone-stray-marks",
        thinned,
        _lone_lines(_stray_mark),
        touches=_TOUCHES,
        fits=lambda layout: _on_lines(layout) and not layout.apart and "/" not in layout.parting,
    ),
    Damage("soft-line-breaks", thinned, soft_breaks, touches=_TOUCHES, fits=lambda layout: _on_lines(layout) and not layout.apart),
)
