"""Every layout, by name."""

from __future__ import annotations

from generator import (
    layouts_aligned,
    layouts_dressed,
    layouts_exchanged,
    layouts_html,
    layouts_lines,
    layouts_markdown,
    layouts_pdf,
    layouts_records,
    layouts_rows,
    layouts_turned,
)

ALL = (
    *layouts_rows.LAYOUTS,
    *layouts_lines.LAYOUTS,
    *layouts_pdf.LAYOUTS,
    *layouts_aligned.LAYOUTS,
    *layouts_markdown.LAYOUTS,
    *layouts_html.LAYOUTS,
    *layouts_exchanged.LAYOUTS,
    *layouts_turned.LAYOUTS,
    *layouts_records.LAYOUTS,
    *layouts_dressed.LAYOUTS,
)
BY_NAME = {layout.name: layout for layout in ALL}
