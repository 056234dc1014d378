"""Tables without ruling lines: which lines of labels make up the label of which row.

A long label takes several lines, and the row's numbers stand beside the first of them or beside their middle. Which,
and where one label ends and the next begins, is what makes the labels most like those of the form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from giar.source.labels import resemblance
from giar.source.pdf.lines import Word
from giar.source.pdf.parts import TextLine

_MOST_LINES = 7
"""Of one label."""

_WORST, _MEAN = 0.5, 0.8
"""How much the least and the average label must resemble one of the form."""

_FEWEST = 4
_SPANNING = 0.4
"""The share of labels, at most, that begin further left because they span the column of groups."""


@dataclass(frozen=True)
class Row:
    """A row of a table: the lines of its label and the line of its values, if it has any."""

    label: str
    values: TextLine | None
    first: TextLine


@dataclass(frozen=True)
class _Line:
    """What a line adds to labels, and whether it has values."""

    text: str
    valued: bool
    source: TextLine


@dataclass(frozen=True)
class _Best:
    score: float
    characters: int
    rows: tuple[tuple[int, int], ...]
    worst: float


def rows_with_labels(lines: Sequence[TextLine], left_of: float, has_values: Callable[[TextLine], bool]) -> list[Row] | None:
    """The rows that the lines make up; None where no way to put them together gives labels of the form."""
    found = _lines(lines, left_of, has_values)
    last = max((index for index, line in enumerate(found) if line.valued), default=-1)
    candidates = [best for beside in (_first_line, _middle_line) for best in _bests(found, beside)[last + 1 :] if best]
    good = [best for best in candidates if best.worst >= _WORST and best.score >= _MEAN * best.characters]
    if not good:
        return None
    best = max(good, key=lambda candidate: candidate.score)
    rows = [_row(found[start:end]) for start, end in best.rows]
    # What follows the last row's label is no part of the table: a heading, a note.
    return [*rows, *(Row(line.text, None, line.source) for line in found[best.rows[-1][1] :])]


def _lines(lines: Sequence[TextLine], left_of: float, has_values: Callable[[TextLine], bool]) -> list[_Line]:
    """The lines without the names of groups, which run down on the left over several rows."""
    labels = [[word for word in line.cells if word.x <= left_of] for line in lines]
    groups_end = groups_reach([words for words, line in zip(labels, lines, strict=True) if has_values(line)])
    found = []
    for line, words in zip(lines, labels, strict=True):
        own = [word for word in words[-1:] if has_values(line) or word.right > groups_end]
        if own or has_values(line):
            found.append(_Line("".join(word.text for word in own), has_values(line), line))
    return found


def groups_reach(labels: Sequence[Sequence[Word]]) -> float:
    """How far the names of groups reach: as far as most labels of rows begin, and words with a label beside them end."""
    begins = sorted(words[-1].left for words in labels if words)
    beside = max((word.right for words in labels for word in words[:-1]), default=0.0)
    if len(begins) < _FEWEST:
        return beside
    return max(beside, begins[int(_SPANNING * len(begins))])


def _first_line(start: int, end: int, valued: int) -> bool:
    del end
    return valued == start


def _middle_line(start: int, end: int, valued: int) -> bool:
    return valued - start == end - 1 - valued


def _bests(lines: Sequence[_Line], beside: Callable[[int, int, int], bool]) -> list[_Best | None]:
    """For every number of lines the best way to cut them into rows whose values stand where they should."""
    bests: list[_Best | None] = [_Best(0.0, 0, (), 1.0)]
    for end in range(1, len(lines) + 1):
        found: _Best | None = None
        for start in range(max(end - _MOST_LINES, 0), end):
            before = bests[start]
            valued = [index for index in range(start, end) if lines[index].valued]
            if before is None or len(valued) > 1 or (valued and not beside(start, end, valued[0])):
                continue
            text = "".join(line.text for line in lines[start:end])
            likeness = resemblance(text)
            score = before.score + likeness * len(text)
            if found is None or score > found.score:
                found = _Best(score, before.characters + len(text), (*before.rows, (start, end)), min(before.worst, likeness))
        bests.append(found)
    return bests


def _row(lines: Sequence[_Line]) -> Row:
    values = next((line.source for line in lines if line.valued), None)
    return Row("".join(line.text for line in lines), values, lines[0].source)
