"""Cells as tidy data: one cell a row, for whoever goes on calculating."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from giar.check.naming import column_name, row_name
from giar.export.lines import Language
from giar.export.review import Review, numeral, written

HEAD = (
    "report",
    "organ",
    "year",
    "table",
    "row",
    "column",
    "row_label",
    "column_label",
    "value",
    "status",
    "text",
    "unit",
    "original",
    "file",
)
FORMULA = ("=", "+", "@", "\t", "\r")


def tidy_csv(reviews: Sequence[Review], language: Language) -> bytes:
    """Every cell of every review, with the byte order mark by which Excel knows UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEAD)
    for review in reviews:
        writer.writerows(_rows(review, language))
    return out.getvalue().encode("utf-8-sig")


def _rows(review: Review, language: Language) -> Iterator[list[str]]:
    report, changed = review.report, {change.key for change in review.changes}
    for key, cell in report.cells.items():
        table, row, column = key.split(".")
        yield [
            harmless(text)
            for text in (
                review.name,
                report.meta.organ or "",
                str(report.meta.year or ""),
                table,
                row,
                column,
                row_name(report.form, key)[language],
                column_name(report.form, key)[language],
            )
        ] + [
            numeral(cell.value),
            cell.status,
            harmless(cell.text.strip()),
            cell.unit or "",
            harmless(written(review.original, key)) if key in changed else "",
            harmless(review.file),
        ]


def harmless(text: str) -> str:
    """The text with a quote before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
