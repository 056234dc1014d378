"""A report read from a part of a document, with its places in the whole of it."""

from __future__ import annotations

from dataclasses import replace

from giar.report import Report, Where
from giar.source.document import Document


def moved(report: Report, by: int, document: Document) -> Report:
    """The report in the document of whose text its own is the part that begins at ``by``."""
    if by == 0 and len(report.text) == len(document.text):
        return report

    def there(where: Where) -> Where:
        return replace(where, start=where.start + by, end=where.end + by)

    return replace(
        report,
        source=replace(report.source, characters=document.source.characters),
        cells={key: cell if cell.where is None else replace(cell, where=there(cell.where)) for key, cell in report.cells.items()},
        sections=tuple(replace(section, where=there(section.where), body=there(section.body)) for section in report.sections),
        labels={key: replace(label, where=there(label.where)) for key, label in report.labels.items()},
        fixes=tuple(replace(fix, where=there(fix.where)) for fix in report.fixes),
        text=document.text,
        clean=report.clean.moved(by),
    )
