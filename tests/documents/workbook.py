"""Workbooks written by openpyxl, with what people do in Excel."""

from __future__ import annotations

from pathlib import Path
from random import Random

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from documents.draft import Made, columns_of, placed_cells, text_of
from generator.document import Paragraph
from generator.grid import Grid


class Habits:
    """What whoever filled in the workbook does."""

    def __init__(self, rng: Random, *, formulas: bool) -> None:
        self.numbers_as_text = rng.random() < 0.35
        self.sheet_a_table = rng.random() < 0.25
        self.first_row = rng.choice((1, 1, 2, 4))
        self.first_column = rng.choice((1, 1, 2, 3))
        self.gap = rng.choice((0, 1, 2))
        self.prose = rng.random() < 0.6
        self.hidden_sheet = rng.random() < 0.2
        self.empty_sheets = rng.random() < 0.4
        self.styled_beyond = rng.random() < 0.3
        self.formulas = formulas


def write_xlsx(made: Made, path: Path, *, formulas: bool = False) -> None:
    """With ``formulas`` the totals are sums, which some program still has to work out."""
    rng = Random(f"workbook/{made.name}")
    habits = Habits(rng, formulas=formulas)
    book = Workbook()
    sheet = book.active
    sheet.title = rng.choice(("Sheet1", "年报", "附件"))
    row = habits.first_row
    for item in made.document.items:
        if isinstance(item, Paragraph):
            if habits.prose or item.role != "prose":
                sheet.cell(row, habits.first_column, item.text)
                row += 1
            continue
        if habits.sheet_a_table and row > habits.first_row + 1:
            sheet = book.create_sheet(f"表{len(book.sheetnames)}")
            row = habits.first_row
        _write(sheet, item, made, habits, row)
        row += len(item.rows) + habits.gap
        _set_page(sheet, made)
    if habits.empty_sheets:
        book.create_sheet("Sheet2")
        book.create_sheet("Sheet3")
    if habits.hidden_sheet:
        hidden = book.create_sheet("去年")
        hidden.sheet_state = "hidden"
        hidden["A1"], hidden["B1"] = "规章", 99
    book.save(path)


def _write(sheet, grid: Grid, made: Made, habits: Habits, top: int) -> None:
    thin = Side(style="thin")
    for y, x, cell in placed_cells(grid):
        row, column = top + y, habits.first_column + x
        target = sheet.cell(row, column)
        text = text_of(cell)
        target.value = _entry(text, habits) if cell.kind == "value" else text
        if habits.formulas and cell.line.endswith(".total"):
            target.value = _sum_of_the_parts(sheet, row, column, target.value)
        target.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
        target.font = Font(name=made.style.font, size=made.style.points)
        if cell.rowspan > 1 or cell.colspan > 1:
            sheet.merge_cells(start_row=row, start_column=column, end_row=row + cell.rowspan - 1, end_column=column + cell.colspan - 1)
    if made.style.ruled:
        for row_cells in sheet.iter_rows(top, top + len(grid.rows) - 1, habits.first_column, habits.first_column + grid.width - 1):
            for target in row_cells:
                target.border = Border(thin, thin, thin, thin)
    if habits.styled_beyond:
        sheet.cell(top + len(grid.rows) + 3, habits.first_column + grid.width + 4).font = Font(bold=True)
    _make_room(sheet, grid, made, top)
    for index, share in enumerate(columns_of(grid)):
        letter = get_column_letter(habits.first_column + index)
        wanted = share * made.style.points / 9
        drawn = sheet.column_dimensions[letter].width if letter in sheet.column_dimensions else 0
        sheet.column_dimensions[letter].width = max(drawn, wanted)


def _make_room(sheet, grid: Grid, made: Made, top: int) -> None:
    """Rows high enough for their text, as people draw them."""
    lines = [1.0] * len(grid.rows)
    for y, x, cell in placed_cells(grid):
        characters = sum(columns_of(grid)[x : x + cell.colspan]) / 3
        lines[y] = max(lines[y], (len(text_of(cell)) / characters + 1) / cell.rowspan)
    for y, count in enumerate(lines):
        sheet.row_dimensions[top + y].height = min(count * made.style.points * 1.5 + 4, 400)


def _sum_of_the_parts(sheet, row: int, column: int, total: object) -> object:
    """The formula of a total that is the sum of some cells on its left, or the total itself."""
    added = 0
    for first in range(column - 1, max(column - 7, 0), -1):
        part = sheet.cell(row, first).value
        if not isinstance(part, int):
            break
        added += part
        if added == total and column - first >= 4:
            return f"=SUM({get_column_letter(first)}{row}:{get_column_letter(column - 1)}{row})"
    return total


def _entry(text: str, habits: Habits) -> object:
    if habits.numbers_as_text or not text.strip():
        return text or None
    plain = text.replace(",", "")
    if plain.isascii() and plain.lstrip("-").isdigit() and plain == text:
        return int(plain)
    try:
        return float(plain) if plain == text and plain.isascii() and "." in plain and not plain.startswith("+") else text
    except ValueError:
        return text


def _set_page(sheet, made: Made) -> None:
    sheet.page_setup.orientation = "landscape" if made.style.landscape else "portrait"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
