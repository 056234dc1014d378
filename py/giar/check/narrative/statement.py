"""What the prose says of one quantity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from giar.check.narrative.quantities import Quantity
from giar.report import Number


@dataclass(frozen=True)
class Statement:
    """The prose says that a quantity is `said`; `start` and `end` count in the cleaned text."""

    quantity: Quantity
    said: Number
    scope: str
    """Whose figure it is: a kind of the lexicon (`area`, `own`, `office`, `core`, `seat`, `members`), `body` for some body named in
    words, `region` for an area named in another clause, or empty where it is not said."""
    start: int
    end: int
    also: tuple[Number, ...] = ()
    """Other figures that would say the same, where the sentence counts a part of the quantity apart."""
    vague: bool = False
    """The text itself gives the figure only roughly."""
    role: str = ""
    """What other figures of the sentence are to be read with it."""


_PARTS = (("issue", "revise", False), ("repeal", "lapse", True))
"""Revisions may be counted as documents issued, lapsed documents as repealed; a lapse alone is a repeal, too."""


def read_together(found: Sequence[Statement]) -> list[Statement]:
    """The statements of a sentence, with those that count a part of another one added to it."""
    roles = {role for whole, part, _ in _PARTS for role in (whole, part)}
    together = [statement for parts in _PARTS for statement in _with_parts(found, *parts)]
    return sorted([*together, *(other for other in found if other.role not in roles)], key=lambda statement: statement.start)


def _with_parts(found: Sequence[Statement], whole: str, part: str, part_may_stand_alone: bool) -> Iterator[Statement]:
    parts = [statement for statement in found if statement.role == part]
    wholes = [statement for statement in found if statement.role == whole]
    for statement in wholes:
        same = [other.said for other in parts if other.quantity == statement.quantity]
        yield replace(statement, also=(statement.said + sum(same),)) if same else statement
    if part_may_stand_alone and not wholes:
        yield from parts
