"""What a number may be where it is not known: one of a few, or anything between two ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add

from giar.report.model import Number

_MOST_OPTIONS = 64
"""A sum that may come to more numbers than these is known by its ends alone."""


@dataclass(frozen=True, slots=True)
class Span:
    """The numbers that something may be: those from ``least`` to ``most``, or, where ``options`` are known, these alone.

    An end that is None is open: nothing limits it.
    """

    least: Number | None
    most: Number | None
    options: frozenset[Number] | None = None

    def __contains__(self, number: Number) -> bool:
        return number in self.options if self.options is not None else self.distance(number) == 0

    def __add__(self, other: Span) -> Span:
        return Span(_sum(self.least, other.least), _sum(self.most, other.most), _sums(self.options, other.options))

    def __neg__(self) -> Span:
        least, most = (None if end is None else -end for end in (self.most, self.least))
        return Span(least, most, None if self.options is None else frozenset(-one for one in self.options))

    def distance(self, number: Number) -> Number:
        """By how much the number lies outside the ends; 0 between them."""
        if self.least is not None and number < self.least:
            return self.least - number
        if self.most is not None and number > self.most:
            return number - self.most
        return 0


def among(numbers: Iterable[Number]) -> Span:
    """One of the numbers, of which there is at least one."""
    options = frozenset(numbers)
    return Span(min(options), max(options), options)


def total(spans: Iterable[Span]) -> Span:
    """What the sum of them may be; zero where there are none."""
    return reduce(add, spans, _ZERO)


_ZERO = among((0,))
ANY_COUNT = Span(0, None)
"""Whatever a cell may hold of which nothing is known: no sum of the form runs through a line where less than zero is proper."""


def _sum(one: Number | None, other: Number | None) -> Number | None:
    return None if one is None or other is None else one + other


def _sums(one: frozenset[Number] | None, other: frozenset[Number] | None) -> frozenset[Number] | None:
    if one is None or other is None:
        return None
    sums = frozenset(a + b for a in one for b in other)
    return sums if len(sums) <= _MOST_OPTIONS else None
