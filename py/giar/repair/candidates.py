"""What could be suggested for relations that are linked, and for a whole report made of several such groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from itertools import islice

from giar.repair.likelihood import Slipped


@dataclass(frozen=True)
class Candidate:
    """A set of changes, and the slips that it takes them for."""

    changes: Mapping[str, int]
    slips: tuple[Slipped, ...]
    surcharge: float = 0.0
    searched: bool = True
    """False where nothing shows that no other set of as many cells would do."""

    @cached_property
    def cost(self) -> float:
        return self.surcharge + sum(slip.cost for slip in self.slips)


NOTHING = Candidate({}, ())
TRIED_FOR_ONE = 4
"""How many ways to join the candidates of groups may be looked at for each one that is wanted."""


@dataclass(frozen=True)
class Options:
    """The candidates for one group of linked relations, likeliest first; ``complete`` where none is missing."""

    candidates: tuple[Candidate, ...]
    complete: bool = True

    @cached_property
    def sizes(self) -> Counter[int]:
        return Counter(len(candidate.changes) for candidate in self.candidates)


def options(candidates: Sequence[Candidate], complete: bool = True) -> Options:
    """The candidates in order; of two with the same changes, the likelier explanation stays."""
    best: dict[frozenset[tuple[str, int]], Candidate] = {}
    for candidate in candidates:
        changes = frozenset(candidate.changes.items())
        if changes not in best or candidate.cost < best[changes].cost:
            best[changes] = candidate
    return Options(tuple(sorted(best.values(), key=lambda candidate: (candidate.cost, len(candidate.changes)))), complete)


def together(groups: Sequence[Options], most: int, allowed: Callable[[Mapping[str, int]], bool]) -> Options:
    """The likeliest ways to take one candidate of each group, at most so many of them, as far as their changes go together."""
    found: list[Candidate] = []
    for candidate in islice(_likeliest(groups), most * TRIED_FOR_ONE):
        if allowed(candidate.changes):
            found.append(candidate)
        if len(found) == most:
            break
    return Options(tuple(found), all(group.complete for group in groups))


def sizes_together(groups: Sequence[Options]) -> Counter[int]:
    """How many ways there are to take one candidate of each group, by the number of cells that they change."""
    sizes = Counter({0: 1})
    for group in groups:
        joined: Counter[int] = Counter()
        for size, ways in sizes.items():
            for more, more_ways in group.sizes.items():
                joined[size + more] += ways * more_ways
        sizes = joined
    return sizes


def _likeliest(groups: Sequence[Options]) -> Iterator[Candidate]:
    """Best first: from each choice taken, the next best ones are those with one group moved on by one."""
    start = (0,) * len(groups)
    heap = [(_joined(groups, start).cost, start)]
    seen = {start}
    while heap:
        _, chosen = heappop(heap)
        yield _joined(groups, chosen)
        for place, group in enumerate(groups):
            following = (*chosen[:place], chosen[place] + 1, *chosen[place + 1 :])
            if following[place] < len(group.candidates) and following not in seen:
                seen.add(following)
                heappush(heap, (_joined(groups, following).cost, following))


def _joined(groups: Sequence[Options], chosen: Sequence[int]) -> Candidate:
    joined = NOTHING
    for group, place in zip(groups, chosen, strict=True):
        candidate = group.candidates[place]
        joined = Candidate(
            {**joined.changes, **candidate.changes},
            joined.slips + candidate.slips,
            joined.surcharge + candidate.surcharge,
            joined.searched and candidate.searched,
        )
    return joined
