"""How often the true repair is found, measured on balanced tables with cells made wrong."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from statistics import median

from giar.repair import repair
from repair.tables import Values, balanced, report_of, with_any_numbers, with_slips

Spoil = Callable[[Random, Values, int, str], Values]

SPOILS: dict[str, Spoil] = {"slips": with_slips, "any number": with_any_numbers}
SCOPES = {"table III": "applications.", "tables III and IV": ""}
FILLS = ("dense", "city", "small", "sparse", "zero")
COUNTS = (1, 2, 3, 4)
WANTED = {1: (0.99, 0.99), 2: (0.90, 0.97), 3: (0.75, 0.92)}
"""For each number of wrong cells, how often the true repair has to come first and to be listed."""


@dataclass
class Tally:
    """What came of a number of tables."""

    tables: int = 0
    first: int = 0
    listed: int = 0
    falsely_unique: int = 0
    """Repairs called the only one of their size although the true one is as small and another."""
    seconds: list[float] = field(default_factory=list)

    @property
    def first_rate(self) -> float:
        return self.first / self.tables

    @property
    def listed_rate(self) -> float:
        return self.listed / self.tables

    @property
    def median_ms(self) -> float:
        return 1000 * median(self.seconds)

    @property
    def worst_ms(self) -> float:
        return 1000 * max(self.seconds)

    def __iadd__(self, other: Tally) -> Tally:
        self.tables += other.tables
        self.first += other.first
        self.listed += other.listed
        self.falsely_unique += other.falsely_unique
        self.seconds += other.seconds
        return self


def tally(spoil: str, scope: str, how: str, wrong: int, tables: int) -> Tally:
    """Spoil so many tables and see what is suggested."""
    found = Tally()
    rng = Random(f"{spoil}/{scope}/{how}/{wrong}")
    for seed in range(tables):
        values = balanced(how, f"{scope}/{how}/{wrong}/{seed}")
        spoiled = SPOILS[spoil](rng, values, wrong, SCOPES[scope])
        truth = {key: values[key] for key in values if values[key] != spoiled[key]}
        report = report_of(spoiled)
        started = time.process_time()
        repairs = repair(report)
        found.seconds.append(time.process_time() - started)
        found.tables += 1
        found.first += bool(repairs) and dict(repairs[0].changes) == truth
        found.listed += any(dict(one.changes) == truth for one in repairs)
        found.falsely_unique += any(one.unique and len(one.changes) == len(truth) and dict(one.changes) != truth for one in repairs)
    return found


def by_count(spoil: str, scope: str, tables: int) -> Iterator[tuple[int, Tally]]:
    """For each number of wrong cells, the tally over all kinds of tables."""
    for wrong in COUNTS:
        whole = Tally()
        for how in FILLS:
            whole += tally(spoil, scope, how, wrong, tables)
        yield wrong, whole
