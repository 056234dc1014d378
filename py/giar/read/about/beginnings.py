"""Where in a text another report may begin: at its title, its first section, its sheet, or its first table.

These are places to look at, not yet reports: whether another one begins there, what stands behind them has to show.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from giar.form import EDITION_2021, SECTIONS
from giar.form.lexicon import label_pattern, squash, vocabulary
from giar.read.about.identity import Title, titles
from giar.read.about.landmarks import Landmarks, Repetition
from giar.read.about.organ import whole_organ
from giar.read.about.sections import Heading, headings
from giar.report.text import CleanText
from giar.source.document import Document

MOST = 2000
"""Places looked at; more reports than that do not stand in one text."""
_NEAR = 200
"""Characters between a title on a cover and the same title over the text."""
_ORDER = {section.key: at for at, section in enumerate(SECTIONS)}
_FIRST = _ORDER["proactive"]
"""With this section or the one before it a report begins, whatever the sections above are called."""
_LETTERS_OR_DIGITS = re.compile(r"[^\W_]")
_OPENINGS = frozenset(squash(wording) for section in SECTIONS[:2] for wording in (section.zh, *section.aliases)) | {
    squash(EDITION_2021.table("proactive").blocks[0].caption)
}
_LONGEST_OPENING = 60
_STUB = 4
"""Characters of what stands over the labels of the rows: 项目, 指标名称."""
_NUMBERING = "一二三四五六七八九十第条项单位万元件"


def beginnings(document: Document, text: CleanText) -> list[int]:
    """Where another report may begin, in order, as offsets in the text as given.

    ``text`` is the cleaned text of the document. The first report begins at 0, which is not listed.
    """
    repetitions = list(Landmarks(text).repetitions())
    named = list(titles(text))
    if not repetitions and len(named) < 2:
        return []
    scene = _Scene(text, document, named, headings(text))
    restarts = set(scene.restarts())
    found = set(restarts)
    for repetition in repetitions:
        if not any(repetition.before <= start <= repetition.at for start in restarts):
            found.add(scene.beginning(repetition))
    return sorted({given for start in found if (given := text.origin(start, start + 1)[0]) > 0})


@dataclass(frozen=True)
class _Scene:
    text: CleanText
    document: Document
    titles: Sequence[Title]
    headings: Sequence[Heading]

    def restarts(self) -> list[int]:
        """The titles behind which the sections begin again."""
        found = []
        for before, heading in zip(self.headings, self.headings[1:], strict=False):
            if _ORDER[heading.key] <= _ORDER[before.key]:
                start = self._title(before.end, heading.start)
                if start is not None:
                    found.append(start)
        return found

    def beginning(self, repetition: Repetition) -> int:
        """Where the report begins whose first table is reached at ``repetition.at``."""
        low, high = repetition.before, repetition.at
        inside = [heading for heading in self.headings if low <= heading.start <= high]
        before = next((heading for heading in reversed(self.headings) if heading.start < low), None)
        for heading in inside:
            if _ORDER[heading.key] <= (_FIRST if before is None else _ORDER[before.key]):
                title = self._title(low if before is None else max(low, before.end), heading.start)
                return self._sheet(low, heading.start if title is None else title)
            before = heading
        title = self._title(low, high)
        return self._sheet(low, title if title is not None else self._line(low, high))

    def _title(self, low: int, high: int) -> int | None:
        """The start of the last title there, or of the first of those that say the same, with the organ's line over it."""
        inside = [title for title in self.titles if low <= title.start < high]
        if not inside:
            return None
        first = inside[-1]
        for title in reversed(inside[:-1]):
            if not _agree(title, first) or (first.start - title.end > _NEAR and (title.organ is None or title.organ != first.organ)):
                break
            first = title
        return self._with_organ(first, low)

    def _with_organ(self, title: Title, low: int) -> int:
        above = self.text[low : title.start].rstrip()
        line = above.rpartition("\n")[2]
        organ = whole_organ(line)
        if title.organ is not None or organ is None or organ == self._organ_before(title):
            return title.start
        return low + len(above) - len(line)

    def _organ_before(self, title: Title) -> str | None:
        """The organ of the report before: its name may stand under its text."""
        return next((other.organ for other in reversed(self.titles) if other.start < title.start and other.organ), None)

    def _sheet(self, low: int, start: int) -> int:
        """The start of the sheet in which the report begins, where it is not the sheet of the report before."""
        if not any(place.sheet for place in self.document.places[:1]):
            return start
        given, before = self.text.origin(start, start + 1)[0], self.text.origin(low - 1, low)[0]
        sheet = self.document.where(given, given + 1).sheet
        if sheet is None or sheet == self.document.where(before, before + 1).sheet:
            return start
        first = next(place.start for place in self.document.places if place.sheet == sheet)
        return min(start, self.text.place(first))

    def _line(self, low: int, at: int) -> int:
        """The start of the line of a label, and of the lines of nothing but labels over it."""
        start = self.text.rfind("\n", 0, _opening(self.text, low, at)) + 1
        if start < low:
            return at  # the report before ends on that line
        while (line := self.text.rfind("\n", 0, start - 1) + 1) >= low and line < start and _is_head(self.text[line:start]):
            start = line
        return start


def _opening(text: str, low: int, at: int) -> int:
    """The first line there that opens sections 一 or 二 or their table, however numbered; ``at`` where there is none.

    A table 二 of the other edition has no label in common with the first report's.
    """
    position = low
    for line in text[low:at].splitlines(keepends=True):
        if len(line) <= _LONGEST_OPENING and squash(line).lstrip(_NUMBERING[:10]) in _OPENINGS:
            return position
        position += len(line)
    return at


def _agree(one: Title, other: Title) -> bool:
    return (one.organ is None or other.organ is None or one.organ == other.organ) and (
        one.year is None or other.year is None or one.year == other.year
    )


def _is_head(line: str) -> bool:
    """True for a line that says nothing but heads and captions of tables 二 and 三, or labels of table 二 with their values."""
    squashed = squash(line)
    if not squashed:
        return not _LETTERS_OR_DIGITS.search(line)
    if len(label_pattern().sub("", squashed).strip(_NUMBERING)) > _STUB:
        return False
    tables = {"proactive", ""} if any(map(str.isdecimal, line)) else {"proactive", "applications", ""}
    known = vocabulary()
    found = label_pattern().findall(squashed)
    return bool(found) and all(any(meaning.table in tables for meaning in known[word]) for word in found)
