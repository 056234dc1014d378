"""A run of slots into the cells of a row: every way in which it may fill them, and what each costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from giar.form import Edition
from giar.read.align.edits import NEVER, Edits
from giar.read.fill.entries import CUT, DISPLACED, LOST, Entry, Reading, entry, joined
from giar.read.fill.glued import glued_readings, run_of
from giar.read.fill.positions import reading_by_position
from giar.read.fill.shape import ENOUGH, Look, Shape, blanks_behind, core_of, is_exact, length_of
from giar.read.pieces.tokens import Atom

MOST_FILLS = 2500
"""A row with more ways than this is not read: no sum could choose among so many with certainty."""
_MOST_SURPLUS = 3
_TOTAL = ".total"
_WIDE = 7
"""No row but table 四's is wider."""
_ALIKE = 0.9
_SHARE = 0.1
"""Where so many of the complete rows begin, a row may begin too."""
_FEW = 5
"""Rows of so few cells are too few to show whether blanks vanish."""

Fill = tuple[float, Reading]


@dataclass(frozen=True, slots=True)
class Plan:
    """A kind of fill: so many empty cells before and behind the values are blank cells, so many cells are lost."""

    cost: float
    lead: int = 0
    tail: int = 0
    lost: int = 0
    surplus: int = 0
    soft: bool = False
    known: Reading | None = None
    displaced: bool = False
    glued: bool = False
    unread: bool = False
    """True where the values are the row's and nobody can say how."""


