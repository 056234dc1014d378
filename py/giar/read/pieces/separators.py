"""Lines whose cells are set apart by more than tabs and pipes: CSV, JSON, box drawing, lists of numbers behind a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from giar.form.lexicon import label_pattern, squash
from giar.read.pieces.numbers import NULLS, is_mark, read_number

Piece = tuple[int, str]
"""Where a cell begins in its line, and what is written in it."""

_QUOTED = re.compile(
    r"""
    \s*+ (?: "(?P<double> (?: [^"\n] | "(?! \s*(?:[,;]|$) ) )* )"
          | '(?P<single> (?: [^'\n] | '(?! \s*(?:[,;]|$) ) )* )'
          | ["'](?P<open> [^,;"'\n]+ )$
          | (?P<bare> [^,;"'\t\n\[\]{}]*+ ) )
    \s*+ (?P<end> [,;]|$ )
    """,
    re.VERBOSE,
)
"""A field. A quotation mark within it need not be doubled or escaped; where the text breaks off there is none at its end."""
_FEWEST_QUOTED = 2
_BRACKETS = re.compile(r"[\s\[({]*")
_CLOSING = re.compile(r"[\s\])},]*$")
_EMPTY_AT_END = re.compile(r",\s*,\s*$")
_LARGE = re.compile(r"\d{1,3}(?:,\d{3})+")
"""A number that CSV must quote, for it holds the separator."""
_ROW_ENDS = re.compile(r"(?<=\])\s*,\s*(?=\[)")
_SEPARATORS = ",;；&│┃║·•・"
_FEWEST_CELLS = 3
_LONGEST_LINE = 2000
"""No row of the form fills a longer line."""
_MOST_LABELS = 4
_BEHIND_COLON = re.compile(r"[:：]")
_LIST = "、，,;；"
_TEX_END = re.compile(r"\\\\\s*(?:\\hline)?\s*$")


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text; the rows of a JSON array that stand on one line are lines too."""
    for line in text.splitlines(keepends=True):
        if "]" in line and "[" in line:
            start = 0
            for end in _ROW_ENDS.finditer(line):
                yield line[start : end.end()]
                start = end.end()
            yield line[start:]
        else:
            yield line


def separated(line: str) -> list[Piece] | None:
    """The cells of a line that separators other than tabs and pipes set apart; None where there are none."""
    if ('"' in line or "'" in line) and (quoted := _quoted(line)) is not None:
        return quoted
    if (listed := _behind_colon(line)) is not None:
        return listed
    if read_number(line.strip()) is not None:
        return None
    body = _TEX_END.sub("", line.rstrip())
    if body[:1] in "[{(":
        body = _CLOSING.sub("", body)
    for separator in _SEPARATORS:
        if body.count(separator) >= _FEWEST_CELLS - 1:
            pieces = split(body, separator, 0)
            if _is_row(pieces):
                return _without_edges(pieces) if separator in "│┃║" else pieces
    return None


def _quoted(line: str) -> list[Piece] | None:
    """The fields of a line of CSV or of a JSON array, at least some of them quoted."""
    if len(line) > _LONGEST_LINE:
        return None
    opening = _BRACKETS.match(line)
    at = opening.end() if opening else 0
    body = line.rstrip("\r\n")
    # A comma behind a row of JSON parts it from the next; several behind one of CSV are its empty cells.
    stop = len(_CLOSING.sub("", body)) if line[:1] in "[{(" or not _EMPTY_AT_END.search(body) else len(body)
    if at >= stop:
        return None
    pieces: list[Piece] = []
    quoted = 0
    while True:
        field = _QUOTED.match(line, at, stop)
        if field is None:
            return None
        name = next(group for group in ("double", "single", "open", "bare") if field[group] is not None)
        quoted += name != "bare"
        pieces.append((field.start(name), field[name]))
        at = field.end()
        if not field["end"]:
            break
    large = any(_LARGE.fullmatch(content) for _, content in pieces)
    return pieces if quoted >= (1 if large else _FEWEST_QUOTED) and len(pieces) >= (2 if large else _FEWEST_CELLS) else None


def split(line: str, separator: str, start: int) -> list[Piece]:
    """What stands between the separators from ``start`` on."""
    pieces: list[Piece] = []
    at = start
    for piece in line[start:].split(separator):
        pieces.append((at, piece))
        at += len(piece) + 1
    return pieces


def _without_edges(pieces: list[Piece]) -> list[Piece]:
    """Without what stands outside of a line's first and last rule."""
    first = 0 if pieces[0][1].strip() else 1
    return pieces[first : len(pieces) if pieces[-1][1].strip() else -1]


def _is_row(pieces: list[Piece]) -> bool:
    """True for cells most of which are numbers, marks or empty, the others short enough in number to be labels."""
    entries = sum(_is_entry(content) for _, content in pieces)
    return (
        entries >= _FEWEST_CELLS - 1
        and len(pieces) - entries <= _MOST_LABELS
        and any(_is_entry(content) and content.strip() for _, content in pieces)
        and not any(content.rstrip()[-1:].isdecimal() for _, content in pieces if not _is_entry(content))
        and any(squash(content) for _, content in pieces if not _is_entry(content)) | (entries == len(pieces))
    )


def _is_entry(content: str) -> bool:
    stripped = content.strip()
    return not stripped or is_mark(stripped) or stripped in NULLS or read_number(stripped) is not None


def _behind_colon(line: str) -> list[Piece] | None:
    """``属于国家秘密：0、1、0``: a label, then numbers with list signs between them."""
    if len(line) > _LONGEST_LINE:
        return None
    for colon in _BEHIND_COLON.finditer(line):
        for separator in _LIST:
            if separator in line[colon.end() :]:
                pieces = split(line, separator, colon.end())
                entries = all(_is_entry(content) for _, content in pieces)
                if entries and (len(pieces) >= _FEWEST_CELLS or label_pattern().search(squash(line[: colon.start()]))):
                    return [(0, line[: colon.start()]), *pieces]
    return None
