"""What a rule looks at: the report, last year's where there is one, and views of both that several rules need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from giar.check.gaps import Gap, gaps
from giar.check.labels import Wordings, wordings
from giar.check.narrative import Contradiction, contradicted
from giar.check.prose import Passage, passages
from giar.report import ABSENT, Cell, Number, Report, Status, Where
from giar.report.arithmetic import Assessment, assessments, written_number, zero_read

_WITHOUT_NUMBER: tuple[Status, ...] = ("blank", "mark", "unreadable", "ambiguous", "absent")


@dataclass(frozen=True)
class Context:
    """A report under check, and last year's report where it is known."""

    report: Report
    previous: Report | None = None

    def cell(self, key: str) -> Cell:
        """The cell, absent where the form has no such cell."""
        return self.report.cells.get(key, ABSENT)

    def value(self, key: str) -> Number | None:
        """The number in the cell; None where it holds no number."""
        return written_number(self.cell(key))

    def with_zeros(self, key: str) -> Number | None:
        """The number in the cell, with blanks and marks read as zero; None where even that reads nothing."""
        return zero_read(self.cell(key))

    @cached_property
    def last_year(self) -> Report | None:
        """The report compared with, where it may be last year's: one with numbers, and not of some other year."""
        if self.previous is None or not self.previous.is_report:
            return None
        now, before = self.report.meta.year, self.previous.meta.year
        return self.previous if now is None or before is None or before == now - 1 else None

    def cell_before(self, key: str) -> Cell:
        """The cell of last year's report; absent where there is none."""
        return self.last_year.cells.get(key, ABSENT) if self.last_year is not None else ABSENT

    def value_before(self, key: str) -> Number | None:
        """The number in the cell of last year's report."""
        return written_number(self.cell_before(key))

    def place(self, keys: Iterable[str]) -> Where | None:
        """The place of the first of the cells that has one."""
        return next((where for key in keys if (where := self.cell(key).where) is not None), None)

    @cached_property
    def assessments(self) -> list[Assessment]:
        """What the cells say about every relation of the form."""
        return assessments(self.report)

    @cached_property
    def gaps(self) -> dict[Status, tuple[Gap, ...]]:
        """The cells without a number, by status, gathered into lines and tables."""
        there = {cell.status for cell in self.report.cells.values()}
        return {status: tuple(gaps(self.report, status)) if status in there else () for status in _WITHOUT_NUMBER}

    @cached_property
    def lone(self) -> frozenset[str]:
        """The cells without a number that are named singly, not as part of a whole row, column or table."""
        return frozenset(key for found in self.gaps.values() for gap in found if gap.kind == "cell" for key in gap.cells)

    @cached_property
    def wordings(self) -> tuple[Wordings, ...]:
        """How each table that the report has words the labels of the form."""
        return tuple(wordings(self.report))

    @cached_property
    def contradicted_prose(self) -> tuple[Contradiction, ...]:
        """What the prose says otherwise than the tables."""
        return tuple(contradicted(self.report))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The sections of the report as cleaned text, in the order of the report."""
        return passages(self.report)

    def section(self, key: str) -> tuple[Passage, ...]:
        """The bodies of the sections of that kind; more than one where the report doubles it."""
        return tuple(passage for passage in self.passages if passage.key == key)
