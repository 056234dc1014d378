"""The words of the form, squashed for matching: every label of every edition, and what it may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from giar.form import EDITIONS, SECTIONS, Block, Line, Table

Role = Literal["row", "column", "group", "caption", "section", "print"]

_NOT_CHINESE = re.compile(r"[^\u3400-\u4dbf\u4e00-\u9fff]+")

NUMERALS = "一二三四五六七八九十"
"""What numbers a label; squashing leaves it before the label."""

PRINTED = (
    "信息内容",
    "申请人情况",
    "本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和",
    "本列数据的勾稽关系为",
    "第一项加第二项之和等于第三项加第四项之和",
    "勾稽关系",
    "单位万元",
    "单位件",
)
"""What the form prints that is no label."""


@dataclass(frozen=True)
class Meaning:
    """One thing that a label may stand for; ``line`` is the row, column or group, ``block`` the index of its block."""

    role: Role
    table: str
    block: int
    key: str


def squash(text: str) -> str:
    """The Chinese characters of a text and nothing else.

    >>> squash("（三）不予 公开")
    '三不予公开'
    """
    return _NOT_CHINESE.sub("", text)


def wordings(line: Line) -> Iterator[str]:
    """The official label of a line and its other wordings, squashed."""
    yield squash(line.zh)
    for alias in line.aliases:
        yield squash(alias)


@cache
def vocabulary() -> dict[str, tuple[Meaning, ...]]:
    """Every squashed label of every edition and what it may stand for."""
    meanings: dict[str, list[Meaning]] = {}

    def add(word: str, meaning: Meaning) -> None:
        known = meanings.setdefault(word, [])
        if meaning not in known:
            known.append(meaning)

    for edition in EDITIONS:
        for table in edition.tables:
            for word, meaning in _table_words(table):
                add(word, meaning)
    for section in SECTIONS:
        for title in (section.zh, *section.aliases):
            add(squash(title), Meaning("section", "", 0, section.key))
    for words in PRINTED:
        add(words, Meaning("print", "", 0, words))
    return {word: tuple(known) for word, known in meanings.items()}


def _table_words(table: Table) -> Iterator[tuple[str, Meaning]]:
    for index, block in enumerate(table.blocks):
        if block.caption:
            yield squash(block.caption), Meaning("caption", table.key, index, block.caption)
        yield from _block_words(table, index, block)


def _block_words(table: Table, index: int, block: Block) -> Iterator[tuple[str, Meaning]]:
    roles: tuple[tuple[Role, tuple[Line, ...]], ...] = (("row", block.rows), ("column", block.columns))
    for role, lines in roles:
        for line in lines:
            for found in _with_descendants(line):
                for word in wordings(found):
                    yield word, Meaning("group" if found.children else role, table.key, index, found.key)


def _with_descendants(line: Line) -> Iterator[Line]:
    yield line
    for child in line.children:
        yield from _with_descendants(child)


@cache
def label_pattern() -> re.Pattern[str]:
    """Matches the longest label at each place of a squashed text."""
    words = sorted(vocabulary(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def openings() -> frozenset[str]:
    """The first two characters of every label, section title and caption: what may follow a value without a gap."""
    return frozenset(word[:2] for word in vocabulary())


@cache
def label_pairs() -> frozenset[str]:
    """The character pairs of all labels."""
    return frozenset().union(*(bigrams(word) for word in vocabulary()))


def names_row(text: str) -> bool:
    """True for the label of a row and nothing beside it.

    >>> names_row("行政处罚"), names_row("（七）总计"), names_row("行政处罚公开")
    (True, True, False)
    """
    word = squash(text)
    return any(meaning.role == "row" for meaning in (*vocabulary().get(word, ()), *vocabulary().get(word.lstrip(NUMERALS), ())))


@lru_cache(maxsize=4096)
def bigrams(word: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text."""
    return frozenset(word[index : index + 2] for index in range(len(word) - 1))
