"""The search finds every smallest set of changes and nothing else: compared with trying all of them on small tables."""

from __future__ import annotations

from itertools import combinations, product
from random import Random

import pytest

from giar.form import EDITION_2021, ROW_TOTAL, Block, Edition, Line, Relation, Table, relations
from giar.repair import search
from giar.repair.search import smallest
from giar.repair.sums import Entry, Sums, linked
from repair.tables import balanced

Set = frozenset[tuple[str, int]]

SMALL = Edition(
    "small",
    "",
    (2021, None),
    (
        Table(
            "small",
            "",
            "",
            "",
            (
                Block(
                    rows=(
                        Line("received", "", "", role="inflow"),
                        Line(
                            "outcomes",
                            "",
                            "",
                            children=(*(Line(f"r{n}", "", "") for n in range(2)), Line("concluded", "", "", role="total")),
                        ),
                        Line("forward", "", "", role="outflow"),
                    ),
                    columns=(*(Line(f"c{n}", "", "") for n in range(2)), Line("total", "", "", role="total")),
                ),
            ),
        ),
    ),
)
"""Table III in small: one inflow, two outcomes and two kinds of applicants, with the same relations."""
REACH = 3


def small_table(rng: Random, most: int) -> dict[str, int]:
    values: dict[str, int] = {}
    for column in ("c0", "c1"):
        values |= {f"small.{row}.{column}": rng.randint(0, most) for row in ("r0", "r1", "forward")}
        values[f"small.concluded.{column}"] = values[f"small.r0.{column}"] + values[f"small.r1.{column}"]
        values[f"small.received.{column}"] = values[f"small.concluded.{column}"] + values[f"small.forward.{column}"]
    for row in ("received", "r0", "r1", "concluded", "forward"):
        values[f"small.{row}.total"] = values[f"small.{row}.c0"] + values[f"small.{row}.c1"]
    return values


def sums_of(found: tuple[Relation, ...], values: dict[str, int]) -> Sums:
    return Sums(found, {key: Entry(values[key]) for relation in found for key in relation.cells})


def by_trying_everything(sums: Sums, size: int) -> set[Set]:
    """All sets of ``size`` changes by at most ``REACH`` each that make every relation hold."""
    amounts = [amount for amount in range(-REACH, REACH + 1) if amount]
    found: set[Set] = set()
    for cells in combinations(range(len(sums.keys)), size):
        touched = {relation for cell in cells for relation, _ in sums.through[cell]}
        if any(excess and number not in touched for number, excess in enumerate(sums.excess)):
            continue
        for chosen in product(amounts, repeat=size):
            excess = {number: sums.excess[number] for number in touched}
            for cell, amount in zip(cells, chosen, strict=True):
                for number, sign in sums.through[cell]:
                    excess[number] += sign * amount
            if not any(excess.values()) and all(sums.counts[cell] + amount >= 0 for cell, amount in zip(cells, chosen, strict=True)):
                found.add(frozenset((sums.keys[cell], amount) for cell, amount in zip(cells, chosen, strict=True)))
    return found


def by_search(sums: Sums) -> set[Set]:
    found = smallest(sums, lambda _: True)
    assert not found.exhausted
    return {frozenset((sums.keys[cell], amount) for cell, amount in changes.items()) for changes in found.sets}


def within_reach(found: set[Set]) -> set[Set]:
    return {one for one in found if all(abs(amount) <= REACH for _, amount in one)}


@pytest.mark.parametrize("seed", range(60))
def test_finds_every_smallest_set_and_no_other(seed: int) -> None:
    rng = Random(seed)
    values = small_table(rng, rng.choice((2, 6)))
    for key in rng.sample(sorted(values), rng.randint(1, 3)):
        values[key] = max(0, values[key] + rng.choice((-2, -1, 1, 2)))
    every = relations(SMALL)
    kept = tuple(relation for relation in every if rng.random() < 0.8) if seed % 2 else every
    for group in linked(kept):
        sums = sums_of(group, values)
        found = by_search(sums)
        size = len(next(iter(found))) if found else 4
        assert all(not by_trying_everything(sums, smaller) for smaller in range(1, min(size, 4)))
        if size < 4:
            assert within_reach(found) == by_trying_everything(sums, size)


@pytest.mark.parametrize("seed", range(12))
def test_sets_of_two_in_the_real_table_are_all_there(seed: int) -> None:
    """Two changes move at most six relations, so that all pairs of cells can be tried on the real form."""
    rng = Random(seed)
    found = next(group for group in linked(relations(EDITION_2021)) if group[0].table == "applications")
    values = {key: int(value) for key, value in balanced("dense", seed).items() if key.startswith("applications.")}
    one, other = rng.sample(sorted(values), 2)
    values[one] += 2
    values[other] += rng.choice((2, 3))
    sums = sums_of(found, values)
    assert within_reach(by_search(sums)) == by_trying_everything(sums, 2)


@pytest.mark.parametrize("along_rows", [True, False])
def test_a_hopeless_table_ends_within_the_steps(along_rows: bool) -> None:
    """With the sums of one direction gone, many cells are alike to the search; it still comes to an end."""
    values = {key: int(value) for key, value in balanced("city", 1).items() if key.startswith("applications.")}
    rng = Random(1)
    for key in rng.sample(sorted(values), 40):
        values[key] += rng.randint(1, 5)
    kept = tuple(r for r in relations(EDITION_2021) if r.table == "applications" and (r.rule == ROW_TOTAL) is along_rows)
    groups = linked(kept)
    assert len(groups) == (25 if along_rows else 7)
    for group in groups:
        assert not smallest(sums_of(group, values), lambda _: True).exhausted


def test_a_search_that_is_cut_short_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_STEPS", 3)
    values = {key: int(value) for key, value in balanced("city", 1).items()}
    values["applications.granted.business"] += 3
    values["applications.partly_granted.research"] += 4
    (group,) = (group for group in linked(relations(EDITION_2021)) if group[0].table == "applications")
    assert smallest(sums_of(group, values), lambda _: True).exhausted
