"""What the rows of a table tell of one among them: its empty cells, its columns, whether it can be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from giar.read.chunks import WIDE, Chunk
from giar.read.positions import reading_by_position
from giar.read.readings import Frame, Reading, frame_of, is_complete
from giar.read.rows import Row
from giar.read.stretches import value_span
from giar.read.tokens import SLOTS, Atom, is_slot, is_value_or_typed

ENOUGH = 2
"""So many complete rows show where the empty cells around the values stand."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The chunks of one table that have a row; ``width`` is in each question the number of columns of the chunk's row."""

    text: str
    rows: Sequence[Row]
    """All rows of the form."""
    members: Sequence[Chunk]
    gridded: bool
    """True where a document drew the tables: then every cell of a row has its slot, and nothing else has."""
    _frames: dict[tuple[int, int], dict[tuple[int, int, int], Counter[Frame]]] = field(default_factory=dict)
    """What was asked for before: it is the same for every row."""

    def frames(self, chunk: Chunk, width: int) -> tuple[frozenset[Frame], bool]:
        """The frames of complete rows, and whether those rows look like this one.

        Those behind as many labels, where there are any; else those of all complete rows, if they have one frame; else
        what the frames become when a label more takes the place of an empty cell.
        """
        if is_complete(self.text, chunk.slots, width):
            return frozenset(), True
        known = self._frames_by_look(chunk, width)
        look = self._look(chunk)
        if look in known:
            return frozenset(known[look]), len(known[look]) == 1 and known[look].total() >= ENOUGH
        every = frozenset(frame for frames in known.values() for frame in frames)
        if len(every) <= 1:
            return every, not any(map(sum, every))
        shifted = (
            (before and before + labels - look[0], behind and behind + labels - look[0], soft_before, soft_behind)
            for (labels, *_), frames in known.items()
            for before, behind, soft_before, soft_behind in frames
        )
        return every | frozenset(frame for frame in shifted if min(frame) >= 0), False

    def _frames_by_look(self, chunk: Chunk, width: int) -> dict[tuple[int, int, int], Counter[Frame]]:
        """The frames of the complete rows as wide as this one, by how those rows look."""
        of = self._row(chunk).width, width
        if of not in self._frames:
            known: dict[tuple[int, int, int], Counter[Frame]] = {}
            for other in self._alike(chunk):
                if is_complete(self.text, other.slots, width):
                    known.setdefault(self._look(other), Counter())[frame_of(other.slots)] += 1
            self._frames[of] = known
        return self._frames[of]

    def cells(self, chunk: Chunk, width: int) -> Sequence[Atom]:
        """The slots that are the row's cells; none where the table does not show which these are.

        They are all slots, where this row and every row as wide has one slot a cell and no leftovers of merged cells; or
        the values and those blanks into which a space was typed, where they are as many as cells in every such row.
        """
        alike = list(self._alike(chunk))
        for is_cell in (is_slot, is_value_or_typed):
            cells = list(filter(is_cell, chunk.slots))
            every = len(alike) > 1 and all(sum(map(is_cell, other.slots)) == width for other in alike)
            if len(cells) == width and (every or (self.gridded and is_cell is is_slot)):
                return cells
        return []

    def lose_blanks(self, chunk: Chunk, width: int) -> bool:
        """True where a row as wide has fewer slots than cells, so that blank cells leave nothing in the text."""
        return any(sum(slot.kind != "soft" for slot in other.slots) < width for other in self._alike(chunk) if other is not chunk)

    def leave_in_doubt(self, chunk: Chunk, width: int) -> bool:
        """True where labels and values are paired by their order alone and some are short, or digits may run into the next row's."""
        together = [other for other in self.members if other.stretch == chunk.stretch]
        if any(other.clustered for other in together) and any(other.filled < width for other in together):
            return True
        if chunk.labels > 1 and not any(other.clustered for other in together) and any(other.clustered for other in self.members):
            return True
        if self._has_column_more(chunk, width) or self._is_shifted(chunk, width):
            return True
        at = chunk.rows[0]
        first, last = value_span(chunk.slots)
        if chunk.slots[last].end - chunk.slots[first].start < self.rows[at].width * 2:
            return False
        if chunk.slots[0].gap != "glued" or at + 1 >= len(self.rows) or self.rows[at + 1].table != self.rows[at].table:
            return False
        return not any(at + 1 in other.rows for other in self.members)

    def _has_column_more(self, chunk: Chunk, width: int) -> bool:
        """True where rows have more filled cells than the form has columns: which of them are whose, no row can tell."""
        rows = [[slot for slot in other.slots if slot.kind in SLOTS] for other in self._alike(chunk)]
        cells = [len({slot.cell for slot in row}) for row in rows if row[0].line == row[-1].line]
        surplus = sum(count > width for count in cells)
        return width > 1 and surplus > 1 and surplus * 2 > sum(count >= width for count in cells)

    def _is_shifted(self, chunk: Chunk, width: int) -> bool:
        """True for a row with blank cells among its values that begins or ends elsewhere than the rows without."""
        first, last = value_span(chunk.slots)
        if chunk.filled >= width or not any(slot.column >= 0 for slot in chunk.slots[first + 1 : last] if slot.kind == "blank"):
            return False
        full = [other for other in self._alike(chunk) if other.filled == width and self._look(other) == self._look(chunk)]
        ends = {frame_of(other.slots)[:2] for other in full}
        return last + 1 - first == width and len(ends) == 1 and len(full) > 2 and frame_of(chunk.slots)[:2] not in ends

    def reading_by_position(self, chunk: Chunk, width: int) -> tuple[Reading, ...]:
        """The reading of a short row by the places of its values, if they tell; a row of another width has other columns."""
        if chunk.filled >= width or width < WIDE - 1:
            return ()
        complete = (other.slots for other in self._alike(chunk) if other.filled == width)
        reading = reading_by_position(self.text, chunk.slots, complete, width)
        return (reading,) if reading else ()

    def merge_cells(self, chunk: Chunk, width: int) -> bool:
        """True where a label more on the line took the place of a value, so that every line is equally long.

        The cell that is missing did not vanish for being blank, or the line would be shorter: all complete rows end at
        this one's place, and every row with as many labels as this one is short of as many values.
        """
        if chunk.filled >= width or chunk.slots[-1].column < 0:
            return False
        alike = [other for other in self._alike(chunk) if other.slots]
        complete = [other for other in alike if other.filled == width]
        short = [other for other in alike if other.slots[0].column == chunk.slots[0].column]
        return (
            len(complete) > 1
            and len(short) > 1
            and all(other.slots[-1].column == chunk.slots[-1].column for other in (*complete, *short))
            and all(other.filled == chunk.filled for other in short)
        )

    def _alike(self, chunk: Chunk) -> Iterator[Chunk]:
        """The chunks of rows as wide as this one's, itself among them."""
        width = self._row(chunk).width
        return (other for other in self.members if self._row(other).width == width)

    def _row(self, chunk: Chunk) -> Row:
        return self.rows[chunk.rows[0]]

    def _look(self, chunk: Chunk) -> tuple[int, int, int]:
        """How many labels stand before the values, on their line and in all (a head counts as many), and how deep the row is."""
        return chunk.before.texts_on_line, min(chunk.before.texts, 3), self._row(chunk).depth
