"""Many reports: twenty files dropped, five of them broken; sorted, filtered, opened, corrected and taken away together."""

from __future__ import annotations

import base64
import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from published_site import PublishedSite
from reader_acts import DESKTOP, ENGINE_PATIENCE, Open, Visit, visiting
from test_browser_access import AXE, SCHEMES, violations

from corpus_cases import cases
from documents.truth import documents_in, read_truth

TEXTS = {case.name.rpartition("/")[2]: case.text for case in cases("in-the-wild")}
DOCUMENTS = Path(__file__).parent.parent / "corpus" / "documents"
WITH_A_SLIP = re.sub(r"(一、本年新收政府信息公开申请数量\s+)33\b", r"\g<1>34", TEXTS["wancheng-2024"], count=1)
SLIPPED = "applications.received.natural_person"
KINDS = ("docx", "xlsx", "pdf", "html")
CHUNK = re.compile(r"/assets/many-reports-[^/]*\.js$")

BROKEN = {
    "扫描件.jpg": (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8, "图片"),
    "旧版.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le"), "另存为 .docx"),
    "空的.txt": (b"", "文件是空的"),
    "损坏.docx": (b"PK\x03\x04" + bytes(range(256)), "已损坏"),
    "残缺.pdf": (b"%PDF-1.7\n1 0 obj", "已损坏"),
}

DROP = """(files) => {
    const carried = new DataTransfer();
    for (const [name, content] of files) {
        carried.items.add(new File([Uint8Array.from(atob(content), (character) => character.charCodeAt(0))], name));
    }
    for (const type of ['dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: carried}));
    }
}"""


def twenty() -> dict[str, bytes]:
    """Texts in two encodings, documents of every kind, a duplicate, and five that cannot be read."""
    files = {f"{name}.txt": text.encode() for name, text in sorted(TEXTS.items())[:5]}
    files["有笔误.txt"] = WITH_A_SLIP.encode("gb18030")
    files["再来一份.txt"] = TEXTS["district-2024"].encode()
    for kind in KINDS:
        files |= {path.name: path.read_bytes() for path in documents_of(kind)}
    files |= {name: content for name, (content, _) in BROKEN.items()}
    assert len(files) == 20
    return files


def documents_of(kind: str) -> list[Path]:
    return [path for path in documents_in(DOCUMENTS) if path.suffix == f".{kind}"][:2]


def drop(page: Page, files: dict[str, bytes]) -> None:
    page.evaluate(DROP, [[name, base64.b64encode(content).decode()] for name, content in files.items()])


def await_list(page: Page, stage: str = "done") -> None:
    page.locator(f".batch-run[data-stage={stage}]").wait_for(timeout=ENGINE_PATIENCE)


@contextmanager
def listing(browser: Browser, site: PublishedSite) -> Iterator[Visit]:
    with visiting(browser, site, viewport=DESKTOP) as visit:
        drop(visit.page, twenty())
        await_list(visit.page)
        yield visit


@pytest.fixture
def many(browser: Browser, site: PublishedSite) -> Iterator[Visit]:
    """A visit whose twenty files have been read."""
    with listing(browser, site) as visit:
        yield visit


@pytest.fixture(scope="module")
def shared_list(browser: Browser, site: PublishedSite) -> Iterator[Visit]:
    with listing(browser, site) as visit:
        yield visit


@pytest.fixture
def listed(shared_list: Visit) -> Iterator[Visit]:
    """The same for tests that change no report: one list for all, without a choice or a filter, in Chinese on a desk."""
    yield shared_list
    page = shared_list.page
    page.set_viewport_size(DESKTOP)
    in_english = page.get_by_role("button", name="中文")
    if in_english.count():
        in_english.click()
    page.locator("[data-filter=all]").click()
    page.get_by_role("searchbox").fill("")
    page.locator(".batch-open").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator("tr[aria-selected=true]")).to_have_count(0)


def await_opened(page: Page) -> None:
    """A report that is not at hand any more is read again."""
    expect(page.locator("#verdict-heading")).to_be_focused(timeout=ENGINE_PATIENCE)


