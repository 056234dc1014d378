"""A text whose cells are known, as it was before somebody touched it, and what a touch has done to its reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path

import giar
from corpus_cases import CorpusCase, cases
from generator.case import Case
from generator.patience import at_most
from generator.scoreboard import Order
from generator.truth import physical_rows
from giar.form import Edition
from giar.report import ABSENT, Cell, Number, Report


@dataclass(frozen=True)
class Known:
    """A text and its truth.

    ``values`` holds the number of each cell that the text has (None: a blank or a mark), ``places`` where a cell's written
    text stands, ``rows`` the row of the printed form that a cell belongs to (table 四 is one row), and ``read`` the keys of
    the cells that giar reads as they are while the text is untouched: only of those can a touch make it lose any.
    ``short`` are the rows that lack one of their cells without a trace. One more slip in such a row leaves what nobody could
    take apart, so what is read within it is not judged.
    """

    name: str
    text: str
    values: Mapping[str, Number | None]
    places: Mapping[str, tuple[int, int]]
    rows: Mapping[str, str]
    read: frozenset[str]
    short: frozenset[str] = frozenset()

    @cached_property
    def standing(self) -> list[tuple[int, int, str]]:
        """The written cells in the order of the text: start, end and key."""
        return sorted((start, end, key) for key, (start, end) in self.places.items() if end > start)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self.standing]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end, _ in self.standing]

    def around(self, position: int) -> tuple[str, ...]:
        """The last cell that begins at or before the position and the first that ends after it: within a cell the same."""
        before = bisect_right(self._starts, position) - 1
        behind = bisect_right(self._ends, position)
        found = [self.standing[before][2]] if before >= 0 else []
        return (*found, self.standing[behind][2]) if behind < len(self.standing) else tuple(found)

    def rows_around(self, position: int) -> frozenset[str]:
        """The rows that a change at the position touches: its cell's row, else the rows between which it stands.

        What stands between the cells of two rows is a separator, a label, a head or prose; the places of the cells do not say
        which, and a label may belong to the row before it, so both rows count as touched.
        """
        return frozenset(self.rows[key] for key in self.around(position))

    def within_table(self, position: int) -> bool:
        """True between the first and the last cell of a table."""
        return any(start < position < end for start, end in self._spans.values())

    @cached_property
    def _spans(self) -> dict[str, tuple[int, int]]:
        spans: dict[str, tuple[int, int]] = {}
        for start, end, key in self.standing:
            table = key.partition(".")[0]
            spans[table] = (min(start, spans.get(table, (start, end))[0]), max(end, spans.get(table, (start, end))[1]))
        return spans

    @cached_property
    def boundaries(self) -> list[int]:
        """Where a line may be put in: at the start of the text and behind each line."""
        return [0, *(index + 1 for index, character in enumerate(self.text) if character == "\n")]

    def boundaries_between(self, start: int, end: int) -> list[int]:
        return self.boundaries[bisect_left(self.boundaries, start) : bisect_right(self.boundaries, end)]


@dataclass(frozen=True)
class Touched:
    """A known text after a touch.

    ``rows`` are the rows that it touches. ``also`` gives the numbers that a cell may be read as besides the one that it held;
    ``gone`` are the cells of which no number is left to read.
    """

    text: str
    rows: frozenset[str] = frozenset()
    also: Mapping[str, frozenset[Decimal]] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()


@dataclass
class Toll:
    """What touches have cost: ``wrong``, ``called blank`` and ``lost`` cells ``in`` the touched rows and ``out`` of them,
    as ``wrong in``, ``lost out`` …; and the ``touches`` themselves, those ``refused`` and those that ``crashed``."""

    counts: Counter[str] = field(default_factory=Counter)

    def __iadd__(self, other: Toll) -> Toll:
        self.counts.update(other.counts)
        return self

    def __getitem__(self, name: str) -> int:
        """The count of this name; of a verdict alone, in and out of the touched rows."""
        return self.counts[name] + self.counts[f"{name} in"] + self.counts[f"{name} out"]


def reckoned(known: Known, touched: Touched) -> tuple[Toll, list[str]]:
    """Reads the touched text; what that cost, and one line for each cell that is silently wrong.

    A report that is refused has lost every cell: that is a warning, if a useless one.
    """
    toll = Toll(Counter(touches=1))
    try:
        with at_most():
            cells = giar.parse(touched.text).cells
    except giar.InputError:
        toll.counts["refused"] += 1
        cells = {}
    except Exception as error:  # what the board is there to find
        toll.counts["crashed"] += 1
        return toll, [f"crashed: {type(error).__name__}: {error}"]
    lines = []
    for key in {**known.rows, **cells}:
        cell = cells.get(key, ABSENT)
        verdict = _verdict(known, touched, key, cell)
        row = known.rows.get(key, "")
        if verdict and not (row in touched.rows and row in known.short):
            side = "in" if row in touched.rows else "out"
            toll.counts[f"{verdict} {side}"] += 1
            if verdict != "lost":
                lines.append(f"{verdict} {side}: {key} holds {known.values.get(key)}, read as {cell.status} {cell.value} {cell.text!r}")
    return toll, lines


def _verdict(known: Known, touched: Touched, key: str, cell: Cell) -> str | None:
    held = known.values.get(key)
    if cell.status == "number" and cell.value is not None:
        allowed = touched.also.get(key, frozenset()) | (set() if held is None else {Decimal(held)})
        return None if Decimal(cell.value) in allowed else "wrong"
    if key in touched.gone:
        return None
    if cell.status in {"blank", "mark"}:
        return None if held is None else "called blank"
    return "lost" if key in known.read else None


def of_corpus(case: CorpusCase) -> Known:
    """The places are those at which giar reads the cells that it reads as the truth says."""
    report = giar.parse(case.text)
    values = {key: None if value is None else _number(value) for key, value in case.values.items()}
    places = {key: (cell.where.start, cell.where.end) for key, cell in report.cells.items() if key in values and cell.where}
    name = "/".join(Path(case.name).parts[-2:])
    return _known(name, case.text, values, places, report, frozenset(values))


def of_generated(case: Case) -> Known | None:
    """None of what holds several reports or what giar refuses, where nothing is known of a single cell."""
    try:
        report = giar.parse(case.text)
    except giar.InputError:
        return None
    values = {key: filling.value for key, filling in case.expected.items() if filling.status != "absent"}
    places = {key: found[0] for key, found in case.places.items() if key in values}
    if case.several or not places:
        return None
    traced = frozenset(key for key in values if case.layout.trace or case.expected[key].written.strip())
    return _known(case.name, case.text, values, places, report, traced)


def _known(
    name: str,
    text: str,
    values: Mapping[str, Number | None],
    places: Mapping[str, tuple[int, int]],
    report: Report,
    traced: frozenset[str],
) -> Known:
    right = frozenset(key for key, value in values.items() if _read(report.cells.get(key, ABSENT), value))
    rows = rows_of(report.form)
    return Known(name, text, values, places, rows, right, frozenset(row for key, row in rows.items() if key not in traced))


def _read(cell: Cell, value: Number | None) -> bool:
    if value is None:
        return cell.status in {"blank", "mark"}
    return cell.status == "number" and cell.value is not None and Decimal(cell.value) == Decimal(value)


def _number(value: Decimal) -> Number:
    return int(value) if value == value.to_integral() else value


def rows_of(edition: Edition) -> dict[str, str]:
    """The printed row of each cell."""
    return {key: f"{row.table}.{row.name}" for row in physical_rows(edition) for key in row.keys}


Source = Order | tuple[str, str]
"""Where a known text comes from: the generator, or the corpus by folder and name, as ``("in-the-wild", "zhoukou-2024")``."""


def corpus_source(path: Path) -> Source:
    """The source of a text file with its truth beside it."""
    return str(path.parent.resolve()), path.stem


def load(source: Source) -> Known | None:
    if isinstance(source, Order):
        return of_generated(source.made())
    folder, name = source
    return next(of_corpus(case) for case in cases(folder) if case.name.rpartition("/")[2] == name)
