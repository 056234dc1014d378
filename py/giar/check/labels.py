"""How a report words the labels of the form: looked up in the text of each table, letters only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property, lru_cache

from giar.check.prose import Passage, cut
from giar.form import EDITIONS, SECTIONS, Line, Table
from giar.report import Report, Where

_NUMBERING = re.compile(
    r"\s*(?:[一二三四五六七八九十]+\s*[、.．,]|[(（]\s*[一二三四五六七八九十\d]+\s*[)）]|第[(（]?[一二三四五六七八九十\d]+[)）]?[排项行]|\d+\s*[.．、,])+"
)
_YEAR_NOTE = re.compile(r"[(（]?20\d{2}年?度?[)）]?")
_LETTER = re.compile(r"[\u3400-\u9fff]")
_ONE_WAY = str.maketrans("覆", "复")
"""Conversion from traditional characters leaves 覆 in 复议 and 反复; that is no misquotation."""
_CELL = re.compile(r"[^\t\n|\d]*[^\t\n|\d\s]|\d+[.．、]\s*[^\t\n|\d]*[^\t\n|\d\s]")
_LIKE = 0.72
"""How alike a cell's text and a label have to be for the one to be taken for a misquotation of the other."""
_LONG, _MOST = 12, 0.8
"""A label of so many letters of which so much is there was torn, not misquoted."""
_REACH, _BEHIND = 1_500, 60
"""How far before its first number and behind its last the labels of a table may stand, where no heading says so."""


@dataclass(frozen=True)
class Written:
    """A wording found in a table for a line of the form."""

    text: str
    where: Where


@dataclass(frozen=True)
class TableText:
    """The text of one table: its cells' texts, and its letters with the way back to where they stand."""

    passage: Passage

    @cached_property
    def _places(self) -> list[int]:
        masked = _YEAR_NOTE.sub(lambda note: " " * len(note[0]), self.passage.text)
        return [place for place, character in enumerate(masked) if "\u3400" <= character <= "\u9fff"]

    @cached_property
    def letters(self) -> str:
        return "".join(self.passage.text[place] for place in self._places).translate(_ONE_WAY)

    @cached_property
    def cells(self) -> list[Written]:
        """What stands between tabs, bars, numbers and line ends."""
        return [Written(match[0], self.passage.where(*match.span())) for match in _CELL.finditer(self.passage.text)]

    @cached_property
    def words(self) -> frozenset[str]:
        """The single words: what stands between spaces, too."""
        return frozenset(letters_of(word) for word in re.split(r"[\s|\d]+", self.passage.text))

    def find(self, letters: str) -> Written | None:
        """Where the letters stand one after the other, whatever stands between them."""
        at = self.letters.find(letters)
        if at < 0:
            return None
        start, end = self._places[at], self._places[at + len(letters) - 1] + 1
        return Written("".join(self.passage.text[start:end].split()), self.passage.where(start, end))

    def share(self, letters: str) -> float:
        """How much of the letters is there, three at a time: a label with something in between is there for the most part."""
        threes = [letters[at : at + 3] for at in range(len(letters) - 2)] or [letters]
        return sum(three in self.letters for three in threes) / len(threes)


@lru_cache(maxsize=2048)
def letters_of(text: str) -> str:
    """A label without its numbering, its punctuation and the year that some write into it."""
    plain = _YEAR_NOTE.sub("", text)
    numbering = _NUMBERING.match(plain)
    return "".join(_LETTER.findall(plain[numbering.end() :] if numbering else plain)).translate(_ONE_WAY)


def table_text(report: Report, table: Table) -> TableText | None:
    """The text of a table: its section, or what stands around its numbers where the report has no such heading."""
    places = [cell.where for key in table.cell_keys() if (cell := report.cells[key]).where is not None]
    if not places:
        return None
    first, last = min(place.start for place in places), max(place.end for place in places)
    return TableText(cut(report.clean, _around(report, table, first, last), table.key))


def _around(report: Report, table: Table, first: int, last: int) -> Where:
    for section in report.sections:
        if section.key == table.key and section.body.start <= first and last <= section.body.end:
            return section.body
    before = [section.where.end for section in report.sections if section.where.end <= first]
    behind = [section.where.start for section in report.sections if section.where.start >= last]
    return Where(max([0, first - _REACH, *before]), min([len(report.text), last + _BEHIND, *behind]))


def lines_of(table: Table) -> Iterator[tuple[str, Line]]:
    """The rows and columns of a table that hold cells, by ``table.row`` and ``table.*.column``, each once."""
    lines: dict[str, Line] = {}
    for block in table.blocks:
        for row in block.row_leaves:
            lines.setdefault(f"{table.key}.{row.key}", row)
        for column in block.column_leaves:
            lines.setdefault(f"{table.key}.*.{column.key}", column)
    yield from lines.items()


