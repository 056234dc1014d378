"""The charts: loaded when somebody would look, never a number that the report has not, each with its table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect
from published_site import PublishedSite
from reader_acts import DESKTOP, Open, Visit, visiting

from corpus_cases import cases

TEXTS = {case.name.rpartition("/")[2]: case.text for case in cases("in-the-wild")}
WITH_A_BLANK = TEXTS["wancheng-2024"]
WITHOUT_A_COLUMN = TEXTS["zhoukou-2024"]
LAST_YEAR = re.sub(r"(一、本年新收政府信息公开申请数量\s+)33\b", r"\g<1>30", WITH_A_BLANK.replace("2024", "2023"), count=1)
BARS = "svg => [...svg.querySelectorAll('.chart-now:not(.chart-open) rect')].map((bar) => Math.round(bar.getBBox().width))"


@pytest.fixture
def report(desk: Visit) -> Iterator[Visit]:
    desk.read(WITH_A_BLANK)
    unfold(desk)
    yield desk
    desk.page.locator(".charts-summary").click()
    remove = desk.page.locator("[data-previous-remove]")
    if remove.count():
        remove.click()


def unfold(visit: Visit) -> None:
    if visit.page.locator("details.charts").get_attribute("open") is None:
        visit.page.locator(".charts-summary").click()
    chart(visit, "outcomes").locator("svg").wait_for()


def chart(visit: Visit, key: str) -> Locator:
    return visit.page.locator(f"[data-chart='{key}']")


def numbers(visit: Visit, key: str) -> dict[str, list[str]]:
    """The table beside a chart, by the kind that stands before each row."""
    rows = chart(visit, key).locator("tbody tr").all()
    return {
        row.locator("th").text_content() or "": [(cell.text_content() or "").strip() for cell in row.locator("td").all()] for row in rows
    }


def test_the_charts_are_asked_for_when_they_are_first_shown(open_page: Open) -> None:
    visit = open_page(viewport=DESKTOP)
    visit.read(WITH_A_BLANK)
    visit.page.locator(".cm-content").wait_for()
    assert [url for url in visit.requests if "chart" in url] == []
    visit.page.locator(".charts-summary").focus()
    visit.page.keyboard.press("Enter")
    expect(chart(visit, "outcomes").locator("svg")).to_be_visible()
    assert len([url for url in visit.requests if "chart" in url]) == 1


def test_charts_that_do_not_arrive_are_told_and_come_when_asked_for_again(browser: Browser, own_site: PublishedSite, dist: Path) -> None:
    (chunk,) = (path.name for path in (dist / "assets").glob("drawn-charts*.js"))
    own_site.refused.add(chunk)
    with visiting(browser, own_site) as visit:
        visit.read(WITH_A_BLANK)
        visit.page.locator(".charts-summary").click()
        expect(visit.page.get_by_role("alert")).to_contain_text("图没有载入")
        own_site.refused.clear()
        visit.page.locator(".charts-summary").click()
        visit.page.locator(".charts-summary").click()
        expect(chart(visit, "outcomes").locator("svg")).to_be_visible()


def test_bars_are_as_long_as_the_numbers_of_the_tables_say(report: Visit) -> None:
    assert numbers(report, "applicants") == {
        "自然人": ["33"], "商业企业": ["2"], "科研机构": ["0"], "社会公益组织": ["0"], "法律服务机构": ["0"], "其他": ["1"],
    }  # fmt: skip
    longest, second, *rest = chart(report, "applicants").locator("svg").evaluate(BARS)
    assert longest > 100
    assert second == pytest.approx(longest * 2 / 33, abs=1)
    assert rest == [0, 0, 0, pytest.approx(longest / 33, abs=1)]


def test_a_correction_is_drawn_at_once_and_the_table_leads_to_the_cell(report: Visit) -> None:
    chart(report, "applicants").get_by_text("看数字").click()
    chart(report, "applicants").get_by_role("link", name="商业企业").click()
    expect(report.cell("applications.received.business")).to_be_focused()
    report.page.keyboard.type("33")
    expect(chart(report, "applicants").get_by_role("row", name="商业企业 33")).to_be_visible()
    first, second, *_ = chart(report, "applicants").locator("svg").evaluate(BARS)
    assert first == second
    report.page.keyboard.press("Escape")


def test_a_cell_without_a_number_is_not_drawn_as_zero(report: Visit) -> None:
    report.read(WITHOUT_A_COLUMN)
    assert numbers(report, "applicants")["其他"] == ["1 格缺失"]
    picture = chart(report, "applicants").get_by_role("img", name=re.compile("其他 1 格缺失"))
    expect(picture.locator(".chart-open rect")).to_have_count(1)
    expect(picture.locator(".chart-value").last).to_have_text("?")
    expect(picture.locator(".chart-label")).to_contain_text("其他（1 格缺失）")


def test_a_sum_over_cells_of_which_one_is_blank_is_told_to_be_at_least_so_much(report: Visit) -> None:
    report.cell("applications.refused_state_secret.total").click()
    report.page.keyboard.press("Delete")
    expect(chart(report, "outcomes").get_by_role("img", name=re.compile("不予公开 至少 0（1 格空白）"))).to_be_visible()
    assert numbers(report, "outcomes")["不予公开"] == ["至少 0（1 格空白）"]
    report.page.keyboard.press("Control+z")
    expect(chart(report, "outcomes").get_by_role("img", name=re.compile("不予公开 0;"))).to_be_visible()


def test_last_year_stands_beside_this_year(report: Visit) -> None:
    expect(chart(report, "years")).to_have_count(0)
    report.page.get_by_role("textbox", name="或在此粘贴上年报告全文").fill(LAST_YEAR)
    expect(chart(report, "years").locator("svg")).to_be_visible()
    expect(report.page.locator(".chart-legend li")).to_have_text(["本年 2024", "上年 2023"])
    assert numbers(report, "applicants")["自然人"] == ["33", "30", "+3"]
    assert numbers(report, "years")["本年新收政府信息公开申请数量"] == ["36", "36", "0"]


def test_on_a_phone_in_english_nothing_sticks_out_and_no_chinese_is_left(report: Visit) -> None:
    report.page.set_viewport_size({"width": 360, "height": 740})
    report.page.get_by_role("button", name="English").click()
    report.page.get_by_role("textbox", name="Or paste the whole of last year’s report here").fill(LAST_YEAR)
    expect(chart(report, "years").locator("svg")).to_be_visible()
    assert report.overflow() <= 0
    # Asked in one go: a chart is drawn anew whenever its room changes.
    wide = "() => [...document.querySelectorAll('.chart-bars')].map((svg) => svg.getBBox().width - svg.parentElement.clientWidth)"
    assert max(report.page.evaluate(wide)) <= 1
    assert not re.search("[\u4e00-\u9fff]", report.page.locator("giar-charts").text_content() or "")


def test_the_policy_has_nothing_against_the_charts(open_page: Open) -> None:
    visit = open_page()
    visit.page.evaluate("""() => {
        window.refused = [];
        document.addEventListener('securitypolicyviolation', ({violatedDirective}) => window.refused.push(violatedDirective));
    }""")
    visit.read(WITHOUT_A_COLUMN)
    unfold(visit)
    visit.page.wait_for_timeout(100)
    assert visit.page.evaluate("() => window.refused") == []
