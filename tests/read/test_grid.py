"""Rows placed by the grid of a document: heads over the values, labels beside them, and nothing guessed."""

from __future__ import annotations

import pytest

import giar
from giar.form import EDITION_2021, Line
from giar.report import Cell

COLUMNS = [leaf.zh for leaf in EDITION_2021.table("applications").blocks[0].column_leaves]
LABELS = [leaf.official for leaf in EDITION_2021.table("applications").blocks[0].row_leaves]
KEYS = [leaf.key for leaf in EDITION_2021.table("applications").blocks[0].row_leaves]
ZEROS = ["0"] * len(COLUMNS)


def row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def page(rows: list[str], columns: list[str] = COLUMNS) -> str:
    return f"<table>{row('', *columns)}{''.join(rows)}</table>"


def applications(rows: list[str], columns: list[str] = COLUMNS) -> dict[str, list[Cell]]:
    """Table 三 as read, by row."""
    cells = giar.parse(page(rows, columns)).cells
    found: dict[str, list[Cell]] = {}
    for key, cell in cells.items():
        table, line, _ = key.split(".")
        if table == "applications":
            found.setdefault(line, []).append(cell)
    return found


def values(cells: list[Cell]) -> list[object]:
    return [cell.value if cell.status == "number" else cell.status for cell in cells]


def with_row(line: str, cells: list[str], label: str | None = None) -> list[str]:
    """All rows of table 三, zeros but for one of them."""
    at = KEYS.index(line)
    rows = [row(text, *ZEROS) for text in LABELS]
    return [*rows[:at], row(LABELS[at] if label is None else label, *cells), *rows[at + 1 :]]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["", "640", "7", "", "", "", ""], ["blank", 640, 7, "blank", "blank", "blank", "blank"]),
        (["1", "", "", "", "", "", "1"], [1, "blank", "blank", "blank", "blank", "blank", 1]),
        (["\ufffd", "2", "", "", "", "", "2"], ["unreadable", 2, "blank", "blank", "blank", "blank", 2]),
        (["123456x0.001", "2", "3", "", "", "", "5"], ["unreadable", 2, 3, "blank", "blank", "blank", 5]),
        (["/", "－", "无", "约5", "5", "见附件", "5"], ["mark", "mark", "mark", "unreadable", 5, "unreadable", 5]),
        (["1", "1 2", "", "", "", "", "13"], [1, 12, "blank", "blank", "blank", "blank", 13]),
        ([""] * 7, ["blank"] * 7),
    ],
)
def test_each_cell_is_its_own_value(cells: list[str], expected: list[object]) -> None:
    found = applications(with_row("granted", cells))
    assert values(found["granted"]) == expected
    assert values(found["received"]) == [0] * 7


def test_a_table_of_blanks_is_blank_everywhere() -> None:
    found = applications([row(text, *[""] * 7) for text in LABELS])
    assert {value for cells in found.values() for value in values(cells)} == {"blank"}


def test_a_blank_cell_has_its_place() -> None:
    cell = applications(with_row("granted", ["1", "", "", "", "", "", "1"]))["granted"][1]
    assert cell.where is not None
    assert cell.where.start == cell.where.end


def test_a_row_whose_label_is_lost_stands_between_its_neighbours() -> None:
    found = applications(with_row("granted", ["1", "2", "3", "4", "5", "6", "21"], label=""))
    assert values(found["granted"]) == [1, 2, 3, 4, 5, 6, 21]


def test_columns_in_another_order_are_read_by_their_heads() -> None:
    swapped = [COLUMNS[1], COLUMNS[0], *COLUMNS[2:]]
    found = applications(with_row("granted", ["1", "2", "0", "0", "0", "0", "3"]), swapped)
    assert values(found["granted"]) == [2, 1, 0, 0, 0, 0, 3]


@pytest.mark.parametrize("gone", range(7))
def test_a_column_that_the_table_lacks_is_absent(gone: int) -> None:
    columns, cells = (texts[:gone] + texts[gone + 1 :] for texts in (COLUMNS, ["1", "2", "3", "", "5", "6", "17"]))
    rows = [row(text, *(cells if key == "granted" else ZEROS[1:])) for key, text in zip(KEYS, LABELS, strict=True)]
    expected: list[object] = [1, 2, 3, "blank", 5, 6, 17]
    expected[gone] = "absent"
    assert values(applications(rows, columns)["granted"]) == expected


def test_a_head_that_is_misspelt_is_known_by_its_place() -> None:
    found = applications(with_row("granted", ["1", "", "", "", "", "", "1"]), [*COLUMNS[:3], "公益组识", *COLUMNS[4:]])
    assert values(found["granted"]) == [1, "blank", "blank", "blank", "blank", "blank", 1]


