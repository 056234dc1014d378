"""The one alignment: runs of values against the rows of the form, by weight.

An explanation of a text says of each run of values, or part of it, which row of the form it fills or that it belongs to
none; it costs the sum of its edits (:mod:`giar.read.align.edits`). All explanations are the paths of a graph
(:mod:`giar.read.align.graph`); those within the margin of the cheapest are what the text may say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from giar.form import Edition, cell_key
from giar.read.align.columns import Columns
from giar.read.align.columnwise import order_of, stand_one_a_line, turned
from giar.read.align.edits import NEVER, Edits
from giar.read.align.form_rows import DISPUTES, form_rows
from giar.read.align.graph import Edge, Graph
from giar.read.align.labels import Evidence, LabelReader, labels_stand
from giar.read.fill.fills import Filler
from giar.read.fill.shape import Shape, core_of, filled, look_of, shape_of
from giar.read.pieces.tokens import SLOTS, Atom
from giar.read.runs.runs import Run, Words

_MOST_IN_ROW = 17
"""No row takes more values, torn ones and strays among them."""
_MANY = 3
"""So many labels in a row before as many lines of values are labels apart from their values."""
_PAGE = 4
"""No page has a longer number."""
_LONG = 60
"""In a run of more values each row has nearly all of its own."""
_NAMED = 1.0
"""A row that costs more has no label that could place it out of its order."""
_SURELY_CUT = 8
"""A line of more values than this may hold several rows."""
_DISPUTES_WIDE = 15

FRESH, IN_TURN, LABELS_FIRST = range(3)
"""The states of a place within a run: nothing of it has a row yet; its label has had its row; all its labels come first."""


@dataclass(frozen=True, slots=True)
class Placing:
    """A place of a row's values: the slots ``[start, end)`` of a run.

    ``cost`` is that of the cheapest explanation that has it, above the cheapest of all, and ``fill`` what of it comes from
    the row's cells.
    """

    unit: int
    start: int
    end: int
    cost: float
    fill: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The explanations within the margin; runs are meant by their number (``unit``), rows by theirs in :func:`form_rows`."""

    layout: Layout
    cost: float
    placings: Mapping[int, Sequence[Placing]]
    unplaced: frozenset[int]
    """The rows that some explanation leaves without values."""
    strays: tuple[tuple[int, int, int], ...]
    """Slots that the cheapest explanation gives to no row: number of the run, first slot, the one behind the last."""


