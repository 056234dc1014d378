"""Loads the corpus: report texts with the truth of their cells beside them.

Four folders, one meaning each: ``in-the-wild`` (published reports) with ``layouts`` (the form in layouts seen on
published pages) and ``synthetic`` (made for one difficulty), which must read as their truth says; ``negative``, texts
in which there is nothing to read; ``known-failures``, which are read wrongly or not at all today, each with its reason.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from giar.report import ABSENT, Cell, Report

FOLDER = Path(__file__).parent / "corpus"
READABLE = ("in-the-wild", "layouts", "synthetic")


@dataclass(frozen=True)
class CorpusCase:
    """A text and its truth: ``values`` by cell key (None: a blank or a mark), keys that are ``absent``, and what
    the text says of itself (``meta``; a name that is missing there is not tested)."""

    name: str
    text: str
    values: dict[str, Decimal | None]
    absent: tuple[str, ...]
    beyond: tuple[str, ...]
    """Keys of cells that nobody can establish from the text: giving them up is right, their true value is no fault."""
    meta: dict[str, str | int | None]
    reason: str
    html: bool

    def __str__(self) -> str:
        return self.name


def cases(folder: str) -> list[CorpusCase]:
    return [_case(path, folder) for path in sorted((FOLDER / folder).glob("*.truth.json"))]


def texts(folder: str) -> list[Path]:
    return sorted((FOLDER / folder).glob("*.txt"))


def _case(path: Path, folder: str) -> CorpusCase:
    truth = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)
    source = path.parent / truth["source"]
    return CorpusCase(
        name=f"{folder}/{source.stem}",
        text=source.read_bytes().decode("utf-8"),
        values=truth["values"],
        absent=tuple(truth.get("absent", ())),
        beyond=tuple(truth.get("beyond", ())),
        meta=truth.get("meta", {}),
        reason=truth.get("reason", ""),
        html=source.suffix == ".html",
    )


def differences(case: CorpusCase, report: Report) -> list[str]:
    """What the report reads otherwise than the truth says, one line a cell."""
    found = []
    for key in {**dict.fromkeys(case.values), **dict.fromkeys(case.absent), **dict.fromkeys(report.cells)}:
        cell = report.cells.get(key, ABSENT)
        if not _as_told(case, key, cell):
            found.append(f"{key}: {_told(case, key)}, read as {cell.status} {cell.value} {cell.text!r}")
    return found


def _as_told(case: CorpusCase, key: str, cell: Cell) -> bool:
    if key in case.beyond and cell.status in {"ambiguous", "absent"}:
        return True
    if key not in case.values:
        return cell.status == "absent"
    value = case.values[key]
    if value is None:
        return cell.status in {"blank", "mark"} and cell.value is None
    return cell.status == "number" and cell.value is not None and Decimal(cell.value) == value


def _told(case: CorpusCase, key: str) -> str:
    if key in case.beyond:
        return "beyond recovery"
    if key not in case.values:
        return "not in the text"
    return "blank or a mark" if case.values[key] is None else f"number {case.values[key]}"
