"""Is this text a web page, and what a parser has to be told before it reads a careless one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

_PREFACE = re.compile(r"(?:\s|\ufeff|<!--.*?-->|<\?xml[^>]{0,200}\?>)*", re.DOTALL)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|style|script|title|link|base)\b", re.IGNORECASE)
_CELL = re.compile(r"<t[dh](?:\s[^<>]*)?/?>", re.IGNORECASE)
_ROW = re.compile(r"<(?:table|tr)(?:\s[^<>]*)?>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<(p|div|h[1-6]|li|section|article)(?:\s[^<>]*)?>", re.IGNORECASE)
_HEAD = 2000
_ENOUGH_PARAGRAPHS = 3

_LONE_LESS_THAN = re.compile(r"<(?![A-Za-z/!?])")
_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
"""Lower case, character for character: in full, some letters become two."""

_TAG = re.compile(
    r"<(?:(?P<comment>!--)|(?P<raw>script|style|textarea|title)|(?P<close>/?)(?P<name>table|tr|td|th))(?=[\s/>]|(?<=--))", re.I
)


def is_html(text: str) -> bool:
    """True where the text is a page or a piece of one; a report with stray tags in it is not.

    >>> is_html("<table><tr><td>规章<td>0"), is_html("规章</span> 0 <br> 0")
    (True, False)
    """
    preface = _PREFACE.match(text, 0, _HEAD)
    if _PAGE.match(text, preface.end() if preface else 0):
        return True
    if _CELL.search(text) and _ROW.search(text):
        return True
    return _is_in_paragraphs(text)


def _is_in_paragraphs(text: str) -> bool:
    """True where the text begins with an element and goes on in them."""
    if not text.lstrip("\ufeff \t\r\n").startswith("<"):
        return False
    opened = list(islice(_PARAGRAPH.finditer(text), _ENOUGH_PARAGRAPHS))
    return len(opened) == _ENOUGH_PARAGRAPHS or any(f"</{found[1]}>" in text[found.end() :] for found in opened)


def mended(text: str) -> str:
    """The page with a ``<`` that opens no tag said to be text, and rows that lost their table inside one.

    HTML drops the tags of cells outside a table, and what stood in them would run together.
    """
    return _with_tables(_LONE_LESS_THAN.sub("&lt;", text))


def _with_tables(text: str) -> str:
    pieces: list[str] = []
    position = depth = 0
    for tag in _tags(text):
        if tag["name"].lower() == "table":
            depth = max(depth + (-1 if tag["close"] else 1), 0)
        elif not depth and not tag["close"]:
            pieces += (text[position : tag.start()], "<table>")
            position = tag.start()
            depth = 1
    return "".join([*pieces, text[position:]])


def _tags(text: str) -> Iterator[re.Match[str]]:
    """The tags of tables, rows and cells outside comments and scripts."""
    lowered = text.translate(_ASCII_LOWER)
    position = 0
    while tag := _TAG.search(text, position):
        position = tag.end()
        if tag["name"]:
            yield tag
            continue
        closing = "-->" if tag["comment"] else f"</{tag['raw'].lower()}"
        end = lowered.find(closing, position)
        if end < 0:
            return
        position = end + len(closing)
