"""Every rule against its examples: codes, coordinates and sides, not prose."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from giar.check import RULES
from giar.check.rules import Rule
from rules.fixtures import FOLDER, OUTCOMES, Example, documented_rules, examples

CASES = [(rule, number, example) for rule in documented_rules() for number, example in enumerate(examples(rule))]


@pytest.mark.parametrize(
    ("rule", "example"), [(rule, example) for rule, _, example in CASES], ids=[f"{rule.id}-{one.outcome}-{n}" for rule, n, one in CASES]
)
def test_the_rule_finds_what_the_example_says(rule: Rule, example: Example) -> None:
    found = example.findings(rule)
    assert len(found) == len(example.expect), [finding.message["zh"] for finding in found]
    for finding, expected in zip(found, example.expect, strict=True):
        seen = {name: getattr(finding, name) for name in expected}
        assert {name: list(value) if isinstance(value, tuple) else value for name, value in seen.items()} == expected


@pytest.mark.parametrize("rule", documented_rules(), ids=lambda rule: rule.id)
def test_each_rule_has_examples_of_all_three_outcomes(rule: Rule) -> None:
    found = examples(rule)
    assert {example.outcome for example in found} == set(OUTCOMES)
    assert all(example.expect for example in found if example.outcome == "invalid")
    assert not any(example.expect for example in found if example.outcome == "valid")


def test_no_example_file_without_a_rule() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {rule.id for rule in documented_rules()}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_both_languages_fill_in_the_same_values(rule: Rule) -> None:
    """A sentence may leave a value out in one language only where the grammar says it otherwise; none does yet."""
    for name, text in rule.texts.items():
        fields = {language: {field for _, field, _, _ in Formatter().parse(text[language]) if field} for language in ("zh", "en")}  # type: ignore[literal-required]
        assert fields["zh"] == fields["en"], name


@pytest.mark.parametrize("rule", documented_rules(), ids=lambda rule: rule.id)
def test_every_sentence_of_a_rule_is_said_by_some_example(rule: Rule) -> None:
    """The sentences of the gap rules come in one wording for each kind of gap; one of them stands for all."""
    said = [finding.message["zh"] for example in examples(rule) for finding in example.findings(rule)]
    unsaid = [name for name, text in rule.texts.items() if not any(_pattern(text["zh"]).fullmatch(message) for message in said)]
    assert not unsaid or rule.family in ("arithmetic", "completeness"), unsaid
    assert len(unsaid) < len(rule.texts)


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("".join(re.escape(text) + (".*" if field else "") for text, field, _, _ in Formatter().parse(template)), re.DOTALL)
