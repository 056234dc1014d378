"""Reports as HTML in several hands: to be read as it is, printed by Chromium, or opened by LibreOffice."""

from __future__ import annotations

from html import escape
from random import Random

from documents.draft import Made, Style, columns_of, heads_of, placed_cells, text_of
from generator.document import Paragraph
from generator.grid import Grid, GridCell


def page(made: Made, *, charset: str = "utf-8") -> str:
    """A page to print or to convert."""
    body = "\n".join(_item(item, made.style, Random(f"web/{made.name}")) for item in made.document.items)
    head = f'<meta charset="{charset}"><title>{escape(made.document.title or "年报")}</title><style>{_css(made.style)}</style>'
    return f'<!DOCTYPE html>\n<html lang="zh-CN"><head>{head}</head><body>\n{body}\n</body></html>\n'


def _css(style: Style) -> str:
    lines = "1px solid #000" if style.ruled else "none"
    size = "A4 landscape" if style.landscape else "A4 portrait"
    return (
        f"@page {{size: {size}; margin: 48pt {style.margin}pt 54pt}} body {{font: 12pt '{style.font}'; line-height: 1.5; margin: 0}}"
        f"table {{border-collapse: collapse; width: 100%; table-layout: fixed; font-size: {style.points}pt; line-height: 1.2}}"
        f"td {{border: {lines}; padding: 2pt; text-align: center; overflow-wrap: anywhere}} h1, h2 {{font-size: 14pt}}"
        ".upright {writing-mode: vertical-rl; text-orientation: upright; margin: auto}"
    )


def _item(item: Paragraph | Grid, style: Style, rng: Random) -> str:
    if isinstance(item, Paragraph):
        tag = {"title": "h1", "heading": "h2"}.get(item.role, "p")
        return f"<{tag}>{escape(item.text)}</{tag}>"
    return table(item, style, rng)


def table(grid: Grid, style: Style, rng: Random) -> str:
    total = sum(columns_of(grid))
    columns = "".join(f'<col style="width: {100 * share / total:.1f}%">' for share in columns_of(grid))
    rows: list[list[str]] = [[] for _ in grid.rows]
    upright = rng.random() < 0.5
    for y, _, cell in placed_cells(grid):
        rows[y].append(_cell(cell, style, upright=upright))
    written = [f"<tr>{''.join(row)}</tr>" for row in rows]
    heads = heads_of(grid) if style.repeated_heads else 0
    head = f"<thead>{''.join(written[:heads])}</thead>" if heads else ""
    return f"<table><colgroup>{columns}</colgroup>{head}<tbody>{''.join(written[heads:])}</tbody></table>"


def _cell(cell: GridCell, style: Style, *, upright: bool) -> str:
    spans = f' rowspan="{cell.rowspan}"' * (cell.rowspan > 1) + f' colspan="{cell.colspan}"' * (cell.colspan > 1)
    text = escape(text_of(cell), quote=False).replace("\xa0", "&nbsp;")
    if style.upright and cell.kind == "group" and cell.rowspan > 2:
        text = f'<div class="upright">{text}</div>' if upright else "<br>".join(text)
    return f"<td{spans}>{text}</td>"
