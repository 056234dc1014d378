"""What is certain, what stays open: from the explanations within the margin to the cells of the form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from giar.form import Line, relations
from giar.form.lexicon import Meaning, bigrams
from giar.read.align.alignment import Alignment, Layout, Placing
from giar.read.align.edits import NEVER, Edits
from giar.read.align.form_rows import DISPUTES, FormRow, form_rows, row_index
from giar.read.align.labels import speaks_of_disputes
from giar.read.fill.choose import OpenRow, choose
from giar.read.fill.entries import CUT, DISPLACED, GONE, LOST, Entry, Reading
from giar.read.fill.fills import Fill
from giar.read.fill.shape import filled
from giar.read.pieces.tokens import SLOTS, Atom
from giar.read.runs.runs import Match, Run, Words
from giar.report import ABSENT, Cell, Number, Where
from giar.report.text import CleanText
from giar.source.document import Document

_TABULAR = 3
"""So many labels without values in a row, and little else, are a table and not a mention."""
_SURELY_TABULAR = 8
_THOUSAND = 3
_SHORT = 2
"""Labels of so few characters stand within others."""
_NAMED = 1.0
"""A row that costs more is not named by the text beside its values."""
_FAR = 12
_NEARLY = 0.45
"""The share of the character pairs of two texts, of which one misspells the other."""


@dataclass(slots=True)
class RowResult:
    """The readings that remain for a row; none where too many fit. ``keys`` are those of its cells, in their order."""

    keys: tuple[str, ...]
    readings: tuple[Reading, ...]
    costs: Mapping[Reading, float] = field(default_factory=dict)
    """What each of them costs."""
    candidates: tuple[Reading, ...] = ()
    """What is offered where none is held."""


@dataclass(frozen=True, slots=True)
class Edge:
    """How a text ends."""

    rest: Words
    """The text behind the last values."""
    cut: bool
    """True where no prose stands in it, so that the tables may have been cut off within."""
    cut_at_value: bool
    """True where the text breaks off with the last value."""


def results(alignments: Sequence[Alignment], edge: Edge, edits: Edits) -> list[RowResult]:
    """Every row that the text has, with its readings; the cheapest alignment comes first.

    A row that another alignment within the margin reads otherwise is in doubt between them.
    """
    found, *others = (_results(alignment, edge, edits) for alignment in alignments)
    for other in others:
        readings = {result.keys: result.readings for result in other}
        for result in found:
            known = readings.get(result.keys)
            if known is None:
                # Another form has other rows, but the cells of this one only if a row of its holds them.
                known = (tuple(LOST for _ in result.keys),)
            result.readings = tuple(dict.fromkeys((*result.readings, *known))) if result.readings and known else ()
    return found


def _results(best: Alignment, edge: Edge, edits: Edits) -> list[RowResult]:
    rows = form_rows(best.layout.form)
    found: dict[int, RowResult] = {}
    placed = sorted(best.placings) if _is_named(best) else ()
    beside = _left_beside(best)
    for at in placed:
        found[at] = _placed(best, rows[at], at, edge, edits)
    doubted = set(_doubted(best))
    for at, sure in _empty_rows(best, edge):
        if at not in found and (at not in doubted or at < len(rows) - 3):
            found[at] = RowResult(rows[at].keys, (tuple(LOST for _ in rows[at].keys),) if sure and at not in doubted else ())
    for table in best.layout.form.tables:
        sums = [relation for relation in relations(best.layout.form) if relation.table == table.key]
        own = [found[at] for at in found if rows[at].table == table.key and found[at].readings]
        kept = choose([OpenRow(result.keys, result.readings) for result in own], sums) if sums else []
        for result, readings in zip(own, kept, strict=False):
            result.readings = _affordable(result, readings, edits)
    for at, cells in beside.items():
        if at in found:
            found[at] = _with_doubt(found[at], cells)
    _prefer_whole(best, found, edits)
    return list(found.values())


def _prefer_whole(alignment: Alignment, found: dict[int, RowResult], edits: Edits) -> None:
    """Leaves out the blocks of table 四 where its one row of fifteen explains the text better."""
    whole = row_index(alignment.layout.form)[DISPUTES, DISPUTES]
    costs = {at: min(placing.cost for placing in placings) for at, placings in alignment.placings.items()}
    if costs.get(whole, NEVER) <= 0:
        for at in [at for at in found if at > whole and costs.get(at, NEVER) > edits.tie]:
            del found[at]


def _affordable(result: RowResult, chosen: Sequence[Reading], edits: Edits) -> tuple[Reading, ...]:
    """What sums have chosen, unless it takes more edits than what they reject: then they have not shown anything."""
    least = min(result.costs.get(reading, 0.0) for reading in result.readings)
    if min(result.costs.get(reading, 0.0) for reading in chosen) > least + edits.tie:
        return result.readings
    return tuple(chosen)


def is_short(result: RowResult) -> bool:
    """True for a row that is not established or has a cell without a place."""
    return len(result.readings) != 1 or any(entry in (LOST, DISPLACED) for entry in result.readings[0])


def _placed(alignment: Alignment, row: FormRow, at: int, edge: Edge, edits: Edits) -> RowResult:
    costs: dict[Reading, float] = {}
    if alignment.layout.behind and edge.cut and _is_cut_within_label(alignment, at):
        return RowResult(row.keys, ())
    units = {placing.unit for placing in alignment.placings[at]}
    if not alignment.layout.doubtful.isdisjoint(units) or any(alignment.layout.are_columns_open(unit, at) for unit in units):
        return RowResult(row.keys, ())
    for placing in _own_placings(alignment, at):
        fills = _fills(alignment, row, at, placing, edge, edits)
        if not fills:
            return RowResult(row.keys, ())
        for cost, reading in fills:
            whole = placing.cost - placing.fill + cost
            costs[reading] = min(whole, costs.get(reading, whole))
    if _is_doubled(alignment, at, edits) and len(costs) > 1:
        return RowResult(row.keys, (), candidates=tuple(costs))
    if at in alignment.unplaced:
        costs.setdefault(tuple(LOST for _ in row.keys), edits.margin)
    return RowResult(row.keys, tuple(costs), costs)


def _own_placings(alignment: Alignment, at: int) -> Sequence[Placing]:
    """The places of a row's values: where they stand beside its label, values beside none are not the row's too."""
    placings = alignment.placings[at]
    labelled = [placing for placing in placings if alignment.layout.evidence[placing.unit].sure == at]
    return labelled or placings


def _is_cut_within_label(alignment: Alignment, at: int) -> bool:
    """True where a text whose labels stand behind their values breaks off within the row's label."""
    last = len(alignment.layout.runs) - 1
    after = alignment.layout.runs[last].after
    if after is None or not after.matches or not any(placing.unit == last for placing in alignment.placings[at]):
        return False
    return after.matches[-1].tail > 0


