"""The organ of a report whose text names none, from what its source is called."""

from __future__ import annotations

from dataclasses import replace

from giar.read.about.organ import organ_by_path, speaks_otherwise
from giar.report import Report


def attributed(report: Report, path: str | None) -> Report:
    """The report with the organ that its file's name says, else its folder's; the same where nothing surely does.

    What the text says comes first, and where it speaks of itself as of another kind of organ, the path has no say.
    """
    if path is None or report.meta.organ is not None or not report.is_report:
        return report
    found = organ_by_path(path)
    if found is None or speaks_otherwise(found.organ, report.clean):
        return report
    return replace(report, meta=replace(report.meta, organ=found.organ, organ_from=found.by))


def all_attributed(reports: list[Report], path: str | None) -> list[Report]:
    """The reports of one source; what the source is called says whose they are only where it holds a single one."""
    return [attributed(reports[0], path)] if len(reports) == 1 else reports
