"""Page numbers and running heads: what stands on every page and belongs to none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from giar.source.pdf.parts import Part, TextLine

_PAGE_NUMBER = re.compile(
    r"[-—–－·•\s]*\d{1,4}[-—–－·•\s]*|第\s*[\d一二三四五六七八九十]{1,4}\s*页(?:\s*[,，/、]?\s*共\s*[\d一二三四五六七八九十]{1,4}\s*页)?"
    r"|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4}"
)
_DIGITS = re.compile(r"[\d一二三四五六七八九十]+")
_MARGIN = 0.12
"""The share of a page at its top and at its bottom where running heads stand."""

_LINES = 3
_FEWEST_PAGES = 2


def without_running_heads(pages: Sequence[Sequence[Part]], heights: Sequence[float]) -> list[list[Part]]:
    """The parts of each page but its page number and the lines that other pages have in the same place."""
    seen: Counter[str] = Counter()
    for parts, height in zip(pages, heights, strict=True):
        seen.update({_saying(line) for line in _edge_lines(parts, height)})
    repeated = {text for text, count in seen.items() if count >= max(_FEWEST_PAGES, len(pages) / 3) and text}
    kept = []
    for parts, height in zip(pages, heights, strict=True):
        dropped = {id(line) for line in _edge_lines(parts, height) if _PAGE_NUMBER.fullmatch(line.text) or _saying(line) in repeated}
        kept.append([part for part in parts if id(part) not in dropped])
    return kept


def _edge_lines(parts: Sequence[Part], height: float) -> list[TextLine]:
    """The lines in the margins, and only those beyond which nothing else stands."""
    top, bottom = _MARGIN * height, (1 - _MARGIN) * height
    above = takewhile(lambda part: isinstance(part, TextLine) and part.bottom < top, parts[:_LINES])
    below = takewhile(lambda part: isinstance(part, TextLine) and part.top > bottom, parts[: -_LINES - 1 : -1])
    return [part for part in (*above, *below) if isinstance(part, TextLine)]


def _saying(line: TextLine) -> str:
    """What a line says but for its numbers: its place and its words."""
    text = _DIGITS.sub("#", line.text.replace(" ", ""))
    return "" if text == "#" else text
