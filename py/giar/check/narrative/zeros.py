"""Zeros said in words: 未收到政府信息公开申请, 无行政复议、行政诉讼, 行政处罚均未发生."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from giar.check.narrative.clauses import Clause
from giar.check.narrative.interpretation import APPLICATION, CARRIED, CAUSE, DIVIDERS, ISSUING, NEUTRAL, RECEIPTS, TOPICS, kinds_of
from giar.check.narrative.tokens import Token

_SAYS_NO_MORE = NEUTRAL - {"not_negation"} | DIVIDERS | RECEIPTS | APPLICATION | CARRIED | TOPICS | ISSUING | CAUSE | {"handle"}
"""What may stand beside 未 or 无 in a sentence that states a zero, and nothing else."""
_EMPTY = RECEIPTS | {"filler", "link", "each"}
"""What may follow 未 or 无 where the thing denied stands before it: 行政复议零发生, 依申请公开零受理."""


class Denial(NamedTuple):
    """The words for what does not exist, and the stretch of the sentence that says so."""

    words: list[Token]
    start: int
    end: int


def denials(clause: Clause) -> Iterator[Denial]:
    """What the clause denies, one denial for each 未 or 无; the last one before a figure is about the figure."""
    words = clause.words
    places = [index for index, token in enumerate(words) if token.kind == "negation"]
    ends = [*places[1:], len(words)]
    if clause.figure is not None:
        places.pop()
    begin = 0
    for place, end in zip(places, ends, strict=False):
        after = words[place + 1 : end]
        denied = _denied(after)
        if all(token.kind in _EMPTY for token in after):
            denied = _denied([*words[begin:place], *after])
        if denied:
            first, last = min(denied[0].start, words[place].start), (after[-1] if after else words[place])
            yield Denial(denied, first, last.end)
        begin = place + 1


def _denied(words: Sequence[Token]) -> list[Token]:
    """The labels among the words, or nothing where the words say more than that something is not."""
    if any(token.kind not in _SAYS_NO_MORE for token in words):
        return []
    labels = [token for token in words if token.kind not in NEUTRAL]
    kinds = kinds_of(labels)
    return [] if "handle" in kinds and kinds & APPLICATION else labels
