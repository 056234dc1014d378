"""Work on several cores at once, or on this one where that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from multiprocessing import Pool
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def spread(work: Callable[[Item], Result], items: Iterable[Item], processes: int, at_once: int = 1) -> Iterator[Result]:
    """The results in the order of the items; ``at_once`` items go to a process together."""
    if processes == 1:
        yield from map(work, items)
        return
    with Pool(processes) as pool:
        yield from pool.imap(work, items, chunksize=at_once)
