"""Damages to the wording of labels, heads and headings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from generator.damage import Damage, Draft
from generator.document import Document, Paragraph
from generator.grid import Grid, GridCell
from generator.layout import Layout, wrapped
from giar.form import Line

Reword = Callable[[GridCell, Random], str]
_NUMBER = re.compile(r"^(?:[一二三四]、|（[一二三四五六七]）|[1-8]\.)")


def _reworded(draft: Draft, rng: Random, reword: Reword, chance: float = 1.0) -> Draft:
    grids = {}
    for key, grid in draft.document.grids().items():
        rows = tuple(tuple(_reworded_cell(cell, rng, reword, chance) for cell in row) for row in grid.rows)
        grids[key] = replace(grid, rows=rows)
    return draft.with_document(draft.document.with_grids(grids))


def _reworded_cell(cell: GridCell, rng: Random, reword: Reword, chance: float) -> GridCell:
    if cell.kind == "value" or cell.empty or rng.random() >= chance:
        return cell
    return cell.saying(reword(cell, rng))


def _lines(document: Document) -> dict[tuple[str, str], Line]:
    """The form's lines by the label printed for them."""
    found: dict[tuple[str, str], Line] = {}

    def visit(line: Line) -> None:
        found[line.key, line.official] = line
        found[line.key, line.zh] = line
        for child in line.children:
            visit(child)

    for table in document.edition.tables:
        for block in table.blocks:
            for line in (*block.rows, *block.columns):
                visit(line)
    return found


def aliases(draft: Draft, rng: Random) -> Draft:
    """Wordings seen on published reports in place of the official ones."""
    lines = _lines(draft.document)

    def reword(cell: GridCell, rng: Random) -> str:
        line = lines.get((cell.line, cell.text))
        if not line or not line.aliases:
            return cell.text
        number = line.number if cell.text.startswith(line.number) else ""
        return number + rng.choice(line.aliases)

    return _reworded(draft, rng, reword, 0.7)


_TYPOS = (
    ("其他法律行政法规禁止公开", "其他法律行政止公开"),
    ("行政事业性收费", "行政事业型收费"),
    ("没有现成信息需要另行制作", "没有现成的信息需要另行制作"),
    ("补正后申请内容仍不明确", "补正后申请内容任不明确"),
    ("本机关不掌握相关政府信息", "本机关不掌相关政府信息"),
    ("属于三类内部事务信息", "属于三类内部事物信息"),
    ("属于四类过程性信息", "属于四类过程信息"),
    ("保护第三方合法权益", "保护第三方合法利益"),
    ("要求行政机关确认或重新出具已获取信息", "要求行政机关确认或重新出具获取信息"),
    ("无正当理由大量反复申请", "无正当理由大量反覆申请"),
    ("信访举报投诉类申请", "信访举报投诉类申清"),
    ("政府信息公开申请数量", "政府信息公开申请数"),
    ("结转下年度继续办理", "结转下一年继续办理"),
    ("现行有效件数", "现行有效件"),
    ("本年处理决定数量", "本年度处理决定数量"),
    ("社会公益组织", "社会公益组识"),
    ("法律服务机构", "法律服务机购"),
    ("法人或其他组织", "法人和其他组织"),
    ("第二十条第（六）项", "第二十条第(六)排"),
    ("尚未审结", "尚末审结"),
    ("行政规范性文件", "规范文件"),
)


def typos(draft: Draft, rng: Random) -> Draft:
    """Slips of the keyboard and of the eye."""

    def reword(cell: GridCell, rng: Random) -> str:
        text = cell.text
        for right, wrong in _TYPOS:
            if right in text and rng.random() < 0.6:
                text = text.replace(right, wrong)
        return text

    return _reworded(draft, rng, reword)


def last_characters_lost(draft: Draft, rng: Random) -> Draft:
    """Long labels cut short by one to three characters."""

    def reword(cell: GridCell, rng: Random) -> str:
        bare = _NUMBER.sub("", cell.text)
        return cell.text if len(bare) < 6 else cell.text[: -rng.randint(1, min(3, len(bare) - 4))]

    return _reworded(draft, rng, reword, 0.4)


def inner_blanks(draft: Draft, rng: Random) -> Draft:
    """Spaces inside labels: 规 章, （一） 予以公开, 社会 公益 组织."""

    def reword(cell: GridCell, rng: Random) -> str:
        number = _NUMBER.match(cell.text)
        if number and rng.random() < 0.5:
            return f"{number[0]} {cell.text[number.end() :]}"
        step = 1 if len(cell.text) <= 3 else rng.choice((2, 4))
        return " ".join(cell.text[index : index + step] for index in range(0, len(cell.text), step))

    return _reworded(draft, rng, reword, 0.5)


def broken_labels(draft: Draft, rng: Random) -> Draft:
    """Line breaks inside labels and heads."""

    def reword(cell: GridCell, rng: Random) -> str:
        return "\n".join(wrapped(cell.text, rng.choice((4, 8, 12, 20))))

    return _reworded(draft, rng, reword, 0.5)


