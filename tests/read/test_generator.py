"""The generator itself: its tables add up, it knows where its values stand, and its layouts are those of real pages."""

from __future__ import annotations

import re
from decimal import Decimal
from random import Random

import pytest

from corpus_cases import CorpusCase, cases
from generator import damages, layouts
from generator.case import make
from generator.document import Document, Paragraph
from generator.grid import build
from generator.marks import take_out
from generator.scoreboard import orders
from generator.truth import EDITIONS, FILLS, Filling, fill, number, slip
from giar.form import relations

_HALVES = str.maketrans("（）：，", "():,")


def _broken(edition: str, fillings: dict[str, Filling]) -> list[str]:
    def total(keys: tuple[str, ...]) -> Decimal:
        return sum((Decimal(fillings[key].value or 0) for key in keys), Decimal(0))

    return [relation.scope for relation in relations(EDITIONS[edition]) if total(relation.left) != total(relation.right)]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("how", FILLS)
def test_every_relation_holds_in_a_generated_table(edition: str, how: str) -> None:
    for seed in range(20):
        assert _broken(edition, fill(Random(seed), EDITIONS[edition], how)) == []


def test_a_slip_breaks_a_relation() -> None:
    rng = Random(7)
    for _ in range(50):
        assert _broken("2021", slip(rng, fill(rng, EDITIONS["2021"], "dense"), 1)) != []


def test_the_same_seed_makes_the_same_report() -> None:
    for layout in layouts.ALL:
        assert make(layout, (), "1").text == make(layout, (), "1").text


@pytest.mark.parametrize("layout", layouts.ALL, ids=lambda layout: layout.name)
def test_every_value_of_a_plain_report_stands_where_the_generator_says(layout: layouts.Layout) -> None:
    case = make(layout, (), "place")
    assert set(case.places) == set(case.expected)
    for key, places in case.places.items():
        assert {case.text[start:end] for start, end in places} == {case.expected[key].written}
        assert len(places) == (2 if layout.name == "doubled-lines" else 1)


@pytest.mark.parametrize("damage", damages.ALL, ids=lambda damage: damage.name)
def test_every_damage_changes_some_report(damage: damages.Damage) -> None:
    fitting = [layout for layout in layouts.ALL if damage.fits(layout)]
    assert any(make(layout, (damage,), seed).damages for layout in fitting[:1] for seed in "12")
    changed = 0
    for layout in fitting[:3]:
        for order in orders(4, 3, layout.name, damage.name):
            changed += damage.name in order.damages
    assert changed


SAMPLES = {
    "pipe-rows-span-pads": "pipe-rows-trailing-pads",
    "pipe-rows-blank-cells": "pipe-rows-plain",
    "labels-on-lines-values-in-a-row": "labels-on-lines-values-in-a-row",
    "cell-per-line-trailing-pipe": "cell-lines-trailing-pipe",
    "pipe-on-own-line-2019-edition": "cell-lines-pipe-line-before-row",
    "blank-line-between-cells": "cell-lines-blank-line-between",
    "slash-for-zero": "cell-lines-bare",
}


def _fillings(case: CorpusCase) -> dict[str, Filling]:
    mark = "/" if "slash" in case.name else ""
    return {key: Filling(None, "blank", mark) if value is None else number(value) for key, value in case.values.items()}


@pytest.mark.parametrize("case", [case for case in cases("layouts") if case.name.split("/")[1][:-4] in SAMPLES], ids=str)
def test_a_layout_writes_a_sample_as_the_sample_is_written(case: CorpusCase) -> None:
    """The samples were drawn from published pages; the generator's layout of the same kind gives the same text."""
    name = case.name.split("/")[1][:-4]
    edition = EDITIONS[str(case.meta["edition"])]
    grids = build(edition, _fillings(case))
    titles = {table.key: f"{table.number}、{table.title}" for table in edition.tables}
    items = [item for key, grid in grids.items() for item in (Paragraph("heading", titles[key], key), grid)]
    document = Document(edition, {}, (*items, Paragraph("heading", "五、存在的主要问题及改进情况", "problems")))
    layout = layouts.BY_NAME[SAMPLES[name]]
    text, _ = take_out(layout.page(document, layout, Random(0)))
    assert _even(text) == _even(case.text)


def _even(text: str) -> list[str]:
    """Lines in half-width punctuation, without what the samples vary at random: 规 章, 增11 for 11, units of amounts."""
    text = text.translate(_HALVES).replace("规 章", "规章")
    text = re.sub("^减(?=[0-9])", "-", re.sub(r"^[增+](?=\d)|(?<=\d)万?元", "", text, flags=re.MULTILINE), flags=re.MULTILINE)
    return [line.strip() for line in text.split("\n") if line.strip()]
