"""``giar check`` takes every kind of document, several at once, and one that cannot be read does not stop the others."""

from __future__ import annotations

import io
import json
import sys
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

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
