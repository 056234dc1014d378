"""Tables without ruling lines: the columns are where the numbers stand below one another.

What comes out are lines with tabs, not a grid: the document does not say where its cells are, and the reader has to
weigh that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from giar.source.blocks import Paragraph
from giar.source.pdf.lines import Word
from giar.source.pdf.parts import TextLine
from giar.source.placing import is_entry

_NUMBER = re.compile(r"[+＋\-－—–]?[\d０-９][\d０-９,，.．]*\s*(?:[亿万]?元|[件项个条份次人])?(?:[（(].{2,40}[）)])?")
_FEW_WORDS = 3
_OVERLAP = 0.5
"""Points by which two columns may touch."""

Span = tuple[float, float]


def is_columnar(line: TextLine) -> bool:
    """True for words far apart from each other, some of them numbers or many of them."""
    return len(line.words) >= _FEW_WORDS or (len(line.words) > 1 and any(_is_value(word) for word in line.words))


def _is_value(word: Word) -> bool:
    return is_entry(word.text) or bool(_NUMBER.fullmatch(word.text))


def rows_of(lines: Sequence[TextLine]) -> Iterator[Paragraph]:
    """The lines as rows of cells."""
    for region in _regions(lines):
        columns = _columns(region)
        for line in region:
            yield Paragraph("\t".join(_cells(line, columns)), line.spot)


def _regions(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Lines with the same columns: heads begin a region, and so does a page."""
    region: list[TextLine] = []
    had_values = False
    for line in lines:
        has_values = any(_is_value(word) for word in line.words)
        heads = not has_values and len(line.words) > 1
        if region and (line.page != region[-1].page or (heads and had_values and _restarts(line, region))):
            yield region
            region, had_values = [], False
        region.append(line)
        had_values = had_values or has_values
    if region:
        yield region


def _restarts(line: TextLine, region: Sequence[TextLine]) -> bool:
    """True for heads: words above columns, not the pieces of labels to the left of them."""
    columns = _merged(_span(word) for row in region for word in row.words if _is_value(word))
    return any(word.right > columns[0][0] for word in line.words)


def _columns(region: Sequence[TextLine]) -> list[Span]:
    """Where values stand, and heads under which no row has one."""
    columns = _merged(_span(word) for line in region for word in line.words if _is_value(word))
    if not columns:
        return []
    heads = []
    for line in region:
        if any(_is_value(word) for word in line.words):
            break
        heads += [_span(word) for word in line.words if word.right > columns[0][0]]
    for head in sorted(heads, key=lambda span: span[1] - span[0]):
        over = [column for column in columns if _overlap(head, column)]
        if len(over) <= 1:
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
    if not columns or not any(_is_value(word) for word in line.words):
        return [word.text for word in line.words]
    labels = [word.text for word in line.words if word.x < columns[0][0]]
    cells = []
    for column in columns:
        texts = [word.text for word in line.words if word.x >= columns[0][0] and _overlap(_span(word), column)]
        cells.append(" ".join(texts))
    return [*labels, *cells]
