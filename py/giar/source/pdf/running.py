"""Page numbers and running heads: what stands on every page and belongs to none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Literal

from giar.source.pdf.parts import Part, TextLine

_PAGE_NUMBER = re.compile(
    r"[-—–－·•\s]*\d{1,4}[-—–－·•\s]*|第\s*[\d一二三四五六七八九十]{1,4}\s*页(?:\s*[,，/、]?\s*共\s*[\d一二三四五六七八九十]{1,4}\s*页)?"
    r"|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4}"
)
_DIGITS = re.compile(r"[\d一二三四五六七八九十]+")
_WORDS = re.compile(r"[^\W\d_#]")
_MARGIN = 0.12
"""The share of a page at its top and at its bottom where running heads stand."""

_LINES = 3
_FEWEST_PAGES = 2
_SAME_HEIGHT = 4.0
"""Points: running heads stand as high as this on every page."""

Edge = Literal["top", "bottom"]


def without_running_heads(pages: Sequence[Sequence[Part]], heights: Sequence[float]) -> list[list[Part]]:
    """The parts of each page but its page number and the lines that other pages have in the same place."""
    edges = [list(_edge_lines(parts, height)) for parts, height in zip(pages, heights, strict=True)]
    every = [found for page in edges for found in page]
    fewest = max(_FEWEST_PAGES, len(pages) / 3)
    offsets = Counter((edge, offset) for edge, line in every if (offset := _offset(line)) is not None)
    kept = []
    for parts, found in zip(pages, edges, strict=True):
        dropped = {id(line) for edge, line in found if _numbers_pages(edge, line, offsets) or _stands_again(edge, line, every) >= fewest}
        kept.append([part for part in parts if id(part) not in dropped])
    return kept


def _edge_lines(parts: Sequence[Part], height: float) -> Iterator[tuple[Edge, TextLine]]:
    """The lines in the margins, and only those beyond which nothing else stands."""
    top, bottom = _MARGIN * height, (1 - _MARGIN) * height
    above = takewhile(lambda part: isinstance(part, TextLine) and part.bottom < top, parts[:_LINES])
    below = takewhile(lambda part: isinstance(part, TextLine) and part.top > bottom, parts[: -_LINES - 1 : -1])
    yield from (("top", part) for part in above if isinstance(part, TextLine))
    yield from (("bottom", part) for part in below if isinstance(part, TextLine))


def _offset(line: TextLine) -> int | None:
    """By how much the number that is all there is in a line exceeds the number of its page."""
    return int(line.text) - line.page if line.text.isdecimal() else None


def _numbers_pages(edge: Edge, line: TextLine, offsets: Counter[tuple[Edge, int]]) -> bool:
    """True for a page number; a bare number may be a value of a table, unless it counts the pages."""
    if len(line.cells) > 1 or not _PAGE_NUMBER.fullmatch(line.text):
        return False
    offset = _offset(line)
    return offset is None or offset == 0 or offsets[edge, offset] >= _FEWEST_PAGES


def _stands_again(edge: Edge, line: TextLine, every: Sequence[tuple[Edge, TextLine]]) -> int:
    """On how many pages the same words stand at the same height; numbers alone are no running head."""
    saying = _saying(line)
    if not _WORDS.search(saying):
        return 0
    return len({other.page for at, other in every if at == edge and abs(other.y - line.y) < _SAME_HEIGHT and _saying(other) == saying})


def _saying(line: TextLine) -> str:
    """What a line says but for its numbers."""
    return _DIGITS.sub("#", line.text.replace(" ", ""))
