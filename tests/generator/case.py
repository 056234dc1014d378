"""A generated report: its text, and what each cell of it holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Literal

from generator.damage import Damage, Draft
from generator.document import compose
from generator.layout import Layout
from generator.marks import Places, take_out
from generator.recover import settle
from generator.truth import EDITIONS, FILLS, Filling, fill, slip

PLAIN = "none"
Sums = Literal["right", "wrong"]


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
    sums: Sums = "right"
    prose_holds: bool = False
    """True where the counts in the prose are those of the tables as they were before any damage."""
    before: dict[str, Filling] = field(default_factory=dict)
    """What the tables held before any damage."""

    @property
    def damage(self) -> str:
        return " + ".join(self.damages) or PLAIN


def may_be_wrong(layout: Layout, damages: tuple[Damage, ...]) -> bool:
    """True where more than the sums tells which number belongs to which cell, so that they need not be right."""
    return not layout.glued and not any(damage.needs_sums(layout) for damage in damages)


def make(layout: Layout, damages: tuple[Damage, ...], seed: str, sums: Sums = "right") -> Case:
    """The report of this seed, in the layout, with the damages done one after another.

    With wrong ``sums`` it is the same report but for one to three cells that a clerk got wrong, and for the counts in its
    prose: those are drawn at random then, and in some of the reports with right sums. A report with right sums whose prose
    holds is true in all that it says.
    """
    if sums == "wrong" and not may_be_wrong(layout, damages):
        raise ValueError(f"{layout.name} with {[damage.name for damage in damages]} cannot be read without right sums")
    name = f"{layout.name}/{'+'.join(damage.name for damage in damages) or PLAIN}/{seed}"
    rng = Random(f"{layout.name}/{'+'.join(damage.name for damage in damages)}/{seed}")
    names = [name for name in EDITIONS if all(damage.fits_edition(name) for damage in damages)]
    edition = EDITIONS[rng.choices(names, weights=[{"2021": 6, "hybrid": 1, "2019": 2}[name] for name in names])[0]]
    fillings = fill(rng, edition, rng.choice(FILLS))
    prose_holds = rng.random() < 0.6 and sums == "right" and not any("prose" in damage.touches for damage in damages)
    if sums == "wrong":
        clerk = Random(f"{name}/slips")
        fillings = slip(clerk, fillings, clerk.randint(1, 3))
    draft = Draft(compose(rng, edition, fillings, prose_holds=prose_holds), layout)
    for damage in damages:
        if damage.on_document:
            draft = damage.on_document(draft, rng)
    draft = draft.laid_out(rng, settle(draft.document, layout))
    for damage in damages:
        if damage.on_text:
            draft = damage.on_text(draft, rng)
    text, places = take_out(draft.marked)
    done = tuple(damage.name for damage in damages)
    return Case(f"{name}/{sums}", layout, done, text, draft.expected, places, draft.several, sums, prose_holds, fillings)