class Filler:
    """Fills rows of one text."""

    def __init__(self, text: str, form: Edition, shape: Shape, edits: Edits) -> None:
        self.text = text
        self.form = form
        self.shape = shape
        self.edits = edits
        self._costs: dict[tuple[int, Look, int], float] = {}

    def cost(self, slots: Sequence[Atom], keys: Sequence[str], labels: int, start: int | None) -> float:
        """The cost of the cheapest way to fill the row."""
        return min((plan.cost for plan in self._plans(slots, keys, labels, start)), default=NEVER)

    def fills(self, slots: Sequence[Atom], keys: Sequence[str], labels: int, start: int | None, limit: float) -> list[Fill]:
        """The ways to fill the row that cost no more than ``limit``, the cheapest first; none where they are too many."""
        found: dict[Reading, float] = {}
        plans = sorted(self._plans(slots, keys, labels, start), key=lambda plan: plan.cost)
        if not plans:
            return []
        slack = limit - plans[0].cost
        reach = limit + self.edits.total_blank
        for plan in plans:
            if plan.cost > reach:
                break
            if plan.unread:
                return [] if plan.cost <= limit else self._cheapest(found, slack)
            if plan.glued:
                cut = glued_readings(self.text, slots, self.form, keys, blanks_vanish=self.shape.blanks_vanish) or ()
                return [(plan.cost, reading) for reading in cut]
            for cost, reading in self._carried_out(plan, slots, len(keys), reach):
                whole = cost + (self.edits.total_blank if _lacks_total(keys, reading) else 0.0)
                if whole < found.get(reading, NEVER):
                    found[reading] = whole
                    if len(found) > MOST_FILLS:
                        return []
        return self._cheapest(found, slack)

    def _cheapest(self, found: Mapping[Reading, float], slack: float) -> list[Fill]:
        """The readings that cost no more than so much above the cheapest, it first."""
        least = min(found.values(), default=0.0)
        return sorted(((cost, reading) for reading, cost in found.items() if cost <= least + slack), key=lambda fill: fill[0])

    def cut_fills(self, slots: Sequence[Atom], keys: Sequence[str], labels: int, start: int | None, limit: float) -> list[Fill]:
        """The ways to fill a row in which the text breaks off: its values fill the first cells; none where nothing tells."""
        width = len(keys)
        first, last = core_of(slots)
        core = [slot for slot in slots[first:last] if slot.kind != "soft"]
        if len(core) >= width or last == 0:
            glued = last - first == 1 and run_of(self.text, slots, width) is not None
            return self.fills(slots, keys, labels, start, limit) if not glued else self._cut_run(slots, keys)
        if self.shape.blanks_vanish or any(slot.gap in ("glued", "inner") for slot in core[1:]):
            return []
        if len(core) == 1 and run_of(self.text, slots, width) is not None:
            return self._cut_run(slots, keys)
        found = []
        for lead in range(first + 1):
            cost = self._pads(slots, first, lead, (width, labels))
            if start is not None:
                cost = self.edits.pad_moved if slots[first].column - lead != start else 0.0
            cells = [entry(slot) for slot in (*slots[first - lead : first], *core)]
            if cost <= self.edits.margin and len(cells) < width:
                found.append((cost, (*cells, *([CUT] * (width - len(cells))))))
        return found

    def _cut_run(self, slots: Sequence[Atom], keys: Sequence[str]) -> list[Fill]:
        found = glued_readings(self.text, slots, self.form, keys, cut=True, blanks_vanish=self.shape.blanks_vanish)
        return [(0.0, reading) for reading in found or ()]

    # Plans

    def _plans(self, slots: Sequence[Atom], keys: Sequence[str], labels: int, start: int | None) -> Iterator[Plan]:
        width = len(keys)
        first, last = core_of(slots)
        if last == 0:
            return
        core = slots[first:last]
        if last - first == 1 < width and run_of(self.text, slots, width) is not None:
            yield Plan(0.0, glued=True)
            return
        if any(slot.gap == "glued" for slot in core[1:]):
            yield Plan(self.edits.unread, unread=True)
            return
        broken = self._broken(core)
        hard = sum(slot.kind != "soft" for slot in core)
        soft = len(core) - hard
        for size, with_soft in ((hard, False), (len(core), True)) if soft else ((hard, False),):
            cost = broken + (self.edits.soft_blank if with_soft else self.edits.soft_nothing) * soft
            missing = width - size
            if missing == 0:
                yield Plan(cost, soft=with_soft)
            elif missing > 0:
                yield from self._short(slots, first, last, missing, labels, cost, start, with_soft=with_soft)
            elif not with_soft and -missing <= _MOST_SURPLUS:
                yield Plan(cost + self._surplus_cost(core, -missing, width), surplus=-missing)
            elif not with_soft:
                yield Plan(cost + self.edits.unread - self.edits.stray_value * missing / 2, unread=True)

    def _broken(self, core: Sequence[Atom]) -> float:
        """What the ends of lines within the values cost, each where it is no end within a number."""
        hard = [slot for slot in core if slot.kind != "soft"]
        breaks = [at for at in range(1, len(hard)) if hard[at].gap == "line"]
        if self.shape.by_line:
            return self.edits.crowded * min(len(hard) - 1 - len(breaks), 2) if len(breaks) * 2 >= len(hard) else 0.0
        cost = 0.0
        for at in breaks[:2]:
            bare = hard[at].column < 0 <= hard[0].column
            cost += self.edits.wrapped + (self.edits.wrapped_bare if bare else 0.0)
        return cost if len(breaks) < len(hard) - 1 or len(breaks) < 2 else self.edits.wrapped

    def _short(
        self, slots: Sequence[Atom], first: int, last: int, missing: int, labels: int, cost: float, start: int | None, *, with_soft: bool
    ) -> Iterator[Plan]:
        """Fewer values than cells: blank cells around the values, or cells that are lost."""
        leads, tails = first, blanks_behind(slots, last)
        placed = None
        if (not with_soft and slots[first].gap != "line") or slots[first].column < 0:
            placed = reading_by_position(self.text, slots, self.shape.complete.get(missing + last - first, ()), missing + last - first)
        if placed is not None:
            yield Plan(cost, known=placed)
            cost += self.edits.margin + 1
        width = missing + last - first
        exact = start is not None or is_exact(self.shape, width) or self._is_whole_line(slots, width)
        one = self._lost((width, labels), exact=exact)
        if start is not None and length_of(slots, last) >= start + width - 1:
            # Every cell has its place under a head.
            one += self.edits.margin + self.edits.total_blank
        for lead in range(min(leads, missing) + 1):
            for tail in range(min(tails, missing - lead) + 1):
                lost = missing - lead - tail
                unused = (*slots[: first - lead], *slots[last + tail : last + tails])
                pads = self.edits.pad_typed * sum(slot.typed for slot in unused)
                if start is not None:
                    pads += self.edits.pad_moved if slots[first].column - lead != start else 0.0
                else:
                    pads += self._pads(slots, first, lead, (width, labels))
                    if slots[first].column < 0 or self.shape.by_line or self._begins_alike((width, labels)):
                        pads += self._unusual(self.shape.tails, (width, labels), tails - tail)
                    pads += self.edits.pad_moved if unused and exact else 0.0
                if lost and not lead and not tail and self._is_displaced(slots, first, missing + last - first, lost):
                    yield Plan(cost + pads + self.edits.displaced, lead, tail, lost, soft=with_soft, displaced=True)
                    continue
                yield Plan(cost + pads + (one + 0.05 * (lost - 1) if lost else 0.0), lead, tail, lost, soft=with_soft)

    def _lost(self, look: Look, *, exact: bool) -> float:
        """What it costs that a blank cell left nothing."""
        if self.shape.blanks_vanish:
            return self.edits.blank_vanishes
        if not self.shape.separated:
            return self.edits.blank_untraced
        width = look[0]
        if exact or width <= _FEW or (width in self.shape.complete and self._begins_alike(look)):
            return self.edits.blank_lost
        return self.edits.blank_unknown if self.shape.blanks_stay else self.edits.blank_vanishes

    def _begins_alike(self, look: Look) -> bool:
        """True where complete rows that look the same begin at the same place, so that empty cells before them are blank."""
        starts = self.shape.starts.get(look)
        return starts is None or starts.most_common(1)[0][1] >= _ALIKE * starts.total()

    def _is_whole_line(self, slots: Sequence[Atom], width: int) -> bool:
        """True where the line has no label and as many cells as the row, filled or empty."""
        return width > _WIDE and len(slots) == width and slots[0].column == 0 and slots[0].line == slots[-1].line

    def _is_displaced(self, slots: Sequence[Atom], first: int, width: int, lost: int) -> bool:
        """True where the line is as long as those of complete rows, and its values begin as much later as they are fewer."""
        lengths = self.shape.lengths.get(width)
        if lengths is None or len(lengths) != 1 or lengths.total() < ENOUGH or length_of(slots, core_of(slots)[1]) not in lengths:
            return False
        starts = {start for counter in self.shape.starts.values() for start in counter}
        return slots[first].column - lost in starts and not any(slot.kind == "blank" for slot in slots)

    def _pads(self, slots: Sequence[Atom], first: int, lead: int, look: Look) -> float:
        """What it costs that the row begins so many cells before its first value."""
        column = slots[first].column
        if column < 0 or self.shape.by_line:
            return self._unusual(self.shape.leads, look, first - lead)
        return self._unusual(self.shape.starts, look, column - lead)

    def _unusual(self, known: dict[Look, Counter[int]], look: Look, count: int) -> float:
        """What it costs that a count is none of those of complete rows: of those that look the same, if there are enough."""
        asked = id(known), look, count
        if asked not in self._costs:
            self._costs[asked] = self._unusual_cost(known, look, count)
        return self._costs[asked]

    def _unusual_cost(self, known: dict[Look, Counter[int]], look: Look, count: int) -> float:
        alike = known.get(look)
        if alike is None or alike.total() < ENOUGH:
            return 0.0
        usual = alike.most_common(1)[0][1] / alike.total()
        return 0.0 if alike[count] >= _SHARE * alike.total() else self.edits.pad_moved * usual

    def _surplus_cost(self, core: Sequence[Atom], surplus: int, width: int) -> float:
        hard = [slot for slot in core if slot.kind != "soft"]
        singles = [self._drop(hard, at, width) for at in range(len(hard))]
        singles += [self._join(hard, at) for at in range(1, len(hard))]
        return sum(sorted(singles)[:surplus])

    def _drop(self, hard: Sequence[Atom], at: int, width: int) -> float:
        """What it costs that a value belongs to no cell."""
        slot = hard[at]
        if slot.kind == "blank":
            below = hard[at + 1] if at + 1 < len(hard) else None
            pushed = below is not None and below.gap == "line" and below is hard[-1]
            return self.edits.pushed_down - self._break(hard, at + 1) if pushed else self.edits.stray_value
        behind = hard[at + 1] if at + 1 < len(hard) else None
        if self._is_twice(slot, hard[at - 1] if at else None) or self._is_twice(slot, behind):
            return self.edits.value_doubled
        if slot.gap == "inner" or (behind is not None and behind.gap == "inner"):
            return self.edits.stray_inner
        alone = (slot.gap == "line" or at == 0) and (behind is None or behind.gap == "line")
        if alone:
            return self.stray(slot)
        return self.edits.stray_value + (self.edits.stray_beside_one if width == 1 else 0.0)

    def _is_twice(self, slot: Atom, beside: Atom | None) -> bool:
        """True where the value beside it is the same."""
        return beside is not None and self.text[slot.start : slot.end] == self.text[beside.start : beside.end]

    def stray(self, slot: Atom) -> float:
        """What it costs that a value alone on its line belongs to no row."""
        if slot.column > 0:
            return self.edits.stray_value
        if slot.kind == "mark":
            return self.edits.stray_mark if self.shape.by_line else self.edits.stray_line
        if slot.kind != "value" or (slot.written is not None and not slot.written.value):
            return self.edits.stray_zero if self.shape.by_line else self.edits.stray_value
        return self.edits.stray_cell_line if self.shape.by_line else self.edits.stray_line

    def _join(self, hard: Sequence[Atom], at: int) -> float:
        """What it costs that a value goes on with the next one's digits."""
        if hard[at].kind != "value" or hard[at - 1].kind != "value":
            return NEVER
        gap = hard[at].gap
        if gap == "inner":
            return self.edits.torn_inner
        if gap == "space":
            return self.edits.torn_inner if self.shape.regular in ("cell", "line") else self.edits.torn_space
        if gap == "line":
            goes_on = hard[at].column >= 0 and at + 1 < len(hard) and hard[at + 1].line == hard[at].line
            cost = self.edits.torn_by_enter if goes_on else self.edits.torn_line
            return cost - self._break(hard, at)
        return NEVER

    def _break(self, hard: Sequence[Atom], at: int) -> float:
        """What the end of a line before a value costs, which costs nothing where it stands within a cell."""
        if self.shape.by_line:
            return 0.0
        return self.edits.wrapped + (self.edits.wrapped_bare if hard[at].column < 0 <= hard[0].column else 0.0)

    # Readings

    def _carried_out(self, plan: Plan, slots: Sequence[Atom], width: int, limit: float) -> Iterator[Fill]:
        if plan.known is not None:
            yield plan.cost, plan.known
            return
        first, last = core_of(slots)
        core = [slot for slot in slots[first:last] if plan.soft or slot.kind != "soft"]
        if plan.surplus:
            yield from self._reduced(core, plan, width, limit)
            return
        before = list(slots[first - plan.lead : first])
        behind = list(slots[last : last + plan.tail])
        body = [entry(slot) for slot in (*before, *core, *behind)]
        if not plan.lost:
            yield plan.cost, tuple(body)
            return
        for places in combinations(range(width), len(body)):
            cells: list[Entry] = [DISPLACED if plan.displaced else LOST] * width
            for place, cell in zip(places, body, strict=True):
                cells[place] = cell
            yield plan.cost, tuple(cells)

    def _reduced(self, core: Sequence[Atom], plan: Plan, width: int, limit: float) -> Iterator[Fill]:
        """More values than cells: some are joined, some belong to no cell."""
        base = plan.cost - self._surplus_cost(core, plan.surplus, width)
        if plan.surplus == 1:
            yield from self._without(core, base, width, limit)
            return
        for drops in range(plan.surplus + 1):
            for dropped in combinations(range(len(core)), drops):
                cost = base + sum(self._drop(core, at, width) for at in dropped)
                if cost > limit:
                    continue
                kept = [slot for at, slot in enumerate(core) if at not in dropped]
                yield from self._joinings(kept, width, cost, limit)

    def _without(self, core: Sequence[Atom], base: float, width: int, limit: float) -> Iterator[Fill]:
        for at in range(len(core)):
            cost = base + self._drop(core, at, width)
            if cost <= limit:
                yield cost, tuple(entry(slot) for place, slot in enumerate(core) if place != at)
        yield from self._joinings(core, width, base, limit)

    def _joinings(self, core: Sequence[Atom], width: int, base: float, limit: float) -> Iterator[Fill]:
        surplus = len(core) - width
        weak = [at for at in range(1, len(core)) if base + self._join(core, at) <= limit]
        for chosen in combinations(weak, surplus):
            cost = base + sum(self._join(core, at) for at in chosen)
            if cost > limit:
                continue
            cuts = [0, *(at for at in range(1, len(core)) if at not in chosen), len(core)]
            cells = [joined(self.text, core[a:b]) for a, b in pairwise(cuts)]
            if all(cell is not None for cell in cells):
                yield cost, tuple(cell for cell in cells if cell is not None)


def _lacks_total(keys: Sequence[str], reading: Reading) -> bool:
    """True where the cell of a total holds nothing though a cell beside it holds a number other than 0."""
    totals = [at for at, key in enumerate(keys) if key.endswith(_TOTAL)]
    start = 0
    for at in totals:
        if reading[at].status == "blank" and any(entry.value for entry in reading[start:at]):
            return True
        start = at + 1
    return False


__all__ = ["Fill", "Filler"]
