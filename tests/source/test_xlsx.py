"""Workbooks: where a table ends in a sheet, what a number looks like, what is hidden."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

import giar
from giar.form import EDITION_2021
from giar.source import Document, open_document
from giar.source.xlsx.formats import Format

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="170" formatCode="0!.0,"/></numFmts>'
    '<borders><border/><border><left style="thin"/></border></borders>'
    '<cellXfs><xf numFmtId="0" borderId="0"/><xf numFmtId="0" borderId="1"/><xf numFmtId="14" borderId="0"/>'
    '<xf numFmtId="9" borderId="0"/><xf numFmtId="170" borderId="0"/></cellXfs></styleSheet>'
)
BORDERED = ' s="1"'


def cell(place: str, value: str = "", look: str = "") -> str:
    if not value:
        return f'<c r="{place}"{look}/>'
    if value.replace(".", "").isdigit():
        return f'<c r="{place}"{look}><v>{value}</v></c>'
    return f'<c r="{place}"{look} t="inlineStr"><is><t>{value}</t></is></c>'


def sheet(rows: dict[int, str], merged: str = "", columns: str = "", hidden: tuple[int, ...] = ()) -> str:
    written = "".join(
        f'<row r="{number}"{" hidden=" + chr(34) + "1" + chr(34) if number in hidden else ""}>{cells}</row>'
        for number, cells in rows.items()
    )
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged.split())
    return f"<worksheet {MAIN}><cols>{columns}</cols><sheetData>{written}</sheetData><mergeCells>{merges}</mergeCells></worksheet>"


def opened(*sheets: str, states: tuple[str, ...] = (), texts: str = "") -> Document:
    return open_document(workbook(*sheets, states=states, texts=texts))


def workbook(*sheets: str, states: tuple[str, ...] = (), texts: str = "") -> bytes:
    stream = io.BytesIO()
    states = states or ("visible",) * len(sheets)
    listed = "".join(
        f'<sheet name="表{index}" sheetId="{index}" state="{state}" r:id="s{index}"/>' for index, state in enumerate(states, 1)
    )
    relations = "".join(
        f'<Relationship Id="s{index}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{index}.xml"/>'
        for index in range(1, len(sheets) + 1)
    )
    relations += f'<Relationship Id="t" Type="{RELATIONS}/styles" Target="styles.xml"/>'
    relations += f'<Relationship Id="u" Type="{RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", f'<workbook {MAIN} xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{relations}</Relationships>")
        archive.writestr("xl/styles.xml", STYLES)
        archive.writestr("xl/sharedStrings.xml", f"<sst {MAIN}>{texts}</sst>")
        for index, written in enumerate(sheets, 1):
            archive.writestr(f"xl/worksheets/sheet{index}.xml", written)
    return stream.getvalue()


def lines(*sheets: str, **more: tuple[str, ...]) -> list[str]:
    return opened(*sheets, **more).text.splitlines()  # type: ignore[arg-type]


def test_a_merged_cell_is_written_once_and_blanks_keep_their_place() -> None:
    rows = {
        1: cell("A1", "头") + cell("B1") + cell("C1", "甲") + cell("D1", "乙"),
        2: cell("A2", "组") + cell("B2", "一") + cell("C2", "1"),
        3: cell("B3", "二") + cell("D3", "4"),
    }
    assert lines(sheet(rows, "A1:B1 A2:A3")) == ["头\t甲\t乙", "组\t一\t1\t", "二\t\t4"]


def test_borders_say_how_far_a_row_reaches() -> None:
    rows = {
        1: "".join(cell(f"{letter}1", "头", BORDERED) for letter in "ABC"),
        2: cell("A2", "规章", BORDERED) + cell("B2", "", BORDERED) + cell("C2", "", BORDERED),
        3: cell("A3", "长长的说明文字"),
        4: "".join(cell(f"{letter}4", value, BORDERED) for letter, value in zip("ABCDE", ("文件", "1", "2", "3", "4"), strict=True)),
    }
    assert lines(sheet(rows)) == ["头\t头\t头", "规章\t\t", "长长的说明文字", "文件\t1\t2\t3\t4"]


def test_a_line_of_text_merged_over_the_page_ends_a_table() -> None:
    rows = {
        1: cell("A1", "二、主动公开政府信息情况"),
        2: cell("A2", "规章") + cell("B2", "0") + cell("C2", "1"),
        3: cell("A3", "三、收到和处理政府信息公开申请情况"),
        4: cell("A4", "新收") + cell("B4", "1") + cell("E4", "2"),
    }
    assert lines(sheet(rows, "A1:F1 A3:F3")) == [
        "二、主动公开政府信息情况",
        "规章\t0\t1",
        "三、收到和处理政府信息公开申请情况",
        "新收\t1\t\t\t2",
    ]


def test_what_is_hidden_is_left_aside() -> None:
    rows = {
        1: cell("A1", "规章") + cell("B1", "9") + cell("C1", "1"),
        2: cell("A2", "去年") + cell("C2", "8"),
        3: cell("A3", "文件") + cell("C3", "2"),
    }
    seen = sheet(rows, columns='<col min="2" max="2" hidden="1"/>', hidden=(2,))
    assert lines(seen, sheet({1: cell("A1", "隐藏")}), states=("visible", "hidden")) == ["规章\t1", "文件\t2"]


def test_a_formula_counts_by_the_value_that_was_worked_out() -> None:
    rows = {1: cell("A1", "规章") + '<c r="B1"><f>SUM(C1:D1)</f><v>12</v></c><c r="C1"><f>1/0</f></c><c r="D1" t="e"><v>#REF!</v></c>'}
    assert lines(sheet(rows)) == ["规章\t12\t=1/0\t#REF!"]


def test_shared_texts_leave_out_struck_text_note_marks_and_readings() -> None:
    texts = (
        "<si><t>规章</t></si>"
        "<si><r><rPr><strike/></rPr><t>12</t></r><r><t>13</t></r>"
        '<r><rPr><vertAlign val="superscript"/></rPr><t>①</t></r><rPh><t>x</t></rPh></si>'
    )
    rows = {1: '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>99</v></c>'}
    assert opened(sheet(rows), texts=texts).text == "规章\t13\t#99\n"


def test_sheets_follow_one_another_and_cells_know_their_sheet() -> None:
    document = opened(sheet({1: cell("A1", "规章") + cell("B1", "0")}), sheet({3: cell("B3", "文件") + cell("C3", "1")}))
    assert document.text == "规章\t0\n文件\t1\n"
    at = document.text.index("1\n")
    where = document.where(at, at + 1)
    assert (where.sheet, where.cell) == ("表2", "C3")


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("General", "12", "12"),
        ("General", "2601.9500000000003", "2601.95"),
        ("General", "1.5E-3", "0.0015"),
        ("General", "1E+6", "1000000"),
        ("#,##0_ ;[Red]-#,##0", "-1234", "-1234"),
        ('0"件"', "12", "12"),
        ("0.00", "0.1", "0.1"),
        ("0.0%", "0.125", "12.5%"),
        ("yyyy/m/d", "45293", "2024-01-02"),
        ('m"月"d"日"', "45293", "2024-01-02"),
        ("h:mm", "0.5", "12:00:00"),
    ],
)
def test_a_number_is_written_as_the_sheet_means_it(code: str, number: str, shown: str) -> None:
    assert Format(code).shown(number) == shown


def test_a_number_shown_in_thousands_passes_for_no_number() -> None:
    """The screen shows another number than the file holds, and nobody can say which one is meant."""
    document = opened(sheet({1: cell("A1", "收费") + cell("B1", "123456", ' s="4"')}))
    heads = "二、主动公开政府信息情况\n第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n"
    report = giar.parse(heads + "行政事业性收费\t" + document.text.split("\t")[1])
    assert report.cells["proactive.fees.amount"].value is None


@pytest.mark.parametrize("reference", ["A0", "XFE1", "1A", "A99999999", ""])
def test_references_beyond_a_sheet_are_not_believed(reference: str) -> None:
    assert opened(sheet({1: cell(reference, "规章") + cell("B1", "0")})).text.startswith("规章\t0")


def applications(value: str) -> str:
    """A sheet with table 三, the same value in every cell."""
    block = EDITION_2021.table("applications").blocks[0]
    texts = [["信息内容", *(leaf.zh for leaf in block.column_leaves)]]
    texts += [[leaf.official, *([value] * len(block.column_leaves))] for leaf in block.row_leaves]
    rows = {
        at: "".join(cell(f"{letter}{at}", text, BORDERED) for letter, text in zip("ABCDEFGH", row, strict=True))
        for at, row in enumerate(texts, 1)
    }
    return sheet(rows)


COVER = sheet({3: cell("B3", "政府信息公开工作年度报告"), 5: cell("B5", "编制单位：某局")})


def test_a_cover_sheet_does_no_harm() -> None:
    report = giar.parse(workbook(COVER, applications("7")))
    found = report.cells["applications.granted.research"]
    assert found.value == 7
    assert found.where is not None
    assert found.where.sheet == "表2"


def test_two_reports_in_one_workbook_are_refused_and_the_second_sheet_is_named() -> None:
    with pytest.raises(giar.InputError) as refused:
        giar.parse(workbook(COVER, applications("7"), applications("8")))
    assert refused.value.code == "several-reports"
    assert "工作表“表3”" in refused.value.message["zh"]
    assert "sheet “表3”" in refused.value.message["en"]


def test_the_same_report_on_two_sheets_is_one_and_a_hidden_one_is_none() -> None:
    assert giar.parse(workbook(applications("7"), applications("7"))).cells["applications.granted.total"].value == 7
    hidden = workbook(applications("7"), applications("8"), states=("visible", "hidden"))
    assert giar.parse(hidden).cells["applications.granted.total"].value == 7


def test_the_sheets_of_a_workbook_are_reports_of_their_own() -> None:
    first, second, third = giar.parse_all(workbook(COVER, *map(applications, "789")), name="汇总.xlsx")
    assert [report.source.name for report in (first, second, third)] == [
        "汇总.xlsx · 工作表“表1”",
        "汇总.xlsx · 工作表“表3”",
        "汇总.xlsx · 工作表“表4”",
    ]
    for report, number, title in ((first, 7, "表2"), (second, 8, "表3"), (third, 9, "表4")):
        cell = report.cells["applications.granted.research"]
        assert cell.value == number
        assert cell.where is not None
        assert cell.where.sheet == title
        assert report.text[cell.where.start : cell.where.end] == cell.text


def test_a_sheet_named_after_its_organ_says_whose_report_it_holds() -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, organ in enumerate(("柳岸县教育局", "柳岸县商务局", "表3"), 1):
        sheet = book.create_sheet(organ)
        sheet.append(["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"])
        for label in ("属于国家秘密", "属于行政执法案卷", "属于行政查询事项", "重复申请", "保护第三方合法权益", "属于三类内部事务信息"):
            sheet.append([label, number, 0, 0, 0, 0, 0, number])
    stream = io.BytesIO()
    book.save(stream)
    found = giar.parse_all(stream.getvalue())
    assert [(report.meta.organ, report.meta.organ_from) for report in found] == [
        ("柳岸县教育局", "name"),
        ("柳岸县商务局", "name"),
        (None, None),
    ]
