"""Web pages and pieces of them: what becomes of their tables, their text and what surrounds it."""

from __future__ import annotations

import pytest

import giar
from giar.source import open_document
from giar.source.markup import is_html


def lines(page: str) -> list[str]:
    return open_document(page).text.splitlines()


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><p>x",
        "\ufeff  <!-- saved from url --><HTML><body>x",
        "<table><tr><td>规章</td><td>0</td></tr></table>",
        "<tr><td>规章</td><td>0</td></tr>",
        "<p>一、总体情况</p>",
        "<div>甲<div>乙<div>丙",
        "## 三、收到和处理\n<table border=1><tr><td rowspan=2>x</td></tr></table>",
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
    ],
)
def test_a_page_or_a_piece_of_one_is_known_by_its_content(page: str) -> None:
    assert is_html(page)
    assert open_document(page).source.kind == "html"


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况\n本年新收</span>3件",
        "规章\t0\t0<br>\n行政规范性文件\t1\t<b>2</b>",
        "|规章|0<br>0|\n|---|---|",
        "受理件数 < 10，<不含上年>",
        "<<中华人民共和国政府信息公开条例>>",
        "",
        "<",
        "<span>规章 0 0 0",
        "<p",
    ],
)
def test_a_report_with_stray_tags_stays_text(text: str) -> None:
    assert not is_html(text)
    assert open_document(text).text == text


def test_a_merged_cell_is_written_once_and_nothing_stands_for_what_it_covers() -> None:
    page = (
        "<table><tr><td rowspan=2 colspan=2>头</td><td colspan=2>甲</td></tr><tr><td>乙</td><td>丙</td></tr>"
        "<tr><td rowspan=2>组</td><td>一</td><td>1</td><td></td></tr><tr><td>二</td><td>&nbsp;</td><td>4</td></tr></table>"
    )
    document = open_document(page)
    assert document.text.splitlines() == ["头\t甲", "乙\t丙", "组\t一\t1\t", "二\t\t4"]
    placed = {document.text[cell.start : cell.end]: (cell.row, cell.column) for cell in document.grids[0].cells}
    assert placed["乙"] == (1, 2)
    assert placed["二"] == (3, 1)
    assert placed["4"] == (3, 3)


def test_a_cell_reaches_to_the_end_of_its_group_of_rows_and_no_further() -> None:
    page = "<table><tbody><tr><td rowspan=9>甲<td>1</tbody><tbody><tr><td>乙<td>2</tbody></table>"
    cells = open_document(page).grids[0].cells
    assert [(cell.row, cell.column, cell.rowspan) for cell in cells] == [(0, 0, 1), (0, 1, 1), (1, 0, 1), (1, 1, 1)]


def test_rowspan_zero_reaches_to_the_end() -> None:
    page = "<table><tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3</table>"
    cells = open_document(page).grids[0].cells
    assert [(cell.row, cell.column) for cell in cells] == [(0, 0), (0, 1), (1, 1), (2, 1)]


def test_a_break_in_a_cell_is_a_space_between_words_and_nothing_in_a_chinese_word() -> None:
    assert lines("<table><tr><td>科研<br>机构<td>a<br>b<td>1<br/>2<td><p>自</p><p>然</p><p>人</p></table>") == [
        "科研机构\ta b\t1 2\t自然人"
    ]


def test_a_line_break_in_the_source_of_a_chinese_word_is_none() -> None:
    assert lines("<p>政府信息\n  公开 工作\nin 2024\n年</p>") == ["政府信息公开 工作 in 2024 年"]


def test_lines_outside_all_markup_stay_lines() -> None:
    assert lines("## 一、总体情况\n本年。\n<table><tr><td>规章<td>0</table>\n## 二") == ["## 一、总体情况", "本年。", "规章\t0", "## 二"]


def test_rows_without_their_table_keep_their_cells() -> None:
    assert lines("<tr><td>规章</td><td>1</td><td>2</td></tr><tr><td>x</td><td>3</td></tr>") == ["规章\t1\t2", "x\t3"]


def test_rows_after_a_table_closed_too_early_keep_their_cells() -> None:
    assert lines("<table><tr><td>甲<td>1</table><tr><td>乙<td>2</tr></table><p>完") == ["甲\t1", "乙\t2", "完"]


def test_menus_footers_scripts_and_lists_of_links_are_left_aside() -> None:
    page = """<html><head><title>t</title><style>td{}</style></head><body>
      <nav>首页</nav><div class="top menu">菜单</div><ul><li><a>1</a><li><a>2</a><li><a>3</a></ul>
      <div><a href=1>首页</a> &gt; <a href=2>公开</a></div>
      <table><tr><td><a>友情链接</a><td><a>2023</a><td><a>2022</a></table>
      <script>var x = "<table><tr><td>9</td></tr></table>"</script>
      <p>正文</p><table><tr><td>规章<td>0</table><footer>主办</footer></body>"""
    assert lines(page) == ["正文", "规章\t0"]


def test_a_report_inside_an_element_named_like_a_footer_is_read() -> None:
    assert lines('<div class="footer"><table><tr><td>规章<td>0</table></div>') == ["规章\t0"]


