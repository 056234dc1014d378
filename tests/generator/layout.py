"""What a layout is, and the parts that layouts share."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from generator.document import Document, Paragraph
from generator.grid import Grid, GridCell, Row
from generator.marks import MARK, visible

TableText = Callable[[Grid, Random], str]
PageText = Callable[[Document, "Layout", Random], str]


@dataclass(frozen=True)
class Layout:
    """A way to write a report down.

    ``trace``: a blank cell leaves a mark (a pipe, a tab, a gap), so that the cells after it keep their columns.
    ``bounded``: each cell has its own bounds, so that a space inside a number is seen to be inside it.
    ``rowwise``: a line of text ends where a row ends; else rows flow into one another.
    ``glued``: no separator at all between the cells of a row.
    ``label_first``: the values of a row come after all of its label.
    ``apart``: the labels of a table stand apart from its values, so that one row short leaves all rows in doubt.
    ``turned``: the rows of the form are not the rows of the text, so that a cell too few is not seen in its own row.
    ``named``: each value stands beside the names of its row and of its column; there is no order to go by, and no need of one.
    ``guessed``: tables whose values stand in no order that anybody could be sure of.
    ``parting``: characters that part the cells, so that none of them can stand in a cell without parting it.
    """

    name: str
    table: TableText
    page: PageText
    trace: bool = True
    bounded: bool = True
    rowwise: bool = True
    glued: bool = False
    label_first: bool = True
    apart: bool = False
    turned: bool = False
    named: bool = False
    guessed: tuple[str, ...] = ()
    parting: str = ""
    html: bool = False
    inner_breaks: bool = True
    """True where a label may hold a line break without ceasing to be one cell."""

    @property
    def in_rows(self) -> bool:
        """True where a row of the form is a row of the text, whose values are told apart by their order."""
        return not (self.turned or self.named)


def page(document: Document, layout: Layout, rng: Random, between: str = "\n") -> str:
    """Paragraphs and tables one below the other."""
    texts = [item.text if isinstance(item, Paragraph) else layout.table(item, rng) for item in document.items]
    return between.join(text for text in texts if visible(text) or MARK.search(text))


def airy_page(document: Document, layout: Layout, rng: Random) -> str:
    """Paragraphs and tables with a blank line between them."""
    return page(document, layout, rng, "\n\n")


def present(row: Row) -> list[GridCell]:
    """The cells of a row without labels that a damage has taken away."""
    return [cell for cell in row if cell.kind == "value" or not cell.empty]


def pads(grid: Grid, row: Row) -> int:
    """How many cells of the row are only the rest of a merged one."""
    missing = sum(cell.kind == "missing" for cell in row)
    return max(grid.width - len(present(row)) - missing, 0)


def strings(row: Sequence[GridCell]) -> list[str]:
    return [cell.text for cell in row]


def text_width(text: str) -> int:
    """How many columns a fixed-width print of the text takes."""
    plain = visible(text)
    return len(plain) if plain.isascii() else sum(map(_character_width, plain))


@cache
def _character_width(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text: str, width: int) -> str:
    return text + " " * max(width - text_width(text), 0)


def wrapped(text: str, width: int) -> list[str]:
    """The text broken into lines that are at most so many columns wide."""
    lines = [""]
    room = width
    for character in text:
        need = _character_width(character)
        if need > room and lines[-1]:
            lines.append("")
            room = width
        lines[-1] += character
        room -= need
    return lines