def names(visit: Visit) -> list[str]:
    return [name.strip() for name in visit.page.locator(".batch-open").all_inner_texts()]


def counts(visit: Visit, column: str) -> list[int]:
    return [int(re.sub(r"\D", "", text)) for text in visit.page.locator(f"[data-count={column}]").all_text_contents()]


def row(visit: Visit, name: str) -> Locator:
    return visit.page.locator("tr[data-entry]").filter(has=visit.page.get_by_text(name, exact=True))


def taken(visit: Visit, form: str) -> bytes:
    visit.page.locator(".batch-take summary").click()
    with visit.page.expect_download() as download:
        visit.page.locator(f"[data-take-all='{form}']").click()
    return download.value.path().read_bytes()


def test_twenty_files_are_listed_and_five_broken_ones_say_why(listed: Visit) -> None:
    assert len(names(listed)) == 20
    for name, (_, sentence) in BROKEN.items():
        expect(row(listed, name)).to_have_attribute("data-grade", "refused")
        expect(row(listed, name)).to_contain_text(sentence)
    expect(row(listed, "有笔误.txt")).to_contain_text("2 项勾稽不成立")
    expect(listed.page.locator("[data-grade=same]")).to_have_count(1)
    expect(listed.page.locator("[data-grade=same]")).to_contain_text("district-2024.txt")
    expect(listed.page.locator("[data-stage=read]")).to_have_count(14)
    expect(listed.page).to_have_title(re.compile(r"20/20"))


def test_what_the_list_says_is_what_the_report_says(listed: Visit) -> None:
    cells = row(listed, "有笔误.txt").locator("[data-count]")
    said = dict(zip(cells.evaluate_all("cells => cells.map((cell) => cell.dataset.count)"), cells.all_text_contents(), strict=True))
    summary = listed.document(WITH_A_SLIP)["summary"]
    assert int(re.sub(r"\D", "", said["error"])) == summary["findings"]["error"]
    assert int(re.sub(r"\D", "", said["undecided"])) == summary["relations"]["undecided"]
    assert int(re.sub(r"\D", "", said["read"])) == summary["cells"]["number"]
    assert int(re.sub(r"\D", "", said["blank"])) == summary["cells"]["blank"] + summary["cells"]["mark"]


def test_the_list_is_sorted_by_every_column_and_filtered(listed: Visit) -> None:
    for column in ("error", "warning", "undecided", "read", "blank", "unclear", "absent", "changed"):
        head = listed.page.locator(f"[data-sort={column}]")
        head.click()
        assert counts(listed, column) == sorted(counts(listed, column), reverse=True)
        expect(listed.page.locator(f"[data-column={column}]")).to_have_attribute("aria-sort", "descending")
        head.click()
        assert counts(listed, column) == sorted(counts(listed, column))
        expect(head).to_be_focused()
    before = names(listed)
    for column in ("organ", "year", "grade", "name"):
        listed.page.locator(f"[data-sort={column}]").click()
    assert sorted(names(listed)) == sorted(before)
    assert names(listed) != before
    listed.page.locator("[data-filter=refused]").click()
    assert set(names(listed)) == set(BROKEN)
    listed.page.locator("[data-filter=all]").click()
    search = listed.page.get_by_role("searchbox", name="筛选文件名")
    search.fill("district")
    assert names(listed) == ["district-2024.txt"]
    search.press("Escape")
    assert len(names(listed)) == 20


