"""Numbers that only count the lines of a table: an index in front of every row is no value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from giar.read.pieces.tokens import Atom
from giar.report import Number

_COUNTED_TEXT = re.compile(r"(\d{1,3})[,;\s]")

_SURELY = 8
"""So many lines in a row that begin with one more than the last are counted."""
_AGAIN = 3
"""Where lines are counted somewhere, shorter counts are counts too."""
_GAP = 3
"""So many lines without a number may stand between two that are counted: a label that goes on."""


def without_counters(text: str, atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms without the numbers that count lines."""
    firsts = [first for at in range(len(atoms)) if (first := _first_number(text, atoms, at)) is not None]
    runs = list(_runs(atoms, firsts))
    if not any(len(run) >= _SURELY for run in runs):
        return list(atoms)
    counters = {first.at for run in runs if len(run) >= _AGAIN for first in run if atoms[first.at].kind == "value"}
    return [_following(atom, atoms[at - 1], at - 1 in counters) for at, atom in enumerate(atoms) if at not in counters]


class _First(NamedTuple):
    """The number with which a line begins: the atom that it is or that it opens."""

    at: int
    number: Number
    line: int


def _first_number(text: str, atoms: Sequence[Atom], at: int) -> _First | None:
    atom = atoms[at]
    if atom.gap != "line":
        return None
    if atom.kind == "text" and (counted := _COUNTED_TEXT.match(text, atom.start, atom.end)):
        return _First(at, int(counted[1]), atom.line)
    alone = at + 1 == len(atoms) or atoms[at + 1].line != atom.line
    return None if alone or atom.kind != "value" or atom.written is None else _First(at, atom.written.value, atom.line)


def _following(atom: Atom, before: Atom, counted: bool) -> Atom:
    """An atom behind a counter opens its line."""
    if counted and before.line == atom.line:
        atom.gap = "line"
    return atom


def _runs(atoms: Sequence[Atom], firsts: Sequence[_First]) -> Iterator[list[_First]]:
    """The lines' first numbers, as long as each counts on from the one before and most have text beside them."""
    run: list[_First] = []
    for first in firsts:
        if run and not _goes_on(run[-1], first):
            if _counts_labels(atoms, run):
                yield run
            run = []
        run.append(first)
    if run and _counts_labels(atoms, run):
        yield run


def _goes_on(before: _First, first: _First) -> bool:
    counted, lines = first.number - before.number, first.line - before.line
    return lines <= _GAP and (counted == lines or counted == 1)


def _counts_labels(atoms: Sequence[Atom], run: Sequence[_First]) -> bool:
    beside = sum(any(atom.kind == "text" for atom in atoms[first.at : first.at + 4] if atom.line == first.line) for first in run)
    return beside * 2 > len(run)


__all__ = ["without_counters"]
