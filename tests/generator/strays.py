"""``python -m generator strays``: what a stray line costs, of each kind and at each place of a text.

The line belongs to no cell, so every cell holds what it held. Where it stands between a row's cells, giar may well lose
them; it must not read them wrongly anywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from generator import layouts
from generator.cores import spread
from generator.keystrokes import corpus_sources
from generator.known import Known, Source, Toll, Touched, load, reckoned
from generator.scoreboard import Order
from generator.tabular import Section

LINES = {
    "number": "12",
    "number in dashes": "- 12 -",
    "第12页": "第12页",
    "page of pages": "12 / 30",
    "P12": "P12",
    "Page 3": "Page 3",
    "footer with a number": "云川市商务局 12",
    "running head": "云川市商务局2024年政府信息公开工作年度报告",
    "file name": "2024年年度报告（定稿）.docx",
    "watermark": "内部资料",
    "watermark with a number": "内部资料 2024",
    "slash": "/",
    "full stop": "。",
    "address": "https://www.example.gov.cn/zwgk/2024/12/t20241231_3.html",
    "time of printing": "2025/1/20 16:32",
}
"""The kinds of lines that print, scanners, viewers and hasty copies leave between those of a report."""


@dataclass(frozen=True)
class Job:
    """Stray lines of some kinds at one place after another of a text: ``share`` of all there are, drawn by ``seed``."""

    source: Source
    kind: str
    share: float
    seed: int


@dataclass
class StrayBoard:
    """The toll by kind of line, at places inside a table and outside, and examples of what was silently wrong."""

    inside: dict[str, Toll] = field(default_factory=lambda: {kind: Toll() for kind in LINES})
    outside: dict[str, Toll] = field(default_factory=lambda: {kind: Toll() for kind in LINES})
    failures: list[tuple[str, list[str]]] = field(default_factory=list)

    @property
    def passes(self) -> bool:
        """True where no stray line made any cell silently wrong, and nothing crashed."""
        tolls = [*self.inside.values(), *self.outside.values()]
        return not any(toll[name] for toll in tolls for name in ("wrong", "called blank", "crashed"))

    def worst_first(self) -> list[tuple[str, list[str]]]:
        return sorted(self.failures, key=lambda failure: -len(failure[1]))


def places(known: Known, kind: str, share: float = 1.0, seed: int = 1) -> Iterator[tuple[bool, Touched]]:
    """The text with a line of the kind at one place after another, and whether that is inside a table."""
    rng = Random(f"{known.name}/{kind}/{seed}")
    for position in known.boundaries:
        if share >= 1 or rng.random() < share:
            text = f"{known.text[:position]}{LINES[kind]}\n{known.text[position:]}"
            yield known.within_table(position), Touched(text, known.rows_around(position))


def published() -> list[Source]:
    return [source for source in corpus_sources() if source[0] == "in-the-wild"]


def laid_out(layout: str | None = None, seed: int = 1) -> list[Source]:
    """One report without damage of the layout, or of every layout; HTML is left out, whose lines are no lines of a page."""
    return [Order(item.name, (), f"{seed}-strays") for item in layouts.ALL if layout in (None, item.name) and not item.html]


def jobs(sources: Sequence[Source] = (), share: float = 1.0, seed: int = 1) -> list[Job]:
    """Every kind of line in every given text; without any in the published ones of the corpus."""
    chosen = list(sources) or published()
    return [Job(source, kind, share, seed) for source in chosen for kind in LINES]


def run(listed: Sequence[Job], processes: int = 2) -> StrayBoard:
    board = StrayBoard()
    for job, inside, outside, failures in spread(_done, listed, processes):
        board.inside[job.kind] += inside
        board.outside[job.kind] += outside
        board.failures.extend(failures)
    return board


def _done(job: Job) -> tuple[Job, Toll, Toll, list[tuple[str, list[str]]]]:
    known = load(job.source)
    tolls = {True: Toll(Counter()), False: Toll(Counter())}
    failures = []
    for within, touched in places(known, job.kind, job.share, job.seed) if known else ():
        toll, lines = reckoned(known, touched)
        tolls[within] += toll
        if lines:
            failures.append((f"{LINES[job.kind]!r} on a line of {known.name}", lines))
    return job, tolls[True], tolls[False], failures


def section(board: StrayBoard, seed: object) -> Section:
    columns = [*(f"{name} inside" for name in _COUNTS), *(f"{name} outside" for name in _COUNTS)]
    rows = {kind: [*_figures(board.inside[kind]), *_figures(board.outside[kind])] for kind in LINES}
    return Section("Stray lines", columns, rows, _ABOUT.format(seed=seed))


_COUNTS = {"lines": "touches", "wrong": "wrong", "blank": "called blank", "lost": "lost", "crashed": "crashed"}


def _figures(toll: Toll) -> list[str]:
    return [f"{toll[name]:,}" for name in _COUNTS.values()]


_ABOUT = """
`python -m generator strays` puts one line that belongs to nothing at a line boundary of a text whose cells are known, on this page
of published reports and one generated report of each layout, at a share of the places that is drawn at random ({seed}).
**inside** is between the first and the last cell of a table.

- **wrong** and **blank** (called blank or a mark though a number is written): cells that are silently wrong. These must be 0.
- **lost**: not read any more, though it was read before and stands there as it did.
"""
