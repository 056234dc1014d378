"""Whether the labels of a table stand before their values or behind them."""

from __future__ import annotations

from collections.abc import Sequence

from giar.read.stretches import Match, Stretch, Words
from giar.read.vocabulary import bigrams, row_pairs

_NEAR = 2


def labels_stand_behind(window: Sequence[Stretch]) -> bool | None:
    """True where values come first and their row's label after them, None where nothing tells.

    Within a table both orders look alike: label, values, label, values. They differ where a head or a caption comes
    between: labels before values end such a text, labels behind values open it.
    """
    ending = opening = 0
    for words in _texts(window):
        if words is None or not any(_prints(match) for match in words.matches):
            continue
        last = words.matches[-1]
        ending += _ends_like_a_row(words.squashed[-last.tail :]) if last.tail > _NEAR else _is_row(last)
        first = next((match for match in words.matches if not _is_group(match)), None)
        opening += first is not None and _is_row(first) and words.lead(first) <= _NEAR
    if not ending and not opening and window and _ends_with_heads(window[0].words):
        return None
    return opening > ending


def _ends_with_heads(words: Words) -> bool:
    """True where values stand right below the heads: a label is missing, or labels stand behind."""
    return bool(words.matches) and _prints(words.matches[-1]) and words.matches[-1].tail == 0


def _texts(window: Sequence[Stretch]) -> list[Words | None]:
    texts: list[Words | None] = [stretch.words for stretch in window]
    return [*texts, window[-1].after] if window else texts


def _prints(match: Match) -> bool:
    return any(m.role in ("column", "caption", "print", "section") for m in match.meanings) and not _is_row(match)


def _ends_like_a_row(fragment: str) -> bool:
    """True for a row label that is wrapped or misspelt: most of its character pairs are those of row labels alone."""
    pairs = bigrams(fragment)
    return len(pairs & row_pairs()) * 2 > len(pairs)


def _is_row(match: Match) -> bool:
    return any(m.role == "row" for m in match.meanings) and not any(m.role == "column" for m in match.meanings)


def _is_group(match: Match) -> bool:
    return any(m.role == "group" for m in match.meanings) and not _is_row(match)
