"""Text to atoms: texts, values, marks and blanks, in order, each with its place and how it is set off from the last.

A layout is a way to tokenise: tabs, pipes, commas, lines and spaces all end up as the ``gap`` before an atom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from giar.marks import MARKS
from giar.read.numbers import DIGITS, NOTE, NULLS, SIGN, UNIT, UNITS, Written, is_mark, read_number
from giar.read.separators import lines_of, separated
from giar.read.vocabulary import bigrams, label_pairs, label_pattern, openings, squash

Kind = Literal["text", "value", "mark", "unreadable", "blank", "soft", "wall"]
SLOTS: frozenset[Kind] = frozenset(("value", "mark", "unreadable"))
"""The atoms that stand where a number is expected."""

Gap = Literal["cell", "line", "space", "inner", "glued"]
"""``inner`` is a space within a cell that separators set apart."""

_LONG = 100
"""A line longer than this is prose, unless it holds labels of the form."""

_MOST_BLANKS = 60
"""No row of the form has so many empty cells side by side."""
_COUNTED = re.compile(r"([^\d\s|][^\d|]{0,9}?)\s*(\d{1,2})")
_COUNTED_COLUMNS = 3
_PIPED_ROW = re.compile(r"^.*\|.*\|.*$", re.MULTILINE)
_NEARLY_ALL = 0.8
_FEWEST_ENTRIES = 5
_WORD = re.compile(r"\S+")
_BULLET = re.compile(r"[ \t]*[-*•·●○▪‣][ \t]+(?=[\u4e00-\u9fff（(])")
"""What opens an item of a list."""
_OPENED_ROW = re.compile(r"^[ \t]*\|.*\|", re.MULTILINE)
_RULE = re.compile(r"[\s|:+=-]*-{3,}[\s|:+=-]*|[\s│┃║|+─━═┼├┤┬┴┌┐└┘╔╗╚╝╠╣╦╩╬]*[─━═]{3,}[\s│┃║|+─━═┼├┤┬┴┌┐└┘╔╗╚╝╠╣╦╩╬]*")
_WIKI_ROW = re.compile(r"^[ \t]*\|-+[ \t]*$", re.MULTILINE)
_MARK = "|".join(map(re.escape, sorted(MARKS | NULLS, key=len, reverse=True)))
_SMALL_MARK = r"(?:[/／\\\-－—–−空]|无(?![\u4e00-\u9fff]))"
_DATE = r"(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}(?!\d)"
_RUN = rf"(?!{_DATE})(?:\d+{_SMALL_MARK}|{_SMALL_MARK}\d*{_SMALL_MARK}|[/／]\d)(?:{_SMALL_MARK}|\d)*(?:\.\d+)?"
"""Digits and marks side by side without anything between them: the cells of a row that run together."""
_WHOLE_RUN = re.compile(_RUN)
_BARE_RUN = re.compile(r"(?<=[\u4e00-\u9fff)）”\"])(?:[/／]+|[-－—–−]{2,})(?=$|[\u4e00-\u9fff(（])")
"""The same without a digit: a row of marks behind its label."""
_SHORTEST_RUN = 7
"""A shorter run on a line of its own is a page's number (``-4-``)."""
_TOKEN = re.compile(
    rf"(?<!\S)(?P<mark>{_MARK})(?!\S)|(?<=[\u4e00-\u9fff)）”\"])(?P<end>[/／])$|(?<!\S)(?P<nil>[零〇])(?!\S)|(?P<run>{_RUN})|(?P<number>{SIGN}?{DIGITS})"
)
_REMARK = re.compile(NOTE)
_AFTERWORD = re.compile(rf"\s*(?P<unit>{UNIT})?\s*{NOTE}?\s*")
_NUMBERING = re.compile(r"\s*(?:(?:[#*]+|[(（]\s*[一二三四五六七八九十\d]{1,2}\s*[)）]|[一二三四五六七八九十\d]{1,2}\s*[、.．,，])\s*)*")
_TOUCHED = re.compile(r"[\u4e00-\u9fff)）”\"]$")
_GLUED_NUMBERING = re.compile(r"[、.．]\s*[\u4e00-\u9fff]")
_TORN = re.compile(
    r"[^\s\u3400-\u9fff()（）\[\]【】:：、。，,;；“”《》\"|#*-]+$"
    r"|(?<!\S)\d+[\u4e00-\u9fff]$"
    r"|(?<![\d,，])\d{1,3}[,，]\s$"
)
"""The rest of a word before the digits at its end."""
_OPENING = frozenset("(（〔[［《")
_PUNCTUATION = frozenset("，,。；;：:、！!？?")
_NUMBERED = re.compile(r"[(（]?[一二三四五六七八九十\d]{1,2}[)）.、．]")
_TYPED_SPACE = frozenset("\u00a0\u3000")
_SIGN = re.compile(r"[^\d,，.．+＋\-−－–—/／\\]")
_SENTENCE = re.compile("[。；;!！]")
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Atom:
    """A piece of the text that was read; ``[start, end)`` are its offsets there."""

    kind: Kind
    start: int
    end: int
    line: int
    cell: int
    gap: Gap
    written: Written | None = None
    column: int = -1
    """Its place among the cells of its line, from 0, where separators set cells apart; else -1."""
    typed: bool = False
    """True for a blank cell into which somebody typed a no-break or ideographic space."""


