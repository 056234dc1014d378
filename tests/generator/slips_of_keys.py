"""The single slips of somebody who pastes a report and then touches a key.

Each is a function of a known text and a random generator that gives the text after the slip and says what it may be read
as. Three things hold for all of them:

- What a cell held before is never wrong: giar may know better than the slip, by the relations.
- A number is never expected of a cell that the slip has left without any (``Touched.gone``).
- Where the slip leaves another number written, that one is not wrong either: who types ``122`` for ``12`` has written
  122. It is the number that stands in the cell now, or the run of digits that the cell has become part of (``12 | 3``
  without its separator is ``123``).

Two neighbouring cells in each other's place are no slip here: nothing in the text tells.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise
from random import Random

from generator.known import Known, Touched

Slip = Callable[[Known, Random], Touched | None]
"""None where the text offers no place for this slip."""

_BEFORE = 300
"""Characters before the first cell that still count as the tables': heading and heads."""
_SEPARATOR = re.compile(r"[^\w一-鿿]{0,12}")
_NUMERAL = re.compile(r"([-+增减]?)(\d+(?:,\d+)*(?:\.\d+)?)")
_DIGITS = frozenset("0123456789.")


def deleted_character(known: Known, rng: Random) -> Touched | None:
    """A character deleted: half the time of a cell or right beside one, else anywhere from the first head to the last cell."""
    return _edited(known, _position(known, rng), "")


def doubled_character(known: Known, rng: Random) -> Touched | None:
    """A character typed twice, at such a place."""
    position = _position(known, rng)
    return _edited(known, position, known.text[position] * 2)


def deleted_cell(known: Known, rng: Random) -> Touched | None:
    """A cell deleted with the separator between it and its neighbour. It then holds nothing; its row is one cell short."""
    pair = _neighbours(known, rng)
    if pair is None:
        return None
    key, start, until = pair
    return Touched(known.text[:start] + known.text[until:], frozenset({known.rows[key]}), gone=frozenset({key}))


def doubled_cell(known: Known, rng: Random) -> Touched | None:
    """A cell written twice: its row has one cell too many, and all that is known of it is what it held."""
    pair = _neighbours(known, rng)
    if pair is None:
        return None
    key, start, until = pair
    return Touched(known.text[:start] + known.text[start:until] + known.text[start:], frozenset({known.rows[key]}))


def enter_in_cell(known: Known, rng: Random) -> Touched | None:
    """A line break between two digits: its halves are not numbers of any cell."""
    return _torn(known, rng, "\n")


def space_in_number(known: Known, rng: Random) -> Touched | None:
    """A space between two digits: as with a line break, neither half is a number of any cell."""
    return _torn(known, rng, " ")


def enter_before_cell(known: Known, rng: Random) -> Touched | None:
    """A line break before a cell, where every cell holds what it held."""
    start, _, key = rng.choice(known.standing)
    return Touched(_inserted(known.text, start, "\n"), frozenset({known.rows[key]}) | known.rows_around(start - 1))


def enter_in_line(known: Known, rng: Random) -> Touched | None:
    """A line break anywhere in the tables but within a cell: in a label, a head, a separator."""
    outside = [position for position in (rng.randint(*_tables(known)) for _ in range(20)) if not _inside(known, position)]
    if not outside:
        return None
    return Touched(_inserted(known.text, outside[0], "\n"), known.rows_around(outside[0]))


def lone_number(known: Known, rng: Random) -> Touched | None:
    """A ``12`` on a line of its own that belongs to no cell."""
    boundaries = known.boundaries_between(*_tables(known))
    if not boundaries:
        return None
    position = rng.choice(boundaries)
    return Touched(_inserted(known.text, position, "12\n"), known.rows_around(position))


SLIPS: dict[str, Slip] = {
    "character deleted": deleted_character,
    "character doubled": doubled_character,
    "cell deleted": deleted_cell,
    "cell doubled": doubled_cell,
    "Enter in a cell": enter_in_cell,
    "Enter before a cell": enter_before_cell,
    "Enter in a line": enter_in_line,
    "space in a number": space_in_number,
    "12 on a line": lone_number,
}


def _inserted(text: str, position: int, what: str) -> str:
    return text[:position] + what + text[position:]


def _tables(known: Known) -> tuple[int, int]:
    """From the heads of the first table to the end of the last cell."""
    return max(known.standing[0][0] - _BEFORE, 0), max(end for _, end, _ in known.standing) - 1


def _inside(known: Known, position: int) -> bool:
    """True between two characters of one cell."""
    return any(start < position < end for start, end in (known.places[key] for key in known.around(position)))


def _position(known: Known, rng: Random) -> int:
    """The place of a character to touch."""
    if rng.random() < 0.5:
        return rng.randint(*_tables(known))
    start, end, _ = rng.choice(known.standing)
    return rng.randint(max(start - 1, 0), min(end, len(known.text) - 1))


def _neighbours(known: Known, rng: Random) -> tuple[str, int, int] | None:
    """A cell and the next of its row with only a separator between them; where it starts and where the next does.

    No cell that is blank stands between them: it would be deleted or doubled too.
    """
    following = dict(pairwise(key for key in known.rows if key in known.values))
    offered = [
        (key, start, behind)
        for (start, end, key), (behind, _, neighbour) in pairwise(known.standing)
        if following.get(key) == neighbour and known.rows[key] == known.rows[neighbour] and _SEPARATOR.fullmatch(known.text[end:behind])
    ]
    return rng.choice(offered) if offered else None


def _torn(known: Known, rng: Random, gap: str) -> Touched | None:
    long = [(start, end, key) for start, end, key in known.standing if _between_digits(known.text, start, end)]
    if not long:
        return None
    start, end, key = rng.choice(long)
    position = rng.choice(_between_digits(known.text, start, end))
    return Touched(_inserted(known.text, position, gap), frozenset({known.rows[key]}))


def _between_digits(text: str, start: int, end: int) -> list[int]:
    return [position for position in range(start + 1, end) if text[position - 1].isdigit() and text[position].isdigit()]


def _edited(known: Known, position: int, replacement: str) -> Touched:
    """The text with the character at the position replaced, and what the cells at and beside it may be read as now."""
    text = known.text[:position] + replacement + known.text[position + 1 :]
    change = len(replacement) - 1
    run = frozenset(value for joining in ("", ",") for value in _numbers(_run_at(text, position, _DIGITS.union(joining))))
    also: dict[str, frozenset[Decimal]] = {}
    gone: set[str] = set()
    for key in known.around(position):
        start, end = known.places[key]
        if start <= position < end:
            numbers = frozenset(_numbers(text[start : end + change]))
            also[key] = numbers | run
            gone.update({key} if not numbers else ())
        elif start - 1 <= position <= end:
            also[key] = run
    return Touched(text, known.rows_around(position), also, frozenset(gone))


def _run_at(text: str, position: int, digits: frozenset[str]) -> str:
    """The digits that stand together around the position, with the sign before them.

    A comma may be one of them, or what parts a cell from the next.
    """
    first = last = position
    while first > 0 and _plain(text[first - 1]) in digits:
        first -= 1
    while last < len(text) and _plain(text[last]) in digits:
        last += 1
    return text[max(first - 1, 0) : last]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _numbers(written: str) -> Iterator[Decimal]:
    """The first number written there, with its sign and without."""
    found = _NUMERAL.search(re.sub(r"\s", "", _plain(written)).replace(",,", ",").strip("."))
    if found:
        value = Decimal(found[2].replace(",", ""))
        yield value
        yield -value if found[1] in {"-", "减"} else value
