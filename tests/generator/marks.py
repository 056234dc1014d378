"""Invisible marks around the values of a text in the making, so that each cell's place is known to the end.

A mark is one private-use character, so it costs no width and survives every change made to the text around it.
"""

from __future__ import annotations

import re

from generator.truth import EDITIONS

KEYS = tuple(dict.fromkeys(key for edition in EDITIONS.values() for key in edition.keys))
_END = "\ue000"
_FIRST = 0xE100
_START_OF = {key: chr(_FIRST + index) for index, key in enumerate(KEYS)}
_KEY_OF = {start: key for key, start in _START_OF.items()}
MARK = re.compile(f"[{_END}{chr(_FIRST)}-{chr(_FIRST + len(KEYS) - 1)}]")
MARKED = re.compile(f"([{chr(_FIRST)}-{chr(_FIRST + len(KEYS) - 1)}])([^{_END}]*){_END}")


def mark(key: str, text: str) -> str:
    return f"{_START_OF[key]}{text}{_END}"


def visible(text: str) -> str:
    """The text without its marks."""
    return MARK.sub("", text)


def key_of(start: str) -> str:
    return _KEY_OF[start]


Places = dict[str, list[tuple[int, int]]]


def take_out(marked: str) -> tuple[str, Places]:
    """The text as a reader sees it, and where each cell's written text stands in it (once for each copy)."""
    pieces: list[str] = []
    places: Places = {}
    length = 0
    position = 0
    opened: list[tuple[str, int]] = []
    for found in MARK.finditer(marked):
        pieces.append(marked[position : found.start()])
        length += found.start() - position
        position = found.end()
        if found[0] != _END:
            opened.append((_KEY_OF[found[0]], length))
        elif opened:
            key, start = opened.pop()
            places.setdefault(key, []).append((start, length))
    pieces.append(marked[position:])
    for key, start in opened:
        # A text that breaks off in or right behind a cell has lost the mark of the cell's end.
        places.setdefault(key, []).append((start, length + len(marked) - position))
    return "".join(pieces), places