def is_slot(atom: Atom) -> bool:
    """True for a value, a mark and the blank that separators set apart; an empty line only may be a cell."""
    return atom.kind in SLOTS or atom.kind == "blank"


def is_value_or_typed(atom: Atom) -> bool:
    """True for a value, a mark and the blank cell into which somebody typed a space."""
    return atom.kind in SLOTS or atom.typed


def tokenise(text: str) -> list[Atom]:
    """The atoms of a text, in order."""
    return list(_Tokeniser(text).atoms())


class _Tokeniser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.cell = 0
        self.wiki = "||" in text and bool(_WIKI_ROW.search(text))
        # Where rows begin with their first cell, a pipe behind a space closes a blank one.
        self.open = False
        """True where the line before has no pipe at its end, though nearly all rows have one."""
        rows = _PIPED_ROW.findall(text) if "|" in text else []
        self.closes = len(rows) > 2 and sum(row.endswith("|") for row in map(str.rstrip, rows)) > _NEARLY_ALL * len(rows)
        # Where most lines have such spaces beside what they hold, or end in one, none of them was typed into a blank cell.
        piped = [line for line in text.splitlines() if "|" in line] if "|" in text else []
        self.trails = len(piped) > 2 and 2 * sum(line[-1:] in _TYPED_SPACE or line[-1:].isspace() for line in piped) > len(piped)
        held = [line.rstrip("|") for line in piped if line.strip("|").strip()]
        self.spaced = len(held) > 2 and 2 * sum(not _TYPED_SPACE.isdisjoint(line) for line in held) > len(held)
        self.opens_with_cell = "|" in text and 2 * len(_OPENED_ROW.findall(text)) < len(rows)

    def atoms(self) -> Iterator[Atom]:
        start = 0
        for number, line in enumerate(lines_of(self.text)):
            yield from self._line(number, start, line)
            start += len(line)

    def _line(self, number: int, start: int, line: str) -> Iterator[Atom]:
        if bullet := _BULLET.match(line):
            start, line = start + bullet.end(), line[bullet.end() :]
        stripped = line.strip()
        self.cell += 1
        if not stripped:
            tabs = line.count("\t")
            # A no-break or ideographic space was typed into a cell; an empty line only may be one.
            typed = not self.spaced and not _TYPED_SPACE.isdisjoint(line)
            kind: Kind = "blank" if tabs or typed else "soft"
            for _ in range(min(tabs, _MOST_BLANKS) or 1):
                yield Atom(kind, start, start, number, self.cell, "line", typed=tabs < 2 and typed)
                self.cell += 1
        elif stripped == "|":
            typed = not self.spaced and not _TYPED_SPACE.isdisjoint(line)
            yield Atom("blank" if typed else "soft", start, start, number, self.cell, "line", typed=typed)
        elif is_rule(stripped) or (self.wiki and _WIKI_ROW.fullmatch(stripped)):
            return
        elif "|" in line and 2 * line.count("|") > line.strip("\r\n").count("\t"):
            gone_on = self.open and self.closes and stripped[0].isdigit()
            self.open = not stripped.endswith("|")
            for at, atom in enumerate(self._row(number, start, line, "|")):
                if gone_on and not at and atom.kind == "value":
                    # The line's end stands within a cell.
                    atom.gap = "inner"
                yield atom
        elif "\t" in stripped or ("\t" in line and not _is_prose(stripped)):
            yield from self._row(number, start, line.rstrip("\r\n"), "\t")
        elif _is_of_entries(stripped):
            yield from self._entries(number, start + line.index(stripped[0]), stripped)
        elif (cells := separated(line)) is not None:
            yield from self._cells(number, [(start + at, piece) for at, piece in cells])
        elif _is_prose(stripped):
            yield Atom("wall", start, start + len(line), number, self.cell, "line")
        else:
            offset = start + line.index(stripped[0])
            yield from self._content(number, offset, stripped, "line", explicit=False)

    def _row(self, number: int, start: int, line: str, separator: str) -> Iterator[Atom]:
        separator = "||" if separator == "|" and self.wiki else separator
        pieces = line.split(separator)
        offset = start
        if separator == "|":
            # A pipe may open a row or close it; then nothing stands outside.
            if is_outside(pieces[-1]) or (self.trails and not pieces[-1].strip()):
                pieces.pop()
            if pieces and is_outside(pieces[0]) and not (self.opens_with_cell and pieces[0]):
                offset += len(pieces[0]) + 1
                pieces.pop(0)
        elif separator == "||" and pieces[0].lstrip().startswith("|"):
            opening = pieces[0].index("|") + 1
            offset, pieces[0] = offset + opening, pieces[0][opening:]
        if _is_counted_head(pieces):
            yield Atom("text", start, start + len(line.rstrip()), number, self.cell, "line")
            return
        placed: list[tuple[int, str]] = []
        for piece in pieces:
            placed.append((offset, piece))
            offset += len(piece) + len(separator)
        yield from self._cells(number, placed, tabbed=separator == "\t")

    def _entries(self, number: int, start: int, content: str) -> Iterator[Atom]:
        """The atoms of a line of nothing but values, some of which may not be understood."""
        gap: Gap = "line"
        for word in _WORD.finditer(content):
            at, end = start + word.start(), start + word.end()
            if word[0] in NULLS:
                yield Atom("blank", at, at, number, self.cell, gap)
            else:
                written = read_number(word[0])
                kind: Kind = "value" if written else "mark" if is_mark(word[0]) else "unreadable"
                yield Atom(kind, at, end, number, self.cell, gap, written)
            gap = "space"

    def _cells(self, number: int, pieces: Sequence[tuple[int, str]], *, tabbed: bool = False) -> Iterator[Atom]:
        """The atoms of the cells of a line."""
        gap: Gap = "line"
        single = sum(1 for _, piece in pieces if piece.strip()) == 1
        heads = _is_of_heads([piece.strip() for _, piece in pieces])
        seen_value = seen_label = False
        blanks = 0
        for column, (offset, piece) in enumerate(pieces):
            content = piece.strip()
            at = offset + (len(piece) - len(piece.lstrip()) if content else 0)
            self.cell += 1
            blanks = 0 if content else blanks + 1
            if content:
                for atom in self._content(number, at, content, gap, explicit=True):
                    if (
                        atom.kind == "text"
                        and not heads
                        and (seen_value or seen_label or (column and not squash(content)))
                        and _looks_like_entry(content)
                    ):
                        atom.kind = "unreadable"
                    seen_value = seen_value or atom.kind in ("value", "mark", "blank")
                    atom.column = column
                    yield atom
                seen_label = seen_label or bool(label_pattern().search(squash(content)))
                gap = "cell"
            elif blanks <= _MOST_BLANKS and not (single and tabbed):
                yield Atom("blank", at, at, number, self.cell, gap, None, column, not self.spaced and not _TYPED_SPACE.isdisjoint(piece))
                gap = "cell"

    def _content(self, number: int, start: int, content: str, gap: Gap, *, explicit: bool) -> Iterator[Atom]:
        end = start + len(content)
        if content in NULLS:
            yield Atom("blank", start, start, number, self.cell, gap)
            return
        written = read_number(content)
        if written is not None:
            yield Atom("value", start, end, number, self.cell, gap, written)
        elif is_mark(content):
            yield Atom("mark", start, end, number, self.cell, gap)
        elif _DIGIT.search(content) and (_is_foreign(content) or (explicit and _WHOLE_RUN.fullmatch(content))):
            yield Atom("unreadable", start, end, number, self.cell, gap)
        elif not _DIGIT.search(content) and " " not in content and not _BARE_RUN.search(content):
            yield Atom("text", start, end, number, self.cell, gap)
        else:
            yield from self._mixed(number, start, content, gap, explicit=explicit)

    def _mixed(self, number: int, start: int, content: str, gap: Gap, *, explicit: bool) -> Iterator[Atom]:
        """Labels and values in one stretch: ``规章 0 0 0``, ``规章000行政规范性文件``, a whole page on one line."""
        position = 0
        seen = False
        space: Gap = "inner" if explicit else "space"
        for at, end, mark in _entries(content):
            before = content[position:at]
            if not before and seen:
                gap = "glued"
            if not mark and (torn := _TORN.search(before)):
                # What touches the digits makes them a part of something else: 8l4, 3'270, 5→6.
                before, at = before[: torn.start()], at - len(torn[0])
            if before.strip():
                yield from self._text(number, start + position, before, gap, explicit=False)
                gap = space if before[-1:].isspace() else "glued"
            written = None if mark else read_number(content[at:end].strip())
            if content[at:end] in NULLS:
                yield Atom("blank", start + at, start + at, number, self.cell, gap)
                position, gap = end, space
                continue
            kind: Kind = "mark" if mark or is_mark(content[at:end]) else "value" if written else "unreadable"
            yield Atom(kind, start + at, start + end, number, self.cell, gap, written)
            position, gap, seen = end, space, True
        if content[position:].strip():
            yield from self._text(number, start + position, content[position:], gap, explicit=explicit and not seen)

    def _text(self, number: int, start: int, content: str, gap: Gap, *, explicit: bool) -> Iterator[Atom]:
        stripped = content.strip()
        at = start + content.index(stripped[0])
        kind: Kind = "unreadable" if explicit and _looks_like_entry(stripped) and _DIGIT.search(stripped) else "text"
        yield Atom(kind, at, at + len(stripped), number, self.cell, gap)