def _is_doubled(alignment: Alignment, at: int, edits: Edits) -> bool:
    """True where the cheapest explanations give two runs of values to the row: its label comes twice."""
    units = {placing.unit for placing in alignment.placings[at] if placing.cost <= edits.tie}
    return sum(alignment.layout.evidence[unit].first.get(at, NEVER) <= edits.tie for unit in units) > 1


def _fills(alignment: Alignment, row: FormRow, at: int, placing: Placing, edge: Edge, edits: Edits) -> list[Fill]:
    """The fills of a placing, in the order of the row's own columns."""
    run = alignment.layout.runs[placing.unit]
    limit = edits.margin - placing.cost + placing.fill + 1e-9
    keys = alignment.layout.keys(placing.unit, at)
    slots = run.slots[placing.start : placing.end]
    start = alignment.layout.start(placing.unit, at)
    if edge.cut_at_value and placing.unit == len(alignment.layout.runs) - 1 and not filled(run.slots[placing.end :]):
        found = alignment.layout.filler.cut_fills(slots, keys, alignment.layout.look(placing.unit), start, limit)
    else:
        found = alignment.layout.filler.fills(slots, keys, alignment.layout.look(placing.unit), start, limit)
    found = [(cost, tuple(map(_counted, map(alignment.layout.form.lines.get, keys), reading))) for cost, reading in found]
    if keys == row.keys:
        return found
    places = [keys.index(key) if key in keys else -1 for key in row.keys]
    return [(cost, tuple(reading[place] if place >= 0 else GONE for place in places)) for cost, reading in found]


def _counted(lines: tuple[Line, Line] | None, entry: Entry) -> Entry:
    """A number with decimals where the form counts is none that can be read: 1.234 may be 1,234 or a slip."""
    if lines is None or lines[1].fractional or not isinstance(entry.value, Decimal) or entry.value == entry.value.to_integral_value():
        return entry
    return replace(entry, status="unreadable", value=None, note="decimals")


def _is_named(alignment: Alignment) -> bool:
    """True where some row has its values beside its label: what is placed by nothing but its order is no report."""
    layout = alignment.layout
    return any(
        at in layout.evidence[placing.unit].listed
        or (layout.evidence[placing.unit].first.get(at, NEVER) <= _NAMED and _is_near(layout.runs[placing.unit]))
        for at, placings in alignment.placings.items()
        for placing in placings
    )


def _is_near(run: Run) -> bool:
    """True where no more text than a label's rest stands between the values and the last label before or the first behind."""
    before, behind = run.words.matches[-1:], run.after.matches[:1] if run.after is not None else ()
    return (
        not (before or behind)
        or any(match.tail <= _FAR for match in before)
        or any(run.after.lead(match) <= _FAR for match in behind if run.after is not None)
    )