def filling_notes(draft: Draft, rng: Random) -> Draft:
    """Notes for the clerk who fills in the form, left in the labels, digits and all."""
    year = rng.randint(2020, 2025)

    def reword(cell: GridCell, rng: Random) -> str:
        text = cell.text
        if text.startswith("本年") and cell.kind == "head":
            return f"本年({year}){text[2:]}"
        if cell.kind == "label" and not cell.line.startswith("other"):
            note = rng.choice((f"（{year}年）", "（填数字，没有填0）", f"（截至{year}年12月31日）", "（件）", "（1.2.3项之和）"))
            return text + note
        return text

    return _reworded(draft, rng, reword, 0.4)


_CHINESE = "零一二三四五六七八"


def number_styles(draft: Draft, rng: Random) -> Draft:
    """（六） as (六) or (6), 1. as 1、 or 1．, 一、 as 一. and so on."""
    paren, item = rng.choice(
        (("({})", "{d}、"), ("（{}）", "{d}．"), ("({d})", "{d}. "), ("（{d}）", "{d}."), ("（{}）", "（{d}）"), ("({})", "({d})"))
    )
    top = rng.choice(("{}、", "{}.", "{} 、", "{}，"))

    def reword(cell: GridCell, rng: Random) -> str:
        del rng
        number = _NUMBER.match(cell.text)
        if not number:
            return cell.text
        sign = number[0].strip("（）、.")
        digit = sign if sign.isdigit() else str(_CHINESE.index(sign))
        style = paren if number[0].startswith("（") else item if sign.isdigit() else top
        return style.format(sign, d=digit) + cell.text[number.end() :]

    return _reworded(draft, rng, reword)


def numbers_lost(draft: Draft, rng: Random) -> Draft:
    """Labels without the numbers printed before them."""
    return _reworded(draft, rng, lambda cell, _: _NUMBER.sub("", cell.text), rng.choice((0.3, 1.0)))


_HEADINGS = (
    "{n}. {t}",
    "{n}，{t}",
    "{d}、 {t}",
    "{d}.{t}",
    "## {n}、{t}",
    "**{n}、{t}**",
    "第{n}部分 {t}",
    "({n}){t}",
    "{t}",
    "## 表{n} {t}",
    "{n}、{t}：",
)


def heading_styles(draft: Draft, rng: Random) -> Draft:
    """Sections numbered another way, or not at all."""
    style = rng.choice(_HEADINGS)
    items: list[Paragraph | Grid] = []
    for item in draft.document.items:
        if isinstance(item, Paragraph) and item.role == "heading":
            title = re.sub(r"^(?:（.）|.[、.] ?)", "", item.text)
            order = ("overview", "proactive", "applications", "disputes", "problems", "other").index(item.section) + 1
            items.append(replace(item, text=style.format(n=_CHINESE[order], d=order, t=title)))
        else:
            items.append(item)
    return draft.with_document(replace(draft.document, items=tuple(items)))


def headings_doubled(draft: Draft, rng: Random) -> Draft:
    """A section's heading stands twice, or under a number that is not its own."""
    items: list[Paragraph | Grid] = []
    for item in draft.document.items:
        if isinstance(item, Paragraph) and item.role == "heading":
            if rng.random() < 0.3:
                item = replace(item, text=rng.choice("一二三四五六七") + item.text[1:])
            items.append(item)
            if rng.random() < 0.4:
                items.append(item)
        else:
            items.append(item)
    return draft.with_document(replace(draft.document, items=tuple(items)))


def headings_gone(draft: Draft, rng: Random) -> Draft:
    """One or all of the headings over the tables are gone."""
    gone = rng.choice((("proactive",), ("applications",), ("disputes",), ("proactive", "applications", "disputes")))
    items = tuple(
        item for item in draft.document.items if not (isinstance(item, Paragraph) and item.role == "heading" and item.section in gone)
    )
    return draft.with_document(replace(draft.document, items=items))


def _labels(name: str, change: Callable[[Draft, Random], Draft], fits: Callable[[Layout], bool] | None = None) -> Damage:
    return Damage(name, change, touches=frozenset({"labels"}), fits=fits or (lambda layout: True))


def _whole_labels(layout: Layout) -> bool:
    """False where wrapping would tear the digits of a note apart beside the numbers of the row."""
    return not layout.name.startswith(("pdf-wrapped", "pdf-aligned"))


def _headings(name: str, change: Callable[[Draft, Random], Draft]) -> Damage:
    return Damage(name, change, touches=frozenset({"headings"}))


DAMAGES = (
    _labels("label-aliases", aliases),
    _labels("label-typos", typos),
    _labels("label-ends-lost", last_characters_lost),
    _labels("label-inner-blanks", inner_blanks),
    _labels("label-line-breaks", broken_labels, lambda layout: layout.inner_breaks),
    _labels("label-filling-notes", filling_notes, _whole_labels),
    _labels("label-number-styles", number_styles),
    _labels("label-numbers-lost", numbers_lost, lambda layout: not layout.glued),
    _headings("heading-styles", heading_styles),
    _headings("headings-doubled", headings_doubled),
    _headings("headings-gone", headings_gone),
)