def _is_of_heads(cells: Sequence[str]) -> bool:
    """True for cells of which several are labels and none is a value: what else stands there is a head too."""
    labelled = sum(bool(squash(cell)) and label_pattern().fullmatch(squash(cell)) is not None for cell in cells)
    return labelled > 1 and not any(read_number(cell) is not None or is_mark(cell) for cell in cells if cell)


def _is_of_entries(line: str) -> bool:
    """True for a line of words nearly all of which are numbers or marks, one at least none, and none Chinese."""
    words = line.split()
    if len(words) < _FEWEST_ENTRIES or squash(line):
        return False
    known = sum(read_number(word) is not None or is_mark(word) for word in words)
    return known < len(words) and known >= _NEARLY_ALL * len(words)


def is_outside(piece: str) -> bool:
    """True for what stands before a row's first pipe or behind its last: nothing, and no space that was typed into a cell."""
    return not piece.strip() and _TYPED_SPACE.isdisjoint(piece)


def is_rule(line: str) -> bool:
    """True for the line that Markdown draws below a head."""
    return _RULE.fullmatch(line) is not None


def _is_counted_head(pieces: Sequence[str]) -> bool:
    """True for the head that a converter makes up, 列1, 列2, 列3 or Unnamed: 0, Unnamed: 1."""
    if len(pieces) < _COUNTED_COLUMNS or not _COUNTED.fullmatch(pieces[0].strip()):
        return False
    counted = [name for piece in pieces if (name := _COUNTED.fullmatch(piece.strip()))]
    if len(counted) < len(pieces) or len({name[1] for name in counted}) > 1:
        return False
    numbers = [int(name[2]) for name in counted]
    return numbers[1:] == [number + 1 for number in numbers[:-1]]


