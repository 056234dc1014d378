"""PDF text that keeps the page's columns: everything stands where it was printed, blanks are simply wider gaps."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from generator.grid import Grid, GridCell
from generator.layout import Layout, airy_page, padded, text_width, wrapped
from generator.marks import visible

_LABEL_WIDTHS = {"proactive": (26,), "applications": (10, 14, 30), "disputes": ()}
_VALUE_WIDTHS = {"proactive": 20, "applications": 10, "disputes": 8}


@dataclass
class _Canvas:
    """Texts by line and column, written out with the gaps filled by spaces."""

    lines: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    def put(self, line: int, column: int, text: str) -> None:
        self.lines.setdefault(line, []).append((column, text))

    def text(self) -> str:
        written = []
        for number in range(max(self.lines, default=-1) + 1):
            line = ""
            for column, text in sorted(self.lines.get(number, [])):
                line = padded(line, column) + (" " if line and text_width(line) >= column and visible(text) else "") + text
            written.append(line)
        return "\n".join(written)


@dataclass(frozen=True)
class _Placed:
    cell: GridCell
    y: int
    x: int


def aligned(grid: Grid, rng: Random) -> str:
    """Columns of fixed width, long labels wrapped inside theirs, numbers level with the middle of their label."""
    del rng
    edges = _edges(grid)
    placed = _placed(grid)
    heights = _heights(grid, placed, edges)
    tops = [sum(heights[:index]) for index in range(len(heights) + 1)]
    canvas = _Canvas()
    for item in placed:
        texts = _wrapped(item, edges)
        space = tops[item.y + item.cell.rowspan] - tops[item.y]
        first = tops[item.y] + max(space - len(texts), 0) // 2
        room = edges[item.x + item.cell.colspan] - edges[item.x] - 1
        for offset, text in enumerate(texts):
            indent = max(room - text_width(text), 0) // 2 if item.cell.kind != "label" else 0
            canvas.put(first + offset, edges[item.x] + indent, text)
    return canvas.text()


def _edges(grid: Grid) -> list[int]:
    """Where each column begins, and where the last one ends."""
    labels = _LABEL_WIDTHS[grid.table]
    longest = max((text_width(cell.text) for cell in grid.cells() if cell.kind == "value"), default=1)
    value = max(_VALUE_WIDTHS[grid.table], longest + 3)
    count = max(grid.width, *(sum(cell.colspan for cell in row) for row in grid.rows))
    widths = [*labels, *([value] * (count - len(labels)))]
    return [sum(widths[:index]) for index in range(count + 1)]


def _placed(grid: Grid) -> list[_Placed]:
    taken: set[tuple[int, int]] = set()
    placed = []
    for y, row in enumerate(grid.rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            placed.append(_Placed(cell, y, x))
            taken.update((y + down, x + right) for down in range(cell.rowspan) for right in range(cell.colspan))
            x += cell.colspan
    return placed


def _wrapped(item: _Placed, edges: list[int]) -> list[str]:
    if item.cell.kind == "value":
        return [item.cell.text]
    return wrapped(item.cell.text, edges[item.x + item.cell.colspan] - edges[item.x] - 2)


def _heights(grid: Grid, placed: list[_Placed], edges: list[int]) -> list[int]:
    heights = [1] * len(grid.rows)
    for item in placed:
        if item.cell.rowspan == 1:
            heights[item.y] = max(heights[item.y], len(_wrapped(item, edges)))
    for item in placed:
        last = item.y + item.cell.rowspan
        lack = len(_wrapped(item, edges)) - sum(heights[item.y : last])
        if lack > 0:
            heights[last - 1] += lack
    return heights


LAYOUTS = (Layout("pdf-aligned-columns", aligned, airy_page, bounded=False, label_first=False, inner_breaks=False),)
