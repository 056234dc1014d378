"""Which lines of a table without ruling lines make up the label of which row, where the rows are those of the form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from giar.form import Line
from giar.source.pdf.tokens import Token

_NOT_CHINESE = re.compile(r"[^\u3400-\u4dbf\u4e00-\u9fff]+")
_NOTE = re.compile(r"[(（](?![一二三四五六七八九十\d]{1,3}[)）])(?:[^()（）]{3,}(?:[)）]|$)|[^()（）]+[)）]$)")
"""A remark beside a label, which may go on in the next line; not its number."""

_REMARK = re.compile("[(（]")

_MOST_LINES = 16
"""Of one label, those of groups between them included."""

_MOST_PIECES = 80
"""In so many lines; more of them are no labels, and trying them all would take for ever."""

_WORST, _MEAN = 0.7, 0.9
"""How much the least and the average label must be like the form's."""

_BRACKETS = "（(）)、.．"


@dataclass(frozen=True)
class LabelledRow:
    """A row of the form and the pieces of its label, or those of the other words beside it."""

    line: Line
    label: tuple[Token, ...]

    @property
    def bases(self) -> tuple[float, float]:
        """The first and the last line of the label."""
        return min(token.base for token in self.label), max(token.base for token in self.label)

    @property
    def parts(self) -> list[tuple[float, float]]:
        """The same for what of the label stands on each page."""
        pages = {token.page: [other.base for other in self.label if other.page == token.page] for token in self.label}
        return [(min(bases), max(bases)) for bases in pages.values()]


@dataclass(frozen=True)
class _Best:
    score: float
    characters: int
    worst: float
    rows: tuple[tuple[Token, ...], ...]


def labelled_rows(lines: Sequence[Sequence[Token]], rows: Sequence[Line]) -> list[LabelledRow] | None:
    """The label of each row, in their order and without one missing; None where the lines do not say them.

    Lines before the first label and behind the last belong to no row.
    """
    bests: list[dict[int, _Best]] = [{0: _Best(0.0, 0, 1.0, ())}]
    for end in range(1, len(lines) + 1):
        found = {0: bests[0][0]}
        for start in range(max(end - _MOST_LINES, 0), end):
            for done, before in bests[start].items():
                if done < len(rows) and (candidate := _extended(before, lines[start:end], rows[done])):
                    known = found.get(done + 1)
                    if known is None or candidate.score > known.score:
                        found[done + 1] = candidate
        complete = bests[-1].get(len(rows))
        if complete and (len(rows) not in found or found[len(rows)].score <= complete.score):
            found[len(rows)] = complete
        bests.append(found)
    best = bests[-1].get(len(rows))
    if best is None or best.score < _MEAN * best.characters:
        return None
    return [LabelledRow(line, label) for line, label in zip(rows, best.rows, strict=True)]


def _extended(before: _Best, lines: Sequence[Sequence[Token]], row: Line) -> _Best | None:
    label, like = _label(lines, row)
    if like < _WORST or (not before.rows and not any(token in lines[0] for token in label)):
        return None
    count = len(squashed("".join(token.text for token in label)))
    return _Best(before.score + like * count, before.characters + count, min(before.worst, like), (*before.rows, tuple(label)))


def _label(lines: Sequence[Sequence[Token]], row: Line) -> tuple[list[Token], float]:
    """The pieces of the lines that are most like the row's label: the names of groups to the left of it are not.

    Of pieces alike those that begin with the row's number, and then the fewest.
    """
    tokens = [token for line in lines for token in line]
    best: tuple[float, bool, list[Token]] = (0.0, False, [])
    if len(tokens) > _MOST_PIECES:
        return best[2], best[0]
    for threshold in sorted({token.left for token in tokens}):
        kept = [token for token in tokens if token.left >= threshold]
        text = "".join(token.text for token in kept)
        like = likeness(text, row)
        numbered = _begins_with_number(text, row)
        if like and (like, numbered) >= best[:2]:
            best = (like, numbered, kept)
    return best[2], best[0]


def _begins_with_number(text: str, row: Line) -> bool:
    number = row.number.strip(_BRACKETS)
    return bool(number) and text.strip(_BRACKETS).startswith(number)


def likeness(text: str, row: Line) -> float:
    """How much a text is like a label, with its number or without."""
    texts = {squashed(text), squashed(_NOTE.sub("", text))}
    return max(
        (2 * len(own & other) / (len(own) + len(other)) for own in map(_pairs, texts) if own for other in _wordings(row)), default=0.0
    )


@lru_cache(maxsize=8192)
def squashed(text: str) -> str:
    """The Chinese characters of a text."""
    return _NOT_CHINESE.sub("", text)


@lru_cache(maxsize=16384)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(f"^{text}$"))) if text else frozenset()


@cache
def _wordings(row: Line) -> tuple[frozenset[str], ...]:
    return tuple(_pairs(squashed(number + text)) for text in (row.zh, *row.aliases) for number in ("", row.number))


def likeness_of_end(text: str, row: Line) -> float:
    """How much the end of a text is like a label: what stands over it may be the name of its group."""
    whole = squashed(text)
    return max(likeness(whole[-len(squashed(wording)) :], row) for wording in (row.zh, *row.aliases))


def opens_label(text: str, row: Line) -> bool:
    """True for a text that a row's label begins with, or that is all of it."""
    own = squashed(_REMARK.split(text, maxsplit=1)[0]) or squashed(text)
    return len(own) > 1 and any(squashed(number + label).startswith(own) for label in (row.zh, *row.aliases) for number in ("", row.number))
