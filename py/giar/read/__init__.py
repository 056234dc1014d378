"""Document to Report: the text is cleaned, cut into stretches, aligned with the form, and every cell given its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from giar.clean import CleanText
from giar.clean.text import Fix
from giar.form import Edition
from giar.place import Where
from giar.read.about.identity import identify
from giar.read.about.removed import repeated_lines_removed
from giar.read.about.sections import headings
from giar.read.about.several import Part, read_one
from giar.read.about.several import read_all as read_every
from giar.read.about.several import read_parts as read_apart
from giar.read.counters import without_counters
from giar.read.disputes import KEYS, dispute_readings, find_disputes, is_blank_table
from giar.read.edition import edition_of
from giar.read.ending import breaks_off, doubt_last_number
from giar.read.grid import rows_by_grid, rows_by_separators
from giar.read.readings import LOST, Entry, Reading
from giar.read.stretches import Words, settle_gaps, stretches, with_values
from giar.read.tables import Edges, Placed, read_rows
from giar.read.tokens import tokenise
from giar.read.units import add_head_units
from giar.report import ABSENT, Cell, Label, Meta, Number, Report, Section, empty_cells
from giar.source.document import Document

_SEVERAL_ROWS = 3
"""So many rows short of values are more than slips, where no two lines of a text are alike."""


def read(document: Document) -> Report:
    """The report that a document holds.

    Raises :class:`giar.InputError` (``several-reports``) where it holds two reports that differ.
    """
    return read_one(document, _read)


def read_all(document: Document) -> list[Report]:
    """The reports that a document holds, in order, with their places in the whole of it; one at least."""
    return read_every(document, _read)


def read_parts(document: Document) -> list[Part]:
    """The same, each report in a text of its own, with its place in the document."""
    return read_apart(document, _read)


def _read(document: Document, text: CleanText, fixes: tuple[Fix, ...]) -> Report:
    atoms = without_counters(text, tokenise(text))
    found, rest = stretches(text, atoms)
    settle_gaps(found)
    identity = identify(text)
    followed = edition_of(found, rest, identity.year)
    disputes = find_disputes(with_values(found))
    others = [stretch for stretch in found if not any(stretch is dispute for dispute in disputes)]
    cut_at_value = not disputes and not rest.squashed and breaks_off(text, others)
    behind = disputes[0].words if disputes else rest
    edges = Edges(behind, cut=not disputes and not rest.walled, cut_at_value=cut_at_value, gridded=bool(document.grids))
    forms, drawn = rows_by_grid(document.grids, text, followed.forms)
    form, placed = read_rows(text, others, forms, edges)
    if not document.grids and any(map(_leaves_open, placed)):
        drawn = rows_by_separators(text, form)
    cells = empty_cells(form)
    writer = _Writer(document, text, cells)
    short = sum(len(row.readings) != 1 or LOST in row.readings[0] for row in placed)
    removed = short >= _SEVERAL_ROWS and not document.grids and repeated_lines_removed(text, atoms, others)
    if not removed:
        for row in placed:
            writer.row(row)
        for keys, readings in dispute_readings(text, disputes, cut=bool(disputes) and breaks_off(text, disputes)):
            writer.readings(keys, readings)
        if not disputes and any(is_blank_table(stretch.words) for stretch in found if not stretch.filled):
            writer.readings(KEYS, [tuple(LOST for _ in KEYS)])
        for drawn_row in drawn:
            writer.readings(drawn_row.keys, drawn_row.readings)
        add_head_units(form, cells, text, [stretch.words for stretch in found])
        doubt_last_number(form, cells, len(document.text))
    title = None if identity.title is None else document.text[slice(*text.origin(*identity.title))]
    return Report(
        source=document.source,
        meta=Meta(title, identity.organ, identity.year, followed.shown, "text" if identity.organ else None),
        form=form,
        cells=cells,
        sections=tuple(_sections(document.text, text)),
        labels=_labels(document.text, text, [*(stretch.words for stretch in found), rest], form),
        fixes=fixes,
        remarks=(*document.remarks, *(["repeated-lines-removed"] if removed else [])),
        text=document.text,
        clean=text,
    )


def _leaves_open(row: Placed) -> bool:
    """True where the row is in doubt or has a cell without a place."""
    return not row.certain or len(row.readings) != 1 or LOST in row.readings[0]


class _Writer:
    """Readings to cells, with every place taken back to the text as given."""

    def __init__(self, document: Document, text: CleanText, cells: dict[str, Cell]) -> None:
        self.given = document.text
        self.where = document.where
        self.text = text
        self.cells = cells

    def row(self, placed: Placed) -> None:
        if placed.certain:
            self.readings(placed.keys, placed.readings, merged=placed.merged)
        else:
            for at, key in enumerate(placed.keys):
                self.cells[key] = self._also(self.cells[key], self._ambiguous([reading[at] for reading in placed.readings]))

    def readings(self, keys: Sequence[str], readings: Sequence[Reading], *, merged: bool = False) -> None:
        for at, key in enumerate(keys):
            entries = list(dict.fromkeys(reading[at] for reading in readings))
            if merged and {entry.value for entry in entries} <= {0, None}:
                # Whichever cell was merged, the row's total leaves nothing for it.
                entries = [entry for entry in entries if entry.value == 0][:1]
            self.cells[key] = self._cell(entries[0]) if len(entries) == 1 else self._ambiguous(entries)

    def _cell(self, entry: Entry) -> Cell:
        if entry is LOST:
            return Cell(None, "blank")
        if entry.status == "absent":
            return ABSENT
        start, end = self.text.origin(entry.start, entry.end)
        notes = (entry.note,) if entry.note else ()
        return Cell(entry.value, entry.status, self.given[start:end], self.where(start, end), entry.unit, notes=notes)

    def _also(self, before: Cell, cell: Cell) -> Cell:
        """A cell in doubt between what several runs of values would put into it."""
        if before.status != "ambiguous" or before.where is None:
            return cell
        return replace(before, candidates=tuple(dict.fromkeys(before.candidates + cell.candidates)))

    def _ambiguous(self, entries: Iterable[Entry]) -> Cell:
        values: dict[Number, None] = {}
        where: Where | None = None
        for entry in entries:
            if entry.value is not None:
                values[entry.value] = None
                where = where or self.where(*self.text.origin(entry.start, entry.end))
        text = self.given[where.start : where.end] if where else ""
        return Cell(None, "ambiguous", text, where, candidates=tuple(values))


def _sections(given: str, text: CleanText) -> Iterable[Section]:
    found = headings(text)
    ends = [*(heading.start for heading in found), len(text)][1:]
    for heading, end in zip(found, ends, strict=True):
        where = Where(*text.origin(heading.start, heading.end))
        yield Section(heading.key, given[where.start : where.end], where, Where(*text.origin(heading.end, end)))


def _labels(given: str, text: CleanText, texts: Iterable[Words], form: Edition) -> dict[str, Label]:
    """The row labels as written, by ``table.row``, the column labels by ``table.*.column``."""
    rows = {(table.key, line.key) for table in form.tables for block in table.blocks for line in block.row_leaves}
    labels: dict[str, Label] = {}
    for words in texts:
        for match in words.matches:
            where = Where(*text.origin(match.start, match.end))
            for meaning in match.meanings:
                key = f"{meaning.table}.{meaning.key}" if meaning.role == "row" else f"{meaning.table}.*.{meaning.key}"
                if meaning.role == "column" or (meaning.role == "row" and (meaning.table, meaning.key) in rows):
                    labels.setdefault(key, Label(given[where.start : where.end], where))
    return labels


__all__ = ["Part", "read", "read_all", "read_parts"]
