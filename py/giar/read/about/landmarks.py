"""Long labels that the form prints once: where they stand in a text shows how many tables it holds."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from giar.form import EDITION_2019, EDITION_2021, Block, Line, Table
from giar.form.lexicon import squash, wordings

SEVERAL = 4
"""So many labels that a form prints once must stand twice: prose may quote one or two."""
_LONG = 6
_DENSE = 160
"""Chinese characters within which four labels of a table stand; prose that quotes one here and one there is longer."""
_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


@cache
def landmarks() -> tuple[str, ...]:
    """The long row labels, and the columns of table 二, none of them a part of another label."""
    labels = {
        wording
        for edition in (EDITION_2021, EDITION_2019)
        for table in edition.tables
        for block in table.blocks
        for line in (*block.row_leaves, *_heads_of_one_block(table, block))
        for wording in wordings(line)
    }
    return tuple(sorted(word for word in labels if len(word) >= _LONG and not any(word != other and word in other for other in labels)))


@cache
def _table_two() -> frozenset[str]:
    return frozenset(
        wording
        for edition in (EDITION_2021, EDITION_2019)
        for block in edition.table("proactive").blocks
        for line in (*block.row_leaves, *block.column_leaves)
        for wording in wordings(line)
    )


def _heads_of_one_block(table: Table, block: Block) -> Iterator[Line]:
    """The columns that table 二 prints once; those of table 三 are printed again on every page."""
    if table.key == "proactive":
        others = {line.key for other in table.blocks if other is not block for line in other.column_leaves}
        yield from (line for line in block.column_leaves if line.key not in others)


@dataclass(frozen=True)
class Repetition:
    """Where labels begin to come again: ``[before, at)`` lies between the labels of the first table and the second's first.

    Offsets in the text; in ``before`` ends the label.
    """

    before: int
    at: int


class Landmarks:
    """Where the landmarks stand in a text, counted in its Chinese characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.squashed = squash(text)
        self.places = {word: found for word in landmarks() if (found := list(_occurrences(self.squashed, word)))}

    @cached_property
    def _offsets(self) -> array[int]:
        return array("L", (match.start() for match in _CHINESE.finditer(self.text)))

    def offset(self, place: int) -> int:
        """The offset in the text of a Chinese character."""
        return self._offsets[place]

    def offsets_of(self, word: str) -> list[tuple[int, int]]:
        """``[start, end)`` in the text of every occurrence of a landmark."""
        return [(self.offset(at), self.offset(at + len(word) - 1) + 1) for at in self.places.get(word, ())]

    def repetitions(self) -> Iterator[Repetition]:
        """Where the labels of a table come again, once those of the one before are through."""
        start = 0
        while (found := self._next(start)) is not None:
            before, cut = found
            yield Repetition(self.offset(before - 1) + 1, self.offset(cut))
            start = cut

    def _next(self, start: int) -> tuple[int, int] | None:
        """The end of the last new label and the first label that comes again, after ``start``.

        The rows of a second table begin when those of the first are through; a label that is printed in every cell it
        spans comes again at once.
        """
        ahead = {word: found[at : at + 2] for word, found in self.places.items() if (at := bisect_left(found, start)) < len(found)}
        twice = [(pair[0], pair[1]) for pair in ahead.values() if len(pair) > 1]
        seconds = sorted(second for _, second in twice)
        cuts = [cut for cut in seconds[: 1 - SEVERAL] if sum(first < cut <= second for first, second in twice) >= SEVERAL]
        if not cuts:
            return None
        # A label or two in the prose behind the first table is no second table yet.
        cut = next((cut for cut in cuts if _stands_dense(seconds, cut)), cuts[0])
        # Labels of table 二 may be the second report's, where that one is of another edition.
        ends = {word: found[0] + len(word) for word, found in ahead.items() if len(found) > 1 and found[0] < cut}
        return max([end for word, end in ends.items() if word not in _table_two()] or ends.values()), cut


def _occurrences(squashed: str, word: str) -> Iterator[int]:
    at = squashed.find(word)
    while at >= 0:
        yield at
        at = squashed.find(word, at + len(word))


def _stands_dense(seconds: Sequence[int], cut: int) -> bool:
    at = seconds.index(cut)
    return seconds[at + SEVERAL - 1] - cut <= _DENSE
