"""A report that is to become a document, what its cells hold, and how the document is to look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from generator import damages, layouts
from generator.damage import Draft
from generator.document import Document, Paragraph, compose
from generator.grid import Grid, GridCell
from generator.marks import visible
from generator.recover import settle
from generator.truth import EDITIONS, FILLS, Filling, fill, slip

_LAYOUT = layouts.BY_NAME["html-tables"]
"""Documents keep the grid as HTML does, so they leave the same cells recoverable."""

_DAMAGES = (
    "blanks",
    "space-blanks",
    "marks",
    "full-width-digits",
    "thousands-separators",
    "notes-in-cells",
    "units-in-cells",
    "label-aliases",
    "label-filling-notes",
    "label-number-styles",
    "heading-styles",
)
_BLANKING = ("blanks", "space-blanks", "marks")


@dataclass(frozen=True)
class Style:
    """How a document looks."""

    landscape: bool
    points: int
    """The size of the text in tables."""
    ruled: bool
    font: str
    upright: bool
    """Group labels written from top to bottom in a narrow column."""
    repeated_heads: bool
    margin: int
    """In points, left and right."""


@dataclass(frozen=True)
class Made:
    """A report before a program writes it down."""

    name: str
    document: Document
    expected: dict[str, Filling]
    style: Style
    damages: tuple[str, ...]


FONTS = ("Noto Serif CJK SC", "Noto Sans CJK SC")


def made(seed: str) -> Made:
    """The report of this seed."""
    rng = Random(seed)
    chosen = _chosen(rng)
    offered = [name for name in EDITIONS if all(damages.BY_NAME[damage].fits_edition(name) for damage in chosen)]
    edition = EDITIONS[rng.choices(offered, weights=[{"2021": 6, "hybrid": 1, "2019": 2}[name] for name in offered])[0]]
    fillings = fill(rng, edition, rng.choice(FILLS))
    if rng.random() < 0.2:
        fillings = slip(rng, fillings, rng.randint(1, 3))
    draft = Draft(compose(rng, edition, fillings), _LAYOUT)
    for name in chosen:
        change = damages.BY_NAME[name].on_document
        assert change is not None
        draft = change(draft, rng)
    document = _without_menus(draft.document)
    return Made(seed, document, settle(document, _LAYOUT), style(rng), chosen)


def _chosen(rng: Random) -> tuple[str, ...]:
    chosen = [rng.choice(_BLANKING)] if rng.random() < 0.6 else []
    if rng.random() < 0.6:
        chosen.append(rng.choice([name for name in _DAMAGES if name not in _BLANKING]))
    return tuple(chosen)


def style(rng: Random) -> Style:
    landscape = rng.random() < 0.4
    points = rng.choice((9, 10, 10, 11, 12, 16) if landscape else (9, 9, 10, 10, 11, 12))
    return Style(
        landscape,
        points,
        ruled=rng.random() < 0.8,
        font=rng.choice(FONTS),
        upright=rng.random() < 0.4,
        repeated_heads=rng.random() < 0.4,
        margin=rng.choice((36, 54, 72)),
    )


def _without_menus(document: Document) -> Document:
    """Office documents have no menus."""
    return replace(document, items=tuple(item for item in document.items if not (isinstance(item, Paragraph) and item.role == "menu")))


def text_of(cell: GridCell) -> str:
    return visible(cell.text)


def columns_of(grid: Grid) -> list[int]:
    """Widths of the columns in proportion, so that labels have room and values are narrow."""
    if grid.table == "applications":
        return [9, 12, 34, *([9] * 7)]
    if grid.table == "disputes":
        return [6] * 15
    return [30, 22, 22, 22]


def heads_of(grid: Grid) -> int:
    """How many rows at the top hold heads only."""
    return {"applications": 3, "disputes": 3}.get(grid.table, 0)


def placed_cells(grid: Grid) -> list[tuple[int, int, GridCell]]:
    """Every cell with the row and the column in which it begins."""
    taken: set[tuple[int, int]] = set()
    found = []
    for y, row in enumerate(grid.rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            found.append((y, x, cell))
            taken.update((y + down, x + right) for down in range(cell.rowspan) for right in range(cell.colspan))
            x += cell.colspan
    return found


def split_points(grid: Grid, rng: Random) -> Sequence[int]:
    """Rows at which a table may be cut in two: none of them lies inside a merged cell that holds a value."""
    rows = range(heads_of(grid) + 1, len(grid.rows) - 1)
    return [rng.choice(rows)] if len(rows) > 2 else []
