"""Runs the reader over generated reports and adds up how well it read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, cycle, islice
from multiprocessing import Pool
from pathlib import Path
from random import Random

from generator import damages, layouts
from generator.case import PLAIN, Case, make
from generator.damage import Damage
from generator.layout import Layout
from generator.score import Difference, Score, judge


@dataclass(frozen=True)
class Order:
    """A report to generate."""

    layout: str
    damages: tuple[str, ...]
    seed: str

    def made(self) -> Case:
        return make(layouts.BY_NAME[self.layout], tuple(damages.BY_NAME[name] for name in self.damages), self.seed)


@dataclass
class Board:
    """Scores by layout and by damage, and the failures."""

    total: Score = field(default_factory=Score)
    layouts: dict[str, Score] = field(default_factory=dict)
    damages: dict[str, Score] = field(default_factory=dict)
    failures: list[tuple[Order, list[str]]] = field(default_factory=list)

    def add(self, order: Order, score: Score, differences: list[str]) -> None:
        self.total += score
        self.layouts.setdefault(order.layout, Score()).__iadd__(score)
        for name in order.damages or (PLAIN,):
            self.damages.setdefault(name, Score()).__iadd__(score)
        if differences:
            self.failures.append((order, differences))


def orders(count: int, seed: int, layout: str | None = None, damage: str | None = None) -> list[Order]:
    """``count`` reports: every layout plain, with each damage, and with pairs of damages, in turn."""
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
            found.append(Order(chosen[index].name, offered[used[index] % len(offered)], f"{seed}-{number}"))
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
    with Pool(processes) as pool:
        for order, score, differences in pool.imap(_judged, ordered, chunksize=16):
            board.add(order, score, differences)
    if keep:
        for order, differences in islice(_worst_first(board.failures), examples):
            _keep(order, differences, keep)
    return board


def _judged(order: Order) -> tuple[Order, Score, list[str]]:
    score, differences = judge(order.made())
    return order, score, [str(difference) for difference in _wrong_first(differences)]


def _wrong_first(differences: list[Difference]) -> list[Difference]:
    return sorted(differences, key=lambda difference: difference.verdict != "wrong")


def _worst_first(failures: Iterable[tuple[Order, list[str]]]) -> list[tuple[Order, list[str]]]:
    return sorted(failures, key=lambda failure: (not failure[1][0].startswith("wrong"), -len(failure[1])))


def _keep(order: Order, differences: list[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    case = order.made()
    name = re.sub(r"[^\w+.-]+", "_", case.name)
    (folder / f"{name}.{'html' if case.layout.html else 'txt'}").write_text(case.text, encoding="utf-8")
    (folder / f"{name}.diff").write_text("\n".join(differences) + "\n", encoding="utf-8")
