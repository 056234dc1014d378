"""What every kind of input becomes before it is read."""

from __future__ import annotations

from dataclasses import dataclass

from giar.report import Source


@dataclass(frozen=True)
class Document:
    """A text and where it came from."""

    text: str
    source: Source
