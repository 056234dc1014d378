"""``python -m read.edits_off``: is each tolerance of the reader needed by a case?

PYTHONPATH=py:tests python -m read.edits_off                     the corpus
PYTHONPATH=py:tests python -m read.edits_off --generated 200     and some generated reports
PYTHONPATH=py:tests python -m read.edits_off --only stray_line tie --quick

Each edit of ``giar.read.align.edits`` is switched off in turn, and every case that passes with all of them is read again: once
as what cannot be (``never``), once as what costs nothing (``free``). An edit without which no case fails either way should get
one, or go: the exit status is then 1.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from itertools import islice

import giar
from corpus_cases import READABLE, CorpusCase, EditCase, cases, differences, edit_cases, misreadings
from generator.case import Case
from generator.score import judge
from generator.scoreboard import orders
from giar.read import reading
from giar.read.align.edits import DEFAULT, Edits

UNAFFORDABLE = 100.0
"""No explanation with such an edit is within the margin of one without, and the sum over a whole text stays below NEVER."""
_SHOWN = 3
_SEED = 1


@dataclass(frozen=True)
class Trial:
    """A text of which is known what must be read; ``faults`` reads it and says what is not so."""

    name: str
    faults: Callable[[], object]


class _Watched(Edits):
    """Edits that note which of them the reader asks for: the others cannot matter to a text."""

    asked: set[str] = set()  # noqa: RUF012 - the edits are frozen, their class keeps the notes

    def __getattribute__(self, name: str) -> object:
        _Watched.asked.add(name)
        return super().__getattribute__(name)


def off(name: str) -> tuple[Edits, Edits]:
    """The edits with one of them as what cannot be, and as what costs nothing."""
    return replace(DEFAULT, **{name: UNAFFORDABLE}), replace(DEFAULT, **{name: 0.0})


def trials(generated: int) -> Iterator[Trial]:
    """The cases of the edits, the corpus, and so many generated reports."""
    for edit in edit_cases():
        yield Trial(edit.name, partial(_misread_edit, edit))
    for folder in READABLE:
        for case in cases(folder):
            yield Trial(case.name, partial(_misread_case, case))
    for order in orders(generated, _SEED):
        made = order.made()
        yield Trial(str(order), partial(_misread, made))


def _misread_edit(case: EditCase) -> object:
    return misreadings(case, giar.parse(case.text))


def _misread_case(case: CorpusCase) -> object:
    return differences(case, giar.parse(case.text))


def _misread(made: Case) -> object:
    return judge(made)[1]


def main(arguments: Sequence[str] | None = None) -> int:
    names = [field.name for field in fields(Edits)]
    parser = argparse.ArgumentParser(prog="python -m read.edits_off", description="Is each tolerance of the reader needed by a case?")
    parser.add_argument("--generated", type=int, default=0, metavar="N", help="read N generated reports too")
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="EDIT", help="only these edits")
    parser.add_argument("--quick", action="store_true", help="stop at the first case that fails")
    call = parser.parse_args(arguments)
    passing = [(trial, asked) for trial in trials(call.generated) if (asked := _asked(trial)) is not None]
    print(f"{len(passing)} cases pass with every edit\n")
    print(f"{'edit':18} {'never':>6} {'free':>6}")
    missed = [name for name in call.only if not _tell(name, *(_failing(name, edits, passing, call.quick) for edits in off(name)))]
    if missed:
        print(f"\nno case fails without: {', '.join(missed)}")
    return 1 if missed else 0


def _asked(trial: Trial) -> set[str] | None:
    """The edits that the reader asks for on its way through a text; None where it misreads it."""
    _Watched.asked = set()
    return set(_Watched.asked) if not _read(trial, _Watched()) else None


def _failing(name: str, edits: Edits, passing: Sequence[tuple[Trial, set[str]]], quick: bool) -> list[str]:
    """The names of the cases that fail with other edits, which differ in one; where it is quick, the first."""
    failing = (trial.name for trial, asked in passing if name in asked and _read(trial, edits))
    return list(islice(failing, 1 if quick else None))


def _read(trial: Trial, edits: Edits) -> object:
    """What a reader with these edits misreads."""
    vars(reading)["DEFAULT"] = edits
    try:
        return trial.faults()
    except giar.InputError as error:
        return [error.code]
    finally:
        vars(reading)["DEFAULT"] = DEFAULT


def _tell(name: str, never: Sequence[str], free: Sequence[str]) -> bool:
    """Prints an edit's line of the table; False where no case fails without it."""
    failing = list(dict.fromkeys((*never, *free)))
    print(f"{name:18} {len(never):6} {len(free):6}  {', '.join(failing[:_SHOWN])}{', …' if len(failing) > _SHOWN else ''}", flush=True)
    return bool(failing)


if __name__ == "__main__":
    sys.exit(main())
