"""``python -m benchmarks.repair``: how often the true repair is found, and how long finding it takes.

PYTHONPATH=py:tests python -m benchmarks.repair --tables 200 --write docs/accuracy-of-repairs.md
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from repair.accuracy import COUNTS, FILLS, SCOPES, SPOILS, WANTED, Tally, tally

_HEADS = ("Wrong cells", "Tables", "First", "Listed", "Median ms", "Worst ms", "Falsely unique")
_INTRODUCTION = """# How accurately giar suggests repairs

This page is made by `python -m benchmarks.repair --tables {tables} --write docs/accuracy-of-repairs.md` (with
`PYTHONPATH=py:tests`) and is not edited by hand. Balanced tables ({fills}; {tables} of each for every
line) have 1 to 4 cells made wrong, either by slips as a hurried clerk makes them (a digit dropped, doubled or transposed,
a number left out, off by a little) or by any other number of the size that is usual in the row. **First**: the first suggestion changes
exactly these cells back to their numbers. **Listed**: one of the suggestions does. **Falsely unique**: another set of as few
cells was called the only one; this must be 0. Times are processor time on CPython.

In table III two sums, of a row and of a column, run through every cell, so that one wrong cell is always found out. In
table IV each row has a single sum: if it fails, any of its five cells may be the wrong one, and the suggestions can only be
ranked by how slips happen. The sections on both tables show what that costs: about one wrong cell in twelve then falls into table IV.
"""


def main() -> int:
    call = _arguments()
    lines = [line for spoil in SPOILS for scope in SCOPES for line in _section(spoil, scope, call.tables)]
    print("\n".join(lines))
    print(_timing())
    if call.write:
        introduction = _INTRODUCTION.format(tables=call.tables, fills=", ".join(FILLS))
        call.write.write_text("\n".join([introduction, *lines, ""]), encoding="utf-8")
    return 0


def _section(spoil: str, scope: str, tables: int) -> Iterator[str]:
    yield f"## Wrong by {spoil}, in {scope}"
    yield ""
    yield f"| {' | '.join(_HEADS)} |"
    yield "|---:" * len(_HEADS) + "|"
    for wrong in COUNTS:
        whole = Tally()
        for how in FILLS:
            whole += tally(spoil, scope, how, wrong, tables)
        yield f"| {wrong} | {' | '.join(_figures(whole, wrong))} |"
    yield ""


def _figures(found: Tally, wrong: int) -> tuple[str, ...]:
    first, listed = (f" (≥ {share:.0%})" for share in WANTED[wrong]) if wrong in WANTED else ("", "")
    return (
        str(found.tables),
        f"{found.first_rate:.2%}{first}",
        f"{found.listed_rate:.2%}{listed}",
        f"{found.median_ms:.1f}",
        f"{found.worst_ms:.1f}",
        str(found.falsely_unique),
    )


def _timing() -> str:
    """Times that mean the same on any machine: how often a fixed piece of Python work fits into one repair."""
    work = median(_yardstick() for _ in range(9))
    dense = tally("slips", "table III", "city", 4, 60)
    ratio_median, ratio_worst = median(dense.seconds) / work, max(dense.seconds) / work
    return (
        f"A city's table with 4 wrong cells: {dense.median_ms:.2f} ms median ({ratio_median:.2f} yardsticks), "
        f"{dense.worst_ms:.2f} ms worst ({ratio_worst:.2f}); a yardstick is {1000 * work:.2f} ms."
    )


def _yardstick() -> float:
    started = time.process_time()
    counts: dict[int, int] = {}
    for number in range(20_000):
        counts[number % 200] = counts.get(number % 200, 0) + number
    return time.process_time() - started


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.repair", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--tables", type=int, default=60, help="how many tables of each kind for every line")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the figures as Markdown")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