class Layout:
    """What a text shows of its own layout: the evidence of its labels, its columns, the shape of its rows."""

    def __init__(self, text: str, form: Edition, found: Sequence[Run], edits: Edits, behind: Mapping[str | None, bool]) -> None:
        self.form = form
        self.rows = form_rows(form)
        self.behind = any(behind.values())
        """True where the labels of a table stand behind its values."""
        reader = LabelReader(text, form, edits, behind)
        self.evidence = [own for run in found if (own := reader.evidence(run))]
        self.runs = [run for run in found if run.filled]
        numbers = {id(run): unit for unit, run in enumerate(self.runs)}
        self.texts: list[tuple[Words, int]] = [(run.words, numbers.get(id(run), -1)) for run in found]
        """The texts in their order, with the number of the run that follows, or -1."""
        self.columns = Columns(form, self.runs, self.evidence)
        self.doubtful = frozenset(unit for unit in range(len(self.runs)) if self._is_out_of_order(unit))
        """The runs whose values may stand in another order."""
        self.shape: Shape = shape_of(list(self._plainly_labelled()), [run.slots for run in self.runs])
        self.filler = Filler(text, form, self.shape, edits)
        self.labels_first = any(self._lists_labels(unit) for unit in range(len(self.runs)))
        """True where all labels of a block stand before all of its values."""

    def keys(self, unit: int, row: int) -> tuple[str, ...]:
        """The keys of the cells that the heads above a run give to a row, in their order; empty for a foreign column."""
        own = self.rows[row]
        columns = self.columns.of(unit, (own.table, own.block))
        if columns is None:
            return own.keys
        if own.key == DISPUTES:
            count = len(columns)
            return tuple(own.keys[at + own.columns.index(key)] for at in range(0, own.width, count) for key in columns)
        return tuple(cell_key(own.table, own.key, key) if key else "" for key in columns)

    def are_columns_open(self, unit: int, row: int) -> bool:
        """True where the heads above a run leave open which of a row's columns is whose."""
        own = self.rows[row]
        return len(own.columns) > 1 and self.columns.are_open(unit, (own.table, own.block))

    def start(self, unit: int, row: int) -> int | None:
        """Where among the cells of a line the values of a row begin, where the heads above show it."""
        return self.columns.start(unit, self.rows[row], len(self.keys(unit, row)))

    def look(self, unit: int) -> int:
        """How many labels stand before a run's values: on their line, or where every cell has one, on all lines."""
        return look_of(self.runs[unit].words, by_line=self.shape.by_line)

    def holds_rows(self, unit: int) -> bool:
        """True where a run has values for two rows of those that its text lists, at least."""
        return self.runs[unit].filled >= 2 * self.rows[max(self.evidence[unit].listed)].width

    def cuts(self, unit: int) -> list[int]:
        """Where within a run a row may begin or end."""
        run = self.runs[unit]
        slots = run.slots
        first, _ = core_of(slots)
        lines = [at for at in range(1, len(slots)) if slots[at].line != slots[at - 1].line and not 0 < at <= first]
        if not lines and run.filled > _SURELY_CUT and run.filled != _DISPUTES_WIDE:
            lines = [at for at in range(1, len(slots)) if slots[at].gap != "inner"]
        return [0, *lines, len(slots)]

    def is_plain(self, unit: int) -> bool:
        """The ordinary case: the one label beside the values, as many values as cells, set apart like all others."""
        run, own = self.runs[unit], self.evidence[unit]
        if own.sure is None or (self.labels_first and len(own.listed) > 1):
            return False
        first, last = core_of(run.slots)
        core = run.slots[first:last]
        if len(core) != len(self.keys(unit, own.sure)) or any(slot.kind == "soft" for slot in core):
            return False
        if self.shape.by_line:
            return (len(core) == 1 or not self.shape.blanks_vanish) and all(slot.gap == "line" for slot in core[1:])
        return all(slot.gap == self.shape.regular and slot.line == core[0].line for slot in core[1:])

    def _plainly_labelled(self) -> Iterator[tuple[Sequence[Atom], int, Words]]:
        for unit, (run, own) in enumerate(zip(self.runs, self.evidence, strict=True)):
            if own.sure is not None:
                yield run.slots, len(self.keys(unit, own.sure)), run.words

    def _lists_labels(self, unit: int) -> bool:
        return len(self.evidence[unit].listed) >= _MANY and len(self.cuts(unit)) > _MANY and self.holds_rows(unit)

    def _is_out_of_order(self, unit: int) -> bool:
        """Puts values into the order of their rows where they stand column by column; True where nothing tells which."""
        run, own = self.runs[unit], self.evidence[unit]
        if len(own.listed) < _MANY:
            return False
        exact = [at for at, cost in own.listed.items() if not cost]
        for count in (len(exact), len(own.listed)):
            order = order_of(run.slots, count, len(self.keys(unit, exact[-1])))
            if order == "columns":
                self.runs[unit] = replace(run, slots=turned(run.slots, count))
            if order is not None:
                return order == "open"
        return stand_one_a_line(run.slots) and self.holds_rows(unit)


