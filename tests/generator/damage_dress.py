"""Numbers in further dress: footnotes, underlines, Swiss thousands, measure words, brackets. All of them can still be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from generator.damage import Damage, Draft
from generator.truth import Filling, number

Dress = Callable[[str], str]


def _dressed(draft: Draft, dress: Dress, *, few: bool, rng: Random) -> Draft:
    """The counts of the report in this dress, all of them or a handful; amounts and signed changes stay as they are."""
    counts = [key for key, filling in draft.document.fillings.items() if filling.status == "number" and _is_count(key)]
    chosen = set(rng.sample(counts, min(len(counts), rng.randint(1, 6)))) if few else set(counts)

    def rewrite(key: str, filling: Filling) -> Filling:
        return replace(filling, written=dress(filling.written)) if key in chosen else filling

    return draft.with_document(draft.document.filled({key: rewrite(key, filling) for key, filling in draft.document.fillings.items()}))


def _is_count(key: str) -> bool:
    return not key.endswith((".amount", ".change"))


def footnotes(draft: Draft, rng: Random) -> Draft:
    """The sign of a footnote behind a few numbers: raised it is no digit of theirs, in square brackets neither."""
    sign = rng.choice(("¹", "²", "[1]", "[2]", "①", "*", "※"))
    return _dressed(draft, lambda text: text + sign, few=True, rng=rng)


def underlines(draft: Draft, rng: Random) -> Draft:
    """What is left of the line that a clerk was to write the number on."""
    before, behind = rng.choice((("", "_"), ("_", "_"), ("__", "__"), ("", "＿")))
    return _dressed(draft, lambda text: f"{before}{text}{behind}", few=rng.random() < 0.5, rng=rng)


def apostrophes(draft: Draft, rng: Random) -> Draft:
    """``1'234``; the counts of table 二 are made large enough to need one."""
    sign = rng.choice(("'", "’"))
    fillings = dict(draft.document.fillings)
    for key, filling in draft.document.fillings.items():
        if key.startswith("proactive.") and key.endswith((".decisions", ".in_force", ".public_total")) and rng.random() < 0.6:
            fillings[key] = filling = number(rng.randint(1000, 4_000_000))
        if filling.status == "number" and _is_count(key) and filling.value is not None and filling.value >= 1000:
            fillings[key] = replace(filling, written=f"{filling.value:,}".replace(",", sign))
    return draft.with_document(draft.document.filled(fillings))


def measured(draft: Draft, rng: Random) -> Draft:
    """``3件`` and ``共3件``."""
    before = rng.choice(("", "", "共", "计"))
    return _dressed(draft, lambda text: f"{before}{text}件", few=rng.random() < 0.3, rng=rng)


def bracketed(draft: Draft, rng: Random) -> Draft:
    """``(3)`` in every count, so that it is the clerk's habit and neither a minus nor a footnote."""
    before, behind = rng.choice((("(", ")"), ("（", "）"), ("[", "]"), ("【", "】")))
    return _dressed(draft, lambda text: f"{before}{text}{behind}", few=False, rng=rng)


def _writing(name: str, change: Callable[[Draft, Random], Draft]) -> Damage:
    return Damage(name, change, touches=frozenset({"writing", "count", "end"}), fits=lambda layout: not layout.glued)


DAMAGES = (
    _writing("footnote-signs", footnotes),
    _writing("underlines-left", underlines),
    _writing("apostrophe-thousands", apostrophes),
    _writing("measure-words", measured),
    _writing("numbers-in-brackets", bracketed),
)
