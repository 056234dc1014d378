"""The text that was read: every edit made to it keeps the way back to the text as given."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from giar.report.place import Where


@dataclass(frozen=True)
class Edit:
    """The characters ``[start, end)`` of a text, to be replaced by ``after``."""

    start: int
    end: int
    after: str


@dataclass(frozen=True)
class Fix:
    """A change that cleaning made before reading: what stood at ``where`` and what it was read as."""

    name: str
    where: Where
    before: str
    after: str


class CleanText(str):
    """A text that knows, for each of its characters, where it came from in the text as given.

    >>> clean = CleanText("根據(jù)2024年").edited([Edit(2, 6, "")])
    >>> clean, clean.origin(2, 6)
    ('根據2024年', (6, 10))
    """

    __slots__ = ("_clean_starts", "_given_starts")
    _clean_starts: list[int]
    _given_starts: list[int]

    def __new__(cls, text: str, clean_starts: list[int] | None = None, given_starts: list[int] | None = None) -> CleanText:
        self = super().__new__(cls, text)
        self._clean_starts = clean_starts or [0]
        self._given_starts = given_starts or [0]
        return self

    def _given(self, index: int) -> int:
        piece = bisect_right(self._clean_starts, index) - 1
        return self._given_starts[piece] + index - self._clean_starts[piece]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as given of the characters ``[start, end)`` of this one."""
        if start >= end:
            at = self._given(start)
            return at, at
        return self._given(start), self._given(end - 1) + 1

    def place(self, given: int) -> int:
        """Where in this text stands what stood at ``given`` in the text as given, or the next that is left of it.

        >>> CleanText("根據(jù)2024年").edited([Edit(2, 6, "")]).place(6)
        2
        """
        piece = bisect_left(self._given_starts, given)
        following = self._clean_starts[piece] if piece < len(self._clean_starts) else len(self)
        if piece == 0 or (piece < len(self._given_starts) and self._given_starts[piece] == given):
            return following
        before = piece - 1
        return min(self._clean_starts[before] + given - self._given_starts[before], following)

    def moved(self, by: int) -> CleanText:
        """The same text as a part of a longer one, in which it begins ``by`` characters later."""
        return CleanText(self, self._clean_starts, [given + by for given in self._given_starts])

    def edited(self, edits: Iterable[Edit]) -> CleanText:
        """The text after the edits, which are in order and do not overlap.

        An edit that keeps the length keeps the places; otherwise all of ``after`` stands where the edit began.
        """
        pieces: list[str] = []
        starts: list[tuple[int, int]] = []  # (length of the piece, its place in the text as given), piece by piece
        position = 0
        for edit in edits:
            pieces.append(str(self)[position : edit.start])
            pieces.append(edit.after)
            self._keep(position, edit.start, starts)
            if len(edit.after) == edit.end - edit.start:
                self._keep(edit.start, edit.end, starts)
            else:
                starts.extend((1, self._given(edit.start)) for _ in edit.after)
            position = edit.end
        pieces.append(str(self)[position:])
        self._keep(position, len(self), starts)
        if not starts:
            return CleanText("")
        lengths = [length for length, _ in starts]
        return CleanText("".join(pieces), [0, *accumulate(lengths)][:-1], [given for _, given in starts])

    def _keep(self, start: int, end: int, starts: list[tuple[int, int]]) -> None:
        piece = bisect_right(self._clean_starts, start) - 1
        while start < end:
            following = self._clean_starts[piece + 1] if piece + 1 < len(self._clean_starts) else end
            stop = min(following, end)
            starts.append((stop - start, self._given_starts[piece] + start - self._clean_starts[piece]))
            start = stop
            piece += 1
