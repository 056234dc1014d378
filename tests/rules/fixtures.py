"""The fixtures as data: one file a rule, with its examples that pass, that fail, and that cannot be decided."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from giar.check import RULES, Context
from giar.check.finding import Finding
from giar.check.rules import Rule
from rules.reports import build

FOLDER = Path(__file__).parent / "examples"
OUTCOMES = ("valid", "invalid", "undecided")


@dataclass(frozen=True)
class Example:
    """A report, what is to be seen in it, and what the rule is to find."""

    outcome: str
    note: Mapping[str, str]
    report: Mapping[str, Any]
    previous: Mapping[str, Any] | None
    expect: tuple[Mapping[str, Any], ...]

    def findings(self, rule: Rule) -> list[Finding]:
        """What the rule finds in the report."""
        previous = build(self.previous) if self.previous is not None else None
        return list(rule.findings(Context(build(self.report), previous)))


def examples(rule: Rule) -> list[Example]:
    """The examples of a rule, those that pass first."""
    path = FOLDER / f"{rule.id}.toml"
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        Example(outcome, one["note"], one.get("report", {}), one.get("previous"), tuple(one.get("expect", ())))
        for outcome in OUTCOMES
        for one in written[outcome]
    ]


def documented_rules() -> list[Rule]:
    """The rules whose examples stand in this folder: all of them."""
    return list(RULES)
