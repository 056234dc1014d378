"""The sections of a report as cleaned text that knows its places in the text as given."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from giar.clean.text import CleanText
from giar.report import Report, Where


@dataclass(frozen=True)
class Passage:
    """A stretch of the report: cleaned text, with the way back to the text as given."""

    key: str
    """The section it belongs to."""
    text: str
    clean: CleanText
    offset: int
    """Where `text` starts in `clean`."""

    def where(self, start: int, end: int) -> Where:
        """The place in the text as given of the characters `[start, end)` of `text`."""
        return Where(*self.clean.origin(self.offset + start, self.offset + end))


def passages(report: Report) -> tuple[Passage, ...]:
    """The body of each section, in the order of the report."""
    return tuple(_passage(report.clean, section.key, section.body) for section in report.sections)


def whole(report: Report) -> Passage:
    """The whole report as one passage."""
    return Passage("", str(report.clean), report.clean, 0)


def _passage(clean: CleanText, key: str, where: Where) -> Passage:
    start, end = _index(clean, where.start), _index(clean, where.end)
    return Passage(key, str(clean)[start:end], clean, start)


def _index(clean: CleanText, given: int) -> int:
    """The first character of the cleaned text that stands at or after `given` in the text as given."""
    return bisect_left(range(len(clean)), given, key=lambda index: clean.origin(index, index + 1)[0])
