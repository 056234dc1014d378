"""Several reports in one text, and texts from which a scraper removed every repeated line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from giar.form import EDITION_2019, EDITION_2021, Block, Line, Table
from giar.read.stretches import Stretch
from giar.read.tokens import SLOTS, Atom
from giar.read.vocabulary import squash, wordings

_LONG = 6
_SEVERAL = 4
"""So many labels that a form prints once must stand twice: prose may quote one or two."""
_LINES = 15
"""A table that has a line for every cell has more lines than this."""
_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


@cache
def _landmarks() -> tuple[str, ...]:
    """The long row labels, and the columns of table 二, none of them a part of another label."""
    labels = {
        wording
        for edition in (EDITION_2021, EDITION_2019)
        for table in edition.tables
        for block in table.blocks
        for line in (*block.row_leaves, *_heads_of_one_block(table, block))
        for wording in wordings(line)
    }
    return tuple(sorted(word for word in labels if len(word) >= _LONG and not any(word != other and word in other for other in labels)))


def _heads_of_one_block(table: Table, block: Block) -> Iterator[Line]:
    """The columns that table 二 prints once; those of table 三 are printed again on every page."""
    if table.key == "proactive":
        others = {line.key for other in table.blocks if other is not block for line in other.column_leaves}
        yield from (line for line in block.column_leaves if line.key not in others)


def second_report(text: str) -> int | None:
    """The start of the line where the tables of a second report begin, or None where the text holds one report.

    The rows of a second report begin when those of the first are through; a label that is printed in every cell it
    spans comes again at once.
    """
    squashed = squash(text)
    twice = [(squashed.index(word), squashed.find(word, squashed.index(word) + 1)) for word in _landmarks() if word in squashed]
    seconds = sorted(second for _, second in twice if second >= 0)
    for cut in seconds[: -_SEVERAL + 1]:
        if sum(first < cut <= second for first, second in twice) >= _SEVERAL:
            return _line_start(text, min(first for first, _ in twice), cut)
    return None


def _line_start(text: str, first: int, cut: int) -> int:
    """The start of the line of the ``cut``-th Chinese character, or its own place where the first report is on that line."""
    places = [match.start() for match in islice(_CHINESE.finditer(text), cut + 1)]
    line = text.rfind("\n", 0, places[cut]) + 1
    return line if line > places[first] else places[cut]


def repeated_lines_removed(text: str, atoms: Iterable[Atom], found: Iterable[Stretch]) -> bool:
    """True where values stand on lines of their own behind row labels and no two lines of the text are alike.

    A report that has a line for every cell has many lines that are alike. ``found`` are the stretches of tables 二 and
    三: table 四 has its values on a line of their own even where the other tables' rows have their labels.
    """
    tabular = {slot.line for stretch in found if _names_row(stretch) for slot in stretch.slots}
    on_line: dict[int, list[bool]] = {}
    for atom in atoms:
        if atom.kind != "soft" and atom.line in tabular:
            on_line.setdefault(atom.line, []).append(atom.kind in SLOTS)
    lines = [line for line in (line.strip() for line in text.splitlines()) if line.strip("|")]
    return any(all(kinds) for kinds in on_line.values()) and len(lines) >= _LINES and len(set(lines)) == len(lines)


def _names_row(stretch: Stretch) -> bool:
    return any(meaning.role == "row" for match in stretch.words.matches[-1:] for meaning in match.meanings)
