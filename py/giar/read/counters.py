"""Numbers that only count the lines of a table: an index in front of every row is no value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from giar.read.tokens import Atom

_SURELY = 8
"""So many lines in a row that begin with one more than the last are counted."""
_AGAIN = 3
"""Where lines are counted somewhere, shorter counts are counts too."""
_GAP = 3
"""So many lines without a number may stand between two that are counted: a label that goes on."""


def without_counters(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms without the numbers that count lines."""
    firsts = [at for at, atom in enumerate(atoms) if atom.kind == "value" and atom.gap == "line" and not _is_alone(atoms, at)]
    runs = list(_runs(atoms, firsts))
    if not any(len(run) >= _SURELY for run in runs):
        return list(atoms)
    counters = {at for run in runs if len(run) >= _AGAIN for at in run}
    return [_following(atom, atoms[at - 1], at - 1 in counters) for at, atom in enumerate(atoms) if at not in counters]


def _is_alone(atoms: Sequence[Atom], at: int) -> bool:
    """True for the only atom of its line."""
    return at + 1 == len(atoms) or atoms[at + 1].line != atoms[at].line


def _following(atom: Atom, before: Atom, counted: bool) -> Atom:
    """An atom behind a counter opens its line."""
    if counted and before.line == atom.line:
        atom.gap = "line"
    return atom


def _runs(atoms: Sequence[Atom], firsts: Sequence[int]) -> Iterator[list[int]]:
    """The lines' first numbers, as long as each is one more than the one before and most have text beside them."""
    run: list[int] = []
    for at in firsts:
        if run and not _goes_on(atoms[run[-1]], atoms[at]):
            if _counts_labels(atoms, run):
                yield run
            run = []
        run.append(at)
    if run and _counts_labels(atoms, run):
        yield run


def _goes_on(before: Atom, atom: Atom) -> bool:
    if before.written is None or atom.written is None:
        return False
    return atom.written.value == before.written.value + 1 and atom.line - before.line <= _GAP


def _counts_labels(atoms: Sequence[Atom], run: Sequence[int]) -> bool:
    beside = sum(any(atom.kind == "text" for atom in atoms[at + 1 : at + 4] if atom.line == atoms[at].line) for at in run)
    return beside * 2 > len(run)


__all__ = ["without_counters"]
