"""What the page asks of Python: a source with several reports answers with their names, and then with each of them."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

import giar
from corpus_cases import cases

TEXTS = {case.name.rpartition("/")[2]: case.text for case in cases("in-the-wild")}
WANCHENG, ZHOUKOU = TEXTS["wancheng-2024"], TEXTS["zhoukou-2024"]
BOTH = f"{WANCHENG}\n{ZHOUKOU}"


@pytest.fixture
def session() -> ModuleType:
    path = Path(__file__).parents[2] / "web" / "src" / "engine" / "session.py"
    spec = importlib.util.spec_from_file_location("session", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_several_reports_are_told_by_name_and_given_one_by_one_in_texts_of_their_own(session: ModuleType) -> None:
    whole = json.loads(session.check(BOTH, "两份.txt", "desk:1"))
    assert whole["error"]["code"] == "several-reports"
    assert [name.partition(" · ")[0] for name in whole["several"]] == ["两份.txt", "两份.txt"]
    for part, text in enumerate((WANCHENG, ZHOUKOU)):
        found = json.loads(session.check(BOTH, "两份.txt", f"batch{part}/report:1", part))
        assert found["document"]["source"]["name"] == whole["several"][part]
        assert found["document"]["summary"] == json.loads(
            json.dumps(giar.to_dict(report := giar.parse(text), giar.check(report))["summary"])
        )
        for cell in found["document"]["cells"].values():
            assert cell["where"] is None or found["text"][cell["where"]["start"] : cell["where"]["end"]] == cell["text"]
    assert "document" in json.loads(session.revise("batch1/report:1", "{}", None))


def test_another_source_of_the_same_name_is_split_anew(session: ModuleType) -> None:
    session.check(BOTH, "两份.txt")
    other = json.loads(session.check(f"{ZHOUKOU}\n{WANCHENG}", "两份.txt", None, 0))
    assert other["document"]["meta"]["organ"] == "周口市国防动员办公室"


def test_one_report_is_given_as_it_is_and_a_refusal_names_none(session: ModuleType) -> None:
    assert json.loads(session.check(WANCHENG, "一份.txt"))["document"]["source"]["name"] == "一份.txt"
    assert "several" not in json.loads(session.check(" ", None)).get("error", {})
