"""Tables without ruling lines: the columns are where the numbers stand below one another.

What comes out are lines with tabs, not a grid: the document does not say where its cells are, and the reader has to
weigh that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from giar.source.blocks import Paragraph
from giar.source.labels import resemblance
from giar.source.pdf.gap_rows import rows_by_gaps
from giar.source.pdf.label_rows import rows_with_labels
from giar.source.pdf.lines import Word
from giar.source.pdf.parts import TextLine
from giar.source.placing import is_entry

_NUMBER = re.compile(r"[+＋\-－—–]?[\d０-９][\d０-９,，.．]*\s*(?:[亿万]?元|[件项个条份次人])?(?:[（(].{2,40}[）)])?")
_FEW_WORDS = 3
_NEXT_LINE = 0.9
"""In ems: the next line of the same cell stands closer."""

_FILLS = 0.7
"""The share of the room between columns that a number takes before it has to wrap."""

_LIKE_A_HEAD = 0.4

_OVERLAP = 0.5
"""Points by which two columns may touch."""

Span = tuple[float, float]

UNCLEAR = Paragraph("")
"""Stands where a table has been left out."""

UNCLEAR_REMARK = "unruled-table-left-out"


def is_columnar(line: TextLine) -> bool:
    """True for words far apart from each other, some of them numbers or many of them."""
    return len(line.words) >= _FEW_WORDS or (len(line.words) > 1 and any(_is_value(word) for word in line.words))


def _is_value(word: Word) -> bool:
    return is_entry(word.text) or bool(_NUMBER.fullmatch(word.text))


def _values(line: TextLine) -> list[Word]:
    """The numbers and marks at the end of a line; what stands before a label is a piece of one, even where it says 无."""
    return list(takewhile(_is_value, reversed(line.cells)))[::-1]


def rows_of(lines: Sequence[TextLine]) -> Iterator[Paragraph]:
    """The lines as rows of cells. A table of which it is unclear which number stands in which row is left out, heads
    and all: heads without numbers would pass for an empty table."""
    for band in _bands(lines):
        columns = _columns(band)
        heads = _heads(band)
        end = _end(band, columns)
        rows = _rows(band[heads:end], columns) if _headed(band, columns) else None
        if rows is None:
            yield UNCLEAR
            continue
        for line in band[:heads]:
            yield Paragraph("\t".join(word.text for word in line.cells), line.spot)
        yield from rows
        yield from (Paragraph("\t".join(word.text for word in line.cells), line.spot) for line in band[end:])


def _end(band: Sequence[TextLine], columns: Sequence[Span]) -> int:
    """Where the rows end: what follows the last of them and stands in the columns is the head of something else."""
    last = max((index for index, line in enumerate(band) if _values(line)), default=len(band) - 1)
    beyond = (index for index in range(last + 1, len(band)) if any(word.x > columns[0][0] for word in band[index].cells))
    return next(beyond, len(band))


def _rows(lines: Sequence[TextLine], columns: Sequence[Span]) -> list[Paragraph] | None:
    if not lines:
        return []
    labelled = any(word.x <= columns[0][0] for line in lines for word in line.cells)
    if _is_clear(lines, columns):
        if not labelled:
            return [Paragraph("\t".join(_cells(line, columns)), line.spot) for line in lines]
        if (rows := rows_with_labels(lines, columns[0][0], _has_values)) is not None:
            cells = [[row.label, *(_cells(row.values, columns) if row.values else [])] for row in rows]
            return [Paragraph("\t".join(texts), row.first.spot) for texts, row in zip(cells, rows, strict=True)]
    apart = rows_by_gaps(lines, columns) if labelled else None
    return None if apart is None else [Paragraph("\t".join((row.label, *row.cells)), row.first.spot) for row in apart]


def _has_values(line: TextLine) -> bool:
    return bool(_values(line))


def _heads(band: Sequence[TextLine]) -> int:
    """How many lines at the start hold no value."""
    return next((index for index, line in enumerate(band) if _values(line)), len(band))


def _bands(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Lines with the same columns: heads begin a band, and so does a page."""
    band: list[TextLine] = []
    had_values = False
    for line in lines:
        has_values = bool(_values(line))
        if band and (line.page != band[-1].page or (had_values and not has_values and _is_head(line, band))):
            yield band
            band, had_values = [], False
        band.append(line)
        had_values = had_values or has_values
    if band:
        yield band


def _is_head(line: TextLine, band: Sequence[TextLine]) -> bool:
    """True for words above columns, not the pieces of labels to the left of them."""
    columns = _merged(_span(word) for row in band for word in _values(row))
    return any(word.x > columns[0][0] and resemblance(word.text) > _LIKE_A_HEAD for word in line.pieces)


def _is_clear(lines: Sequence[TextLine], columns: Sequence[Span]) -> bool:
    """True where each word right of the labels has its own column, and no number can be the end of the one above it."""
    for line in lines:
        values = [word for word in line.cells if word.x > columns[0][0]]
        taken = [column for word in values for column in columns if _overlap(_span(word), column)]
        if len(taken) != len(set(taken)) or len(taken) != len(values) or not all(map(_is_value, values)):
            return False
    return not _may_wrap(lines, columns)


def _may_wrap(band: Sequence[TextLine], columns: Sequence[Span]) -> bool:
    """True where a number as wide as its column has another one close below it."""
    middles = [(start + end) / 2 for start, end in columns]
    room = min((other - one for one, other in pairwise(middles)), default=None)
    if room is None:
        return False
    for column in columns:
        stack = [(word, line) for line in band for word in _values(line) if _overlap(_span(word), column)]
        for (above, line), (below, _) in pairwise(stack):
            close = below.top - above.bottom < _NEXT_LINE * line.size
            if close and above.right - above.left > _FILLS * room:
                return True
    return False


def _columns(band: Sequence[TextLine]) -> list[Span]:
    """Where values stand, and heads under which no row has one."""
    columns = _merged(_span(word) for line in band for word in _values(line))
    if not columns:
        return []
    heads = _head_spans(band, columns)
    for head in sorted(heads, key=lambda span: span[1] - span[0]):
        if not any(_overlap(head, column) for column in columns):
            columns = _merged((*columns, head))
    return columns


def _head_spans(band: Sequence[TextLine], columns: Sequence[Span]) -> list[Span]:
    """Where heads stand; a line of one word is a caption over all columns."""
    lines = [line for line in band[: _heads(band)] if len(line.pieces) > 1]
    return [_span(word) for line in lines for word in line.pieces if word.x > columns[0][0]]


def _headed(band: Sequence[TextLine], columns: Sequence[Span]) -> bool:
    """False where a head stands over no value and a value under no head: they may belong together, out of line."""
    if not columns:
        return True
    heads = _head_spans(band, columns)
    values = _merged(_span(word) for line in band for word in _values(line))
    bare = any(not any(_overlap(value, head) for head in heads) for value in values)
    return not (heads and bare and len(columns) > len(values))


def _span(word: Word) -> Span:
    return word.left, word.right


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] - _OVERLAP and other[0] < one[1] - _OVERLAP


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span[0] < merged[-1][1] - _OVERLAP:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span[1]))
        else:
            merged.append(span)
    return merged


def _cells(line: TextLine, columns: Sequence[Span]) -> list[str]:
    """What stands in each column of a line, blanks included."""
    values = [word for word in line.cells if word.x > columns[0][0]]
    return [" ".join(word.text for word in values if _overlap(_span(word), column)) for column in columns]
