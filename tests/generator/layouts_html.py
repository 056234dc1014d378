"""Layouts in HTML: a bare table, a word processor's export, a whole web page."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from generator.document import Document, Paragraph
from generator.grid import Grid, GridCell
from generator.layout import Layout, wrapped

Dress = Callable[[str], str]


def _table(grid: Grid, attributes: str, cell_attributes: str, dress: Dress) -> str:
    rows = []
    for row in grid.rows:
        cells = "".join(_cell(cell, cell_attributes, dress) for cell in row if cell.kind != "missing")
        rows.append(f"<tr>{cells}</tr>")
    return f"<table{attributes}><tbody>\n" + "\n".join(rows) + "\n</tbody></table>"


def _cell(cell: GridCell, attributes: str, dress: Dress) -> str:
    spans = f' rowspan="{cell.rowspan}"' * (cell.rowspan > 1) + f' colspan="{cell.colspan}"' * (cell.colspan > 1)
    return f"<td{spans}{attributes}>{dress(_written(cell))}</td>"


def _written(cell: GridCell) -> str:
    return "&nbsp;" if cell.empty else escape(cell.text, quote=False).replace("\n", "<br>")


def plain_table(grid: Grid, rng: Random) -> str:
    """Spans and &nbsp;, nothing else."""
    del rng
    return _table(grid, "", "", lambda text: text)


def broken_labels_table(grid: Grid, rng: Random) -> str:
    """Labels wrapped by <br>, texts in paragraphs."""
    tag = rng.choice(("<br>", "<br/>"))
    rows = []
    for row in grid.rows:
        cells = []
        for cell in row:
            if cell.kind == "missing":
                continue
            text = cell if cell.kind == "value" or cell.empty else cell.saying(tag.join(wrapped(cell.text, 12)))
            cells.append(_cell(text, "", lambda shown: f"<p>{shown}</p>").replace("&lt;br", "<br").replace("&gt;", ">"))
        rows.append("<tr>" + "".join(cells) + "</tr>")
    return "<table>" + "".join(rows) + "</table>"


def word_table(grid: Grid, rng: Random) -> str:
    """A word processor's export: classes, conditional comments, Office tags."""
    del rng
    style = " width=57 valign=top style='width:42.55pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt'"
    return _table(grid, ' class="MsoNormalTable" border="1" cellspacing="0" cellpadding="0" width="568"', style, _in_word)


def _in_word(text: str) -> str:
    span = f'<span lang="EN-US" style="font-size:12.0pt;font-family:宋体;mso-font-kerning:0pt">{text}<o:p></o:p></span>'
    return f'<p class="MsoNormal" align="center" style="text-align:center;line-height:150%">{span}</p>'


def _fragment(document: Document, layout: Layout, rng: Random) -> str:
    return "\n".join(f"<p>{escape(item.text)}</p>" if isinstance(item, Paragraph) else layout.table(item, rng) for item in document.items)


def _word_page(document: Document, layout: Layout, rng: Random) -> str:
    body = "\n".join(_in_word(escape(item.text)) if isinstance(item, Paragraph) else layout.table(item, rng) for item in document.items)
    return _WORD_HEAD + body + "\n</div></body></html>\n"


def _web_page(document: Document, layout: Layout, rng: Random) -> str:
    parts = []
    for item in document.items:
        if isinstance(item, Paragraph):
            tag = {"title": "h1", "heading": "h2"}.get(item.role, "p")
            parts.append(f"<{tag}>{escape(item.text)}</{tag}>")
        else:
            parts.append(layout.table(item, rng))
    return _WEB_HEAD.format(title=escape(document.title or "政府信息公开年报")) + "\n".join(parts) + _WEB_FOOT


_WORD_HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:Zoom>100</w:Zoom></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:10.5pt;} @page WordSection1 {size:595.3pt 841.9pt;} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><div class=WordSection1>
"""
_WEB_HEAD = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>
<meta name="keywords" content="政府信息公开,年度报告,2024,总计 0"><link rel="stylesheet" href="/css/2024.css">
<script>var page = {{id: 20250124, count: 1326, label: "行政许可 126"}};</script><style>td {{padding: 2px}}</style></head>
<body><header><nav><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li></ul></nav></header>
<div class="crumbs">当前位置：首页 &gt; 政府信息公开年报</div><div class="meta">发布日期：2025-01-24&nbsp;&nbsp;浏览次数：1326</div>
<article id="content">
"""
_WEB_FOOT = """
</article><div class="share">打印&nbsp;|&nbsp;关闭</div>
<table class="links"><tr><td>友情链接</td><td>2023年年报</td><td>2022年年报</td></tr></table>
<footer><p>主办：人民政府办公室　电话：0371-65508888</p><p>网站标识码：4100000001　豫ICP备05012345号-1</p></footer></body></html>
"""

LAYOUTS = (
    Layout("html-tables", plain_table, _fragment, html=True, inner_breaks=False),
    Layout("html-wrapped-labels", broken_labels_table, _fragment, html=True, inner_breaks=False),
    Layout("html-word", word_table, _word_page, html=True, inner_breaks=False),
    Layout("html-page", plain_table, _web_page, html=True, inner_breaks=False),
)
