"""Layouts of text drawn from a PDF: cells parted by spaces, labels wrapped away from their numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest
from random import Random

from generator.grid import Grid, GridCell, Row, row_of_values
from generator.layout import Layout, page, present, wrapped

Lines = list[str]


def _spaced(cells: list[GridCell] | Row) -> str:
    return " ".join(cell.text for cell in cells if not cell.empty)


def spaced_rows(grid: Grid, rng: Random) -> str:
    """A row a line, single spaces between the cells."""
    del rng
    return "\n".join(_spaced(present(row)) for row in grid.rows)


def widely_spaced_rows(grid: Grid, rng: Random) -> str:
    """A row a line, several spaces between the cells, as many as happened to come out."""
    lines = []
    for row in grid.rows:
        cells = [cell.text for cell in present(row) if not cell.empty]
        line = cells[0] if cells else ""
        for text in cells[1:]:
            line += " " * rng.randint(2, 7) + text
        lines.append(" " * rng.randint(0, 3) + line)
    return "\n".join(lines)


def shredded_heads(grid: Grid, rng: Random) -> str:
    """Narrow heads fall apart into single characters: a line holds the first character of each, the next the second."""
    lines: Lines = []
    for row in grid.rows:
        if _is_narrow(row, grid) and (grid.table == "disputes" or rng.random() < 0.5):
            narrow = [cell.text for cell in row if cell.kind == "head"]
            wide = [cell for cell in row if cell.kind != "head"]
            if wide:
                lines.append(_spaced(wide))
            lines.extend(_letters_in_columns(narrow))
        else:
            lines.append(_spaced(present(row)))
    return "\n".join(lines)


def _is_narrow(row: Row, grid: Grid) -> bool:
    """True for the lowest heads of the two wide tables."""
    heads = [cell for cell in row if cell.kind == "head"]
    return grid.table != "proactive" and len(heads) >= 5


def _letters_in_columns(heads: list[str]) -> Iterator[str]:
    for letters in zip_longest(*heads, fillvalue=""):
        yield " ".join(letter for letter in letters if letter)


Placing = Callable[[Lines, str, Random], Lines]


def _beside_first(label: Lines, values: str, rng: Random) -> Lines:
    del rng
    return [f"{label[0]} {values}", *label[1:]]


def _beside_middle(label: Lines, values: str, rng: Random) -> Lines:
    del rng
    middle = len(label) // 2
    return [*label[:middle], f"{label[middle]} {values}", *label[middle + 1 :]]


def _beside_last(label: Lines, values: str, rng: Random) -> Lines:
    del rng
    return [*label[:-1], f"{label[-1]} {values}"]


def _between(label: Lines, values: str, rng: Random) -> Lines:
    """On a line of their own between two lines of the label."""
    if len(label) == 1:
        return _beside_first(label, values, rng)
    cut = (len(label) + 1) // 2
    return [*label[:cut], values, *label[cut:]]


def _wrapping(place: Placing) -> Callable[[Grid, Random], str]:
    def table(grid: Grid, rng: Random) -> str:
        width = rng.choice((12, 16, 20, 26))
        lines: Lines = []
        for row in grid.rows:
            labels, values = row_of_values(row)
            if not values or not labels:
                lines.append(_spaced(present(row)))
                continue
            for cell in labels[:-1]:
                lines.extend(wrapped(cell.text, width) if not cell.empty else ())
            texts = [] if labels[-1].empty else wrapped(labels[-1].text, width)
            numbers = _spaced(values)
            lines.extend(place(texts, numbers, rng) if texts and numbers else [*texts, *filter(None, [numbers])])
        return "\n".join(lines)

    return table


def group_letters_interleaved(grid: Grid, rng: Random) -> str:
    """A group's label stands upright beside its rows: one character a line, before or between them."""
    lines: Lines = []
    waiting: list[str] = []
    for row in grid.rows:
        if not any(cell.kind == "value" for cell in row) or grid.table != "applications":
            lines.append(_spaced(present(row)))
            continue
        for cell in row:
            if cell.kind == "group":
                waiting.extend(cell.text)
        labels = [cell for cell in row if cell.kind == "label"]
        values = [cell for cell in row if cell.kind == "value"]
        line = _spaced([*labels, *values])
        if waiting and rng.random() < 0.5:
            line = f"{waiting.pop(0)} {line}"
        lines.append(line)
        if waiting and rng.random() < 0.6:
            lines.append(waiting.pop(0))
        if not labels or row is grid.rows[-1] or any(cell.kind == "group" for cell in _next(grid, row)):
            lines.extend(waiting)
            waiting.clear()
    return "\n".join(lines)


