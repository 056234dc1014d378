"""Which row of the form each run of values belongs to: the alignment of the text's sequence with the form's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from giar.form import Edition, Line
from giar.read.chunks import Chunk
from giar.read.stretches import Match, Words
from giar.read.vocabulary import bigrams, wordings

EXACT = 10.0
"""A label of the form stands right before the values."""
SHARED = 4.0
"""That label is also the name of a column (总计, 其他)."""
NEAR = 8.0
"""Scale for a label that is only similar: times the share of its character pairs that are found."""
ENOUGH = 0.4
"""Less than this share is no similarity."""
BY_PLACE = -0.5
OTHER_CAPTION = 4.0
"""A caption of another block stands before the values."""
SKIPPED_ROW = -1.0
SKIPPED_CHUNK = -3.0
SKIPPED_LINE = -1.0
FORBIDDEN = -1000.0
MOST_ALIKE = 4
"""Values that fit more rows than this belong to none of them for any reason."""
MOST_CHUNKS = 2_000
"""So many runs of values among the labels are no report, nor fifty of them; none of them is placed."""
WHOLE = 4
"""A label of so many characters is no fragment of another."""
MARGIN = 0.75
"""Two places whose scores differ by less than this fit alike."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the form: its table and key, how many cells it has, and its wordings."""

    table: str
    key: str
    block: int
    depth: int
    """How many headings stand over it."""
    width: int
    words: tuple[str, ...]


def form_rows(form: Edition) -> list[Row]:
    """The rows of tables 二 and 三 in the order of the form."""
    return [
        Row(table.key, line.key, index, depth, len(block.column_leaves), tuple(wordings(line)))
        for table in form.tables
        if table.key != "disputes"
        for index, block in enumerate(table.blocks)
        for line, depth in _leaves(block.rows, 0)
    ]


def _leaves(lines: Iterable[Line], depth: int) -> Iterator[tuple[Line, int]]:
    for line in lines:
        if line.children:
            yield from _leaves(line.children, depth + 1)
        else:
            yield line, depth


def place_chunks(rows: Sequence[Row], chunks: list[Chunk]) -> float:
    """Sets ``chunk.rows`` of every chunk: the order-preserving assignment that explains the labels best.

    Returns how well it explains them.
    """
    if not chunks:
        return 0.0
    index = {(row.table, row.key): at for at, row in enumerate(rows)}
    if _place_by_label(index, rows, chunks):
        return EXACT * len(chunks) + SKIPPED_ROW * (len(rows) - len(chunks))
    if len(chunks) > MOST_CHUNKS:
        return 0.0
    scores = [_scores(rows, index, chunk) for chunk in chunks]
    skips = [SKIPPED_LINE if chunk.filled == 1 else SKIPPED_CHUNK for chunk in chunks]
    return _align(scores, skips, chunks)


def _place_by_label(index: dict[tuple[str, str], int], rows: Sequence[Row], chunks: list[Chunk]) -> bool:
    """The ordinary case: every chunk stands right behind the label of its row, and the rows come in order."""
    placed: list[int] = []
    for chunk in chunks:
        named = _named_rows(chunk.label, index) if chunk.label and chunk.label.tail == 0 else []
        if len(named) != 1 or (placed and named[0] <= placed[-1]) or chunk.filled > rows[named[0]].width:
            return False
        placed.append(named[0])
    for chunk, at in zip(chunks, placed, strict=True):
        chunk.rows = [at]
    return True


def _named_rows(label: Match, index: dict[tuple[str, str], int]) -> list[int]:
    keys = ((m.table, m.key) for m in label.meanings if m.role in ("row", "group"))
    return [index[key] for key in keys if key in index]


def _scores(rows: Sequence[Row], index: dict[tuple[str, str], int], chunk: Chunk) -> dict[int, float]:
    """How well each row fits the chunk; a row that is not named cannot be its row."""
    if chunk.among:
        return {at: _fit(rows[at].width, chunk) for at in chunk.among}
    by_width = {width: _fit(width, chunk) for width in {row.width for row in rows}}
    scores = {at: by_width[row.width] for at, row in enumerate(rows)}
    above = _named_above(index, chunk)
    named = [at for at in _named_rows(chunk.label, index) if at not in above] if chunk.label else []
    if named and chunk.label:
        shared = any(m.role == "column" for m in chunk.label.meanings)
        if not shared and chunk.label.tail == 0:
            return {at: EXACT + max(scores[at], -2.0) for at in named}
        for at in named:
            scores[at] += SHARED if shared else EXACT - chunk.label.tail
        if shared:
            return _allowed(scores)
    for at in _outside_caption(rows, chunk):
        scores[at] -= OTHER_CAPTION
    pairs = _window(chunk)
    for at, row in enumerate(rows):
        likeness = max((_likeness(word, pairs) for word in row.words), default=0.0)
        if likeness >= ENOUGH and at not in above:
            scores[at] += NEAR * likeness
    return _allowed(scores)


