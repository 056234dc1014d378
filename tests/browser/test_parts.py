"""Python's wasm comes in two parts: a first report takes the first, and nothing is lost where something of the second is called."""

from __future__ import annotations

from playwright.sync_api import Browser, expect
from published_site import PublishedSite
from reader_acts import ENGINE_PATIENCE, visiting

from corpus_cases import cases

SECOND = "pyodide.second.wasm"
TEXTS = {case.name.rpartition("/")[2]: case.text for case in cases("in-the-wild")}
SIMPLIFIED = {name: text for name, text in TEXTS.items() if name != "shandong-2024"}
REPORT = SIMPLIFIED["wancheng-2024"]
TRADITIONAL = TEXTS["shandong-2024"]
"""It takes dictionaries, and with them parts of Python that no other report does."""


def test_no_report_waits_for_the_second_part(browser: Browser, own_site: PublishedSite) -> None:
    layouts = {case.name.rpartition("/")[2]: case.text for case in cases("layouts") if "traditional" not in case.name}
    assert len(layouts) > 20
    with own_site.holding(SECOND), visiting(browser, own_site) as visit:
        for name, text in {**SIMPLIFIED, **layouts}.items():
            assert len(visit.document(text)["cells"]) > 150, name


def test_a_correction_does_not_wait_for_it_either(browser: Browser, own_site: PublishedSite) -> None:
    with own_site.holding(SECOND), visiting(browser, own_site) as visit:
        visit.read(REPORT)
        visit.cell("applications.received.natural_person").click()
        visit.page.keyboard.type("34")
        expect(visit.findings("arithmetic.row-total").first).to_be_visible()


def test_what_calls_something_of_the_second_part_waits_until_it_is_there(browser: Browser, own_site: PublishedSite) -> None:
    with own_site.holding(SECOND) as gate, visiting(browser, own_site) as visit:
        visit.await_engine()
        visit.page.evaluate("text => { window.answer = window.giar.check(text); }", TRADITIONAL)
        visit.page.wait_for_timeout(1000)
        assert own_site.asked[SECOND] == 1
        gate.set()
        assert len(visit.page.evaluate("() => window.answer")["cells"]) == 200
        assert len(visit.document(REPORT)["cells"]) == 200


def test_the_second_part_comes_in_time_and_once(browser: Browser, own_site: PublishedSite) -> None:
    with visiting(browser, own_site) as visit:
        visit.read(REPORT)
        visit.page.wait_for_timeout(1500)
        assert own_site.asked[SECOND] == 1
        visit.document(TRADITIONAL)
        assert own_site.asked[SECOND] == 1


def test_without_the_second_part_the_text_stays_and_what_can_be_read_is(browser: Browser, own_site: PublishedSite) -> None:
    own_site.refused = {SECOND}
    with visiting(browser, own_site) as visit:
        visit.paste(TRADITIONAL)
        expect(visit.page.get_by_role("alert")).to_be_visible(timeout=ENGINE_PATIENCE)
        visit.expect_text(TRADITIONAL.replace("\r\n", "\n"))
        visit.await_engine()
        visit.read(REPORT)
        assert len(visit.cells()) == 200
        own_site.refused = set()
        visit.clear()
        visit.read(TRADITIONAL)
        assert len(visit.cells()) == 200
