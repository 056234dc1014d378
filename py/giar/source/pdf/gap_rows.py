"""Tables without ruling lines whose rows stand further apart than the lines within a row: what wraps in a cell is whole again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from giar.source.labels import resemblance
from giar.source.pdf.label_rows import groups_reach
from giar.source.pdf.lines import Word
from giar.source.pdf.parts import TextLine

_SAME_LINE = 0.3
"""In ems."""

_MOST_LIMITS = 5
_WORST, _MEAN = 0.8, 0.9
"""How much the least and the average label must resemble one of the form: two labels run together still do somewhat."""

_CLEARLY = 1.15
"""How much wider the room between two rows is, at least, than between two lines of a row."""

Span = tuple[float, float]


@dataclass(frozen=True)
class GapRow:
    """A row: its label and what stands in each column."""

    label: str
    cells: tuple[str, ...]
    first: TextLine


def rows_by_gaps(lines: Sequence[TextLine], columns: Sequence[Span]) -> list[GapRow] | None:
    """The rows that the gaps between the lines set apart; None where they do not, or where the labels make no sense."""
    edge = columns[0][0]
    reach = groups_reach([[word for word in line.cells if word.x <= edge] for line in lines if any(word.x > edge for word in line.cells)])
    kept = [line for line in lines if any(word.x > edge or word.right > reach for word in line.cells)]
    gaps = [(other.glyphs[0].base - one.glyphs[0].base) / max(one.size, other.size) for one, other in pairwise(kept)]
    for limit in _limits(gaps):
        found = [_row(block, columns, reach) for block in _blocks(kept, gaps, limit)]
        rows = [row for row in found if row is not None]
        if len(rows) == len(found) and _makes_sense([row.label for row in rows]):
            return rows
    return None


def _limits(gaps: Sequence[float]) -> list[float]:
    """Where gaps between rows may begin to be: the clearest jumps from one width to the next."""
    jumps = [(after / before, (before + after) / 2) for before, after in pairwise(sorted(gaps)) if before > _SAME_LINE]
    return [limit for ratio, limit in sorted(jumps, reverse=True)[:_MOST_LIMITS] if ratio >= _CLEARLY]


def _makes_sense(labels: Sequence[str]) -> bool:
    likeness = [resemblance(label) for label in labels]
    score = sum(like * len(label) for like, label in zip(likeness, labels, strict=True))
    return min(likeness) >= _WORST and score >= _MEAN * sum(map(len, labels))


def _blocks(lines: Sequence[TextLine], gaps: Sequence[float], limit: float) -> list[list[TextLine]]:
    blocks = [[lines[0]]]
    for gap, line in zip(gaps, lines[1:], strict=True):
        if gap > limit:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks


def _row(block: Sequence[TextLine], columns: Sequence[Span], reach: float) -> GapRow | None:
    """None where a word stands in no column, or in two, and where a row would have no value: it may be in the next one."""
    cells = [""] * len(columns)
    label = ""
    for line in block:
        for word in line.cells:
            if word.x <= columns[0][0]:
                label += word.text if word.right > reach else ""
                continue
            places = [index for index, column in enumerate(columns) if _over(word, column)]
            if len(places) != 1:
                return None
            cells[places[0]] += word.text
    return GapRow(label, tuple(cells), block[0]) if label and any(cells) else None


def _over(word: Word, column: Span) -> bool:
    return word.left < column[1] - 0.5 and column[0] < word.right - 0.5
