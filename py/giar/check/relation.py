"""The relations of the form over a report, three-valued: a relation passes, fails, or cannot be decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from giar.form import Relation, relations
from giar.report import ABSENT, Cell, Number, Report

READ_AS_ZERO = ("blank", "mark")
"""A blank or a mark most often stands for zero, but only the organ can say so."""

Outcome = Literal["pass", "fail", "undecided"]
Bounds = tuple[Number, Number | None]
"""The least and the greatest number that a cell may hold; None where nothing limits it."""


@dataclass(frozen=True)
class Assessment:
    """What a report's cells say about one relation."""

    relation: Relation
    cells: dict[str, Cell]

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """The cells of the relation that hold no number."""
        return tuple(key for key in self.relation.cells if self.cells[key].status != "number")

    @cached_property
    def only_blanks(self) -> bool:
        """Whether every unknown cell is a blank or a mark, so that it may be read as zero."""
        return all(self.cells[key].status in READ_AS_ZERO for key in self.unknown)

    @cached_property
    def left(self) -> Number:
        """The sum of the numbers on the left side; a cell without one adds nothing."""
        return self._sum(self.relation.left)

    @cached_property
    def right(self) -> Number:
        return self._sum(self.relation.right)

    @cached_property
    def holds_with_zeros(self) -> bool:
        """Whether the two sides are equal with every unknown cell read as zero."""
        return self.left == self.right

    @cached_property
    def impossible(self) -> bool:
        """Whether no numbers in the unknown cells could make the two sides equal."""
        left, right = self._bounds(self.relation.left), self._bounds(self.relation.right)
        return _below(left, right) or _below(right, left)

    @cached_property
    def outcome(self) -> Outcome:
        """Blanks leave a relation open in every case; other unknowns only as long as some number could fill them."""
        if not self.unknown:
            return "pass" if self.holds_with_zeros else "fail"
        return "fail" if self.impossible and not self._has_blanks else "undecided"

    @property
    def has_numbers(self) -> bool:
        return len(self.unknown) < len(self.relation.cells)

    @cached_property
    def _has_blanks(self) -> bool:
        return any(self.cells[key].status in READ_AS_ZERO for key in self.unknown)

    def _sum(self, keys: Iterable[str]) -> Number:
        total: Number = 0
        for key in keys:
            cell = self.cells[key]
            if cell.status == "number" and cell.value is not None:
                total += cell.value
        return total

    def _bounds(self, keys: Iterable[str]) -> Bounds:
        least: Number = 0
        greatest: Number | None = 0
        for key in keys:
            low, high = _cell_bounds(self.cells[key])
            least += low
            greatest = None if greatest is None or high is None else greatest + high
        return least, greatest


def assess(report: Report, relation: Relation) -> Assessment:
    """What the report's cells say about the relation."""
    return Assessment(relation, {key: report.cells.get(key, ABSENT) for key in relation.cells})


def assessments(report: Report) -> list[Assessment]:
    """Every relation of the report's form, in the order of the form."""
    return [assess(report, relation) for relation in relations(report.form)]


def tally(report: Report) -> dict[str, int]:
    """How many relations of the form pass, fail and cannot be decided."""
    outcomes = [assessment.outcome for assessment in assessments(report)]
    return {outcome: outcomes.count(outcome) for outcome in ("pass", "fail", "undecided")}


def _cell_bounds(cell: Cell) -> Bounds:
    if cell.status == "number" and cell.value is not None:
        return cell.value, cell.value
    if cell.status == "ambiguous" and cell.candidates:
        return min(cell.candidates), max(cell.candidates)
    return 0, None


def _below(one: Bounds, other: Bounds) -> bool:
    return one[1] is not None and one[1] < other[0]
