"""The cells of one sheet."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from giar.source.package import Element, check_prolog, damaged_xml, local_name
from giar.source.refusals import oversized
from giar.source.xlsx.formats import Format
from giar.source.xlsx.workbook import Workbook, rich_text

_MOST_CELLS = 400_000
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


@dataclass(frozen=True)
class SheetCell:
    """A cell that the file mentions: its text, and whether it has a border or at least a look of its own."""

    text: str
    bordered: bool
    styled: bool


@dataclass
class Sheet:
    """The cells by row and column, counted from 1, and the ranges that are merged: (top, left, bottom, right)."""

    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def read_sheet(data: bytes, workbook: Workbook) -> Sheet:
    """The sheet of a part, read row by row."""
    sheet = Sheet()
    with damaged_xml(".xlsx"):
        check_prolog(data)
        row = 0
        for _, element in ElementTree.iterparse(io.BytesIO(data)):
            name = local_name(element)
            if name == "row":
                row = _row(element, row, sheet, workbook)
                element.clear()
            elif name == "mergeCell":
                if found := range_of(element.get("ref", "")):
                    sheet.merged.append(found)
            elif name == "col" and element.get("hidden") in {"1", "true"}:
                first, last = (int(element.get(key, "0")) for key in ("min", "max"))
                sheet.hidden_columns.update(range(first, min(last, _LAST_COLUMN) + 1))
    return sheet


def _row(element: Element, before: int, sheet: Sheet, workbook: Workbook) -> int:
    written = element.get("r", "")
    number = int(written) if written.isdigit() else before + 1
    if element.get("hidden") in {"1", "true"}:
        sheet.hidden_rows.add(number)
    for column, cell in _cells(element):
        look, bordered = workbook.look(cell.get("s"))
        text = _text(cell, workbook) if cell.get("t") not in {None, "n"} else _number(cell, look, workbook)
        sheet.cells[number, column] = SheetCell(text, bordered, cell.get("s", "0") != "0")
    if len(sheet.cells) > _MOST_CELLS:
        raise oversized()
    return number


def _cells(row: Element) -> Iterator[tuple[int, Element]]:
    column = 0
    for cell in row:
        if local_name(cell) == "c":
            place = place_of(cell.get("r", ""))
            column = place[1] if place else column + 1
            yield column, cell


def _number(cell: Element, look: Format, workbook: Workbook) -> str:
    value = _child_text(cell, "v")
    if value is None:
        return _formula(cell)
    return look.shown(value, starts_in_1904=workbook.starts_in_1904)


def _text(cell: Element, workbook: Workbook) -> str:
    kind = cell.get("t")
    if kind == "inlineStr":
        return "".join(rich_text(element) for element in cell if local_name(element) == "is")
    value = _child_text(cell, "v")
    if value is None:
        return _formula(cell)
    if kind == "s":
        return workbook.texts[int(value)] if value.isdigit() and int(value) < len(workbook.texts) else f"#{value}"
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    return value


def _formula(cell: Element) -> str:
    """A formula that no program has worked out yet; it must not look like an empty cell."""
    formula = _child_text(cell, "f")
    return "" if formula is None else f"={formula}"


def _child_text(cell: Element, name: str) -> str | None:
    return next((str(element.text or "") for element in cell if local_name(element) == name), None)


def place_of(reference: str) -> tuple[int, int] | None:
    """Row and column of a reference such as ``AB12``."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (row, column) if 0 < row <= _LAST_ROW and column <= _LAST_COLUMN else None


def reference_of(row: int, column: int) -> str:
    """The reference of a cell: ``AB12``."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def range_of(reference: str) -> tuple[int, int, int, int] | None:
    """Top, left, bottom and right of a range such as ``A1:C3``."""
    first, _, last = reference.partition(":")
    start, end = place_of(first), place_of(last or first)
    if start is None or end is None or end < start or end[1] < start[1]:
        return None
    return (*start, *end)
