"""Web pages, and what a word processor or a browser puts on the clipboard, to blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from giar.report import Source
from giar.source.blocks import Block, Paragraph, Table, TableCell
from giar.source.chrome import Chrome, is_hidden, taken_back
from giar.source.document import Document
from giar.source.drawing import draw
from giar.source.inline import is_note_mark
from giar.source.markup import mended
from giar.source.refusals import oversized, reader_missing

if TYPE_CHECKING:
    from justhtml import Node

LONGEST = 20_000_000
"""Characters; a page that is longer is no report."""

_DEEPEST = 40
"""Tables nested deeper than this are the looks of a page."""

_BLOCKS = frozenset(
    (
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "ul",
        "caption",
    )
)
_TABULAR = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th"))
_SOURCE_BREAK = "\r"
"""A line break in the source, which is a space between words and nothing between Chinese characters."""
_SPACES = re.compile("[ \t\f]+")
_SEPARATORS = re.compile("[\\s>|/·]+")
_SOURCE_BREAKS = re.compile(f"[ \t\f]*(?:{_SOURCE_BREAK}[ \t\f]*)+")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’"
_BREAK_IN_TEXT = re.compile(rf"(?<=[{_WIDE}]){_SOURCE_BREAK}(?=[{_WIDE}])")


def read_html(text: str, name: str | None = None, encoding: str | None = None) -> Document:
    """The document that a page or a piece of one holds."""
    if len(text) > LONGEST:
        raise oversized()
    try:
        from justhtml import JustHTML
    except ImportError:
        raise reader_missing("justhtml") from None

    root = JustHTML(mended(text), sanitize=False).root
    chrome = Chrome.of(root)
    builder = _Builder(chrome, hidden=False)
    blocks = builder.build(root)
    if not any(isinstance(block, Table) for block in blocks):
        # Some pages hide their text until a script shows it.
        blocks = _Builder(chrome, hidden=True).build(root) or blocks
    return draw(blocks, Source(name, "html", encoding, len(text)), tuple(sorted(builder.remarks)))


@dataclass
class _Flow:
    """Where blocks come one below the other: the page, or a cell."""

    rowspan: int = 1
    colspan: int = 1
    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    links: int = 0
    linked: int = 0
    label: str = ""
    """The number that the next paragraph's place in a list gives it."""

    def end_paragraph(self) -> None:
        text = _shown("".join(self.pieces))
        if text and not (self.links > 1 and self.linked > 0.8 * len(_SEPARATORS.sub("", text))):
            self.blocks.append(Paragraph(self.label + text))
            self.label = ""
        self.pieces.clear()
        self.links = self.linked = 0

    def as_cell(self) -> TableCell:
        self.end_paragraph()
        return TableCell(tuple(self.blocks), self.rowspan, self.colspan)


def _shown(text: str) -> str:
    text = _SOURCE_BREAKS.sub(_SOURCE_BREAK, text)
    text = _BREAK_IN_TEXT.sub("", text).replace(_SOURCE_BREAK, " ").replace("\xa0", " ")
    return _SPACES.sub(" ", text).strip()


@dataclass
class _Rows:
    """A table in the making."""

    rows: list[list[TableCell]] = field(default_factory=list)
    group: int = 0
    """The row with which the current group of rows begins: no cell reaches beyond its group."""

    def end_group(self) -> None:
        for number in range(self.group, len(self.rows)):
            left = len(self.rows) - number
            self.rows[number] = [cell if cell.rowspan <= left else _reaching(cell, left) for cell in self.rows[number]]
        self.group = len(self.rows)


def _reaching(cell: TableCell, rows: int) -> TableCell:
    return TableCell(cell.content, rows, cell.colspan, cell.spot)


