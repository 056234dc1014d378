"""What a reader of documents finds: paragraphs and tables, one below the other, before they become one text."""

from __future__ import annotations

from dataclasses import dataclass

from giar.source.document import Box


@dataclass(frozen=True)
class Spot:
    """Where a piece of text stands in its document: on a page, or in a sheet."""

    page: int | None = None
    box: Box | None = None
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True)
class Paragraph:
    """Text that flows; a line break within it is a line feed."""

    text: str
    spot: Spot | None = None


@dataclass(frozen=True)
class TableCell:
    """A cell with whatever stands in it; it begins in its row and covers the positions that its spans say.

    ``column`` is where it begins, for documents that say so; else the cells follow one another.
    """

    content: tuple[Block, ...]
    rowspan: int = 1
    colspan: int = 1
    spot: Spot | None = None
    column: int | None = None


@dataclass(frozen=True)
class Table:
    """Rows of the cells that begin in them, left to right."""

    rows: tuple[tuple[TableCell, ...], ...]


Block = Paragraph | Table
