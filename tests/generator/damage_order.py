"""Damages to the order of a table: columns and rows elsewhere than the form prints them, and columns that it does not know.

Everything still stands under its own head and beside its own label, so a careful person can establish every cell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from generator.damage import Change, Damage, Draft
from generator.damage_values import blanks, marks
from generator.grid import Grid, GridCell, Row, matrix
from generator.layout import Layout

_EXTRA = "extra"
"""The line of the cells of a column that the form does not know."""


def thinned(draft: Draft, rng: Random) -> Draft:
    """Where a blank leaves a trace, the report with zeros left blank or marked, one time in two.

    This goes before any change to the tables, because it builds them anew.
    """
    if not draft.layout.trace or not draft.layout.bounded or rng.random() < 0.5:
        return draft
    return rng.choice((blanks, blanks, marks))(draft, rng)


def _on_grids(change: Callable[[Grid, Random], Grid], *tables: str) -> Change:
    """The change made to one or more of these tables."""

    def changed(draft: Draft, rng: Random) -> Draft:
        draft = thinned(draft, rng)
        chosen = rng.sample(tables, rng.randint(1, len(tables)))
        grids = draft.document.grids()
        return draft.with_document(draft.document.with_grids({name: change(grids[name], rng) for name in chosen}))

    return changed


def heads_reordered(grid: Grid, rng: Random) -> Grid:
    """Columns in another order, their heads with them: the total first, two columns swapped, those of table 二 turned round."""
    return {"applications": _applicants_reordered, "proactive": _blocks_reordered, "disputes": _results_reordered}[grid.table](grid, rng)


def _applicants_reordered(grid: Grid, rng: Random) -> Grid:
    first, second, third, *body = grid.rows
    person, organizations, total = second
    heads = list(third)
    if rng.random() < 0.5:
        one, other = rng.sample(range(len(heads)), 2)
        heads[one], heads[other] = heads[other], heads[one]
    second = rng.choice(
        ((total, person, organizations), (total, person, organizations), (person, total, organizations), (organizations, person, total))
    )
    order: list[str] = []
    for head in second:
        order.extend([cell.line for cell in heads] if head is organizations else [head.line])
    return replace(grid, rows=(first, second, tuple(heads), *(_by_columns(row, order) for row in body)))


def _by_columns(row: Row, order: Sequence[str]) -> Row:
    values = {cell.line.rpartition(".")[2]: cell for cell in row if cell.kind == "value"}
    return (*(cell for cell in row if cell.kind != "value"), *(values[column] for column in order))


def _blocks_reordered(grid: Grid, rng: Random) -> Grid:
    """Each block's columns in an order of their own; the spans stay where they were."""
    rows: list[Row] = []
    order: list[int] = []
    for row in grid.rows:
        if row[0].kind == "head":
            order = _another_order(len(row) - 1, rng)
        rows.append(row if row[0].kind == "caption" else (row[0], *_moved(row[1:], order)))
    return replace(grid, rows=tuple(rows))


def _another_order(count: int, rng: Random) -> list[int]:
    order = list(range(count))
    while count > 1 and order == sorted(order):
        rng.shuffle(order)
    return order


def _moved(cells: Row, order: Sequence[int]) -> Row:
    return tuple(replace(cells[source], colspan=cells[target].colspan) for target, source in enumerate(order))


def _results_reordered(grid: Grid, rng: Random) -> Grid:
    """Table 四 with the total first, or with its five results in some other order, the same in all three blocks."""
    order = [4, 0, 1, 2, 3] if rng.random() < 0.6 else _another_order(5, rng)
    first, second, third, values = grid.rows
    heads = (*_moved(second[:5], order), *second[5:])
    lower = tuple(cell for start in (0, 5) for cell in _moved(third[start : start + 5], order))
    filled = tuple(cell for start in (0, 5, 10) for cell in _moved(values[start : start + 5], order))
    return replace(grid, rows=(first, heads, lower, filled))


def rows_reordered(draft: Draft, rng: Random) -> Draft:
    """Rows of table 三 in another order: inside their groups, the total before its parts, or every row for itself."""
    draft = thinned(draft, rng)
    grid = draft.document.grids()["applications"]
    ways: list[Callable[[list[Row], Random], list[Row]]] = [_groups_shuffled, _total_first, _families_shuffled]
    if draft.layout.name != "pdf-group-letters-interleaved":
        ways.append(lambda body, rng: _flat(grid, rng))
    head = [row for row in grid.rows if row[0].kind == "head"]
    body = rng.choice(ways)(list(grid.rows[len(head) :]), rng)
    return draft.with_document(draft.document.with_grids({"applications": replace(grid, rows=(*head, *body))}))


def _parted(row: Row) -> tuple[Row, Row]:
    """The groups that begin in a row, and the rest of it."""
    groups = tuple(cell for cell in row if cell.kind == "group")
    return groups, row[len(groups) :]


