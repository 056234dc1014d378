"""A report before it is laid out: paragraphs, headings and grids in order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random
from typing import Literal

from generator import prose
from generator.grid import Grid, build
from generator.truth import Filling
from giar.form import SECTIONS, Edition

Role = Literal["title", "heading", "prose", "menu"]


@dataclass(frozen=True)
class Paragraph:
    role: Role
    text: str
    section: str = ""


Item = Paragraph | Grid


@dataclass(frozen=True)
class Losses:
    """What damages have taken from the document that decides what can still be recovered from it."""

    dropped: frozenset[str] = frozenset()
    """Keys of cells left out of their rows without any sign in the heads."""
    unlabelled: frozenset[str] = frozenset()
    """Keys of rows whose label is gone, ``table.row``."""
    everything: bool = False
    """True where nothing can be established from the text any more."""


@dataclass(frozen=True)
class Document:
    edition: Edition
    fillings: dict[str, Filling]
    items: tuple[Item, ...]
    title: str | None = None
    losses: Losses = field(default_factory=lambda: Losses())

    def grids(self) -> dict[str, Grid]:
        return {item.table: item for item in self.items if isinstance(item, Grid)}

    def with_grids(self, grids: dict[str, Grid]) -> Document:
        items = tuple(grids.get(item.table, item) if isinstance(item, Grid) else item for item in self.items)
        return replace(self, items=items)

    def having_lost(self, losses: Losses) -> Document:
        return replace(self, losses=losses)

    def filled(self, fillings: dict[str, Filling]) -> Document:
        """The same document with other fillings, its grids built anew."""
        grids = build(self.edition, fillings)
        return replace(self.with_grids(grids), fillings=fillings)


HEADING_STYLES = (
    "{number}、{title}",
    "{number}、{title}",
    "{number}、 {title}",
    "{number}.{title}",
    "{digit}、{title}",
    "（{number}）{title}",
)


def compose(rng: Random, edition: Edition, fillings: dict[str, Filling], *, prose_holds: bool = False) -> Document:
    """A report: title, six sections (or only the tables), prose with numbers, perhaps a page around it.

    The prose has numbers of its own, which the tables may gainsay, unless ``prose_holds``.
    """
    years = tuple(range(edition.years[0], (edition.years[1] or 2025) + 1))
    who = prose.about(rng, years, fillings if prose_holds else None)
    bare = rng.random() < 0.25
    style = HEADING_STYLES[0] if rng.random() < 0.7 else rng.choice(HEADING_STYLES)
    title = None if bare or rng.random() < 0.15 else prose.title(rng, who)
    grids = build(edition, fillings)
    items: list[Item] = []
    if title:
        items.append(Paragraph("title", title))
        items.extend(Paragraph("prose", text) for text in prose.preamble(rng, who))
    for index, section in enumerate(SECTIONS):
        if bare and section.key in {"overview", "other"}:
            continue
        name = rng.choice((section.zh, section.zh, *section.aliases))
        heading = style.format(number=section.number, digit=index + 1, title=name)
        items.append(Paragraph("heading", heading, section.key))
        if section.key in grids:
            items.append(grids[section.key])
        elif not bare:
            items.extend(Paragraph("prose", text, section.key) for text in _PROSE[section.key](rng, who))
    if not bare and rng.random() < 0.15:
        items = [*(Paragraph("menu", text) for text in prose.MENU), *items, *(Paragraph("menu", text) for text in prose.FOOTER)]
    return Document(edition, fillings, tuple(items), title)


_PROSE = {"overview": prose.overview, "problems": prose.problems, "other": prose.other}
