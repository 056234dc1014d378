"""Damages to the tables themselves: columns, rows, labels and heads that are gone, moved or doubled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from generator.damage import Damage, Draft
from generator.document import Document, Paragraph
from generator.grid import Grid, GridCell, Row
from generator.layout import Layout
from generator.truth import GONE

_TABLE = "applications"
_COLUMN = "other_organization"


def _column_keys(document: Document) -> frozenset[str]:
    return frozenset(key for key in document.fillings if key.startswith(f"{_TABLE}.") and key.endswith(f".{_COLUMN}"))


def _without(document: Document, keys: frozenset[str]) -> Document:
    """The document with these cells taken out of their rows, and known to be gone."""
    grids = {}
    for name, grid in document.grids().items():
        rows = tuple(tuple(cell for cell in row if cell.line not in keys or cell.kind != "value") for row in grid.rows)
        grids[name] = replace(grid, rows=rows)
    return _forgotten(document.with_grids(grids), keys)


def _dropping(document: Document, keys: frozenset[str]) -> Document:
    """The document with these cells fallen out of their rows, the others having closed up."""
    grids = {}
    for name, grid in document.grids().items():
        rows = tuple(tuple(_fallen(cell) if cell.line in keys else cell for cell in row) for row in grid.rows)
        grids[name] = replace(grid, rows=rows)
    return _forgotten(document.with_grids(grids), keys).having_lost(replace(document.losses, dropped=keys))


def _fallen(cell: GridCell) -> GridCell:
    return GridCell("missing", cell.line, "", 0)


def _forgotten(document: Document, keys: frozenset[str]) -> Document:
    fillings = {key: GONE if key in keys else filling for key, filling in document.fillings.items()}
    return replace(document, fillings=fillings)


def column_gone(draft: Draft, rng: Random) -> Draft:
    """The applicants' column 其他 is missing, in the heads as in the rows."""
    del rng
    document = _without(draft.document, _column_keys(draft.document))
    grid = document.grids()[_TABLE]
    heads = tuple(tuple(_narrowed(cell) for cell in row if cell.line != _COLUMN) for row in grid.rows[:3])
    grid = replace(grid, width=grid.width - 1, rows=(*heads, *grid.rows[3:]))
    return draft.with_document(document.with_grids({_TABLE: grid}))


def _narrowed(cell: GridCell) -> GridCell:
    return replace(cell, colspan=cell.colspan - 1) if cell.line in {"applicants", "organizations"} else cell


def column_gone_from_rows(draft: Draft, rng: Random) -> Draft:
    """Every row of table 三 is one value short while the heads still promise seven."""
    del rng
    keys = _column_keys(draft.document)
    return draft.with_document(_dropping(draft.document, keys))


def cell_too_few(draft: Draft, rng: Random) -> Draft:
    """One row lacks one of its cells."""
    key = rng.choice([key for key in sorted(draft.document.fillings) if not key.startswith("proactive.")])
    return draft.with_document(_dropping(draft.document, frozenset({key})))


def row_gone(draft: Draft, rng: Random) -> Draft:
    """A row of table 三 is missing altogether, label and numbers."""
    grid = draft.document.grids()[_TABLE]
    rows = [row for row in grid.rows if row[0].kind == "label" and any(cell.kind == "value" for cell in row)]
    gone = rng.choice(rows)
    keys = frozenset(cell.line for cell in gone if cell.kind == "value")
    document = _without(draft.document, keys)
    grid = document.grids()[_TABLE]
    kept = tuple(row for row in grid.rows if row != gone[:1])
    groups = tuple(tuple(_shortened(cell, gone, grid) for cell in row) for row in kept)
    return draft.with_document(document.with_grids({_TABLE: replace(grid, rows=groups)}))


def _shortened(cell: GridCell, gone: Row, grid: Grid) -> GridCell:
    """The label of a group whose rows have become one fewer."""
    if cell.kind != "group":
        return cell
    first = next(index for index, row in enumerate(grid.rows) if cell in row)
    lost = next(index for index, row in enumerate(grid.rows) if row == gone[:1])
    return replace(cell, rowspan=cell.rowspan - 1) if first < lost < first + cell.rowspan else cell


def table_gone(draft: Draft, rng: Random) -> Draft:
    """A table is missing, with or without its heading."""
    name = rng.choice(sorted(draft.document.grids()))
    with_heading = rng.random() < 0.5
    items = tuple(
        item
        for item in draft.document.items
        if not (isinstance(item, Grid) and item.table == name)
        and not (with_heading and isinstance(item, Paragraph) and item.section == name)
    )
    fillings = {key: GONE if key.startswith(f"{name}.") else filling for key, filling in draft.document.fillings.items()}
    return draft.with_document(replace(draft.document, items=items, fillings=fillings))


def row_labels_gone(draft: Draft, rng: Random) -> Draft:
    """One to six rows have lost their labels; their numbers stay."""
    document = draft.document
    offered = [
        (name, cell.line) for name, grid in document.grids().items() for cell in grid.cells() if cell.kind == "label" and name != "disputes"
    ]
    chosen = set(rng.sample(offered, rng.randint(1, 6)))
    grids = {}
    for name, grid in document.grids().items():
        rows = tuple(tuple(_unlabelled(cell, name, chosen) for cell in row) for row in grid.rows)
        grids[name] = replace(grid, rows=rows)
    lost = frozenset(f"{name}.{line}" for name, line in chosen)
    return draft.with_document(document.with_grids(grids).having_lost(replace(document.losses, unlabelled=lost)))


