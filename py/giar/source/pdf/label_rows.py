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

_ROOM = 2.0


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
    rows: tuple[tuple[int, int], ...]
    worst: float


def rows_with_labels(lines: Sequence[TextLine], left_of: float, has_values: Callable[[TextLine], bool]) -> list[Row] | None:
    """The rows that the lines make up; None where no way to put them together gives labels of the form."""
    found = _lines(lines, left_of, has_values)
    candidates = [best for beside in (_first_line, _middle_line) if (best := _best(found, beside))]
    if not candidates:
        return None
    best = max(candidates, key=lambda candidate: candidate.score)
    characters = sum(len(line.text) for line in found)
    if best.worst < _WORST or best.score < _MEAN * characters:
        return None
    return [_row(found[start:end]) for start, end in best.rows]


def _lines(lines: Sequence[TextLine], left_of: float, has_values: Callable[[TextLine], bool]) -> list[_Line]:
    """The lines without the names of groups, which run down on the left over several rows."""
    labels = [[word for word in line.cells if word.right <= left_of + _ROOM] for line in lines]
    groups_end = max((word.right for words in labels for word in words[:-1]), default=0.0)
    found = []
    for line, words in zip(lines, labels, strict=True):
        own = words[-1:] if words and not _is_group(words[-1], groups_end, alone=len(words) == 1 and not has_values(line)) else []
        if own or has_values(line):
            found.append(_Line("".join(word.text for word in own), has_values(line), line))
    return found


def _is_group(word: Word, groups_end: float, *, alone: bool) -> bool:
    return alone and word.right <= groups_end + _ROOM


def _first_line(start: int, end: int, valued: int) -> bool:
    del end
    return valued == start


def _middle_line(start: int, end: int, valued: int) -> bool:
    return valued - start == end - 1 - valued


def _best(lines: Sequence[_Line], beside: Callable[[int, int, int], bool]) -> _Best | None:
    """The best way to cut the lines into rows whose values stand where they should beside their label."""
    best: list[_Best | None] = [_Best(0.0, (), 1.0)]
    for end in range(1, len(lines) + 1):
        found: _Best | None = None
        for start in range(max(end - _MOST_LINES, 0), end):
            before = best[start]
            valued = [index for index in range(start, end) if lines[index].valued]
            if before is None or len(valued) > 1 or (valued and not beside(start, end, valued[0])):
                continue
            text = "".join(line.text for line in lines[start:end])
            likeness = resemblance(text)
            score = before.score + likeness * len(text)
            if found is None or score > found.score:
                found = _Best(score, (*before.rows, (start, end)), min(before.worst, likeness))
        best.append(found)
    return best[-1]


def _row(lines: Sequence[_Line]) -> Row:
    values = next((line.source for line in lines if line.valued), None)
    return Row("".join(line.text for line in lines), values, lines[0].source)
