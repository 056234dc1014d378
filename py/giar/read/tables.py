"""The three tables: from stretches of text and values to the cells of the form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from giar.form import Edition, Relation, cell_key, relations
from giar.read.apart import blocks_apart, chunks_apart
from giar.read.choose import OpenRow, choose
from giar.read.chunks import MOST_SPLIT, WIDE, Chunk, chunks_of
from giar.read.columns import columns_of, head_columns
from giar.read.glued import glued_readings, is_too_short
from giar.read.names import RowNames
from giar.read.neighbours import Neighbours
from giar.read.orientation import labels_stand_behind
from giar.read.readings import LOST, Reading, is_complete, readings_cut_off, readings_of
from giar.read.rows import MARGIN, Row, form_rows, place_chunks
from giar.read.stretches import Match, Stretch, Words

DISTINCT = 4
"""A label of so many characters is not met by chance."""


@dataclass(frozen=True, slots=True)
class Edges:
    """What stands behind the stretches of tables 二 and 三."""

    behind: Words
    """The text up to table 四 or the end."""
    cut: bool
    """True where the text breaks off with the last value, or with that text."""
    cut_at_value: bool
    """True where it breaks off with the last value."""
    gridded: bool
    """True where a document drew the tables: then every cell of a row has its slot, and nothing else has."""


@dataclass(slots=True)
class Placed:
    """A row of the form with the readings that remain for it, column keys and all."""

    row: Row
    columns: tuple[str, ...]
    readings: tuple[Reading, ...]
    certain: bool
    """False where the values may belong to another row."""
    merged: bool = False
    """True where a cell has no value of its own because a label more on the line took its place."""

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(cell_key(self.row.table, self.row.key, column) for column in self.columns)


def read_rows(text: str, found: Sequence[Stretch], forms: Sequence[Edition], edges: Edges) -> tuple[Edition, list[Placed]]:
    """Every row of tables 二 and 三 that the text has, with the readings of its cells.

    Of several forms the one is taken whose rows explain the text best.
    """
    tried = sorted((_aligned(found, form) for form in forms), key=lambda attempt: (_left_over(attempt[2]), -attempt[3]))
    form, rows, chunks, score = tried[0]
    if len(tried) > 1 and chunks:
        # The last row of a text that breaks off may have lost the labels that would tell the forms apart.
        _doubt_other_handling(rows, chunks if score - tried[1][3] < MARGIN else chunks[-1:])
    _return_leftovers(chunks, rows)
    placed = list(_placed_rows(text, form, rows, chunks, edges))
    placed += list(_rows_without_values(form, rows, found, chunks, placed, edges))
    return form, _chosen(placed, relations(form))


def _left_over(chunks: Sequence[Chunk]) -> int:
    """How many whole rows of values find no place."""
    return sum(1 for chunk in chunks if not chunk.rows and chunk.filled >= WIDE)


def _doubt_other_handling(rows: Sequence[Row], chunks: Sequence[Chunk]) -> None:
    """Where the sixth outcome fits as one row and as three, what stands there belongs to no row for certain."""
    for chunk in chunks:
        if chunk.rows and rows[chunk.rows[0]].key.startswith("other_") and rows[chunk.rows[0]].table == "applications":
            chunk.rows = [chunk.rows[0], chunk.rows[0]] if len(chunk.rows) == 1 else chunk.rows


def _aligned(found: Sequence[Stretch], form: Edition) -> tuple[Edition, list[Row], list[Chunk], float]:
    rows = form_rows(form)
    chunks = _table_chunks(found, rows)
    return form, rows, chunks, place_chunks(rows, chunks)


def _table_chunks(found: Sequence[Stretch], rows: Sequence[Row]) -> list[Chunk]:
    """The chunks from the first row label to the last, and those around them that no prose sets apart."""
    names = RowNames(rows)
    valued = [at for at, stretch in enumerate(found) if stretch.filled and not _is_lone_mark(stretch, names)]
    anchors = [index for index, at in enumerate(valued) if _anchor(found[at], names)]
    if not anchors:
        return []
    first, last = anchors[0], anchors[-1]
    while first > 0 and not found[valued[first]].words.walled:
        first -= 1
    while last + 1 < len(valued) and not found[valued[last + 1]].words.walled:
        last += 1
    window = valued[first : last + 1]
    behind = labels_stand_behind([found[at] for at in window])
    if behind is None:
        return []
    apart = blocks_apart([] if behind else [(found[at], names.in_order(found[at].words)) for at in window], names)
    chunks: list[Chunk] = []
    for at, block in zip_longest(window, apart):
        stretch = found[at]
        if block:
            chunks.extend(chunks_apart(stretch, at, names.row(block.labels[-1]).width, block))
            continue
        labels = names.next_to_values(stretch.after if behind else stretch.words, behind=behind)
        chunks.extend(chunks_of(stretch, at, names.row(labels[-1]).width if labels else 0, labels, behind=behind))
    return chunks


def _is_lone_mark(stretch: Stretch, names: RowNames) -> bool:
    """True for a mark alone on a line below a label of table 三: rather the first character of 无法提供 than all of a row."""
    if [(slot.kind, slot.gap) for slot in stretch.slots] != [("mark", "line")]:
        return False
    labels = names.next_to_values(stretch.words)
    return bool(labels) and names.row(labels[-1]).width == WIDE


def _anchor(stretch: Stretch, names: RowNames) -> bool:
    labels = names.next_to_values(stretch.words)
    return bool(labels) and (len(labels[-1].word) >= DISTINCT or labels[-1].word in ("规章",))


def _return_leftovers(chunks: Sequence[Chunk], rows: Sequence[Row]) -> None:
    """Values that found no row go back to the row they stand next to, unless that row is complete on its own line."""
    for before, chunk in pairwise(chunks):
        if (
            chunk.rows
            or chunk.among
            or chunk.stretch != before.stretch
            or len(before.rows) != 1
            or not any(s.kind == "value" for s in chunk.slots)
        ):
            continue
        cells = sum(slot.kind != "soft" for slot in before.slots)
        if not (before.whole_line and cells >= rows[before.rows[0]].width):
            before.slots = before.slots + chunk.slots
            chunk.slots = []
        elif chunk.filled <= MOST_SPLIT and _is_explicit(before):
            before.stray = chunk.slots
            chunk.slots = []


def _is_explicit(chunk: Chunk) -> bool:
    return any(slot.gap == "cell" for slot in chunk.slots)


def _placed_rows(text: str, form: Edition, rows: Sequence[Row], chunks: Sequence[Chunk], edges: Edges) -> Iterator[Placed]:
    by_table: dict[str, list[Chunk]] = {}
    for chunk in chunks:
        if chunk.rows:
            by_table.setdefault(rows[chunk.rows[0]].table, []).append(chunk)
    short = any(is_too_short(text, chunk.slots, rows[at].width) for chunk in chunks for at in chunk.rows[:1])
    for table, members in by_table.items():
        heads = head_columns(form, members, table)
        neighbours = Neighbours(text, rows, members, edges.gridded)
        for chunk in members:
            cut = edges.cut_at_value and chunk is chunks[-1]
            for at in chunk.rows:
                columns = columns_of(form, rows, rows[at], members, heads)
                yield _placed_row(form, rows[at], columns, chunk, neighbours, cut=cut, blanks_vanish=short)


def _placed_row(
    form: Edition, row: Row, columns: tuple[str, ...], chunk: Chunk, neighbours: Neighbours, *, cut: bool, blanks_vanish: bool
) -> Placed:
    text, width = neighbours.text, len(columns)
    certain = len(chunk.rows) == 1 and not neighbours.leave_in_doubt(chunk, width)
    frames, alike = neighbours.frames(chunk, width)
    if cut:
        certain = certain and chunk.labels <= 1 and not neighbours.lose_blanks(chunk, width)
        known = readings_cut_off(text, chunk.slots, width, frames)
    else:
        known = neighbours.reading_by_position(chunk, width)
    glued = glued_readings(
        text, chunk.slots, form, [cell_key(row.table, row.key, column) for column in columns], cut=cut, blanks_vanish=blanks_vanish
    )
    if known:
        found = known
    elif glued is not None:
        found = glued
    else:
        cells = () if is_complete(text, chunk.slots, width) else neighbours.cells(chunk, width)
        found = readings_of(text, chunk.slots, width, frames, alike=alike, cells=cells)
    if chunk.stray:
        # A lone number below a complete row is a page's, or the rest of a number that was split.
        found += readings_of(text, chunk.slots + chunk.stray, width, frames)
    return Placed(row, columns, found, certain, neighbours.merge_cells(chunk, width))


def _rows_without_values(
    form: Edition, rows: Sequence[Row], found: Sequence[Stretch], chunks: Sequence[Chunk], placed: Sequence[Placed], edges: Edges
) -> Iterator[Placed]:
    """The rows whose label stands in its order and that have no values themselves: all their cells are blank.

    Not the row at which a text breaks off.
    """
    used = {chunk.stretch for chunk in chunks}
    several = {chunk.stretch for chunk in chunks if not chunk.first}
    unplaced = (
        any((not chunk.rows and len(chunk.slots) > 1) or len(chunk.among) > 1 for chunk in chunks)
        or any(chunk.labels > 1 and chunk.stretch in several and not chunk.clustered and not chunk.label for chunk in chunks)
        or any(stretch.filled >= WIDE and at not in used for at, stretch in enumerate(found))
    )
    index = {(row.table, row.key): at for at, row in enumerate(rows)}
    taken = {at for chunk in chunks for at in chunk.rows}
    by_stretch: dict[int, list[int]] = {}
    for chunk in chunks:
        by_stretch.setdefault(chunk.stretch, []).extend(chunk.rows)
    above = -1
    for at, words in enumerate([*(stretch.words for stretch in found), edges.behind]):
        own = by_stretch.get(at, [])
        if not own and not _is_tabular(words):
            continue
        below = own[0] if own else min((row for row in taken if row > above), default=len(rows))
        labels = _named_between(words, index, above, below)
        named = [row for row, _ in labels]
        if at == len(found) and edges.cut and labels and labels[-1][1] is words.matches[-1]:
            # Where labels stand apart from their values, the text breaks off before the values of them all.
            named = [] if any(chunk.clustered or chunk.among for chunk in chunks) else named[:-1]
        for row in named:
            if row not in taken:
                yield _blank_row(form, rows[row], placed, unplaced or _has_digits(words, labels))
        above = max([above, *own, *named])


_TABULAR = 3
"""So many labels without values in a row, and little else, are a table and not a mention."""
_SURELY_TABULAR = 8


def _is_tabular(words: Words) -> bool:
    labels = [match for match in words.matches if any(m.role in ("row", "caption") for m in match.meanings)]
    if len(labels) >= _SURELY_TABULAR:
        return True
    return len(labels) >= _TABULAR and sum(len(match.word) for match in words.matches) * 2 > len(words.squashed)


def _has_digits(words: Words, labels: Sequence[tuple[int, Match]]) -> bool:
    """True where digits that number no label stand between the first of the labels and the text behind the last."""
    if not labels:
        return False
    first, last = labels[0][1], labels[-1][1]
    end = next((match.start for match in words.matches if match.start >= last.end), None)
    return any(first.start <= at and (end is None or at < end) for at in words.digits)


def _named_between(words: Words, index: Mapping[tuple[str, str], int], above: int, below: int) -> list[tuple[int, Match]]:
    """The rows that a text names, the most that stand in the form's order, and of equal ones the last.

    A name that is also a column's (总计, 其他) counts right behind a row's.
    """
    candidates: list[tuple[int, Match]] = []
    row_before = above >= 0
    for match in words.matches:
        at = next((index[m.table, m.key] for m in match.meanings if m.role == "row" and (m.table, m.key) in index), -1)
        if at < 0:
            row_before = row_before and any(m.role == "group" and m.table != "disputes" for m in match.meanings)
        elif above < at < below and (row_before or not any(m.role == "column" for m in match.meanings)):
            candidates.append((at, match))
            row_before = True
    return _longest_run(candidates)


def _longest_run(candidates: Sequence[tuple[int, Match]]) -> list[tuple[int, Match]]:
    """The longest part of the sequence, in its order, whose rows come in the form's order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (row, _) in enumerate(candidates):
        length = bisect_left(tails, row)
        before.append(ends[length - 1] if length else -1)
        tails[length:] = [row, *tails[length + 1 :]]
        ends[length:] = [number, *ends[length + 1 :]]
    run: list[tuple[int, Match]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        run.append(candidates[at])
        at = before[at]
    return run[::-1]


def _blank_row(form: Edition, row: Row, placed: Sequence[Placed], unplaced: bool) -> Placed:
    every = tuple(leaf.key for leaf in form.table(row.table).blocks[row.block].column_leaves)
    columns = next((p.columns for p in placed if p.row.table == row.table and p.row.block == row.block), every)
    return Placed(row, columns, () if unplaced else (tuple(LOST for _ in columns),), certain=not unplaced)


def _chosen(placed: list[Placed], sums: Sequence[Relation]) -> list[Placed]:
    certain = [p for p in placed if p.certain and p.readings and p.row.width >= WIDE]
    chosen = choose([OpenRow(p.keys, p.readings) for p in certain], [r for r in sums if r.table == "applications"])
    for row, readings in zip(certain, chosen, strict=True):
        row.readings = readings
    return placed
