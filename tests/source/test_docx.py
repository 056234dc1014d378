"""Word documents: what stands in them only as numbering, as a change, in a box, or between merged cells."""

from __future__ import annotations

import io
import zipfile

import pytest

import giar
from giar.source import Document, open_document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content if content.startswith('<') else run(content)}</w:p>"


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<w:p') else paragraph(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def opened(body: str, numbering: str = "", styles: str = "", space: str = W) -> Document:
    stream = io.BytesIO()
    relation = '<Relationship Id="{0}" Type="' + OFFICE + '/{0}" Target="{0}.xml"/>'
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/numbering.xml", f"<w:numbering {space}>{numbering}</w:numbering>")
        archive.writestr("word/styles.xml", f"<w:styles {space}>{styles}</w:styles>")
        relations = relation.format("numbering") + relation.format("styles")
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
    return open_document(stream.getvalue())


def lines(body: str, numbering: str = "", styles: str = "", space: str = W) -> list[str]:
    return opened(body, numbering, styles, space).text.splitlines()


def level(number: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


def listed(levels: str, overrides: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{overrides}</w:num>'
    )


def numbered(level: int, number: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def test_a_heading_s_number_that_exists_only_as_numbering_is_written() -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）")
    body = (
        paragraph("总体情况", numbered(0))
        + paragraph("主动公开", numbered(1))
        + paragraph("依申请公开", numbered(1))
        + paragraph("主动公开政府信息情况", numbered(0))
        + paragraph("又一", numbered(1))
        + paragraph("", numbered(0))
        + paragraph("政府信息公开申请情况", numbered(0))
    )
    assert lines(body, listed(levels)) == [
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请公开",
        "二、主动公开政府信息情况",
        "（一）又一",
        "四、政府信息公开申请情况",
    ]


def test_numbering_that_a_style_brings_counts_too() -> None:
    styles = (
        f'<w:style w:styleId="a"><w:pPr>{numbered(0)}</w:pPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
        '<w:style w:styleId="c"><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    body = "".join(paragraph(text, f'<w:pStyle w:val="{style}"/>') for text, style in (("甲", "a"), ("乙", "b"), ("丙", "c"), ("丁", "b")))
    assert lines(body, listed(level(0, "decimal", "%1.")), styles) == ["1.甲", "2.乙", "丙", "3.丁"]


def test_a_list_started_anew_counts_from_its_start() -> None:
    overrides = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = paragraph("甲", numbered(0)) + paragraph("乙", numbered(0)) + paragraph("丙", numbered(0, 2)) + paragraph("丁", numbered(0, 2))
    assert lines(body, listed(level(0, "decimal", "%1."), overrides)) == ["1.甲", "2.乙", "1.丙", "2.丁"]


def test_bullets_and_unknown_lists_write_nothing() -> None:
    body = paragraph("甲", numbered(0)) + paragraph("乙", numbered(0, 9)) + paragraph("丙", numbered(7))
    assert lines(body, listed(level(0, "bullet", "●"))) == ["甲", "乙", "丙"]


def test_merged_cells_both_ways() -> None:
    restart, carry_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(cell("头", f'<w:gridSpan w:val="2"/>{restart}'), cell("甲", '<w:gridSpan w:val="2"/>')),
        row(cell("", f'<w:gridSpan w:val="2"/>{carry_on}'), cell("乙"), cell("丙")),
        row(cell("组", restart), cell("一"), cell("1"), cell("")),
        row(cell("", carry_on), cell("二"), cell(""), cell("4")),
    )
    document = opened(body)
    assert document.text.splitlines() == ["头\t甲", "乙\t丙", "组\t一\t1\t", "二\t\t4"]
    spans = {document.text[one.start : one.end]: (one.row, one.column, one.rowspan, one.colspan) for one in document.grids[0].cells}
    assert spans["头"] == (0, 0, 2, 2)
    assert spans["组"] == (2, 0, 2, 1)
    assert spans["4"] == (3, 3, 1, 1)


def test_a_table_in_two_with_its_heads_repeated_is_one_table_again() -> None:
    heads = row(cell("信息内容"), cell("制发"), cell("废止"))
    restart, carry_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    first = table(heads, row(cell("三、结果", restart), cell("（一）公开"), cell("1")))
    second = table(heads, row(cell("", carry_on), cell("（二）部分"), cell("2")), row(cell("", carry_on), cell("（三）不予"), cell("3")))
    document = opened(first + paragraph("") + paragraph("（续表）") + second)
    assert document.text.splitlines() == ["信息内容\t制发\t废止", "三、结果\t（一）公开\t1", "（二）部分\t2", "（三）不予\t3"]
    assert len(document.grids) == 1


def test_tracked_changes_are_read_as_accepted_and_said_to_be_there() -> None:
    removed, added = "<w:del><w:r><w:delText>9</w:delText></w:r></w:del>", f"<w:ins>{run('8')}</w:ins>"
    body = (
        table(
            row(cell("规章"), cell(paragraph(removed + added))),
            row(cell("文件"), cell("7"), properties="<w:del/>"),
            row(cell("许可"), cell("6"), properties="<w:ins/>"),
        )
        + f"<w:moveFrom>{paragraph('旧')}</w:moveFrom><w:moveTo>{paragraph('新')}</w:moveTo>"
        + paragraph("前半", "<w:rPr><w:del/></w:rPr>")
        + paragraph("后半")
    )
    document = opened(body)
    assert document.text.splitlines() == ["规章\t8", "许可\t6", "新", "前半后半"]
    assert document.remarks == ("tracked-changes-accepted",)
    assert opened(paragraph("甲")).remarks == ()


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('年度报告')}</w:txbxContent>"
    drawing = f"<w:r><AlternateContent><Choice><w:drawing><x>{box}</x></w:drawing></Choice><Fallback><w:pict>{box}</w:pict></Fallback>"
    assert lines(f"<w:p>{drawing}</AlternateContent></w:r>{run('正文')}</w:p>") == ["正文", "年度报告"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("12", "<w:strike/>") + run("13"), "13"),
        (run("12") + run("①", '<w:vertAlign w:val="superscript"/>'), "12"),
        (run("12") + run("1", '<w:vertAlign w:val="superscript"/>'), "12"),
        (run("9", "<w:vanish/>") + run("13"), "13"),
        (run("13", '<w:strike w:val="0"/>'), "13"),
        ('<w:r><w:sym w:char="F052"/></w:r>', "□"),
        ("<w:hyperlink>" + run("1") + "</w:hyperlink><w:smartTag>" + run("3") + "</w:smartTag>", "13"),
        ('<w:fldSimple w:instr="=SUM(LEFT)">' + run("13") + "</w:fldSimple>", "13"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 7</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("13") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "13",
        ),
        ("<w:sdt><w:sdtContent>" + run("13") + "</w:sdtContent></w:sdt>", "13"),
        ("<w:r><w:t>1</w:t><w:br/><w:t>3</w:t></w:r>", "1 3"),
    ],
)
def test_what_a_cell_shows_is_what_it_holds(content: str, text: str) -> None:
    assert lines(table(row(cell("规章"), cell(paragraph(content)), cell("0")))) == [f"规章\t{text}\t0"]


def test_values_typed_with_tabs_keep_them_and_indents_do_not() -> None:
    tab = "<w:r><w:tab/></w:r>"
    body = paragraph(run("规章") + tab + run("0") + tab + run("1")) + paragraph(run("二、") + tab + run("主动公开"))
    assert lines(body) == ["规章\t0\t1", "二、 主动公开"]


def test_the_strict_form_of_the_format_is_read_as_well() -> None:
    assert lines(table(row(cell("规章"), cell("3"))), space=STRICT) == ["规章\t3"]


def test_what_was_decided_is_among_the_report_s_remarks() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{paragraph('<w:ins>' + run('新') + '</w:ins>')}</w:body></w:document>"
        )
    assert "tracked-changes-accepted" in giar.parse(stream.getvalue()).remarks