def test_one_is_opened_corrected_and_kept_and_all_are_taken_away_in_one_workbook(many: Visit) -> None:
    page = many.page
    page.locator("[data-filter=wrong]").click()
    page.get_by_text("有笔误.txt").click()
    await_opened(page)
    expect(page.locator("#verdict-heading")).to_contain_text("2 项勾稽关系不成立")
    many.cell(SLIPPED).click()
    page.keyboard.press("a")
    expect(many.cell(SLIPPED)).to_have_text("33")
    page.locator("[data-back]").click()
    expect(page.locator(".batch-open", has_text="有笔误.txt")).to_be_focused()
    expect(row(many, "有笔误.txt").locator("[data-count=changed]")).to_contain_text("1")
    expect(row(many, "有笔误.txt").locator(".batch-verdict")).to_contain_text("无法判定")
    page.locator("[data-filter=all]").click()

    book = openpyxl.load_workbook(io.BytesIO(taken(many, "xlsx")))
    overview = [row[1:] for row in book["汇总"].values][1:]
    files = [row[-1] for row in overview]
    assert len(overview) == 19, "every file once, without the duplicate"
    assert len(set(files)) == 19
    assert set(BROKEN) <= set(files)
    assert [row[1:] for row in book["更正"].values][1:] == [("本年新收政府信息公开申请数量·自然人", "34", "33")]
    received = [row for row in book["表三"].values if row[0] == "一、本年新收政府信息公开申请数量"]
    assert len(received) == 14
    assert sum(row[3:] == (33, 2, 0, 0, 0, 1, 36) for row in received) == 2
    numbers = [[number if isinstance(number, int) else None for number in row[3:]] for row in received]
    for document in [documents_of(kind)[0] for kind in KINDS]:
        _, truth = read_truth(document)
        row_of_truth = [filling.value for key, filling in truth.items() if key.startswith("applications.received.")]
        assert row_of_truth in numbers, document.name

    page.get_by_text("有笔误.txt").click()
    await_opened(page)
    expect(many.cell(SLIPPED)).to_have_attribute("data-was", "34")
    page.locator("[data-undo]").click()
    expect(many.cell(SLIPPED)).to_have_text("34")


def test_what_is_chosen_is_taken_away_alone(listed: Visit) -> None:
    row(listed, "有笔误.txt").get_by_role("checkbox").click()
    row(listed, "jiaozuo-2023.txt").get_by_role("checkbox").click()
    expect(listed.page.locator(".batch-take summary")).to_contain_text("导出所选 2 份")
    rows = list(csv.DictReader(io.StringIO(taken(listed, "csv").decode("utf-8-sig"))))
    assert {row["file"] for row in rows} == {"有笔误.txt", "jiaozuo-2023.txt"}
    assert len(rows) == 400
    sheet = taken(listed, "corrections").decode()
    assert sheet.count("政府信息公开工作年度报告整改清单</h1>") == 2
    assert len(taken(listed, "json").decode().splitlines()) == 2


def test_an_edited_text_comes_back_and_the_reader_s_own_text_is_not_lost(open_page: Open) -> None:
    visit = open_page()
    visit.await_engine()
    visit.read(TEXTS["jiaozuo-2023"])
    drop(visit.page, {"甲.txt": WITH_A_SLIP.encode(), "乙.txt": TEXTS["district-2024"].encode()})
    await_list(visit.page)
    visit.page.get_by_text("甲.txt").click()
    visit.await_report()
    visit.box.focus()
    visit.page.keyboard.press("Control+End")
    visit.page.keyboard.type("附注")
    visit.page.locator("[data-back]").click()
    expect(row(visit, "甲.txt")).to_contain_text("文本已改")
    await_list(visit.page)
    visit.page.get_by_text("乙.txt").click()
    await_opened(visit.page)
    visit.expect_text(TEXTS["district-2024"])
    visit.box.focus()
    visit.page.keyboard.press("Control+z")
    visit.expect_text(TEXTS["district-2024"])
    visit.page.locator("[data-step='-1']").click()
    visit.expect_text(WITH_A_SLIP + "附注")
    visit.page.locator("[data-back]").click()
    visit.page.locator("[data-close]").click()
    expect(visit.page.get_by_role("alert")).to_contain_text("1 份报告有您的更正")
    visit.page.locator("[data-close-do]").click()
    visit.expect_text(TEXTS["jiaozuo-2023"])
    expect(visit.page.locator("giar-batch")).to_have_count(0)
    expect(visit.page.locator("#report-title")).to_contain_text("焦作市人防办")


