"""Ruled tables that go on over the page: one table again, and a row that the page break cut is one row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from giar.source.blocks import Paragraph
from giar.source.labels import likeness, makes_a_label
from giar.source.pdf.overflow import with_overflow
from giar.source.pdf.parts import Part, RuledCell, RuledTable, below
from giar.source.placing import is_entry

_SAME_WIDTH = 8.0
_SHARED = 0.7
_MOST_HEADS = 6
_WHOLE = 0.95


def carried_over(pages: Iterable[Sequence[Part]]) -> list[Part]:
    """The parts of all pages, each table joined to the one on the page before that it carries on."""
    found: list[Part] = []
    for page in pages:
        found = _with_page(found, list(page))
    return found


def _with_page(found: list[Part], page: list[Part]) -> list[Part]:
    """The parts so far and those of a further page, which may begin with the rest of a table."""
    for before in (found, with_overflow(found, "bottom")):
        last = before[-1] if before else None
        for parts in (page, with_overflow(page, "top")):
            first = parts[0] if parts else None
            if isinstance(last, RuledTable) and isinstance(first, RuledTable) and _alike(last, first):
                return [*before[:-1], _continued(last, first), *parts[1:]]
    return [*found, *page]


def _alike(table: RuledTable, following: RuledTable) -> bool:
    """True where the tables are as wide as each other and most columns of the one go on in the other."""
    if abs(table.left - following.left) > _SAME_WIDTH or abs(table.right - following.right) > _SAME_WIDTH:
        return False
    fewer, more = sorted((table.sides(), following.sides()), key=len)
    shared = sum(1 for side in fewer if any(abs(side - other) < _SAME_WIDTH / 2 for other in more))
    return shared >= _SHARED * len(fewer)


def _continued(table: RuledTable, following: RuledTable) -> RuledTable:
    heads = _repeated_heads(table, following)
    cells = [replace(cell, row=cell.row - heads) for cell in following.cells if cell.row >= heads]
    rows = following.rows - heads
    if not cells:
        return replace(table, page=following.page, bottom=following.bottom)
    first = [cell for cell in cells if cell.row == 0]
    pairs = [(above, cell) for cell in first for above in _reaching_down(table) if cell.stands_under(above)]
    groups = [pair for pair in pairs if max(pair[0].rowspan, pair[1].rowspan) > 1 and _carries_on(*pair)]
    singles = [pair for pair in pairs if pair[0].rowspan == pair[1].rowspan == 1]
    own = [cell for cell in first if not any(cell is group[1] for group in groups)]
    merged = singles if _is_one_row(singles, own) else []
    grown = {id(above): _grown(above, cell, cell.rowspan) for above, cell in groups}
    grown |= {id(above): _grown(above, cell, 0) for above, cell in merged}
    gone = {id(cell) for _, cell in (*groups, *merged)}
    left = [cell for cell in cells if id(cell) not in gone]
    if not any(cell.row == 0 for cell in left):
        # The cut row was all there was of it: what follows moves up, and cells that reached into it are a row shorter.
        left = [replace(cell, row=cell.row - 1) for cell in left]
        grown |= {id(above): _grown(above, cell, cell.rowspan - 1) for above, cell in groups}
        rows -= 1
    kept = replace(table, cells=tuple(grown.get(id(cell), cell) for cell in table.cells))
    return below(kept, left, following, rows)


def _repeated_heads(table: RuledTable, following: RuledTable) -> int:
    """How many rows at the start say the same as at the start of the table that they carry on."""
    heads = 0
    for row in range(min(_MOST_HEADS, table.rows, following.rows)):
        texts = [_saying(part, row) for part in (table, following)]
        if texts[0] != texts[1] or not any(texts[0]) or any(text and is_entry(text) for text in texts[0]):
            break
        heads = row + 1
    reaching = any(cell.row < heads < cell.row + cell.rowspan for cell in following.cells)
    return 0 if reaching else heads


def _saying(table: RuledTable, row: int) -> list[str]:
    cells = sorted((cell for cell in table.cells if cell.row == row), key=lambda cell: cell.left)
    return ["".join(cell.text.split()) for cell in cells]


def _reaching_down(table: RuledTable) -> list[RuledCell]:
    return [cell for cell in table.cells if cell.row + cell.rowspan == table.rows]


def _carries_on(above: RuledCell, cell: RuledCell) -> bool:
    """True for the rest of a merged cell: blank, or the rest of its words, or all of them where they stand on this page."""
    if not cell.text:
        return not (above.text and is_entry(above.text))
    if not above.text:
        return _is_whole(cell.text) and above.rowspan > 1
    return "".join(above.text.split()) == "".join(cell.text.split()) or makes_a_label(above.text, cell.text)


def _grown(above: RuledCell, cell: RuledCell, rows: int) -> RuledCell:
    again = "".join(above.text.split()) == "".join(cell.text.split())
    return replace(above, rowspan=above.rowspan + rows, paragraphs=above.paragraphs if again else _together(above, cell))


def _together(above: RuledCell, cell: RuledCell) -> tuple[Paragraph, ...]:
    """The text of both; the digits of a number that the page break cut stand side by side again."""
    if above.text and cell.text and is_entry(above.text) and is_entry(cell.text):
        return (Paragraph(above.text + cell.text, above.paragraphs[0].spot),)
    return (*above.paragraphs, *cell.paragraphs)


def _is_one_row(pairs: Sequence[tuple[RuledCell, RuledCell]], own: Sequence[RuledCell]) -> bool:
    """True where the last row of a page and the first of the next are one: together they make sense, apart they do not.

    The first row of the next page then has no label of its own, and no number where the last row has one.
    """
    if not pairs:
        return False
    label = min(own, key=lambda cell: cell.left)
    beginning = next((above.text for above, cell in pairs if cell is label), "")
    if beginning and not _is_whole(label.text) and not is_entry(label.text) and _is_whole(beginning + label.text):
        return True
    if any(above.text and cell.text and (is_entry(cell.text) or is_entry(above.text)) for above, cell in pairs):
        return False
    if not label.text and any(above.text for above, _ in pairs):
        return not any(above.text and cell.text and is_entry(cell.text) for above, cell in pairs)
    words = [(above.text, cell.text) for above, cell in pairs if cell.text and not is_entry(cell.text)]
    if any(_is_whole(second) and not (first and not _is_whole(first) and _is_whole(first + second)) for first, second in words):
        return False
    return any(makes_a_label(first, second) for first, second in words)


def _is_whole(text: str) -> bool:
    return likeness(text) >= _WHOLE
