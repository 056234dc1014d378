"""Every damage, by name, in the order in which they are done: values, tables, labels, then the text."""

from __future__ import annotations

from generator import (
    damage_cells,
    damage_copies,
    damage_dress,
    damage_labels,
    damage_lines,
    damage_order,
    damage_prose,
    damage_script,
    damage_structure,
    damage_text,
    damage_values,
)
from generator.damage import Damage

ALL: tuple[Damage, ...] = (
    *damage_values.DAMAGES,
    *damage_dress.DAMAGES,
    *damage_cells.ON_VALUES,
    # From here on nothing may build the tables anew: the first steps of these damages are the last that do.
    *damage_lines.DAMAGES,
    *damage_order.DAMAGES,
    *damage_copies.DAMAGES,
    *damage_cells.ON_ROWS,
    *damage_structure.DAMAGES,
    *damage_labels.DAMAGES,
    *damage_prose.DAMAGES,
    *damage_copies.LAST,
    *damage_script.DAMAGES,
    *damage_cells.ON_TEXT,
    *damage_text.DAMAGES,
)
BY_NAME = {damage.name: damage for damage in ALL}
