"""Layouts whose cells or lines wear something more: slashes, formulas, quoted breaks, line numbers, every line doubled."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from generator.document import Document
from generator.grid import Grid, matrix, row_of_values
from generator.layout import Layout, page, wrapped
from generator.layouts_lines import bare_lines
from generator.layouts_rows import tab_rows, tab_rows_tight

PageText = Callable[[Document, Layout, Random], str]


def slash_rows(grid: Grid, rng: Random) -> str:
    """``label 3/0/0/0/0/0/3``: the values of a row in one word."""
    del rng
    lines = []
    for row in grid.rows:
        labels, values = row_of_values(row)
        heads = "/".join(cell.text for cell in labels if cell.kind == "head" and not cell.empty)
        names = [cell.text for cell in labels if cell.kind != "head" and not cell.empty]
        lines.append(" ".join(filter(None, [*names, heads, "/".join(cell.text for cell in values)])))
    return "\n".join(filter(None, lines))


def formulas(grid: Grid, rng: Random) -> str:
    """Tab rows in which every value is ``="3"``, so that a spreadsheet keeps it as it is; the labels too, perhaps."""
    labels_too = rng.random() < 0.3
    rows = []
    for row in matrix(grid):
        texts = []
        for position in row:
            dressed = position.begins and position.cell is not None and (labels_too or position.cell.kind == "value")
            texts.append(f'="{position.begun_text}"' if dressed else position.begun_text)
        rows.append("\t".join(texts))
    return "\n".join(rows)


def csv_quoted_breaks(grid: Grid, rng: Random) -> str:
    """CSV from a spreadsheet whose labels were wrapped by hand: quoted, with the line breaks inside."""
    width = rng.choice((8, 12, 16))
    rows = []
    for row in matrix(grid):
        texts = []
        for position in row:
            text = position.begun_text
            if position.cell is not None and position.cell.kind != "value":
                text = "\n".join(wrapped(text, width))
            texts.append(f'"{text}"' if "," in text or "\n" in text else text)
        rows.append(",".join(texts))
    return "\n".join(rows)


def _numbered(style: str) -> PageText:
    """Every line of the page behind its number, as editors and tools for programmers show a file."""

    def numbered_page(document: Document, layout: Layout, rng: Random) -> str:
        lines = page(document, layout, rng).split("\n")
        return "\n".join(style.format(n=number) + line for number, line in enumerate(lines, 1))

    return numbered_page


def doubled_page(document: Document, layout: Layout, rng: Random) -> str:
    """Every line stands twice, as some viewers copy text that they draw twice to make it bold."""
    lines = page(document, layout, rng).split("\n")
    return "\n".join(f"{line}\n{line}" if line else line for line in lines)


LAYOUTS = (
    Layout("slash-rows", slash_rows, page, parting="/／", inner_breaks=False),
    Layout("excel-formulas", formulas, page, inner_breaks=False),
    Layout("csv-quoted-breaks", csv_quoted_breaks, page, inner_breaks=False),
    Layout("numbered-lines-colon", tab_rows, _numbered("{n}: "), inner_breaks=False),
    Layout("numbered-lines-arrow", tab_rows, _numbered("{n:>4}→"), inner_breaks=False),
    Layout("numbered-cells", bare_lines, _numbered("{n}: "), trace=False, bounded=False, rowwise=False, inner_breaks=False),
    Layout("doubled-lines", tab_rows_tight, doubled_page, inner_breaks=False),
)
