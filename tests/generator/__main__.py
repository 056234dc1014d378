"""``python -m generator``: how well does the reader read generated reports?

PYTHONPATH=py:tests python -m generator --count 5000 --write docs/accuracy.md
PYTHONPATH=py:tests python -m generator --layout glued --examples 5 --keep FOLDER
PYTHONPATH=py:tests python -m generator --show --layout glued --damage none
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from generator import damages, layouts
from generator.freeze import freeze
from generator.publish import as_markdown, as_text
from generator.scoreboard import orders, run


def main() -> int:
    call = _arguments()
    ordered = orders(call.count, call.seed, call.layout, call.damage)
    if call.freeze:
        for order in ordered[: max(call.examples, 1)]:
            freeze(order.made(), call.freeze)
        return 0
    if call.show:
        for order in ordered[: max(call.examples, 1)]:
            print(order.made().text)
        return 0
    started = time.perf_counter()
    board = run(ordered, call.processes, call.keep, call.examples)
    print(as_text(board, len(ordered), time.perf_counter() - started))
    for order, differences in board.failures[: call.examples]:
        print(f"\n{order.layout} / {' + '.join(order.damages) or 'none'} / {order.seed}")
        print("\n".join(differences[:12]))
    if call.write:
        call.write.write_text(as_markdown(board, len(ordered), call.seed), encoding="utf-8")
    return 1 if board.total.cells["wrong"] else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m generator", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=1000, help="how many reports to generate")
    parser.add_argument("--layout", choices=sorted(layouts.BY_NAME), help="only this layout")
    parser.add_argument("--damage", choices=["none", *sorted(damages.BY_NAME)], help="only this damage, alone and in pairs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--examples", type=int, default=0, metavar="N", help="show N failures (or texts, with --show)")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write the failing texts and their differences to DIR")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the scoreboard as Markdown")
    parser.add_argument("--freeze", type=Path, metavar="DIR", help="write the texts with their truth to DIR, as corpus cases")
    parser.add_argument("--show", action="store_true", help="print generated texts instead of reading them")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
