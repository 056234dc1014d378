"""Last year's report beside this one."""

from __future__ import annotations

import re

from playwright.sync_api import expect
from reader_acts import Visit

from corpus_cases import cases

TEXTS = {case.name.rpartition("/")[2]: case.text for case in cases("in-the-wild")}
THIS_YEAR = TEXTS["wancheng-2024"]
LAST_YEAR = re.sub(r"(一、本年新收政府信息公开申请数量\s+)33\b", r"\g<1>30", THIS_YEAR.replace("2024", "2023"), count=1)
CHANGED = "applications.received.natural_person"
CARRIED = "applications.carried_over.natural_person"


def test_last_year_s_report_gives_the_changes_and_what_must_follow_from_it(desk: Visit) -> None:
    desk.read(THIS_YEAR)
    assert desk.page.locator("[data-rule^='continuity.carry-over']").count() == 0
    desk.page.get_by_role("textbox", name="或在此粘贴上年报告全文").fill(LAST_YEAR)
    row = desk.page.locator(f"[data-difference='{CHANGED}']")
    expect(row.locator("td")).to_have_text(["30", "33", "+3"])
    row.get_by_role("link").click()
    expect(desk.cell(CHANGED)).to_be_focused()
    desk.cell(CARRIED).click()
    desk.page.keyboard.type("5")
    expect(desk.findings("continuity.carry-over").first).to_be_visible()
    expect(desk.page.locator(f"[data-difference='{CARRIED}'] td")).to_have_text(["0", "5", "+5"])
    desk.page.keyboard.press("Escape")
    expect(desk.findings("continuity.carry-over")).to_have_count(0)
    desk.page.get_by_role("button", name="移除上年报告").click()
    expect(row).to_have_count(0)


def test_what_cannot_be_read_as_last_year_s_report_is_told(desk: Visit) -> None:
    desk.read(THIS_YEAR)
    with desk.page.expect_file_chooser() as chooser:
        desk.page.get_by_role("button", name="打开上年报告").click()
    chooser.value.set_files({"name": "照片.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8})
    expect(desk.page.locator(".corrections-notice")).to_have_text(re.compile("[\u4e00-\u9fff]"))
    expect(desk.page.locator("[data-difference]")).to_have_count(0)
