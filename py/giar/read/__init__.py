"""Document to Report: the text is cleaned, cut into runs of values, aligned with the form, and every cell given its place."""

from __future__ import annotations

from giar.read.about.several import Part
from giar.read.about.several import read_all as read_every
from giar.read.about.several import read_one as read_single
from giar.read.about.several import read_parts as read_apart
from giar.read.reading import read_one
from giar.report import Report
from giar.source.document import Document


def read(document: Document) -> Report:
    """The report that a document holds.

    Raises :class:`giar.InputError` (``several-reports``) where it holds two reports that differ.
    """
    return read_single(document, read_one)


def read_all(document: Document) -> list[Report]:
    """The reports that a document holds, in order, with their places in the whole of it; one at least."""
    return read_every(document, read_one)


def read_parts(document: Document) -> list[Part]:
    """The same, each report in a text of its own, with its place in the document."""
    return read_apart(document, read_one)


__all__ = ["Part", "read", "read_all", "read_parts"]
