"""Document to Report: the text is cleaned, cut into stretches, aligned with the form, and every cell given its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from giar.clean import CleanText, clean
from giar.errors import InputError
from giar.form import Edition
from giar.read.counters import without_counters
from giar.read.disputes import KEYS, dispute_readings, find_disputes, is_blank_table
from giar.read.edition import edition_of
from giar.read.ending import breaks_off, doubt_last_number
from giar.read.grid import rows_by_grid, rows_by_separators
from giar.read.identity import identify
from giar.read.readings import CUT, LOST, Entry, Reading
from giar.read.sections import headings
from giar.read.several import repeated_lines_removed, second_report
from giar.read.stretches import Words, settle_gaps, stretches, with_values
from giar.read.tables import Edges, Placed, read_rows
from giar.read.tokens import tokenise
from giar.read.units import add_head_units
from giar.report import ABSENT, Cell, Fix, Label, Meta, Number, Report, Section, Where, empty_cells
from giar.source.document import Document

_SEVERAL_ROWS = 3
"""So many rows short of values are more than slips, where no two lines of a text are alike."""


def read(document: Document) -> Report:
    """The report that a document holds.

    Raises :class:`giar.InputError` (``several-reports``) where it holds two reports that differ.
    """
    text, fixes = clean(document.text)
    cut = second_report(text)
    if cut is None:
        return _read(document, text, fixes)
    return _one_of_two(document, text.origin(cut, cut + 1)[0])


def _one_of_two(document: Document, cut: int) -> Report:
    """A report pasted twice is read once; two reports are refused, and more than two without being read."""
    parts = [document.part(0, cut), document.part(cut, len(document.text))]
    cleaned = [clean(part.text) for part in parts]
    if second_report(cleaned[1][0]) is None:
        first, second = (_read(part, *text_and_fixes) for part, text_and_fixes in zip(parts, cleaned, strict=True))
        if [cell.value for cell in first.cells.values()] == [cell.value for cell in second.cells.values()]:
            return replace(first, text=document.text, remarks=(*first.remarks, "pasted-twice"))
    zh, en = _start_of(document, cut)
    raise InputError(
        "several-reports",
        f"文本中不止一份报告：从{zh}起是另一份报告的表格，数字与前一份不同。请一次只放一份报告。",
        f"The text holds more than one report: from {en} on stand the tables of another one, whose numbers differ. "
        "Give one report at a time.",
    )


def _start_of(document: Document, cut: int) -> tuple[str, str]:
    """Where the other report begins, in the words of whoever looks at the document: a sheet, a page, or a line."""
    where = document.where(cut, len(document.text))
    if where.sheet is not None:
        return f"工作表“{where.sheet}”", f"the sheet “{where.sheet}”"
    if where.page is not None:
        return f"第 {where.page} 页", f"page {where.page}"
    line = document.text.count("\n", 0, cut) + 1
    return f"第 {line} 行", f"line {line}"


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
        meta=Meta(title, identity.organ, identity.year, followed.shown),
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
        if before.status != "ambiguous":
            return cell
        found = before if before.where else cell
        notes = tuple(dict.fromkeys(before.notes + cell.notes))
        return replace(found, candidates=_blank_last(before.candidates + cell.candidates), notes=notes)

    def _ambiguous(self, entries: Iterable[Entry]) -> Cell:
        """Every reading is a candidate, a cell without a number as None; text that is no number cannot be one."""
        values: list[Number | None] = []
        notes: list[str] = []
        where: Where | None = None
        for entry in entries:
            if entry is CUT or entry.status == "unreadable":
                notes.append("cut-off" if entry is CUT else "may-be-text")
                continue
            values.append(entry.value)
            if entry.value is not None:
                where = where or self.where(*self.text.origin(entry.start, entry.end))
        text = self.given[where.start : where.end] if where else ""
        return Cell(None, "ambiguous", text, where, candidates=_blank_last(values), notes=tuple(dict.fromkeys(notes)))


def _blank_last(values: Iterable[Number | None]) -> tuple[Number | None, ...]:
    """The values, each once, None at the end."""
    return tuple(sorted(dict.fromkeys(values), key=lambda value: value is None))


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


__all__ = ["read"]
