"""Dresses of numbers and of lines that a person reads without doubt, and those that leave a doubt."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

import giar
from giar.report import Report

_HEADS = (
    ("二、主动公开政府信息情况",),
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
)
_MORE_HEADS = (
    ("三、收到和处理政府信息公开申请情况",),
    ("申请人情况", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"),
)
_ROWS: dict[str, tuple[str, tuple[int, ...]]] = {
    "proactive.regulations": ("规章", (0, 0, 3)),
    "proactive.normative_documents": ("行政规范性文件", (5, 1, 1179)),
    "applications.received": ("一、本年新收政府信息公开申请数量", (186, 23, 4, 2, 6, 9, 230)),
    "applications.carried_over": ("二、上年结转政府信息公开申请数量", (7, 2, 0, 1, 0, 0, 10)),
    "applications.granted": ("（一）予以公开", (95, 14, 3, 1, 2, 4, 119)),
    "applications.partly_granted": ("（二）部分公开", (21, 3, 0, 0, 1, 0, 25)),
    "applications.refused_state_secret": ("1.属于国家秘密", (1, 0, 0, 0, 0, 0, 1)),
    "applications.refused_prohibited_by_law": ("2.其他法律行政法规禁止公开", (4, 1, 0, 0, 0, 0, 5)),
    "applications.refused_third_party_rights": ("4.保护第三方合法权益", (6, 2, 0, 0, 1, 0, 9)),
    "applications.concluded": ("（七）总计", (127, 20, 3, 1, 4, 4, 159)),
}
_COLUMNS = {
    "proactive": ("issued", "repealed", "in_force"),
    "applications": ("natural_person", "business", "research", "public_welfare", "legal_service", "other_organization", "total"),
}
Dress = Callable[[str], str]


def _plain(value: str) -> str:
    return value


def _table(separator: str, dress: Dress = _plain) -> str:
    """The rows of the form with their values in this dress, a separator between the cells."""
    lines = [separator.join(head) for head in _HEADS]
    for key, (label, values) in _ROWS.items():
        if key == "applications.received":
            lines += [separator.join(head) for head in _MORE_HEADS]
        lines.append(separator.join((label, *(dress(str(value)) for value in values))))
    return "\n".join(lines) + "\n"


def _values(report: Report) -> dict[str, object]:
    return {key: report.cells[key].value for key in _keys()}


def _keys() -> list[str]:
    return [f"{row}.{column}" for row in _ROWS for column in _COLUMNS[row.split(".")[0]]]


def _expected() -> dict[str, object]:
    return dict(zip(_keys(), [value for _, values in _ROWS.values() for value in values], strict=True))


def _lines(change: Callable[[int, str], str], text: str) -> str:
    return "\n".join(change(number, line) for number, line in enumerate(text.rstrip("\n").split("\n"), 1)) + "\n"


SEPARATORS = {"tabs": "\t", "spaces": " ", "pipes": " | ", "lines": "\n"}

NUMBERS: dict[str, Dress] = {
    "formula": lambda value: f'="{value}"',
    "apostrophe": lambda value: f"'{value}",
    "dollars": lambda value: f"${value}$",
    "footnote raised": lambda value: f"{value}¹",
    "footnote in brackets": lambda value: f"{value}[1]",
    "footnote in words": lambda value: f"{value}[注1]",
    "footnote in a circle": lambda value: f"{value}①",
    "star": lambda value: f"{value}*",
    "underline behind": lambda value: f"{value}_",
    "underlines around": lambda value: f"__{value}__",
    "wide underlines": lambda value: f"＿{value}＿",
    "thousands": lambda value: re.sub(r"(?<=\d)(?=(?:\d{3})+$)", "'", value),
    "thousands, narrow space": lambda value: re.sub(r"(?<=\d)(?=(?:\d{3})+$)", "\u202f", value),
    "measure word": lambda value: f"{value}件",
    "totalling": lambda value: f"共{value}件",
    "brackets": lambda value: f"({value})",
    "wide brackets": lambda value: f"（{value}）",
    "square brackets": lambda value: f"[{value}]",
    "black brackets": lambda value: f"【{value}】",
    "decimals": lambda value: f"{value}.0",
    "leading zeros": lambda value: value.zfill(5),
    "keycaps": lambda value: "".join(f"{digit}\ufe0f\u20e3" for digit in value),
    "mathematical": lambda value: "".join(chr(0x1D7CE + int(digit)) for digit in value),
    "bidi marks": lambda value: f"\u2066\u200e{value}\u2069",
    "zero-width": lambda value: "\u200b".join(value),
    "entities": lambda value: "".join(f"&#{ord(digit)};" for digit in value),
    "nil": lambda value: "零" if value == "0" else value,
}


@pytest.mark.parametrize("layout", SEPARATORS)
@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_in_a_dress_are_read(name: str, layout: str) -> None:
    report = giar.parse(_table(SEPARATORS[layout], NUMBERS[name]))
    assert _values(report) == _expected()


LINES: dict[str, Callable[[int, str], str]] = {
    "numbers with a colon": lambda number, line: f"{number}: {line}",
    "numbers with a colon, not from 1": lambda number, line: f"{number + 40}:{line}",
    "numbers with an arrow": lambda number, line: f"{number:>4}→{line}",
    "numbers with a pipe": lambda number, line: f"{number}|{line}",
    "numbers with a tab": lambda number, line: f"{number}\t{line}",
    "doubled": lambda number, line: f"{line}\n{line}",
    "quoted": lambda number, line: f"> {line}",
    "quoted twice": lambda number, line: f">> {line}",
    "added": lambda number, line: f"+ {line}",
    "dashes": lambda number, line: f"- {line}",
    "bullets": lambda number, line: f"• {line}",
    "chat": lambda number, line: f"[2025-01-24 10:{number % 60:02}] 张三: {line}",
    "ends": lambda number, line: f"{line}↵",
    "paragraph signs": lambda number, line: f"{line}¶",
}


@pytest.mark.parametrize("layout", SEPARATORS)
@pytest.mark.parametrize("name", LINES)
def test_lines_in_a_dress_are_read(name: str, layout: str) -> None:
    report = giar.parse(_lines(LINES[name], _table(SEPARATORS[layout])))
    assert _values(report) == _expected()


ROWS = {
    "slashes": _table("/").replace("量/", "量 ").replace("章/", "章 "),
    "visible tabs": _table("→"),
    "visible tabs beside the tabs": _lines(lambda _, line: f"{line}¶", _table("→\t")),
    "middots": _table(" · "),
    "code": f"```text\n{_table(chr(9))}```\n",
    "trailing commas": _lines(lambda _, line: f"{line},", _table("\n")),
    "sheet with its edges": "\tA\tB\tC\tD\tE\tF\tG\tH\n" + _lines(lambda number, line: f"{number}\t{line}", _table("\t")),
    "coordinates": "".join(
        f"{'ABCDEFGH'[at]}{number}: {cell}\n"
        for number, line in enumerate(_table("\t").rstrip("\n").split("\n"), 1)
        for at, cell in enumerate(line.split("\t"))
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_rows_in_a_dress_are_read(name: str) -> None:
    assert _values(giar.parse(ROWS[name])) == _expected()


@pytest.mark.parametrize("written", ["。", "o", "O", "Q", "2→3", "####", "l8", "1l", "1|", "~~5~~", "?", "1o", "2..", "＃"])
@pytest.mark.parametrize("layout", ["tabs", "spaces", "lines"])
def test_a_damaged_value_keeps_its_place(written: str, layout: str) -> None:
    """It is no number, and its neighbours are what they are."""
    text = _table(SEPARATORS[layout])
    at = text.index("21")
    report = giar.parse(text[:at] + written + text[at + 2 :])
    damaged = report.cells["applications.partly_granted.natural_person"]
    assert damaged.value is None
    assert damaged.status in ("unreadable", "ambiguous")
    values, expected = _values(report), _expected()
    del values["applications.partly_granted.natural_person"], expected["applications.partly_granted.natural_person"]
    assert values == expected


@pytest.mark.parametrize("written", ["。", "o", "Q", "?", "4|", "4l"])
@pytest.mark.parametrize("gap", [" ", "\t", "\u3000\u3000"])
def test_a_damaged_value_alone_in_its_row_is_not_blank(written: str, gap: str) -> None:
    text = f"第二十条第（六）项\n信息内容{gap}本年处理决定数量\n行政处罚{gap}{written}\n行政强制{gap}36\n"
    report = giar.parse(_table(gap).replace("三、收到", f"{text}三、收到"))
    assert report.cells["proactive.penalties.decisions"].status == "unreadable"
    assert report.cells["proactive.coercion.decisions"].value == 36


def test_a_number_struck_out_does_not_count() -> None:
    text = _table("\t").replace("\t21\t", "\t~~20~~ 21\t")
    assert _values(giar.parse(text)) == _expected()


@pytest.mark.parametrize("written", ["(21)", "（21）", "[21]"])
def test_one_number_in_brackets_may_be_a_note(written: str) -> None:
    report = giar.parse(_table("\t").replace("\t21\t", f"\t{written}\t"))
    assert report.cells["applications.partly_granted.natural_person"].value is None


def test_the_place_is_that_in_the_text_as_given() -> None:
    text = _lines(LINES["numbers with a colon"], _table("\t", NUMBERS["footnote raised"]))
    report = giar.parse(text)
    cell = report.cells["proactive.normative_documents.in_force"]
    assert cell.where is not None
    assert text[cell.where.start : cell.where.end] == cell.text == "1179"
    assert {"line-numbers", "footnotes"} <= {fix.name for fix in report.fixes}


@pytest.mark.parametrize("layout", SEPARATORS)
def test_plain_text_passes_untouched(layout: str) -> None:
    text = _table(SEPARATORS[layout])
    report = giar.parse(text)
    assert report.clean == text
    assert report.fixes == ()
