"""Statements against cells: which of them the tables contradict, and how certainly."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from giar.check.finding import Severity, Verdict
from giar.check.narrative.quantities import Reading
from giar.check.narrative.scope import Covers, Standing, standing
from giar.check.narrative.statement import Statement
from giar.report import Cell, Number, Report
from giar.report.arithmetic import readings, zero_read
from giar.report.span import among, total

Reason = Literal["differs", "scope", "blank", "unsure-cell"]


@dataclass(frozen=True)
class Contradiction:
    """A statement that no sensible reading of the tables bears out.

    `reason` is `differs` where it is wrong, else why that cannot be decided: the scope may be another, or the cell holds
    no number. `found` is the number in the tables, where there is one.
    """

    statement: Statement
    reason: Reason
    severity: Severity
    found: Number | None

    @property
    def verdict(self) -> Verdict:
        return "fail" if self.reason == "differs" else "undecided"

    @property
    def reading(self) -> Reading:
        return self.statement.quantity.readings[0]


def contradictions(report: Report, covered: Covers, statements: Sequence[Statement]) -> list[Contradiction]:
    """What the prose says otherwise than the tables, each figure once.

    That a figure may be of another scope is said once for each scope, and not at all where the text itself sets that
    scope beside others.
    """
    settled = _explained_scopes(covered, statements)
    found: dict[tuple[str, Number, tuple[str, ...]], Contradiction] = {}
    for statement in statements:
        contradiction = None if statement.vague else _against(report, covered, statement)
        if contradiction is None or (contradiction.reason == "scope" and statement.scope in settled):
            continue
        if standing(statement.scope, covered) == "other":
            settled.add(statement.scope)
        key = (statement.quantity.rule, statement.said, contradiction.reading.cells)
        found.setdefault(key, contradiction)
    return list(found.values())


def _explained_scopes(covered: Covers, statements: Sequence[Statement]) -> set[str]:
    """The scopes other than that of the tables which the text itself sets beside other figures of the same quantity."""
    return {
        statement.scope
        for statement in statements
        if statement.scope and standing(statement.scope, covered) != "same" and _is_one_of_several(covered, statement, statements)
    }


def _against(report: Report, covered: Covers, statement: Statement) -> Contradiction | None:
    if any(_agrees(report, reading, said) for reading in statement.quantity.readings for said in (statement.said, *statement.also)):
        return None
    cells = [_cell(report, key) for key in statement.quantity.readings[0].cells]
    if any(cell.status == "absent" for cell in cells):
        return None
    if any(_cell(report, key).status in _OPEN for reading in statement.quantity.readings for key in reading.cells):
        return Contradiction(statement, "unsure-cell", "info", None)
    if any(cell.value is None for cell in cells):
        return Contradiction(statement, "blank", "info", None)
    return _by_scope(report, covered, statement)


_OPEN = ("ambiguous", "unreadable", "absent")
"""Cells that may hold what is said, in whichever reading of the tables."""


def _by_scope(report: Report, covered: Covers, statement: Statement) -> Contradiction:
    (found,) = _sums(report, statement.quantity.readings[0]) or (0,)
    how = standing(statement.scope, covered)
    if how == "same" or (how == "likely" and (_is_near(statement.said, found) or _is_none_at_all(statement))):
        return Contradiction(statement, "differs", _severity(statement, covered, how), found)
    return Contradiction(statement, "scope", "info", found)


def _severity(statement: Statement, covered: Covers, how: Standing) -> Severity:
    certain = not statement.quantity.loose and (how == "same" or covered == "office")
    return "error" if certain else "warning"


def _is_one_of_several(covered: Covers, statement: Statement, statements: Sequence[Statement]) -> bool:
    """True where the text gives the quantity for other scopes too, so that this figure explains itself."""
    cells = statement.quantity.readings[0].cells
    return any(
        standing(other.scope, covered) != "other" or other.said != statement.said
        for other in statements
        if other is not statement and any(reading.cells == cells for reading in other.quantity.readings)
    )


def _is_near(said: Number, found: Number) -> bool:
    """False where the figures differ so much that the smaller one may be a part: an office's beside a whole district's."""
    difference = abs(Decimal(said) - Decimal(found))
    return difference <= _SLIP or difference * 3 <= max(said, found)


def _is_none_at_all(statement: Statement) -> bool:
    """A zero of nobody in particular is no part of something larger: the report says that there was nothing."""
    return not statement.said and not statement.scope


_SLIP = 2


def _agrees(report: Report, reading: Reading, said: Number) -> bool:
    """Whether the cells may add up to what is said, blanks and marks being zeros, an uncertain cell any of its candidates."""
    sums = _sums(report, reading)
    return sums is not None and any(_same(said, found) for found in sums)


def _sums(report: Report, reading: Reading) -> Collection[Number] | None:
    """What the cells may add up to; None where that cannot be listed."""
    plus, minus = ([_numbers(_cell(report, key)) for key in keys] for keys in (reading.plus, reading.minus))
    if None in plus or None in minus:
        return None
    spans = (*(among(found) for found in plus if found), *(-among(found) for found in minus if found))
    return total(spans).options


def _numbers(cell: Cell) -> tuple[Number, ...] | None:
    """What the cell may hold, in the unit of its column; None where that is not known."""
    number = zero_read(cell)
    found = readings(cell) if number is None else (number,)
    return found if found is None or cell.unit != "元" else tuple(Decimal(one) / 10_000 for one in found)


def _same(said: Number, found: Number) -> bool:
    """Equal, or equal when the finer figure is rounded to the coarser: 888.01万元 for 888.0113."""
    if said == found or not (isinstance(said, Decimal) or isinstance(found, Decimal)):
        return said == found
    return _rounded(found, said) == said or _rounded(said, found) == found


def _rounded(number: Number, like: Number) -> Decimal:
    exponent = Decimal(like).as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(number).quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP)


def _cell(report: Report, key: str) -> Cell:
    return report.cells[key]