def test_the_whole_by_keyboard_alone(open_page: Open, tmp_path: Path) -> None:
    folder = tmp_path / "年报"
    (folder / "县").mkdir(parents=True)
    for name, content in twenty().items():
        (folder / ("县" if name.endswith(".txt") else ".") / name).write_bytes(content)
    (folder / ".DS_Store").write_bytes(b"Bud1")
    visit = open_page(viewport=DESKTOP)
    visit.await_engine()
    page, press = visit.page, visit.page.keyboard.press
    button = page.get_by_role("button", name="文件夹…")
    button.focus()
    with page.expect_file_chooser() as chooser:
        # The browser is told to hand the chooser over only as this begins; a key that comes sooner opens the system's own.
        page.wait_for_timeout(300)
        expect(button).to_be_focused()
        press("Enter")
    chooser.value.set_files(folder)
    await_list(page)
    assert len(names(visit)) == 20
    expect(page.locator(".batch-open").first).to_be_focused()
    press("End")
    expect(page.locator(".batch-open").last).to_be_focused()
    press("Home")
    press("ArrowDown")
    expect(page.locator(".batch-open").nth(1)).to_be_focused()
    press("Space")
    expect(page.locator("tr[data-entry]").nth(1)).to_have_attribute("aria-selected", "true")
    press("Shift+ArrowDown")
    expect(page.locator("tr[aria-selected=true]")).to_have_count(2)
    press("Control+a")
    expect(page.locator("tr[aria-selected=true]")).to_have_count(20)
    press("Escape")
    expect(page.locator("tr[aria-selected=true]")).to_have_count(0)
    page.locator("[data-sort=error]").focus()
    press("Enter")
    press("Tab")  # the other heads, the row
    while not page.evaluate("() => document.activeElement.matches('.batch-open')"):
        press("Tab")
    press("Home")
    name = page.evaluate("() => document.activeElement.textContent")
    press("Enter")
    await_opened(page)
    expect(page.locator(".batch-bar-name b")).to_have_text(name)
    press("Alt+PageDown")
    expect(page.locator(".batch-bar-name b")).not_to_have_text(name, timeout=ENGINE_PATIENCE)
    press("Alt+0")
    expect(page.locator(".batch-open").nth(1)).to_be_focused()
    press("Enter")
    await_opened(page)
    page.go_back()
    expect(page.locator(".batch-open").nth(1)).to_be_focused()


def test_reading_is_stopped_and_goes_on(open_page: Open) -> None:
    visit = open_page()
    visit.await_engine()
    files = {f"{number:02}.txt": f"{TEXTS['wancheng-2024']}\n{number}".encode() for number in range(40)}
    drop(visit.page, files)
    visit.page.locator("tr[data-stage=read]").nth(2).wait_for()
    visit.page.locator("[data-stop]").click()
    await_list(visit.page, "stopped")
    done = visit.page.locator("tr[data-stage=read]").count()
    assert 3 <= done < 40
    expect(visit.page.locator(".batch-run")).to_contain_text(f"还有 {40 - done} 份没有读")
    visit.page.wait_for_timeout(1000)
    assert visit.page.locator("tr[data-stage=read]").count() == done
    visit.page.locator("[data-resume]").click()
    await_list(visit.page)
    assert visit.page.locator("tr[data-stage=read]").count() == 40


def test_a_folder_dropped_onto_the_page_is_looked_through(open_page: Open, tmp_path: Path) -> None:
    (tmp_path / "年报" / "乡镇").mkdir(parents=True)
    (tmp_path / "年报" / "甲.txt").write_text(TEXTS["district-2024"], encoding="utf-8")
    (tmp_path / "年报" / "乡镇" / "乙.txt").write_text(WITH_A_SLIP, encoding="utf-8")
    visit = open_page()
    visit.await_engine()
    session = visit.page.context.new_cdp_session(visit.page)
    data = {"items": [], "files": [str(tmp_path / "年报")], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 300, "y": 300, "data": data})
    await_list(visit.page)
    assert sorted(names(visit)) == sorted(["甲.txt", "乙.txt"])
    expect(row(visit, "乙.txt")).to_contain_text("年报/乡镇/")


