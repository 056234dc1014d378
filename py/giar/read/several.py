"""Several reports in one text, and texts from which a scraper removed every repeated line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice

from giar.form import EDITION_2019, EDITION_2021, Edition
from giar.read.tokens import SLOTS, Atom
from giar.read.vocabulary import squash, wordings

_LONG = 6
_SEVERAL = 4
"""So many labels that a form prints once must stand twice: prose may quote one or two."""
_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


@cache
def _printed_once() -> tuple[str, ...]:
    """The long labels that a form prints once, and that are no part of another label."""
    words: set[str] = set()
    for edition in (EDITION_2021, EDITION_2019):
        words |= _once(edition)
    every = words | {squash(line) for edition in (EDITION_2021, EDITION_2019) for line in _labels(edition)}
    return tuple(sorted(word for word in words if not any(word != other and word in other for other in every)))


def _labels(edition: Edition) -> list[str]:
    return [
        wording
        for table in edition.tables
        if table.key != "disputes"
        for block in table.blocks
        for line in (*block.row_leaves, *block.column_leaves)
        for wording in wordings(line)
    ]


def _once(edition: Edition) -> set[str]:
    labels = _labels(edition)
    return {label for label in labels if len(label) >= _LONG and labels.count(label) == 1}


def second_report(text: str) -> int | None:
    """The start of the line where the tables of a second report begin, or None where the text holds one report."""
    squashed = squash(text)
    repeated = [word for word in _printed_once() if squashed.count(word) > 1]
    if len(repeated) < _SEVERAL:
        return None
    first = min(squashed.index(word) for word in repeated)
    second = min(squashed.index(word, squashed.index(word) + 1) for word in repeated)
    places = [match.start() for match in islice(_CHINESE.finditer(text), second + 1)]
    line = text.rfind("\n", 0, places[second]) + 1
    return line if line > places[first] else places[second]


def repeated_lines_removed(text: str, atoms: Iterable[Atom]) -> bool:
    """True where values stand on lines of their own and no two lines of the text are alike, as no report is."""
    on_line: dict[int, bool] = {}
    for atom in atoms:
        if atom.kind not in ("soft", "blank"):
            on_line[atom.line] = on_line.get(atom.line, True) and atom.kind in SLOTS
    if sum(on_line.values()) < _SEVERAL:
        return False
    lines = [line for line in (line.strip() for line in text.splitlines()) if line.strip("|")]
    return len(set(lines)) == len(lines)
