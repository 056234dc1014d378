"""Damages to the finished text: cut short, pasted twice, lines lost, spaces and punctuation changed, stray fragments."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from generator.case_cut import cut_short
from generator.damage import Damage, Draft
from generator.document import Losses, compose
from generator.layout import Layout
from generator.marks import MARKED, visible
from generator.truth import fill

_RUN = re.compile("[\u4e00-\u9fff]{8,}")
Change = Callable[[str, Random], str]


def outside_values(text: str, change: Callable[[str], str]) -> str:
    """The text with everything but the cells' own characters changed."""
    pieces: list[str] = []
    position = 0
    for found in MARKED.finditer(text):
        pieces.extend((change(text[position : found.start()]), found[0]))
        position = found.end()
    pieces.append(change(text[position:]))
    return "".join(pieces)


def _on_text(change: Change) -> Callable[[Draft, Random], Draft]:
    return lambda draft, rng: draft.with_text(change(draft.marked, rng))


def truncated(draft: Draft, rng: Random) -> Draft:
    """A prefix, cut off anywhere after the first value."""
    found = MARKED.search(draft.marked)
    start = found.end() if found else 1
    return cut_short(draft, rng.randint(start, len(draft.marked) - 1))


def repeated_lines_removed(draft: Draft, rng: Random) -> Draft:
    """A scraper has kept only the first of equal lines."""
    del rng
    seen: set[str] = set()
    kept = []
    for line in draft.marked.split("\n"):
        shown = visible(line).strip()
        if not shown or shown not in seen:
            kept.append(line)
        seen.add(shown)
    return draft.with_text("\n".join(kept))


def everything_lost(draft: Draft, rng: Random) -> Draft:
    del rng
    return draft.with_document(draft.document.having_lost(Losses(everything=True)))


def pasted_twice(draft: Draft, rng: Random) -> Draft:
    """The same report twice in one paste."""
    del rng
    expected = {key: filling.lost() for key, filling in draft.expected.items()}
    return replace(draft, marked=f"{draft.marked}\n\n{draft.marked}", expected=expected, several=True)


def two_reports(draft: Draft, rng: Random) -> Draft:
    """Another report, with other numbers, after the first."""
    edition = draft.document.edition
    another = compose(rng, edition, fill(rng, edition, "dense"))
    expected = {key: filling.lost() for key, filling in draft.expected.items()}
    marked = f"{draft.marked}\n\n{draft.layout.page(another, draft.layout, rng)}"
    return replace(draft, marked=marked, expected=expected, several=True)


_SPACES = ("\u00a0", "\u3000", "\u2003", "\u00a0\u00a0", "\u3000\u3000")


def odd_spaces(text: str, rng: Random) -> str:
    """No-break and ideographic spaces around numbers and for ordinary spaces."""
    space = rng.choice(_SPACES)
    text = outside_values(text, lambda piece: piece.replace(" ", space) if rng.random() < 0.5 else piece)
    return MARKED.sub(lambda found: rng.choice(("", "", space)) + found[0] + rng.choice(("", "", space)), text)


def invisible_characters(text: str, rng: Random) -> str:
    """Zero-width spaces, byte-order marks and soft hyphens between the characters of labels."""

    def sprinkle(piece: str) -> str:
        return re.sub(
            "[\u4e00-\u9fff]", lambda found: found[0] + ("\u200b\ufeff\u200d\u00ad"[rng.randrange(4)] * (rng.random() < 0.04)), piece
        )

    return ("\ufeff" if rng.random() < 0.5 else "") + outside_values(text, sprinkle)


_HALVES = {"（": "(", "）": ")", "，": ",", "：": ":", "；": ";", "“": '"', "”": '"', "！": "!", "？": "?", "。": "."}
_TO_HALF = str.maketrans(_HALVES)
_TO_FULL = str.maketrans({"(": "（", ")": "）", ":": "：", ";": "；", "/": "／", "1": "１", "2": "２", "3": "３"})


def half_width_punctuation(text: str, rng: Random) -> str:
    del rng
    return outside_values(text, lambda piece: piece.translate(_TO_HALF))


def full_width_punctuation(text: str, rng: Random) -> str:
    """Punctuation, and the digits of labels, in full width."""
    del rng
    return outside_values(text, lambda piece: piece.translate(_TO_FULL))


def doubled_punctuation(text: str, rng: Random) -> str:
    """``,,`` for a comma, ``,。`` for a full stop, ``,、`` for an enumeration comma."""

    def double(found: re.Match[str]) -> str:
        return {"，": ",,", "。": ",。", "、": ",、", "；": ",；"}[found[0]] if rng.random() < 0.4 else found[0]

    return outside_values(text, lambda piece: re.sub("[，。、；]", double, piece))


