"""How a number gets written wrong: how often each kind of slip happens, and what it makes of a number.

The weights are rough shares of the slips that clerks make when they key or copy a count; only their order matters much.
The share of a kind is spread over the numbers that it can lead to, so that a slip that leads to exactly the number found
(a digit dropped) weighs more than one that might have led anywhere (another number altogether).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log

from giar.messages import Message
from giar.repair.sums import TOO_LARGE

DROPPED, DOUBLED, INSERTED, TRANSPOSED, CHANGED = "dropped", "doubled", "inserted", "transposed", "changed"
OMITTED, NEAR, OTHER = "omitted", "near", "other"

SHARES = {
    DROPPED: 0.14,
    DOUBLED: 0.14,
    INSERTED: 0.04,
    TRANSPOSED: 0.12,
    CHANGED: 0.16,
    OMITTED: 0.08,
    NEAR: 0.20,
    OTHER: 0.12,
}
_NEAREST, _NEAR = 1, 10

WORDS = {
    DROPPED: Message(zh="疑似漏录一位", en="a digit seems to be missing"),
    DOUBLED: Message(zh="疑似重复录入一位", en="a digit seems to be doubled"),
    INSERTED: Message(zh="疑似多录一位", en="a digit seems to be one too many"),
    TRANSPOSED: Message(zh="疑似数位颠倒", en="two digits seem to be transposed"),
    CHANGED: Message(zh="疑似录错一位", en="a digit seems to be wrong"),
    OMITTED: Message(zh="疑似漏填", en="the number seems to have been left out"),
}
"""What to call a slip; a number that is merely near or another one altogether has no name."""


@dataclass(frozen=True)
class Slip:
    """The likeliest way from the number meant to the number written, and how unlikely the step is by any way."""

    kind: str
    cost: float
    """Minus the logarithm of the likelihood."""


@lru_cache(maxsize=4096)
def slip(written: int, meant: int) -> Slip:
    """How ``meant`` came to be written as ``written``."""
    if max(written, meant) >= TOO_LARGE:
        return Slip(OTHER, -log(SHARES[OTHER] / TOO_LARGE))
    ways = dict(_ways(written, meant))
    named = max((kind for kind in ways if kind in WORDS), key=ways.__getitem__, default=None)
    kind = named or max(ways, key=ways.__getitem__)
    return Slip(kind, -log(sum(ways.values())))


def _ways(written: int, meant: int) -> Iterator[tuple[str, float]]:
    """Each kind of slip that leads from the number meant to the number written, with its likelihood."""
    wrong, right = str(written), str(meant)
    size = len(right)
    yield OTHER, SHARES[OTHER] / (10 * (written + 1))
    if abs(written - meant) <= _NEAR:
        yield NEAR, SHARES[NEAR] * (0.25 if abs(written - meant) == _NEAREST else 0.5 / (2 * (_NEAR - _NEAREST)))
    if not written:
        yield OMITTED, SHARES[OMITTED]
    dropped = sum(_same(wrong, right[:at] + right[at + 1 :]) for at in range(size)) if size > 1 else 0
    if dropped:
        yield DROPPED, SHARES[DROPPED] * dropped / size
    doubled = sum(wrong == right[: at + 1] + right[at:] for at in range(size)) if meant else 0
    if doubled:
        yield DOUBLED, SHARES[DOUBLED] * doubled / size
    elif meant and len(wrong) == size + 1 and any(right == wrong[:at] + wrong[at + 1 :] for at in range(len(wrong))):
        yield INSERTED, SHARES[INSERTED] / (10 * len(wrong))
    if size > 1 and any(_same(wrong, right[:at] + right[at + 1] + right[at] + right[at + 2 :]) for at in range(size - 1)):
        yield TRANSPOSED, SHARES[TRANSPOSED] / (size - 1)
    if len(wrong) == size and sum(one != other for one, other in zip(wrong, right, strict=True)) == 1:
        yield CHANGED, SHARES[CHANGED] / (9 * size)


def _same(written: str, digits: str) -> bool:
    """Whether the digits were written so; zeros that come to stand in front are not written."""
    return written == (digits.lstrip("0") or "0")
