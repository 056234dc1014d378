"""The graph of all explanations of a text, and what its cheapest paths tell of every edge.

Its nodes are the places between values; an edge gives the slots between two of them to a row of the form, or to none.
A path also says after which row of the form each node comes, and pays for the rows that it leaves out on the way. One
sweep in each direction finds the cheapest path through every edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from giar.read.align.edits import NEVER, Edits


@dataclass(frozen=True, slots=True)
class Edge:
    """The slots ``[start, end)`` of the run ``unit`` as a row of the form, or as nothing (``row`` -1).

    ``fill`` is the part of the cost that comes from the row's cells; ``named`` says that a label places the row, out of its
    order if need be.
    """

    source: int
    target: int
    row: int
    cost: float
    named: bool = False
    fill: float = 0.0
    unit: int = -1
    start: int = 0
    end: int = 0


class Graph:
    """Nodes by number, in order: every edge leads to a higher one, and every path to the last."""

    def __init__(self, skips: Sequence[float], edits: Edits, *, cut: bool) -> None:
        self.edits = edits
        self.skips = [0.0, *accumulate(skips)]
        """What it costs to leave out the first so many rows of the form."""
        self.count = len(skips)
        self.cut = cut
        """True where the text breaks off: then the rows behind its end cost nothing."""
        self.edges: list[list[Edge]] = []
        self._entering: dict[int, list[float]] = {}
        self._returning: dict[int, list[float]] = {}

    def new(self, count: int) -> int:
        """Adds so many nodes; returns the first."""
        first = len(self.edges)
        self.edges.extend([] for _ in range(count))
        return first

    def add(self, edge: Edge) -> None:
        self.edges[edge.source].append(edge)

    def sweep(self) -> Sweep:
        """The cheapest ways from the first node and to the last."""
        forward = self._forward()
        return Sweep(self, forward, self._backward())

    def entering(self, source: int, ahead: Sequence[float], edge: Edge) -> float:
        """The least that it costs to come from a node to the row of an edge."""
        row = edge.row
        least = self._entering[source][row]
        if edge.named:
            least = min(least, ahead[row + 1] + self.edits.row_doubled)
            least = min(least, self._returning[source][row + 2] + self.edits.out_of_order)
        return least

    def after(self, state: int) -> float:
        """What the rows cost that are left out at the end."""
        return 0.0 if self.cut else self.skips[-1] - self.skips[state]

    def _forward(self) -> list[list[float] | None]:
        nodes: list[list[float] | None] = [None] * len(self.edges)
        nodes[0] = [0.0] + [NEVER] * self.count
        for source, edges in enumerate(self.edges):
            ahead = nodes[source]
            if ahead is None or not edges:
                continue
            self._note_ways(source, ahead, named=any(edge.named for edge in edges))
            for edge in edges:
                target = nodes[edge.target]
                if target is None:
                    target = nodes[edge.target] = [NEVER] * (self.count + 1)
                if edge.row < 0:
                    nodes[edge.target] = [min(a, b + edge.cost) for a, b in zip(target, ahead, strict=True)]
                else:
                    cost = self.entering(source, ahead, edge) + edge.cost
                    target[edge.row + 1] = min(target[edge.row + 1], cost)
        return nodes

    def _note_ways(self, source: int, ahead: Sequence[float], *, named: bool) -> None:
        """From a node: the least cost of coming to each row in the form's order, and of coming from any row behind one."""
        skips = self.skips
        spared = accumulate((cost - skips[at] for at, cost in enumerate(ahead)), min)
        self._entering[source] = [cost + skips[at] for at, cost in enumerate(spared)]
        if named:
            self._returning[source] = [*list(accumulate(reversed(ahead), min))[::-1], NEVER]

    def _backward(self) -> list[list[float]]:
        count, skips = self.count, self.skips
        nodes: list[list[float]] = [[] for _ in self.edges]
        nodes[-1] = [self.after(state) for state in range(count + 1)]
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


@dataclass(frozen=True, slots=True)
class Sweep:
    """The cheapest ways from the first node to each, and from each to the last, by the row after which they stand."""

    graph: Graph
    forward: Sequence[Sequence[float] | None]
    backward: Sequence[Sequence[float]]

    @property
    def best(self) -> float:
        """What the cheapest path costs."""
        return self.backward[0][0]

    def through(self) -> Iterator[tuple[Edge, float]]:
        """Every edge of a row that some path uses, with the cost of the cheapest."""
        for source, edge, ahead in self._used():
            if edge.row >= 0:
                yield edge, self.graph.entering(source, ahead, edge) + edge.cost + self.backward[edge.target][edge.row + 1]

    def strays(self) -> Iterator[Edge]:
        """The edges by which a cheapest path gives values to no row."""
        for _, edge, ahead in self._used():
            if edge.row < 0 and edge.cost:
                least = min(map(sum, zip(ahead, self.backward[edge.target], strict=True)))
                if least + edge.cost <= self.best + 1e-9:
                    yield edge

    def left_out(self, limit: float) -> frozenset[int]:
        """The rows that some path within the limit leaves out."""
        skips = self.graph.skips
        found: set[int] = set()
        for _, edge, ahead in self._used():
            if edge.row < 0:
                continue
            spare = limit - edge.cost - self.backward[edge.target][edge.row + 1]
            for state in range(edge.row):
                if ahead[state] + skips[edge.row] - skips[state] <= spare:
                    found.update(range(state, edge.row))
        for state, cost in enumerate(self.forward[-1] or ()):
            if cost + self.graph.after(state) <= limit:
                found.update(range(state, self.graph.count))
        return frozenset(found)

    def _used(self) -> Iterator[tuple[int, Edge, Sequence[float]]]:
        for source, edges in enumerate(self.graph.edges):
            ahead = self.forward[source]
            if ahead is not None:
                yield from ((source, edge, ahead) for edge in edges if edge.unit >= 0)
