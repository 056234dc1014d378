"""How a number written wrong is taken to have come about."""

from __future__ import annotations

import pytest

from giar.repair.slips import CHANGED, DOUBLED, DROPPED, INSERTED, NEAR, OMITTED, OTHER, TRANSPOSED, slip


@pytest.mark.parametrize(
    ("written", "meant", "kind"),
    [
        (2, 12, DROPPED),
        (5, 105, DROPPED),
        (122, 12, DOUBLED),
        (100, 10, DOUBLED),
        (192, 12, INSERTED),
        (21, 12, TRANSPOSED),
        (13, 130, DROPPED),
        (182, 132, CHANGED),
        (0, 17, OMITTED),
        (20, 19, NEAR),
        (4711, 12, OTHER),
    ],
)
def test_kind_of_slip(written: int, meant: int, kind: str) -> None:
    assert slip(written, meant).kind == kind


def test_a_slip_that_leads_to_just_this_number_is_likelier_than_any_other_number() -> None:
    assert slip(2, 12).cost < slip(7, 12_345).cost
    assert slip(1221, 2121).cost < slip(1221, 3454).cost


def test_numbers_beyond_all_counting_are_judged_without_being_taken_apart() -> None:
    assert slip(10**4000, 1).kind == OTHER
