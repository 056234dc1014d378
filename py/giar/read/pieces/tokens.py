"""Text to atoms: texts, values, marks and blanks, in order, each with its place and how it is set off from the last.

A layout is a way to tokenise: tabs, pipes, commas, lines and spaces all end up as the ``gap`` before an atom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from giar.form.lexicon import label_pattern, names_row, squash
from giar.read.pieces.looks import is_counted_head, is_foreign, is_of_entries, is_prose, is_rule, looks_like_entry
from giar.read.pieces.mixed import BARE_RUN, BULLETS, WHOLE_RUN, entries, is_damaged
from giar.read.pieces.numbers import NULLS, Written, is_mark, read_number
from giar.read.pieces.separators import lines_of, separated

Kind = Literal["text", "value", "mark", "unreadable", "blank", "soft", "wall"]
SLOTS: frozenset[Kind] = frozenset(("value", "mark", "unreadable"))
"""The atoms that stand where a number is expected."""

Gap = Literal["cell", "line", "space", "inner", "glued"]
"""``inner`` is a space within a cell that separators set apart."""

_MOST_BLANKS = 60
"""No row of the form has so many empty cells side by side."""
_PIPED_ROW = re.compile(r"^.*\|.*\|.*$", re.MULTILINE)
_NEARLY_ALL = 0.8
_ABOUT = re.compile(r"[约近逾超][\d\s.,，]+\w?")
"""A cell that says a number only roughly."""
_WORD = re.compile(r"\S+")
_FEWEST_WORDS = 5
_PIPES_AT_END = re.compile(r"\d *\| *\|$")
_TWO_AT_END = re.compile(r"\|[ ]?\|\s*$")
_FEW = 3
_MANY = 8
_NEAR = 12
_PARTING_PIPE = re.compile(r"(?<!\d)\|")
_BULLET = re.compile(r"[ \t]*[-*•·●○▪‣][ \t]+(?=[\u4e00-\u9fff（(])")
"""What opens an item of a list."""
_OPENED_ROW = re.compile(r"^[ \t]*\|.*\|", re.MULTILINE)
_WIKI_ROW = re.compile(r"^[ \t]*\|-+[ \t]*$", re.MULTILINE)
_TORN = re.compile(
    r"[^\s\u3400-\u9fff()（）\[\]【】:：、。，,;；“”《》\"|#*-]+$"
    r"|(?<!\S)\d+[\u4e00-\u9fff]$"
    r"|(?<![\d,，])\d{1,3}[,，]\s$"
)
"""The rest of a word before the digits at its end."""
_TYPED_SPACE = frozenset("\u00a0\u3000")
_SPACE = re.compile(r"[^\S\t\r\n]")
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
        self.piped = bool(rows)
        self.padded = sum(bool(_TWO_AT_END.search(row)) for row in rows) > _FEW
        """True where empty cells close several rows."""
        self.lines = list(lines_of(text))
        self.pipes = [line.count("|") for line in self.lines] if "|" in text else []
        """How many pipes stand on each line."""
        with_pipes = sum(count > 0 for count in self.pipes)
        self.few_pipes = with_pipes <= _FEW and len(self.lines) > _MANY * with_pipes
        self.closes = len(rows) > 2 and sum(row.endswith("|") for row in map(str.rstrip, rows)) > _NEARLY_ALL * len(rows)
        # Where most lines have such spaces beside what they hold, or end in one, none of them was typed into a blank cell.
        piped = [line for line in text.splitlines() if "|" in line] if "|" in text else []
        self.trails = len(piped) > 2 and 2 * sum(line[-1:] in _TYPED_SPACE or line[-1:].isspace() for line in piped) > len(piped)
        held = [line.rstrip("|") for line in piped if line.strip("|").strip()]
        self.spaced = len(held) > 2 and 2 * sum(not _TYPED_SPACE.isdisjoint(line) for line in held) > len(held)
        self.opens_with_cell = "|" in text and 2 * len(_OPENED_ROW.findall(text)) < len(rows)

    def atoms(self) -> Iterator[Atom]:
        start = 0
        for number, line in enumerate(self.lines):
            yield from self._line(number, start, line)
            start += len(line)

    def _line(self, number: int, start: int, line: str) -> Iterator[Atom]:
        if bullet := _BULLET.match(line):
            start, line = start + bullet.end(), line[bullet.end() :]
        stripped = line.strip()
        self.cell += 1
        if not stripped or stripped == "|":
            yield from self._nothing(number, start, line)
        elif is_rule(stripped) or (self.wiki and _WIKI_ROW.fullmatch(stripped)):
            return
        elif "|" in line and not self._is_stroke(stripped) and 2 * line.count("|") > line.strip("\r\n").count("\t"):
            yield from self._piped(number, start, line)
        elif "\t" in stripped or ("\t" in line and not is_prose(stripped)):
            yield from self._row(number, start, line.rstrip("\r\n"), "\t")
        elif is_of_entries(stripped):
            yield from self._entries(number, start + line.index(stripped[0]), stripped)
        elif (cells := separated(line)) is not None:
            yield from self._cells(number, [(start + at, piece) for at, piece in cells])
        elif is_prose(stripped) and not (is_damaged(stripped) and self._among_values(number, stripped)):
            yield Atom("wall", start, start + len(line), number, self.cell, "line")
        else:
            offset = start + line.index(stripped[0])
            yield from self._content(number, offset, stripped, "line", explicit=False)

    def _nothing(self, number: int, start: int, line: str) -> Iterator[Atom]:
        """The blanks that a line without any text may stand for."""
        # A no-break or ideographic space was typed into a cell; an empty line only may be one.
        typed = not self.spaced and not _TYPED_SPACE.isdisjoint(line)
        tabs = 0 if "|" in line else line.count("\t")
        kind: Kind = "blank" if tabs or typed else "soft"
        for _ in range(min(tabs, _MOST_BLANKS) or 1):
            yield Atom(kind, start, start, number, self.cell, "line", typed=tabs < 2 and typed)
            self.cell += 1

    def _piped(self, number: int, start: int, line: str) -> Iterator[Atom]:
        """The atoms of a row of pipes."""
        stripped = line.strip()
        gone_on = self.open and self.closes and stripped[0].isdigit()
        self.open = not stripped.endswith("|")
        atoms = list(self._row(number, start, line, "|"))
        if gone_on and atoms and atoms[0].kind == "value":
            # The line's end stands within a cell.
            atoms[0].gap = "inner"
        if len(atoms) > 1 and atoms[-2].kind == "value" and atoms[-1].kind == "blank" and self._has_one_pipe_more(number, stripped):
            atoms.pop()
            atoms[-1].kind, atoms[-1].written = "unreadable", None
        yield from atoms

    def _has_one_pipe_more(self, number: int, line: str) -> bool:
        """True where the row above or below has a pipe less and neither as many: the last may be the 1 of ``|33||``."""
        if not self.pipes or self.padded or not _PIPES_AT_END.search(line):
            return False
        above = next((count for count in self.pipes[max(0, number - _NEAR) : number][::-1] if count), None)
        below = next((count for count in self.pipes[number + 1 : number + 1 + _NEAR] if count), None)
        count = self.pipes[number]
        return count - 1 in (above, below) and count not in (above, below)

    def _is_stroke(self, line: str) -> bool:
        """True for a line of words, in a text without rows of pipes, one of which has a pipe for its last digit."""
        return not self.piped and (self.few_pipes or len(line.split()) >= _FEWEST_WORDS) and not _PARTING_PIPE.search(line)

    def _among_values(self, number: int, content: str) -> bool:
        """True for what stands on a line of its own between two values, or behind one or the label of a row where it can be
        no bullet."""
        above, below = self._entry_beside(number, -1), self._entry_beside(number, 1)
        if content in BULLETS:
            return (_is_value(above) or names_row(above)) and _is_value(below)
        return _is_value(above) or _is_value(below) or names_row(above)

    def _entry_beside(self, number: int, step: int) -> str:
        """What stands on the next line that is not empty, without its pipes."""
        for at in range(number + step, number + step * (_NEAR + 1), step):
            if 0 <= at < len(self.lines) and (entry := self.lines[at].strip(" \t\r\n|\u00a0\u3000")):
                return entry
        return ""

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
        if is_counted_head(pieces):
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
                        and looks_like_entry(content)
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
        elif self._is_unreadable(number, content, explicit=explicit) or (explicit and _ABOUT.fullmatch(content)):
            yield Atom("unreadable", start, end, number, self.cell, gap)
        elif not _DIGIT.search(content) and not _SPACE.search(content) and not BARE_RUN.search(content):
            yield Atom("text", start, end, number, self.cell, gap)
        else:
            yield from self._mixed(number, start, content, gap, explicit=explicit)

    def _is_unreadable(self, number: int, content: str, *, explicit: bool) -> bool:
        """True for what stands in a value's place and is none."""
        if _DIGIT.search(content) and (is_foreign(content) or (explicit and WHOLE_RUN.fullmatch(content))):
            return True
        return is_damaged(content) and ((explicit and bool(_DIGIT.search(content))) or self._among_values(number, content))

    def _mixed(self, number: int, start: int, content: str, gap: Gap, *, explicit: bool) -> Iterator[Atom]:
        """Labels and values in one run: ``规章 0 0 0``, ``规章000行政规范性文件``, a whole page on one line."""
        position = 0
        seen = False
        space: Gap = "inner" if explicit else "space"
        for at, end, mark in entries(content):
            damaged = not mark and is_damaged(content[at:end])
            before = content[position:at]
            if not before and seen:
                gap = "glued"
            if not mark and not damaged and (torn := _TORN.search(before)):
                # What touches the digits makes them a part of something else: 8l4, 3'270, 5→6.
                before, at = before[: torn.start()], at - len(torn[0])
            if before.strip():
                yield from self._text(number, start + position, before, gap, explicit=False)
                gap = space if before[-1:].isspace() else "glued"
            written = None if mark or damaged else read_number(content[at:end].strip())
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
        kind: Kind = "unreadable" if explicit and looks_like_entry(stripped) and _DIGIT.search(stripped) else "text"
        yield Atom(kind, at, at + len(stripped), number, self.cell, gap)


def _is_of_heads(cells: Sequence[str]) -> bool:
    """True for cells of which several are labels and none is a value: what else stands there is a head too."""
    labelled = sum(bool(squash(cell)) and label_pattern().fullmatch(squash(cell)) is not None for cell in cells)
    return labelled > 1 and not any(read_number(cell) is not None or is_mark(cell) for cell in cells if cell)


def is_outside(piece: str) -> bool:
    """True for what stands before a row's first pipe or behind its last: nothing, and no space that was typed into a cell."""
    return not piece.strip() and _TYPED_SPACE.isdisjoint(piece)


def _is_value(entry: str) -> bool:
    return is_mark(entry) or read_number(entry) is not None
