"""How well the prose is read: precision and recall over the labelled passages.

``PYTHONPATH=py:tests/narrative python -m narrative_scoreboard`` prints the table; ``--write`` also writes
docs/accuracy-prose.md; ``--list`` shows every passage on which giar and the label differ.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from narrative_passages import HALVES, Expected, Passage, passages

from giar.check.narrative import Contradiction, contradicted

DOCUMENT = Path(__file__).parents[2] / "docs" / "accuracy-prose.md"
FIRST_SIGHT = (("h", 110, 0.955, 0.940), ("n", 112, 0.905, 0.931), ("p", 104, 0.949, 0.889), ("q", 68, 0.976, 0.976))
"""Batch, passages, and what precision and recall were when the extractor met the batch, before any change for its sake.

Measured once, so written down; each batch but the last then went into the development half.
"""
_HEAD = """# How well the prose is read

Written by `PYTHONPATH=py:tests/narrative python -m narrative_scoreboard --write`; do not edit by hand. See also
[accuracy.md](accuracy.md) for the reading of the tables.

giar reads what a report says in words about the figures of its tables, and raises a finding where no sensible reading of
the tables bears it out. The passages are invented in the manner of published reports and labelled by hand
(`tests/narrative`); a trap is a passage in which something looks like a contradiction, or like a figure of the tables, and
is not. A finding counts as right only when the rule, the verdict and both numbers are those of the label.
"""
_FIRST_SIGHT_HEAD = """
## At first sight

The passages came in batches, each written and labelled before the extractor was run on it. This is what it did then; it
is the better guide to reports that nobody has labelled.

| batch | passages | precision | recall |
|---|---|---|---|"""
_TODAY_HEAD = """
## Today
"""
_OPEN_HEAD = """
## Passages on which giar and the label differ
"""


@dataclass
class Score:
    """What was raised and rightly so, raised and wrongly so, and not raised."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def add(self, other: Score) -> None:
        self.right.update(other.right)
        self.wrong.update(other.wrong)
        self.missed.update(other.missed)

    @property
    def precision(self) -> float:
        return _share(self.right.total(), self.right.total() + self.wrong.total())

    @property
    def recall(self) -> float:
        return _share(self.right.total(), self.right.total() + self.missed.total())


@dataclass(frozen=True)
class Judged:
    """A passage with what giar raised on it."""

    passage: Passage
    wrong: tuple[Expected, ...]
    missed: tuple[Expected, ...]
    score: Score


def judge(passage: Passage) -> Judged:
    """Hold what giar raises against the label: the rule, the verdict and both numbers must agree."""
    open_labels, allowed = list(passage.expected), list(passage.optional)
    score, wrong = Score(), []
    for found in map(as_label, contradicted(passage.report)):
        if found in open_labels:
            open_labels.remove(found)
            score.right[found.rule] += 1
        elif found in allowed:
            allowed.remove(found)
        else:
            wrong.append(found)
            score.wrong[found.rule] += 1
    score.missed.update(label.rule for label in open_labels)
    return Judged(passage, tuple(wrong), tuple(open_labels), score)


def as_label(contradiction: Contradiction) -> Expected:
    """A contradiction in the terms of the labels."""
    found = contradiction.found
    said = Decimal(str(contradiction.statement.said))
    return Expected(contradiction.statement.quantity.rule, contradiction.verdict, said, None if found is None else Decimal(str(found)))


def scored(judged: Sequence[Judged]) -> Score:
    """The score over several passages."""
    total = Score()
    for one in judged:
        total.add(one.score)
    return total


def report(halves: dict[str, list[Judged]]) -> Iterator[str]:
    """The tables, as markdown."""
    yield "| | passages | of them traps | rightly raised | wrongly raised | missed | precision | recall |"
    yield "|---|---|---|---|---|---|---|---|"
    whole = [one for judged in halves.values() for one in judged]
    for name, judged in (*halves.items(), ("all", whole)):
        yield _row(name.replace("_", " "), judged)
    yield ""
    yield "| rule | rightly raised | wrongly raised | missed |"
    yield "|---|---|---|---|"
    score = scored(whole)
    for rule in sorted({*score.right, *score.wrong, *score.missed}):
        yield f"| `{rule}` | {score.right[rule]} | {score.wrong[rule]} | {score.missed[rule]} |"


def _row(name: str, judged: Sequence[Judged]) -> str:
    score = scored(judged)
    counts = (len(judged), sum(one.passage.trap for one in judged), score.right.total(), score.wrong.total(), score.missed.total())
    return f"| {name} | {' | '.join(map(str, counts))} | {score.precision:.1%} | {score.recall:.1%} |"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _differences(judged: Sequence[Judged]) -> Iterator[str]:
    for one in judged:
        if one.wrong or one.missed:
            yield f"{one.passage.id} {one.passage.report.meta.organ}"
            yield f"  {one.passage.report.text}"
            yield from (f"  wrong  {label.rule} {label.verdict} {label.said} / {label.table}" for label in one.wrong)
            yield from (f"  missed {label.rule} {label.verdict} {label.said} / {label.table}" for label in one.missed)


def document(halves: dict[str, list[Judged]]) -> str:
    """The whole page."""
    first = [f"| {batch} | {count} | {precision:.1%} | {recall:.1%} |" for batch, count, precision, recall in FIRST_SIGHT]
    differences = [f"- {line}" for judged in halves.values() for line in _in_short(judged)]
    return (
        "\n".join([_HEAD.strip(), _FIRST_SIGHT_HEAD, *first, _TODAY_HEAD, *report(halves), _OPEN_HEAD, *(differences or ["None."])]) + "\n"
    )


def _in_short(judged: Sequence[Judged]) -> Iterator[str]:
    for one in judged:
        text = one.passage.report.text.replace("\n", " ")
        yield from (f"{one.passage.id}, wrongly raised `{label.rule}` {label.said}: {text}" for label in one.wrong)
        yield from (f"{one.passage.id}, missed `{label.rule}` {label.said}: {text}" for label in one.missed)


def main(arguments: Sequence[str]) -> None:
    halves = {half: [judge(passage) for passage in passages(half)] for half in HALVES}
    if "--list" in arguments:
        print("\n".join(line for judged in halves.values() for line in _differences(judged)))
    print("\n".join(report(halves)))
    if "--write" in arguments:
        DOCUMENT.write_text(document(halves), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
