"""The names of the form on a line, and the words between them that are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from operator import ne

from giar.form import Edition
from giar.form.lexicon import NUMERALS, Meaning, Role, bigrams, label_pairs, vocabulary
from giar.marks import MARKS

_SHORTENED = {"本年新收": "本年新收政府信息公开申请数量", "上年结转": "上年结转政府信息公开申请数量"}
"""Row labels as the name of a cell has them, where they stand with a column's name."""
_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_WORDS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_NOTE = re.compile(r"""[(（][^()（）\n'"|]{2,60}[)）]""")
_WITHIN = re.compile(r"[^|\t:：={};；→>\d]+")
"""What a label may stand in: no sign that sets a name apart from a value, and no digit."""
_OWN_WORDS = frozenset(
    "件 项 条 宗 次 个 起 人 份 部 元 万元 亿元 单位 其中 共 为 是 表二 表三 表四 行 列 值 数值 数量 指标 项目 类别 名称 续表 表 续".split()  # noqa: SIM905
)
_ALIKE = 0.3
"""From this share of pairs that labels have on, a word may be a label that was misspelt."""
_SAME = 0.6
"""From this likeness on, a misspelt word is the label, unless another label comes near it."""
_AHEAD = 0.15
_BEGUN = 4
"""So many characters of a label whose end is lost are enough where no other label begins so."""
_SHORTEST, _LONGEST = 3, 60
"""What is no longer than two characters may be any label with one wrong; nothing is as long as a sentence."""

Key = tuple[str, str]
"""A table and the key of one of its rows or columns."""


@dataclass(frozen=True, slots=True)
class Name:
    """A label on a line, or with no meanings words that are no label; ``[start, end)`` are offsets in the text."""

    word: str
    start: int
    end: int
    rows: frozenset[Key]
    columns: frozenset[Key]
    group: bool = False
    section: bool = False

    @property
    def known(self) -> bool:
        return bool(self.rows or self.columns or self.group or self.section)


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted({*vocabulary(), *_SHORTENED}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@lru_cache(maxsize=1024)
def _meanings(word: str) -> tuple[frozenset[Key], frozenset[Key], bool, bool]:
    known = vocabulary().get(word) or vocabulary()[_SHORTENED[word]]

    def keys(role: Role) -> frozenset[Key]:
        return frozenset((m.table, m.key) for m in known if m.role == role)

    return keys("row"), keys("column"), _any(known, "group", "print", "caption"), _any(known, "section")


def _any(known: Iterable[Meaning], *roles: Role) -> bool:
    return any(m.role in roles for m in known)


def names_in(text: str, start: int, end: int) -> list[Name]:
    """The names within a part of a line, in order; what a remark in brackets says is none."""
    content = text[start:end]
    if "(" in content or "（" in content:
        content = _NOTE.sub(lambda note: " " * len(note[0]), content)
    found: list[Name] = []
    for part in _WITHIN.finditer(content):
        found.extend(_names_of(part[0], start + part.start()))
    return found


def _names_of(part: str, start: int) -> Iterator[Name]:
    places = [match.start() for match in _CHINESE.finditer(part)]
    if not places:
        return
    squashed = "".join(part[at] for at in places)
    found = [(places[match.start()], places[match.end() - 1] + 1, match[0]) for match in _pattern().finditer(squashed)]
    misspelt = list(_misspelt(part, found))
    found = sorted([*(one for one in found if not any(first <= one[0] < last for first, last, _ in misspelt)), *misspelt])
    at = 0
    for first, last, word in found:
        yield from _other(part, at, first, start)
        yield Name(word, start + first, start + last, *_meanings(word))
        at = last
    yield from _other(part, at, len(part), start)


def _misspelt(part: str, found: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The labels that are misspelt and hold another one, as 法人和其他组织 holds 其他."""
    for words in _WORDS.finditer(part):
        within = [one for one in found if words.start() <= one[0] and one[1] <= words.end()]
        bare = words[0].strip(NUMERALS)
        beside = bare
        for _, _, label in within:
            beside = beside.replace(label, "", 1)
        if within and beside and beside not in MARKS and beside not in _OWN_WORDS and (like := _likest(bare)) is not None:
            yield words.start(), words.end(), like


def _other(part: str, at: int, end: int, start: int) -> Iterator[Name]:
    """What stands between two labels: misspelt labels, and words that are none."""
    for words in _WORDS.finditer(part, at, end):
        word = words[0].strip(NUMERALS)
        if len(word) < 2 or word in _OWN_WORDS or word in MARKS:
            continue
        like = _likest(word)
        meanings = _meanings(like) if like else (frozenset[Key](), frozenset[Key](), False, False)
        yield Name(word, start + words.start(), start + words.end(), *meanings)


@lru_cache(maxsize=1024)
def _likest(word: str) -> str | None:
    """The one label that a word is a misspelling of."""
    if len(word) < _SHORTEST or len(word) > _LONGEST:
        return None
    near = [label for label in _labels() if len(label) == len(word) and sum(map(ne, label, word)) <= 1]
    if near:
        return near[0] if len({_meanings(label) for label in near}) == 1 else None
    begun = {_meanings(label) for label in _labels() if label.startswith(word)} if len(word) >= _BEGUN else ()
    if begun:
        return next(label for label in _labels() if label.startswith(word)) if len(begun) == 1 else None
    own = bigrams(word)
    scored = sorted(((_likeness(own, bigrams(label)), label) for label in _labels()), reverse=True)
    best, label = scored[0]
    if best < _SAME:
        return None
    other = next((score for score, rival in scored[1:] if _meanings(rival) != _meanings(label)), 0.0)
    return label if best - other >= _AHEAD else None


@cache
def _labels() -> tuple[str, ...]:
    return tuple(word for word in vocabulary() if len(word) > 2 and any(_meanings(word)[:3]))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def may_be_label(word: str) -> bool:
    """True for a word that is no label and may have been one."""
    own = bigrams(word)
    return len(own & label_pairs()) >= _ALIKE * len(own)


def follows_directly(forms: Iterable[Edition], before: str, key: str) -> bool:
    """True for the cell right behind another in a form."""
    return any((before, key) in _neighbours(form) for form in forms)


@cache
def _neighbours(form: Edition) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(form.keys))


@cache
def keys_of(forms: tuple[Edition, ...]) -> frozenset[str]:
    """The keys of the cells that the text may have."""
    return frozenset(key for form in forms for key in form.keys)


def crossing(rows: Iterable[Key], columns: Iterable[Key], known: frozenset[str]) -> str | None:
    """The one cell where a row and a column of the same table meet; None where there is none or several."""
    columns = tuple(columns)
    keys = {f"{table}.{row}.{column}" for table, row in rows for other, column in columns if table == other} & known
    return keys.pop() if len(keys) == 1 else None


__all__ = ["Key", "Name", "crossing", "follows_directly", "keys_of", "may_be_label", "names_in"]
