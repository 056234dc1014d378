"""The paragraphs and tables of a Word document, in order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from giar.source.blocks import Block, Paragraph, Table, TableCell
from giar.source.docx.line import Line
from giar.source.docx.names import child, element_value, value
from giar.source.docx.numbering import Numbering
from giar.source.inline import TRACKED
from giar.source.package import Element, local_name

_AROUND_BLOCKS = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "AlternateContent", "Choice", "body"))
_DELETED = frozenset(("del", "moveFrom"))
_WIDEST_SPAN = 1000


class Body:
    """Reads the body of a document; ``remarks`` collects what it had to decide."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self.remarks: set[str] = set()

    def read(self, root: Element) -> list[Block]:
        return list(self._blocks(root))

    def _blocks(self, parent: Element) -> Iterator[Block]:
        held = ""
        for element in self._through(parent, ("p", "tbl")):
            if local_name(element) == "tbl":
                yield from self._paragraph_of(held)
                held = ""
                yield self._table(element)
                continue
            line, boxes = self._line(element)
            if self._mark_is_deleted(element):
                held += line
            else:
                yield from self._paragraph_of(held + line)
                held = ""
            yield from chain.from_iterable(map(self._blocks, boxes))
        yield from self._paragraph_of(held)

    def _through(self, parent: Element, wanted: tuple[str, ...]) -> Iterator[Element]:
        """The elements of those names, past what only wraps them."""
        for element in parent:
            name = local_name(element)
            if name in wanted:
                yield element
            elif name in _AROUND_BLOCKS:
                yield from self._through(element, wanted)
            elif name in _DELETED and len(element):
                self.remarks.add(TRACKED)

    @staticmethod
    def _paragraph_of(text: str) -> Iterator[Paragraph]:
        if text.strip():
            yield Paragraph(text)

    def _line(self, element: Element) -> tuple[str, list[Element]]:
        properties = child(element, "pPr")
        line = Line()
        line.read(element)
        self.remarks |= line.remarks
        label = self._numbering.label(properties)
        text = line.text
        if label and text.strip():
            text = label + (" " if label[-1].isalnum() else "") + text.lstrip()
        return text, line.boxes

    def _mark_is_deleted(self, element: Element) -> bool:
        properties = child(element, "pPr")
        mark = child(properties, "rPr") if properties is not None else None
        deleted = mark is not None and child(mark, "del") is not None
        if deleted:
            self.remarks.add(TRACKED)
        return deleted

    def _table(self, element: Element) -> Table:
        rows = [self._row(row) for row in self._through(element, ("tr",))]
        return Table(tuple(_merged([row for row in rows if row is not None])))

    def _row(self, row: Element) -> list[_Drawn] | None:
        properties = child(row, "trPr")
        if properties is not None and child(properties, "del") is not None:
            self.remarks.add(TRACKED)
            return None
        column = _span(properties, "gridBefore", 0)
        drawn: list[_Drawn] = []
        for cell in self._through(row, ("tc",)):
            about = child(cell, "tcPr")
            span = _span(about, "gridSpan", 1)
            if about is not None and child(about, "cellDel") is not None:
                self.remarks.add(TRACKED)
            elif _merge(about, "hMerge") == "continue" and drawn:
                drawn[-1].colspan += span
            else:
                drawn.append(_Drawn(column, span, _merge(about, "vMerge"), tuple(self._blocks(cell))))
            column += span
        return drawn


class _Drawn:
    """A cell as its row draws it."""

    def __init__(self, column: int, colspan: int, merge: str, content: tuple[Block, ...]) -> None:
        self.column = column
        self.colspan = colspan
        self.merge = merge
        self.content = content
        self.rowspan = 1


def _merged(rows: list[list[_Drawn]]) -> Iterator[tuple[TableCell, ...]]:
    """The rows with the cells that carry on those above them taken into these."""
    above: dict[int, _Drawn] = {}
    for row in rows:
        current: dict[int, _Drawn] = {}
        for cell in row:
            origin = above.get(cell.column) if cell.merge == "continue" else None
            if origin is None:
                current[cell.column] = cell
            else:
                origin.rowspan += 1
                cell.rowspan = 0
                current[cell.column] = origin
        above = current
    for row in rows:
        yield tuple(TableCell(cell.content, cell.rowspan, cell.colspan, column=cell.column) for cell in row if cell.rowspan)


def _span(properties: Element | None, name: str, otherwise: int) -> int:
    written = element_value(properties, name) if properties is not None else ""
    return min(int(written), _WIDEST_SPAN) if written.isascii() and written.isdigit() else otherwise


def _merge(properties: Element | None, name: str) -> str:
    """``restart``, ``continue`` or nothing."""
    found = child(properties, name) if properties is not None else None
    return "" if found is None else value(found, "val") or "continue"