def _next(grid: Grid, row: Row) -> Row:
    index = grid.rows.index(row)
    return grid.rows[index + 1] if index + 1 < len(grid.rows) else ()


_PAGE_MARKS = ("- {n} -", "— {n} —", "—{n}—", "第 {n} 页 共 9 页", "第{n}页", "Page {n} - 年度报告\nP. {n}")


def paged(grid: Grid, rng: Random) -> str:
    """Spaced rows over several pages: page marks between rows, heads repeated, a label and its numbers torn apart."""
    style = rng.choice(_PAGE_MARKS)
    number = rng.randint(1, 5)
    repeats = rng.random() < 0.5
    heads = [row for row in grid.rows if all(cell.kind == "head" for cell in row)] if grid.table == "applications" else []
    lines: Lines = []
    for index, row in enumerate(grid.rows):
        labels, values = row_of_values(row)
        if index > len(heads) and rng.random() < 0.12:
            torn = bool(values and _spaced(values) and _spaced(labels)) and rng.random() < 0.3
            number += 1
            lines.extend([_spaced(labels)] if torn else [])
            lines.append(style.format(n=number))
            lines.extend(_spaced(head) for head in heads if repeats and not torn)
            lines.append(_spaced(values if torn else present(row)))
        else:
            lines.append(_spaced(present(row)))
    return "\n".join(lines)


def values_before_label(grid: Grid, rng: Random) -> str:
    """On each line first the numbers of the row, then its label."""
    del rng
    lines = []
    for row in grid.rows:
        labels, values = row_of_values(row)
        lines.append(_spaced([*values, *labels]))
    return "\n".join(lines)


def values_line_before_label_line(grid: Grid, rng: Random) -> str:
    """The numbers of a row on one line, its label on the next."""
    del rng
    lines: Lines = []
    for row in grid.rows:
        labels, values = row_of_values(row)
        lines.extend(filter(None, [_spaced(values), _spaced([cell for cell in labels if not cell.empty])]))
    return "\n".join(lines)


def labels_then_values(grid: Grid, rng: Random) -> str:
    """All labels of a block first, a line each, then the numbers, a row a line."""
    del rng
    lines: Lines = []
    rows: Lines = []
    for row in grid.rows:
        labels, values = row_of_values(row)
        if not values and rows:
            lines.extend(rows)
            rows = []
        if values:
            rows.append(_spaced(values))
            lines.extend(cell.text for cell in labels if not cell.empty)
        else:
            lines.append(_spaced(present(row)))
    return "\n".join(filter(None, [*lines, *rows]))


def _layout(name: str, table: Callable[[Grid, Random], str], label_first: bool = True, apart: bool = False) -> Layout:
    return Layout(name, table, page, trace=False, bounded=False, label_first=label_first, apart=apart, inner_breaks=False)


LAYOUTS = (
    _layout("pdf-spaced-rows", spaced_rows),
    _layout("pdf-widely-spaced-rows", widely_spaced_rows),
    _layout("pdf-shredded-heads", shredded_heads),
    _layout("pdf-wrapped-numbers-first", _wrapping(_beside_first), label_first=False),
    _layout("pdf-wrapped-numbers-middle", _wrapping(_beside_middle), label_first=False),
    _layout("pdf-wrapped-numbers-last", _wrapping(_beside_last)),
    _layout("pdf-wrapped-numbers-between", _wrapping(_between), label_first=False),
    _layout("pdf-group-letters-interleaved", group_letters_interleaved),
    _layout("pdf-paged", paged),
    _layout("pdf-values-before-label", values_before_label, label_first=False),
    _layout("values-line-before-label-line", values_line_before_label_line, label_first=False),
    _layout("labels-then-values", labels_then_values, label_first=False, apart=True),
)
