"""Compares what was read from a generated report with what it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

import giar
from generator.alarms import FalseError, false_errors
from generator.case import Case
from generator.patience import at_most
from generator.truth import GONE, Filling
from giar.report import ABSENT, Cell, Report

Verdict = Literal["right", "given-up", "wrong", "called blank", "left", "lucky"]
"""``right`` · ``given-up``: recoverable, but not recovered · ``wrong``: a number that is not the true one · ``called blank``:
blank or a mark where a number is written · of cells beyond recovery: ``left`` alone, as is right, or ``lucky``: the true
number all the same."""

SILENT: tuple[Verdict, ...] = ("wrong", "called blank")
"""What nobody is warned of: neither may happen."""


@dataclass(frozen=True)
class Difference:
    key: str
    verdict: Verdict
    expected: Filling
    cell: Cell

    def __str__(self) -> str:
        wanted = f"{self.expected.status} {self.expected.value} {self.expected.written!r}"
        if not self.expected.recoverable:
            wanted += " (beyond recovery)"
        read = f"{self.cell.status} {self.cell.value} {self.cell.text!r}"
        candidates = f" of {self.cell.candidates}" if self.cell.candidates else ""
        return f"{self.verdict:12} {self.key}: holds {wanted}, read as {read}{candidates}"


@dataclass
class Score:
    """The verdicts on one report, or on many added up."""

    cells: Counter[str] = field(default_factory=Counter)
    reports: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    """False errors by rule."""

    def __iadd__(self, other: Score) -> Score:
        self.cells.update(other.cells)
        self.reports.update(other.reports)
        self.errors.update(other.errors)
        return self

    @property
    def silent(self) -> int:
        """Cells that are wrong without a warning."""
        return sum(self.cells[verdict] for verdict in SILENT)

    @property
    def recoverable(self) -> int:
        return self.cells["right"] + self.cells["given-up"] + self.silent

    @property
    def passes(self) -> bool:
        """True where nothing happened that must never happen."""
        return not self.silent and not self.errors.total() and not self.reports["crashed"] and not self.misplaced

    @property
    def misplaced(self) -> int:
        return self.cells["place"] + self.cells["elsewhere"]

    @property
    def right_share(self) -> float:
        return self.cells["right"] / self.recoverable if self.recoverable else 1.0


def judge(case: Case) -> tuple[Score, list[Difference | FalseError]]:
    """Reads and checks the report, and says of each cell how well it was read and of each error whether it is one."""
    try:
        with at_most():
            report = giar.parse(case.text)
            alarms = false_errors(case, report)
    except giar.InputError:
        return _refused(case)
    except Exception as error:  # what the scoreboard is there to find
        return _crashed(case, error)
    score = Score()
    differences: list[Difference | FalseError] = []
    for key in {**dict.fromkeys(case.expected), **dict.fromkeys(report.cells)}:
        difference = _judged(key, case.expected.get(key, GONE), report.cells.get(key, ABSENT))
        score.cells[difference.verdict] += 1
        score.cells["misled"] += _misleads(difference)
        if difference.verdict in {"given-up", *SILENT}:
            differences.append(difference)
    if case.several and report.is_report and not report.remarks:
        unsaid = Cell(None, "absent", "several reports in one paste, and nothing said of it")
        differences.append(Difference("-", "wrong", GONE, unsaid))
        score.cells["wrong"] += 1
    score.cells.update(misplaced(case, report))
    score.errors.update(alarm.finding.rule for alarm in alarms)
    score.reports["wrong" if score.silent else "given-up" if score.cells["given-up"] else "right"] += 1
    return score, [*differences, *alarms]


def _refused(case: Case) -> tuple[Score, list[Difference | FalseError]]:
    score = Score()
    if case.several:
        score.reports["right"] += 1
        return score, []
    score.reports["given-up"] += 1
    found = [_judged(key, filling, ABSENT) for key, filling in case.expected.items()]
    score.cells.update(difference.verdict for difference in found)
    score.cells["refused"] += 1
    return score, [difference for difference in found if difference.verdict == "given-up"]


def _crashed(case: Case, error: Exception) -> tuple[Score, list[Difference | FalseError]]:
    score = Score()
    score.reports["crashed"] += 1
    score.cells["given-up"] += len(case.expected)
    return score, [Difference("-", "given-up", GONE, Cell(None, "absent", f"{type(error).__name__}: {error}"))]


def _judged(key: str, expected: Filling, cell: Cell) -> Difference:
    return Difference(key, _verdict(expected, cell), expected, cell)


def _misleads(difference: Difference) -> bool:
    """True for an ambiguous cell whose candidates leave out the number that stands there."""
    value, candidates = difference.expected.value, difference.cell.candidates
    return difference.cell.status == "ambiguous" and value is not None and value not in candidates


def _verdict(expected: Filling, cell: Cell) -> Verdict:
    if cell.status == "number":
        if expected.value is None or cell.value is None or Decimal(cell.value) != Decimal(expected.value):
            return "wrong"
        return "right" if expected.recoverable else "lucky"
    if cell.status in {"blank", "mark"} and expected.status == "number":
        return "called blank"
    if not expected.recoverable:
        return "left"
    return "right" if cell.status == expected.status else "given-up"


def misplaced(case: Case, report: Report) -> Mapping[str, int]:
    """Breaches of the law of place: the characters at a cell's place are its written text, and they are its own."""
    breaches: Counter[str] = Counter()
    given = report.text if case.layout.html else case.text
    for key, cell in report.cells.items():
        if cell.status not in {"number", "mark"}:
            continue
        if cell.where is None or given[cell.where.start : cell.where.end] != cell.text or not cell.text:
            breaches["place"] += 1
        elif not case.layout.html and not _overlaps(cell.where.start, cell.where.end, case.places.get(key, [])):
            breaches["elsewhere"] += 1
    return breaches


def _overlaps(start: int, end: int, places: list[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in places)
