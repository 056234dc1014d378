"""What a damage is: a change to the document before it is laid out, or to its text afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from generator.document import Document
from generator.layout import Layout
from generator.truth import Filling


@dataclass(frozen=True)
class Draft:
    """A report on its way to being a text."""

    document: Document
    layout: Layout
    marked: str = ""
    expected: dict[str, Filling] = field(default_factory=dict)
    several: bool = False

    def laid_out(self, rng: Random, expected: dict[str, Filling]) -> Draft:
        return replace(self, marked=self.layout.page(self.document, self.layout, rng), expected=expected)

    def with_document(self, document: Document) -> Draft:
        return replace(self, document=document)

    def with_text(self, marked: str) -> Draft:
        return replace(self, marked=marked)


Change = Callable[[Draft, Random], Draft]


def _any_layout(layout: Layout) -> bool:
    del layout
    return True


def _no_layout(layout: Layout) -> bool:
    del layout
    return False


@dataclass(frozen=True)
class Damage:
    """A named damage.

    ``touches`` names what it works on: two damages that touch the same thing are not combined. ``needs_sums`` says
    in which layouts the tables must add up, because nothing but their sums could tell where a number belongs.
    """

    name: str
    on_document: Change | None = None
    on_text: Change | None = None
    touches: frozenset[str] = frozenset()
    fits: Callable[[Layout], bool] = _any_layout
    editions: frozenset[str] = frozenset({"2021", "hybrid", "2019"})
    needs_sums: Callable[[Layout], bool] = _no_layout

    def fits_edition(self, name: str) -> bool:
        return name in self.editions
