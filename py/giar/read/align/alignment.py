"""The one alignment: runs of values against the rows of the form, by weight.

An explanation of a text says of each run of values, or part of it, which row of the form it fills or that it belongs to
none; it costs the sum of its edits (:mod:`giar.read.align.edits`). All explanations together are the paths of a graph
whose nodes are the places between values; the cheapest path through every edge is known from a sweep in each direction,
and so are all edges that some explanation within the margin uses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from giar.form import Edition, cell_key
from giar.read.align.columnwise import order_of, stand_one_a_line, turned
from giar.read.align.edits import NEVER, Edits
from giar.read.align.form_rows import DISPUTES, form_rows
from giar.read.align.heads import FOREIGN, Heads
from giar.read.align.labels import Evidence, LabelReader, labels_stand
from giar.read.fill.fills import Filler
from giar.read.fill.shape import Shape, core_of, filled, length_of, look_of, shape_of
from giar.read.stretches import Stretch, Words
from giar.read.tokens import SLOTS
from giar.report import Number

_MOST_IN_ROW = 17
"""No row takes more values, torn ones and strays among them."""
_MANY = 3
"""So many labels in a row before as many lines of values are labels apart from their values."""
_NEARLY_ALL = 0.8
_PAGE = 4
"""No page has a longer number."""
_LONG = 60
"""In a run of more values each row has nearly all of its own."""
_NAMED = 1.0
"""A row that costs more has no label that could place it out of its order."""
_SURELY_CUT = 8
"""A line of more values than this may hold several rows."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The slots ``[start, end)`` of a run as a row of the form, or as nothing (``row`` -1)."""

    source: int
    target: int
    row: int
    cost: float
    named: bool = False
    fill: float = 0.0
    unit: int = -1
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Placing:
    """A place of a row's values: the slots ``[start, end)`` of a run; ``cost`` is that of the cheapest explanation that
    has it, above the cheapest of all, and ``fill`` what of it comes from the row's cells."""

    unit: int
    start: int
    end: int
    cost: float
    fill: float


@dataclass(slots=True)
class Alignment:
    """The explanations within the margin."""

    form: Edition
    behind: bool
    cost: float
    texts: Sequence[tuple[Words, int]]
    """The texts in their order, with the number of the run that follows, or -1."""
    runs: Sequence[Stretch]
    evidence: Sequence[Evidence]
    shape: Shape
    filler: Filler
    placings: dict[int, list[Placing]] = field(default_factory=dict)
    unplaced: frozenset[int] = frozenset()
    """The rows that some explanation leaves without values."""
    keys: Callable[[int, int], tuple[str, ...]] = lambda unit, row: ()
    look: Callable[[Stretch], int] = lambda run: 0
    start: Callable[[int, int], int | None] = lambda unit, row: None
    labels_first: bool = False
    doubtful: frozenset[int] = frozenset()
    """Runs whose values may stand in another order."""
    strays: tuple[tuple[int, int, int], ...] = ()
    """Runs of slots that the cheapest explanation gives to no row: number of the run, first slot, last."""


