"""PDF as browsers print it, and as programs write it that leave the fonts to the reader."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from documents.draft import Made, columns_of, heads_of, placed_cells, text_of
from documents.dresses import dressed
from documents.web import page
from generator.document import Paragraph
from generator.grid import Grid


def printed(made: Iterable[tuple[Made, Path]], *, in_dresses: bool = False, executable: str = "/usr/bin/chromium") -> None:
    """Chromium prints each report to its path."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        tab = browser.new_page()
        for report, path in made:
            plain = page(report)
            tab.set_content(dressed(plain, report.name) if in_dresses else plain)
            numbered = report.style.repeated_heads
            foot = '<div style="font-size: 9pt; width: 100%; text-align: center">— <span class="pageNumber"></span> —</div>'
            options = {"display_header_footer": True, "header_template": "<span></span>", "footer_template": foot} if numbered else {}
            tab.pdf(path=str(path), prefer_css_page_size=True, **options)
        browser.close()


def write_unembedded(made: Made, path: Path) -> None:
    """ReportLab, with a font that the reader has to have."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph as Flowing
    from reportlab.platypus import SimpleDocTemplate, Spacer

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    size = landscape(A4) if made.style.landscape else A4
    prose = ParagraphStyle("prose", fontName="STSong-Light", fontSize=12, leading=18, wordWrap="CJK")
    cell = ParagraphStyle("cell", parent=prose, fontSize=made.style.points, leading=made.style.points * 1.2, alignment=1)
    width = size[0] - 2 * made.style.margin
    story: list[object] = []
    for item in made.document.items:
        if isinstance(item, Paragraph):
            story.append(Flowing(_escaped(item.text), prose))
        else:
            story += [_reportlab_table(item, made, width, cell), Spacer(1, 12)]
    margin = made.style.margin
    SimpleDocTemplate(str(path), pagesize=size, leftMargin=margin, rightMargin=margin, topMargin=50, bottomMargin=50).build(story)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _reportlab_table(grid: Grid, made: Made, width: float, style: object) -> object:
    from reportlab.lib import colors
    from reportlab.platypus import Paragraph as Flowing
    from reportlab.platypus import Table

    rows: list[list[object]] = [[""] * grid.width for _ in grid.rows]
    looks: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
    ]
    for y, x, cell in placed_cells(grid):
        rows[y][x] = Flowing(_escaped(text_of(cell)), style)
        right, below = x + cell.colspan - 1, y + cell.rowspan - 1
        # A table with cells merged downwards would not break over pages; their lines alone are left out instead.
        looks += [("SPAN", (x, row), (right, row)) for row in range(y, below + 1) if cell.colspan > 1]
        if made.style.ruled:
            looks += [("LINEABOVE", (x, y), (right, y), 0.5, colors.black), ("LINEBELOW", (x, below), (right, below), 0.5, colors.black)]
            looks += [("LINEBEFORE", (x, y), (x, below), 0.5, colors.black), ("LINEAFTER", (right, y), (right, below), 0.5, colors.black)]
    total = sum(columns_of(grid))
    widths = [width * share / total for share in columns_of(grid)]
    heads = heads_of(grid) if made.style.repeated_heads else 0
    return Table(rows, colWidths=widths, style=looks, repeatRows=heads)
