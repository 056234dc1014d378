"""Builds the report that a fixture describes: a whole and correct one, but for what the fixture says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import Any

from giar.clean import clean
from giar.form import EDITION_2019, EDITION_2021, HYBRID, SECTIONS, Edition, Line, Table, cell_key
from giar.report import Cell, Label, Meta, Report, Section, Source, Where

FORMS = {"2021": EDITION_2021, "2019": EDITION_2019, "hybrid": HYBRID}
YEAR = 2024
TITLE = "某某市教育局{year}年政府信息公开工作年度报告"
BODIES = {
    "overview": (
        "{year}年，我局主动公开政府信息36条。全年依申请公开工作规范有序。完善政府信息管理制度，做好网站平台建设，加强监督保障和业务培训。"
    ),
    "problems": "一是政策解读形式不够丰富。二是公开的及时性有待提高。下一步将丰富解读形式，压实责任。",
    "other": "{year}年度未收取信息处理费。",
}


def build(spec: Mapping[str, Any]) -> Report:
    """The report: its cells, the wording of its labels, its sections and what it says of itself may be given."""
    form = FORMS[spec.get("edition", "2021")]
    year = spec.get("year", YEAR)
    cells = cells_of(form.keys, spec.get("cells", {}))
    text, sections = _compose(spec, form, cells, year if isinstance(year, int) else YEAR)
    cleaned, fixes = clean(text)
    return Report(
        source=Source(None, spec.get("kind", "text"), None, len(text)),
        meta=Meta(
            title=spec.get("title", TITLE.format(year=year)),
            organ=spec.get("organ") or None,
            year=year if isinstance(year, int) else None,
            edition=None if spec.get("edition_unknown") else form.key,  # type: ignore[arg-type]
        ),
        form=form,
        cells=cells,
        sections=sections,
        labels=_labels(form, spec.get("labelled", ())),
        fixes=fixes,
        remarks=tuple(spec.get("remarks", ())),
        text=text,
        clean=cleaned,
    )


def cells_of(keys: tuple[str, ...], given: Mapping[str, Any]) -> dict[str, Cell]:
    """All cells zero, but for those that a pattern names; the last pattern that fits a key counts."""
    cells: dict[str, Cell] = {}
    for key in keys:
        fitting = [value for pattern, value in given.items() if fnmatchcase(key, pattern)]
        cells[key] = cell_of(fitting[-1] if fitting else 0)
    unknown = [pattern for pattern in given if not any(fnmatchcase(key, pattern) for key in keys)]
    assert not unknown, f"no such cells: {unknown}"
    return cells


def cell_of(value: Any) -> Cell:
    """A number; a list of readings, ``blank`` among them; ``blank``, ``absent`` or a mark; any other text; or a table with a unit."""
    if isinstance(value, dict):
        number = _number(value["value"])
        return Cell(number, "number", str(number), unit=value["unit"])
    if isinstance(value, int | float):
        return Cell(_number(value), "number", str(value))
    if isinstance(value, list):
        return Cell(None, "ambiguous", candidates=tuple(None if one == "blank" else one for one in value))
    if value in ("blank", "absent"):
        return Cell(None, value)
    return Cell(None, "mark" if value in ("/", "-", "无") else "unreadable", value)


def _labels(form: Edition, tables: Iterable[str]) -> dict[str, Label]:
    """The row labels of the tables named, as found in the text."""
    rows = [(table.key, row) for table in form.tables if table.key in tables for block in table.blocks for row in block.row_leaves]
    return {f"{table}.{row.key}": Label(row.official, Where(0, 0)) for table, row in rows}


def _number(value: float) -> int | Decimal:
    return value if isinstance(value, int) else Decimal(str(value))


def _compose(spec: Mapping[str, Any], form: Edition, cells: dict[str, Cell], year: int) -> tuple[str, tuple[Section, ...]]:
    """The text of the report and the places of its sections; every cell of ``cells`` is given its place in it."""
    text = spec.get("preamble", TITLE.format(year=year) + "\n").rstrip("\n") + "\n"
    tables = {table.key: table for table in form.tables}
    sections: list[Section] = []
    for key, heading, body in _sections(spec, year):
        start = len(text)
        text += heading + "\n"
        body_start = len(text)
        if key in tables and body not in spec.get("contents", ()):
            text = _with_table(text, spec, tables[key], cells)
        text += body + "\n"
        sections.append(Section(key, heading, Where(start, start + len(heading)), Where(body_start, len(text))))
    return text, tuple(sections)


def _with_table(text: str, spec: Mapping[str, Any], table: Table, cells: dict[str, Cell]) -> str:
    """The text with the table written under it, a row a line: its labels as worded, its cells as filled."""
    for block in table.blocks:
        text += "\t".join(_worded(spec, table, line) for line in _all(block.columns)) + "\n"
        groups = {next(group.leaves()).key: group for group in _all(block.rows) if group.children}
        for row in block.row_leaves:
            labels = [_worded(spec, table, line) for line in (*_headings_of(groups, row), row)]
            text += "\t".join(labels)
            for column in block.column_leaves:
                key = cell_key(table.key, row.key, column.key)
                if cells[key].status != "absent":
                    text += "\t"
                    cells[key] = replace(cells[key], where=Where(len(text), len(text) + len(cells[key].text)))
                    text += cells[key].text
            text += "\n"
    return text


def _headings_of(groups: Mapping[str, Line], row: Line) -> list[Line]:
    return [groups[row.key]] if row.key in groups else []


def _worded(spec: Mapping[str, Any], table: Table, line: Line) -> str:
    """The official label, or what the fixture has in its place: another wording, or nothing."""
    if table.key in spec.get("unlabelled", ()):
        return ""
    return str(spec.get("worded", {}).get(line.official, line.official))


def _all(lines: tuple[Line, ...]) -> list[Line]:
    return [found for line in lines for found in (line, *_all(line.children))]


def _sections(spec: Mapping[str, Any], year: int) -> list[tuple[str, str, str]]:
    """Key, heading and body of every section: the six of the form, or those that the fixture lists."""
    if "sections" in spec:
        return [(key, heading, body) for key, heading, body in spec["sections"]]
    bodies = {**BODIES, **spec.get("bodies", {})}
    return [(title.key, f"{title.number}、{title.zh}", bodies.get(title.key, "").format(year=year)) for title in SECTIONS]
