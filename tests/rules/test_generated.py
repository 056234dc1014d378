"""Generated reports in every layout: whole ones draw no objection to their wording, damaged true ones no error in their sums."""

from __future__ import annotations

import pytest

import giar
from generator.scoreboard import Order, orders

COUNT = 49
"""Each layout once."""
NEVER = (
    "wording.",
    "period.",
    "structure.leftover",
    "structure.conversion",
    "structure.placeholder",
    "structure.repetition",
    "structure.cut-off",
)


@pytest.mark.parametrize("order", orders(COUNT, 3, None, "none"), ids=lambda order: f"{order.layout}-{order.seed}")
def test_no_layout_is_taken_for_a_fault(order: object) -> None:
    case = order.made()  # type: ignore[attr-defined]
    findings = giar.check(giar.parse(case.text))
    assert [finding.message["zh"] for finding in findings if finding.rule.startswith(NEVER)] == []


DAMAGED = [
    *orders(12, 1, "pdf-wrapped-numbers-between", "blanks"),
    *orders(24, 1, None, "column-gone-from-rows"),
    *orders(24, 1, None, "blanks"),
    *orders(24, 2, None, "cell-too-few"),
]


@pytest.mark.parametrize("order", DAMAGED, ids=lambda order: f"{order.layout}-{'+'.join(order.damages)}-{order.seed}")
def test_what_damage_leaves_open_in_a_true_report_is_no_error(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.case.slip", lambda rng, fillings, count: fillings)
    report = giar.parse(order.made().text)
    errors = [finding for finding in giar.check(report) if finding.severity == "error"]
    assert [finding.message["zh"] for finding in errors if finding.rule.startswith(("arithmetic.", "completeness."))] == []
