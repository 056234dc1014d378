"""Errors raised on reports that are true: the second worst thing that a checker can do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import giar
from generator.case import Case
from giar.check.finding import Finding
from giar.report import Report

FAMILIES = frozenset({"arithmetic", "completeness", "narrative"})
"""The rules that speak of the tables' cells; the others speak of headings, wording and what is plausible."""


@dataclass(frozen=True)
class FalseError:
    """An error that the report does not deserve."""

    finding: Finding
    verdict: str = "false error"

    def __str__(self) -> str:
        return f"{self.verdict} {self.finding.rule}: {self.finding.message['en']}"


def false_errors(case: Case, report: Report) -> list[FalseError]:
    """The errors about cells that ``giar.check`` raises on a report of which nothing is false.

    A report is true where its sums were right before it was damaged: no damage writes other counts into the tables of
    applications and disputes. What a damage takes away is no falsehood, so a sum that cannot be done any more may be
    undecided, but it is no error. True all the same are two errors that a damage can bring about:

    - a table is missing of which the text holds no cell any more;
    - the prose says a number that the table says otherwise: its numbers are drawn at random (``Case.prose_holds`` is
      False) or a damage has written another number into the table since.

    Of a paste that holds two reports only the sums are judged: prose and tables may be those of different reports.
    """
    if case.sums != "right":
        return []
    return [FalseError(finding) for finding in giar.check(report) if finding.severity == "error" and not _deserved(case, finding)]


def _deserved(case: Case, finding: Finding) -> bool:
    family = finding.rule.partition(".")[0]
    if family not in FAMILIES or (case.several and family != "arithmetic"):
        return True
    if finding.rule == "completeness.missing-table":
        return any(_gone(case, table) for table in _tables(finding))
    return family == "narrative" and (not case.prose_holds or any(_rewritten(case, key) for key in finding.cells))


def _tables(finding: Finding) -> Iterator[str]:
    return iter({key.partition(".")[0] for key in finding.cells})


def _gone(case: Case, table: str) -> bool:
    """True where the text holds nothing of the table."""
    return all(filling.status == "absent" for key, filling in case.expected.items() if key.startswith(f"{table}."))


def _rewritten(case: Case, key: str) -> bool:
    """True where a damage has written another number into the cell than the one that the prose was written for."""
    before, now = case.before.get(key), case.expected.get(key)
    return before is not None and now is not None and now.value is not None and now.value != before.value
