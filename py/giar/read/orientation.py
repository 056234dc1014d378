"""Whether the labels of a table stand before their values or behind them."""

from __future__ import annotations

from collections.abc import Sequence

from giar.read.stretches import Match, Stretch, Words

_NEAR = 2
_FRAGMENT = 4


def labels_stand_behind(window: Sequence[Stretch]) -> bool:
    """True where values come first and their row's label after them.

    Within a table both orders look alike: label, values, label, values. They differ where a head or a caption comes
    between: labels before values end such a text, labels behind values open it.
    """
    ending = opening = 0
    for words in _texts(window):
        if words is None or not any(_prints(match) for match in words.matches):
            continue
        # A label that is wrapped or misspelt still stands behind the head as text.
        ending += words.matches[-1].tail > _FRAGMENT or (_is_row(words.matches[-1]) and words.matches[-1].tail <= _NEAR)
        first = next((match for match in words.matches if not _is_group(match)), None)
        opening += first is not None and _is_row(first) and words.lead(first) <= _NEAR
    return opening > ending


def _texts(window: Sequence[Stretch]) -> list[Words | None]:
    texts: list[Words | None] = [stretch.words for stretch in window]
    return [*texts, window[-1].after] if window else texts


def _prints(match: Match) -> bool:
    return any(m.role in ("column", "caption", "print", "section") for m in match.meanings) and not _is_row(match)


def _is_row(match: Match) -> bool:
    return any(m.role == "row" for m in match.meanings) and not any(m.role == "column" for m in match.meanings)


def _is_group(match: Match) -> bool:
    return any(m.role == "group" for m in match.meanings) and not _is_row(match)
