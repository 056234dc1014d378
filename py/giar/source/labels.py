"""Is a text one of the form's labels? A page break or a narrow column may have cut it in two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import pairwise

from giar.form import EDITIONS, SECTIONS, Line

_NOT_CHINESE = re.compile(r"[^\u3400-\u4dbf\u4e00-\u9fff]+")
_LONGEST = 120
_CLEARLY = 0.85
_LIKE_A_HEADING = 0.7


def makes_a_label(first: str, second: str) -> bool:
    """True where two pieces together are a label of the form, and neither is one alone.

    >>> makes_a_label("4.保护第三方合法权", "益"), makes_a_label("1.属于国家秘密", "2.重复申请")
    (True, False)
    """
    whole = likeness(first + second)
    return whole >= _CLEARLY and whole > likeness(first) and (whole > likeness(second) or likeness(first) < whole)


@lru_cache(maxsize=4096)
def likeness(text: str) -> float:
    """How much a text is like the label of the form that it is most like, between 0 and 1."""
    squashed = _NOT_CHINESE.sub("", text)[:_LONGEST]
    if not squashed:
        return 0.0
    if squashed in _labels():
        return 1.0
    matcher = SequenceMatcher(b=squashed, autojunk=False)
    best = 0.0
    for label in _labels():
        matcher.set_seq1(label)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
            best = max(best, matcher.ratio())
    return best


@lru_cache(maxsize=4096)
def resemblance(text: str) -> float:
    """The same by the pairs of characters that the texts share: coarser, and many times faster."""
    return _shared(text, _pairs_of_labels())


@lru_cache(maxsize=4096)
def is_heading(text: str) -> bool:
    """True for the title of a section or the caption over a part of a table.

    >>> is_heading("二、主动公开政府信息情况"), is_heading("第二十条第（五）项"), is_heading("2.重复申请")
    (True, True, False)
    """
    return _shared(text, _pairs_of_headings()) >= _LIKE_A_HEADING


def _shared(text: str, wordings: tuple[frozenset[str], ...]) -> float:
    """The share of the text's pairs that the closest wording has too; two labels alike, run together, count twice."""
    squashed = _NOT_CHINESE.sub("", text)
    pairs = _pairs(squashed[:_LONGEST])
    if not pairs:
        return 0.0
    return max(2 * len(pairs & other) / (max(len(squashed) + 1, len(pairs)) + len(other)) for other in wordings)


@cache
def _pairs_of_headings() -> tuple[frozenset[str], ...]:
    sections = [f"{section.number}{title}" for section in SECTIONS for title in (section.zh, *section.aliases)]
    captions = [block.caption for edition in EDITIONS for table in edition.tables for block in table.blocks if block.caption]
    return tuple(_pairs(_NOT_CHINESE.sub("", text)) for text in (*sections, *captions))


def _pairs(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(f"^{text}$"))) if text else frozenset()


@cache
def _pairs_of_labels() -> tuple[frozenset[str], ...]:
    return tuple(_pairs(label) for label in _labels())


@cache
def _labels() -> frozenset[str]:
    return frozenset(filter(None, (_NOT_CHINESE.sub("", text) for text in _texts())))


def _texts() -> Iterator[str]:
    for edition in EDITIONS:
        for table in edition.tables:
            for block in table.blocks:
                yield block.caption
                for line in (*block.rows, *block.columns):
                    yield from _wordings(line)


def _wordings(line: Line) -> Iterator[str]:
    for text in (line.zh, *line.aliases):
        yield text
        yield line.number + text
    for child in line.children:
        yield from _wordings(child)
