"""Tables of a PDF without ruling lines: which lines make up a label, and which piece of text stands in which cell."""

from __future__ import annotations

import pytest

from giar.form import EDITION_2021
from giar.source.pdf.content import Glyph, Rule
from giar.source.pdf.form_cells import cells_of
from giar.source.pdf.form_columns import columns_under
from giar.source.pdf.form_labels import labelled_rows
from giar.source.pdf.parts import TextLine
from giar.source.pdf.running import without_running_heads
from giar.source.pdf.tokens import Token, tokens_of
from giar.source.pdf.underlines import without_underlines

SIZE = 10.0
ROWS = EDITION_2021.table("proactive").blocks[0].row_leaves
APPLICANTS = EDITION_2021.table("applications").blocks[0].column_leaves


def glyphs(text: str, left: float, base: float) -> list[Glyph]:
    found = []
    for at, character in enumerate(text):
        width = SIZE if ord(character) > 255 else SIZE / 2
        found.append(Glyph(character, left, base - SIZE * 0.8, left + width, base + SIZE * 0.2, (left, base), at))
        left += width
    return found


def line(base: float, *words: tuple[str, float], page: int = 1) -> TextLine:
    return TextLine(page, tuple(glyph for text, left in words for glyph in glyphs(text, left, base)), SIZE)


def tokens(*lines: TextLine) -> list[tuple[Token, ...]]:
    return [tokens_of(one) for one in lines]


LABELS = tokens(line(100, ("规章", 20)), line(140, ("行政规范", 20)), line(152, ("性文件", 20)))


def cells(*lines: TextLine) -> list[list[str]] | None:
    rows = labelled_rows(LABELS, ROWS)
    assert rows is not None
    found = cells_of([[token for one in tokens(*lines) for token in one]], rows)
    return None if found is None else [["".join(token.text for token in cell) for cell in column] for column in found]


def test_a_label_over_two_lines_is_one_row() -> None:
    rows = labelled_rows(LABELS, ROWS)
    assert rows is not None
    assert [row.bases for row in rows] == [(100_100, 100_100), (100_140, 100_152)]


def test_a_label_that_the_form_does_not_have_leaves_no_rows() -> None:
    assert labelled_rows([LABELS[0], *tokens(line(140, ("领导批示件", 20)))], ROWS) is None


def test_the_name_of_a_group_beside_a_label_is_no_part_of_it() -> None:
    rows = labelled_rows(tokens(line(100, ("主动公开", 20), ("规章", 90)), line(140, ("行政规范性文件", 90))), ROWS)
    assert rows is not None
    assert [token.text for token in rows[0].label] == ["规章"]


@pytest.mark.parametrize(("first", "second"), [(100, 146), (100, 140), (100, 152)], ids=["middle", "top", "bottom"])
def test_a_value_stands_at_the_middle_the_top_or_the_bottom_of_its_label(first: float, second: float) -> None:
    assert cells(line(first, ("7", 200)), line(second, ("8", 200))) == [["7", "8"]]


def test_a_number_that_wraps_about_the_middle_of_its_label_is_one() -> None:
    assert cells(line(94, ("12", 200)), line(106, ("34", 200)), line(146, ("8", 200))) == [["1234", "8"]]


def test_a_row_without_a_value_is_blank() -> None:
    assert cells(line(146, ("8", 200))) == [["", "8"]]


@pytest.mark.parametrize("base", [120, 126, 170])
def test_a_value_that_stands_beside_no_label_leaves_the_table_unread(base: float) -> None:
    assert cells(line(100, ("7", 200)), line(base, ("8", 200))) is None


def test_heads_over_several_lines_name_their_columns_and_groups_none() -> None:
    lefts = [200 + 40 * at for at in range(7)]
    upper = line(20, ("法人或其他组织", 260))
    middle = line(32, *[(text, left) for text, left in zip(("自然", "商业", "科研", "社会", "法律", "其他", "总计"), lefts, strict=True)])
    lower = line(44, *[(text, left) for text, left in zip(("人", "企业", "机构", "公益", "服务"), lefts, strict=False)])
    lowest = line(56, ("组织", lefts[3]), ("机构", lefts[4]))
    columns = columns_under(tokens(upper, middle, lower, lowest), APPLICANTS)
    assert columns is not None
    assert [column.head for column in columns] == ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    assert columns_under(tokens(upper, lower), APPLICANTS) is None


def running(*pages: list[TextLine]) -> list[list[str]]:
    kept = without_running_heads(pages, [842.0] * len(pages))
    return [[part.text for part in page if isinstance(part, TextLine)] for page in kept]


def test_rows_alike_at_the_edges_of_two_pages_are_no_running_heads() -> None:
    row = ("0", 200), ("0", 240), ("0", 280)
    pages = [line(780, ("7.属于", 20), *row)], [line(60, ("8.属于", 20), *row, page=2)]
    assert running(*pages) == [["7.属于 0 0 0"], ["8.属于 0 0 0"]]
    assert running([line(780, *row)], [line(780, *row, page=2)]) == [["0 0 0"], ["0 0 0"]]


def test_a_number_alone_at_the_edge_of_a_page_is_its_number_only_if_it_counts() -> None:
    assert running([line(780, ("7", 290))], [line(780, ("12", 290), page=2)]) == [["7"], ["12"]]
    assert running([line(780, ("7", 290))], [line(780, ("8", 290), page=2)]) == [[], []]
    assert running([line(780, ("1", 290))]) == [[]]
    assert running([line(780, ("—5—", 290))]) == [[]]
    assert running([line(780, ("-", 200), ("5", 290), ("-", 380))]) == [["- 5 -"]]


def test_a_line_under_words_is_no_ruling_and_a_line_that_reaches_further_is() -> None:
    words = glyphs("186", 200, 100)
    under, wider, lower = Rule(101.5, 200, 215), Rule(101.5, 190, 240), Rule(112, 200, 215)
    assert without_underlines([under, wider, lower], words) == [wider, lower]


def test_a_number_that_touches_its_label_is_a_piece_of_its_own() -> None:
    (found,) = tokens(line(100, ("稳定”", 20), ("1532", 50)))
    assert [token.text for token in found] == ["稳定”", "1532"]
