"""Damages that leave two answers, or none, to the question what a row is: copies with other numbers, labels past recognition."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from generator.damage import Damage, Draft
from generator.damage_order import thinned
from generator.document import Document, Item, Paragraph, compose
from generator.grid import Grid, GridCell, Row, build
from generator.layout import Layout
from generator.marks import visible
from generator.truth import fill

_TABLE = "applications"


def losing(document: Document, keys: set[str]) -> Document:
    """The document with these cells beyond recovery."""
    fillings = {key: filling.lost() if key in keys else filling for key, filling in document.fillings.items()}
    return replace(document, fillings=fillings)


def value_keys(row: Row) -> set[str]:
    return {cell.line for cell in row if cell.kind == "value"}


_BEFORE_LAST_YEAR = ("上年数据", "上年同期", "上年", "2022年数据", "以下为上年度数据")


def row_twice(draft: Draft, rng: Random) -> Draft:
    """A row stands twice, with other numbers the second time, perhaps under a line that says whose they are.

    Which of the two is this year's is a guess where nothing says so; where a line does, it may as well belong to what follows
    it as to what stands before it: the row's cells are beyond recovery either way.
    """
    draft = thinned(draft, rng)
    name = rng.choice((_TABLE, _TABLE, "proactive"))
    grid = draft.document.grids()[name]
    rows = list(grid.rows)
    at = rng.choice([index for index, row in enumerate(rows) if row[0].kind == "label" and row[0].line != "granted"])
    if name == _TABLE:
        at = rng.choice([index for index, row in enumerate(rows) if row[0].line in {"received", "carried_over", "carried_forward"}])
    copy = tuple(_with_other_number(cell, rng) for cell in rows[at])
    caption = (GridCell("caption", "last-year", rng.choice(_BEFORE_LAST_YEAR), grid.width),)
    if rng.random() < 0.5:
        rows.extend((caption, copy))
    else:
        rows.insert(at + 1, copy)
    document = draft.document.with_grids({name: replace(grid, rows=tuple(rows))})
    return draft.with_document(losing(document, value_keys(grid.rows[at])))


def _with_other_number(cell: GridCell, rng: Random) -> GridCell:
    """A value of the copy; never the number that stands in the row itself."""
    if cell.kind != "value":
        return cell
    written = visible(cell.text)
    return cell.saying(rng.choice([text for text in ("0", "1", "2", "3", str(rng.randint(4, 60))) if text != written]))


def last_years_table_behind(draft: Draft, rng: Random) -> Draft:
    """Last year's table 三, or all three, behind this year's: which of the two the report is about, the reader cannot know."""
    document = draft.document
    names = {_TABLE} if rng.random() < 0.5 else set(document.grids())
    another = build(document.edition, fill(rng, document.edition, rng.choice(("dense", "sparse"))))
    said = rng.choice(("上年数据：", "附：上年度数据", "2022年度数据如下：", "（上一年度）", "上年度收到和处理政府信息公开申请情况"))
    items: list[Item] = []
    for item in document.items:
        items.append(item)
        if isinstance(item, Grid) and item.table in names:
            items.append(Paragraph("prose", said))
            items.append(_unmarked(another[item.table]))
    keys = {key for key in document.fillings if key.split(".")[0] in names}
    return draft.with_document(losing(replace(document, items=tuple(items)), keys))


def _unmarked(grid: Grid) -> Grid:
    return replace(grid, rows=tuple(tuple(cell.saying(visible(cell.text)) for cell in row) for row in grid.rows))


def further_units(draft: Draft, rng: Random) -> Draft:
    """More lines of values under one line of heads, a line a unit: several reports, and nothing says which is meant."""
    edition = draft.document.edition
    lines = draft.marked.rstrip("\n").split("\n")
    for _ in range(rng.randint(1, 3)):
        another = compose(rng, edition, fill(rng, edition, rng.choice(("dense", "sparse"))))
        lines.append(visible(draft.layout.page(another, draft.layout, rng)).rstrip("\n").split("\n")[-1])
    expected = {key: filling.lost() for key, filling in draft.expected.items()}
    return replace(draft, marked="\n".join(lines) + "\n", expected=expected, several=True)


def label_but_its_number(draft: Draft, rng: Random) -> Draft:
    """One to three rows of table 三 keep of their label only the number: ``2.``, or where cells have bounds perhaps ``2``.

    Number and neighbours tell the row, as long as its values are complete; the machinery for rows without labels sees to the rest.
    """
    draft = thinned(draft, rng)
    grid = draft.document.grids()[_TABLE]
    offered = [cell.line for row in grid.rows for cell in row if cell.kind == "label" and cell.text[:1] in "12345678（"]
    chosen = set(rng.sample(offered, rng.randint(1, 3)))
    bare = draft.layout.bounded and draft.layout.rowwise and rng.random() < 0.4

    def reduced(cell: GridCell) -> GridCell:
        if cell.kind != "label" or cell.line not in chosen:
            return cell
        number = cell.text.partition("）")[0] + "）" if cell.text.startswith("（") else cell.text[:2]
        return cell.saying(number.strip("（）.") if bare else number)

    rows = tuple(tuple(reduced(cell) for cell in row) for row in grid.rows)
    losses = replace(draft.document.losses, unlabelled=frozenset(f"{_TABLE}.{line}" for line in chosen))
    return draft.with_document(draft.document.with_grids({_TABLE: replace(grid, rows=rows)}).having_lost(losses))


_STRANGE = "芒苒荇葑枥栀桉梓淅渌澧漪煜烨焙熵玟珂琅瑙畦疃眸睿砚碣祺稔窨笙筏箴粼纾绛罡翊耒聿胄舷艮"


def label_past_recognition(draft: Draft, rng: Random) -> Draft:
    """One or two labels that no eye could make anything of: their rows might be others of the form or none, and are lost."""
    draft = thinned(draft, rng)
    grids = draft.document.grids()
    offered = [(name, cell.line) for name in (_TABLE, "proactive") for cell in grids[name].cells() if cell.kind == "label"]
    chosen = set(rng.sample(offered, rng.randint(1, 2)))
    changed = {}
    for name in (_TABLE, "proactive"):
        rows = tuple(tuple(_strange(cell, (name, cell.line) in chosen, rng) for cell in row) for row in grids[name].rows)
        changed[name] = replace(grids[name], rows=rows)
    keys = {key for key in draft.document.fillings if tuple(key.split(".")[:2]) in chosen}
    return draft.with_document(losing(draft.document.with_grids(changed), keys))


def _strange(cell: GridCell, chosen: bool, rng: Random) -> GridCell:
    if cell.kind != "label" or not chosen:
        return cell
    return cell.saying("".join(rng.choice(_STRANGE) for _ in range(min(len(cell.text), 12))))


def _separate(layout: Layout) -> bool:
    """A row of its own is a row too many where labels and values stand apart, and where nothing parts the cells."""
    return not layout.glued and not layout.apart


_ROWS = frozenset({"count", "values", "rows", "labels-gone"})
DAMAGES = (
    Damage("row-twice", row_twice, touches=_ROWS, fits=_separate),
    Damage("label-but-its-number", label_but_its_number, touches=_ROWS, fits=lambda layout: _separate(layout) and layout.in_rows),
    Damage("label-past-recognition", label_past_recognition, touches=_ROWS, fits=_separate),
)
LAST = (
    # Behind all other changes to the tables, because a table of the same name twice is more than they know of.
    Damage(
        "last-years-table-behind",
        last_years_table_behind,
        touches=frozenset({"rows", "columns", "end"}),
        fits=lambda layout: layout.name != "wide-csv",
    ),
    Damage("further-units", on_text=further_units, touches=frozenset({"end", "count"}), fits=lambda layout: layout.name == "wide-csv"),
)
