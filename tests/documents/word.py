"""Word documents written by python-docx, with what authors do in Word."""

from __future__ import annotations

import copy
from pathlib import Path
from random import Random

from docx import Document as NewDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from documents.draft import Made, Style, columns_of, heads_of, placed_cells, text_of
from generator.document import Paragraph
from generator.grid import Grid, GridCell

_SECTION_NUMBERS = "一二三四五六七八九"


class Features:
    """What an author did in this document."""

    def __init__(self, rng: Random, made: Made, *, plain: bool) -> None:
        self.numbered_headings = rng.random() < 0.4 and _in_order(made)
        self.numbered_labels = rng.random() < 0.3
        self.tracked = rng.random() < 0.35
        self.boxed_title = rng.random() < 0.3
        self.cut = rng.random() < 0.35
        self.framed = rng.random() < 0.1
        self.wrapped = rng.random() < 0.4
        self.noted = rng.random() < 0.25
        if plain:
            # What another program would show in its own way.
            self.tracked = self.boxed_title = self.noted = False


def _in_order(made: Made) -> bool:
    headings = [item.text for item in made.document.items if isinstance(item, Paragraph) and item.role == "heading"]
    return [text[:2] for text in headings] == [f"{number}、" for number in _SECTION_NUMBERS[: len(headings)]]


def write_docx(made: Made, path: Path, *, plain: bool = False) -> None:
    rng = Random(f"word/{made.name}")
    features = Features(rng, made, plain=plain)
    document = NewDocument()
    _set_page(document, made.style)
    _define_numbering(document)
    holder = document.add_table(1, 1).cell(0, 0) if features.framed else document
    for item in made.document.items:
        if isinstance(item, Paragraph):
            _paragraph(holder, item, features)
        else:
            _tables(holder, item, made.style, features, rng)
    document.save(str(path))


def _set_page(document, style: Style) -> None:
    section = document.sections[0]
    long, short = Pt(841.9), Pt(595.3)
    section.orientation = WD_ORIENT.LANDSCAPE if style.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if style.landscape else (short, long)
    section.left_margin = section.right_margin = Pt(style.margin)
    section.top_margin = section.bottom_margin = Pt(60)
    normal = document.styles["Normal"]
    normal.font.name = style.font
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), style.font)
    normal.font.size = Pt(12)
    footer = section.footer.paragraphs[0]
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = footer.add_run("— " if kind == "begin" else " —" if kind == "end" else "")
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.insert(0 if kind == "end" else len(run._r), mark)
        else:
            code = OxmlElement("w:instrText")
            code.text = text
            run._r.append(code)


_NUMBERINGS = (("91", "chineseCounting", "%1、"), ("92", "decimal", "%1."))


def _define_numbering(document) -> None:
    numbering = document.part.numbering_part.element
    for number, form, text in _NUMBERINGS:
        level = (
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        )
        abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{level}</w:abstractNum>')
        numbering.insert(0, abstract)
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    for restart in range(5):
        start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{200 + restart}"><w:abstractNumId w:val="92"/>{start}</w:num>'))


def _number(paragraph, number: str) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'))


def _paragraph(holder, item: Paragraph, features: Features) -> None:
    paragraph = holder.add_paragraph()
    if item.role == "title" and features.boxed_title:
        _box(paragraph, item.text)
        return
    text = item.text
    if item.role == "heading" and features.numbered_headings and text[0] in _SECTION_NUMBERS and text[1:2] == "、":
        _number(paragraph, "91")
        text = text[2:]
    paragraph.add_run(text)
    if features.tracked and item.role == "prose":
        _deleted(paragraph, "共 99 件")


