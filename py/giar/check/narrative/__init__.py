"""Prose against tables: what the report says in words about the figures of its tables.

A report is cut into sentences (`sentences`), a sentence into tokens (`tokens`, by the words of `lexicon` and the numbers
of `numerals`) and clauses (`clauses`); each figure is read as a quantity of the form (`interpretation`, `quantities`),
with its year and scope (`reading`, `scope`), and held against the cells (`comparison`). Where any sensible reading bears
a statement out there is no finding; where it is not clear whose figure it is, the finding is undecided.
"""

from __future__ import annotations

import re
from collections import Counter

from giar.check.narrative.comparison import Contradiction, contradictions
from giar.check.narrative.reading import SentenceReader
from giar.check.narrative.scope import covers
from giar.check.narrative.sentences import sentences
from giar.check.narrative.situation import Memory, Situation
from giar.check.narrative.statement import Statement
from giar.report import Report

_YEAR = re.compile(r"20\d\d(?=年)")


def statements(report: Report) -> list[Statement]:
    """What the prose states about quantities of the form, in the order of the report."""
    memory = Memory()
    year = _year(report)
    organ = report.meta.organ or ""
    found: list[Statement] = []
    for sentence in sentences(report):
        found.extend(SentenceReader(report.form, sentence, Situation(year, organ)).read(memory))
    return found


def contradicted(report: Report) -> list[Contradiction]:
    """What the prose states otherwise than the tables."""
    return contradictions(report, covers(report), statements(report))


def _year(report: Report) -> int | None:
    """The year of the report; where it does not say, the year that its prose speaks of most."""
    if report.meta.year is not None:
        return report.meta.year
    counted = Counter(_YEAR.findall(report.clean)).most_common(1)
    return int(counted[0][0]) if counted else None


__all__ = ["Contradiction", "Statement", "contradicted", "statements"]
