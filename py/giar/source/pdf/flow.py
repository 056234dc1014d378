"""Lines of text to paragraphs, and to rows where their words stand in columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from giar.source.blocks import Block, Paragraph, Table
from giar.source.pdf.form_table import is_section, section_key, with_form_tables
from giar.source.pdf.parts import Part, RuledTable, TextLine
from giar.source.pdf.unruled import UNCLEAR, is_columnar, rows_of

_FULL = 1.6
"""In ems: a line that ends this close to the right margin is full."""

_LEADING = 2.3
"""In ems: lines further apart belong to two paragraphs."""

_LONG = 14
_LONG_LABEL = 45
_MOST_BETWEEN = 12
_APART = 2.2
"""In ems: rows of one table stand closer together."""

_NUMBERED = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}[、.．章节条]|[(（][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[、.．](?!\d)|[①-⑳])"
)
_ENDS = "。；！？：;!?:"


def blocks_in_order(parts: Iterable[Part]) -> Iterator[Block]:
    """Tables as they are; between them paragraphs and rows."""
    for ruled, run in groupby(parts, key=lambda part: isinstance(part, RuledTable)):
        if ruled:
            yield from (part.as_table() for part in run if isinstance(part, RuledTable))
        else:
            for piece in with_form_tables([part for part in run if isinstance(part, TextLine)]):
                if isinstance(piece, Table):
                    yield piece
                else:
                    yield from _section(piece)


def _section(lines: Sequence[TextLine]) -> Iterator[Paragraph]:
    """The lines as they flow. Where a part of table 三 is left out, so is the rest: labels without their numbers would
    pass for empty rows."""
    blocks = list(_flow(lines))
    if UNCLEAR in blocks and any(is_section(line) and section_key(line) == "applications" for line in lines[:1]):
        blocks = [blocks[0], UNCLEAR, *(block for block in blocks[1:] if "。" in block.text)]
    yield from blocks


def _flow(lines: Sequence[TextLine]) -> Iterator[Paragraph]:
    margin = max((line.right for line in lines if len(line.text) > _LONG), default=0.0)
    for columnar, run in _regions(lines):
        if columnar:
            yield from rows_of(run)
        else:
            yield from _paragraphs(run, margin)


def _regions(lines: Sequence[TextLine]) -> Iterator[tuple[bool, list[TextLine]]]:
    """Stretches of prose and of words in columns; what stands between two rows belongs to them unless it is prose."""
    columnar = [is_columnar(line) for line in lines]
    for index, (line, other) in reversed(list(enumerate(pairwise(lines)))):
        # Heads over columns may be two words far apart.
        columnar[index] |= columnar[index + 1] and len(line.words) > 1 and line.page == other.page and _close_together((line, other))
    for index, line in enumerate(lines):
        if columnar[index] or _is_prose(line):
            continue
        ahead = takewhile(lambda at: columnar[at] or not _is_prose(lines[at]), range(index + 1, min(index + _MOST_BETWEEN, len(lines))))
        following = next((at for at in ahead if columnar[at]), None)
        before = index and columnar[index - 1]
        if before and following is not None and lines[following].page == line.page == lines[index - 1].page:
            columnar[index] = _close_together(lines[index - 1 : following + 1])
    for kind, run in groupby(zip(columnar, lines, strict=True), key=lambda pair: pair[0]):
        yield kind, [line for _, line in run]


def _close_together(lines: Sequence[TextLine]) -> bool:
    return all(other.top - one.bottom < _APART * max(one.size, other.size) for one, other in pairwise(lines))


def _is_prose(line: TextLine) -> bool:
    """True for a line that no table has."""
    return len(line.words) == 1 and (len(line.text) > _LONG_LABEL or "。" in line.text)


def _paragraphs(lines: Sequence[TextLine], margin: float) -> Iterator[Paragraph]:
    run: list[TextLine] = []
    for line in lines:
        if run and not _goes_on(run[-1], line, margin):
            yield _paragraph(run)
            run = []
        run.append(line)
    if run:
        yield _paragraph(run)


def _goes_on(before: TextLine, line: TextLine, margin: float) -> bool:
    """True where a line goes on with the sentence of the one before, which ends for want of room only."""
    if before.right < margin - _FULL * before.size or before.text[-1:] in _ENDS or _NUMBERED.match(line.text):
        return False
    if before.page != line.page:
        return True
    return line.top - before.bottom < _LEADING * before.size - before.size and abs(line.size - before.size) < 0.15 * before.size


def _paragraph(run: Sequence[TextLine]) -> Paragraph:
    text = run[0].text
    for line in run[1:]:
        text += f" {line.text}" if text[-1:].isascii() and line.text[:1].isascii() else line.text
    return Paragraph(text, run[0].spot)
