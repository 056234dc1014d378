"""giar reads a Chinese government-information-disclosure annual report and says what does not add up."""

from __future__ import annotations

from giar.errors import InputError
from giar.read import read
from giar.report import Cell, Meta, Report
from giar.source import Input, open_document


def parse(source: Input, name: str | None = None) -> Report:
    """The report that a text, bytes or a path hold; ``name`` is what the source is called.

    Raises :class:`giar.InputError`, and nothing else, where the input cannot be read.
    """
    return read(open_document(source, name))


__all__ = ["Cell", "InputError", "Meta", "Report", "parse"]
