"""Layouts in which every value is named: lists of records, key and value, YAML, JSON objects, cards and sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from generator import prose
from generator.document import Document
from generator.grid import Grid
from generator.layout import Layout, airy_page, page
from generator.marks import visible
from generator.records import Record, by_row, records

TableText = Callable[[Grid, Random], str]
_TABLES = {"proactive": "表二", "applications": "表三", "disputes": "表四"}
_NUMBER = re.compile(r"^(?:[一二三四]、|（[一二三四五六七]）|[1-8]\.)")
_JSON_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")


def _field(text: str) -> str:
    """A field of CSV: in quotes where it holds what would end it."""
    return '"' + text.replace('"', '""') + '"' if re.search('[,"\n]', text) else text


def records_with_pipes(grid: Grid, rng: Random) -> str:
    """``行 | 列 | 值``, a cell a line."""
    lines = ["行 | 列 | 值"] if rng.random() < 0.8 else []
    lines.extend(f"{' '.join(item.row_names)} | {item.column_name} | {item.value.text}" for item in records(grid))
    return "\n".join(lines)


def records_with_spaces(grid: Grid, rng: Random) -> str:
    """``表三 本年新收… 自然人 3``, a cell a line."""
    name = _TABLES[grid.table]
    write = _bare if rng.random() < 0.4 else str
    return "\n".join(" ".join((name, *map(write, item.row_names), item.column_name, item.value.text)) for item in records(grid))


def records_csv(grid: Grid, rng: Random) -> str:
    """CSV in its long form under the heads 表,行,列,值."""
    joint = rng.choice(("/", "-", " ", "·"))
    write = _bare if rng.random() < 0.4 else str
    lines = ["表,行,列,值"]
    for item in records(grid):
        texts = (_TABLES[grid.table], joint.join(map(write, item.row_names)), item.column_name, item.value.text)
        lines.append(",".join(map(_field, texts)))
    return "\n".join(lines)


def _bare(label: str) -> str:
    """A label as a column's name has it: no number before it, no explanation behind it."""
    return re.sub("（[^（）]{6,}）$|政府信息公开申请数量$", "", _NUMBER.sub("", label))


def _wide_name(item: Record) -> str:
    return "-".join((*map(_bare, item.row_names[-2:]), item.column_name))


def wide_lines(grid: Grid, rng: Random) -> str:
    """The names of a table's cells on one line, its values on the next."""
    del rng
    items = records(grid)
    return "\n".join((",".join(_field(_wide_name(item)) for item in items), ",".join(_field(item.value.text) for item in items)))


def wide_page(document: Document, layout: Layout, rng: Random) -> str:
    """A whole report on two lines: the heads, and the values of one unit."""
    del layout
    items = [item for grid in document.grids().values() for item in records(grid)]
    year = re.search("20[0-9]{2}", document.title or "")
    heads = ["单位", "年度", *map(_wide_name, items)]
    values = [rng.choice(prose.ORGANS), year[0] if year else "", *(item.value.text for item in items)]
    return "\n".join(",".join(map(_field, line)) for line in (heads, values)) + "\n"


def _named_lines(grid: Grid, *, paths: bool) -> Iterator[tuple[list[str], str, list[Record]]]:
    """For each row: the groups that it opens, its name, and its records; with ``paths`` the name tells the groups instead."""
    shown: tuple[str, ...] = ()
    for names, items in by_row(grid):
        if paths:
            yield [], " ".join(names), items
            continue
        depth = next((index for index, (old, new) in enumerate(zip(shown, names, strict=False)) if old != new), min(len(shown), len(names)))
        yield list(names[depth:-1]), names[-1] if names else "", items
        shown = names[:-1]


def key_value_lines(grid: Grid, rng: Random) -> str:
    """``label：自然人 3，商业企业 0，…``, a row a line."""
    bullet = rng.choice(("", "", "- ", "· "))
    between = rng.choice((" ", "：", ": "))
    joint = rng.choice(("，", "，", "；", ", "))
    lines: list[str] = []
    for groups, name, items in _named_lines(grid, paths=rng.random() < 0.6):
        lines.extend(f"{group}：" for group in groups)
        lines.append(f"{bullet}{name}：" + joint.join(f"{item.column_name}{between}{item.value.text}" for item in items))
    return "\n".join(lines)


