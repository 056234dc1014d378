"""How well the grid itself is drawn from a document, before anybody reads it."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from pathlib import Path

from documents.draft import made, text_of
from giar.source import Document, open_document

Rows = list[tuple[str, ...]]


def _squashed(text: str) -> str:
    bare = re.sub(r"\s+|(?<=\d),(?=\d{3})", "", text)
    try:
        return str(Decimal(bare).normalize()) if bare.isascii() and bare else bare
    except InvalidOperation:
        return bare


def expected_rows(seed: str) -> Rows:
    grids = made(seed).document.grids().values()
    return [tuple(_squashed(text_of(cell)) for cell in row) for grid in grids for row in grid.rows]


def drawn_rows(document: Document) -> Rows:
    rows: Rows = []
    for grid in document.grids:
        lines: dict[int, list[str]] = {}
        for cell in grid.cells:
            lines.setdefault(cell.row, []).append(_squashed(document.text[cell.start : cell.end]))
        rows.extend(tuple(lines[row]) for row in sorted(lines))
    return rows


def compare(path: Path) -> tuple[Counter[str], list[str]]:
    """How many rows are drawn exactly as they stand in the document whose name is its seed."""
    expected, drawn = expected_rows(path.name.partition(".")[0]), drawn_rows(open_document(path))
    lines = [row for row in expected if len(row) > 1]
    counts: Counter[str] = Counter()
    differences = []
    for tag, first, last, start, end in SequenceMatcher(None, expected, drawn, autojunk=False).get_opcodes():
        if tag == "equal":
            counts["exact"] += last - first
            continue
        lost = [row for row in expected[first:last] if len(row) > 1]
        counts["different"] += len(lost)
        if lost:
            differences.append(f"{path.name}: {lost[:2]} drawn as {drawn[start:end][:3]}")
    counts["rows"] = len(lines)
    return counts, differences
