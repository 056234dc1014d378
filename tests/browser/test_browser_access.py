"""axe-core finds nothing to object to, in any state of the page, in either language, light or dark."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from reader_acts import Visit

from corpus_cases import cases

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
TEXTS = {case.name.rpartition("/")[2]: case.text for case in cases("in-the-wild")}
STATES = {
    "empty": "",
    "failing": re.sub(r"(一、本年新收政府信息公开申请数量\s+)33\b", r"\g<1>34", TEXTS["wancheng-2024"], count=1),
    "a column missing": TEXTS["zhoukou-2024"],
    "all right": TEXTS["district-2024"],
    "no report": "今天天气很好，我们去公园散步。",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_violation(desk: Visit, state: str, scheme: str) -> None:
    desk.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    if STATES[state]:
        desk.read(STATES[state])
    desk.page.evaluate(AXE.read_text(encoding="utf-8"))
    for language in ("中文", "English"):
        assert violations(desk) == [], language
        desk.page.get_by_role("button", name=re.compile("English|中文")).click()


def violations(visit: Visit) -> list[tuple[str, Any]]:
    visit.page.mouse.move(1, 1)
    # A colour that is on its way to another is neither of the two.
    visit.page.evaluate("() => Promise.all(document.getAnimations().map((animation) => animation.finished))")
    found = visit.page.evaluate("async () => (await axe.run()).violations")
    return [(item["id"], [(node["html"][:200], node["failureSummary"]) for node in item["nodes"]]) for item in found]