def test_a_row_that_comes_twice_is_not_chosen_from() -> None:
    rows = with_row("granted", ["1", "0", "0", "0", "0", "0", "1"])
    at = KEYS.index("granted")
    found = applications([*rows[: at + 1], row(LABELS[at], "2", "0", "0", "0", "0", "0", "2"), *rows[at + 1 :]])
    assert values(found["granted"]) not in ([1, 0, 0, 0, 0, 0, 1], [2, 0, 0, 0, 0, 0, 2])


@pytest.mark.parametrize("gone", range(7))
def test_a_row_that_is_a_cell_short_shows_no_number_in_a_wrong_column(gone: int) -> None:
    whole = ["1", "2", "4", "8", "16", "32", "63"]
    found = applications(with_row("granted", whole[:gone] + whole[gone + 1 :]))
    for cell, written in zip(found["granted"], whole, strict=True):
        assert cell.status != "number" or cell.value == int(written)


@pytest.mark.parametrize("span", [1, 3])
def test_a_group_that_spans_too_many_rows_or_too_few_moves_no_number(span: int) -> None:
    """Browsers then draw the rows below a column too far to one side."""
    lines = EDITION_2021.table("applications").blocks[0].rows[2].children[2].children[:2]
    cells = [[str(10 * at + column) for column in range(7)] for at in range(1, 3)]
    first, second = (
        f"<td>{line.official}</td>" + "".join(f"<td>{cell}</td>" for cell in own) for line, own in zip(lines, cells, strict=True)
    )
    body = (
        f"<tr><td rowspan={span}>（三）不予公开</td>{first}</tr><tr>{second}</tr><tr><td colspan=2>{LABELS[-1]}</td>{'<td>0</td>' * 7}</tr>"
    )
    html = f"<table><tr><td colspan=2></td>{''.join(f'<td>{column}</td>' for column in COLUMNS)}</tr>{body}</table>"
    found = giar.parse(html).cells
    for line, own in zip(lines, cells, strict=True):
        for leaf, written in zip(_columns(), own, strict=True):
            cell = found[f"applications.{line.key}.{leaf.key}"]
            assert cell.status != "number" or cell.value == int(written)


def _columns() -> tuple[Line, ...]:
    return EDITION_2021.table("applications").blocks[0].column_leaves


def test_heads_over_the_first_part_of_a_table_hold_for_the_next() -> None:
    rows = with_row("refused_internal_affairs", ["", "3", "", "", "", "", "3"])
    html = page(rows[:4]) + "<p></p>" + f"<table>{''.join(rows[4:])}</table>"
    cells = giar.parse(html).cells
    assert cells["applications.refused_internal_affairs.business"].value == 3
    assert cells["applications.refused_internal_affairs.natural_person"].status == "blank"


def test_heads_that_stand_on_different_rows_are_all_heads() -> None:
    """As where a page break cuts the heads of a table in two: nothing covers the places below the upper ones."""
    upper = f"<tr><td></td><td>{COLUMNS[0]}</td><td colspan=5>法人或其他组织</td><td>{COLUMNS[6]}</td></tr>"
    lower = f"<tr><td colspan=2>　</td>{''.join(f'<td>{column}</td>' for column in COLUMNS[1:6])}</tr>"
    rows = with_row("granted", ["", "1", "", "", "", "", ""])
    cells = giar.parse(f"<table>{upper}{lower}{''.join(rows)}</table>").cells
    assert cells["applications.granted.natural_person"].status == "blank"
    assert cells["applications.granted.business"].value == 1


def test_a_row_without_a_label_below_another_makes_its_columns_ambiguous() -> None:
    """As where a line under a number cuts its cell in two: ``186`` and, below it, the ``2`` that wrapped."""
    rows = with_row("granted", ["186", "5", "", "", "", "", "191"])
    at = KEYS.index("granted")
    found = applications([*rows[: at + 1], row("", "2", "", "", "", "", "", ""), *rows[at + 1 :]])
    assert found["granted"][0].status == "ambiguous"
    assert found["granted"][0].candidates == (186, None)
    assert found["granted"][1].value == 5


def test_a_label_over_two_rows_of_values_makes_them_ambiguous() -> None:
    rows = with_row("granted", ["1"] * 7)
    at = KEYS.index("granted")
    first = rows[at].replace("<td>", "<td rowspan=2>", 1)
    cells = giar.parse(page([*rows[:at], first, f"<tr>{'<td>2</td>' * 7}</tr>", *rows[at + 1 :]])).cells
    assert {cells[f"applications.granted.{leaf.key}"].status for leaf in _columns()} == {"ambiguous"}


def test_two_rows_of_values_in_table_four_are_ambiguous() -> None:
    block = EDITION_2021.table("disputes").blocks[0]
    heads = f"<tr>{''.join(f'<td>{leaf.zh}</td>' for _ in block.row_leaves for leaf in block.column_leaves)}</tr>"
    cells = giar.parse(f"<table>{heads}{row(*['1'] * 15)}{row('2', *[''] * 14)}</table>").cells
    assert {cell.status for key, cell in cells.items() if key.startswith("disputes.")} == {"ambiguous"}
