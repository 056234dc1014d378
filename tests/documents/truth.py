"""The truth of a document's cells, kept in a file beside it, and how well a document is read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import giar
from generator.truth import GONE, Filling
from giar.report import ABSENT, Cell


@dataclass
class Verdicts:
    """How many cells and documents were read right, given up or read wrong, with examples."""

    cells: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def add(self, other: Verdicts) -> None:
        self.cells.update(other.cells)
        self.documents.update(other.documents)
        self.differences.extend(other.differences)


def truth_of(path: Path) -> Path:
    return path.with_name(path.name + ".truth.json")


def write_truth(path: Path, made_by: str, expected: Mapping[str, Filling]) -> None:
    cells = {key: _as_json(filling) for key, filling in expected.items() if filling.status != "absent"}
    text = json.dumps({"made-by": made_by, "cells": cells}, ensure_ascii=False, separators=(",", ":"))
    truth_of(path).write_text(text + "\n", encoding="utf-8")


def _as_json(filling: Filling) -> object:
    if not filling.recoverable:
        return {"lost": True}
    return filling.status if filling.value is None else str(filling.value)


def read_truth(path: Path) -> tuple[str, dict[str, Filling]]:
    truth = json.loads(truth_of(path).read_text(encoding="utf-8"))
    return truth["made-by"], {key: _from_json(found) for key, found in truth["cells"].items()}


def _from_json(found: object) -> Filling:
    if isinstance(found, dict):
        return Filling(None, "blank", "", recoverable=False)
    if found in {"blank", "mark"}:
        return Filling(None, str(found), "")  # type: ignore[arg-type]
    return Filling(Decimal(str(found)), "number", str(found))


def documents_in(folder: Path) -> Iterator[Path]:
    for truth in sorted(folder.rglob("*.truth.json")):
        yield truth.with_name(truth.name.removesuffix(".truth.json"))


def judged(path: Path) -> Verdicts:
    """How well the document is read, cell by cell."""
    verdicts = Verdicts()
    made_by, expected = read_truth(path)
    try:
        cells: Mapping[str, Cell] = giar.parse(path).cells
    except giar.InputError as error:
        verdicts.differences.append(f"{path.name} ({made_by}): refused, {error.code}")
        cells = {}
    for key in dict.fromkeys((*expected, *cells)):
        filling, cell = expected.get(key, GONE), cells.get(key, ABSENT)
        verdict = _verdict(filling, cell)
        verdicts.cells[verdict] += 1
        if verdict in {"wrong", "given up"}:
            wanted = f"{filling.status} {filling.value}"
            verdicts.differences.append(
                f"{path.name} ({made_by}): {verdict} {key}: {wanted} read as {cell.status} {cell.value} {cell.text!r}"
            )
    worst = next((verdict for verdict in ("wrong", "given up") if verdicts.cells[verdict]), "right")
    verdicts.documents[worst] += 1
    return verdicts


def _verdict(filling: Filling, cell: Cell) -> str:
    if not filling.recoverable:
        return "beyond"
    if cell.status == "number":
        return (
            "right" if filling.value is not None and cell.value is not None and Decimal(cell.value) == Decimal(filling.value) else "wrong"
        )
    if cell.status in {"blank", "mark"} and filling.status == "number":
        return "wrong"
    if cell.status == filling.status or (filling.status == "absent" and cell.status == "absent"):
        return "right"
    return "given up"
