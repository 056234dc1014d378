"""Damages to single cells: doubled, torn, misread by an optical reader, two numbers in one, blanks that vanished."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random

from generator.damage import Damage, Draft
from generator.damage_copies import losing
from generator.damage_order import thinned
from generator.document import Document
from generator.doubt import Expected, adds_up, all_zero, row_of, whole_rows, without
from generator.grid import GridCell, Row
from generator.layout import Layout
from generator.marks import MARKED, key_of
from generator.truth import Filling, number, physical_rows

_COUNTS = (".decisions", ".in_force", ".public_total", ".issued")
"""Columns of table 二 whose numbers nothing in the report can vouch for."""


def cell_doubled(draft: Draft, rng: Random) -> Draft:
    """One cell stands twice in its row, and the row is one too long: which of its cells is one too many, nobody can say."""
    draft = thinned(draft, rng)
    offered = [key for key, filling in draft.document.fillings.items() if filling.written.strip()]
    key = rng.choice(offered or list(draft.document.fillings))
    grids = draft.document.grids()
    grid = grids[key.split(".")[0]]
    rows = tuple(_with_double(row, key) for row in grid.rows)
    document = draft.document.with_grids({grid.table: replace(grid, rows=rows)})
    return draft.with_document(losing(document, whole_rows(draft, [key])))


def _with_double(row: Row, key: str) -> Row:
    at = next((index for index, cell in enumerate(row) if cell.line == key and cell.kind == "value"), None)
    if at is None:
        return row
    return (*row[:at], replace(row[at], colspan=1), *row[at:])


def torn_by_enter(draft: Draft, rng: Random) -> Draft:
    """A line break inside one to three numbers: one number on two lines, or two numbers, and the row is not what it was."""
    long = [key for key, filling in draft.expected.items() if len(filling.written) > 1 and filling.written.isdigit()]
    chosen = set(rng.sample(sorted(long), min(len(long), rng.randint(1, 3))))

    def torn(found: re.Match[str]) -> str:
        cut = rng.randint(1, len(found[2]) - 1) if key_of(found[1]) in chosen else 0
        return found[0] if not cut else f"{found[0][: cut + 1]}\n{found[0][cut + 1 :]}"

    marked = MARKED.sub(torn, draft.marked)
    lost = chosen if draft.layout.named else whole_rows(draft, chosen)
    return replace(draft, marked=marked, expected=without(draft.expected, lost))


def torn_by_space(draft: Draft, rng: Random) -> Draft:
    """A space inside one to four numbers, with blanks about that could take a half of them.

    Within the bounds of its cell the number is whole again where its row adds up; in table 二 nothing vouches for that.
    """
    draft = thinned(draft, rng)
    long = [key for key, filling in draft.document.fillings.items() if len(filling.written) > 1 and filling.written.isdigit()]
    chosen = set(rng.sample(sorted(long), min(len(long), rng.randint(1, 4))))
    fillings = dict(draft.document.fillings)
    for key in chosen:
        filling = fillings[key]
        cut = rng.randint(1, len(filling.written) - 1)
        torn = replace(filling, written=f"{filling.written[:cut]} {filling.written[cut:]}")
        fillings[key] = torn if adds_up(row_of(draft, key), draft.document.fillings) else torn.lost()
    return draft.with_document(draft.document.filled(fillings))


def enter_before_total(draft: Draft, rng: Random) -> Draft:
    """The total of one to three rows has slid to the next line.

    A row that adds up with it shows that it is its total; else it might be a page's number, or what was torn off the last cell.
    """
    rows = [row for row in physical_rows(draft.document.edition) if row.groups and row.keys[-1] in draft.expected]
    chosen = rng.sample(rows, rng.randint(1, 3))
    totals = {row.keys[last] for row in chosen for _, last in [rng.choice(row.groups)]}

    def moved(found: re.Match[str]) -> str:
        return f"\n{found[0]}" if key_of(found[1]) in totals else found[0]

    expected: Expected = draft.expected
    for row in chosen:
        sure = draft.layout.label_first and adds_up(row, expected) and not all_zero(row, expected) and row.table != "disputes"
        if not sure:
            expected = without(expected, whole_rows(draft, row.keys[:1]))
    return replace(draft, marked=MARKED.sub(moved, draft.marked), expected=expected)


def stop_for_zero(draft: Draft, rng: Random) -> Draft:
    """One to four zeros read as ``。``, ``o`` or ``O``: those cells hold no number, and what they held is a guess."""
    zeros = [key for key, filling in draft.document.fillings.items() if filling.status == "number" and not filling.value]
    chosen = rng.sample(zeros, min(len(zeros), rng.randint(1, 4)))
    sign = rng.choice(("。", "。", "o", "O", "Q"))
    return _rewritten(draft, {key: Filling(0, "number", sign, recoverable=False) for key in chosen})


def _rewritten(draft: Draft, changes: dict[str, Filling]) -> Draft:
    return draft.with_document(draft.document.filled({**draft.document.fillings, **changes}))


def one_misread(draft: Draft, rng: Random) -> Draft:
    """``3|``, ``3l`` or ``3I`` for 31 in one to three cells; where pipes part the cells, the row has one too many."""
    document = _with_large(draft.document, rng, lambda: rng.randint(1, 90) * 10 + 1)
    ending = [key for key, filling in document.fillings.items() if re.fullmatch(r"\d+1", filling.written)]
    chosen = rng.sample(ending, min(len(ending), rng.randint(1, 3)))
    sign = rng.choice(("|", "|", "l", "I"))
    fillings = dict(document.fillings)
    for key in chosen:
        fillings[key] = replace(fillings[key], written=fillings[key].written[:-1] + sign).lost()
    document = document.filled(fillings)
    if sign == "|" and _piped(draft.layout) and not draft.layout.named:
        document = losing(document, whole_rows(draft, chosen))
    return draft.with_document(document)


def _piped(layout: Layout) -> bool:
    return "pipe" in layout.name or layout.name.startswith(("markdown", "labels-on-lines", "transposed", "halves"))


def _with_large(document: Document, rng: Random, draw: Callable[[], int]) -> Document:
    """The document with a few numbers of table 二 drawn anew, so that there is one of the kind that the damage needs."""
    offered = [key for key in document.fillings if key.startswith("proactive.") and key.endswith(_COUNTS)]
    offered = [key for key in offered if document.fillings[key].status == "number" and "regulations" not in key]
    return document.filled({**document.fillings, **{key: number(draw()) for key in rng.sample(offered, 2)}})


def point_for_comma(draft: Draft, rng: Random) -> Draft:
    """``1.234`` for 1,234: a count has no decimals, so this is no number that anybody should take it for."""
    document = _with_large(draft.document, rng, lambda: rng.randint(1000, 98000))
    fillings = dict(document.fillings)
    for key, filling in document.fillings.items():
        counted = isinstance(filling.value, int) and not key.endswith((".amount", ".change"))
        if counted and filling.value is not None and filling.value >= 1000 and filling.written.isdigit():
            fillings[key] = replace(filling, written=f"{filling.value:,}".replace(",", ".")).lost()
    return draft.with_document(document.filled(fillings))


def two_in_one_cell(draft: Draft, rng: Random) -> Draft:
    """A second number in one to three cells, last year's perhaps: which of them counts, or whether they are one, is a guess.

    Only in tables whose sums hold, for those contradict the number that the two would make together.
    """
    offered = [key for key in draft.document.fillings if not key.startswith("proactive.")]
    offered = [key for key in offered if draft.document.fillings[key].status == "number"]
    # A line break is a break of the cell's own only where cells can hold one.
    own = "\n" if draft.layout.html else "<br>" if draft.layout.name == "markdown-breaks" else "、"
    gap = rng.choice((" ", " ", "  ", "→", own, own))
    changes = {}
    for key in rng.sample(offered, rng.randint(1, 3)):
        filling = draft.document.fillings[key]
        changes[key] = replace(filling, written=f"{filling.written}{gap}{rng.randint(1, 60)}").lost()
    return _rewritten(draft, changes)


def blanks_vanished(draft: Draft, rng: Random) -> Draft:
    """Rows of the 2019 table 二 whose blanks have gone without a trace: two numbers for three columns that do not add up."""
    rows = [row for row in physical_rows(draft.document.edition) if row.table == "proactive" and len(row.keys) > 1]
    gone: set[str] = set()
    for row in rng.sample(rows, rng.randint(1, 4)):
        gone.update(rng.sample(row.keys, rng.randint(1, len(row.keys) - 1)))
    blank = {key: Filling(None, "blank", "") for key in gone}
    document = draft.document.filled({**draft.document.fillings, **blank})
    grid = document.grids()["proactive"]
    fallen = replace(grid, rows=tuple(tuple(_fallen(cell, gone) for cell in row) for row in grid.rows))
    document = document.with_grids({"proactive": fallen})
    return draft.with_document(losing(document, whole_rows(draft, gone)).having_lost(replace(document.losses, dropped=frozenset(gone))))


def _fallen(cell: GridCell, gone: Iterable[str]) -> GridCell:
    return GridCell("missing", cell.line, "", 0) if cell.kind == "value" and cell.line in gone else cell


def _own_row(layout: Layout) -> bool:
    """Layouts whose rows end, so that one too long or too short does not shift the others."""
    return layout.in_rows and not layout.glued and not layout.apart


def _by_turn(layout: Layout) -> bool:
    """Where a cell's column is its place on the page, a cell too many has no place."""
    return _own_row(layout) and layout.name != "pdf-aligned-columns"


