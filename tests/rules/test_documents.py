"""What is generated from the table of rules says what the table says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from giar.check import RULES
from giar.check.catalogue import FAMILY_NAMES, SEVERITY_NAMES, catalogue
from giar.check.table import FAMILIES
from rules.handbook import HANDBOOK, handbook

CONTRACT = [
    "arithmetic.row-total",
    "arithmetic.outcomes",
    "arithmetic.balance",
    "arithmetic.dispute-total",
    "continuity.carry-over",
    "continuity.in-force",
    "completeness.blank",
    "completeness.mark",
    "completeness.missing-row",
    "completeness.missing-column",
    "completeness.missing-table",
    "structure.section",
    "structure.edition",
    "structure.not-a-report",
    "wording.label",
]


def test_the_handbook_is_the_one_that_the_table_yields() -> None:
    assert HANDBOOK.read_text(encoding="utf-8") == handbook(), "run: PYTHONPATH=py:tests python -m rules.handbook"


def test_the_rules_that_others_refer_to_are_in_the_table() -> None:
    assert {rule.id for rule in RULES}.issuperset(CONTRACT)


def test_the_catalogue_is_printed_as_json_with_every_rule_in_order() -> None:
    root = Path(__file__).parents[2]
    printed = subprocess.run(
        [sys.executable, "-m", "giar.check.catalogue"],
        env={"PYTHONPATH": str(root / "py"), "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
    )
    document = json.loads(printed.stdout)
    assert document == json.loads(json.dumps(catalogue()))
    assert [rule["id"] for rule in document["rules"]] == [rule.id for rule in RULES]


def test_every_family_and_severity_has_a_name() -> None:
    assert {rule.family for rule in RULES} <= set(FAMILIES) == set(FAMILY_NAMES)
    assert {rule.severity for rule in RULES} <= set(SEVERITY_NAMES)


def test_the_order_of_the_table_is_families_first_and_then_declaration() -> None:
    families = [FAMILIES.index(rule.family) for rule in RULES]
    assert families == sorted(families)
