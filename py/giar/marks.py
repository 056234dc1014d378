"""What reports write in a cell that has no number to give."""

from __future__ import annotations

MARKS = frozenset(
    "/ ／ \\ - -- --- － －－ — —— – − ─ ── ― * ** … × 空 无 不涉及 不适用 未涉及 暂无 无此项 没有 N/A n/a NA N／A".split()  # noqa: SIM905
)
"""Signs and words that stand where a number is expected and mean that there is none to give."""
