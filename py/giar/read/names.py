"""The labels of a text that name rows of the form, and which of them stand next to values."""

from __future__ import annotations

from collections.abc import Sequence

from giar.read.rows import Row
from giar.read.stretches import Match, Words
from giar.read.vocabulary import NUMERALS, Meaning

LOOSE = 4
"""So many characters may stand between a label and its values (an inserted 数量, a lost bracket) without hiding it."""


class RowNames:
    """The rows of a form by the labels that name them."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self._order = {(row.table, row.key): at for at, row in enumerate(rows)}

    def row(self, label: Match) -> Row:
        """The row that a label names; it has to name one."""
        return self.rows[self._named(label.meanings)[0]]

    def next_to_values(self, words: Words | None, *, behind: bool = False) -> list[Match]:
        """The row labels next to the values, the nearest one last: those that end a text, or that open the text behind."""
        labels: list[Match] = []
        if words is None:
            return labels
        below = len(self.rows)
        for match in words.matches if behind else reversed(words.matches):
            named = self._named(match.meanings)
            distance = _distance(words, match) if behind else match.tail
            if named and min(named) < below and (labels or distance <= LOOSE):
                labels.append(Match(match.word, match.start, match.end, match.meanings, distance))
                below = min(named)
            elif not any(m.role == "group" for m in match.meanings):
                break
            if behind and labels:
                return [] if _runs_on(words, match) else labels
        return labels[::-1]

    def in_order(self, words: Words) -> list[Match]:
        """All row labels of a text that come in the order of the form, the last run of them."""
        labels: list[Match] = []
        above = -1
        for match in words.matches:
            named = self._named(match.meanings)
            is_column = any(m.role == "column" for m in match.meanings)
            at = next((row for row in named if row > above), None)
            if at is not None and (labels or not is_column):
                labels.append(match)
                above = at
            elif named and at is None and not is_column:
                labels, above = [match], named[0]
        return labels

    def _named(self, meanings: Sequence[Meaning]) -> list[int]:
        return [self._order[m.table, m.key] for m in meanings if m.role == "row" and (m.table, m.key) in self._order]


def _runs_on(words: Words, label: Match) -> bool:
    """True for a short label with more words right behind it that are no label: the beginning of another one, cut off."""
    end = words.lead(label) + len(label.word)
    more = end < len(words.squashed) and words.offsets[end] == label.end
    return more and len(label.word) < LOOSE and not any(other.start == label.end for other in words.matches)


def _distance(words: Words, label: Match) -> int:
    """How many characters stand before a label that belong neither to a heading over it nor to its number."""
    lead = words.squashed[: words.lead(label)]
    headings = sum(len(match.word) for match in words.matches if match.start < label.start)
    return max(0, len(lead) - headings - sum(character in NUMERALS for character in lead))
