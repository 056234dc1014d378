"""Reports made of numbers alone: whole ones, and ones with cells made wrong."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from generator.truth import EDITIONS, Filling, fill, slip
from giar.form import EDITION_2021, Edition, relations
from giar.report import Cell, Meta, Number, Report, Source

Values = dict[str, Number]
ABSENT = Cell(None, "absent")
BLANK = Cell(None, "blank")
SLASH = Cell(None, "mark", "/")


def report_of(values: Mapping[str, Number | Cell], form: Edition = EDITION_2021) -> Report:
    """A report with these numbers, or these cells where there is no number; a cell that is not named is absent."""
    cells = {key: _cell(values.get(key, ABSENT)) for key in form.keys}
    return Report(Source(None, "text", None, 0), Meta(), form, cells)


def _cell(content: Number | Cell) -> Cell:
    return content if isinstance(content, Cell) else Cell(content, "number", str(content))


def balanced(how: str, seed: int | str, edition: str = "2021") -> Values:
    """A table in which every relation holds."""
    return _values(fill(Random(seed), EDITIONS[edition], how))


def with_slips(rng: Random, values: Values, count: int, table: str = "") -> Values:
    """The same table with ``count`` cells wrong in the way of a hurried clerk, all of them in one table if it is named."""
    open_to_slips = {key: Filling(value, "number", str(value)) for key, value in values.items() if key.startswith(table)}
    return values | _values(slip(rng, open_to_slips, count))


def with_any_numbers(rng: Random, values: Values, count: int, table: str = "") -> Values:
    """The same table with ``count`` cells holding any other number of the size that is usual in their rows."""
    keys = [key for key in values if key.startswith(table or ("applications.", "disputes."))]
    wrong = dict(values)
    for key in rng.sample(keys, count):
        row = key.rpartition(".")[0]
        most = max(9, *(int(value) for other, value in values.items() if other.startswith(f"{row}.")))
        wrong[key] = (int(values[key]) + rng.randint(1, most)) % (most + 1)
    return wrong


def broken(values: Mapping[str, Number], form: Edition = EDITION_2021) -> list[str]:
    """The relations that do not hold, by rule and line."""
    return [
        f"{relation.rule} {relation.scope}"
        for relation in relations(form)
        if sum(values[key] for key in relation.left) != sum(values[key] for key in relation.right)
    ]


def _values(fillings: Mapping[str, Filling]) -> Values:
    return {key: filling.value for key, filling in fillings.items() if filling.value is not None}