def _left_beside(alignment: Alignment) -> dict[int, frozenset[str] | None]:
    """The rows beside which values of a table stand that no row takes, and the cells that may be theirs; None for any.

    Values that stand below a row's without a label of their own belong to none by the label of another.
    """
    layout = alignment.layout
    left: dict[int, list[Atom]] = {}
    for unit, start, end in alignment.strays:
        values = [slot for slot in layout.runs[unit].slots[start:end] if slot.kind in SLOTS]
        if len(values) > 1 or (values and values[0].column > 0):
            left.setdefault(unit, []).extend(values)
    for at in alignment.placings:
        own = _own_placings(alignment, at)
        for placing in alignment.placings[at]:
            if placing.start and placing not in own:
                left.setdefault(placing.unit, []).extend(layout.runs[placing.unit].slots[placing.start : placing.end])
    found: dict[int, frozenset[str] | None] = {}
    for at in alignment.placings:
        for placing in _own_placings(alignment, at):
            if placing.unit in left and placing.cost <= 0:
                found[at] = _cells_over(layout, placing.unit, at, left[placing.unit])
    return found


def _cells_over(layout: Layout, unit: int, at: int, slots: Sequence[Atom]) -> frozenset[str] | None:
    """The cells of a row under whose heads the slots stand; None where that is not known."""
    start, keys = layout.start(unit, at), layout.keys(unit, at)
    if start is None:
        return None
    return frozenset(keys[slot.column - start] for slot in slots if 0 <= slot.column - start < len(keys))


def _with_doubt(result: RowResult, cells: frozenset[str] | None) -> RowResult:
    """The row with some of its cells in doubt, or all of them."""
    if cells is None or not result.readings:
        return RowResult(result.keys, (), candidates=result.readings)
    doubted = [
        tuple(LOST if key in cells else entry for key, entry in zip(result.keys, reading, strict=True)) for reading in result.readings
    ]
    return RowResult(result.keys, (*result.readings, *doubted), result.costs)


def _doubted(alignment: Alignment) -> Iterator[int]:
    """The rows beside whose label values stand that no row takes."""
    for unit, start, _ in alignment.strays:
        own = alignment.layout.evidence[unit]
        if start == 0 and own.first:
            nearest = min(own.first, key=lambda at: own.first[at])
            if own.first[nearest] < own.later[nearest]:
                yield nearest


def _empty_rows(alignment: Alignment, edge: Edge) -> Iterator[tuple[int, bool]]:
    """The rows whose label stands in its order and that have no values themselves: all their cells are blank.

    False with those beside whose label digits stand that were not understood.
    """
    rows, index = form_rows(alignment.layout.form), row_index(alignment.layout.form)
    whole = index[DISPUTES, DISPUTES]
    by_unit: dict[int, list[int]] = {}
    for at, placings in alignment.placings.items():
        for placing in placings:
            by_unit.setdefault(placing.unit, []).append(at)
    taken = sorted(at for at in alignment.placings if at < whole)
    above = -1
    for words, unit in [*alignment.layout.texts, (edge.rest, -1)]:
        own = [at for at in by_unit.get(unit, ()) if at < whole]
        if own or _is_tabular(words):
            below = min(own) if own else min((row for row in taken if row > above), default=whole)
            labels = _named_between(words, rows, above, below)
            if words is edge.rest and edge.cut and labels and labels[-1][1] is words.matches[-1]:
                # The text may break off before the values of the last label, and of all labels where they stand apart.
                labels = [] if alignment.layout.labels_first else labels[:-1]
            for at, match in labels:
                end = next((other.start for other in words.matches if other.start > match.start), None)
                listed = alignment.layout.labels_first and unit >= 0
                yield at, not listed and not any(match.end <= digit and (end is None or digit < end) for digit in words.digits)
            above = max([above, *own, *(at for at, _ in labels)])
        if words is not edge.rest and speaks_of_disputes(words) and max(alignment.placings, default=-1) < whole:
            yield whole, not words.digits


def _is_tabular(words: Words) -> bool:
    """True for labels without values that are a table and not a mention."""
    labels = [match for match in words.matches if any(m.role in ("row", "caption") for m in match.meanings)]
    if len(labels) >= _SURELY_TABULAR:
        return True
    return len(labels) >= _TABULAR and sum(len(match.word) for match in words.matches) * 2 > len(words.squashed)