def _entries(content: str) -> list[tuple[int, int, bool]]:
    """The numbers and marks of a mixed stretch that stand where values stand, from left to right.

    A number is a value where nothing follows it, or another value, or a label of the form; a number in a sentence has
    its measure word behind it, and a number before a label (``2.``) has its point.
    """
    found: list[tuple[int, int, bool]] = []
    following: int | None = len(content)
    if "(" in content or "（" in content:
        # What a remark in brackets says is no value, whatever digits it holds.
        content = _REMARK.sub(lambda remark: remark[0][0] + "注" * (len(remark[0]) - 2) + remark[0][-1], content)
    for match in reversed(list(_TOKEN.finditer(content))):
        if match["run"] is not None and not _stands_as_run(content, match):
            following = None
            continue
        end = _end_of_value(content, match, following)
        if end is None:
            following = None
        else:
            found.append((match.start(), end, match["mark"] is not None))
            following = match.start()
    if len(found) > 1 and content[found[0][0] : found[0][1]] == "无" and sum(mark for _, _, mark in found) == 1:
        # The first character of 无法提供, written one below the other beside the rows.
        found.pop(0)
    return found[::-1]


def _stands_as_run(content: str, match: re.Match[str]) -> bool:
    """True for digits and marks that touch a label or stand among values, or are more than a page's number has."""
    at = match.start()
    before = content[at - 1 : at]
    opens = at <= len(content) - len(content.lstrip())
    return len(match[0]) >= _SHORTEST_RUN or (before.isspace() and not opens) or bool(_TOUCHED.match(before))


