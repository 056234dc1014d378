"""Which cells could a careful person with only the text, and the relations where they hold, still establish?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from generator.document import Document
from generator.layout import Layout
from generator.truth import Filling, PhysicalRow, physical_rows

Reading = tuple[str | None, ...]
_NUMBER = re.compile(r"[+＋\-－增减]?(?:0|[1-9]\d*)(?:\.\d+)?")
_TOO_MANY = 20000
_LONGEST = 6
"""No published count has more digits than this; it keeps the readings of a glued row few enough to list."""


@dataclass(frozen=True)
class _Tokens:
    """What is left of a row in the text: its cells' written texts, and of each cell whether it left anything."""

    row: PhysicalRow
    texts: tuple[str, ...]
    keys: tuple[str, ...]
    """The keys of the cells that the heads promise for this row."""

    @property
    def short(self) -> bool:
        return len(self.texts) < len(self.keys)


def settle(document: Document, layout: Layout) -> dict[str, Filling]:
    """The fillings with ``recoverable`` set from what the layout and the damages have left."""
    if document.losses.everything:
        return {key: filling.lost() for key, filling in document.fillings.items()}
    settled = dict(document.fillings)
    for run in _runs(document, layout):
        for key in _lost_in_run(run, document, layout):
            settled[key] = settled[key].lost()
    return {key: filling.lost() if key.partition(".")[0] in layout.guessed else filling for key, filling in settled.items()}


def _runs(document: Document, layout: Layout) -> Iterator[list[_Tokens]]:
    if not layout.apart:
        yield from _parted_runs(document, layout)
        return
    for table in document.edition.tables:
        run = [_tokens(row, document, layout) for row in physical_rows(document.edition) if row.table == table.key]
        if all(len(tokens.texts) == len(tokens.keys) for tokens in run):
            yield from ([tokens] for tokens in run)
        else:
            yield run


def _parted_runs(document: Document, layout: Layout) -> Iterator[list[_Tokens]]:
    """Rows between which nothing in the text tells where one ends: one row each where labels or lines part them."""
    run: list[_Tokens] = []
    for row in physical_rows(document.edition):
        tokens = _tokens(row, document, layout)
        parted = layout.rowwise or _name(row) not in document.losses.unlabelled
        if run and (parted or run[-1].row.table != row.table):
            yield run
            run = []
        run.append(tokens)
    if run:
        yield run


def _name(row: PhysicalRow) -> str:
    return f"{row.table}.{row.name}"


def _tokens(row: PhysicalRow, document: Document, layout: Layout) -> _Tokens:
    fillings = document.fillings
    promised = tuple(key for key in row.keys if fillings[key].status != "absent" or key in document.losses.dropped)
    kept = [fillings[key].written for key in promised if key not in document.losses.dropped]
    pieces: list[str] = []
    for text in kept:
        pieces.extend(_pieces(text, layout))
    return _Tokens(row, tuple(pieces), promised)


def _pieces(written: str, layout: Layout) -> list[str]:
    """The tokens that a cell leaves in the text."""
    if layout.trace and layout.bounded:
        return [written.strip()]
    if not written.strip():
        return [""] if layout.trace else []
    return list(_plain(written)) if layout.glued else _plain(written).split()


def _plain(written: str) -> str:
    """Digits and signs in their ordinary width."""
    return unicodedata.normalize("NFKC", written)


def _lost_in_run(run: list[_Tokens], document: Document, layout: Layout) -> Iterator[str]:
    unlabelled = [tokens for tokens in run if _name(tokens.row) in document.losses.unlabelled]
    regular = all(len(tokens.texts) == len(tokens.keys) for tokens in run)
    torn = unlabelled or (layout.apart and not regular)
    if torn and (layout.glued or not regular or any("" in tokens.texts for tokens in unlabelled)):
        for tokens in run:
            yield from tokens.keys
        return
    for tokens in run:
        yield from _lost_in_row(tokens, document.fillings, layout)


def _lost_in_row(tokens: _Tokens, fillings: dict[str, Filling], layout: Layout) -> Iterator[str]:
    if not tokens.texts or (len(tokens.texts) == len(tokens.keys) and not layout.glued):
        return
    if len(tokens.keys) == 1 and not tokens.short:
        return
    possible = _possible(tokens)
    for index, key in enumerate(tokens.keys):
        written = None if fillings[key].status in {"blank", "absent"} else "".join(_plain(fillings[key].written).split())
        if possible is None or possible[index] != {written}:
            yield key