def _unlabelled(cell: GridCell, table: str, chosen: set[tuple[str, str]]) -> GridCell:
    return cell.saying("") if cell.kind == "label" and (table, cell.line) in chosen else cell


def _cells_changed(draft: Draft, change: Callable[[GridCell], GridCell]) -> Draft:
    grids = {
        name: replace(grid, rows=tuple(tuple(change(cell) for cell in row) for row in grid.rows))
        for name, grid in draft.document.grids().items()
    }
    return draft.with_document(draft.document.with_grids(grids))


def group_label_gone(draft: Draft, rng: Random) -> Draft:
    """The label of one group of rows is gone."""
    gone = rng.choice(("outcomes", "refused", "unavailable", "not_processed", "other"))
    return _cells_changed(draft, lambda cell: cell.saying("") if cell.kind == "group" and cell.line == gone else cell)


def captions_gone(draft: Draft, rng: Random) -> Draft:
    """The first caption of table 二 is gone, or all of them are."""
    grid = draft.document.grids()["proactive"]
    every = rng.random() < 0.4
    rows = tuple(row for index, row in enumerate(grid.rows) if row[0].kind != "caption" or (index and not every))
    return draft.with_document(draft.document.with_grids({"proactive": replace(grid, rows=rows)}))


def total_in_first_head(draft: Draft, rng: Random) -> Draft:
    """The head 总计 of table 三 stands a row too high."""
    del rng
    grid = draft.document.grids()[_TABLE]
    note, applicants = grid.rows[0]
    total = next(cell for cell in grid.rows[1] if cell.line == "total")
    first = (note, replace(applicants, colspan=applicants.colspan - 1), replace(total, rowspan=3))
    second = tuple(cell for cell in grid.rows[1] if cell.line != "total")
    return draft.with_document(draft.document.with_grids({_TABLE: replace(grid, rows=(first, second, *grid.rows[2:]))}))


def heads_repeated(draft: Draft, rng: Random) -> Draft:
    """The heads of table 三 stand again in its middle, as after a page break."""
    grid = draft.document.grids()[_TABLE]
    first = next(index for index, row in enumerate(grid.rows) if row[0].line == "outcomes")
    outcomes = grid.rows[first][0]
    at = rng.choice([index for index, row in enumerate(grid.rows) if index > first and row[0].kind == "group"])
    before = replace(outcomes, rowspan=at - first)
    after = replace(outcomes.saying(""), rowspan=outcomes.rowspan - (at - first))
    head = (*grid.rows[:first], (before, *grid.rows[first][1:]), *grid.rows[first + 1 : at])
    rows = (*head, *grid.rows[:3], (after, *grid.rows[at]), *grid.rows[at + 1 :])
    return draft.with_document(draft.document.with_grids({_TABLE: replace(grid, rows=rows)}))


def heads_gone(draft: Draft, rng: Random) -> Draft:
    """The heads of table 三 or of table 四 are gone, rows and numbers stay."""
    name = rng.choice((_TABLE, "disputes"))
    grid = draft.document.grids()[name]
    rows = grid.rows[3:] if name == _TABLE else (grid.rows[0], grid.rows[3])
    return draft.with_document(draft.document.with_grids({name: replace(grid, rows=rows)}))


def _by_order(layout: Layout) -> bool:
    """Layouts in which a value's column is told by its turn, not by where it stands on the page or by its name."""
    return layout.in_rows and not layout.glued and layout.name != "pdf-aligned-columns"


def _in_rows(layout: Layout) -> bool:
    """Where the table is turned, or every value named, a row has no label and a table no heads to lose but those names."""
    return layout.in_rows


def _damage(name: str, change: Callable[[Draft, Random], Draft], *touches: str, fits: Callable[[Layout], bool] | None = None) -> Damage:
    return Damage(name, change, touches=frozenset(touches), fits=fits or (lambda layout: True))


DAMAGES = (
    _damage("column-gone", column_gone, "columns", "count", "heads", "rows"),
    _damage("column-gone-from-rows", column_gone_from_rows, "columns", "count", "rows", fits=_by_order),
    _damage("cell-too-few", cell_too_few, "columns", "count", "rows", fits=_by_order),
    _damage("row-gone", row_gone, "rows", "labels-gone", "count"),
    _damage("table-gone", table_gone, "rows", "columns", "heads", "captions", "labels-gone", "count", "headings"),
    _damage("row-labels-gone", row_labels_gone, "labels-gone", "rows", fits=_in_rows),
    _damage("group-label-gone", group_label_gone, "labels-gone", fits=lambda layout: not layout.named),
    _damage("captions-gone", captions_gone, "captions"),
    _damage("total-in-first-head", total_in_first_head, "heads", fits=_in_rows),
    _damage("heads-repeated", heads_repeated, "heads", fits=_in_rows),
    _damage("heads-gone", heads_gone, "heads", fits=_in_rows),
)
