"""Report → findings: one small function a rule, declared beside its id, texts and severity."""

from __future__ import annotations

from giar.check.context import Context
from giar.check.finding import Finding
from giar.check.table import RULES
from giar.report import Report

NOT_A_REPORT = "structure.not-a-report"
_SEVERITIES = ("error", "warning", "info")


def check(report: Report, previous: Report | None = None) -> list[Finding]:
    """What does not add up in the report, errors first; `previous` is last year's report of the same organ."""
    context = Context(report, previous)
    findings: list[Finding] = []
    for rule in RULES:
        found = list(rule.findings(context))
        if found and rule.id == NOT_A_REPORT:
            return found
        findings.extend(found)
    return sorted(findings, key=lambda finding: _SEVERITIES.index(finding.severity))


__all__ = ["RULES", "Context", "Finding", "check"]
