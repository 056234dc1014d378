"""One text, several reports: each is read by itself; and what a person reads as one report stays one."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from itertools import count, islice

import pytest

import giar
from corpus_cases import cases
from generator.case import make
from generator.layout import Layout
from generator.layouts import ALL
from giar.form import EDITION_2021, Line

TEXTS = {case.name.rpartition("/")[2]: case.text for case in cases("in-the-wild")}
WANCHENG, ZHOUKOU, DISTRICT = TEXTS["wancheng-2024"], TEXTS["zhoukou-2024"], TEXTS["district-2024"]

(APPLICATIONS,) = EDITION_2021.table("applications").blocks
ROWS, COLUMNS = APPLICATIONS.row_leaves, APPLICATIONS.column_leaves
RANDOM = random.Random(20241231)
NUMBERS = {(row.key, column.key): RANDOM.randint(0, 99) for row in ROWS for column in COLUMNS}
TITLE = "柳岸县教育局2024年政府信息公开工作年度报告\n"
HEADING = "三、收到和处理政府信息公开申请情况\n"


def table(rows: Sequence[Line] = ROWS, columns: Sequence[Line] = COLUMNS, more: int = 0) -> str:
    """Table 三 with its numbers, each larger by ``more``; or some of its rows and columns."""
    head = "\t".join(["项目", *(column.zh for column in columns)])
    lines = ["\t".join([row.zh, *(str(NUMBERS[row.key, column.key] + more) for column in columns)]) for row in rows]
    return "\n".join([head, *lines]) + "\n"


def turned(rows: Sequence[Line] = ROWS) -> str:
    head = "\t".join(["项目", *(row.zh for row in rows)])
    lines = ["\t".join([column.zh, *(str(NUMBERS[row.key, column.key]) for row in rows)]) for column in COLUMNS]
    return "\n".join([head, *lines]) + "\n"


def values(report: giar.Report) -> dict[str, tuple[object, str]]:
    return {key: (cell.value, cell.status) for key, cell in report.cells.items()}


def is_refused(text: str) -> bool:
    try:
        giar.parse(text)
    except giar.InputError as error:
        return error.code == "several-reports"
    return False


def pair(layout: Layout) -> list[str]:
    """Two generated reports; those of nothing but zeros and blanks say nothing that two could say differently."""
    texts = (make(layout, (), f"pair-{seed}").text.rstrip("\n") + "\n" for seed in count())
    return list(islice((text for text in texts if any(cell.value for cell in giar.parse(text).cells.values())), 2))


# Layouts in which two reports are not told apart: one line, or one record, holds what two reports have under one label.
NOT_TOLD_APART = {"records-pipes", "wide-csv-in-sections"}
LAYOUTS = [
    pytest.param(layout, id=layout.name, marks=[pytest.mark.xfail(strict=True)] if layout.name in NOT_TOLD_APART else []) for layout in ALL
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_two_reports_in_any_layout_are_read_as_if_each_were_alone(layout: Layout) -> None:
    texts = pair(layout)
    assert [values(report) for report in giar.parse_all("".join(texts))] == [values(giar.parse(text)) for text in texts]
    assert is_refused("".join(texts))


def test_places_are_places_in_the_text_as_given_and_the_clean_text_is_each_reports_own() -> None:
    text = f"{WANCHENG}\n{ZHOUKOU}\n{DISTRICT}"
    found = giar.parse_all(text, name="三份.txt")
    assert [report.meta.organ for report in found] == ["宛城区人民政府办公室", "周口市国防动员办公室", None]
    for report in found:
        assert report.text == text
        assert report.source.characters == len(text)
        for cell in report.cells.values():
            assert cell.where is None or text[cell.where.start : cell.where.end] == cell.text
        for section in report.sections:
            assert text[section.where.start : section.where.end] == section.heading
        for label in report.labels.values():
            assert text[label.where.start : label.where.end] == label.text
    assert "周口市" not in found[0].clean
    assert found[1].meta.title in found[1].clean
    alone = [giar.parse(one) for one in (WANCHENG, ZHOUKOU, DISTRICT)]
    for report, single in zip(found, alone, strict=True):
        assert values(report) == values(single)
        assert [(f.rule, f.message) for f in giar.check(report)] == [(f.rule, f.message) for f in giar.check(single)]
        assert [repair.changes for repair in giar.repair(report)] == [repair.changes for repair in giar.repair(single)]


def test_each_is_named_by_where_it_begins_and_one_keeps_its_name() -> None:
    text = f"{WANCHENG}\n{ZHOUKOU}"
    line = text[: text.index("周口市国防动员办公室")].count("\n") + 1
    assert [report.source.name for report in giar.parse_all(text, name="两份.txt")] == [
        "两份.txt · 第 2 行起",
        f"两份.txt · 第 {line} 行起",
    ]
    assert [report.source.name for report in giar.parse_all(text)] == ["第 2 行起", f"第 {line} 行起"]
    assert [report.source.name for report in giar.parse_all(WANCHENG, name="一份.txt")] == ["一份.txt"]
    with pytest.raises(giar.InputError) as refused:
        giar.parse(text)
    assert f"第 {line} 行起" in refused.value.message["zh"]
    assert f"line {line}" in refused.value.message["en"]


def test_fifty_reports_are_fifty() -> None:
    text = "".join(f"柳岸县第{number}镇人民政府2024年政府信息公开工作年度报告\n{HEADING}{table(more=number)}" for number in range(50))
    found = giar.parse_all(text)
    assert [report.cells["applications.received.total"].value for report in found] == [
        NUMBERS["received", "total"] + number for number in range(50)
    ]
    assert len({report.source.name for report in found}) == 50
    assert len({report.meta.organ for report in found}) == 50


def test_tables_alone_begin_with_their_heads() -> None:
    found = giar.parse_all(table() + table(more=1))
    assert [report.cells["applications.granted.research"].value for report in found] == [
        NUMBERS["granted", "research"] + more for more in (0, 1)
    ]
    assert found[1].clean.startswith("项目\t自然人")


def prose(organ: str) -> str:
    return (
        f"{organ}2024年政府信息公开工作年度报告\n一、总体情况\n{organ}全年主动公开信息若干条，工作有序开展。\n"
        "五、存在的主要问题及改进情况\n存在的问题主要是人手不足，今后将加以改进。\n"
        "六、其他需要报告的事项\n本年度没有收取信息处理费，没有其他事项。\n"
    )


def test_reports_whose_tables_are_lost_are_told_by_title_and_sections() -> None:
    found = giar.parse_all(prose("柳岸县教育局") + prose("柳岸县商务局"))
    assert [report.meta.organ for report in found] == ["柳岸县教育局", "柳岸县商务局"]


def test_tables_of_zeros_are_two_where_two_organs_have_them() -> None:
    zeros = re.sub(r"(?<=\t)\d+", "0", table())
    found = giar.parse_all(
        "".join(f"{organ}2024年政府信息公开工作年度报告\n{HEADING}{zeros}" for organ in ("柳岸县教育局", "柳岸县商务局"))
    )
    assert [report.meta.organ for report in found] == ["柳岸县教育局", "柳岸县商务局"]


def test_links_to_other_reports_between_two_do_not_give_the_second_another_organ() -> None:
    links = "相关链接\n柳岸县商务局2022年政府信息公开工作年度报告\n柳岸县商务局2023年政府信息公开工作年度报告\n\n"
    assert [report.meta.organ for report in giar.parse_all(WANCHENG + "\n" + links + ZHOUKOU)] == [
        "宛城区人民政府办公室",
        "周口市国防动员办公室",
    ]


def test_a_label_quoted_behind_the_first_table_cuts_nothing_off() -> None:
    quoted = WANCHENG + "\n本年新收政府信息公开申请数量、属于国家秘密、属于行政执法案卷等口径以通知为准。\n" + ZHOUKOU
    found = giar.parse_all(quoted)
    assert [values(report) for report in found] == [values(giar.parse(one)) for one in (WANCHENG, ZHOUKOU)]
    assert "口径以通知为准" in found[0].clean


def test_the_same_report_twice_is_one_and_among_others_too() -> None:
    assert giar.parse(f"{WANCHENG}\n{WANCHENG}").remarks == ("pasted-twice",)
    found = giar.parse_all("\n".join((WANCHENG, WANCHENG, ZHOUKOU, WANCHENG)))
    assert [report.meta.organ for report in found] == ["宛城区人民政府办公室", "周口市国防动员办公室"]
    assert [report.remarks for report in found] == [("pasted-twice",), ()]


MENU = "\n".join(row.zh for row in ROWS) + "\n行政规范性文件\n行政事业性收费\n本年制发件数\n本年废止件数\n现行有效件数\n"
ONE = {
    "a preamble that quotes the labels": "本报告的表格包括" + "、".join(row.zh for row in ROWS) + "等项目，数据见下文。\n" + WANCHENG,
    "a menu of labels above": MENU + WANCHENG,
    "a menu of labels below": WANCHENG + "\n" + MENU,
    "a menu with counts": "\n".join(f"{row.zh}（{at}）" for at, row in enumerate(ROWS)) + "\n" + WANCHENG,
    "totals listed above the table": "\n".join(f"{row.zh}：{at}件" for at, row in enumerate(ROWS)) + "\n" + WANCHENG,
    "a table of contents": TITLE
    + "目录\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n"
    + "五、存在的主要问题及改进情况\n六、其他需要报告的事项\n"
    + WANCHENG,
    "the title on a cover and over the text": WANCHENG.strip().split("\n")[0] + "\n\n" + WANCHENG,
    "the title over every page": WANCHENG.replace("三、收到和处理", WANCHENG.strip().split("\n")[0] + "\n三、收到和处理"),
}


@pytest.mark.parametrize("text", ONE.values(), ids=ONE)
def test_what_quotes_labels_or_titles_is_one_report_that_reads_as_without_them(text: str) -> None:
    (report,) = giar.parse_all(text)
    assert values(report) == values(giar.parse(WANCHENG))
    assert not is_refused(text)


ROWWISE = "\n".join(f"{row.zh} {column.zh}：{NUMBERS[row.key, column.key]}" for row in ROWS for column in COLUMNS)
COLUMNWISE = "\n".join(f"{column.zh} {row.zh}：{NUMBERS[row.key, column.key]}" for column in COLUMNS for row in ROWS)
CARDS = {
    "by row": "\n\n".join("\n".join([row.zh, *(f"{c.zh}：{NUMBERS[row.key, c.key]}" for c in COLUMNS)]) for row in ROWS),
    "by column": "\n\n".join("\n".join([c.zh, *(f"{row.zh}：{NUMBERS[row.key, c.key]}" for row in ROWS)]) for c in COLUMNS),
}
LAYOUTS = {
    "a table in two halves": table(columns=COLUMNS[:4]) + "续表\n" + table(columns=COLUMNS[4:]),
    "a table in two other halves": table(columns=COLUMNS[:3]) + "续表\n" + table(columns=COLUMNS[3:]),
    "a table in three parts": table(columns=COLUMNS[:2]) + table(columns=COLUMNS[2:4]) + table(columns=COLUMNS[4:]),
    "a turned table": turned(),
    "a turned table in two halves": turned(ROWS[:12]) + turned(ROWS[12:]),
    "every line doubled": "".join(f"{line}\n{line}\n" for line in table().splitlines()),
    "a list of cells by row": ROWWISE,
    "a list of cells by column": COLUMNWISE,
    "cards by row": CARDS["by row"],
    "cards by column": CARDS["by column"],
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_a_table_whose_labels_come_again_is_one_and_nothing_of_it_is_read_wrong(text: str) -> None:
    (report,) = giar.parse_all(TITLE + HEADING + text)
    assert not is_refused(TITLE + HEADING + text)
    for (row, column), number in NUMBERS.items():
        cell = report.cells[f"applications.{row}.{column}"]
        assert cell.value in (None, number), cell


def test_an_empty_form_beside_the_filled_one_is_no_report() -> None:
    empty = re.sub(r"(?<=\t)\d+", "", table())
    for text in (table() + empty, empty + table()):
        (report,) = giar.parse_all(text)
        assert all(report.cells[f"applications.{row}.{column}"].value == number for (row, column), number in NUMBERS.items())


DISPUTES = "四、政府信息公开行政复议、行政诉讼情况\n" + "\t".join(["0"] * 15) + "\n"
MARKERS = ("上年数据", "附：上年度数据", "2023年数据", "（上一年度情况）", "2023年", "去年同期数据：", "附件1：2023年度统计表")


@pytest.mark.parametrize("marker", MARKERS)
def test_last_years_table_below_a_line_that_says_so_is_left_out(marker: str) -> None:
    whole = TITLE + HEADING + table() + DISPUTES
    for text in (f"{whole}{marker}\n{table(more=1)}", f"{marker}\n{HEADING}{table(more=1)}本年数据\n{whole}"):
        (report,) = giar.parse_all(text)
        assert "last-year-left-out" in report.remarks
        assert report.text == text
        assert all(report.cells[f"applications.{row}.{column}"].value == number for (row, column), number in NUMBERS.items())
        assert all(text[cell.where.start : cell.where.end] == cell.text for cell in report.cells.values() if cell.where is not None)


def test_the_report_goes_on_behind_last_years_table() -> None:
    (report,) = giar.parse_all(TITLE + HEADING + table() + "上年数据\n" + table(more=1) + DISPUTES)
    assert report.cells["applications.concluded.total"].value == NUMBERS["concluded", "total"]
    assert report.cells["disputes.reconsideration.total"].value == 0


def test_a_year_that_is_not_before_the_reports_own_leaves_nothing_out() -> None:
    assert is_refused(TITLE + HEADING + table() + "2025年数据\n" + table(more=1))


def test_two_tables_of_which_nothing_says_that_one_is_last_years_are_two() -> None:
    assert is_refused(TITLE + HEADING + table() + "对照\n" + table(more=1))


@pytest.mark.xfail(strict=True, reason="a menu of labels right above a table without its own rows' order opens the table")
def test_a_comparison_in_a_line_of_labels_only_leaves_out_no_table() -> None:
    text = TITLE + MENU + "上年数据\n" + HEADING + table()
    (report,) = giar.parse_all(text)
    assert report.cells["applications.received.total"].value == NUMBERS["received", "total"]
