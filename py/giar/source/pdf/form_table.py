"""Tables of the form without ruling lines: their heads say where the columns are, their labels where the rows are.

What comes out is a table like any other. Where a head, a label or a number does not fit the form, nothing comes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise, takewhile

from giar.form import EDITIONS, SECTIONS, Block, Line
from giar.form import Table as FormTable
from giar.source.blocks import Paragraph, Spot, Table, TableCell
from giar.source.labels import is_heading
from giar.source.pdf.form_cells import cells_of
from giar.source.pdf.form_columns import Column, column_of, columns_under
from giar.source.pdf.form_labels import LabelledRow, labelled_rows, likeness_of_end, opens_label, squashed
from giar.source.pdf.lines import box_of, cell_lines
from giar.source.pdf.parts import TextLine
from giar.source.pdf.tokens import Token, tokens_of
from giar.source.placing import is_entry

_MOST_LINES = 400
_CAPTION = "第二十条"
_TOUCH = 3.0
"""Points: a label that reaches further into the first column holds its number as well."""

_NEXT = 1.75
"""In ems: lines of one cell are no further apart."""

Run = list[TextLine]


@dataclass(frozen=True)
class _Drawn:
    """A table and the lines behind it that are no part of it."""

    table: Table
    rest: Run


def with_form_tables(lines: Sequence[TextLine]) -> Iterator[Run | Table]:
    """The lines, and the tables of the form among them."""
    ends = [index for index, line in enumerate(lines) if is_section(line)]
    for start, end in pairwise([0, *ends, len(lines)]):
        section = list(lines[start:end])
        tables = _tables(section) if section and is_section(section[0]) and len(section) <= _MOST_LINES else None
        if tables is None:
            yield section
            continue
        yield section[:1]
        for drawn in tables:
            yield drawn.table
            yield drawn.rest


def is_section(line: TextLine) -> bool:
    """True for the heading of a section."""
    return is_heading(line.text) and not squashed(line.text).startswith(_CAPTION)


def section_key(line: TextLine) -> str:
    """The key of the section whose heading it is most like."""
    return max(SECTIONS, key=lambda known: likeness_of_end(line.text, Line(known.key, known.zh, known.en, aliases=known.aliases))).key


def _tables(section: Run) -> list[_Drawn] | None:
    key = section_key(section[0])
    for edition in EDITIONS:
        table = next((table for table in edition.tables if table.key == key), None)
        if table is not None and (found := _drawn(section[1:], table)) is not None:
            return found
    return None


def _drawn(lines: Run, table: FormTable) -> list[_Drawn] | None:
    if table.key == "disputes":
        row = _side_by_side(lines, table.blocks[0])
        return None if row is None else [row]
    starts = [index for index, line in enumerate(lines) if squashed(line.text).startswith(_CAPTION)] if table.blocks[0].caption else [0]
    if len(starts) != len(table.blocks):
        return None
    found = [_block(lines[start:end], block) for block, (start, end) in zip(table.blocks, pairwise([*starts, len(lines)]), strict=True)]
    return [drawn for drawn in found if drawn is not None] if None not in found else None


def _block(lines: Run, block: Block) -> _Drawn | None:
    """The rows of a block under their heads."""
    pieces = [tokens_of(line) for line in lines]
    first = next((at for at, tokens in enumerate(pieces) if any(opens_label(token.text, block.row_leaves[0]) for token in tokens)), None)
    if first is None:
        return None
    first -= _values_above(pieces[:first], pieces[first], block)
    columns = columns_under(pieces[:first], block.column_leaves)
    if columns is None:
        return None
    body = _without_repeated(lines, first)
    edge = columns[0].span[0] - 1
    labels = [[token for token in tokens_of(line) if token.x < edge] for line in body]
    rows = labelled_rows(labels, block.row_leaves)
    if rows is None or any(token.right > edge + _TOUCH for row in rows for token in row.label):
        return None
    end = _end(body, rows, edge)
    tokens = [token for line in body[:end] for token in tokens_of(line)]
    values = [token for token in tokens if token.x >= edge]
    labelled = sorted(row.label[0].left for row in rows)[len(rows) // 2]
    if any(_stands_alone(before, token) for before, token in pairwise(tokens) if labelled < token.left and token.x < edge):
        return None
    return _filled(columns, values, rows, body[end:])


def _values_above(heads: Sequence[Sequence[Token]], first: Sequence[Token], block: Block) -> int:
    """How many lines above the first label are lines of its values, which stand about it: they say what no head says."""
    said = _characters(block)
    lines = takewhile(lambda tokens: all(token.x > first[0].right and set(token.text) - said for token in tokens), reversed(heads))
    return sum(1 for _ in lines)


def _without_repeated(lines: Run, first: int) -> Run:
    """The lines from the first row on without the heads that other pages repeat."""
    heads = {_bare(line) for line in lines[:first]}
    kept: Run = []
    for again, run in groupby(lines[first:], key=lambda line: _bare(line) in heads):
        same = list(run)
        kept += [] if again and len(same) > 1 else same
    return kept


def _bare(line: TextLine) -> str:
    return "".join(line.text.split())


def _end(lines: Run, rows: Sequence[LabelledRow], edge: float) -> int:
    """Where the table ends: with the last label, or with what of the values goes on below it."""
    last = rows[-1].label[-1]
    end = 1 + max(index for index, line in enumerate(lines) if any(token.base == last.base for token in tokens_of(line)))
    while end < len(lines) and _goes_on(lines[end - 1], lines[end]) and all(token.x >= edge for token in tokens_of(lines[end])):
        end += 1
    return end


def _stands_alone(before: Token, token: Token) -> bool:
    """True for a number or mark that goes on no label: where it stands among the labels, the columns are elsewhere."""
    return is_entry(token.text) and (before.base != token.base or token.left - before.right > _TOUCH)


def _goes_on(line: TextLine, following: TextLine) -> bool:
    return line.page == following.page and following.glyphs[0].base - line.glyphs[0].base <= _NEXT * line.size


def _filled(columns: Sequence[Column], values: Iterable[Token], rows: Sequence[LabelledRow], rest: Run) -> _Drawn | None:
    held: list[list[Token]] = [[] for _ in columns]
    for token in values:
        at = column_of(token, columns)
        if at is None:
            return None
        held[at].append(token)
    cells = cells_of(held, rows)
    if cells is None or _holds_values(rest):
        return None
    heads = (TableCell(()), *(TableCell((Paragraph(column.head),)) for column in columns))
    drawn = [
        (_cell(row.label, columns[0], label=True), *(_cell(cells[at][number], column) for at, column in enumerate(columns)))
        for number, row in enumerate(rows)
    ]
    return _Drawn(Table((heads, *drawn)), rest)


def _cell(tokens: Sequence[Token], column: Column, *, label: bool = False) -> TableCell:
    if not tokens:
        return TableCell(())
    glyphs = [glyph for token in tokens for glyph in token.glyphs]
    spot = Spot(tokens[0].page, box_of([glyph for token in tokens if token.page == tokens[0].page for glyph in token.glyphs]))
    lines = sorted({token.base for token in tokens})
    texts = [" ".join(token.text for token in tokens if token.base == line) for line in lines]
    if label or len({token.page for token in tokens}) > 1:
        return TableCell((Paragraph("".join(texts), spot),))
    return TableCell((Paragraph(cell_lines(glyphs, *column.span), spot),))


def _side_by_side(lines: Run, block: Block) -> _Drawn | None:
    """Table 四: blocks of columns over a single row of values."""
    pieces = [tokens_of(line) for line in lines]
    said = _characters(block)
    first = next((at for at, tokens in enumerate(pieces) if any(set(token.text) - said for token in tokens)), None)
    columns = columns_under(pieces[:first], [leaf for _ in block.row_leaves for leaf in block.column_leaves]) if first else None
    if columns is None or first is None:
        return None
    end = first + 1
    while end < len(lines) and _goes_on(lines[end - 1], lines[end]) and all(token.x > columns[0].span[0] for token in pieces[end]):
        end += 1
    held: list[list[Token]] = [[] for _ in columns]
    for token in (token for tokens in pieces[first:end] for token in tokens):
        at = column_of(token, columns)
        if at is None:
            return None
        held[at].append(token)
    if _holds_values(lines[end:]):
        return None
    cells = tuple(_cell(tokens, column) for tokens, column in zip(held, columns, strict=True))
    return _Drawn(Table((tuple(TableCell((Paragraph(column.head),)) for column in columns), cells)), lines[end:])


def _holds_values(rest: Run) -> bool:
    """True where what is left over holds a line of nothing but values: they belong to the table."""
    return any(all(is_entry(token.text) for token in tokens_of(line)) for line in rest)


@cache
def _characters(block: Block) -> frozenset[str]:
    """Those of all heads and of the names over them: what holds another one is a value."""
    return frozenset(character for lines in (block.rows, block.columns) for line in lines for character in _all_of(line))


def _all_of(line: Line) -> str:
    return "".join((line.zh, *line.aliases, *map(_all_of, line.children)))