def test_a_report_pasted_into_the_list_joins_it(open_page: Open) -> None:
    visit = open_page()
    visit.await_engine()
    drop(visit.page, {"甲.txt": TEXTS["district-2024"].encode(), "乙.txt": TEXTS["jiaozuo-2023"].encode()})
    await_list(visit.page)
    visit.page.evaluate("text => navigator.clipboard.writeText(text)", WITH_A_SLIP)
    visit.page.keyboard.press("ControlOrMeta+V")
    expect(row(visit, "粘贴的报告 1")).to_contain_text("2 项勾稽不成立", timeout=ENGINE_PATIENCE)
    visit.page.get_by_text("粘贴的报告 1").click()
    await_opened(visit.page)
    visit.expect_text(WITH_A_SLIP)


def test_files_pasted_from_a_folder_are_listed(open_page: Open) -> None:
    visit = open_page()
    visit.await_engine()
    visit.box.focus()
    visit.page.evaluate(
        """(texts) => {
            const carried = new DataTransfer();
            texts.forEach((text, index) => carried.items.add(new File([text], `${index + 1}.txt`)));
            document.activeElement.dispatchEvent(new ClipboardEvent('paste', {bubbles: true, cancelable: true, clipboardData: carried}));
        }""",
        [TEXTS["district-2024"], TEXTS["jiaozuo-2023"]],
    )
    await_list(visit.page)
    assert names(visit) == ["1.txt", "2.txt"]


def test_last_year_s_report_stays_with_the_report_that_it_was_laid_beside(open_page: Open) -> None:
    visit = open_page()
    visit.await_engine()
    drop(visit.page, {"甲.txt": TEXTS["wancheng-2024"].encode(), "乙.txt": TEXTS["district-2024"].encode()})
    await_list(visit.page)
    visit.page.get_by_text("甲.txt").click()
    await_opened(visit.page)
    visit.page.get_by_role("textbox", name="或在此粘贴上年报告全文").fill(WITH_A_SLIP.replace("2024", "2023"))
    difference = visit.page.locator(f"[data-difference='{SLIPPED}'] td")
    expect(difference).to_have_text(["34", "33", "-1"])
    visit.page.locator("[data-step='1']").click()
    expect(visit.page.locator(".batch-bar-name b")).to_have_text("乙.txt", timeout=ENGINE_PATIENCE)
    expect(difference).to_have_count(0)
    drop(visit.page, {"丙.txt": TEXTS["jiaozuo-2023"].encode(), "丁.txt": TEXTS["zhoukou-2024"].encode()})
    expect(visit.page.locator(".batch-bar-notice")).to_have_text("2 份已加入清单。")
    visit.page.locator("[data-step='-1']").click()
    expect(difference).to_have_text(["34", "33", "-1"])
    visit.cell(SLIPPED).click()
    visit.page.keyboard.type("30")
    visit.page.keyboard.press("Enter")
    expect(difference).to_have_text(["34", "30", "-4"])
    visit.page.locator("[data-back]").click()
    await_list(visit.page)
    assert len(names(visit)) == 4
    rows = csv.DictReader(io.StringIO(taken(visit, "csv").decode("utf-8-sig")))
    assert [(row["file"], row["original"], row["value"]) for row in rows if row["original"]] == [("甲.txt", "33", "30")]


def test_in_english_and_on_a_phone(listed: Visit) -> None:
    listed.page.get_by_role("button", name="English").click()
    han = re.compile(r"[\u4e00-\u9fff]")
    labels = listed.page.locator(".batch-head, .batch-run, .chips, thead, .batch-verdict, .batch-count-name, .batch-why, .batch-hint")
    said = [text for text in labels.all_inner_texts() if han.search(text)]
    assert [text for text in said if not re.search("“[^”]*”", text)] == []
    listed.page.set_viewport_size({"width": 360, "height": 740})
    assert listed.overflow() <= 0
    listed.page.get_by_text("有笔误.txt").click()
    await_opened(listed.page)
    expect(listed.page.locator("#verdict-heading")).to_contain_text("2 sums do not hold")
    assert listed.overflow() <= 0
    listed.page.get_by_role("button", name="Back to the list").click()
    expect(listed.page.locator(".batch-open", has_text="有笔误.txt")).to_be_focused()