def groups_of(table: Table) -> Iterator[Line]:
    """The rows that are headings over other rows."""
    for block in table.blocks:
        for line in block.rows:
            yield from _groups(line)


def _groups(line: Line) -> Iterator[Line]:
    if line.children:
        yield line
    for child in line.children:
        yield from _groups(child)


@dataclass(frozen=True)
class Wordings:
    """How one table words its rows and columns, by ``table.row`` and ``table.*.column``."""

    table: Table
    text: TableText
    other: dict[str, Written]
    """The wordings that stand in place of the official ones."""
    missing: tuple[str, ...]
    """The rows and columns of which the table does not have the label in any wording."""


def wordings(report: Report) -> Iterator[Wordings]:
    """How each table of the report words its lines, those left out of which it has no cells."""
    for table in report.form.tables:
        text = table_text(report, table)
        if text is None:
            continue
        there = {name for key in table.cell_keys() if report.cells[key].status != "absent" for name in names_of(key)}
        lines = {name: line for name, line in lines_of(table) if name in there and letters_of(line.zh) not in text.letters}
        other = {name: written for name, line in lines.items() if (written := _other_wording(text, line)) is not None}
        missing = tuple(name for name, line in lines.items() if name not in other and not _is_there(text, line))
        yield Wordings(table, text, other, missing)


def names_of(cell: str) -> tuple[str, str]:
    """The row and the column that a cell stands in."""
    table, row, column = cell.split(".")
    return f"{table}.{row}", f"{table}.*.{column}"


def _other_wording(text: TableText, line: Line) -> Written | None:
    """The wording that a table has for a line in place of the official one, if it has any."""
    official = letters_of(line.zh)
    aliases = sorted((letters_of(alias) for alias in line.aliases), key=len, reverse=True)
    torn = len(official) >= _LONG and text.share(official) > _MOST
    for alias in aliases:
        if (len(alias) > 2 or line.role == "total") and not (torn and alias in official):
            found = text.find(alias)
            if found is not None:
                return found
    return None if torn else _misspelt(text, official)


def _misspelt(text: TableText, official: str) -> Written | None:
    """A cell that reads almost like the label and is no other label of the form."""
    best, closest = _LIKE, None
    for cell in text.cells:
        letters = letters_of(cell.text)
        if len(letters) < 4 or abs(len(letters) - len(official)) > 4 or letters in _known():
            continue
        like = SequenceMatcher(None, letters, official, autojunk=False).ratio()
        if like > best and not _wrapped(text, letters, official):
            best, closest = like, cell
    return closest


@cache
def _known() -> frozenset[str]:
    """Every wording of every label of the form: a cell that has one of them means that label and no other."""
    lines = [line for edition in EDITIONS for table in edition.tables for line in _all_lines(table)]
    return frozenset(letters_of(wording) for line in lines for wording in (line.zh, *line.aliases))


def _wrapped(text: TableText, letters: str, official: str) -> bool:
    """Whether the rest of the label stands by itself elsewhere, as where a narrow column breaks it into lines."""
    if not official.startswith(letters) and not official.endswith(letters):
        return False
    rest = official.removeprefix(letters) if official.startswith(letters) else official.removesuffix(letters)
    return rest in text.words


def is_torn(text: TableText, label: str) -> bool:
    """Whether most letters of a label stand by themselves, as where a narrow column breaks it letter by letter."""
    return sum(letter in text.words for letter in label) * 2 >= len(label)


def _is_there(text: TableText, line: Line) -> bool:
    """Whether anything of the label is there: torn, wrapped, or four letters that no other label has."""
    official = letters_of(line.zh)
    half = len(official) // 2
    if is_torn(text, official) or (half >= 2 and official[:half] in text.letters and official[half:] in text.letters):
        return True
    if any(official[:at] in text.letters and official[at:] in text.words for at in range(2, len(official))):
        return True
    return any(four in text.letters for four in _fours(official) if four not in _shared())


def _fours(letters: str) -> set[str]:
    return {letters[at : at + 4] for at in range(len(letters) - 3)}


@cache
def _shared() -> frozenset[str]:
    """Four letters in a row that more than one label or section title has."""
    labels = {letters_of(line.zh) for edition in EDITIONS for table in edition.tables for line in _all_lines(table)}
    counts = Counter(four for label in labels | {letters_of(section.zh) for section in SECTIONS} for four in _fours(label))
    return frozenset(four for four, count in counts.items() if count > 1)


def _all_lines(table: Table) -> list[Line]:
    return [*(line for _, line in lines_of(table)), *groups_of(table)]
