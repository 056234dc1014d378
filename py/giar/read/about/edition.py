"""Which edition of the form a text follows, told from the words that only one of them has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from giar.form import EDITION_2019, EDITION_2021, HYBRID, Edition
from giar.form.lexicon import wordings
from giar.read.runs.runs import Run, Words

EditionKey = Literal["2021", "2019"]


@dataclass(frozen=True)
class Followed:
    """The forms whose cells the text fills, and the edition it shows; None where it shows neither."""

    forms: tuple[Edition, ...]
    """One, or two where table 三's sixth outcome may be one row or three."""
    shown: EditionKey | None


_DETAILS = ("无正当理由逾期", "按收费通知")
"""What only the detailed rows of the sixth outcome say, be their labels whole or wrapped."""


@cache
def _own_words(edition: Edition) -> frozenset[str]:
    """The words of table 二 that no other edition has."""
    return _words(edition) - frozenset().union(*(_words(e) for e in (EDITION_2019, EDITION_2021) if e is not edition))


def _words(edition: Edition) -> frozenset[str]:
    return frozenset(
        word for block in edition.table("proactive").blocks for line in (*block.row_leaves, *block.column_leaves) for word in wordings(line)
    )


def edition_of(found: Iterable[Run], rest: Words, year: int | None) -> Followed:
    """The edition that the words of table 二 show; without them, what table 三's sixth outcome and the year suggest."""
    texts = [*(run.words for run in found), rest]
    seen = [match for words in texts for match in words.matches]
    old = {match.word for match in seen if match.word in _own_words(EDITION_2019)}
    new = {match.word for match in seen if match.word in _own_words(EDITION_2021)}
    detailed = any(phrase in words.squashed for words in texts for phrase in _DETAILS)
    single = not detailed and any(_single_other_handling(run) for run in found)
    if old and len(old) >= len(new):
        return Followed((EDITION_2019,), "2019")
    if new:
        return Followed((EDITION_2021,) if detailed else (EDITION_2021, HYBRID), "2021")
    if detailed:
        return Followed((EDITION_2021,), "2021")
    if single:
        return Followed((EDITION_2019,) if year is not None and year <= 2020 else (HYBRID, EDITION_2021), None)
    return Followed((EDITION_2021, HYBRID), None)


def _single_other_handling(run: Run) -> bool:
    """True where values stand right behind （六）其他处理."""
    last = run.words.matches[-1] if run.words.matches else None
    return last is not None and last.tail <= 1 and any(m.key == "other_handling" for m in last.meanings) and run.filled > 1