class _Builder:
    def __init__(self, chrome: Chrome, *, hidden: bool) -> None:
        self.chrome = chrome
        self.hidden = hidden
        self.flows = [_Flow()]
        self.tables: list[_Rows] = []
        self.remarks: set[str] = set()
        self.raised: list[int] = []
        self.lists: list[int | None] = []
        self.buried = 0
        self.linking = 0

    def build(self, root: Node) -> list[Block]:
        for node, opening in self._walk(root):
            if node.name == "#text":
                self._text(node)
            elif opening:
                self._open(node)
            else:
                self._close(node)
        self.flows[0].end_paragraph()
        return self.flows[0].blocks

    def _walk(self, root: Node) -> Iterator[tuple[Node, bool]]:
        """The nodes in order, elements once at their start and once at their end; no recursion, so any depth will do."""
        stack: list[tuple[Node, bool]] = [(root, True)]
        while stack:
            node, opening = stack.pop()
            if not opening:
                yield node, False
            elif node.name == "#text":
                yield node, True
            elif not self._left_aside(node):
                yield node, True
                stack.append((node, False))
                stack.extend((child, True) for child in reversed(node.children or ()))

    def _left_aside(self, node: Node) -> bool:
        if remark := taken_back(node):
            self.remarks.add(remark)
            return True
        return self.chrome.leaves_aside(node) or (not self.hidden and is_hidden(node))

    def _text(self, node: Node) -> None:
        data = str(node.data or "")
        parent = node.parent
        if parent is not None and parent.name in {"body", "pre", "#document"}:
            # Text outside all markup, as in Markdown that holds HTML tables, has lines that mean something.
            self.flows[-1].pieces.append(data.replace("\r", ""))
            return
        self.flows[-1].pieces.append(data.replace("\r", "").replace("\n", _SOURCE_BREAK))
        if self.linking:
            self.flows[-1].linked += len(data.strip())

    def _open(self, node: Node) -> None:
        name = node.name
        if name == "br":
            self.flows[-1].pieces.append("\n")
        elif name == "a":
            self.linking += 1
            self.flows[-1].links += 1
        elif name == "sup":
            self.raised.append(len(self.flows[-1].pieces))
        elif name in _TABULAR:
            self._open_tabular(node)
        elif name in _BLOCKS:
            self.flows[-1].end_paragraph()
            self._open_list(node)

    def _open_list(self, node: Node) -> None:
        if node.name == "ol":
            self.lists.append(_number(node, "start", 1) - 1)
        elif node.name == "ul":
            self.lists.append(None)
        elif node.name == "li" and self.lists and self.lists[-1] is not None:
            self.lists[-1] = _number(node, "value", self.lists[-1] + 1)
            self.flows[-1].label = f"{self.lists[-1]}."

    def _open_tabular(self, node: Node) -> None:
        if self.buried or (node.name == "table" and len(self.tables) == _DEEPEST):
            self.buried += node.name == "table"
            self.flows[-1].end_paragraph()
        elif node.name == "table":
            self.flows[-1].end_paragraph()
            self.tables.append(_Rows())
        elif node.name == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif node.name in {"td", "th"} and self.tables:
            self.flows.append(_Flow(_span(node, "rowspan"), _span(node, "colspan")))

    def _close(self, node: Node) -> None:
        name = node.name
        if name == "a":
            self.linking -= 1
        elif name == "sup":
            pieces, start = self.flows[-1].pieces, self.raised.pop()
            if is_note_mark("".join(pieces[start:])):
                del pieces[start:]
        elif name in _TABULAR:
            self._close_tabular(name)
        elif name in _BLOCKS:
            self.flows[-1].end_paragraph()
            if name in {"ol", "ul"} and self.lists:
                self.lists.pop()

    def _close_tabular(self, name: str) -> None:
        if self.buried:
            self.buried -= name == "table"
            self.flows[-1].end_paragraph()
        elif name == "table":
            self._close_table()
        elif name in {"td", "th"} and self.tables:
            cell = self.flows.pop().as_cell()
            if self.tables[-1].rows:
                self.tables[-1].rows[-1].append(cell)
        elif name != "tr" and self.tables:
            self.tables[-1].end_group()

    def _close_table(self) -> None:
        table = self.tables.pop()
        table.end_group()
        if any(table.rows):
            self.flows[-1].blocks.append(Table(tuple(map(tuple, table.rows))))


def _number(node: Node, name: str, otherwise: int) -> int:
    written = str((node.attrs or {}).get(name) or "").strip()
    return int(written) if written.isascii() and written.isdigit() and len(written) < 6 else otherwise


def _span(node: Node, name: str) -> int:
    """How far a cell reaches; ``rowspan=0`` is to the end of its group."""
    written = re.match(r"\s*(\d{1,5})", str((node.attrs or {}).get(name) or ""))
    span = int(written[1]) if written else 1
    if name == "rowspan":
        return min(span, 65534) or 65534
    return min(max(span, 1), 1000)
