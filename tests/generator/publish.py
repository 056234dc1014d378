"""The scoreboard as text for a terminal and as a page for the documentation."""

from __future__ import annotations

from generator.score import Score
from generator.scoreboard import Board

_COLUMNS = ("reports", "refused", "crashed", "cells", "right", "given up", "wrong", "right %", "left", "lucky", "misled", "misplaced")


def as_text(board: Board, count: int, seconds: float) -> str:
    lines = [f"{count} reports in {seconds:.1f} s ({count / max(seconds, 1e-9):.0f} a second)"]
    for heading, scores in _sections(board):
        width = max(len(name) for name in scores) if scores else 0
        width = max(width, len(heading))
        lines.append("")
        lines.append(heading.ljust(width) + "".join(column.rjust(11) for column in _COLUMNS))
        for name, score in scores.items():
            lines.append(name.ljust(width) + "".join(figure.rjust(11) for figure in _figures(score)))
    return "\n".join(lines)


def as_markdown(board: Board, count: int, seed: int) -> str:
    lines = [_INTRODUCTION.format(count=f"{count:,}", seed=seed)]
    for heading, scores in _sections(board):
        lines.append(f"## {heading}\n")
        lines.append(f"| | {' | '.join(_COLUMNS)} |")
        lines.append("|---|" + "---:|" * len(_COLUMNS))
        lines.extend(f"| {name} | {' | '.join(_figures(score))} |" for name, score in scores.items())
        lines.append("")
    return "\n".join(lines)


def _sections(board: Board) -> list[tuple[str, dict[str, Score]]]:
    return [
        ("In all", {"all": board.total}),
        ("By layout", dict(sorted(board.layouts.items()))),
        ("By damage", dict(sorted(board.damages.items()))),
    ]


def _figures(score: Score) -> list[str]:
    cells = score.cells
    return [
        f"{score.reports.total():,}",
        f"{cells['refused']:,}",
        f"{score.reports['crashed']:,}",
        f"{score.recoverable:,}",
        f"{cells['right']:,}",
        f"{cells['given-up']:,}",
        f"{cells['wrong']:,}",
        f"{100 * score.right_share:.3f}",
        f"{cells['left']:,}",
        f"{cells['lucky']:,}",
        f"{cells['misled']:,}",
        f"{cells['place'] + cells['elsewhere']:,}",
    ]


_INTRODUCTION = """# How accurately giar reads

This page is made by `python -m generator --count … --write docs/accuracy.md` (with `PYTHONPATH=py:tests`) and is not
edited by hand. It reads {count} generated reports (seed {seed}) whose every cell is known, in every layout, without
damage, with each damage and with pairs of damages.

- **refused**: reports that giar declines to read; **crashed**: anything else than a report or a refusal,
  or no answer within five seconds. This must be 0.
- **cells**: cells that a careful person could establish from the text, with the relations of the form where they hold.
- **right**: read with the true value and status. **given up**: reported as ambiguous, absent or unreadable instead.
- **wrong** (silently): a number that is not the true one, or a blank where a number stands. This must be 0.
- **left**: left alone, that is cells that nobody could establish, and that giar rightly does not claim to know; **lucky**: such
  cells that it read with the true number all the same.
- **misled**: ambiguous cells whose candidates do not include the number that stands there.
- **misplaced**: values whose place in the text does not hold their written characters. This must be 0.
"""
