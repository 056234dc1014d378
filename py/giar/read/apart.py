"""Tables whose labels stand apart from their values: all labels of a block first, then its rows, a line each.

Nothing but the order pairs them then. It does where there are as many rows of values as labels; a row that is wholly
blank leaves no line, and from there on nothing says which row a line belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from giar.read.chunks import Chunk, by_line, count_filled
from giar.read.names import RowNames
from giar.read.rows import Row
from giar.read.stretches import Match, Stretch

MANY = 3
"""So many row labels without a value between them, and values on lines of their own, are labels apart from their values."""


@dataclass(frozen=True, slots=True)
class Block:
    """The labels before the values of a block, and the numbers of all its rows in the form."""

    labels: tuple[Match, ...]
    rows: tuple[int, ...]

    @property
    def is_whole(self) -> bool:
        """True where every row has its label."""
        return len(self.labels) == len(self.rows)


def blocks_apart(found: Sequence[tuple[Stretch, Sequence[Match]]], names: RowNames) -> list[Block | None]:
    """For each stretch, with all row labels of its text, the block whose labels stand apart from its values.

    The layout is told by table 三, where every label has its values to itself or none has; without that table, by a block
    of table 二 with several labels and several lines of values.
    """
    named = [[names.row(label) for label in labels] for _, labels in found]
    wide = [at for at, own in enumerate(named) if any(row.table == "applications" for row in own)]
    if wide:
        # A page break parts a table, and each part has its labels first.
        together = all(len(named[at]) > 1 and _is_below(found[at][0]) for at in wide)
        apart = together and any(len(named[at]) >= MANY for at in wide)
    else:
        apart = any(len(labels) > 1 and _is_below(stretch) and _lines(stretch) > 1 for stretch, labels in found)
    if not apart:
        return [None] * len(found)
    return [_block(labels, own, names.rows) if _is_below(stretch) else None for (stretch, labels), own in zip(found, named, strict=True)]


def chunks_apart(stretch: Stretch, number: int, width: int, block: Block) -> list[Chunk]:
    """The chunks of a stretch whose labels stand apart from its values."""
    pieces = [line for line in by_line(stretch.slots) if count_filled(line)]
    if len(pieces) == len(block.labels) * width and all(count_filled(line) == 1 for line in pieces):
        pieces = [[slot for line in pieces[at : at + width] for slot in line] for at in range(0, len(pieces), width)]
    dense = min(map(count_filled, pieces)) == max(map(count_filled, pieces)) >= width - 1
    paired = len(pieces) == len(block.labels) and (block.is_whole or dense)
    chunks = []
    for at, slots in enumerate(pieces):
        label = block.labels[at] if paired else None
        last = at == len(pieces) - 1
        named = Match(label.word, label.start, label.end, label.meanings, 0) if label else None
        chunk = Chunk(slots, named, stretch.words, stretch.after if last else None, at == 0, last, number)
        chunk.labels = len(block.labels)
        chunk.clustered = paired or len(pieces) == len(block.rows)
        if not paired:
            chunk.among = (block.rows[at],) if chunk.clustered else block.rows
        chunks.append(chunk)
    return chunks


def _block(labels: Sequence[Match], own: Sequence[Row], rows: Sequence[Row]) -> Block | None:
    if not own:
        return None
    here = own[-1].table, own[-1].block
    members = tuple(at for at, row in enumerate(rows) if (row.table, row.block) == here)
    within = tuple(label for label, row in zip(labels, own, strict=True) if (row.table, row.block) == here)
    return Block(within, members) if len(members) > 1 else None


def _is_below(stretch: Stretch) -> bool:
    """True where the values begin on a line of their own."""
    return bool(stretch.slots) and stretch.slots[0].gap == "line"


def _lines(stretch: Stretch) -> int:
    return len({slot.line for slot in stretch.slots if slot.kind != "soft"})
