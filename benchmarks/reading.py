"""``python -m benchmarks.reading``: how long reading takes, and how that grows with the text, hostile texts included.

PYTHONPATH=py:. python -m benchmarks.reading

Ratios are taken within one run, since machines are noisy: ten times the text against once the text.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import giar

CORPUS = Path(__file__).parents[1] / "tests" / "corpus" / "in-the-wild"
SHORT = 30_000
TIMES = 10
ROUNDS = 41

HOSTILE: dict[str, str] = {
    "pipes": "|",
    "pipes on lines": "|\n",
    "digits": "1",
    "digits with spaces": "1 ",
    "digits on lines": "12\n",
    "one row repeated": "1.属于国家秘密 0 0 0 0 0 0 0\n",
    "one label repeated": "属于国家秘密",
    "labels and digits glued": "规章000",
    "opening brackets": "(（",
    "tabs": "\t",
    "empty lines": "\n",
    "commas": ",1",
    "dashes": "- \n",
    "tags": "<span ",
    "open tables": "<table><tr><td>1",
    "traditional with readings": "關開處請數項(guān)",
    "years": "2024年",
    "titles": "2024年政府信息公开工作年度报告",
    "prose with counts": "收到政府信息公开申请3件，予以公开、部分公开分别为3件。\n",
}


def main() -> int:
    print(f"Python {sys.version.split()[0]}, milliseconds, medians of {ROUNDS}\n")
    print(f"{'sample':28} {'parse':>8} {'parse, check and repair':>24}")
    for path in sorted(CORPUS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        print(f"{path.stem:28} {_median(lambda text=text: giar.parse(text)):8.1f} {_median(lambda text=text: _whole(text)):24.1f}")
    print(f"\n{'text':28} {SHORT:>12,} {SHORT * TIMES:>12,} {'ratio':>7}   (characters; once, of {TIMES} times the text)")
    prose = "\n".join(path.read_text(encoding="utf-8").partition("\n二、")[0] for path in sorted(CORPUS.glob("*.txt")))
    for name, piece in {**HOSTILE, "ordinary prose": prose}.items():
        once, more = (_fastest(piece, length) for length in (SHORT, SHORT * TIMES))
        print(f"{name:28} {once * 1000:12.1f} {more * 1000:12.1f} {more / once:7.1f}")
    return 0


def _whole(text: str) -> None:
    report = giar.parse(text)
    giar.check(report)
    giar.repair(report)


def _median(work: Callable[[], object]) -> float:
    work()
    return statistics.median(_seconds(work) for _ in range(ROUNDS)) * 1000


def _fastest(piece: str, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    return min(_seconds(lambda: _read(text)) for _ in range(3))


def _read(text: str) -> None:
    try:
        _whole(text)
    except giar.InputError:
        return


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
