"""The three tables: from stretches of text and values to the cells of the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from giar.form import Edition, Relation, cell_key, relations
from giar.read.chunks import WIDE, Chunk, chunks_of
from giar.read.choose import OpenRow, choose
from giar.read.readings import LOST, Frame, Reading, frame_of, is_complete, readings_of
from giar.read.rows import Row, form_rows, place_chunks
from giar.read.stretches import Match, Stretch, Words

LOOSE = 4
"""So many characters may stand between a label and its values (an inserted 数量, a lost bracket) without hiding it."""
DISTINCT = 4
"""A label of so many characters is not met by chance."""


@dataclass(slots=True)
class Placed:
    """A row of the form with the readings that remain for it, column keys and all."""

    row: Row
    columns: tuple[str, ...]
    readings: tuple[Reading, ...]
    certain: bool
    """False where the values may belong to another row."""

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(cell_key(self.row.table, self.row.key, column) for column in self.columns)


def read_rows(text: str, found: Sequence[Stretch], form: Edition) -> list[Placed]:
    """Every row of tables 二 and 三 that the text has, with the readings of its cells."""
    rows = form_rows(form)
    chunks = _table_chunks(found, rows)
    place_chunks(rows, chunks)
    _return_leftovers(chunks, rows)
    placed = list(_placed_rows(text, form, rows, chunks))
    placed += _rows_without_values(found, rows, chunks, placed)
    return _chosen(placed, relations(form))


def _table_chunks(found: Sequence[Stretch], rows: Sequence[Row]) -> list[Chunk]:
    """The chunks from the first row label to the last, with the values before it that only miss their label."""
    keys = {(row.table, row.key): row for row in rows}
    anchors = [at for at, stretch in enumerate(found) if _anchor(stretch, keys)]
    if not anchors:
        return []
    first = anchors[0]
    while first > 0 and not found[first].words.walled and _table_words(found[first - 1].words):
        first -= 1
    chunks: list[Chunk] = []
    for at in range(first, anchors[-1] + 1):
        labels = _row_labels(found[at].words, keys)
        width = _width(labels[-1], keys) if labels else 0
        chunks.extend(chunks_of(found[at], at, width, labels))
    return chunks


def _anchor(stretch: Stretch, keys: Mapping[tuple[str, str], Row]) -> bool:
    labels = _row_labels(stretch.words, keys)
    return bool(labels) and (len(labels[-1].word) >= DISTINCT or labels[-1].word in ("规章",))


def _table_words(words: Words) -> bool:
    return any(meaning.role in ("column", "print", "caption") for match in words.matches for meaning in match.meanings)


def _row_labels(words: Words, keys: Mapping[tuple[str, str], Row]) -> list[Match]:
    """The row labels that end a text: the last stands next to the values, or nearly so."""
    labels: list[Match] = []
    for match in reversed(words.matches):
        named = [m for m in match.meanings if m.role == "row" and (m.table, m.key) in keys]
        if named and (labels or match.tail <= LOOSE):
            labels.append(match)
        elif not any(m.role == "group" for m in match.meanings) or not labels:
            break
    return labels[::-1]


def _width(label: Match, keys: Mapping[tuple[str, str], Row]) -> int:
    return next(keys[m.table, m.key].width for m in label.meanings if m.role == "row" and (m.table, m.key) in keys)


def _return_leftovers(chunks: Sequence[Chunk], rows: Sequence[Row]) -> None:
    """Values that found no row go back to the row they stand next to, unless that row is complete on its own line."""
    for before, chunk in zip(chunks, chunks[1:], strict=False):
        if chunk.rows or chunk.stretch != before.stretch or len(before.rows) != 1:
            continue
        if not (before.whole_line and before.filled >= rows[before.rows[0]].width):
            before.slots = before.slots + chunk.slots
            chunk.slots = []


def _placed_rows(text: str, form: Edition, rows: Sequence[Row], chunks: Sequence[Chunk]) -> Iterator[Placed]:
    by_table: dict[str, list[Chunk]] = {}
    for chunk in chunks:
        if chunk.rows:
            by_table.setdefault(rows[chunk.rows[0]].table, []).append(chunk)
    for table, members in by_table.items():
        heads = _heads(members, table)
        for chunk in members:
            yield from _placed_chunk(text, form, rows, chunk, members, heads)


def _placed_chunk(
    text: str, form: Edition, rows: Sequence[Row], chunk: Chunk, members: Sequence[Chunk], heads: frozenset[str]
) -> Iterator[Placed]:
    certain = len(chunk.rows) == 1
    for at in chunk.rows:
        row = rows[at]
        columns = _columns(text, form, rows, row, members, heads)
        frames = _frames(text, rows, members, chunk, len(columns))
        found = readings_of(text, chunk.slots, len(columns), frames)
        yield Placed(row, columns, found, certain)


def _heads(members: Sequence[Chunk], table: str) -> frozenset[str]:
    """The columns that the table's head names."""
    return frozenset(
        meaning.key
        for chunk in members
        if chunk.first
        for match in chunk.before.matches
        if match is not chunk.label
        for meaning in match.meanings
        if meaning.role == "column" and meaning.table == table
    )