def test_axe_finds_no_violation(many: Visit) -> None:
    page = many.page
    page.evaluate(AXE.read_text(encoding="utf-8"))

    def look(state: str) -> None:
        for scheme in SCHEMES:
            assert violations(many, scheme) == [], (scheme, state)

    look("the list")
    row(many, "有笔误.txt").get_by_role("checkbox").click()
    look("one chosen")
    page.locator(".batch-take summary").click()
    look("the menu")
    page.keyboard.press("Escape")
    page.get_by_role("searchbox").fill("没有这样的")
    look("nothing found")
    page.get_by_role("searchbox").fill("")
    page.set_viewport_size({"width": 360, "height": 740})
    look("on a phone")
    page.set_viewport_size(DESKTOP)
    page.get_by_text("有笔误.txt").click()
    await_opened(page)
    look("one opened")
    page.get_by_role("button", name="采纳").first.click()
    page.locator("[data-back]").click()
    page.locator("[data-close]").click()
    look("before it is closed")
    page.get_by_role("button", name="English").click()
    look("in English")


def test_the_list_comes_only_when_there_is_one(open_page: Open) -> None:
    visit = open_page()
    visit.await_engine()
    visit.read(TEXTS["district-2024"])
    assert not [request for request in visit.requests if CHUNK.search(request)]
    drop(visit.page, {"甲.txt": TEXTS["district-2024"].encode(), "乙.txt": TEXTS["jiaozuo-2023"].encode()})
    await_list(visit.page)
    assert len([request for request in visit.requests if CHUNK.search(request)]) == 1
    leaving = "() => !window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"
    assert visit.page.evaluate(leaving), "leaving asks first"


def test_one_file_with_two_reports_opens_the_list_and_each_is_read_by_itself(open_page: Open) -> None:
    visit = open_page()
    visit.await_engine()
    both = TEXTS["wancheng-2024"] + "\n" + TEXTS["jiaozuo-2023"]
    drop(visit.page, {"两份.txt": both.encode()})
    await_list(visit.page)
    expect(visit.page.locator("[data-stage=read]")).to_have_count(2)
    assert [name.partition(" · ")[0] for name in names(visit)] == ["两份.txt", "两份.txt"]
    visit.page.locator(".batch-open").nth(1).click()
    await_opened(visit.page)
    assert TEXTS["wancheng-2024"][:200] not in visit.text()
    assert TEXTS["jiaozuo-2023"].strip() in visit.text()
    visit.page.go_back()
    visit.page.locator("[data-close]").click()
    expect(visit.page.locator("html")).to_have_attribute("data-report", "none")


def test_it_works_in_the_single_file_too(browser: Browser, dist: Path) -> None:
    with browser.new_context(offline=True) as profile:
        page = profile.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto((dist / "giar.html").as_uri())
        drop(page, {"甲.txt": WITH_A_SLIP.encode(), "乙.jpg": BROKEN["扫描件.jpg"][0], "丙.txt": TEXTS["district-2024"].encode()})
        await_list(page)
        expect(page.locator("[data-stage=read]")).to_have_count(2)
        page.get_by_text("甲.txt").click()
        await_opened(page)
        expect(page.locator("#verdict-heading")).to_contain_text("2 项勾稽关系不成立")
        page.go_back()
        expect(page.locator(".batch-open", has_text="甲.txt")).to_be_focused()
        assert errors == []


def test_it_works_without_the_snapshot(open_page: Open) -> None:
    visit = open_page("?plain")
    drop(visit.page, twenty())
    await_list(visit.page)
    expect(visit.page.locator("[data-stage=read]")).to_have_count(14)
    assert len(openpyxl.load_workbook(io.BytesIO(taken(visit, "xlsx"))).sheetnames) == 6
