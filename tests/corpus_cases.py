"""Loads the corpus: report texts with the truth of their cells beside them.

Four folders, one meaning each: ``in-the-wild`` (published reports) with ``layouts`` (the form in layouts seen on
published pages) and ``synthetic`` (made for one difficulty), which must read as their truth says; ``negative``, texts
in which there is nothing to read; ``known-failures``, which are read wrongly or not at all today, each with its reason.
A fifth, ``edits``, holds small texts for each kind of damage, with a truth of its own form (``EditCase``).
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


EDITS = FOLDER / "edits"
NOT_ASSERTED = frozenset({"ambiguous", "absent", "unreadable"})


@dataclass(frozen=True)
class EditCase:
    """A small text with one kind of damage (``side`` "with"), one like it without, or one that can't be decided.

    ``must``: read with exactly this value (None: a blank or a mark). ``may``: this value or not asserted, never
    another and never called blank or mark (None: no number at all). ``open``: not asserted, whatever else; the
    readings a person sees are listed, so far as they can be.
    """

    kind: str
    side: str
    name: str
    edit: str
    reason: str
    text: str
    must: dict[str, Decimal | None]
    may: dict[str, Decimal | None]
    open: dict[str, list[Decimal]]

    def __str__(self) -> str:
        return self.name


def edit_cases() -> list[EditCase]:
    return [_edit_case(path) for path in sorted(EDITS.glob("*.truth.json"))]


def known_edit_failures() -> dict[str, str]:
    """Names of the cases that today's reader fails, each with the reason."""
    lines = (EDITS / "known-failures.txt").read_text(encoding="utf-8").splitlines()
    named = [line.partition("#") for line in lines if line.partition("#")[0].strip()]
    return {name.strip(): reason.strip() for name, _, reason in named}


def _edit_case(path: Path) -> EditCase:
    truth = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)
    source = path.parent / truth["source"]
    kind, _, side = source.stem.rpartition(".")
    return EditCase(
        kind=kind,
        side=side.partition("-")[0],
        name=source.stem,
        edit=truth["edit"],
        reason=truth["reason"],
        text=source.read_bytes().decode("utf-8"),
        must=truth.get("must", {}),
        may=truth.get("may", {}),
        open=truth.get("open", {}),
    )


def misreadings(case: EditCase, report: Report) -> list[str]:
    """What the report asserts or omits against the case's truth, one line a cell."""
    told = [(key, f"must be {value}", _must(report.cells.get(key, ABSENT), value)) for key, value in case.must.items()]
    told += [(key, f"may be {value}", _may(report.cells.get(key, ABSENT), value)) for key, value in case.may.items()]
    told += [(key, f"is open, {readings}", _open(report.cells.get(key, ABSENT), readings)) for key, readings in case.open.items()]
    return [f"{key} {truth}, read as {_read(report.cells.get(key, ABSENT))}" for key, truth, right in told if not right]


def _must(cell: Cell, value: Decimal | None) -> bool:
    """True where the cell holds the value; None is held by a blank or a mark."""
    if value is None:
        return cell.status in {"blank", "mark"}
    return cell.status == "number" and cell.value is not None and Decimal(cell.value) == value


def _may(cell: Cell, value: Decimal | None) -> bool:
    """True where the cell holds the value, or is not asserted."""
    return cell.status in NOT_ASSERTED or _must(cell, value)


def _open(cell: Cell, readings: list[Decimal]) -> bool:
    """True where nothing is asserted, and a choice that is offered holds all the readings that are known."""
    if cell.status not in NOT_ASSERTED:
        return False
    return cell.status != "ambiguous" or set(readings) <= {Decimal(value) for value in cell.candidates if value is not None}


def _read(cell: Cell) -> str:
    return f"{cell.status} {cell.value} {cell.text!r} {[str(value) for value in cell.candidates]}"