def _groups_shuffled(body: list[Row], rng: Random) -> list[Row]:
    """The rows of each innermost group in another order; the group's label stays at the top."""
    rows = list(body)
    for start, row in enumerate(body):
        for group in row:
            if group.kind != "group" or group.line == "outcomes":
                continue
            rests = [_parted(body[index])[1] for index in range(start, start + group.rowspan)]
            moved = [rests[source] for source in _another_order(len(rests), rng)]
            for offset, rest in enumerate(moved):
                rows[start + offset] = (*_parted(body[start + offset])[0], *rest)
    return rows


def _total_first(body: list[Row], rng: Random) -> list[Row]:
    """（七）总计 before （一）予以公开."""
    del rng
    start = next(index for index, row in enumerate(body) if row[0].line == "outcomes")
    total = next(index for index, row in enumerate(body) if row[0].line == "concluded")
    groups, rest = _parted(body[start])
    return [*body[:start], (*groups, *body[total]), rest, *body[start + 1 : total], *body[total + 1 :]]


def _families_shuffled(body: list[Row], rng: Random) -> list[Row]:
    """一, 二, 三 and 四 in another order, each with all that belongs to it."""
    start = next(index for index, row in enumerate(body) if row[0].line == "outcomes")
    end = start + body[start][0].rowspan
    families = [*([row] for row in body[:start]), body[start:end], *([row] for row in body[end:])]
    return [row for source in _another_order(len(families), rng) for row in families[source]]


def _flat(grid: Grid, rng: Random) -> list[Row]:
    """Every row with all of its labels, in any order at all: a list that was sorted by something else."""
    rows = []
    for row in matrix(grid):
        cells = list(dict.fromkeys(position.cell for position in row if position.cell is not None))
        if any(cell.kind == "value" for cell in cells):
            rows.append(tuple(replace(cell, rowspan=1) for cell in cells))
    return [rows[source] for source in _another_order(len(rows), rng)]


def further_column(draft: Draft, rng: Random) -> Draft:
    """A column that the form does not have, first or last: a year, remarks, shares, changes, last year's totals."""
    draft = thinned(draft, rng)
    # Where nothing but their turn tells the columns apart, a second total could be taken for the first.
    kinds = ("year", "remark", "share", "change", *(("last",) if draft.layout.trace and draft.layout.bounded else ()))
    kind = rng.choice(kinds)
    first = kind in {"year", "remark"} and rng.random() < 0.5
    tables = rng.choice((("applications",), ("applications",), ("proactive",), ("applications", "proactive")))
    grids = {name: _with_column(draft.document.grids()[name], kind, rng, first=first) for name in tables}
    return draft.with_document(draft.document.with_grids(grids))


_HEADS = {
    "year": ("年度", "年份"),
    "remark": ("备注", "说明"),
    "share": ("占比", "占比（%）"),
    "change": ("同比", "同比增减"),
    "last": ("上年总计", "上年数"),
}


def _with_column(grid: Grid, kind: str, rng: Random, *, first: bool) -> Grid:
    head = rng.choice(_HEADS[kind])
    year = str(rng.randint(2019, 2025))
    wide = grid.width + 1
    rows: list[Row] = []
    for index, row in enumerate(grid.rows):
        if row[0].kind == "caption":
            rows.append((replace(row[0], colspan=wide),))
        elif any(cell.kind == "value" for cell in row):
            text = year if kind == "year" else _written(kind, rng)
            rows.append(_placed(row, GridCell("value", f"{_EXTRA}.{kind}", text), first=first))
        elif row[0].line == "content" or index == 0:
            down = 1 if row[0].line == "content" else row[0].rowspan
            rows.append(_placed(row, GridCell("head", f"{_EXTRA}.{kind}", head, 1, down), first=first))
        else:
            rows.append(row)
    return replace(grid, width=wide, rows=tuple(rows))


def _placed(row: Row, cell: GridCell, *, first: bool) -> Row:
    """The cell behind the row's labels, or at its end."""
    if not first:
        return (*row, cell)
    labels = [other for other in row if other.kind in {"group", "label"} or other.line in {"note", "content"}]
    return (*labels, cell, *row[len(labels) :])


def _written(kind: str, rng: Random) -> str:
    if kind == "remark":
        return rng.choice(("", "", "", "无", "无", "含网上申请"))
    if kind == "share":
        return f"{rng.randint(0, 99)}.{rng.randint(0, 99):02d}%"
    if kind == "change":
        return rng.choice(("持平", f"+{rng.randint(1, 90)}%", f"-{rng.randint(1, 90)}.{rng.randint(1, 9)}%", "0%"))
    return str(rng.choice((0, rng.randint(1, 9), rng.randint(10, 900))))


def _apart_by_something(layout: Layout) -> bool:
    return not layout.glued


_ALL = ("columns", "count", "values")
DAMAGES = (
    Damage(
        "heads-reordered",
        _on_grids(heads_reordered, "applications", "proactive", "disputes"),
        touches=frozenset({*_ALL, "heads"}),
        fits=_apart_by_something,
    ),
    Damage("rows-reordered", rows_reordered, touches=frozenset({"count", "values", "rows", "labels-gone"}), fits=_apart_by_something),
    Damage("further-column", further_column, touches=frozenset({*_ALL, "heads", "captions", "rows"}), fits=_apart_by_something),
)
