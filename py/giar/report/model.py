"""What reading yields: a report, its cells, and where each of them stands in the source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Literal

from giar.form import Edition
from giar.report.place import Where
from giar.report.text import CleanText, Fix

Number = int | Decimal
Status = Literal["number", "blank", "mark", "unreadable", "ambiguous", "absent"]
Kind = Literal["text", "html", "docx", "xlsx", "pdf"]


OPEN_ENDED = ("cut-off", "may-be-text")
"""Notes on an ambiguous cell: the text breaks off in it or before it; or one of its readings is text that is no number."""


@dataclass(frozen=True)
class Cell:
    """A cell of the form as the report fills it.

    ``value`` is the number as written, or None; ``text`` is the written text, ``where`` its place in the source.
    ``candidates`` lists every reading that fits where ``status`` is ``ambiguous``: the numbers, and None at the end
    where the cell may hold none. ``unit`` is the unit written in the cell, else in its head. ``notes`` names what the
    reader had to do to establish the value or the place (``digits-joined``, ``digits-split``, ``placed-by-relations``),
    or why the candidates are not all (``OPEN_ENDED``).
    """

    value: Number | None
    status: Status
    text: str = ""
    where: Where | None = None
    unit: str | None = None
    candidates: tuple[Number | None, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def open_ended(self) -> bool:
        """True where the cell may hold a number that no candidate names."""
        return any(note in OPEN_ENDED for note in self.notes)


ABSENT = Cell(None, "absent")


@dataclass(frozen=True)
class Meta:
    """What the report says of itself; None where it does not say."""

    title: str | None = None
    organ: str | None = None
    year: int | None = None
    edition: Literal["2021", "2019"] | None = None
    organ_from: Literal["text", "name", "folder"] | None = None
    """Where the organ stands: in the report, in the name of its file (or sheet), or in that of the file's folder."""


@dataclass(frozen=True)
class Section:
    """A section of the report: ``where`` is its heading, ``body`` its text up to the next heading."""

    key: str
    heading: str
    where: Where
    body: Where


@dataclass(frozen=True)
class Label:
    """A row or column label as the report writes it."""

    text: str
    where: Where


@dataclass(frozen=True)
class Source:
    """Where the report came from."""

    name: str | None
    kind: Kind
    encoding: str | None
    characters: int


@dataclass(frozen=True)
class Report:
    """A government-information-disclosure annual report as read.

    ``form`` is the edition of the form whose cells ``cells`` lists, every one of them; ``meta.edition`` is None where
    the text does not show which edition it follows. ``text`` is the text as given, to which all offsets refer;
    ``clean`` is the text that was read. ``labels`` holds the labels as written, by ``table.row`` or ``table.*.column``.
    """

    source: Source
    meta: Meta
    form: Edition
    cells: Mapping[str, Cell]
    sections: tuple[Section, ...] = ()
    labels: Mapping[str, Label] = field(default_factory=dict)
    fixes: tuple[Fix, ...] = ()
    remarks: tuple[str, ...] = ()
    """What the reader noticed about the text as a whole, by name: ``repeated-lines-removed``, …"""
    text: str = ""
    clean: CleanText = field(default_factory=lambda: CleanText(""))

    @cached_property
    def is_report(self) -> bool:
        """True where the text holds at least one cell of the form."""
        return any(cell.status != "absent" for cell in self.cells.values())

    def with_values(self, changes: Mapping[str, Number | None]) -> Report:
        """The same report with the named cells holding other numbers (None: blank), as after a correction."""
        cells = dict(self.cells)
        for key, value in changes.items():
            if key not in cells:
                raise KeyError(key)
            status: Status = "blank" if value is None else "number"
            cells[key] = replace(cells[key], value=value, status=status, candidates=())
        return replace(self, cells=cells)


def empty_cells(form: Edition) -> dict[str, Cell]:
    """Every cell of the form, absent."""
    return dict.fromkeys(form.keys, ABSENT)
