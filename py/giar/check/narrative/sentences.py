"""A report → the sentences of its prose: without the tables, without titles of documents, without layout."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from giar.report import CleanText, Report

_END = re.compile(r"[。！？!?]+|(?<![0-9A-Za-z])\.(?![0-9A-Za-z])")
_HEADING = re.compile(
    r"\s*(?:(?P<section>[一二三四五六七八九]、)|(?P<part>[（(][一二三四五六七八九十]{1,2}[）)])|(?P<item>\d{1,2}[.、．](?!\d)))"
)
_LEVELS = ("section", "part", "item")
_DROPPED = re.compile(r"《[^《》]{1,120}》|[\s“”\"‘’『』「」*#]+")
_SPLIT_NUMBER = re.compile(r"\d{1,3}\s*(?:件|条|宗|起|例|份|项|年)")
_FIGURE = re.compile(
    r"[0-9０-９]\s{0,3}[万余多]?\s{0,3}[件条宗起例份项次个部万元]|[为是数均：:]\s{0,3}[0-9０-９零]|[一二两三四五六七八九十百千零]\s{0,3}[件条宗起例份项]"
)
_DENIAL = re.compile(r"[未没无零]|不存在")
_TOPIC = re.compile(r"申请|复议|诉讼|文件|规章|许可|处罚|强制|收费|结转|办件")
_ON_APPLICATIONS = ("依申请公开", "公开申请", "申请公开")
_ON_DISPUTES = ("行政复议", "行政诉讼")
_WRAPPED_LINE = 16
"""A line shorter than this is a heading or a cell of its own; a longer one may be wrapped in the middle of a sentence."""

_HALF_WIDTH = {code: code - 0xFEE0 for code in (*range(ord("０"), ord("９") + 1), ord("％"), ord("．"))}


@dataclass(frozen=True)
class Sentence:
    """A sentence without layout; `places` gives the place in the cleaned text of each of its characters."""

    text: str
    places: tuple[int, ...]
    position: int
    """Counts the sentences of the report, the ones without figures too."""
    paragraph: int
    """Counts the headed paragraphs: sentences with the same number stand under the same heading."""
    on_applications: bool
    """True where its paragraph has spoken of applications for information, up to and including this sentence."""
    on_disputes: bool


def sentences(report: Report) -> Iterator[Sentence]:
    """The sentences that may state a figure, in the order of the report."""
    topic = _Topic()
    position = 0
    for start, end in _paragraphs(report.clean, _prose(report)):
        for a, b in _split(report.clean, start, end):
            raw = report.clean[a:b]
            topic.read(raw)
            position += 1
            if _FIGURE.search(raw) or (_DENIAL.search(raw) and _TOPIC.search(raw)):
                text, places = _without_layout(raw.translate(_HALF_WIDTH), a)
                yield Sentence(text, places, position, topic.paragraph, topic.on_applications, topic.on_disputes)


class _Topic:
    """What the headed paragraph is about, as far as it has been read."""

    def __init__(self) -> None:
        self.paragraph = 0
        self._applications = [False] * len(_LEVELS)
        self._disputes = [False] * len(_LEVELS)
        self._level = 0

    def read(self, sentence: str) -> None:
        if match := _HEADING.match(sentence):
            self._level = next(level for level, name in enumerate(_LEVELS) if match[name])
            self._applications[self._level :] = [False] * (len(_LEVELS) - self._level)
            self._disputes[self._level :] = [False] * (len(_LEVELS) - self._level)
            if self._level < len(_LEVELS) - 1:
                self.paragraph += 1
        self._applications[self._level] |= any(word in sentence for word in _ON_APPLICATIONS)
        self._disputes[self._level] |= bool(match) and all(word in sentence for word in _ON_DISPUTES)

    @property
    def on_applications(self) -> bool:
        return any(self._applications)

    @property
    def on_disputes(self) -> bool:
        return any(self._disputes)


def _prose(report: Report) -> Iterator[tuple[int, int]]:
    """The stretches of the cleaned text outside the tables."""
    position = 0
    for start, end in sorted(_tables(report)):
        if position < start:
            yield position, start
        position = max(position, end)
    if position < len(report.clean):
        yield position, len(report.clean)


def _tables(report: Report) -> list[tuple[int, int]]:
    """Where the tables stand in the cleaned text, from their first label or cell to their last."""
    places: dict[str, list[tuple[int, int]]] = {}
    found = [(key, cell.where) for key, cell in report.cells.items()] + [(key, label.where) for key, label in report.labels.items()]
    for key, where in found:
        if where is not None:
            places.setdefault(key.partition(".")[0], []).append((where.start, where.end))
    return [
        (_index(report.clean, min(start for start, _ in spans)), _index(report.clean, max(end for _, end in spans)))
        for spans in places.values()
    ]


def _index(clean: CleanText, given: int) -> int:
    """The first character of the cleaned text that stands at or after `given` in the text as given."""
    return bisect_left(range(len(clean)), given, key=lambda index: clean.origin(index, index + 1)[0])


def _paragraphs(text: str, stretches: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Lines, joined where a line was only wrapped."""
    for start, end in stretches:
        first, position = start, start
        while position < end:
            newline = text.find("\n", position, end)
            stop = end if newline < 0 else newline
            if stop == end or not _is_wrapped(text, position, stop, end):
                yield first, stop
                first = stop + 1
            position = stop + 1


def _is_wrapped(text: str, start: int, newline: int, end: int) -> bool:
    line = text[start:newline].strip()
    return len(line) >= _WRAPPED_LINE and line[-1] not in "。！？：:；|" and not _HEADING.match(text, newline + 1, min(end, newline + 40))


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for match in _END.finditer(text, start, end):
        yield position, match.start()
        position = match.end()
    if position < end:
        yield position, end


def _without_layout(raw: str, offset: int) -> tuple[str, tuple[int, ...]]:
    pieces: list[str] = []
    places: list[int] = []
    position = 0
    for match in _DROPPED.finditer(raw):
        pieces.append(raw[position : match.start()])
        places.extend(range(offset + position, offset + match.start()))
        if _parts_numbers(raw, match):
            pieces.append(" ")
            places.append(offset + match.start())
        position = match.end()
    pieces.append(raw[position:])
    places.extend(range(offset + position, offset + len(raw)))
    return "".join(pieces), tuple(places)


def _parts_numbers(raw: str, gap: re.Match[str]) -> bool:
    """True where a gap stands between two numbers, false where it stands inside one (1 26 件)."""
    before, after = raw[gap.start() - 1 : gap.start()], raw[gap.end() : gap.end() + 1]
    return before.isdigit() and after.isdigit() and not _SPLIT_NUMBER.match(raw, gap.end())
