"""Runs the reader over generated reports and adds up how well it read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, cycle, islice
from pathlib import Path
from random import Random

from generator import damages, layouts
from generator.case import PLAIN, Case, Sums, make, may_be_wrong
from generator.cores import spread
from generator.damage import Damage
from generator.layout import Layout
from generator.score import Score, judge

NEEDED = "right, and needed"
"""The sums of reports in which nothing else tells where a number belongs."""


@dataclass(frozen=True)
class Order:
    """A report to generate."""

    layout: str
    damages: tuple[str, ...]
    seed: str
    sums: Sums = "right"

    def made(self) -> Case:
        return make(*_named(self.layout, self.damages), self.seed, self.sums)

    @property
    def told_by(self) -> str:
        """How the sums of this report are, for the board: ``right``, ``wrong``, or right because reading it needs them."""
        return self.sums if may_be_wrong(*_named(self.layout, self.damages)) else NEEDED

    def __str__(self) -> str:
        return f"{self.layout} / {' + '.join(self.damages) or PLAIN} / {self.seed} / {self.sums} sums"


def _named(layout: str, names: tuple[str, ...]) -> tuple[Layout, tuple[Damage, ...]]:
    return layouts.BY_NAME[layout], tuple(damages.BY_NAME[name] for name in names)


@dataclass
class Board:
    """Scores by layout, by damage and by sums, and the failures."""

    total: Score = field(default_factory=Score)
    layouts: dict[str, Score] = field(default_factory=dict)
    damages: dict[str, Score] = field(default_factory=dict)
    sums: dict[str, Score] = field(default_factory=dict)
    failures: list[tuple[Order, list[str]]] = field(default_factory=list)

    def add(self, order: Order, score: Score, differences: list[str]) -> None:
        self.total += score
        self.layouts.setdefault(order.layout, Score()).__iadd__(score)
        self.sums.setdefault(order.told_by, Score()).__iadd__(score)
        for name in order.damages or (PLAIN,):
            self.damages.setdefault(name, Score()).__iadd__(score)
        if differences:
            self.failures.append((order, differences))

    def worst_first(self) -> list[tuple[Order, list[str]]]:
        return sorted(self.failures, key=lambda failure: (_gravity(failure[1][0]), -len(failure[1])))


def orders(count: int, seed: int, layout: str | None = None, damage: str | None = None) -> list[Order]:
    """``count`` reports: every layout plain, with each damage, and with pairs of damages, in turn.

    Every other one of a layout has wrong sums where that may be. Where a layout's damages begin anew, those that had right
    sums get wrong ones, so that each comes both ways.
    """
    chosen = [item for item in layouts.ALL if layout in (None, item.name)]
    rng = Random(seed)
    kinds = [list(_kinds(item, damage, rng)) for item in chosen]
    for offered in kinds:
        rng.shuffle(offered)
    turns = zip(cycle(range(len(chosen))), range(count), strict=False)
    used = [0] * len(chosen)
    found = []
    for index, number in turns:
        offered = kinds[index]
        if offered:
            turn, place = divmod(used[index], len(offered))
            kind = offered[place]
            # The layouts begin with right and with wrong sums by turns, else the plain ones would all be alike in a small run.
            wrong = (turn + place + index) % 2 and may_be_wrong(*_named(chosen[index].name, kind))
            found.append(Order(chosen[index].name, kind, f"{seed}-{number}", "wrong" if wrong else "right"))
            used[index] += 1
    return found


def _kinds(layout: Layout, wanted: str | None, rng: Random) -> Iterator[tuple[str, ...]]:
    fitting = [damage for damage in damages.ALL if damage.fits(layout)]
    if wanted in (None, PLAIN):
        yield ()
    singles = [(damage.name,) for damage in fitting if wanted in (None, damage.name)]
    pairs = [pair for pair in _pairs(fitting) if wanted is None or wanted in pair]
    if wanted != PLAIN:
        yield from singles
        yield from rng.sample(pairs, min(len(pairs), max(len(singles), 3)))


def _pairs(fitting: list[Damage]) -> Iterator[tuple[str, ...]]:
    for first, second in combinations(fitting, 2):
        if not first.touches & second.touches:
            yield first.name, second.name


def run(ordered: list[Order], processes: int = 2, keep: Path | None = None, examples: int = 0) -> Board:
    board = Board()
    for order, score, differences in spread(_judged, ordered, processes, at_once=16):
        board.add(order, score, differences)
    if keep:
        for order, differences in islice(board.worst_first(), examples):
            _keep(order, differences, keep)
    return board


def _judged(order: Order) -> tuple[Order, Score, list[str]]:
    score, differences = judge(order.made())
    return order, score, sorted(map(str, differences), key=_gravity)


_GRAVEST = ("wrong", "called blank", "false error")


def _gravity(line: str) -> int:
    """0 for the gravest thing that the board can say of a report."""
    return next((index for index, words in enumerate(_GRAVEST) if line.startswith(words)), len(_GRAVEST))


def _keep(order: Order, differences: list[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    case = order.made()
    name = re.sub(r"[^\w+.-]+", "_", case.name)
    (folder / f"{name}.{'html' if case.layout.html else 'txt'}").write_text(case.text, encoding="utf-8")
    (folder / f"{name}.diff").write_text("\n".join(differences) + "\n", encoding="utf-8")
