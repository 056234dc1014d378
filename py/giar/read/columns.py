"""Which columns a table has: those that its head names, by the word of the rows below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from giar.form import Edition
from giar.read.chunks import WIDE, Chunk
from giar.read.rows import Row
from giar.read.stretches import Match, Words
from giar.read.vocabulary import bigrams, squash


def head_columns(form: Edition, members: Sequence[Chunk], table: str) -> frozenset[str]:
    """The columns that the table's head names, be it with a slip or wrapped over lines."""
    texts = [chunk.before for chunk in members if chunk.first and _is_head(chunk.before, table)]
    heads = [(words, _head_end(words, table)) for words in texts]
    groups = bigrams("|".join(squash(line.zh) for block in form.table(table).blocks for line in block.columns if line.children))
    named = {
        meaning.key
        for words, end in heads
        for match in words.matches
        for meaning in match.meanings
        if meaning.role == "column" and meaning.table == table and words.lead(match) < end and not _is_part(words, match, groups)
    }
    pairs = frozenset().union(*(bigrams(words.squashed[:end]) for words, end in heads))
    for block in form.table(table).blocks:
        for line in block.column_leaves:
            own = bigrams(squash(line.zh))
            if line.key not in named and len(own) > 1 and len(own & pairs) * 2 >= len(own):
                named.add(line.key)
    return frozenset(named)


def _is_part(words: Words, match: Match, groups: frozenset[str]) -> bool:
    """True for a name that is only a part of a longer one over several columns: 其他 in 法人和其他组织.

    ``groups`` are the character pairs of those longer ones.
    """
    start, end = words.lead(match), words.lead(match) + len(match.word)
    return not bigrams(words.squashed[max(start - 1, 0) : start + 1]).isdisjoint(groups) or not bigrams(
        words.squashed[end - 1 : end + 1]
    ).isdisjoint(groups)


def _head_end(words: Words, table: str) -> int:
    """Where a text's first row label behind a column's name stands: behind it 其他 and 总计 name rows."""
    matches = iter(words.matches)
    for match in matches:
        if all(m.role == "column" and m.table == table for m in match.meanings):
            break
    labels = (match for match in matches if match.meanings and all(m.role == "row" for m in match.meanings))
    return next((words.lead(match) for match in labels), len(words.squashed))


def _is_head(words: Words, table: str) -> bool:
    """True for a text that names columns which are nothing else."""
    return sum(all(m.role == "column" and m.table == table for m in match.meanings) for match in words.matches) >= 2


def columns_of(form: Edition, rows: Sequence[Row], row: Row, members: Sequence[Chunk], heads: frozenset[str]) -> tuple[str, ...]:
    """The columns that the text has: those of the form, less those that neither head nor rows show."""
    every = tuple(leaf.key for leaf in form.table(row.table).blocks[row.block].column_leaves)
    if len(every) < WIDE:
        return every
    named = tuple(key for key in every if key in heads)
    counts = Counter(chunk.filled for chunk in members if rows[chunk.rows[0]].width == len(every))
    if not counts:
        return every
    usual, times = counts.most_common(1)[0]
    glued = usual == 1 and len(named) >= WIDE - 2
    if len(named) < len(every) and (usual == len(named) or glued) and times * 2 > counts.total():
        return named
    return every
