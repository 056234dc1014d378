"""Every damage, by name, in the order in which they are done: values, tables, labels, then the text."""

from __future__ import annotations

from generator import damage_labels, damage_script, damage_structure, damage_text, damage_values
from generator.damage import Damage

ALL: tuple[Damage, ...] = (
    *damage_values.DAMAGES,
    *damage_structure.DAMAGES,
    *damage_labels.DAMAGES,
    *damage_script.DAMAGES,
    *damage_text.DAMAGES,
)
BY_NAME = {damage.name: damage for damage in ALL}
