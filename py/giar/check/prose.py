"""The running text of a report: cleaned, and with the way back to its places in the text as given."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from giar.report import CleanText, Report, Section, Where

_SENTENCE_END = re.compile(r"[。！？!?；;\n]")


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

    def sentence(self, at: int) -> str:
        """The sentence around the character at that index."""
        start = max((match.end() for match in _SENTENCE_END.finditer(self.text, 0, at)), default=0)
        end = _SENTENCE_END.search(self.text, at)
        return self.text[start : end.start() if end else len(self.text)]


def passages(report: Report) -> tuple[Passage, ...]:
    """The body of each section, in the order of the report."""
    return tuple(cut(report.clean, section.body, section.key) for section in report.sections)


def preamble(report: Report) -> Passage:
    """What stands before the first section."""
    first = min((section.where.start for section in report.sections), default=len(report.text))
    return cut(report.clean, Where(0, first))


def headings(report: Report) -> Iterator[tuple[Section, str]]:
    """Each section with its heading as cleaned text."""
    for section in report.sections:
        yield section, (cut(report.clean, section.where).text or section.heading).strip()


def cut(clean: CleanText, where: Where, key: str = "") -> Passage:
    """The cleaned text of a place in the text as given."""
    start, end = _index(clean, where.start), _index(clean, where.end)
    return Passage(key, str(clean)[start:end], clean, start)


def _index(clean: CleanText, given: int) -> int:
    """The first character of the cleaned text that stands at or after `given` in the text as given."""
    return bisect_left(range(len(clean)), given, key=lambda index: clean.origin(index, index + 1)[0])
