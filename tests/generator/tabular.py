"""A part of a scoreboard: a heading, what it means, and a table of figures; as text and as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_WIDTH = 11
"""Columns of a terminal for one figure, where its heading is not longer."""


@dataclass(frozen=True)
class Section:
    """``rows`` maps a row's name to its figures, as many as there are ``columns``; ``level`` is that of its heading."""

    heading: str
    columns: Sequence[str] = ()
    rows: Mapping[str, Sequence[str]] = field(default_factory=dict)
    introduction: str = ""
    level: int = 2

    def as_text(self) -> str:
        if not self.columns:
            return ""
        first = max(map(len, (self.heading, *self.rows)))
        widths = [max(_WIDTH, len(column) + 2) for column in self.columns]
        lines = []
        for name, figures in {self.heading: self.columns, **self.rows}.items():
            lines.append(name.ljust(first) + "".join(figure.rjust(width) for figure, width in zip(figures, widths, strict=True)))
        return "\n".join(lines)

    def as_markdown(self) -> str:
        parts = [f"{'#' * self.level} {self.heading}"]
        if self.introduction:
            parts.append(self.introduction.strip())
        if self.columns:
            table = [f"| | {' | '.join(self.columns)} |", "|---|" + "---:|" * len(self.columns)]
            table += [f"| {name} | {' | '.join(figures)} |" for name, figures in self.rows.items()]
            parts.append("\n".join(table))
        return "\n\n".join(parts)
