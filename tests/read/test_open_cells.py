"""What is said of a cell that can be read in more than one way: every reading, and a blank where that is one of them."""

from __future__ import annotations

import giar
from giar import Cell


def cells(row: str) -> dict[str, Cell]:
    """The cells of a row of table 三 among whole ones, by column."""
    table = f"""三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 9 9 9 9 9 9 54
二、上年结转政府信息公开申请数量 1 1 1 1 1 1 6
三、本年度办理结果
（一）予以公开 {row}
四、结转下年度继续办理 0 0 0 0 0 0 0
"""
    return {key.rpartition(".")[2]: cell for key, cell in giar.parse(table).cells.items() if key.startswith("applications.granted.")}


def test_a_row_that_lost_a_cell_leaves_each_open_to_its_neighbours_number_or_a_blank() -> None:
    found = cells("1 2 3 4 5 15")
    assert (found["natural_person"].status, found["natural_person"].candidates) == ("ambiguous", (1, None))
    assert found["research"].candidates == (3, 2, None)


def test_a_blank_stands_last_among_the_candidates() -> None:
    for row in ("1 2 3 4 5 15", "3 3 0 9", "0 0 0 0 0 0"):
        for cell in cells(row).values():
            assert None not in cell.candidates[:-1]
            assert len(set(cell.candidates)) == len(cell.candidates)


def test_what_is_no_number_is_not_taken_for_a_blank() -> None:
    found = cells("3-5 2 3 4 5 15")
    assert found["natural_person"].status == "ambiguous"
    assert found["natural_person"].open_ended


def test_the_json_document_lists_a_blank_as_null() -> None:
    report = giar.parse("一、本年新收政府信息公开申请数量 1 2 3 4 5 15\n二、上年结转政府信息公开申请数量 1 1 1 1 1 1 6\n")
    cell = giar.to_dict(report)["cells"]["applications.received.natural_person"]
    assert (cell["value"], cell["candidates"]) == (None, [1, None])
