"""Every layout, by name."""

from __future__ import annotations

from generator import layouts_aligned, layouts_exchanged, layouts_html, layouts_lines, layouts_markdown, layouts_pdf, layouts_rows

ALL = (
    *layouts_rows.LAYOUTS,
    *layouts_lines.LAYOUTS,
    *layouts_pdf.LAYOUTS,
    *layouts_aligned.LAYOUTS,
    *layouts_markdown.LAYOUTS,
    *layouts_html.LAYOUTS,
    *layouts_exchanged.LAYOUTS,
)
BY_NAME = {layout.name: layout for layout in ALL}
