"""A generated report: its text, and what each cell of it holds."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from generator.damage import Damage, Draft
from generator.document import compose
from generator.layout import Layout
from generator.marks import Places, take_out
from generator.recover import settle
from generator.truth import EDITIONS, FILLS, Filling, fill, slip

PLAIN = "none"


@dataclass(frozen=True)
class Case:
    name: str
    layout: Layout
    damages: tuple[str, ...]
    text: str
    expected: dict[str, Filling]
    places: Places
    several: bool = False
    """True where the text holds more than one report, so that refusing it is right."""

    @property
    def damage(self) -> str:
        return " + ".join(self.damages) or PLAIN


def make(layout: Layout, damages: tuple[Damage, ...], seed: str) -> Case:
    """The report of this seed, in the layout, with the damages done one after another."""
    rng = Random(f"{layout.name}/{'+'.join(damage.name for damage in damages)}/{seed}")
    names = [name for name in EDITIONS if all(damage.fits_edition(name) for damage in damages)]
    edition = EDITIONS[rng.choices(names, weights=[{"2021": 6, "hybrid": 1, "2019": 2}[name] for name in names])[0]]
    fillings = fill(rng, edition, rng.choice(FILLS))
    if rng.random() < 0.2 and not layout.glued and not any(damage.needs_sums(layout) for damage in damages):
        fillings = slip(rng, fillings, rng.randint(1, 3))
    draft = Draft(compose(rng, edition, fillings), layout)
    for damage in damages:
        if damage.on_document:
            draft = damage.on_document(draft, rng)
    draft = draft.laid_out(rng, settle(draft.document, layout))
    for damage in damages:
        if damage.on_text:
            draft = damage.on_text(draft, rng)
    text, places = take_out(draft.marked)
    name = f"{layout.name}/{'+'.join(damage.name for damage in damages) or PLAIN}/{seed}"
    return Case(name, layout, tuple(damage.name for damage in damages), text, draft.expected, places, draft.several)
