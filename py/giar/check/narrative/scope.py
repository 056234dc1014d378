"""Whose figures a statement gives, and whose the tables give."""

from __future__ import annotations

import re
from typing import Literal

from giar.report import Report

Covers = Literal["organ", "office", "area", "unknown"]
"""What the tables of a report cover: one organ; a government's office, which may report for itself or for the whole area;
the area of a government; or it is not known."""

Standing = Literal["same", "likely", "other"]
"""Whether a statement speaks of what the tables cover."""

_OFFICE = re.compile(r"(?:政府办公[厅室]|政府办|(?:区|园|基地|港)(?:管理委员会|管委会))$")
_TOWNSHIP = re.compile(r"(?:[乡镇]|街道|苏木|街道办事处)(?:人民)?(?:政府)?$")
_GOVERNMENT = re.compile(r"(?:人民政府|政府|[省市县区州盟旗])$")


def covers(report: Report) -> Covers:
    """What the tables cover, by the name of the organ that reports."""
    organ = report.meta.organ or ""
    if not organ:
        return "unknown"
    if _OFFICE.search(organ):
        return "office"
    if not _TOWNSHIP.search(organ) and _GOVERNMENT.search(organ):
        return "area"
    return "organ"


_STANDING: dict[Covers, dict[str, Standing]] = {
    "organ": {"": "same", "own": "same", "office": "same", "core": "same", "body": "same", "region": "likely"},
    "unknown": {"": "same", "own": "same", "office": "likely", "core": "same", "body": "same", "region": "likely"},
    "office": {"": "likely", "own": "likely", "office": "likely", "core": "likely", "seat": "likely", "body": "likely", "region": "likely"},
    "area": {"": "likely", "area": "same", "region": "likely"},
}


def standing(scope: str, covered: Covers) -> Standing:
    """How far a statement with that scope can be held against the tables."""
    return _STANDING[covered].get(scope, "other")
