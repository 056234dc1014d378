"""``python -m benchmarks.fuzz --cases 1000000``: no bytes whatever make ``giar.parse`` raise anything but InputError.

PYTHONPATH=py:. python -m benchmarks.fuzz --cases 1000000 [--seed 1]

A case is a piece of a report from the corpus with bytes changed, cut out, doubled and put in. A failure is printed with
the bytes that cause it, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from random import Random

import giar

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
LONGEST = 240
INSERTS = (
    b"|",
    b"\t",
    b"\n",
    b"0",
    b"9" * 30,
    b"<table>",
    b"<td>",
    b"</td>",
    "（".encode(),
    "增".encode(),
    b"\x00",
    b"\xff",
    "\u3000".encode(),
)
ENCODINGS = ("utf-8", "gb18030", "utf-16")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    call = parser.parse_args()
    rng = Random(call.seed)
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.rglob("*.txt"))]
    started = time.perf_counter()
    read = refused = 0
    for number in range(call.cases):
        data = _case(rng, texts)
        try:
            giar.parse(data)
            read += 1
        except giar.InputError:
            refused += 1
        except Exception as error:  # what this program is there to find
            print(f"case {number}: {type(error).__name__}: {error}\n{data!r}")
            return 1
    seconds = time.perf_counter() - started
    print(f"{call.cases:,} cases, seed {call.seed}: {read:,} read, {refused:,} refused, no other error, {seconds:.0f} s")
    return 0


def _case(rng: Random, texts: list[str]) -> bytes:
    text = rng.choice(texts)
    start = rng.randrange(len(text))
    data = bytearray(text[start : start + rng.randrange(1, LONGEST)].encode(rng.choice(ENCODINGS)))
    for _ in range(rng.randrange(6)):
        at = rng.randrange(len(data) + 1)
        kind = rng.randrange(4)
        if kind == 0:
            data[at:at] = rng.choice(INSERTS)
        elif kind == 1:
            del data[at : at + rng.randrange(1, 12)]
        elif kind == 2:
            data[at:at] = data[at : at + rng.randrange(1, 24)]
        elif data:
            data[at % len(data)] = rng.randrange(256)
    return bytes(data)


if __name__ == "__main__":
    sys.exit(main())
