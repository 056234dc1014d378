"""``giar check`` takes every kind of document, several at once, and one that cannot be read does not stop the others."""

from __future__ import annotations

import io
import json
import re
import sys
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from corpus_cases import cases
from documents.truth import documents_in, read_truth
from giar.cli import UNREADABLE, main

FILES = Path(__file__).parent / "files"
DOCUMENTS = {path.suffix: path for path in documents_in(Path(__file__).parent.parent / "corpus" / "documents")}
KINDS = (".docx", ".xlsx", ".html", ".pdf")


def documents(output: str) -> list[dict[str, dict[str, object]]]:
    return [json.loads(line, parse_float=Decimal) for line in output.splitlines()]


def numbers(document: dict[str, dict[str, object]]) -> dict[str, object]:
    return {key: cell["value"] for key, cell in document["cells"].items() if cell["status"] == "number"}  # type: ignore[index,call-overload]


def expected(path: Path) -> dict[str, object]:
    return {key: filling.value for key, filling in read_truth(path)[1].items() if filling.value is not None}


def test_documents_of_every_kind_are_checked_and_bad_ones_told_in_their_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = {"empty.docx": b"", "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "torn.pdf": b"%PDF-1.7\n1 0 obj"}
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    wrong = [*(str(tmp_path / name) for name in bad), str(FILES / "scan.pdf"), str(tmp_path / "missing.xlsx")]
    right = [str(DOCUMENTS[kind]) for kind in KINDS]
    mixed = [file for pair in zip(wrong, right, strict=False) for file in pair] + wrong[len(right) :]
    assert main(["check", "--format", "json", *mixed]) == UNREADABLE
    output = capsys.readouterr()
    found = documents(output.out)
    assert [document["source"]["name"] for document in found] == mixed
    codes = {Path(str(document["source"]["name"])).name: document["error"]["code"] for document in found if "error" in document}
    assert codes == {"empty.docx": "empty", "old.doc": "unsupported", "torn.pdf": "damaged", "scan.pdf": "scan", "missing.xlsx": "file"}
    for document in found:
        if "error" not in document:
            assert numbers(document) == expected(Path(str(document["source"]["name"])))
    assert "Traceback" not in output.err
    assert len(output.err.splitlines()) == len(wrong)


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_comes_through_standard_input(kind: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    path = DOCUMENTS[kind]
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(path.read_bytes())))
    assert main(["check", "--format", "json", "-"]) != UNREADABLE
    (document,) = documents(capsys.readouterr().out)
    assert document["source"]["kind"] == kind[1:]
    assert numbers(document) == expected(path)


TEXTS = {case.name.rpartition("/")[2]: case.text for case in cases("in-the-wild")}


def test_several_reports_in_one_input_are_checked_one_by_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both, single = tmp_path / "两份.txt", tmp_path / "一份.txt"
    both.write_text(TEXTS["wancheng-2024"] + "\n" + TEXTS["zhoukou-2024"], encoding="utf-8")
    single.write_text(TEXTS["zhoukou-2024"], encoding="utf-8")
    assert main(["check", "--format", "json", str(both), str(single)]) != UNREADABLE
    first, second, third = documents(capsys.readouterr().out)
    assert str(first["source"]["name"]).startswith(f"{both} · 第 ")
    assert str(second["source"]["name"]).startswith(f"{both} · 第 ")
    assert third["source"]["name"] == str(single)
    assert numbers(second) == numbers(third) != numbers(first)
    assert [document["meta"]["organ"] for document in (first, second)] == ["宛城区人民政府办公室", "周口市国防动员办公室"]
    text = both.read_text(encoding="utf-8")
    for document in (first, second):
        for cell in document["cells"].values():
            where = cell["where"]  # type: ignore[index]
            assert where is None or text[where["start"] : where["end"]] == cell["text"]  # type: ignore[index]


def test_text_output_names_each_of_several_and_says_where_an_organ_is_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both, bare = tmp_path / "两份.txt", tmp_path / "柳岸县教育局2024.txt"
    both.write_text(TEXTS["wancheng-2024"] + "\n" + TEXTS["zhoukou-2024"], encoding="utf-8")
    bare.write_text("2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n规章\t0\t0\t0\n", encoding="utf-8")
    main(["check", str(both), str(bare)])
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith(f"{both} · 第 ") for line in lines) == 2
    assert "  机关：柳岸县教育局（据文件名）" in lines


def test_last_years_report_stands_beside_that_of_its_organ_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both, before = tmp_path / "两份.txt", tmp_path / "2023.txt"
    both.write_text(TEXTS["wancheng-2024"] + "\n" + TEXTS["zhoukou-2024"], encoding="utf-8")
    slipped = re.sub(r"(四、结转下年度继续办理\s+)\d+", r"\g<1>77", TEXTS["zhoukou-2024"]).replace("2024", "2023")
    before.write_text(slipped, encoding="utf-8")
    main(["check", "--format", "json", str(both), "--previous", str(before)])
    first, second = documents(capsys.readouterr().out)
    rules = [{finding["rule"] for finding in document["findings"]} for document in (first, second)]
    assert [any(str(rule).startswith("continuity.") for rule in found) for found in rules] == [False, True]