def test_what_the_page_hides_is_left_aside_unless_it_hides_all() -> None:
    assert lines('<p>甲</p><table><tr><td>1<td>2</table><p style="display: none">乙</p><p hidden>丙</p>') == ["甲", "1\t2"]
    assert lines('<div style="display:none"><table><tr><td>规章<td>2</table></div>') == ["规章\t2"]


def test_layout_tables_dissolve_and_the_table_inside_keeps_its_grid() -> None:
    page = "<table><tr><td>左栏<td><h1>年度报告</h1><table><tr><td>规章<td>0<td>1<tr><td>文件<td>2<td>3</table></table>"
    assert lines(page) == ["左栏", "年度报告", "规章\t0\t1", "文件\t2\t3"]


def test_a_table_around_prose_dissolves() -> None:
    prose = "本年度，我单位认真落实条例，" * 12 + "现报告如下。"
    assert lines(f"<table><tr><td>目录<td><p>{prose}</p><p>其次。</p></table>") == ["目录", prose, "其次。"]


def test_a_table_that_only_dresses_an_entry_stays_in_its_cell() -> None:
    page = "<table><tr><td>甲<td>乙<td>丙<tr><td>规章<td>0<td><table><tr><td>7</table></table>"
    assert lines(page) == ["甲\t乙\t丙", "规章\t0\t7"]


def test_an_empty_column_before_the_labels_is_dropped_but_not_before_values() -> None:
    assert lines("<table><tr><td><td>规章<td>0<tr><td><td>文件<td>1</table>") == ["规章\t0", "文件\t1"]
    assert lines("<table><tr><td><td>3<td>0</table>") == ["\t3\t0"]


def test_word_markup_disappears() -> None:
    page = """<html xmlns:o="urn:x"><body><!--[if gte mso 9]><xml><o:x>9</o:x></xml><![endif]-->
    <p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>二、<span style='font:7pt "T"'>&nbsp;</span></span><![endif]>
主动
公开<o:p></o:p></p><table class=MsoTableGrid><tr style='mso-yfti-irow:0'><td><p>规章<span style='mso-hide:all;display:none'>x</span>
    <del>8</del><ins>7</ins></p></td><td><p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p></td></tr></table>"""
    assert lines(page) == ["二、 主动公开", "规章 7\t"]


def test_the_offsets_of_a_cell_count_in_the_extracted_text() -> None:
    report = giar.parse(
        "<h2>三、收到和处理政府信息公开申请情况</h2><table><tr><td>一、本年新收政府信息公开申请数量" + "<td>3" * 6 + "<td>18</table>"
    )
    cell = report.cells["applications.received.total"]
    assert cell.value == 18
    assert cell.where is not None
    assert report.text[cell.where.start : cell.where.end] == "18"
    assert report.source.kind == "html"
    assert report.source.characters == len(report.text)


def test_the_numbers_of_a_list_are_written() -> None:
    page = "<ol><li><p>属于国家秘密</p></li><li>危及安全</ol><ul><li>甲</ul><table><tr><td><ol start=4><li>保护</ol><td>0</table><p>完</p>"
    assert lines(page) == ["1.属于国家秘密", "2.危及安全", "甲", "4.保护\t0", "完"]


def test_struck_text_and_marks_of_notes_are_left_out_of_numbers() -> None:
    struck = "<s>12</s>13<td><span style='text-decoration: line-through'>6</span>7"
    row = f"<td>规章<td>{struck}<td>4<sup>①</sup><td>5<sup>[1]</sup><td>m<sup>万</sup>"
    document = open_document(f"<table><tr>{row}</table>")
    assert document.text == "规章\t13\t7\t4\t5\tm万\n"
    assert document.remarks == ("struck-text-left-out",)


PAGE = "<html><head>{meta}</head><body><p>政府信息公开工作年度报告</p><table><tr><td>行政许可<td>12</table></body></html>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("declared", ["", "<meta charset=gb2312>", "<meta charset=utf-8>", "<meta charset=iso-8859-1>"])
def test_the_bytes_say_the_encoding_whatever_the_page_says(encoding: str, declared: str) -> None:
    document = open_document(PAGE.format(meta=declared).encode(encoding))
    assert document.text == "政府信息公开工作年度报告\n行政许可\t12\n"


HOSTILE = {
    "lone less-than": "<html>" + "< " * 200_000,
    "deep divisions": "<html>" + "<div>" * 50_000,
    "deep tables": "<html>" + "<table><tr><td>" * 3_000 + "1",
    "cells": "<table><tr>" + "<td>1" * 50_000,
    "wide and tall": "<table>" + "<tr><td colspan=1000 rowspan=65534>1" * 3_000,
    "many tall cells": "<table><tr>" + "<td rowspan=65534>1" * 3_000 + "<tr><td>2" * 3_000,
    "text in a table": "<table><td>" + "x<tr>" * 30_000,
    "unclosed links": "<html>" + "<a><p>" * 20_000,
    "comments": "<html>" + "<!--" * 100_000,
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_markup_ends_in_reasonable_time(page: str) -> None:
    """Each of these is a fraction of a megabyte; a quadratic step would take minutes."""
    assert open_document(page).source.kind == "html"