def _possible(tokens: _Tokens) -> list[set[str | None]] | None:
    """For each promised cell, everything that a reading of the row can put into it; None where none or too many fit."""
    groups = _groups(tokens)
    end = len(tokens.texts)
    search = _Search(tokens.texts, tokens.short)
    reach: list[set[int]] = [{0}]
    for group in groups:
        last = group is groups[-1]
        reach.append({start + taken for start in reach[-1] for taken in search.takes(group, start, last)})
    if search.spent or end not in reach[-1]:
        return None
    found: list[set[str | None]] = [set() for _ in tokens.keys]
    goals = {end}
    for index in range(len(groups) - 1, -1, -1):
        group = groups[index]
        before: set[int] = set()
        for start in reach[index]:
            for taken, readings in search.takes(group, start, group is groups[-1]).items():
                if start + taken in goals:
                    before.add(start)
                    _collect(found, group, readings)
        goals = before
    return found


def _collect(found: list[set[str | None]], group: _Group, readings: list[Reading]) -> None:
    for reading in readings:
        for offset, text in enumerate(reading):
            found[group.first + offset].add(text)


@dataclass(frozen=True)
class _Group:
    """Cells that stand side by side and, where ``summed``, end in their total.

    The total of a row that lost a column counts what stood there: it is then no ``exact`` sum of the cells that are left,
    and whoever takes it for one reads such rows wrongly.
    """

    first: int
    size: int
    summed: bool
    exact: bool = True

    def holds(self, parts: int, total: int) -> bool:
        return not self.summed or (parts == total if self.exact else parts <= total)


@dataclass
class _Search:
    """The readings of a row's tokens, group by group; ``short`` says that there are fewer tokens than cells."""

    texts: tuple[str, ...]
    short: bool
    tried: int = 0
    known: dict[tuple[int, int], dict[int, list[Reading]]] = field(default_factory=dict)

    @property
    def spent(self) -> bool:
        return self.tried > _TOO_MANY

    def takes(self, group: _Group, start: int, last: bool) -> dict[int, list[Reading]]:
        """By the number of tokens taken from ``start``: the readings of this group that its sum allows."""
        if (group.first, start) in self.known:
            return self.known[group.first, start]
        rest = len(self.texts) - start
        counts = range(rest, rest + 1) if last else range(rest + 1)
        found: dict[int, list[Reading]] = {}
        for taken in counts:
            texts = self.texts[start : start + taken]
            readings = list(self._spread(texts, group) if self.short else self._joined(texts, group))
            if readings:
                found[taken] = readings
        self.known[group.first, start] = found
        return found

    def _spread(self, texts: Sequence[str], group: _Group) -> Iterator[Reading]:
        """Every way to put fewer texts than cells into the cells, in order."""
        for chosen in combinations(range(group.size), len(texts)):
            self.tried += 1
            if self.spent:
                return
            reading: list[str | None] = [None] * group.size
            for position, text in zip(chosen, texts, strict=True):
                reading[position] = text or None
            if group.holds(sum(map(_amount, reading[:-1])), _amount(reading[-1])):
                yield tuple(reading)

    def _joined(self, texts: Sequence[str], group: _Group) -> Iterator[Reading]:
        """Every way to join neighbouring texts into as many numbers as there are cells."""
        if not group.summed:
            yield from self._parts(texts, group.size, None, exact=False)
            return
        for length in range(1, min(_LONGEST, len(texts) - group.size + 1) + 1):
            total = "".join(texts[-length:])
            if length == 1 or _NUMBER.fullmatch(total):
                for parts in self._parts(texts[:-length], group.size - 1, _amount(total), exact=group.exact):
                    yield (*parts, total)

    def _parts(self, texts: Sequence[str], size: int, total: int | None, *, exact: bool) -> Iterator[Reading]:
        """Every way to join the texts into ``size`` numbers that add up to the total, or where not ``exact`` to no more."""
        self.tried += 1
        if self.spent or (total is not None and total < 0):
            return
        if size == 0:
            if not texts and not (total and exact):
                yield ()
            return
        for length in range(1, min(_LONGEST, len(texts) - size + 1) + 1):
            joined = "".join(texts[:length])
            if length == 1 or _NUMBER.fullmatch(joined):
                left = None if total is None else total - _amount(joined)
                for rest in self._parts(texts[length:], size - 1, left, exact=exact):
                    yield (joined, *rest)


def _groups(tokens: _Tokens) -> list[_Group]:
    if not tokens.row.groups:
        return [_Group(0, len(tokens.keys), summed=False)]
    groups: list[_Group] = []
    position = 0
    for first, last in tokens.row.groups:
        keys = [key for key in tokens.row.keys[first : last + 1] if key in tokens.keys]
        whole = len(keys) == last - first + 1
        groups.append(_Group(position, len(keys), summed=tokens.row.keys[last] in tokens.keys, exact=whole))
        position += len(keys)
    return groups


def _amount(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