def _box(paragraph, text: str) -> None:
    """A text box as Word writes it: a drawing, and the same again for old programs."""
    content = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    spaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    drawing = (
        '<wp:inline><wp:extent cx="5000000" cy="500000"/><wp:docPr id="7" name="box"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="5000000" cy="500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    )
    old = f'<w:pict><v:shape style="width:400pt;height:40pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    run = (
        f"<w:r {nsdecls('w', 'wp', 'a')} {spaces}><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing>{drawing}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    paragraph._p.append(parse_xml(run))


def _change(kind: str, text: str) -> str:
    tag = "w:delText" if kind == "del" else "w:t"
    who = 'w:id="1" w:author="a" w:date="2025-01-01T00:00:00Z"'
    return f'<w:{kind} {nsdecls("w")} {who}><w:r><{tag} xml:space="preserve">{text}</{tag}></w:r></w:{kind}>'


def _deleted(paragraph, text: str) -> None:
    paragraph._p.append(parse_xml(_change("del", text)))


def _inserted(paragraph, text: str) -> None:
    paragraph._p.append(parse_xml(_change("ins", text)))


def _tables(holder, grid: Grid, style: Style, features: Features, rng: Random) -> None:
    table = holder.add_table(len(grid.rows), grid.width)
    if style.ruled:
        table.style = "Table Grid" if not features.framed else table.style
    restart = iter(range(200, 205))
    group = ""
    for y, x, cell in placed_cells(grid):
        area = table.cell(y, x)
        if cell.rowspan > 1 or cell.colspan > 1:
            area = area.merge(table.cell(y + cell.rowspan - 1, x + cell.colspan - 1))
        paragraph = area.paragraphs[0]
        if cell.kind == "group" and x == 1:
            group = str(next(restart, ""))
        _write_cell(paragraph, cell, style, features, rng, group if x == 2 else "")
    if features.noted:
        _note_a_number(table, grid, rng)
    room = (841.9 if style.landscape else 595.3) - 2 * style.margin
    for column, share in enumerate(columns_of(grid)):
        table.columns[column].width = Pt(share * room / sum(columns_of(grid)))
    if style.repeated_heads:
        for row in table.rows[: heads_of(grid)]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    if features.tracked and rng.random() < 0.5:
        _add_deleted_row(table)
    if features.cut and len(grid.rows) > 8:
        _cut(table, rng.randrange(heads_of(grid) + 2, len(grid.rows) - 1), style)


def _write_cell(paragraph, cell: GridCell, style: Style, features: Features, rng: Random, group: str) -> None:
    text = text_of(cell)
    if cell.kind == "value":
        if features.tracked and rng.random() < 0.2:
            _deleted(paragraph, str(rng.randint(0, 99)))
            _inserted(paragraph, text)
        else:
            paragraph.add_run(text)
    elif group and features.numbered_labels and text[:1].isdigit() and text[1:2] == ".":
        _number(paragraph, group)
        paragraph.add_run(text[2:])
    elif features.wrapped and len(text) > 4:
        middle = len(text) // 2
        paragraph.add_run(text[:middle]).add_break()
        paragraph.add_run(text[middle:])
    else:
        paragraph.add_run(text)
    for run in paragraph.runs:
        run.font.size = Pt(style.points)


def _note_a_number(table, grid: Grid, rng: Random) -> None:
    values = [
        (y, x) for y, x, cell in placed_cells(grid) if cell.kind == "value" and text_of(cell).strip().isascii() and text_of(cell).strip()
    ]
    if values:
        run = table.cell(*rng.choice(values)).paragraphs[0].add_run("①")
        run.font.superscript = True


def _add_deleted_row(table) -> None:
    row = copy.deepcopy(table.rows[-1]._tr)
    for change in [*row.iter(qn("w:ins")), *row.iter(qn("w:del"))]:
        change.getparent().remove(change)
    for text in row.iter(qn("w:t")):
        text.text = "7"
    properties = row.get_or_add_trPr()
    properties.append(parse_xml(f'<w:del {nsdecls("w")} w:id="2" w:author="a" w:date="2025-01-01T00:00:00Z"/>'))
    for run in list(row.iter(qn("w:r"))):
        parent = run.getparent()
        if parent.tag == qn("w:p"):
            deleted = parse_xml(f'<w:del {nsdecls("w")} w:id="3" w:author="a" w:date="2025-01-01T00:00:00Z"/>')
            parent.replace(run, deleted)
            deleted.append(run)
            for text in run.iter(qn("w:t")):
                text.tag = qn("w:delText")
    table._tbl.append(row)


def _cut(table, at: int, style: Style) -> None:
    """The table in two, the heads perhaps repeated, as where an author pressed Ctrl+Shift+Enter."""
    first = table._tbl
    second = copy.deepcopy(first)
    rows, copied = list(first.iterchildren(qn("w:tr"))), list(second.iterchildren(qn("w:tr")))
    for row in rows[at:]:
        first.remove(row)
    for row in copied[:at]:
        second.remove(row)
    for row in list(second.iterchildren(qn("w:tr")))[:1]:
        for merge in row.iter(qn("w:vMerge")):
            if merge.get(qn("w:val")) is None:
                merge.set(qn("w:val"), "restart")
    first.addnext(second)
    first.addnext(OxmlElement("w:p"))
    if style.repeated_heads:
        heads = [copy.deepcopy(row) for row in rows[:3]] if len(rows) > 20 else []
        for head in reversed(heads):
            second.insert(2, head)