class _Aligner:
    """Draws the graph of a text's explanations."""

    def __init__(self, layout: Layout, edits: Edits, *, cut: bool) -> None:
        self.layout = layout
        self.edits = edits
        self.cut = cut
        seen = frozenset().union(*(own.seen for own in layout.evidence))
        self.graph = Graph([self._left_out(at, seen) for at in range(len(layout.rows))], edits, cut=cut)
        self.forced: set[int] = set()
        """The rows that no explanation leaves without values."""

    def align(self) -> Alignment:
        for unit in range(len(self.layout.runs)):
            if self.layout.is_plain(unit):
                self._plain(unit)
            else:
                self._run(unit)
        self.graph.new(1)
        sweep = self.graph.sweep()
        limit = sweep.best + self.edits.margin
        placings: dict[int, dict[tuple[int, int, int], Placing]] = {}
        for edge, cost in sweep.through():
            key = (edge.unit, edge.start, edge.end)
            known = placings.get(edge.row, {}).get(key)
            if cost <= limit and (known is None or cost - sweep.best < known.cost):
                placings.setdefault(edge.row, {})[key] = Placing(*key, max(cost - sweep.best, 0.0), edge.fill)
        return Alignment(
            self.layout,
            sweep.best + (self.edits.labels_behind if self.layout.behind else 0.0),
            {row: sorted(found.values(), key=lambda placing: placing.cost) for row, found in placings.items()},
            sweep.left_out(limit) - self.forced,
            tuple((unit, start, end) for (unit, start), end in {(edge.unit, edge.start): edge.end for edge in sweep.strays()}.items()),
        )

    def _left_out(self, at: int, seen: frozenset[int]) -> float:
        """What it costs that a row has no values."""
        row = self.layout.rows[at]
        cost = self.edits.row_empty if at in seen else self.edits.row_gone
        # Table 四 is one row of fifteen, or three of five.
        return cost if row.table != DISPUTES or row.key == DISPUTES else cost / 4

    def _plain(self, unit: int) -> None:
        own = self.layout.evidence[unit]
        node = self.graph.new(1)
        if own.sure is not None:
            self.forced.add(own.sure)
        for row, cost in own.first.items():
            self.graph.add(Edge(node, node + 1, row, cost, cost <= _NAMED, 0.0, unit, 0, len(self.layout.runs[unit].slots)))

    def _run(self, unit: int) -> None:
        """Adds the edges of a run; its cuts are the nodes, one for each state."""
        cuts = self.layout.cuts(unit)
        segments = _Segments(self, unit)
        base = self.graph.new(3 * len(cuts))
        for i, start in enumerate(cuts[:-1]):
            for j in range(i + 1, len(cuts)):
                if not segments.add(base + 3 * i, base + 3 * j, start, cuts[j]):
                    break
            for state in (FRESH, IN_TURN, LABELS_FIRST):
                cost = segments.stray(start, cuts[i + 1], state)
                self.graph.add(Edge(base + 3 * i + state, base + 3 * (i + 1) + state, -1, cost, unit=unit, start=start, end=cuts[i + 1]))
        last = base + 3 * (len(cuts) - 1)
        for state in (FRESH, IN_TURN, LABELS_FIRST):
            self.graph.add(Edge(last + state, last + 3, -1, 0.0))