def _columns(text: str, form: Edition, rows: Sequence[Row], row: Row, members: Sequence[Chunk], heads: frozenset[str]) -> tuple[str, ...]:
    """The columns that the text has: those of the form, less those that neither head nor rows show."""
    every = tuple(leaf.key for leaf in form.table(row.table).blocks[row.block].column_leaves)
    if len(every) < WIDE:
        return every
    named = tuple(key for key in every if key in heads)
    counts = Counter(chunk.filled for chunk in members if rows[chunk.rows[0]].width == len(every))
    usual, _ = counts.most_common(1)[0]
    complete = any(is_complete(text, chunk.slots, len(every)) for chunk in members if rows[chunk.rows[0]].width == len(every))
    if len(named) < len(every) and usual == len(named) and not complete:
        return named
    return every


def _frames(text: str, rows: Sequence[Row], members: Sequence[Chunk], chunk: Chunk, width: int) -> frozenset[Frame]:
    """The frames of the complete rows that stand behind as many labels as this one."""
    if is_complete(text, chunk.slots, width):
        return frozenset()
    return frozenset(
        frame_of(other.slots)
        for other in members
        if other.before.texts == chunk.before.texts and rows[other.rows[0]].width == width and is_complete(text, other.slots, width)
    )


def _rows_without_values(found: Sequence[Stretch], rows: Sequence[Row], chunks: Sequence[Chunk], placed: Sequence[Placed]) -> list[Placed]:
    """The rows whose label is there and whose cells are all blank; not those behind which the text breaks off."""
    taken = {(p.row.table, p.row.key) for p in placed}
    numbers = {chunk.stretch for chunk in chunks}
    unplaced = any(not chunk.rows and len(chunk.slots) > 1 for chunk in chunks)
    texts: Iterable[Words] = [found[at].words for at in sorted(numbers)]
    by_key = {(row.table, row.key): row for row in rows}
    blank: list[Placed] = []
    for words in texts:
        for match in words.matches:
            meanings = [m for m in match.meanings if m.role == "row" and (m.table, m.key) in by_key]
            if len(match.word) < DISTINCT or len(meanings) != 1:
                continue
            key = (meanings[0].table, meanings[0].key)
            if key not in taken:
                taken.add(key)
                blank.append(_blank_row(by_key[key], placed, unplaced))
    return blank


def _blank_row(row: Row, placed: Sequence[Placed], unplaced: bool) -> Placed:
    columns = next((p.columns for p in placed if p.row.table == row.table and p.row.block == row.block), ())
    return Placed(row, columns, () if unplaced else (tuple(LOST for _ in columns),), certain=not unplaced)


def _chosen(placed: list[Placed], sums: Sequence[Relation]) -> list[Placed]:
    certain = [p for p in placed if p.certain and p.readings and p.row.width >= WIDE]
    chosen = choose([OpenRow(p.keys, p.readings) for p in certain], [r for r in sums if r.table == "applications"])
    for row, readings in zip(certain, chosen, strict=True):
        row.readings = readings
    return placed
