"""Three-valued arithmetic over cells: whether a sum of the form holds, fails, or cannot be decided.

What is open stays open: a sum holds or fails only where each of its cells is a number that the report writes. Of any
other sum can be said what it would come to with the blanks read as zero, and whether anything that its cells may hold
would make it true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from giar.form import Relation, relations
from giar.report.model import ABSENT, Cell, Number, Report, Status
from giar.report.span import ANY_COUNT, Span, among, total

READ_AS_ZERO: tuple[Status, ...] = ("blank", "mark")
"""A blank or a mark most often stands for zero, but only the organ can say so."""

Holding = Literal["holds", "fails", "undecided"]
Value = Callable[[str], Number | None]
"""The number in a cell by its key; None where it is not known."""


def excess(relation: Relation, value: Value) -> Number | None:
    """By how much the left side exceeds the right one; None where a number is not known."""
    found: Number = 0
    for key in relation.left:
        number = value(key)
        if number is None:
            return None
        found += number
    for key in relation.right:
        number = value(key)
        if number is None:
            return None
        found -= number
    return found


def holding(relation: Relation, value: Value) -> Holding:
    """Whether the sum holds. Everything that asks this asks it here; who reads blanks as zero says so in ``value``."""
    difference = excess(relation, value)
    if difference is None:
        return "undecided"
    return "fails" if difference else "holds"


def completion(relation: Relation, value: Value) -> dict[str, Number] | None:
    """What must stand in the cells that are not known for the sum to hold, as far as it leaves no choice.

    None where no counts would do, or where all is known and the sum fails.
    """
    unknown = [key for key in relation.cells if value(key) is None]
    difference = excess(relation, lambda key: value(key) or 0) or 0
    if not unknown:
        return None if difference else {}
    on_the_left = [key in relation.left for key in unknown]
    if len(set(on_the_left)) > 1:
        return {}
    missing = -difference if on_the_left[0] else difference
    if missing < 0:
        return None
    if missing == 0:
        return dict.fromkeys(unknown, 0)
    return {unknown[0]: missing} if len(unknown) == 1 else {}


def written_number(cell: Cell) -> Number | None:
    """The number that the report writes in the cell, the only thing that a sum holds or fails by."""
    return cell.value if cell.status == "number" else None


def zero_read(cell: Cell) -> Number | None:
    """The same with a blank or a mark read as zero."""
    return 0 if cell.status in READ_AS_ZERO else written_number(cell)


def readings(cell: Cell) -> tuple[Number, ...] | None:
    """Every number that an open cell may hold, a blank read as zero; None where they cannot be listed."""
    if cell.status != "ambiguous" or not cell.candidates or cell.open_ended:
        return None
    return tuple(dict.fromkeys(0 if one is None else one for one in cell.candidates))


def span(cell: Cell) -> Span:
    """What may rightly stand in the cell. Where it is blank, or may be, that is any count: a number may have been left out."""
    number = written_number(cell)
    if number is not None:
        return among((number,))
    if not cell.candidates:
        return ANY_COUNT
    numbers = [one for one in cell.candidates if one is not None]
    if None in cell.candidates or cell.open_ended:
        return Span(min(0, 0, *numbers), None)
    return among(numbers)


@dataclass(frozen=True)
class Assessment:
    """What a report's cells say about one relation."""

    relation: Relation
    cells: Mapping[str, Cell]

    @cached_property
    def holding(self) -> Holding:
        return holding(self.relation, lambda key: written_number(self.cells[key]))

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """The cells of the relation that hold no number."""
        return tuple(key for key in self.relation.cells if self.cells[key].status != "number")

    @cached_property
    def blanks(self) -> tuple[str, ...]:
        """Those that are blank or hold a mark, so that they may be read as zero."""
        return tuple(key for key in self.unknown if self.cells[key].status in READ_AS_ZERO)

    @property
    def only_blanks(self) -> bool:
        return len(self.blanks) == len(self.unknown)

    @property
    def has_numbers(self) -> bool:
        return len(self.unknown) < len(self.relation.cells)

    @cached_property
    def left(self) -> Number:
        """The sum of the numbers on the left side; a cell without one adds nothing."""
        return self._sum(self.relation.left)

    @cached_property
    def right(self) -> Number:
        return self._sum(self.relation.right)

    @property
    def holds_with_zeros(self) -> bool:
        """Whether the two sides are equal with every unknown cell read as zero."""
        return self.left == self.right

    @cached_property
    def needed(self) -> Number | None:
        """What the only unknown cell would have to hold for the sum to hold; None where several are unknown or nothing would do."""
        if len(self.unknown) != 1:
            return None
        found = completion(self.relation, lambda key: written_number(self.cells[key]))
        return None if found is None else found.get(self.unknown[0])

    @cached_property
    def excess(self) -> Span:
        """What the left side may exceed the right one by."""
        known = among((self.left - self.right,))
        left = (span(self.cells[key]) for key in self.unknown if key in self.relation.left)
        right = (-span(self.cells[key]) for key in self.unknown if key in self.relation.right)
        return total((known, *left, *right))

    @cached_property
    def impossible(self) -> bool:
        """Whether nothing that the cells may hold makes the two sides equal.

        Where one of them is open this proves no mistake of the report: a number may have been read into the wrong place.
        """
        return 0 not in self.excess if self.unknown else self.holding == "fails"

    def _sum(self, keys: Iterable[str]) -> Number:
        found: Number = 0
        for key in keys:
            found += written_number(self.cells[key]) or 0
        return found


def assess(report: Report, relation: Relation) -> Assessment:
    """What the report's cells say about the relation."""
    return Assessment(relation, {key: report.cells.get(key, ABSENT) for key in relation.cells})


def assessments(report: Report) -> list[Assessment]:
    """Every relation of the report's form, in the order of the form."""
    return [assess(report, relation) for relation in relations(report.form)]


def tally(report: Report) -> dict[str, int]:
    """How many relations of the form pass, fail and cannot be decided, in the words of the JSON document."""
    found = [assessment.holding for assessment in assessments(report)]
    return {"pass": found.count("holds"), "fail": found.count("fails"), "undecided": found.count("undecided")}
