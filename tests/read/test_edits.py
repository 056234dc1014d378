"""Each kind of damage with it, without it and where nobody can tell: ``tests/corpus/edits``."""

from __future__ import annotations

import pytest

import giar
from corpus_cases import EditCase, edit_cases, known_edit_failures, misreadings

ALL = edit_cases()
KNOWN = known_edit_failures()


def _param(case: EditCase) -> object:
    """The case as a test's parameter; a known failure must fail."""
    marks = [pytest.mark.xfail(strict=True, reason=KNOWN[case.name])] if case.name in KNOWN else []
    return pytest.param(case, marks=marks)


@pytest.mark.parametrize("case", [_param(case) for case in ALL], ids=str)
def test_what_a_careful_person_would_read(case: EditCase) -> None:
    assert misreadings(case, giar.parse(case.text)) == []


def test_every_known_failure_is_a_case_and_has_its_reason() -> None:
    assert [name for name in KNOWN if name not in {case.name for case in ALL}] == []
    assert [name for name, reason in KNOWN.items() if not reason] == []


def test_every_kind_has_each_side() -> None:
    """With the edit, without it, and undecidable: a kind that lacks one side proves little."""
    sides: dict[str, set[str]] = {}
    for case in ALL:
        sides.setdefault(case.kind, set()).add(case.side)
    assert {kind: found for kind, found in sides.items() if found != {"with", "without", "undecidable"}} == {}


def test_every_case_demands_something() -> None:
    """An undecidable case leaves something open, the others read something; no cell is told twice."""
    assert [case.name for case in ALL if (case.side == "undecidable") > bool(case.open)] == []
    assert [case.name for case in ALL if not (case.must or case.may or case.open)] == []
    assert [case.name for case in ALL if len({*case.must, *case.may, *case.open}) < len(case.must) + len(case.may) + len(case.open)] == []
