"""What two neighbouring pieces of a text show: two reports, one in two pieces, or the same one twice."""

from __future__ import annotations

from dataclasses import dataclass

from giar.form.lexicon import bigrams, squash
from giar.report import Cell, Report

_ROWS = 3
"""So many rows with their values must come again."""
_SECTIONS = 3
"""So many sections with a text of their own make a report even without tables."""
_SECTION_TEXT = 12
"""Chinese characters; the headings in a table of contents have less below them."""
_APPLICANTS = ("natural_person", "business", "research", "public_welfare", "legal_service")
"""The columns of table 三 whose heads name nothing else."""
_APART = 3
"""So many of these columns stand on one side only where a table was printed in two halves."""
_AGREEING = 3
"""So many numbers other than 0 do not agree by chance."""
_NEW = 0.05
"""The share of its pairs of characters that a report without numbers may have for itself when it is the other one again."""
_WRITTEN = ("number", "mark", "unreadable", "ambiguous")


@dataclass(frozen=True)
class Shown:
    """What a piece of text has of a report."""

    rows: frozenset[str] = frozenset()
    """The rows of several columns (``table.row``) that stand there with their values."""
    heads: frozenset[str] = frozenset()
    """The applicants' columns whose heads stand there."""
    sections: frozenset[str] = frozenset()
    """The sections that have a text."""
    titled: bool = False

    @classmethod
    def of(cls, report: Report) -> Shown:
        return cls(
            _filled_rows(report),
            frozenset(column for column in _APPLICANTS if f"applications.*.{column}" in report.labels),
            frozenset(
                section.key
                for section in report.sections
                if len(squash(report.text[section.body.start : section.body.end])) >= _SECTION_TEXT
            ),
            report.meta.title is not None,
        )

    def with_more(self, more: Shown) -> Shown:
        """What this piece and one behind it show together."""
        return Shown(self.rows | more.rows, self.heads | more.heads, self.sections | more.sections, self.titled or more.titled)


def begins_another(before: Shown, now: Shown) -> bool:
    """True where a piece of text is a report of its own and no part of the one before it.

    It fills for the most part the same rows, or has a title and sections of its own, and so has the one before.
    """
    if before.heads - now.heads and now.heads - before.heads and len(before.heads ^ now.heads) >= _APART:
        return False
    again = len(before.rows & now.rows)
    if again >= _ROWS and 2 * again >= min(len(before.rows), len(now.rows)):
        return True
    return all(shown.titled and len(shown.sections) >= _SECTIONS for shown in (before, now))


def opens(before: Shown, between: Shown, now: Shown) -> bool:
    """True where what stands between two reports is the beginning of the second: a table that the first has, or its title."""
    if between.rows:
        return bool(between.rows & before.rows) and not between.rows & now.rows
    return between.titled and bool(between.sections & before.sections) and not now.titled


def _filled_rows(report: Report) -> frozenset[str]:
    rows: dict[str, list[Cell]] = {}
    for key, cell in report.cells.items():
        rows.setdefault(key.rpartition(".")[0], []).append(cell)
    return frozenset(row for row, cells in rows.items() if _is_filled(cells))


def _is_filled(cells: list[Cell]) -> bool:
    """True for a row of several columns that is written out; one column may be missing, as whole tables lack one."""
    written = {cell.where.start for cell in cells if cell.where is not None and cell.status in _WRITTEN}
    return len(written) > 1 and sum(cell.status == "absent" for cell in cells) <= 1


def is_same(one: Report, other: Report) -> bool:
    """True where two texts hold the same report: nothing in them differs, and it is no chance that the numbers agree."""
    if any(_differ(getattr(one.meta, name), getattr(other.meta, name)) for name in ("organ", "year", "edition")):
        return False
    agreeing = 0
    for key, cell in one.cells.items():
        twin = other.cells.get(key)
        if cell.status != "number" or twin is None or twin.status != "number":
            continue
        if cell.value != twin.value:
            return False
        agreeing += cell.value != 0
    return agreeing >= _AGREEING or _is_said_in(other.text, one.text)


def _is_said_in(text: str, other: str) -> bool:
    """True where a text says hardly anything that another does not say too."""
    said = bigrams(squash(text))
    return len(said - bigrams(squash(other))) <= _NEW * len(said)


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other
