"""The scoreboards as text for a terminal and as a page for the documentation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.score import Score
from generator.scoreboard import Board
from generator.tabular import Section


@dataclass(frozen=True)
class Seed:
    """Where the reports were drawn from. What a reader was tuned on says little of what it will meet: a ``fresh`` seed is
    one that nobody has looked at while working on it."""

    number: int
    fresh: bool = False

    def __str__(self) -> str:
        return f"seed {self.number}, {'not used for tuning' if self.fresh else 'used for tuning'}"


def as_text(sections: Iterable[Section]) -> str:
    return "\n\n".join(text for section in sections if (text := section.as_text()))


def as_markdown(sections: Iterable[Section]) -> str:
    return "\n\n".join(section.as_markdown() for section in sections) + "\n"


def sections(board: Board, count: int, seed: Seed) -> list[Section]:
    """The board of generated reports: what its columns mean, then its tables."""
    parts = {
        "In all": {"all": board.total},
        "By sums": dict(sorted(board.sums.items())),
        "By layout": dict(sorted(board.layouts.items())),
        "By damage": dict(sorted(board.damages.items())),
    }
    first = Section("How accurately giar reads", introduction=_INTRODUCTION.format(count=f"{count:,}", seed=seed), level=1)
    tables = [
        Section(heading, _COLUMNS, {name: _figures(score) for name, score in scores.items()}, _ABOUT.get(heading, ""))
        for heading, scores in parts.items()
    ]
    return [first, *tables, *_by_rule(board)]


def _by_rule(board: Board) -> list[Section]:
    if not board.total.errors:
        return []
    return [Section("False errors by rule", ("errors",), {rule: (f"{count:,}",) for rule, count in board.total.errors.most_common()})]


_COLUMNS = (
    "reports",
    "refused",
    "crashed",
    "cells",
    "right",
    "given up",
    "wrong",
    "called blank",
    "false errors",
    "right %",
    "left",
    "lucky",
    "misled",
    "misplaced",
)


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
        f"{cells['called blank']:,}",
        f"{score.errors.total():,}",
        f"{100 * score.right_share:.3f}",
        f"{cells['left']:,}",
        f"{cells['lucky']:,}",
        f"{cells['misled']:,}",
        f"{score.misplaced:,}",
    ]


_ABOUT = {
    "By sums": """
Each layout and each damage comes with sums that are right and with sums that a clerk got wrong in one to three cells. A report
is read as well either way, except where nothing but its sums could tell which number belongs to which cell (*right, and
needed*).
"""
}

_INTRODUCTION = """
This page is made by `python -m generator --count … --write docs/accuracy.md` (with `PYTHONPATH=py:tests`) and is not
edited by hand. It reads {count} generated reports ({seed}) whose every cell is known, in every layout, without
damage, with each damage and with pairs of damages.

- **refused**: reports that giar declines to read; **crashed**: anything else than a report or a refusal,
  or no answer within five seconds. This must be 0.
- **cells**: cells that a careful person could establish from the text, with the relations of the form where they hold.
- **right**: read with the true value and status. **given up**: reported as ambiguous, absent or unreadable instead.
- **wrong** (silently): a number that is not the true one. This must be 0.
- **called blank** (silently): a blank or a mark where a number is written. This must be 0.
- **false errors**: errors about the tables' cells (`arithmetic.*`, `completeness.*`, `narrative.*`) in reports that are true:
  their sums are right, and the prose says what the tables say. This must be 0.
- **left**: left alone, that is cells that nobody could establish, and that giar rightly does not claim to know; **lucky**: such
  cells that it read with the true number all the same.
- **misled**: ambiguous cells whose candidates do not include the number that stands there.
- **misplaced**: values whose place in the text does not hold their written characters. This must be 0.
"""
