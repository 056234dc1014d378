"""Texts that break off: a prefix of a report reads as far as it goes, and its last number may lack digits."""

from __future__ import annotations

from collections.abc import Sequence

from giar.form import Edition, relations
from giar.read.pieces.tokens import SLOTS
from giar.read.runs.runs import Run
from giar.report import Cell
from giar.report.arithmetic import holding, zero_read

_BETWEEN_VALUES = "|\"',，;；"
"""What stands between two values of a row beside space, or around one: a row may have been meant to go on behind it."""


def breaks_off(text: str, found: Sequence[Run]) -> bool:
    """True where nothing stands behind the last value."""
    last = next((slot for run in reversed(found) for slot in reversed(run.slots) if slot.kind in SLOTS), None)
    return last is not None and all(character.isspace() or character in _BETWEEN_VALUES for character in text[last.end :])


def doubt_last_number(form: Edition, cells: dict[str, Cell], length: int) -> None:
    """Makes the number with which a text ends ambiguous, unless a sum shows that none of its digits is missing.

    ``length`` is that of the text, without the line's end that markup brings.
    """
    for key, cell in cells.items():
        if cell.status == "number" and cell.where is not None and cell.where.end >= length and cell.value and not _proved(form, cells, key):
            cells[key] = Cell(None, "ambiguous", cell.text, cell.where, candidates=(cell.value,), notes=("cut-off",))


def _proved(form: Edition, cells: dict[str, Cell], key: str) -> bool:
    through = (relation for relation in relations(form) if key in relation.cells)
    return any(holding(relation, lambda key: zero_read(cells[key])) == "holds" for relation in through)
