"""The JSON document: what outsiders rely on, to the letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from giar.check import Finding
from giar.repair import Repair
from giar.report import Cell, Number, Report, Section, Where
from giar.report.arithmetic import tally

SCHEMA = "giar/1"
_STATUSES = ("number", "blank", "mark", "unreadable", "ambiguous", "absent")
_SEVERITIES = ("error", "warning", "info")


def to_dict(report: Report, findings: Iterable[Finding] = (), repairs: Iterable[Repair] = ()) -> dict[str, Any]:
    """The JSON document of a report, ready for :func:`json.dumps`."""
    findings = list(findings)
    return {
        "schema": SCHEMA,
        "source": {
            "name": report.source.name,
            "kind": report.source.kind,
            "encoding": report.source.encoding,
            "characters": report.source.characters,
        },
        "meta": {
            "title": report.meta.title,
            "organ": report.meta.organ,
            "organ_from": report.meta.organ_from,
            "year": report.meta.year,
            "edition": report.meta.edition,
        },
        "cells": {key: _cell(cell) for key, cell in report.cells.items()},
        "sections": [_section(section) for section in report.sections],
        "findings": [_finding(finding) for finding in findings],
        "repairs": [_repair(repair) for repair in repairs],
        "summary": _summary(report, findings),
    }


def _summary(report: Report, findings: Sequence[Finding]) -> dict[str, Any]:
    statuses: Counter[str] = Counter(cell.status for cell in report.cells.values())
    severities: Counter[str] = Counter(finding.severity for finding in findings)
    return {
        "cells": {status: statuses[status] for status in _STATUSES},
        "relations": tally(report),
        "findings": {severity: severities[severity] for severity in _SEVERITIES},
    }


def _cell(cell: Cell) -> dict[str, Any]:
    document: dict[str, Any] = {
        "value": number(cell.value),
        "status": cell.status,
        "text": cell.text,
        "where": place(cell.where),
    }
    if cell.status == "ambiguous":
        document["candidates"] = [number(candidate) for candidate in cell.candidates]
    if cell.unit is not None:
        document["unit"] = cell.unit
    if cell.notes:
        document["notes"] = list(cell.notes)
    return document


def _section(section: Section) -> dict[str, Any]:
    return {"key": section.key, "heading": section.heading, "where": place(section.where)}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "verdict": finding.verdict,
        "message": dict(finding.message),
        "cells": list(finding.cells),
        "where": place(finding.where),
        "left": number(finding.left),
        "right": number(finding.right),
    }


def _repair(repair: Repair) -> dict[str, Any]:
    return {
        "changes": {key: number(value) for key, value in repair.changes.items()},
        "reason": dict(repair.reason),
        "resolves": list(repair.resolves),
        "unique": repair.unique,
    }


def place(where: Where | None) -> Mapping[str, object] | None:
    """A place as JSON: offsets in the text, or page and box, or sheet and cell, beside them."""
    if where is None:
        return None
    document: dict[str, object] = {"start": where.start, "end": where.end}
    if where.page is not None:
        document |= {"page": where.page, "box": list(where.box or ())}
    if where.sheet is not None:
        document |= {"sheet": where.sheet, "cell": where.cell}
    return document


def number(value: Number | None) -> int | float | None:
    """A number as JSON has them."""
    return float(value) if isinstance(value, Decimal) else value
