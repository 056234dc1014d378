"""Writes docs/rules.md from the table of rules and their examples: ``PYTHONPATH=py:tests python -m rules.handbook``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from giar.check import RULES
from giar.check.catalogue import FAMILY_NAMES, SEVERITY_NAMES
from giar.check.rules import Rule
from giar.check.table import FAMILIES
from giar.messages import Message
from rules.fixtures import Example, examples

HANDBOOK = Path(__file__).parents[2] / "docs" / "rules.md"
_OUTCOMES: dict[str, Message] = {
    "valid": {"zh": "成立", "en": "Passes"},
    "invalid": {"zh": "不成立", "en": "Fails"},
    "undecided": {"zh": "无法判定", "en": "Cannot be decided"},
}
_SILENT: Message = {"zh": "不提示", "en": "nothing is said"}


def handbook() -> str:
    """The whole document."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# 规则 · Rules"
    yield ""
    yield "本页由规则表和规则的示例生成，请勿手改：`PYTHONPATH=py:tests python -m rules.handbook`。"
    yield ""
    yield (
        "Generated from the table of rules and their examples; do not edit by hand. "
        "The examples are the tests: `tests/rules/examples`. Each starts from a whole and correct report and says what is different."
    )
    for family in FAMILIES:
        rules = [rule for rule in RULES if rule.family == family]
        if rules:
            yield ""
            yield f"## {FAMILY_NAMES[family]['zh']} · {FAMILY_NAMES[family]['en']}"
            for rule in rules:
                yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield ""
    yield f"### `{rule.id}` {rule.name['zh']} · {rule.name['en']}"
    yield ""
    yield f"{rule.condition['zh']}。"
    yield ""
    yield f"{rule.condition['en']}."
    yield ""
    yield f"- {SEVERITY_NAMES[rule.severity]['zh']} · {SEVERITY_NAMES[rule.severity]['en']}"
    yield f"- 依据 · Source: {rule.source['zh']} · {rule.source['en']}"
    for outcome, name in _OUTCOMES.items():
        example = next(one for one in examples(rule) if one.outcome == outcome)
        yield f"- {name['zh']} · {name['en']}: {example.note['zh']} · {example.note['en']}"
        yield from (f"  - {line}" for line in _said(rule, example))


def _said(rule: Rule, example: Example) -> Iterator[str]:
    if example.outcome == "valid":
        return
    findings = example.findings(rule)
    if not findings:
        yield f"{_SILENT['zh']} · {_SILENT['en']}"
    for finding in findings:
        yield f"{finding.message['zh']}"
        yield f"{finding.message['en']}"


if __name__ == "__main__":
    HANDBOOK.write_text(handbook(), encoding="utf-8")
