"""What may have happened to the printed form on its way here, and how unlikely each of it is.

A report is the form, printed, then damaged. Every damage is an edit with a cost; an explanation of a text costs the sum
of its edits, and a number is asserted only where every explanation within :attr:`Edits.margin` of the cheapest gives it.
These are all tolerances of the reader; no other module has one of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

NEVER = 1e6
"""The cost of what cannot be."""


@dataclass(frozen=True)
class Edits:
    """The costs; the cheapest edits are those that whole layouts have in common."""

    margin: float = 1.5
    """Explanations that cost no more than this above the cheapest are all held possible."""

    # Lines and values that belong to no row.
    stray_line: float = 1.0
    """A lone value on its line between rows that have a line each: a page's number, a footer."""
    stray_cell_line: float = 1.4
    """A lone value on its line where every cell has a line."""
    stray_zero: float = 3.0
    """The same, a zero or a mark: no page has that number."""
    stray_mark: float = 2.0
    """A mark alone on its line where every cell has a line."""
    stray_value: float = 2.5
    """A value too many among others on its line."""
    stray_beside_one: float = 1.0
    """The same beside a row's only value, with no other that it could have come from; added to ``stray_value``."""
    value_doubled: float = 1.4
    """A value that stands twice."""
    stray_inner: float = 1.5
    """A second value in one cell."""
    stray_row: float = 3.0
    """A run of several values that no row takes, with ``stray_more`` for each further value."""
    stray_more: float = 0.5

    # Labels.
    label_lost: float = 2.0
    """No label stands beside the values of a row."""
    label_unlike: float = 2.5
    """The label is like that of the row only in part; times what is missing of it."""
    label_farther: float = 1.6
    """The text right beside the values is nearly another row's label; added to what a likeness costs."""
    label_apart: float = 0.25
    """A character stands between the label and its values."""
    label_shared: float = 0.3
    """The label is a column's name too (总计, 其他)."""
    label_aside: float = 3.0
    """The label stands on another line than the values, whose own line has text on its other side."""
    label_ignored: float = 3.0
    """The values belong to another row than the label right before them says."""
    unanswered: float = 1.5
    """The value right beside a label belongs to no row."""
    labels_first: float = 0.5
    """All labels of a block stand before all of its values."""
    labels_behind: float = 2.0
    """Labels stand behind their values in the whole text."""
    labels_between: float = 1.0
    """Labels stand before the values of each row in a text that has all labels of a block before all of its values."""
    elsewhere: float = 3.0
    """The row belongs to another table than the heads and titles above."""
    other_caption: float = 2.0
    """The row belongs to another block of table 二 than the caption above."""
    out_of_order: float = 2.0
    """A row comes behind one that it precedes on the form."""
    row_doubled: float = 3.5
    """A row that comes twice."""
    row_empty: float = 0.5
    """A label without values: all cells of the row were blank and left nothing."""
    row_gone: float = 0.7
    """A row of which nothing is left."""

    # Values within a row.
    blank_lost: float = 3.0
    """A blank cell that left nothing, where blank cells of other rows did leave something."""
    blank_vanishes: float = 0.1
    """The same where no blank cell leaves anything."""
    blank_untraced: float = 0.5
    """The same where nothing sets cells apart that a blank one could leave."""
    blank_unknown: float = 1.0
    """The same where no row has a value in every cell, so that empty cells may be the rest of merged ones."""
    unread: float = 4.0
    """The values are the row's, but they are too many, or run together, so that nobody can say how they fill it."""
    cut_off: float = 0.2
    """The text breaks off within the row."""
    displaced: float = 0.3
    """A value whose place a label more on the line has taken, so that the line is as long as the others."""
    pad_moved: float = 2.2
    """The row begins in another column than the rows without blanks."""
    pad_typed: float = 1.6
    """An empty cell with a typed space beside the values that is none of the row's."""
    total_blank: float = 1.6
    """The total of a row holds nothing, and a cell beside it a number other than 0."""
    soft_blank: float = 0.2
    """An empty line or a lone pipe that is a blank cell."""
    soft_nothing: float = 1.0
    """An empty line or a lone pipe among values that is none."""
    torn_inner: float = 0.5
    """A number torn by a space within its cell."""
    torn_space: float = 1.5
    """A number torn by a space where spaces set values apart."""
    torn_line: float = 2.5
    """A number torn by the end of a line."""
    torn_by_enter: float = 0.7
    """The same where separators set cells apart and the line's rest goes on behind it."""
    pushed_down: float = 0.8
    """A number below its own empty cell, and alone on its line."""
    wrapped: float = 1.5
    """A row that goes on on the next line."""
    wrapped_bare: float = 1.0
    """The same without the separators that set cells apart above; added to ``wrapped``."""
    crowded: float = 0.6
    """Two cells on one line where every cell has a line."""

    # What sums may do.
    tie: float = 0.35
    """Sums choose between explanations; none is chosen that costs so much more than one that they reject."""


DEFAULT = Edits()
