"""``python -m generator``: how well does the reader read texts whose every cell is known?

PYTHONPATH=py:tests python -m generator --count 5000 --write docs/accuracy.md    the reports, then the two below
PYTHONPATH=py:tests python -m generator --layout glued --examples 5 --keep FOLDER
PYTHONPATH=py:tests python -m generator --show --layout glued --damage none
PYTHONPATH=py:tests python -m generator keystrokes --count 10000 [TEXT …]
PYTHONPATH=py:tests python -m generator strays --share 0.1 [--layout all] [TEXT …]

A TEXT is a text file with its ``.truth.json`` beside it, as in the corpus. The exit status is 1 where anything happened that
must never happen.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import SystemRandom

from generator import damages, keystrokes, layouts, publish, scoreboard, strays
from generator.freeze import freeze
from generator.known import corpus_source
from generator.publish import Seed, as_markdown, as_text
from generator.tabular import Section

TUNED = 1
"""The seed that readers are tuned on."""
PUBLISHED_SLIPS = 10_000
PUBLISHED_SHARE = 0.04


def main(arguments: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    command = {"keystrokes": _keystrokes, "strays": _strays}.get(given[0] if given else "")
    return command(given[1:]) if command else _reports(given)


def _reports(given: list[str]) -> int:
    call = _reports_call().parse_args(given)
    seed = _seed(call)
    ordered = scoreboard.orders(call.count, seed.number, call.layout, call.damage)
    if call.freeze or call.show:
        for order in ordered[: max(call.examples, 1)]:
            if call.freeze:
                freeze(order.made(), call.freeze)
            else:
                print(order.made().text)
        return 0
    started = time.perf_counter()
    board = scoreboard.run(ordered, call.processes, call.keep, call.examples)
    tables = publish.sections(board, len(ordered), seed)
    _tell(f"{len(ordered)} reports", seed, started, tables)
    _give_examples(call.examples, ((str(order), lines) for order, lines in board.worst_first()))
    passes = board.total.passes
    if call.write:
        more, passed = _more(seed, call.processes)
        call.write.write_text(as_markdown([*tables, *more]), encoding="utf-8")
        passes = passes and passed
    return 0 if passes else 1


def _more(seed: Seed, processes: int) -> tuple[list[Section], bool]:
    """The sections of the page besides that of generated reports, and whether nothing happened there that must not."""
    started = time.perf_counter()
    typed = keystrokes.run(keystrokes.jobs(PUBLISHED_SLIPS, seed.number), processes)
    _tell(f"{PUBLISHED_SLIPS} slips", seed, started, [keystrokes.section(typed, seed)])
    started = time.perf_counter()
    strewn = strays.run(strays.jobs([*strays.published(), *strays.laid_out(seed=seed.number)], PUBLISHED_SHARE, seed.number), processes)
    _tell("stray lines", seed, started, [strays.section(strewn, seed)])
    return [keystrokes.section(typed, seed), strays.section(strewn, seed)], typed.passes and strewn.passes


def _keystrokes(given: list[str]) -> int:
    parser = _call("keystrokes", keystrokes.__doc__)
    parser.add_argument("texts", nargs="*", type=Path, metavar="TEXT")
    parser.add_argument("--count", type=int, default=1000, help="how many slips to make")
    parser.add_argument("--layout", choices=sorted(layouts.BY_NAME), help="only on generated reports of this layout")
    call = parser.parse_args(given)
    seed = _seed(call)
    started = time.perf_counter()
    board = keystrokes.run(keystrokes.jobs(call.count, seed.number, list(map(corpus_source, call.texts)), call.layout), call.processes)
    _tell(f"{board.total['touches']} slips", seed, started, [keystrokes.section(board, seed)])
    _give_examples(call.examples, board.worst_first())
    return 0 if board.passes else 1


def _strays(given: list[str]) -> int:
    parser = _call("strays", strays.__doc__)
    parser.add_argument("texts", nargs="*", type=Path, metavar="TEXT")
    parser.add_argument("--layout", choices=["all", *sorted(layouts.BY_NAME)], help="in a generated report of this layout, or of each")
    parser.add_argument("--share", type=float, default=1.0, help="the share of all places to try, drawn at random")
    call = parser.parse_args(given)
    seed = _seed(call)
    started = time.perf_counter()
    texts = list(map(corpus_source, call.texts))
    if call.layout:
        texts += strays.laid_out(None if call.layout == "all" else call.layout, seed.number)
    board = strays.run(strays.jobs(texts, call.share, seed.number), call.processes)
    _tell("stray lines", seed, started, [strays.section(board, seed)])
    _give_examples(call.examples, board.worst_first())
    return 0 if board.passes else 1


def _tell(what: str, seed: Seed, started: float, tables: Iterable[Section]) -> None:
    print(f"{what} in {time.perf_counter() - started:.1f} s ({seed})\n")
    print(as_text(tables) + "\n")


def _give_examples(count: int, failures: Iterable[tuple[str, list[str]]]) -> None:
    for name, lines in list(failures)[:count]:
        print("\n".join(["", name, *lines[:12]]))


def _seed(call: argparse.Namespace) -> Seed:
    """The seed that was given; a fresh one is drawn where none was."""
    if call.seed is not None:
        return Seed(call.seed, call.fresh)
    return Seed(SystemRandom().randrange(10**6, 10**9), fresh=True) if call.fresh else Seed(TUNED)


def _call(command: str, description: str | None) -> argparse.ArgumentParser:
    first = (description or "").splitlines()[0]
    parser = argparse.ArgumentParser(prog=f"python -m generator {command}".strip(), description=first)
    parser.add_argument("--seed", type=int, help=f"where the texts are drawn from; {TUNED} without, or with --fresh a new one")
    parser.add_argument("--fresh", action="store_true", help="say of the seed that the reader was not tuned on it")
    parser.add_argument("--examples", type=int, default=0, metavar="N", help="show N failures (or texts, with --show)")
    parser.add_argument("--processes", type=int, default=2)
    return parser


def _reports_call() -> argparse.ArgumentParser:
    parser = _call("", __doc__)
    parser.add_argument("--count", type=int, default=1000, help="how many reports to generate")
    parser.add_argument("--layout", choices=sorted(layouts.BY_NAME), help="only this layout")
    parser.add_argument("--damage", choices=["none", *sorted(damages.BY_NAME)], help="only this damage, alone and in pairs")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write the failing texts and their differences to DIR")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write all scoreboards as Markdown; reads slips and stray lines too")
    parser.add_argument("--freeze", type=Path, metavar="DIR", help="write the texts with their truth to DIR, as corpus cases")
    parser.add_argument("--show", action="store_true", help="print generated texts instead of reading them")
    return parser


if __name__ == "__main__":
    sys.exit(main())
