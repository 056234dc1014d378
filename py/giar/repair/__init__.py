"""Report → the smallest changes that make its relations hold, as suggestions."""

from __future__ import annotations

from giar.messages import Message
from giar.repair.search import MOST_CELLS
from giar.repair.suggestion import Repair
from giar.repair.survey import Survey, survey
from giar.report import Report


def repair(report: Report) -> list[Repair]:
    """The smallest sets of cells whose change makes every relation hold, likeliest first. Nothing applies them unasked."""
    return list(survey(report).repairs)


def explain_bound(report: Report) -> Message | None:
    """Why broken relations are left without a suggestion: more than ``MOST_CELLS`` cells would have to change."""
    return survey(report).beyond


__all__ = ["MOST_CELLS", "Repair", "Survey", "explain_bound", "repair", "survey"]