class Aligner:
    """Aligns the runs of one text with one form, labels before or behind their values."""

    def __init__(self, text: str, form: Edition, found: Sequence[Stretch], edits: Edits, *, behind: Mapping[str | None, bool], cut: bool) -> None:
        self.cut = cut
        runs = [run for run in found if run.filled]
        self.form = form
        self.rows = form_rows(form)
        self.edits = edits
        self.behind = any(behind.values())
        self.runs = runs
        self.numbers = {id(run): at for at, run in enumerate(runs)}
        self.texts = [(run.words, self.numbers.get(id(run), -1)) for run in found]
        reader = LabelReader(text, form, edits, behind)
        self.evidence = [own for run in found if (own := reader.evidence(run))]
        self.straight = self._straight()
        self.columns = _settled(form, runs, self.evidence, self.straight)
        self.doubtful = frozenset(unit for unit in range(len(runs)) if self._is_out_of_order(unit))
        plain = [
            (run.slots, len(self.keys(unit, own.sure)), run.words)
            for unit, (run, own) in enumerate(zip(runs, self.evidence, strict=True))
            if own.sure is not None
        ]
        self.shape = shape_of(plain, [run.slots for run in runs])
        self.labels_first = False
        self.labels_first = any(
            len(own.listed) >= _MANY and len(self._cuts(run)) > _MANY and self._holds_rows(run, own)
            for run, own in zip(runs, self.evidence, strict=True)
        )
        self.filler = Filler(text, form, self.shape, edits)
        seen = frozenset().union(*(own.seen for own in self.evidence)) if runs else frozenset()
        skips = [self._skip(at, seen) for at in range(len(self.rows))]
        self.skips = [0.0, *accumulate(skips)]
        self.edges: list[list[Edge]] = []
        self.forced: set[int] = set()
        """The rows that no explanation leaves without values."""
        self.entering: dict[int, list[float]] = {}
        self.returning: dict[int, list[float]] = {}

    def _skip(self, at: int, seen: frozenset[int]) -> float:
        row = self.rows[at]
        cost = self.edits.row_empty if at in seen else self.edits.row_gone
        return cost if row.table != DISPUTES or row.key == DISPUTES else cost / 4

    def align(self) -> Alignment:
        """The explanations of the text within the margin of the cheapest."""
        node = 0
        for unit in range(len(self.runs)):
            node = self._unit(unit, node)
        self.edges.append([])
        return self._swept()

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
                self.numbers[id(self.runs[unit])] = unit
            if order is not None:
                return order == "open"
        return stand_one_a_line(run.slots) and self._holds_rows(run, own)

    def keys(self, unit: int, row: int) -> tuple[str, ...]:
        """The keys of the cells that the heads above a run give to a row, in their order; empty for a foreign column."""
        own = self.rows[row]
        columns = self.columns[unit].get((own.table, own.block))
        if columns is None:
            return own.keys
        if own.key == DISPUTES:
            count = len(columns)
            return tuple(own.keys[at + own.columns.index(key)] for at in range(0, own.width, count) for key in columns)
        return tuple(cell_key(own.table, own.key, key) if key else "" for key in columns)

    def _straight(self) -> dict[int, bool]:
        """For each heads with places, whether the lines below are as long as they are, so that values stand under them."""
        ends: dict[int, Counter[bool]] = {}
        for run, own in zip(self.runs, self.evidence, strict=True):
            first, last = core_of(run.slots)
            if run.slots[first].column < 0:
                continue
            row = self.rows[own.sure] if own.sure is not None else None
            for place, heads in own.heads.items():
                if heads.start is not None and (row is None or place == (row.table, row.block)):
                    ends.setdefault(id(heads), Counter())[length_of(run.slots, last) == heads.stop] += 1
        return {heads: counter[True] >= _NEARLY_ALL * counter.total() for heads, counter in ends.items()}

    def start(self, unit: int, row: int) -> int | None:
        """Where among the cells of a line the values of a row begin, where the heads above show it."""
        heads = self.evidence[unit].heads.get((self.rows[row].table, self.rows[row].block))
        if heads is None or not self.straight.get(id(heads)) or self.rows[row].width == 1:
            return None
        return heads.start if heads.stop - (heads.start or 0) + 1 == len(self.keys(unit, row)) else None

    def look(self, run: Stretch) -> int:
        """How many labels stand before a run's values: on their line, or where every cell has one, on all lines."""
        return look_of(run.words, by_line=self.shape.by_line)

    # The graph

    def _new(self, count: int) -> int:
        first = len(self.edges)
        self.edges.extend([] for _ in range(count))
        return first

    def _unit(self, unit: int, entry: int) -> int:
        """Adds the edges of a run; nodes are its cuts, three each: nothing placed yet, labels in turn, all labels first."""
        run, own = self.runs[unit], self.evidence[unit]
        if own.sure is not None and self._is_plain(run, own):
            base = self._new(1)
            self.forced.add(own.sure)
            for row, cost in own.first.items():
                self._add(Edge(base, base + 1, row, cost, cost <= _NAMED, 0.0, unit, 0, len(run.slots)))
            return base + 1
        cuts = self._cuts(run)
        base = self._new(3 * len(cuts))
        assert base == entry
        exit_ = base + 3 * len(cuts)
        several = len(own.listed) > 1 and (self.labels_first or self._holds_rows(run, own))
        listed = own.listed if several else {}
        for i in range(len(cuts) - 1):
            for j in range(i + 1, len(cuts)):
                if not self._segment(unit, base + 3 * i, base + 3 * j, cuts[i], cuts[j], listed):
                    break
            start, end = cuts[i], cuts[i + 1]
            for flag in range(3):
                cost = self._stray(run, start, end)
                if cost and (flag == 2 or (flag == 0 and min(own.first.values(), default=NEVER) < self.edits.label_lost)):
                    cost += self.edits.unanswered
                self._add(Edge(base + 3 * i + flag, base + 3 * (i + 1) + flag, -1, cost, unit=unit, start=start, end=end))
        last = base + 3 * (len(cuts) - 1)
        for flag in range(3):
            self._add(Edge(last + flag, exit_, -1, 0.0))
        return exit_

    def _add(self, edge: Edge) -> None:
        self.edges[edge.source].append(edge)

    def _is_plain(self, run: Stretch, own: Evidence) -> bool:
        """The ordinary case: the one label beside the values, as many values as cells, set apart like all others."""
        if self.labels_first and len(own.listed) > 1:
            return False
        if own.sure is None:
            return False
        first, last = core_of(run.slots)
        core = run.slots[first:last]
        if len(core) != len(self.keys(self.numbers[id(run)], own.sure)) or any(slot.kind == "soft" for slot in core):
            return False
        if self.shape.by_line:
            return (len(core) == 1 or not self.shape.blanks_vanish) and all(slot.gap == "line" for slot in core[1:])
        return all(slot.gap == self.shape.regular and slot.line == core[0].line for slot in core[1:])

    def _holds_rows(self, run: Stretch, own: Evidence) -> bool:
        """True where a run has values for two rows of those that its text lists, at least."""
        return run.filled >= 2 * self.rows[max(own.listed)].width

    def _cuts(self, run: Stretch) -> list[int]:
        """Where within a run a row may begin or end."""
        slots = run.slots
        first, _ = core_of(slots)
        lines = [at for at in range(1, len(slots)) if slots[at].line != slots[at - 1].line and not 0 < at <= first]
        if not lines and run.filled > _SURELY_CUT and run.filled != 15:
            lines = [at for at in range(1, len(slots)) if slots[at].gap != "inner"]
        return [0, *lines, len(slots)]

    def _segment(self, unit: int, source: int, target: int, start: int, end: int, listed: Mapping[int, float]) -> bool:
        """Adds the rows that the slots may be; False where they are too many for any."""
        run, own = self.runs[unit], self.evidence[unit]
        slots = run.slots[start:end]
        count = filled(slots)
        if count > _MOST_IN_ROW:
            return False
        if not count:
            return True
        # No explanation within the margin gives the slots to a row where it is so much cheaper that none has them.
        most = self._loose(run, start, end) + self.edits.unanswered + self.edits.row_gone + self.edits.margin
        is_long = len(run.slots) > _LONG
        fills: dict[object, float] = {}
        labels = self.look(run)

        def fit(row: int) -> float:
            keys = self.keys(unit, row)
            if is_long and abs(count - len(keys)) > 1:
                return NEVER
            key = row if count == 1 else (self.rows[row].table, len(keys))
            if key not in fills:
                fills[key] = self._fit(slots, keys, labels, count, self.start(unit, row))
                if self.cut and count < len(keys) and unit == len(self.runs) - 1 and not filled(run.slots[end:]):
                    fills[key] = min(fills[key], self.edits.cut_off)
            return fills[key]

        between = self.edits.labels_between if listed and self.labels_first else 0.0
        last = end == len(run.slots)
        for row, cost in own.first.items():
            if cost + between < most and cost + between + (fill := fit(row)) < most and (last or not own.behind):
                for before in (0, 1) if own.behind else (0,):
                    whole = cost + between + fill
                    self._add(Edge(source + before, target + 1, row, whole, cost <= _NAMED, fill, unit, start, end))
        for row, cost in own.later.items():
            if cost < most and cost + (fill := fit(row)) < most:
                if not own.behind:
                    self._add(Edge(source + 1, target + 1, row, cost + fill, False, fill, unit, start, end))
                elif not last:
                    for before in (0, 1):
                        self._add(Edge(source + before, target + 1, row, cost + fill, False, fill, unit, start, end))
                if listed:
                    self._add(Edge(source + 2, target + 2, row, cost + fill, False, fill, unit, start, end))
        for row, cost in listed.items():
            if cost < most and (fill := cost + fit(row)) < most:
                opening = 0.0 if self.labels_first else self.edits.labels_first
                self._add(Edge(source, target + 2, row, opening + fill, True, fill, unit, start, end))
                self._add(Edge(source + 2, target + 2, row, fill, True, fill, unit, start, end))
        return True

    def _fit(self, slots: Sequence[object], keys: Sequence[str], labels: int, count: int, start: int | None) -> float:
        width = len(keys)
        if count > 2 * width + 3:
            return NEVER
        return self.filler.cost(slots, keys, labels, start)  # type: ignore[arg-type]

    def _loose(self, run: Stretch, start: int, end: int) -> float:
        """What it costs that no row has the slots, line by line."""
        cost = 0.0
        at = start
        for place in range(start + 1, end + 1):
            if place == end or run.slots[place].line != run.slots[place - 1].line:
                cost += self._stray(run, at, place)
                at = place
        return cost

    def _stray(self, run: Stretch, start: int, end: int) -> float:
        slots = [slot for slot in run.slots[start:end] if slot.kind in SLOTS]
        if not slots:
            return self.edits.pad_typed * sum(slot.typed for slot in run.slots[start:end])
        if len(slots) == 1 and slots[0].end - slots[0].start <= _PAGE:
            return self.filler.stray(slots[0])
        return self.edits.stray_row + self.edits.stray_more * (len(slots) - 1)

    # The sweeps

    def _swept(self) -> Alignment:
        forward = self._forward()
        backward = self._backward()
        best = backward[0][0]
        prior = self.edits.labels_behind if self.behind else 0.0
        limit = best + self.edits.margin
        placings: dict[int, dict[tuple[int, int, int], Placing]] = {}
        unplaced: set[int] = set()
        strays: dict[tuple[int, int], int] = {}
        for source, edges in enumerate(self.edges):
            ahead = forward[source]
            if ahead is None:
                continue
            for edge in edges:
                if edge.unit < 0:
                    continue
                behind = backward[edge.target]
                if edge.row < 0:
                    if edge.cost and min(map(sum, zip(ahead, behind, strict=True))) + edge.cost <= best + 1e-9:
                        strays[edge.unit, edge.start] = edge.end
                    continue
                row = edge.row
                rest = edge.cost + behind[row + 1]
                through = self._entering(source, ahead, edge, row) + rest
                if through <= limit:
                    self._note_unplaced(ahead, row, limit - rest, unplaced)
                    key = (edge.unit, edge.start, edge.end)
                    known = placings.setdefault(edge.row, {}).get(key)
                    if known is None or through - best < known.cost:
                        placings[edge.row][key] = Placing(*key, max(through - best, 0.0), edge.fill)
        ends = forward[-1]
        if ends is not None:
            for state, cost in enumerate(ends):
                if cost + self._after(state) <= limit:
                    unplaced.update(range(state, len(self.rows)))
        left = frozenset(unplaced) - self.forced
        return Alignment(
            self.form,
            self.behind,
            best + prior,
            self.texts,
            self.runs,
            self.evidence,
            self.shape,
            self.filler,
            {row: sorted(found.values(), key=lambda placing: placing.cost) for row, found in placings.items()},
            left,
            self.keys,
            self.look,
            self.start,
            self.labels_first,
            self.doubtful,
            tuple((unit, start, end) for (unit, start), end in strays.items()),
        )

    def _after(self, state: int) -> float:
        if self.cut:
            # Where a text breaks off, the rows behind its end cost nothing.
            return 0.0
        return self.skips[-1] - self.skips[state]

    def _entering(self, source: int, ahead: Sequence[float], edge: Edge, row: int) -> float:
        """The least that it costs to come from a node to a row."""
        least = self.entering[source][row]
        if edge.named:
            least = min(least, ahead[row + 1] + self.edits.row_doubled)
            least = min(least, self.returning[source][row + 2] + self.edits.out_of_order)
        return least

    def _note_unplaced(self, ahead: Sequence[float], row: int, spare: float, unplaced: set[int]) -> None:
        """Notes the rows that are left out on a way to a row that is cheap enough."""
        skips = self.skips
        for state in range(row):
            if ahead[state] + skips[row] - skips[state] <= spare:
                unplaced.update(range(state, row))

    def _forward(self) -> list[list[float] | None]:
        count = len(self.rows)
        skips = self.skips
        nodes: list[list[float] | None] = [None] * len(self.edges)
        nodes[0] = [0.0] + [NEVER] * count
        for source, edges in enumerate(self.edges):
            ahead = nodes[source]
            if ahead is None or not edges:
                continue
            entering = self.entering[source] = [
                cost + skips[at] for at, cost in enumerate(accumulate((c - skips[i] for i, c in enumerate(ahead)), min))
            ]
            if any(edge.named for edge in edges):
                self.returning[source] = [*list(accumulate(reversed(ahead), min))[::-1], NEVER]
            for edge in edges:
                target = nodes[edge.target]
                if target is None:
                    target = nodes[edge.target] = [NEVER] * (count + 1)
                if edge.row < 0:
                    nodes[edge.target] = [min(a, b + edge.cost) for a, b in zip(target, ahead, strict=True)]
                    continue
                row = edge.row
                cost = self._entering(source, ahead, edge, row) if edge.named else entering[row]
                target[row + 1] = min(target[row + 1], cost + edge.cost)
        return nodes

    def _backward(self) -> list[list[float]]:
        count = len(self.rows)
        skips = self.skips
        final = [self._after(state) for state in range(count + 1)]
        nodes: list[list[float]] = [[] for _ in self.edges]
        nodes[-1] = final
        for source in range(len(self.edges) - 2, -1, -1):
            current = [NEVER] * (count + 1)
            rows = [NEVER] * count
            named = [NEVER] * count
            for edge in self.edges[source]:
                behind = nodes[edge.target]
                if edge.row < 0:
                    current = [min(a, b + edge.cost) for a, b in zip(current, behind, strict=True)]
                    continue
                row = edge.row
                cost = edge.cost + behind[row + 1]
                rows[row] = min(rows[row], cost)
                if edge.named:
                    named[row] = min(named[row], cost + self.edits.out_of_order)
                    current[row + 1] = min(current[row + 1], cost + self.edits.row_doubled)
            ahead = list(accumulate((rows[at] + skips[at] for at in range(count - 1, -1, -1)), min))[::-1]
            again = [NEVER, NEVER, *accumulate(named[:-1], min)]
            nodes[source] = [min(current[a], (ahead[a] - skips[a]) if a < count else NEVER, again[a]) for a in range(count + 1)]
        return nodes


