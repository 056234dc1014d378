"""Ruling lines to the cells that they enclose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from giar.source.pdf.content import Page, Rule
from giar.source.pdf.underlines import without_underlines

_NEAR = 2.5
"""Points: lines this close together are one; a line ending this close to another meets it."""

_SHORTEST = 5.0
_COVERED = 0.6
"""The share of a cell's side that has to be drawn."""

_MOST_LINES = 400
_SMALLEST = 3.0


@dataclass(frozen=True)
class Area:
    """A cell of a ruled table: its box, and its place in the table's rows and columns."""

    left: float
    top: float
    right: float
    bottom: float
    row: int
    column: int
    rowspan: int
    colspan: int

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x < self.right and self.top <= y < self.bottom


@dataclass(frozen=True)
class Lattice:
    """A ruled table; ``open_top`` and ``open_bottom``: no line closes it there, as where a page cuts it."""

    left: float
    top: float
    right: float
    bottom: float
    areas: tuple[Area, ...]
    open_top: bool
    open_bottom: bool


def lattices(page: Page) -> list[Lattice]:
    """The ruled tables of a page, from top to bottom."""
    horizontal, vertical = _joined(without_underlines(page.horizontal, page.glyphs)), _joined(page.vertical)
    if len(horizontal) > _MOST_LINES or len(vertical) > _MOST_LINES:
        return []
    found = [_lattice(*group) for group in _groups(horizontal, vertical)]
    tables = [lattice for lattice in found if lattice is not None]
    return sorted(tables, key=lambda lattice: (lattice.top, lattice.left))


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """The lines with the pieces of each put together."""
    rows: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if rows and rule.at - rows[-1][0].at <= _NEAR:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    joined = []
    for row in rows:
        at = sum(rule.at * (rule.end - rule.start) for rule in row) / sum(rule.end - rule.start for rule in row)
        start, end = None, 0.0
        for rule in sorted(row, key=lambda rule: rule.start):
            if start is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + _NEAR:
                end = max(end, rule.end)
            else:
                joined.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        if start is not None:
            joined.append(Rule(at, start, end))
    return [rule for rule in joined if rule.end - rule.start >= _SHORTEST]


def _groups(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The lines that hang together, table by table."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for across, line in enumerate(horizontal):
        for down, post in enumerate(vertical, len(horizontal)):
            meets = line.start - _NEAR <= post.at <= line.end + _NEAR and post.start - _NEAR <= line.at <= post.end + _NEAR
            if meets:
                parent[root(across)] = root(down)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate((*horizontal, *vertical)):
        groups.setdefault(root(index), ([], []))[index >= len(horizontal)].append(rule)
    return list(groups.values())


def _lattice(horizontal: list[Rule], vertical: list[Rule]) -> Lattice | None:
    if not vertical or not horizontal or len(horizontal) + len(vertical) < 3:
        return None
    top, bottom = (choose(extents) for choose, extents in ((min, [v.start for v in vertical]), (max, [v.end for v in vertical])))
    left, right = (choose(extents) for choose, extents in ((min, [h.start for h in horizontal]), (max, [h.end for h in horizontal])))
    ys, open_top, open_bottom = _levels([rule.at for rule in horizontal], top, bottom)
    xs, open_left, open_right = _levels([rule.at for rule in vertical], left, right)
    if len(xs) < 2 or len(ys) < 2:
        return None
    horizontal = [*horizontal, *([Rule(ys[0], xs[0], xs[-1])] if open_top else []), *([Rule(ys[-1], xs[0], xs[-1])] if open_bottom else [])]
    vertical = [*vertical, *([Rule(xs[0], ys[0], ys[-1])] if open_left else []), *([Rule(xs[-1], ys[0], ys[-1])] if open_right else [])]
    areas = _areas(xs, ys, horizontal, vertical)
    return Lattice(xs[0], ys[0], xs[-1], ys[-1], tuple(areas), open_top, open_bottom)


def _levels(ats: list[float], first: float, last: float) -> tuple[list[float], bool, bool]:
    """The distinct coordinates of lines, with the ends that the crossing lines reach beyond them."""
    levels: list[float] = []
    for at in sorted(ats):
        if not levels or at - levels[-1] > _NEAR:
            levels.append(at)
    before, after = first < levels[0] - _SMALLEST, last > levels[-1] + _SMALLEST
    return [*([first] if before else []), *levels, *([last] if after else [])], before, after


def _areas(xs: Sequence[float], ys: Sequence[float], horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[Area]:
    """The cells: fields of the grid between which no line is drawn belong together."""
    rows, columns = len(ys) - 1, len(xs) - 1
    parent = list(range(rows * columns))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    posts = _by_level(vertical, xs)
    lines = _by_level(horizontal, ys)
    for row in range(rows):
        for column in range(columns):
            field = row * columns + column
            if column + 1 < columns and not _drawn(posts[column + 1], ys[row], ys[row + 1]):
                parent[root(field + 1)] = root(field)
            if row + 1 < rows and not _drawn(lines[row + 1], xs[column], xs[column + 1]):
                parent[root(field + columns)] = root(field)
    fields: dict[int, list[tuple[int, int]]] = {}
    for field in range(rows * columns):
        fields.setdefault(root(field), []).append(divmod(field, columns))
    areas = [area for group in fields.values() for area in _rectangles(group, xs, ys)]
    return sorted(areas, key=lambda area: (area.row, area.column))


def _by_level(rules: Sequence[Rule], levels: Sequence[float]) -> list[list[Rule]]:
    return [[rule for rule in rules if abs(rule.at - level) <= _NEAR] for level in levels]


def _drawn(rules: Sequence[Rule], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules)
    return covered >= _COVERED * (end - start)


def _rectangles(fields: list[tuple[int, int]], xs: Sequence[float], ys: Sequence[float]) -> list[Area]:
    """A group of fields as one cell, or, where it is no rectangle, as a cell for each stretch of a row."""
    top, bottom = min(row for row, _ in fields), max(row for row, _ in fields)
    left, right = min(column for _, column in fields), max(column for _, column in fields)
    if len(fields) == (bottom - top + 1) * (right - left + 1):
        return [_area(top, left, bottom, right, xs, ys)]
    stretches: list[Area] = []
    run: list[tuple[int, int]] = []
    for field in sorted(fields):
        if run and field != (run[-1][0], run[-1][1] + 1):
            stretches.append(_area(*run[0], *run[-1], xs, ys))
            run = []
        run.append(field)
    return [*stretches, _area(*run[0], *run[-1], xs, ys)]


def _area(top: int, left: int, bottom: int, right: int, xs: Sequence[float], ys: Sequence[float]) -> Area:
    return Area(xs[left], ys[top], xs[right + 1], ys[bottom + 1], top, left, bottom - top + 1, right - left + 1)
