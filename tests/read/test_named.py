"""Cells that stand beside the names of their row and their column, and texts that only look like it."""

from __future__ import annotations

import pytest

import giar

ROWS = {
    "本年新收政府信息公开申请数量": "received",
    "上年结转政府信息公开申请数量": "carried_over",
    "予以公开": "granted",
    "结转下年度继续办理": "carried_forward",
}
COLUMNS = {
    "自然人": "natural_person",
    "商业企业": "business",
    "科研机构": "research",
    "社会公益组织": "public_welfare",
    "法律服务机构": "legal_service",
    "其他": "other_organization",
    "总计": "total",
}
NUMBERS = [[64, 11, 2, 0, 3, 1, 91], [5, 0, 1, 0, 0, 2, 6], [37, 8, 0, 2, 1, 0, 44], [7, 1, 0, 0, 0, 0, 9]]
"""The sums do not hold: the names alone say where a number belongs."""
HEADING = "三、收到和处理政府信息公开申请情况\n"
CELLS = [(row, column, NUMBERS[y][x]) for y, row in enumerate(ROWS) for x, column in enumerate(COLUMNS)]
EXPECTED = {f"applications.{ROWS[row]}.{COLUMNS[column]}": number for row, column, number in CELLS}


def _by_row(row_text: str, cell_text: str, joint: str, end: str) -> str:
    rows = [joint.join(cell_text.format(c=c, n=n) for r, c, n in CELLS if r == row) for row in ROWS]
    return "\n".join(row_text.format(r=row) + cells + end for row, cells in zip(ROWS, rows, strict=True))


TEXTS = {
    "records with pipes": "\n".join(f"{r} | {c} | {n}" for r, c, n in CELLS),
    "records with spaces": "\n".join(f"表三 {r} {c} {n}" for r, c, n in CELLS),
    "records as CSV": "表,行,列,值\n" + "\n".join(f"表三,{r},{c},{n}" for r, c, n in CELLS),
    "records of SQL": "\n".join(f"INSERT INTO t VALUES ('{r}', '{c}', {n});" for r, c, n in CELLS),
    "paths": "\n".join(f"{r}/{c} = {n}" for r, c, n in CELLS),
    "arrows": "\n".join(f"{r} {c} -> {n}" for r, c, n in CELLS),
    "dot leaders": _by_row("{r}\n", "{c}……{n}", "\n", ""),
    "key and value": _by_row("{r}：", "{c} {n}", "，", ""),
    "sentences": _by_row("{r}：", "{c}{n}件", "，", "。"),
    "cards": _by_row("{r}\n", "{c}：{n}", "\n", "\n"),
    "nested keys": _by_row("{r}:\n", "  {c}: {n}", "\n", ""),
    "JSON": "{" + _by_row('"{r}":{{', '"{c}":{n}', ",", "},").replace("\n", "") + "}",
    "wide CSV": ",".join(f"{r}-{c}" for r, c, _ in CELLS) + "\n" + ",".join(str(n) for _, _, n in CELLS),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_cell_beside_its_names_is_read(text: str) -> None:
    cells = giar.parse(HEADING + text + "\n").cells
    assert {key: cells[key].value for key in EXPECTED} == EXPECTED


def test_the_place_is_that_of_the_number() -> None:
    text = HEADING + TEXTS["cards"]
    cell = giar.parse(text).cells["applications.received.total"]
    assert cell.where is not None
    assert text[cell.where.start : cell.where.end] == cell.text == "91"


def test_two_values_for_one_cell_leave_it_open() -> None:
    text = HEADING + TEXTS["records with pipes"] + "\n本年新收政府信息公开申请数量 | 自然人 | 65\n"
    cell = giar.parse(text).cells["applications.received.natural_person"]
    assert (cell.status, cell.candidates) == ("ambiguous", (64, 65))


def test_a_row_that_lost_its_name_is_not_read_as_the_row_above() -> None:
    text = HEADING + TEXTS["cards"].replace("上年结转政府信息公开申请数量\n", "")
    cells = giar.parse(text).cells
    assert cells["applications.received.natural_person"].value in (64, None)
    assert cells["applications.carried_over.natural_person"].status == "absent"


def test_digits_in_two_pieces_stay_open() -> None:
    text = HEADING + TEXTS["cards"].replace("总计：91", "总计：9 1")
    assert giar.parse(text).cells["applications.received.total"].status == "ambiguous"


def test_a_turned_table_is_read_by_its_heads() -> None:
    rows = [
        *ROWS, "1.属于国家秘密", "2.重复申请", "保护第三方合法权益", "要求提供公开出版物", "信访举报投诉类申请"
    ]  # fmt: skip
    lines = ["\t" + "\t".join(rows)]
    lines += [column + "\t" + "\t".join([*(str(line[x]) for line in NUMBERS), *"50000"]) for x, column in enumerate(COLUMNS)]
    cells = giar.parse(HEADING + "\n".join(lines) + "\n").cells
    assert {key: cells[key].value for key in EXPECTED} == EXPECTED
    assert cells["applications.refused_state_secret.business"].value == 5


TABLE = (
    HEADING
    + "\t"
    + "\t".join(COLUMNS)
    + "\n"
    + "\n".join(row + "\t" + "\t".join(map(str, line)) for row, line in zip(ROWS, NUMBERS, strict=True))
    + "\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "商业企业：2\n",
        "全年予以公开0件，部分公开3件，总计40件。\n",
        "行政复议9件，其中结果维持3件，结果纠正6件，其他结果0件，尚未审结0件。\n",
        "本年新收政府信息公开申请8件，其中自然人5件、商业企业3件、科研机构0件、其他0件、总计8件、法律服务机构0件。\n",
    ],
)
def test_one_line_beside_a_table_turns_nothing(line: str) -> None:
    cells = giar.parse(TABLE + line).cells
    assert [key for key, number in EXPECTED.items() if cells[key].status == "number" and cells[key].value != number] == []
    assert not any(key.startswith("disputes.") and cell.status == "number" for key, cell in cells.items())
