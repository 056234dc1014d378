"""What reading yields: a report, its cells, where each of them stands in the source, and whether its sums hold."""

from giar.report.model import (
    ABSENT,
    OPEN_ENDED,
    Cell,
    Kind,
    Label,
    Meta,
    Number,
    Report,
    Section,
    Source,
    Status,
    empty_cells,
)
from giar.report.place import Where
from giar.report.text import CleanText, Edit, Fix

__all__ = [
    "ABSENT",
    "OPEN_ENDED",
    "Cell",
    "CleanText",
    "Edit",
    "Fix",
    "Kind",
    "Label",
    "Meta",
    "Number",
    "Report",
    "Section",
    "Source",
    "Status",
    "Where",
    "empty_cells",
]