def _end_of_value(content: str, match: re.Match[str], following: int | None) -> int | None:
    if content[match.start() - 1 : match.start()] in _OPENING:
        return None
    afterword = _AFTERWORD.match(content, match.end())
    stop = afterword.end() if afterword else match.end()
    if match["mark"] is not None:
        stop = match.end()
    for end in (stop, match.end()):
        rest_at = end
        while rest_at < len(content) and content[rest_at].isspace():
            rest_at += 1
        numbers_a_label = match["mark"] is None and content[end : end + 1] in (".", "、", "．")
        if rest_at == following or (not numbers_a_label and _label_follows(content, rest_at)):
            return match.start() + len(content[match.start() : end].rstrip())
    if (
        match["mark"] is None
        and len(match[0]) > 1
        and _GLUED_NUMBERING.match(content, match.end())
        and _label_follows(content, match.end() - 1)
    ):
        return match.end() - 1
    return None


def _label_follows(content: str, at: int) -> bool:
    numbering = _NUMBERING.match(content, at)
    begin = numbering.end() if numbering else at
    if content[begin : begin + 1] in _PUNCTUATION:
        return False
    return squash(content[begin : begin + 8])[:2] in openings()


def _is_prose(line: str) -> bool:
    if len(line) <= _LONG or len("".join(line.split())) <= _LONG:
        return bool(_SENTENCE.search(line)) and not _SHORT_VALUES_AT_END.search(line)
    words = squash(line)
    labels = [len(match[0]) for match in label_pattern().finditer(words)]
    return sum(length > 5 for length in labels) < 2 and sum(labels) * 2 < len(words)


_SHORT_VALUES_AT_END = re.compile(r"(?:\s+(?:\d+|/)){3,}\s*$")


def _is_foreign(content: str) -> bool:
    """True for digits among letters and signs that are no part of a number (``1.2E5``, ``$12``), with no Chinese word."""
    if len(content) > _LONG or squash(content):
        return False
    return any(_SIGN.search(word) for word in content.split() if word not in MARKS)


def _looks_like_entry(content: str) -> bool:
    """True for a short cell that has nothing of a label: what somebody wrote in a value's place."""
    if len(content) > 12 or _NUMBERED.match(content) or content in UNITS:
        return False
    squashed = squash(content)
    return not bigrams(squashed) & label_pairs() and not label_pattern().search(squashed)
