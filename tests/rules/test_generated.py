"""Generated reports in every layout, whole and without damage: none of the rules on wording, years and leftovers objects."""

from __future__ import annotations

import pytest

import giar
from generator.scoreboard import orders

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
