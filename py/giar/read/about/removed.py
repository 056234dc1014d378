"""Texts from which a scraper removed every repeated line."""

from __future__ import annotations

from collections.abc import Iterable

from giar.read.pieces.tokens import SLOTS, Atom
from giar.read.runs.runs import Run

_LINES = 15
"""A table that has a line for every cell has more lines than this."""


def repeated_lines_removed(text: str, atoms: Iterable[Atom], found: Iterable[Run]) -> bool:
    """True where values stand on lines of their own behind row labels and no two lines of the text are alike.

    A report that has a line for every cell has many lines that are alike. ``found`` are the runs of tables 二 and
    三: table 四 has its values on a line of their own even where the other tables' rows have their labels.
    """
    tabular = {slot.line for run in found if _names_row(run) for slot in run.slots}
    on_line: dict[int, list[bool]] = {}
    for atom in atoms:
        if atom.kind != "soft" and atom.line in tabular:
            on_line.setdefault(atom.line, []).append(atom.kind in SLOTS)
    lines = [line for line in (line.strip() for line in text.splitlines()) if line.strip("|")]
    return any(all(kinds) for kinds in on_line.values()) and len(lines) >= _LINES and len(set(lines)) == len(lines)


def _names_row(run: Run) -> bool:
    return any(meaning.role == "row" for match in run.words.matches[-1:] for meaning in match.meanings)