def cards(grid: Grid, rng: Random) -> str:
    """As a page shows a table on a phone: a line with the label, then ``自然人：3`` and so on, a line each."""
    colon = rng.choice(("：", "：", ": "))
    gap = rng.choice(([], [""]))
    lines: list[str] = []
    for groups, name, items in _named_lines(grid, paths=rng.random() < 0.5):
        lines.extend((*groups, name, *(f"{item.column_name}{colon}{item.value.text}" for item in items), *gap))
    return "\n".join(lines)


def sentences(grid: Grid, rng: Random) -> str:
    """``一、本年新收…：自然人3件，商业企业0件，…，总计3件。``, a sentence a row."""
    end = rng.choice(("。", "；"))
    lines: list[str] = []
    for groups, name, items in _named_lines(grid, paths=rng.random() < 0.5):
        lines.extend(f"{group}：" for group in groups)
        lines.append(f"{name}：" + "，".join(item.column_name + _counted(item) for item in items) + end)
    return "\n".join(lines)


def _counted(item: Record) -> str:
    """The number with its measure word; an amount or a year has none, and neither has a cell without a number."""
    text = item.value.text
    measureless = item.value.line.endswith((".amount", ".change", ".year"))
    return text if measureless or not visible(text)[-1:].isdecimal() else f"{text}件"


def _nested(grid: Grid, rng: Random) -> list[tuple[tuple[str, ...], str]]:
    """Each value with the whole path of its names."""
    full = rng.random() < 0.4
    return [((*item.row_names, *_column_path(item, full=full)), item.value.text) for item in records(grid)]


def _column_path(item: Record, *, full: bool) -> tuple[str, ...]:
    return tuple(cell.text for cell in item.columns) if full else (item.column_name,)


def yaml(grid: Grid, rng: Random) -> str:
    """Nested keys, each level two spaces further in."""
    lines: list[str] = []
    before: tuple[str, ...] = ()
    for path, text in _nested(grid, rng):
        shared = _shared(before, path)
        lines.extend(f"{'  ' * depth}{path[depth]}:" for depth in range(shared, len(path) - 1))
        lines.append(f"{'  ' * (len(path) - 1)}{path[-1]}: {text}")
        before = path
    return "\n".join(lines)


def _shared(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """How many groups two paths have in common at their start."""
    count = 0
    for one, other in zip(first[:-1], second[:-1], strict=False):
        if one != other:
            break
        count += 1
    return count


def json_objects(grid: Grid, rng: Random) -> str:
    """Nested objects with the form's labels as keys, a key a line."""
    quoted = rng.random() < 0.5
    lines = ["{"]
    before: tuple[str, ...] = ()
    for path, text in _nested(grid, rng):
        shared = _shared(before, path)
        lines.extend("  " * depth + "}" for depth in range(len(before) - 1, shared, -1))
        if before:
            lines[-1] += ","
        lines.extend(f'{"  " * (depth + 1)}"{path[depth]}": {{' for depth in range(shared, len(path) - 1))
        lines.append(f'{"  " * len(path)}"{path[-1]}": {_json_value(text, quoted=quoted)}')
        before = path
    lines.extend("  " * depth + "}" for depth in range(max(len(before) - 1, 0), -1, -1))
    return "\n".join(lines)


def json_objects_compact(grid: Grid, rng: Random) -> str:
    """The same without a line break or a space."""
    return re.sub("\n *", "", json_objects(grid, rng)).replace('": ', '":')


def _json_value(text: str, *, quoted: bool) -> str:
    return text if not quoted and _JSON_NUMBER.fullmatch(visible(text)) else f'"{text}"'


def _layout(name: str, table: TableText, parting: str = "") -> Layout:
    return Layout(name, table, page, named=True, parting=parting, inner_breaks=False)


LAYOUTS = (
    _layout("records-pipes", records_with_pipes),
    _layout("records-spaces", records_with_spaces),
    _layout("records-csv", records_csv),
    Layout("wide-csv", wide_lines, wide_page, named=True, parting=",", inner_breaks=False),
    Layout("wide-csv-in-sections", wide_lines, airy_page, named=True, parting=",", inner_breaks=False),
    _layout("key-value-lines", key_value_lines),
    _layout("yaml", yaml),
    _layout("json-objects", json_objects),
    _layout("json-objects-compact", json_objects_compact),
    _layout("cards", cards),
    _layout("sentences", sentences),
)
