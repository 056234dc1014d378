"""Generated reports in every layout, plain and damaged: nothing silently wrong, nearly everything recovered.

The full run, thousands of reports, is ``python -m generator``; here every layout gets a few.
"""

from __future__ import annotations

from functools import cache

import pytest

from generator import layouts
from generator.score import SILENT, Score, judge
from generator.scoreboard import orders

REPORTS_A_LAYOUT = 16
SEED = 20261121


@cache
def _read(layout: str) -> tuple[Score, tuple[str, ...]]:
    """The score of the layout's reports, and what was silently wrong."""
    total = Score()
    wrong: list[str] = []
    for order in orders(REPORTS_A_LAYOUT, SEED, layout):
        case = order.made()
        score, differences = judge(case)
        total += score
        wrong.extend(f"{case.name}: {difference}" for difference in differences if difference.verdict in SILENT)
    return total, tuple(wrong)


@pytest.mark.parametrize("layout", sorted(layouts.BY_NAME))
def test_nothing_is_silently_wrong(layout: str) -> None:
    _, wrong = _read(layout)
    assert wrong == ()


@pytest.mark.parametrize("layout", sorted(layouts.BY_NAME))
def test_every_report_is_read_or_refused(layout: str) -> None:
    score, _ = _read(layout)
    assert score.reports["crashed"] == 0


@pytest.mark.parametrize("layout", sorted(layouts.BY_NAME))
def test_every_value_stands_at_its_place(layout: str) -> None:
    score, _ = _read(layout)
    assert score.cells["place"] + score.cells["elsewhere"] == 0


def test_nearly_every_recoverable_cell_is_recovered() -> None:
    total = Score()
    for layout in layouts.BY_NAME:
        total += _read(layout)[0]
    assert total.right_share >= 0.995
