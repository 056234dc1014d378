"""``python -m documents``: make documents with real programs, and say how well giar reads them.

PYTHONPATH=py:tests python -m documents make --kind docx --count 80 FOLDER
PYTHONPATH=py:tests python -m documents score FOLDER --examples 20
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from documents.rows import compare
from documents.truth import Verdicts, documents_in, judged


def main() -> int:
    call = _arguments()
    if call.command == "make":
        from documents.making import MAKERS

        for kind in call.kind or MAKERS:
            MAKERS[kind](call.folder / kind, call.count, call.seed)
        return 0
    if call.command == "rows":
        return _rows(call.folder, call.examples)
    return _score(call.folder, call.examples)


def _rows(folder: Path, examples: int) -> int:
    kinds: dict[str, Counter[str]] = {}
    shown: list[str] = []
    for path in documents_in(folder):
        counts, differences = compare(path)
        kinds.setdefault(path.suffix, Counter()).update(counts)
        shown += differences
    for kind, counts in kinds.items():
        print(f"{kind}: {counts['exact']} rows drawn exactly, {counts['different']} not")
    print("\n".join(shown[:examples]))
    return 1 if shown else 0


def _score(folder: Path, examples: int) -> int:
    kinds: dict[str, Verdicts] = {}
    slowest = ("", 0.0)
    for path in documents_in(folder):
        started = time.perf_counter()
        kinds.setdefault(path.suffix.lstrip("."), Verdicts()).add(judged(path))
        slowest = max(slowest, (path.name, time.perf_counter() - started), key=lambda found: found[1])
    print(f"{'kind':6}{'documents':>10}{'cells':>9}{'right':>9}{'given up':>9}{'wrong':>7}{'right %':>10}")
    for kind, verdicts in kinds.items():
        right, given_up, wrong = (verdicts.cells[name] for name in ("right", "given up", "wrong"))
        share = 100 * right / max(right + given_up + wrong, 1)
        print(f"{kind:6}{verdicts.documents.total():>10}{right + given_up + wrong:>9}{right:>9}{given_up:>9}{wrong:>7}{share:>10.3f}")
    for verdicts in kinds.values():
        print("\n".join(sorted(verdicts.differences, key=lambda line: ": wrong " not in line)[:examples]))
    print(f"slowest: {slowest[0]}, {slowest[1]:.2f} s")
    return 1 if any(verdicts.cells["wrong"] for verdicts in kinds.values()) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m documents", description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="write documents and their truth")
    make.add_argument("folder", type=Path)
    make.add_argument("--kind", action="append", choices=("docx", "xlsx", "pdf", "html"))
    make.add_argument("--count", type=int, default=80, help="of each kind")
    make.add_argument("--seed", default="1")
    rows = commands.add_parser("rows", help="draw the grids of documents made before and compare their rows")
    rows.add_argument("folder", type=Path)
    rows.add_argument("--examples", type=int, default=10)
    score = commands.add_parser("score", help="read documents and compare them with their truth")
    score.add_argument("folder", type=Path)
    score.add_argument("--examples", type=int, default=10)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
