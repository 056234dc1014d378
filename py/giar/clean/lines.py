"""The dress of lines: numbers before them, quotes of mail, bullets, visible marks of an editor, every line twice.

Each is taken off only where nearly all lines of the text wear it; a few that do may be what the report says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from giar.report import Edit

_NEARLY_ALL = 0.85
_FEWEST = 8
_FEWEST_BARE = 20
"""A number that only a space or a tab sets apart may be a value; so many that count on are none."""

_NUMBER = re.compile(r"[ \t]{0,8}[LlNn#(\[（【]?(?P<number>\d{1,5})(?P<sign>[\]）】)]?[:：→|│.．、)）]?)(?P<gap>[ \t]?)")
_PREFIXES = (
    re.compile(r"[ \t]{0,8}(?:[>＞]|&gt;)[ ]?(?:(?:[>＞]|&gt;)[ ]?){0,8}"),
    re.compile(r"[+＋][ ]?"),
    re.compile(r"[ \t]{0,8}[-–—*•●○▪■◆‣·▸➤][ \t]+"),
    re.compile(r"[ \t]{0,8}[•●○▪■◆‣▸➤]"),
    re.compile(r"[ \t]{0,8}(?:--|//|#|;)[ ]"),
    re.compile(
        r"[\[【(]?(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/]\d{1,2})?[ ,]{0,2}\d{1,2}:\d{2}(?::\d{2})?[\])】]?[ ]{0,2}"
        r"(?:[^:：\s\d]{1,12}[:：])?[ ]?"
    ),
)
"""What stands before the lines of a mail, a difference, a list, a comment and a chat."""
_LINE_END = re.compile(r"[ \t]{0,4}(?:[↵¶⏎↲]|\\n|<cr>)[ \t]{0,4}$")
_TABBED = re.compile(r"[^→⇥\n]{0,60}[→⇥]")
_LIST_END = re.compile(r"[,，;；][ \t]*$")
_ONE_VALUE = re.compile(r"[ \t]*[\"']?\d{1,12}[\"']?[,，;；]?[ \t]*")
_FENCE = re.compile(r"^[ \t]{0,3}(?:`{3,8}|~{3,8})[A-Za-z]{0,12}[ \t]*(?:\n|\Z)", re.MULTILINE)
_COORDINATE = re.compile(r"[ \t]{0,4}\$?(?P<column>[A-Z]{1,2})\$?(?P<row>\d{1,4})[ ]?[:：=\t][ ]?")
_LETTERS = re.compile(r"[ \t|,]*A[ \t|,]+B[ \t|,]+C(?:[ \t|,]+[A-Z]{1,2}){0,40}[ \t|,]*")
_CHINESE = re.compile("[\u4e00-\u9fff]")


class Line(NamedTuple):
    """A line that is not empty: where it begins and what is written on it, without its end."""

    start: int
    text: str
    number: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def _lines(text: str) -> list[Line]:
    found: list[Line] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            found.append(Line(start, line.rstrip("\r"), number))
        start += len(line) + 1
    return found


def line_numbers(text: str) -> Iterator[Edit]:
    """Numbers that an editor shows before the lines, ``12: ``, ``12→`` or ``12|``.

    >>> lines = "\\n".join(f"{n}: 规章\\t0" for n in range(3, 20))
    >>> len(list(line_numbers(lines))), len(list(line_numbers("3: 规章\\t0")))
    (17, 0)
    """
    lines = _lines(text)
    numbered = [(line, match) for line in lines if (match := _NUMBER.match(line.text))]
    if len(numbered) < max(_FEWEST, _NEARLY_ALL * len(lines)):
        return
    counted = [
        at
        for at in range(len(numbered))
        if (at and _follows(numbered[at - 1], numbered[at])) or (at + 1 < len(numbered) and _follows(numbered[at], numbered[at + 1]))
    ]
    if not counted or len(counted) < max(_FEWEST, _NEARLY_ALL * len(lines)):
        return
    sign, _ = Counter(numbered[at][1]["sign"] for at in counted).most_common(1)[0]
    chosen = [numbered[at] for at in counted if numbered[at][1]["sign"] == sign]
    if len(chosen) < (_FEWEST if sign else max(_FEWEST_BARE, len(lines) - 1)):
        return
    # The space belongs to the dress only where every line has one: else it is an indent.
    spaced = all(match["gap"] or match.end() == len(line.text) for line, match in chosen)
    if not sign and not spaced:
        return
    for line, match in chosen:
        yield Edit(line.start, line.start + match.end("gap" if spaced and _is_dress(chosen) else "sign"), "")


def _follows(before: tuple[Line, re.Match[str]], behind: tuple[Line, re.Match[str]]) -> bool:
    counted = int(behind[1]["number"]) - int(before[1]["number"])
    return counted == 1 or (counted > 0 and counted == behind[0].number - before[0].number)


def _is_dress(chosen: Sequence[tuple[Line, re.Match[str]]]) -> bool:
    """True where the gap behind the number is the same on all lines."""
    return len({match["gap"] for _, match in chosen if match["gap"]}) == 1


def prefixes(text: str) -> Iterator[Edit]:
    """``> `` of a mail, ``+ `` of a difference, bullets and stamps before nearly all lines that stand together.

    >>> lines = "\\n".join(f"- {n}" for n in range(20))
    >>> len(list(prefixes(lines))), len(list(prefixes("- 3\\n规章")))
    (20, 0)
    """
    lines = _lines(text)
    for pattern in _PREFIXES:
        worn = [pattern.match(line.text) for line in lines]
        if sum(match is not None for match in worn) < _FEWEST:
            continue
        chosen = _together([match is not None for match in worn])
        if len(chosen) >= _FEWEST and _says_something(lines, chosen):
            for at in chosen:
                if (match := worn[at]) is not None:
                    yield Edit(lines[at].start, lines[at].start + match.end(), "")
            return


def _together(worn: Sequence[bool]) -> list[int]:
    """The lines with the dress, where nearly all from the first to the last of them have it."""
    found = [at for at, wears in enumerate(worn) if wears]
    return found if found and len(found) >= _NEARLY_ALL * (found[-1] - found[0] + 1) else []


def _says_something(lines: Sequence[Line], chosen: Sequence[int]) -> bool:
    """True where the lines hold values: dashes before the paragraphs of a text are no concern here."""
    return 2 * sum(bool(re.search(r"\d|[/／]", lines[at].text)) for at in chosen) > len(chosen)


def line_ends(text: str) -> Iterator[Edit]:
    """The ends of lines that an editor shows, ``↵`` and ``¶``."""
    if _END_SIGNS.isdisjoint(text):
        return
    lines = _lines(text)
    found = [(line, match) for line in lines if (match := _LINE_END.search(line.text[-12:]))]
    if len(found) >= max(_FEWEST, len(lines) / 2):
        for line, match in found:
            yield Edit(line.end - len(line.text[-12:]) + match.start(), line.end, "")


_END_SIGNS = frozenset("↵¶⏎↲\\<")


def visible_tabs(text: str) -> Iterator[Edit]:
    """The tabs that an editor shows, ``→``, where many lines have several and no line has a tab without one.

    >>> list(visible_tabs("规章\\t3→5\\t0"))
    []
    """
    if "→" not in text and "⇥" not in text:
        return
    several = [line for line in text.split("\n") if len(_TABBED.findall(line)) > 1]
    bare = [line for line in text.split("\n") if "\t" in line and not _TABBED.match(line)]
    if len(several) < _FEWEST or bare:
        return
    for match in re.finditer(r"[ ]{0,2}[→⇥][ \t]?", text):
        yield Edit(match.start(), match.end(), "\t")


def list_ends(text: str) -> Iterator[Edit]:
    """The comma that a list leaves behind every value that stands on a line of its own."""
    lines = _lines(text)
    values = [line for line in lines if _ONE_VALUE.fullmatch(line.text)]
    ends = [line for line in values if _LIST_END.search(line.text)]
    if len(ends) < max(_FEWEST, _NEARLY_ALL * len(values)):
        return
    for line in lines:
        if (match := _LIST_END.search(line.text)) and ("," not in line.text[: match.start()] or line.text.strip()[:1] == '"'):
            yield Edit(line.start + match.start(), line.end, "")


def fences(text: str) -> Iterator[Edit]:
    """The lines that set code apart in Markdown."""
    if "```" in text or "~~~" in text:
        for match in _FENCE.finditer(text):
            yield Edit(match.start(), match.end(), "")


def coordinates(text: str) -> Iterator[Edit]:
    """``A1: 规章`` and ``B1: 0`` on lines of their own are the cells of one row.

    >>> from giar.report import CleanText
    >>> text = "\\n".join(f"{column}{row}: {row}" for row in (1, 2, 3) for column in "ABD")
    >>> CleanText(text).edited(list(coordinates(text)))
    '1\\t1\\t\\t1\\n2\\t2\\t\\t2\\n3\\t3\\t\\t3'
    """
    lines = _lines(text)
    found = [(line, match) for line in lines if (match := _COORDINATE.match(line.text))]
    if len(found) < max(_FEWEST, _NEARLY_ALL * len(lines)):
        return
    placed = [(int(match["row"]), _column(match["column"])) for _, match in found]
    if any(before >= behind for before, behind in pairwise(placed)):
        return
    before: tuple[Line, int, int] | None = None
    for (line, match), (row, column) in zip(found, placed, strict=True):
        goes_on = before is not None and before[1] == row and before[0].number + 1 == line.number
        if before is not None and goes_on:
            yield Edit(before[0].end, line.start + match.end(), "\t" * (column - before[2]))
        else:
            yield Edit(line.start, line.start + match.end(), "\t" * min(column, 40))
        before = (line, row, column)


def _column(letters: str) -> int:
    """The place of a spreadsheet's column, from 0."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def sheet_edges(text: str) -> Iterator[Edit]:
    """The letters over the columns of a spreadsheet and the numbers before its rows."""
    lines = _lines(text)
    letters = [line for line in lines if _LETTERS.fullmatch(line.text)]
    for line in letters[:5]:
        yield Edit(line.start, min(len(text), line.end + 1), "")


def doubled_lines(text: str) -> Iterator[Edit]:
    """The second of every two equal lines, where nearly all lines stand twice.

    >>> text = "\\n".join(f"规章{n}\\t0\\n规章{n}\\t0" for n in range(8))
    >>> len(list(doubled_lines(text))), len(list(doubled_lines("规章\\n0\\n0\\n0\\n0")))
    (8, 0)
    """
    lines = _lines(text)
    runs = list(_runs(lines))
    named = [run for run in runs if _CHINESE.search(run[0].text)]
    even = [run for run in runs if len(run) % 2 == 0]
    if len(named) < _FEWEST or sum(len(run) == 2 for run in named) < _NEARLY_ALL * len(named) or len(even) < _NEARLY_ALL * len(runs):
        return
    for run in even:
        for line in run[1::2]:
            yield Edit(line.start - 1, line.end, "")


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Equal lines that stand one below the other."""
    run: list[Line] = []
    for line in lines:
        if run and (line.text != run[-1].text or line.number != run[-1].number + 1):
            yield run
            run = []
        run.append(line)
    if run:
        yield run