def stray_fragments(text: str, rng: Random) -> str:
    """``</span>``, ``[bookmark: _GoBack]`` and ``?！`` inside long runs of characters."""

    def strew(found: re.Match[str]) -> str:
        run = found[0]
        if rng.random() > 0.08:
            return run
        at = rng.randint(3, len(run) - 3)
        kind = rng.random()
        if kind < 0.4:
            return run[:at] + "?！" + run[at + 1 :]
        return run[:at] + rng.choice(("</span>", "[bookmark: _GoBack]", "&nbsp;")) + run[at:]

    return outside_values(text, lambda piece: _RUN.sub(strew, piece))


_MENUS = (
    "无障碍阅读 | 长者模式 | 登录 | 注册\n首页 > 政务公开 > 法定主动公开内容 > 政府信息公开年报\n2024年 2023年 2022年 2021年 2020年\n",
    "政府信息公开指南\n政府信息公开制度\n规章\n行政规范性文件\n行政许可\n行政处罚\n行政强制\n行政事业性收费\n政府信息公开年报\n依申请公开\n",
    "索 引 号: 11410000005184/2025-00007\t主题分类: 其他\n发文机关:\t成文日期: 2025年01月20日\n标  题:\t有 效 性: 有效\n",
)
_FEET = (
    "\n扫一扫在手机打开当前页\n打印 关闭\n相关链接\n总计 1 页\n版权所有 2011-2025 ICP备案编号：05012345 网站标识码：4100000001\n",
    "\n上一篇：2023年度报告\n下一篇：无\n您是第 1326 位访问者 今日访问 21 次\n",
)


def page_around(text: str, rng: Random) -> str:
    """A web page's menus before the report and its foot after it."""
    return rng.choice(_MENUS) + text + rng.choice(_FEET)


def carriage_returns(text: str, rng: Random) -> str:
    """Lines that end as on Windows, or that end in spaces."""
    ending = rng.choice(("\r\n", "\r\n", " \n", "\r"))
    return text.replace("\n", ending)


def trimmed_lines(text: str, rng: Random) -> str:
    """No space or tab at the start of any line, and none at its end."""
    del rng
    return "\n".join(_trimmed(line) for line in text.split("\n"))


def _trimmed(line: str) -> str:
    return re.sub(r"^[ \t]+|[ \t]+$", "", line)


def _plain(layout: Layout) -> bool:
    return not layout.html


def _punctuated(layout: Layout) -> bool:
    """False where a comma more on the line of names would move every value to another name."""
    return _plain(layout) and "," not in layout.parting


def _whole(layout: Layout) -> bool:
    return not layout.html and not layout.name.startswith("one-line")


def _cells_on_lines(layout: Layout) -> bool:
    return layout.name.startswith("cell-lines") and layout.name not in {
        "cell-lines-gaps",
        "cell-lines-blank-line-between",
        "cell-lines-tabbed",
    }


def _text(name: str, change: Change, *touches: str, fits: Callable[[Layout], bool] = _plain) -> Damage:
    return Damage(name, on_text=_on_text(change), touches=frozenset(touches), fits=fits)


_ALL = frozenset(
    {"end", "count", "labels-gone", "rows", "columns", "values", "writing", "script", "spaces", "headings", "heads", "captions"}
)
DAMAGES = (
    _text("odd-spaces", odd_spaces, "spaces", fits=lambda layout: not layout.glued and not layout.html),
    _text("invisible-characters", invisible_characters, "spaces"),
    _text("half-width-punctuation", half_width_punctuation, "punctuation", fits=_punctuated),
    _text("full-width-punctuation", full_width_punctuation, "punctuation"),
    _text("doubled-punctuation", doubled_punctuation, "punctuation", fits=_punctuated),
    _text("stray-fragments", stray_fragments, "labels"),
    _text("page-around", page_around, fits=_whole),
    _text("carriage-returns", carriage_returns, "spaces", fits=_whole),
    Damage("pasted-twice", on_text=pasted_twice, touches=frozenset({"end"})),
    Damage("two-reports", on_text=two_reports, touches=frozenset({"end", "columns", "count"})),
    Damage("truncated", on_text=truncated, touches=frozenset({"end", "labels-gone", "count"})),
    Damage("repeated-lines-removed", everything_lost, repeated_lines_removed, touches=_ALL, fits=_cells_on_lines),
)