def _named_between(words: Words, rows: Sequence[FormRow], above: int, below: int) -> list[tuple[int, Match]]:
    """The rows that a text names, the most that stand in the form's order, and of equal ones the last.

    A name that is also a column's (总计, 其他) counts right behind a row's.
    """
    index = {(row.table, row.key): at for at, row in enumerate(rows)}
    candidates: list[tuple[int, Match]] = []
    row_before = above >= 0
    for match in sorted((*words.matches, *_misspelt(words, rows, above, below)), key=lambda match: match.start):
        at = next((index[m.table, m.key] for m in match.meanings if m.role == "row" and (m.table, m.key) in index), -1)
        if at < 0:
            row_before = row_before and any(m.role == "group" and m.table != DISPUTES for m in match.meanings)
        elif above < at < below and (row_before or not any(m.role == "column" for m in match.meanings)):
            candidates.append((at, match))
            row_before = True
    return _longest_run(candidates)


def _misspelt(words: Words, rows: Sequence[FormRow], above: int, below: int) -> Iterator[Match]:
    """The texts that are nearly the label of a row in between, and hold none."""
    starts = [match.start for match in words.matches]
    for atom in words.atoms:
        inside = words.matches[bisect_left(starts, atom.start) : bisect_left(starts, atom.end)]
        if any(len(match.word) > _SHORT for match in inside):
            continue
        first, last = bisect_left(words.offsets, atom.start), bisect_left(words.offsets, atom.end)
        pairs = bigrams(words.squashed[first:last])
        likeness, at = max(
            ((len(own & pairs) / len(own | pairs), at) for at in range(above + 1, below) for own in rows[at].pairs), default=(0.0, -1)
        )
        if likeness >= _NEARLY:
            row = rows[at]
            yield Match(words.squashed[first:last], atom.start, atom.end, (Meaning("row", row.table, row.block, row.key),), 0)


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


class CellWriter:
    """Readings to cells, with every place taken back to the text as given."""

    def __init__(self, document: Document, text: CleanText) -> None:
        self.given = document.text
        self.where = document.where
        self.text = text

    def cells(self, found: Iterable[RowResult]) -> Iterator[tuple[str, Cell]]:
        """The cells of the rows by key; a cell of two rows is in doubt between them."""
        entries: dict[str, dict[Entry, None] | None] = {}
        offered: dict[str, dict[Entry, None]] = {}
        for result in found:
            for at, key in enumerate(result.keys):
                if not result.readings:
                    entries[key] = None
                    offered.setdefault(key, {}).update(dict.fromkeys(reading[at] for reading in result.candidates))
                elif entries.setdefault(key, {}) is not None:
                    own = entries[key]
                    assert own is not None
                    own.update(dict.fromkeys(reading[at] for reading in result.readings))
        for key, own in entries.items():
            yield key, self._cell(list(own)) if own else self._ambiguous(offered.get(key, ()))

    def _cell(self, entries: list[Entry]) -> Cell:
        if DISPLACED in entries and {entry.value for entry in entries} <= {0, None}:
            # Whichever cell was displaced, the row's total leaves nothing for it.
            entries = [entry for entry in entries if entry.value == 0][:1] or entries
        distinct = {(entry.status, entry.value) if entry.status != "absent" else ("blank", None) for entry in entries}
        if len(distinct) > 1:
            return self._ambiguous(entries)
        entry = entries[0]
        if entry in (LOST, DISPLACED):
            return Cell(None, "blank")
        if entry.status == "absent":
            return ABSENT
        if entry.note == "decimals":
            return self._in_thousands(entry)
        start, end = self.text.origin(entry.start, entry.end)
        notes = (entry.note,) if entry.note else ()
        return Cell(entry.value, entry.status, self.given[start:end], self.where(start, end), entry.unit, notes=notes)

    def _in_thousands(self, entry: Entry) -> Cell:
        """``1.234`` where the form counts: the number without its point is a reading, and it may be a slip."""
        start, end = self.text.origin(entry.start, entry.end)
        written = self.text[entry.start : entry.end]
        whole, _, rest = written.partition(".")
        readings = (int(whole + rest),) if len(rest) == _THOUSAND and (whole + rest).isdecimal() else ()
        return Cell(None, "ambiguous", self.given[start:end], self.where(start, end), candidates=readings, notes=("may-be-text",))

    def _ambiguous(self, entries: Iterable[Entry]) -> Cell:
        """Every reading is a candidate, a cell without a number as None; text that is no number cannot be one."""
        values: list[Number | None] = []
        notes: list[str] = []
        where: Where | None = None
        for entry in entries:
            if entry == CUT or entry.status == "unreadable":
                notes.append("cut-off" if entry == CUT else "may-be-text")
                continue
            values.append(entry.value)
            if entry.value is not None:
                where = where or self.where(*self.text.origin(entry.start, entry.end))
        text = self.given[where.start : where.end] if where else ""
        candidates = tuple(sorted(dict.fromkeys(values), key=lambda value: value is None))
        return Cell(None, "ambiguous", text, where, candidates=candidates, notes=tuple(dict.fromkeys(notes)))
