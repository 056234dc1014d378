"""What the relations say about cells that hold no number: a blank that they determine, and blanks that are zeros."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from giar.form import Relation
from giar.repair.sums import Entry
from giar.report.arithmetic import completion, holding


@dataclass(frozen=True)
class Determined:
    """The numbers of the open cells as far as the relations leave no choice; ``conflict`` where they contradict each other."""

    counts: Mapping[str, int] = field(default_factory=dict)
    conflict: bool = False


def determined(relations: Sequence[Relation], entries: Mapping[str, Entry]) -> Determined:
    """Follow the relations from what is written to what the open cells must hold, for as long as one follows."""
    found: dict[str, int] = {}
    pending = list(relations)

    def known(key: str) -> int | None:
        entry = entries[key]
        return found.get(key) if entry.empty or entry.unread else entry.count

    while pending:
        later = []
        progress = False
        for relation in pending:
            result = completion(relation, known)
            if result is None:
                return Determined(found, conflict=True)
            found |= {key: int(number) for key, number in result.items()}
            progress = progress or bool(result)
            if any(known(key) is None for key in relation.cells):
                later.append(relation)
        if not progress:
            break
        pending = later
    return Determined(found)


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
    return all(holding(relation, lambda key: found.get(key, entries[key].count)) != "fails" for relation in relations)


def zeros(relations: Iterable[Relation], entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """The blanks all of whose decidable relations hold when they are read as zero, in tables that hold a number at all."""
    holds: dict[str, bool] = {}
    for relation in relations:
        found = holding(relation, lambda key: entries[key].count)
        if found == "undecided":
            continue
        for key in relation.cells:
            if entries[key].empty:
                holds[key] = holds.get(key, True) and found == "holds"
    numbered = {key.partition(".")[0] for key, entry in entries.items() if entry.count is not None and not entry.empty}
    return tuple(key for key, all_hold in holds.items() if all_hold and key.partition(".")[0] in numbered)
