"""The labelled passages as reports: the prose as text, the tables as cells."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from giar.form import EDITION_2019, EDITION_2021, Edition
from giar.report import Cell, CleanText, Meta, Report, Source, empty_cells

HERE = Path(__file__).parent
HALVES = ("development", "held_out")
_COLUMNS = {"applications": "total", "disputes": "total", "proactive": "decisions"}
_EDITIONS = {"2021": EDITION_2021, "2019": EDITION_2019}


@dataclass(frozen=True)
class Expected:
    """A finding that a careful reviewer would raise: `said` in the prose, `table` in the cells."""

    rule: str
    verdict: str
    said: Decimal
    table: Decimal | None


@dataclass(frozen=True)
class Passage:
    """A passage with its label."""

    id: str
    report: Report
    expected: tuple[Expected, ...]
    optional: tuple[Expected, ...]
    trap: bool


def passages(half: str) -> list[Passage]:
    """The passages of one half of the corpus."""
    with (HERE / f"{half}.toml").open("rb") as file:
        return [_passage(entry) for entry in tomllib.load(file)["passage"]]


def _passage(entry: dict[str, Any]) -> Passage:
    return Passage(
        entry["id"],
        report_of(entry),
        tuple(_expected(label) for label in entry["expected"]),
        tuple(_expected(label) for label in entry.get("optional", ())),
        entry.get("trap", False),
    )


def report_of(entry: dict[str, Any]) -> Report:
    """The passage as the report that it would be part of."""
    text = "\n".join(part for part in (entry.get("context"), entry["text"]) if part)
    form = _EDITIONS[entry.get("edition", "2021")]
    year = entry.get("year", 2024)
    organ = entry["organ"]
    return Report(
        Source(entry["id"], "text", None, len(text)),
        Meta(f"{organ}{year}年政府信息公开工作年度报告", organ, year, form.key),
        form,
        _cells(form, entry["table"]),
        text=text,
        clean=CleanText(text),
    )


def _cells(form: Edition, table: dict[str, Any]) -> dict[str, Cell]:
    cells = {key: replace(cell, value=0, status="number", text="0") for key, cell in empty_cells(form).items()}
    for name, written in table.items():
        cells[_key(form, name)] = _cell(written)
    return cells


def _key(form: Edition, name: str) -> str:
    row, _, column = name.partition(".")
    columns = (column,) if column else ("total", "decisions", "amount")
    return next(key for key in form.keys if key.split(".")[1] == row and key.split(".")[2] in columns)


def _cell(written: object) -> Cell:
    if isinstance(written, str):
        return Cell(None, "mark" if written else "blank", written)
    number = Decimal(str(written))
    return Cell(int(number) if number == number.to_integral_value() else number, "number", str(written))


def _expected(label: dict[str, Any]) -> Expected:
    table = label.get("table")
    return Expected(label["rule"], label["verdict"], Decimal(str(label["said"])), None if table is None else Decimal(str(table)))