def _rows_on_lines(layout: Layout) -> bool:
    return _own_row(layout) and layout.rowwise and not layout.html and not layout.name.startswith("one-line")


def _torn(layout: Layout) -> bool:
    return not (layout.html or layout.glued or layout.apart or layout.turned)


def _bounded(layout: Layout) -> bool:
    return layout.trace and layout.bounded and not layout.glued


def _separate(layout: Layout) -> bool:
    return not layout.glued


_ROW = frozenset({"columns", "count", "rows", "values", "writing", "labels-gone"})
_CELL = frozenset({"count", "values", "writing"})
_TEXT = _ROW | {"end", "lines", "spaces"}
ON_VALUES = (
    Damage("zero-misread", stop_for_zero, touches=_CELL, fits=_separate),
    Damage("one-misread", one_misread, touches=_ROW, fits=_separate),
    Damage("point-for-comma", point_for_comma, touches=_CELL, fits=_separate),
    Damage("two-numbers-in-a-cell", two_in_one_cell, touches=_CELL, fits=_bounded, needs_sums=lambda layout: True),
    Damage("digits-torn-beside-blanks", torn_by_space, touches=_CELL, fits=_bounded),
)
ON_ROWS = (
    Damage("cell-doubled", cell_doubled, touches=_ROW, fits=_by_turn),
    Damage("blanks-vanished", blanks_vanished, touches=_ROW, fits=_own_row, editions=frozenset({"2019"})),
)
ON_TEXT = (
    Damage("number-torn-by-enter", on_text=torn_by_enter, touches=_TEXT, fits=_torn),
    Damage("enter-before-total", on_text=enter_before_total, touches=_TEXT, fits=_rows_on_lines),
)
