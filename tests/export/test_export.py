"""The files that a review is taken away as say what the report and its corrections say, and nothing in them is markup or a formula."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser

import openpyxl
import pytest

import giar
from corpus_cases import cases
from giar.export.formats import FORMATS, take
from giar.export.lines import Language
from giar.export.review import Review, Unread

TEXTS = {case.name.rpartition("/")[2]: case.text for case in cases("in-the-wild")}
CHANGED = "applications.received.natural_person"
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def review(name: str = "wancheng-2024", **changes: int | None) -> Review:
    return Review.of(giar.parse(TEXTS[name]), {key.replace("__", "."): value for key, value in changes.items()})


def corrected() -> Review:
    return Review.of(giar.parse(TEXTS["wancheng-2024"]), {CHANGED: 35})


def test_a_change_keeps_what_the_report_says_beside_it() -> None:
    (change,) = corrected().changes
    assert (change.key, change.before, change.after) == (CHANGED, "33", 35)
    assert corrected().original.cells[CHANGED].value == 33
    assert corrected().relations["fail"] == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_holds_every_number_of_every_table_as_a_number(language: Language) -> None:
    one = corrected()
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"]([one], language)))
    numbers = sorted(
        float(value) for sheet in book.worksheets[1:4] for row in sheet.values for value in row if isinstance(value, int | float)
    )
    assert numbers == sorted(float(cell.value) for cell in one.report.cells.values() if cell.value is not None)


def test_one_workbook_holds_many_reports() -> None:
    many = [review(name) for name in sorted(TEXTS)]
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"](many, "zh")))
    assert [row[0] for row in book["汇总"].values][1:] == [one.name for one in many]
    assert len(list(book["核对发现"].values)) - 1 == sum(len(one.findings) for one in many)


def test_reports_of_one_name_are_told_apart_by_their_files() -> None:
    text = TEXTS["wancheng-2024"]
    twins = [Review.of(giar.parse(text, name=name), {}) for name in ("甲.txt", "乙.txt")]
    book = openpyxl.load_workbook(io.BytesIO(take("xlsx", twins, "zh")))
    rows = list(book["汇总"].values)[1:]
    assert [row[0] for row in rows] == [f"{twins[0].name} [{name}]" for name in ("甲.txt", "乙.txt")]
    assert [row[-1] for row in rows] == ["甲.txt", "乙.txt"]
    assert {row[0] for row in list(book["核对发现"].values)[1:]} == {row[0] for row in rows}
    fields = csv.DictReader(io.StringIO(take("csv", twins, "zh").decode("utf-8-sig")))
    assert {row["file"] for row in fields} == {"甲.txt", "乙.txt"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_names_what_could_not_be_read_among_many(language: Language) -> None:
    unread = [Unread("=旧版.doc", {"zh": "请另存为 .docx", "en": "Save it as .docx"})]
    book = openpyxl.load_workbook(io.BytesIO(take("xlsx", [review(), review("district-2024")], language, unread)))
    *_, last = book.worksheets[0].iter_rows()
    assert (last[0].value, last[3].value, last[10].value) == ("=旧版.doc", unread[0].reason[language], "=旧版.doc")
    assert all(cell.data_type != "f" for cell in last)


def test_no_text_becomes_a_formula() -> None:
    hostile = '=HYPERLINK("http://example.org")\n' + TEXTS["district-2024"].replace("国动办", "=1+1")
    one = Review.of(giar.parse(hostile), {})
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"]([one], "zh")))
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    rows = csv.reader(io.StringIO(FORMATS["csv"]([one], "zh").decode("utf-8-sig")))
    assert not any(field.startswith(("=", "+", "@")) for row in rows for field in row)


def test_tidy_data_has_one_cell_a_row() -> None:
    one = corrected()
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"]([one], "zh").decode("utf-8-sig"))))
    assert [f"{row['table']}.{row['row']}.{row['column']}" for row in rows] == list(one.report.cells)
    assert {row["value"] for row in rows if row["original"]} == {"35"}
    assert {row["status"] for row in rows if row["value"] == ""} == {"blank"}


def test_the_json_of_a_review_is_the_document_with_its_changes() -> None:
    one = corrected()
    document = json.loads(FORMATS["json"]([one], "zh"))
    assert document.pop("changes") == [{"cell": CHANGED, "from": "33", "to": 35}]
    assert document == json.loads(json.dumps(giar.to_dict(one.report, one.findings, giar.repair(one.report))))


class Page(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.feed(content.decode())

    def handle_starttag(self, tag: str, _attributes: object) -> None:  # type: ignore[override]
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_check_sheet_lists_every_finding_and_every_change(language: Language) -> None:
    one = corrected()
    page = Page(FORMATS["check-sheet"]([one], language))
    assert all(finding.message[language] in page.words for finding in one.findings)
    assert "35" in page.words
    assert one.verdict[language] in page.words


def test_the_list_of_corrections_is_about_the_report_as_sent_and_proposes_the_change() -> None:
    slip = TEXTS["wancheng-2024"].replace("一、本年新收政府信息公开申请数量\n\t33", "一、本年新收政府信息公开申请数量\n\t34", 1)
    report = giar.parse(slip)
    wrong = next(key for key in [CHANGED] if key in report.cells)
    value = report.cells[wrong].value
    assert value is not None
    one = Review.of(report.with_values({wrong: value + 1}), {wrong: value})
    words = Page(FORMATS["corrections"]([one], "zh")).words
    sent = giar.check(one.original)
    assert all(finding.message["zh"] in words for finding in sent if finding.severity == "error")
    assert f"{value + 1} → {value}（拟改）" in words


@pytest.mark.parametrize("form", ["check-sheet", "corrections"])
def test_what_a_report_says_stays_text(form: str) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>2024年政府信息公开工作年度报告\n" + TEXTS["wancheng-2024"]
    page = Page(FORMATS[form]([Review.of(giar.parse(hostile), {})], "zh"))
    assert not {"script", "img", "iframe", "link"} & set(page.tags)