def _settled(
    form: Edition, runs: Sequence[Stretch], evidence: Sequence[Evidence], straight: Mapping[int, bool]
) -> list[dict[tuple[str, int], tuple[str, ...]]]:
    """For each run the columns by table and block, where they are others than the form's."""
    rows = form_rows(form)
    known: dict[int, tuple[str, ...] | None] = {}
    counts: dict[int, Counter[int]] = {}
    complete: dict[int, list[list[Number]]] = {}
    for run, own in zip(runs, evidence, strict=True):
        for place, heads in own.heads.items():
            if place[0] == "applications" and len(run.slots) > len(heads.columns):
                lines = Counter(slot.line for slot in run.slots if slot.kind in SLOTS)
                counts.setdefault(id(heads), Counter()).update(count for count in lines.values() if count > 2)
        if own.sure is None:
            continue
        row = rows[own.sure]
        above = own.heads.get((row.table, row.block))
        if above is None:
            continue
        first, last = core_of(run.slots)
        hard = [slot for slot in run.slots[first:last] if slot.kind != "soft"]
        counts.setdefault(id(above), Counter())[len(hard)] += 1
        complete.setdefault(id(above), []).append([slot.written.value if slot.written else 0 for slot in hard])
    settled = []
    for own in evidence:
        mine = {}
        for place, heads in own.heads.items():
            if id(heads) not in known:
                known[id(heads)] = _columns(form, heads, counts.get(id(heads), Counter()), complete.get(id(heads), []), straight=straight.get(id(heads), False))
            columns = known[id(heads)]
            if columns is not None:
                mine[place] = columns
        settled.append(mine)
    return settled