def _named_above(index: dict[tuple[str, str], int], chunk: Chunk) -> set[int]:
    """The rows named on lines above a line whose separators hold both a label and values: theirs are other values, or none."""
    if not chunk.first or chunk.label_behind or chunk.slots[0].gap != "cell":
        return set()
    return {at for match in chunk.before.matches if match.end <= chunk.before.line_start for at in _named_rows(match, index)}


def _outside_caption(rows: Sequence[Row], chunk: Chunk) -> list[int]:
    """The rows that do not stand under the one caption before a chunk; several before all the values of a table say nothing."""
    captions = [match for match in chunk.before.matches if any(m.role == "caption" for m in match.meanings)] if chunk.first else []
    if len(captions) != 1:
        return []
    blocks = {(m.table, m.block) for m in captions[-1].meanings if m.role == "caption"}
    return [at for at, row in enumerate(rows) if (row.table, row.block) not in blocks]


def _allowed(scores: dict[int, float]) -> dict[int, float]:
    return {at: score for at, score in scores.items() if score > FORBIDDEN / 2}


def _fit(width: int, chunk: Chunk) -> float:
    """What the number of values says about a row, before any label is looked at."""
    filled = chunk.filled
    if filled == width:
        return BY_PLACE
    if filled > width + 2:
        return FORBIDDEN
    if filled > width:
        return BY_PLACE - 2.0
    if filled == 1 and chunk.slots[0].end - chunk.slots[0].start >= width > 1:
        # One run of digits may hold a whole row.
        return BY_PLACE
    if width > 3 and filled <= 1:
        return FORBIDDEN if len(chunk.slots) < width else BY_PLACE - 2.0
    return BY_PLACE - 1.0


def _window(chunk: Chunk) -> frozenset[str]:
    """The character pairs of the text around a chunk, as far as a wrapped label may reach."""
    near = chunk.before.squashed[-60:] if chunk.first else ""
    if chunk.last and chunk.after is not None:
        near += "|" + chunk.after.squashed[: 30 if chunk.label_behind else _reach(chunk.after)]
    return bigrams(near) if near else frozenset()


def _reach(words: Words) -> int:
    """How far a label that was wrapped may go on behind its values: up to the next label."""
    named = (match for match in words.matches if len(match.word) >= WHOLE and any(m.role == "row" for m in match.meanings))
    return min([30, *(words.lead(match) for match in named)])


def _likeness(word: str, pairs: frozenset[str]) -> float:
    own = bigrams(word)
    return len(own & pairs) / len(own) if len(own) > 1 else 0.0


def _align(scores: list[dict[int, float]], skips: list[float], chunks: list[Chunk]) -> float:
    """Best order-preserving assignment, and every other place of a chunk that fits alike."""
    width = max((max(s) for s in scores if s), default=-1) + 1
    forward = _sweep(scores, skips, width)
    backward = _sweep([{width - 1 - at: v for at, v in s.items()} for s in reversed(scores)], skips[::-1], width)
    backward = [row[::-1] for row in backward[::-1]]
    best = forward[-1][-1]
    for at, chunk in enumerate(chunks):
        through = {row: forward[at][row] + score + backward[at + 1][row + 1] for row, score in scores[at].items()}
        skipped = max(f + b for f, b in zip(forward[at], backward[at + 1], strict=True)) + skips[at]
        top = max(through.values(), default=FORBIDDEN)
        alike = sorted(row for row, score in through.items() if score >= best - MARGIN)
        if top > skipped and len(alike) <= MOST_ALIKE:
            chunk.rows = alike
    return best


def _sweep(scores: list[dict[int, float]], skips: list[float], width: int) -> list[list[float]]:
    """``table[i][j]``: the best score of the first ``i`` chunks on the first ``j`` rows."""
    table = [[SKIPPED_ROW * j for j in range(width + 1)]]
    for fits, skip in zip(scores, skips, strict=True):
        previous = table[-1]
        current = [previous[0] + skip]
        for j in range(width):
            best = max(previous[j + 1] + skip, current[j] + SKIPPED_ROW)
            score = fits.get(j)
            if score is not None and previous[j] + score > best:
                best = previous[j] + score
            current.append(best)
        table.append(current)
    return table
