"""Tables without ruling lines: the columns are where the numbers stand below one another.

What comes out are lines with tabs, not a grid: the document does not say where its cells are, and the reader has to
weigh that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from giar.source.blocks import Paragraph
from giar.source.pdf.lines import Word
from giar.source.pdf.parts import TextLine
from giar.source.placing import is_entry

_NUMBER = re.compile(r"[+＋\-－—–]?[\d０-９][\d０-９,，.．]*\s*(?:[亿万]?元|[件项个条份次人])?(?:[（(].{2,40}[）)])?")
_FEW_WORDS = 3
_NEXT_LINE = 0.9
"""In ems: the next line of the same cell stands closer."""

_FILLS = 0.7
"""The share of the room between columns that a number takes before it has to wrap."""

_OVERLAP = 0.5
"""Points by which two columns may touch."""

Span = tuple[float, float]


def is_columnar(line: TextLine) -> bool:
    """True for words far apart from each other, some of them numbers or many of them."""
    return len(line.words) >= _FEW_WORDS or (len(line.words) > 1 and any(_is_value(word) for word in line.words))


def _is_value(word: Word) -> bool:
    return is_entry(word.text) or bool(_NUMBER.fullmatch(word.text))


def rows_of(lines: Sequence[TextLine]) -> Iterator[Paragraph]:
    """The lines as rows of cells; where it is unclear which numbers stand in which row, without their numbers."""
    for band in _bands(lines):
        columns = _columns(band)
        clear = _is_clear(band, columns)
        for line in band:
            cells = _cells(line, columns) if clear else [word.text for word in line.cells if not _is_value(word)]
            yield Paragraph("\t".join(cells), line.spot)


def _bands(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Lines with the same columns: heads begin a band, and so does a page."""
    band: list[TextLine] = []
    had_values = False
    for line in lines:
        has_values = any(_is_value(word) for word in line.cells)
        if band and (line.page != band[-1].page or (had_values and not has_values and _is_head(line, band))):
            yield band
            band, had_values = [], False
        band.append(line)
        had_values = had_values or has_values
    if band:
        yield band


def _is_head(line: TextLine, band: Sequence[TextLine]) -> bool:
    """True for words above columns, not the pieces of labels to the left of them."""
    columns = _merged(_span(word) for row in band for word in row.cells if _is_value(word))
    return any(word.x > columns[0][0] for word in line.cells)


def _is_clear(band: Sequence[TextLine], columns: Sequence[Span]) -> bool:
    """True where each word has its own column and no number can be the end of the one above it."""
    if not columns:
        return True
    for line in band:
        if not any(_is_value(word) for word in line.cells):
            continue
        for word in line.cells:
            if word.right > columns[0][0] and sum(_overlap(_span(word), column) for column in columns) != 1:
                return False
        taken = [column for word in line.cells for column in columns if _overlap(_span(word), column)]
        if len(taken) != len(set(taken)):
            return False
    return not _may_wrap(band, columns)


def _may_wrap(band: Sequence[TextLine], columns: Sequence[Span]) -> bool:
    """True where a number as wide as its column has another one close below it."""
    middles = [(start + end) / 2 for start, end in columns]
    room = min((other - one for one, other in pairwise(middles)), default=None)
    if room is None:
        return False
    for column in columns:
        stack = [(word, line) for line in band for word in line.cells if _is_value(word) and _overlap(_span(word), column)]
        for (above, line), (below, _) in pairwise(stack):
            close = below.top - above.bottom < _NEXT_LINE * line.size
            if close and above.right - above.left > _FILLS * room:
                return True
    return False


def _columns(region: Sequence[TextLine]) -> list[Span]:
    """Where values stand, and heads under which no row has one."""
    columns = _merged(_span(word) for line in region for word in line.cells if _is_value(word))
    if not columns:
        return []
    heads = []
    for line in region:
        if any(_is_value(word) for word in line.cells):
            break
        heads += [_span(word) for word in line.cells if word.right > columns[0][0]]
    for head in sorted(heads, key=lambda span: span[1] - span[0]):
        if not any(_overlap(head, column) for column in columns):
            columns = _merged((*columns, head))
    return columns


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
    """The words left of the columns, and then what stands in each of them, blanks included."""
    if not columns or not any(_is_value(word) for word in line.cells):
        return [word.text for word in line.cells]
    labels = [word.text for word in line.cells if word.x < columns[0][0]]
    cells = []
    for column in columns:
        texts = [word.text for word in line.cells if word.x >= columns[0][0] and _overlap(_span(word), column)]
        cells.append(" ".join(texts))
    return [*labels, *cells]
