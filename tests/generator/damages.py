"""Every damage, by name."""

from __future__ import annotations

from generator.damage import Damage

ALL: tuple[Damage, ...] = ()
BY_NAME = {damage.name: damage for damage in ALL}