def _columns(form: Edition, heads: Heads, counts: Counter[int], rows: Sequence[Sequence[Number]], *, straight: bool) -> tuple[str, ...] | None:
    """The columns that heads name, or None where they are the form's or the rows under them speak against them."""
    leaves = tuple(leaf.key for leaf in form.table(heads.table).blocks[heads.block].column_leaves)
    if heads.columns == leaves:
        return None
    if len(heads.columns) == len(leaves) and set(heads.columns) == set(leaves):
        if "total" not in leaves or heads.columns.index("total") == leaves.index("total"):
            return heads.columns
        named, usual = _votes(rows, heads.columns), _votes(rows, leaves)
        return heads.columns if (heads.sure and usual <= 2 * named) or named > 2 * usual else None
    own = [key for key in heads.columns if key != FOREIGN]
    if len(own) < len(leaves) - 2:
        return None
    if len(own) < len(heads.columns) and straight:
        return heads.columns
    usual = counts.most_common(1)[0][0] if counts else 0
    # One run of digits may hold the whole row.
    return heads.columns if usual in (len(heads.columns), 1) else None


def _votes(rows: Sequence[Sequence[Number]], columns: Sequence[str]) -> int:
    """In how many rows the total of all other values stands where the columns say."""
    at = columns.index("total")
    return sum(2 * row[at] == sum(row) > 0 for row in rows if len(row) == len(columns))


def best_alignments(text: str, forms: Iterable[Edition], found: Sequence[Stretch], edits: Edits, *, cut: bool) -> list[Alignment]:
    """The cheapest alignment of each form and direction that is within the margin of the cheapest of all, it first.

    ``cut`` says that the text breaks off with its last value.
    """
    tried = [Aligner(text, form, found, edits, behind=behind, cut=cut).align() for form in forms for behind in labels_stand(found)]
    tried.sort(key=lambda alignment: alignment.cost)
    return [alignment for alignment in tried if alignment.cost <= tried[0].cost + edits.margin]