class _Segments:
    """The parts of one run, each as every row that it may be."""

    def __init__(self, aligner: _Aligner, unit: int) -> None:
        self.layout, self.graph, self.edits = aligner.layout, aligner.graph, aligner.edits
        self.unit = unit
        self.run = self.layout.runs[unit]
        self.own: Evidence = self.layout.evidence[unit]
        self.look = self.layout.look(unit)
        self.breaks_off = aligner.cut and unit == len(self.layout.runs) - 1
        several = len(self.own.listed) > 1 and (self.layout.labels_first or self.layout.holds_rows(unit))
        self.listed: Mapping[int, float] = self.own.listed if several else {}
        self.answered = min(self.own.first.values(), default=NEVER) >= self.edits.label_lost

    def add(self, source: int, target: int, start: int, end: int) -> bool:
        """Adds the rows that the slots ``[start, end)`` may be; False where they are too many for any."""
        count = filled(self.run.slots[start:end])
        if not 0 < count <= _MOST_IN_ROW:
            return not count
        # No explanation within the margin gives the slots to a row where it is so much cheaper that none has them.
        most = self._loose(start, end) + self.edits.unanswered + self.edits.row_gone + self.edits.margin
        fit = self._fit(start, end, count)
        for state, to, row, cost, named in self._ways(end == len(self.run.slots)):
            if cost < most and cost + (fill := fit(row)) < most:
                self.graph.add(Edge(source + state, target + to, row, cost + fill, named, fill, self.unit, start, end))
        return True

    def _ways(self, last: bool) -> Iterator[tuple[int, int, int, float, bool]]:
        """From which state to which the slots may be which row, at what cost, and whether a label places it."""
        own, listed = self.own, self.listed
        between = self.edits.labels_between if listed and self.layout.labels_first else 0.0
        if own.behind:
            # The label behind the values is that of the last row.
            for row, cost in (own.first if last else own.later).items():
                yield from ((state, IN_TURN, row, cost, last and cost <= _NAMED) for state in (FRESH, IN_TURN))
            return
        for row, cost in own.first.items():
            yield FRESH, IN_TURN, row, cost + between, cost <= _NAMED
        for row, cost in own.later.items():
            yield IN_TURN, IN_TURN, row, cost, False
            if listed:
                yield LABELS_FIRST, LABELS_FIRST, row, cost, False
        opening = 0.0 if self.layout.labels_first else self.edits.labels_first
        for row, cost in listed.items():
            yield FRESH, LABELS_FIRST, row, opening + cost, True
            yield LABELS_FIRST, LABELS_FIRST, row, cost, True

    def _fit(self, start: int, end: int, count: int) -> Callable[[int], float]:
        """What it costs that the slots fill a row, by the row's number."""
        slots = self.run.slots[start:end]
        is_last = self.breaks_off and not filled(self.run.slots[end:])
        is_long = len(self.run.slots) > _LONG
        known: dict[object, float] = {}

        def fit(row: int) -> float:
            keys = self.layout.keys(self.unit, row)
            if count > 2 * len(keys) + 3 or (is_long and abs(count - len(keys)) > 1):
                return NEVER
            asked: object = row if count == 1 else (self.layout.rows[row].table, len(keys))
            if asked not in known:
                cost = self.layout.filler.cost(slots, keys, self.look, self.layout.start(self.unit, row))
                known[asked] = min(cost, self.edits.cut_off) if is_last and count < len(keys) else cost
            return known[asked]

        return fit

    def stray(self, start: int, end: int, state: int) -> float:
        """What it costs that the slots, those of a line, belong to no row."""
        cost = self._stray(start, end)
        unanswered = state == LABELS_FIRST or (state == FRESH and not self.answered)
        return cost + (self.edits.unanswered if cost and unanswered else 0.0)

    def _stray(self, start: int, end: int) -> float:
        slots = [slot for slot in self.run.slots[start:end] if slot.kind in SLOTS]
        if not slots:
            return self.edits.pad_typed * sum(slot.typed for slot in self.run.slots[start:end])
        if len(slots) == 1 and slots[0].end - slots[0].start <= _PAGE:
            return self.layout.filler.stray(slots[0])
        return self.edits.stray_row + self.edits.stray_more * (len(slots) - 1)

    def _loose(self, start: int, end: int) -> float:
        """What it costs that no row has the slots, line by line."""
        slots = self.run.slots
        ends = [place for place in range(start + 1, end) if slots[place].line != slots[place - 1].line]
        return sum(self._stray(a, b) for a, b in zip([start, *ends], [*ends, end], strict=True))


def best_alignments(text: str, forms: Iterable[Edition], found: Sequence[Run], edits: Edits, *, cut: bool) -> list[Alignment]:
    """The cheapest alignment of each form and direction of labels that is within the margin of the cheapest of all, it first.

    ``cut`` says that the text breaks off with its last value.
    """
    ways = labels_stand(found)
    tried = [_Aligner(Layout(text, form, found, edits, behind), edits, cut=cut).align() for form in forms for behind in ways]
    tried.sort(key=lambda alignment: alignment.cost)
    return [alignment for alignment in tried if alignment.cost <= tried[0].cost + edits.margin]
