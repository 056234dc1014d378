"""One report from one document: pieces, runs of values, the alignment with the form, and what of it is certain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from giar.form import Edition
from giar.read.about.edition import edition_of
from giar.read.about.ending import breaks_off, doubt_last_number
from giar.read.about.identity import identify
from giar.read.about.removed import repeated_lines_removed
from giar.read.about.sections import headings
from giar.read.about.units import add_head_units
from giar.read.align.alignment import Alignment, best_alignments
from giar.read.align.edits import DEFAULT
from giar.read.align.form_rows import DISPUTES, form_rows
from giar.read.align.labels import speaks_of_disputes
from giar.read.pieces.counters import without_counters
from giar.read.pieces.places import place_in_grids
from giar.read.pieces.tokens import tokenise
from giar.read.result import CellWriter, Edge, is_short, results
from giar.read.runs.named import merged, named_cells
from giar.read.runs.runs import Run, Words, runs_of, settle_gaps, with_values
from giar.report import Fix, Label, Meta, Report, Section, Where, empty_cells
from giar.report.text import CleanText
from giar.source.document import Document

_DISTINCT = 4
"""A label of so many characters is not met by chance."""
_LISTED = 3
"""So many labels in one text are those of a table."""
_SEVERAL_ROWS = 3
"""So many rows short of values are more than slips, where no two lines of a text are alike."""


def read_one(document: Document, text: CleanText, fixes: tuple[Fix, ...]) -> Report:
    """The report that a document holds, of which there is one; ``text`` is its text after cleaning."""
    atoms = without_counters(text, tokenise(text))
    if document.grids:
        place_in_grids(atoms, document, text)
    found, rest = runs_of(text, atoms)
    settle_gaps(found)
    identity = identify(text)
    followed = edition_of(found, rest, identity.year)
    named = named_cells(text, found, followed.forms)
    forms = named.forms if named else followed.forms
    tables = _tables(named.left(found) if named else found)
    rest_left = named.without(rest) if named else rest
    may_be_cut = not rest_left.walled and not document.grids
    edge = Edge(rest_left, cut=may_be_cut, cut_at_value=not rest_left.squashed and breaks_off(text, with_values(tables)))
    alignments = best_alignments(text, forms, tables, DEFAULT, cut=edge.cut_at_value)
    form = alignments[0].layout.form
    rows = results(alignments, edge, DEFAULT)
    if named:
        rows = merged(rows, named.rows)
    cells = empty_cells(form)
    short = sum(map(is_short, rows)) >= _SEVERAL_ROWS
    removed = short and not named and not document.grids and repeated_lines_removed(text, atoms, _above_disputes(alignments[0]))
    if not removed:
        cells.update(CellWriter(document, text).cells(rows))
        add_head_units(form, cells, text, [run.words for run in found])
        doubt_last_number(form, cells, len(document.text.rstrip() if document.source.kind == "html" else document.text))
    title = None if identity.title is None else document.text[slice(*text.origin(*identity.title))]
    return Report(
        source=document.source,
        meta=Meta(title, identity.organ, identity.year, followed.shown, "text" if identity.organ else None),
        form=form,
        cells=cells,
        sections=tuple(_sections(document.text, text)),
        labels=_labels(document.text, text, [*(run.words for run in found), rest], form),
        fixes=fixes,
        remarks=(*document.remarks, *(["repeated-lines-removed"] if removed else [])),
        text=document.text,
        clean=text,
    )


def _tables(found: Sequence[Run]) -> list[Run]:
    """The runs from the first with a label of the tables beside its values to the last, and those around them that no
    prose sets apart; texts without values before and between them too."""
    valued = with_values(found)
    anchors = [at for at, run in enumerate(valued) if _is_labelled(run)]
    if not anchors:
        return [run for run in found if not run.filled]
    first, last = anchors[0], anchors[-1]
    while first > 0 and not valued[first].words.walled:
        first -= 1
    while last + 1 < len(valued) and not valued[last + 1].words.walled:
        last += 1
    within = {id(run) for run in valued[first : last + 1]}
    end = max(at for at, run in enumerate(found) if id(run) in within)
    while end + 1 < len(found) and not found[end + 1].filled and not found[end + 1].words.walled:
        end += 1
    return [run for run in found[: end + 1] if id(run) in within or not run.filled]


def _above_disputes(alignment: Alignment) -> list[Run]:
    """The runs of tables 二 and 三: table 四 has its values on a line of their own even where other rows have their labels."""
    rows = form_rows(alignment.layout.form)
    below = {p.unit for at, placings in alignment.placings.items() if rows[at].table == DISPUTES for p in placings}
    return [run for unit, run in enumerate(alignment.layout.runs) if unit not in below]


def _is_labelled(run: Run) -> bool:
    """True for values beside a label that names a row of the form and is no common word."""
    texts = [reversed(run.words.matches), *([iter(run.after.matches)] if run.after is not None else [])]
    for matches in texts:
        for match in matches:
            if any(m.role == "row" for m in match.meanings):
                if len(match.word) >= _DISTINCT or match.word == "规章":
                    return True
            elif any(m.role == "group" for m in match.meanings):
                continue
            break
    if sum(any(m.role == "row" for m in match.meanings) and len(match.word) >= _DISTINCT for match in run.words.matches) >= _LISTED:
        return True
    return speaks_of_disputes(run.words) or any(all(m.table == "disputes" for m in match.meanings) for match in run.words.matches)


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


__all__ = ["read_one"]
