"""Atoms to runs: some text, then the values that stand behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from giar.form.lexicon import Meaning, label_pattern, squash, vocabulary
from giar.read.pieces.tokens import SLOTS, Atom

_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_LOOSE_DIGITS = re.compile(
    r"(?<!\S)[\d/／][\d,，./／]*(?=$|\s|[(（])"
    # A converter without a head calls the columns 列1, 列2.
    r"|(?<=[\u3400-\u9fff”])(?<!列)(?:\d+(?![\d年月日号条款.．、,，)）])|\d{3,}(?=[.．、])|[/／](?![\u3400-\u9fff]))"
)
_DIGITS_OF_TEXT = re.compile(r"(?<!\d)\d{1,2}\s*[.、．,，)）:：]\s*(?=[^\d\s.])|\d[\d-]*\s*[年月日号条款项页]|列\d+")
"""Digits that number a label, or that belong to a date or the number of an article."""
_MOST_BESIDE_LABELS = 12
"""A text with more Chinese characters than this besides the labels in it is a sentence, whose numbers are no values."""
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十\d][)）、.．]?\s?)$")
# A remark is open where the end of its label is lost.
_NOTE = re.compile(r"[(（][^()（）\n]{2,60}[)）]|(?<=[\u4e00-\u9fff])[(（](?![一二三四五六七八九十])[^()（）\n]{2,60}$")


@dataclass(slots=True)
class Match:
    """A label of the form found in a squashed text; ``[start, end)`` are offsets in the text that was read."""

    word: str
    start: int
    end: int
    meanings: tuple[Meaning, ...]
    tail: int
    """How many Chinese characters stand between it and the values that follow."""


@dataclass(slots=True)
class Words:
    """The text between two runs of values, squashed, with the labels found in it."""

    squashed: str
    offsets: list[int]
    matches: list[Match]
    walled: bool
    """True where prose stands between this text and the values before it."""
    texts: int
    """How many cells or lines the text fills."""
    line_start: int = 0
    """Where the first of those on the last line begins."""
    texts_on_line: int = 0
    """How many of them stand on the last line."""
    digits: tuple[int, ...] = ()
    """Where digits stand in it that number no label: what may be a value that was not understood."""
    numbered: frozenset[int] = frozenset()
    """Where a sign stands that closes the number of a label."""
    atoms: Sequence[Atom] = ()
    """The texts that it is made of."""

    def lead(self, match: Match) -> int:
        """How many Chinese characters stand before a label."""
        return len(self.squashed) - match.tail - len(match.word)


@dataclass(slots=True)
class Run:
    """Some text and the slots that follow it: values, marks, and blanks where the text shows that a cell is empty.

    Text that ends at prose has no slots.
    """

    words: Words
    slots: list[Atom]
    after: Words | None = None
    """The text behind the slots, which belongs to the next run or to none."""

    filled: int = 0
    """How many slots hold a value or a mark."""


@dataclass(slots=True)
class _Open:
    texts: list[Atom] = field(default_factory=list)
    slots: list[Atom] = field(default_factory=list)
    walled: bool = False


def runs_of(text: str, atoms: Iterable[Atom]) -> tuple[list[Run], Words]:
    """The runs of a text in order, and the text behind the last of them."""
    found: list[Run] = []
    open_ = _Open()
    pads: list[Atom] = []
    for atom in atoms:
        if atom.kind in SLOTS:
            open_.slots.extend(pads)
            pads.clear()
            open_.slots.append(atom)
        elif atom.kind in ("blank", "soft"):
            pads.append(atom)
        else:
            if any(slot.kind in SLOTS for slot in open_.slots):
                # Empty cells before a label on its line are its indent.
                own = [pad for pad in pads if pad.line != atom.line or pad.line == open_.slots[-1].line]
                found.append(_closed(text, open_, own))
                open_ = _Open()
            pads.clear()
            if atom.kind == "wall":
                if open_.texts:
                    found.append(Run(_words(text, open_), []))
                open_ = _Open(walled=True)
            else:
                open_.texts.append(atom)
    if any(slot.kind in SLOTS for slot in open_.slots):
        found.append(_closed(text, open_, pads))
        open_ = _Open()
    rest = _words(text, open_)
    for run, following in zip(found, [*(s.words for s in found), rest][1:], strict=True):
        if not following.walled:
            run.after = following
    return found, rest


def with_values(found: Iterable[Run]) -> list[Run]:
    """The runs that are more than text before prose."""
    return [run for run in found if run.filled]


def _closed(text: str, open_: _Open, pads: list[Atom]) -> Run:
    slots = open_.slots + pads
    return Run(_words(text, open_), slots, filled=sum(1 for slot in slots if slot.kind in SLOTS))


def _words(text: str, open_: _Open) -> Words:
    pieces: list[str] = []
    offsets: list[int] = []
    digits: list[int] = []
    for atom in open_.texts:
        content = text[atom.start : atom.end]
        if "(" in content or "（" in content:
            content = _NOTE.sub(lambda note: " " * len(note[0]), content)
        digits.extend(atom.start + at for at in _loose_digits(content))
        for run in _CHINESE.finditer(content):
            pieces.append(run[0])
            offsets.extend(range(atom.start + run.start(), atom.start + run.end()))
    squashed = "".join(pieces)
    known = vocabulary()
    matches = [
        Match(m[0], offsets[m.start()], offsets[m.end() - 1] + 1, known[m[0]], len(squashed) - m.end())
        for m in label_pattern().finditer(squashed)
    ]
    last_line = [atom for atom in open_.texts if atom.line == open_.texts[-1].line]
    line_start = last_line[0].start if last_line else 0
    numbered = frozenset(match.start - 1 for match in matches if _NUMBERED.search(text, max(0, match.start - 4), match.start))
    texts = open_.texts
    return Words(squashed, offsets, matches, open_.walled, len(texts), line_start, len(last_line), tuple(digits), numbered, texts)


def _loose_digits(content: str) -> Iterator[int]:
    """Where digits or slashes stand that may be a value which was not understood."""
    yield from (loose.start() for loose in _LOOSE_DIGITS.finditer(content))
    if _DIGIT.search(content):
        squashed = squash(content)
        beside = len(squashed) - sum(len(match[0]) for match in label_pattern().finditer(squashed))
        if beside <= _MOST_BESIDE_LABELS:
            without = _DIGITS_OF_TEXT.sub(lambda numbering: " " * len(numbering[0]), content)
            yield from (digit.start() for digit in _DIGIT.finditer(without))


def settle_gaps(found: Iterable[Run]) -> None:
    """Leaves only those empty lines and lone pipes that may be blank cells, beyond those that regularly set cells apart."""
    found = [run for run in found if run.filled]
    regular = _regular_gap(found)
    if regular == 0:
        return
    parts = [(run, *_ends(run.slots)) for run in found]
    opening = Counter(soft_count(lead) for _, lead, _, _ in parts).most_common(1)[0][0]
    closing = Counter(soft_count(tail) for _, _, _, tail in parts).most_common(1)[0][0]
    for run, lead, core, tail in parts:
        run.slots = _beyond(lead, opening, regular) + _core_beyond(core, regular) + _beyond(tail, closing, regular)


def value_span(slots: Sequence[Atom]) -> tuple[int, int]:
    """The places of the first and the last slot that hold a value or a mark; there has to be one."""
    at = [index for index, slot in enumerate(slots) if slot.kind in SLOTS]
    return at[0], at[-1]


def _ends(slots: list[Atom]) -> tuple[list[Atom], list[Atom], list[Atom]]:
    """The slots before the first value, from there to the last value, and behind it."""
    first, last = value_span(slots)
    return slots[:first], slots[first : last + 1], slots[last + 1 :]


def soft_count(slots: Iterable[Atom]) -> int:
    """How many empty lines and lone pipes are among the slots."""
    return sum(1 for slot in slots if slot.kind == "soft")


def _core_beyond(core: Iterable[Atom], regular: int) -> list[Atom]:
    kept: list[Atom] = []
    gap: list[Atom] = []
    for slot in core:
        if slot.kind == "soft":
            gap.append(slot)
        else:
            kept.extend([*_beyond(gap, regular, regular), slot])
            gap = []
    return kept


def _beyond(gap: list[Atom], usual: int, regular: int) -> list[Atom]:
    """The blanks, and of the soft gaps those that a blank cell brings: its own line and one more regular gap each."""
    spare = max(0, soft_count(gap) - usual) // (regular + 1)
    soft = [slot for slot in gap if slot.kind == "soft"][:spare]
    return soft + [slot for slot in gap if slot.kind != "soft"]


def _regular_gap(found: Iterable[Run]) -> int:
    """How many empty lines or lone pipes regularly stand between two values on lines of their own."""
    gaps: Counter[int] = Counter()
    for run in found:
        soft = 0
        seen = False
        for slot in run.slots:
            if slot.kind == "soft":
                soft += 1
                continue
            if seen and slot.gap == "line":
                gaps[soft] += 1
            soft = 0
            seen = True
    return gaps.most_common(1)[0][0] if gaps else 0
