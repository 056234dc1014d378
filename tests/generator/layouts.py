"""Every layout, by name."""

from __future__ import annotations

from generator import layouts_lines, layouts_rows

ALL = (*layouts_rows.LAYOUTS, *layouts_lines.LAYOUTS)
BY_NAME = {layout.name: layout for layout in ALL}
