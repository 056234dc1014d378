"""``python -m generator keystrokes``: what single slips of the keyboard cost, in the row that they touch and in the others.

A slip may make a row undecidable, so that its cells are lost; what giar must not do is to read a number into a cell that
does not hold it, least of all in a row that nobody has touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from random import Random

from corpus_cases import cases
from generator.cores import spread
from generator.known import Known, Source, Toll, load, reckoned
from generator.scoreboard import orders
from generator.slips_of_keys import SLIPS
from generator.tabular import Section

SLIPS_A_TEXT = 2 * len(SLIPS)
FOLDERS = ("in-the-wild", "layouts")


@dataclass(frozen=True)
class Job:
    """``count`` slips on one text."""

    source: Source
    seed: str
    count: int


@dataclass
class KeyBoard:
    """The toll by kind of slip, and examples of what was silently wrong."""

    kinds: dict[str, Toll] = field(default_factory=lambda: {kind: Toll() for kind in SLIPS})
    failures: list[tuple[str, list[str]]] = field(default_factory=list)

    @property
    def total(self) -> Toll:
        total = Toll()
        for toll in self.kinds.values():
            total += toll
        return total

    @property
    def passes(self) -> bool:
        """True where no cell outside the touched rows is silently wrong, and nothing crashed."""
        return not any(self.total.counts[name] for name in ("wrong out", "called blank out", "crashed"))

    def worst_first(self) -> list[tuple[str, list[str]]]:
        return sorted(self.failures, key=lambda failure: not any(" out: " in line for line in failure[1]))


def corpus_sources() -> list[tuple[str, str]]:
    """The texts of the corpus that people have published, or that are like such."""
    return [(folder, case.name.rpartition("/")[2]) for folder in FOLDERS for case in cases(folder) if not case.html]


def jobs(count: int, seed: int, sources: Sequence[Source] = (), layout: str | None = None) -> list[Job]:
    """``count`` slips: on the given texts or on a layout's; else on those of the corpus and on generated ones by turns."""
    needed = -(-count // SLIPS_A_TEXT)
    chosen = list(sources) or list(islice(_by_turns(needed, seed, layout), needed))
    left = count
    found = []
    for number, source in zip(range(needed), cycle(chosen), strict=False):
        found.append(Job(source, f"{seed}-{number}", min(SLIPS_A_TEXT, left)))
        left -= SLIPS_A_TEXT
    return found


def _by_turns(needed: int, seed: int, layout: str | None) -> Iterator[Source]:
    """HTML is left out: nobody types in it."""
    generated = [order for order in orders(needed * 2, seed, layout) if not order.layout.startswith("html")]
    if layout:
        yield from generated
        return
    told = corpus_sources()
    Random(seed).shuffle(told)
    for order, source in zip(generated, cycle(told), strict=False):
        yield source
        yield order


def run(listed: Sequence[Job], processes: int = 2) -> KeyBoard:
    board = KeyBoard()
    for found in spread(_done, listed, processes, at_once=2):
        for kind, toll, name, lines in found:
            board.kinds[kind] += toll
            if lines:
                board.failures.append((f"{kind}: {name}", lines))
    return board


def _done(job: Job) -> list[tuple[str, Toll, str, list[str]]]:
    known = load(job.source)
    if known is None:
        return []
    return list(_slipped(known, job))


def _slipped(known: Known, job: Job) -> Iterator[tuple[str, Toll, str, list[str]]]:
    rng = Random(job.seed)
    for kind in islice(cycle(SLIPS), job.count):
        touched = SLIPS[kind](known, rng)
        if touched:
            toll, lines = reckoned(known, touched)
            yield kind, toll, f"{known.name} ({job.seed})", [*lines, *_change(known.text, touched.text)] if lines else []


def _change(before: str, after: str) -> list[str]:
    """The place of the change, as it was and as it is."""
    at = next((index for index, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), 0)
    return [f"  was {before[max(at - 30, 0) : at + 30]!r}", f"  is  {after[max(at - 30, 0) : at + 30]!r}"]


def section(board: KeyBoard, seed: object) -> Section:
    rows = {**board.kinds, "all": board.total}
    return Section("Single keystrokes", list(_COLUMNS), {kind: _figures(toll) for kind, toll in rows.items()}, _ABOUT.format(seed=seed))


_COLUMNS = {
    "slips": "touches",
    "wrong in": "wrong in",
    "wrong out": "wrong out",
    "blank in": "called blank in",
    "blank out": "called blank out",
    "lost in": "lost in",
    "lost out": "lost out",
    "refused": "refused",
    "crashed": "crashed",
}


def _figures(toll: Toll) -> list[str]:
    return [f"{toll.counts[name]:,}" for name in _COLUMNS.values()]


_ABOUT = """
`python -m generator keystrokes` makes single slips ({seed}) in texts whose cells are known: samples of the corpus and generated
reports. **in** is the row that the slip touches (both, where it is between two), **out** every other row.

- **wrong**: a number that the cell neither held before nor holds now. Out of the touched row this must be 0.
- **blank**: called blank or a mark though a number is written. Out of the touched row this must be 0.
- **lost**: not read any more (ambiguous, absent or unreadable), though it was read before and a number or a blank still stands there.
- **refused**: reports that giar declines to read after the slip, all of whose cells are lost.
"""
