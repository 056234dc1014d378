"""The labelled passages: how much is raised, how much of it rightly, and that the published figures are these."""

from __future__ import annotations

from functools import cache

import pytest
from narrative_passages import HALVES, passages
from narrative_scoreboard import DOCUMENT, Judged, document, judge, scored

MOST = {"precision": 0.98, "recall": 0.85}


@cache
def judged(half: str) -> list[Judged]:
    return [judge(passage) for passage in passages(half)]


@pytest.mark.parametrize("half", HALVES)
def test_precision_and_recall_are_what_the_project_promises(half: str) -> None:
    score = scored(judged(half))
    assert score.precision >= MOST["precision"]
    assert score.recall >= MOST["recall"]


@pytest.mark.parametrize("half", HALVES)
def test_no_trap_is_raised_as_an_error(half: str) -> None:
    """A false alarm is as bad as a missed error; on a trap it may be undecided at most."""
    raised = [one.passage.id for one in judged(half) if one.passage.trap for label in one.wrong if label.verdict == "fail"]
    assert not raised


def test_the_corpus_is_large_enough_and_half_of_it_traps() -> None:
    listed = [passage for half in HALVES for passage in passages(half)]
    assert len(listed) >= 150
    assert len({passage.id for passage in listed}) == len(listed)
    assert 0.4 <= sum(passage.trap for passage in listed) / len(listed) <= 0.6


def test_the_published_figures_are_those_of_today() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document({half: judged(half) for half in HALVES}), (
        "run: PYTHONPATH=py:tests/narrative python -m narrative_scoreboard --write"
    )
