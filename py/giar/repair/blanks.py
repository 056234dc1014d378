"""What the relations say about cells that hold no number: a blank that they determine, and blanks that are zeros."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from giar.form import Relation
from giar.repair.sums import Entry


@dataclass(frozen=True)
class Determined:
    """The numbers of the open cells as far as the relations leave no choice; ``conflict`` where they contradict each other."""

    counts: Mapping[str, int] = field(default_factory=dict)
    conflict: bool = False


def determined(relations: Sequence[Relation], entries: Mapping[str, Entry]) -> Determined:
    """Follow the relations from what is written to what the open cells must hold, for as long as one follows."""
    found: dict[str, int] = {}
    pending = list(relations)
    while pending:
        later = []
        progress = False
        for relation in pending:
            result = _follow(relation, entries, found)
            if result is None:
                return Determined(found, conflict=True)
            found |= result
            progress = progress or bool(result)
            if any(_known(key, entries, found) is None for key in relation.cells):
                later.append(relation)
        if not progress:
            break
        pending = later
    return Determined(found)


def _follow(relation: Relation, entries: Mapping[str, Entry], found: Mapping[str, int]) -> dict[str, int] | None:
    """What one relation determines; None where no numbers could make it hold."""
    residual = 0
    open_cells: list[tuple[str, int]] = []
    for sign, side in ((1, relation.left), (-1, relation.right)):
        for key in side:
            count = _known(key, entries, found)
            if count is None:
                open_cells.append((key, sign))
            else:
                residual += sign * count
    if not open_cells:
        return {} if residual == 0 else None
    signs = {sign for _, sign in open_cells}
    if len(signs) > 1:
        return {}
    missing = -residual * signs.pop()
    if missing < 0:
        return None
    if missing == 0:
        return dict.fromkeys((key for key, _ in open_cells), 0)
    return {open_cells[0][0]: missing} if len(open_cells) == 1 else {}


def _known(key: str, entries: Mapping[str, Entry], found: Mapping[str, int]) -> int | None:
    entry = entries[key]
    return found.get(key) if entry.empty or entry.unread else entry.count


def filling(relations: Sequence[Relation], entries: Mapping[str, Entry]) -> dict[str, int] | None:
    """The numbers in the open cells after which every relation holds; None unless the numbers written determine them.

    Zeros are left out, except where something unreadable stands: to say that a blank is a zero is a suggestion of its own.
    """
    if any(entries[key].impossible for relation in relations for key in relation.cells):
        return None
    result = determined(relations, entries)
    if result.conflict or not _hold(relations, entries, result.counts):
        return None
    for key, count in result.counts.items():
        if entries[key].candidates and count not in entries[key].candidates:
            return None
    return {key: count for key, count in result.counts.items() if count or entries[key].unread} or None


def _hold(relations: Iterable[Relation], entries: Mapping[str, Entry], found: Mapping[str, int]) -> bool:
    """Whether the relations hold, the blanks that are still open read as zero; one with something unread left is passed over."""
    for relation in relations:
        left = [found.get(key, entries[key].count) for key in relation.left]
        right = [found.get(key, entries[key].count) for key in relation.right]
        if None not in (*left, *right) and sum(filter(None, left)) != sum(filter(None, right)):
            return False
    return True


def zeros(relations: Iterable[Relation], entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """The blanks all of whose decidable relations hold when they are read as zero, in tables that hold a number at all."""
    holding: dict[str, bool] = {}
    for relation in relations:
        counts = [entries[key].count for key in relation.cells]
        if None in counts:
            continue
        holds = sum(filter(None, counts[: len(relation.left)])) == sum(filter(None, counts[len(relation.left) :]))
        for key in relation.cells:
            if entries[key].empty:
                holding[key] = holding.get(key, True) and holds
    numbered = {key.partition(".")[0] for key, entry in entries.items() if entry.count is not None and not entry.empty}
    return tuple(key for key, holds in holding.items() if holds and key.partition(".")[0] in numbered)
