"""Where something stands in the source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Where:
    """A place in the source: the characters ``[start, end)`` of the text as given.

    In a document that is no plain text, ``page`` and ``box`` (left, top, right, bottom in points) or ``sheet`` and
    ``cell`` say the same thing in the document's own terms; the offsets then count in the text drawn from it.
    """

    start: int
    end: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    sheet: str | None = None
    cell: str | None = None

    def __getitem__(self, name: str) -> object:
        """The same names as in the JSON document: ``where["start"]``."""
        return getattr(self, name)
