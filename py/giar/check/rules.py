"""The table of rules: each rule is declared beside the function that applies it, with its texts and its source.

A rule function takes a `Context` and yields observations, made by `fail` and `undecided`; the table turns them into
findings by adding what the declaration says once: the rule's id, its severity and its sentences in both languages.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from giar.check.context import Context
from giar.check.finding import Finding, Severity, Verdict
from giar.messages import Message
from giar.report import Number, Where

Value = str | Number | Message
"""What stands in a sentence: a number, a text, or a text that differs between the languages."""


@dataclass(frozen=True)
class Observation:
    """What a rule function saw: which of the rule's sentences says it, and what to put into that sentence."""

    text: str
    verdict: Verdict
    values: Mapping[str, Value] = field(default_factory=dict)
    cells: tuple[str, ...] = ()
    where: Where | None = None
    left: Number | None = None
    right: Number | None = None
    severity: Severity | None = None
    """Where it differs from the rule's own."""


Find = Callable[[Context], Iterator[Observation]]


@dataclass(frozen=True)
class Rule:
    """One rule: its names and sentences, where it is prescribed, and the function that applies it."""

    id: str
    severity: Severity
    name: Message
    condition: Message
    """What must hold, as an equation or in words."""
    source: Message
    """Which line of which notice prescribes it, or why a reviewer expects it."""
    texts: Mapping[str, Message]
    """The sentences of its findings, with `{names}` to be filled in."""
    find: Find

    @property
    def family(self) -> str:
        """The first part of the id: `arithmetic`, `structure`, …"""
        return self.id.partition(".")[0]

    def findings(self, context: Context) -> Iterator[Finding]:
        for seen in self.find(context):
            template = self.texts[seen.text]
            yield Finding(
                rule=self.id,
                severity=seen.severity or self.severity,
                verdict=seen.verdict,
                message=Message(
                    zh=template["zh"].format_map(_spoken(seen.values, "zh")),
                    en=template["en"].format_map(_spoken(seen.values, "en")),
                ),
                cells=seen.cells,
                where=seen.where or context.place(seen.cells),
                left=seen.left,
                right=seen.right,
            )


_DECLARED: dict[str, Rule] = {}


def rule(
    id: str,  # noqa: A002 - the contract's own word
    severity: Severity,
    *,
    name: Message,
    condition: Message,
    source: Message,
    texts: Mapping[str, Message],
) -> Callable[[Find], Find]:
    """Declare the decorated function as a rule. The table keeps the order of declaration."""

    def declare(find: Find) -> Find:
        if id in _DECLARED:
            raise ValueError(f"rule {id} is declared twice")
        _DECLARED[id] = Rule(id, severity, name, condition, source, dict(texts), find)
        return find

    return declare


def declared() -> tuple[Rule, ...]:
    """The rules declared so far. `giar.check.RULES` is the whole table."""
    return tuple(_DECLARED.values())


def both(zh: str, en: str) -> Message:
    """A text in the two languages."""
    return Message(zh=zh, en=en)


def fail(
    text: str,
    *,
    cells: Iterable[str] = (),
    where: Where | None = None,
    left: Number | None = None,
    right: Number | None = None,
    severity: Severity | None = None,
    **values: Value,
) -> Observation:
    """Something that is wrong, said by the rule's sentence `text`."""
    return Observation(text, "fail", values, tuple(cells), where, left, right, severity)


def undecided(
    text: str,
    *,
    cells: Iterable[str] = (),
    where: Where | None = None,
    left: Number | None = None,
    right: Number | None = None,
    severity: Severity | None = None,
    **values: Value,
) -> Observation:
    """Something that cannot be decided, said by the rule's sentence `text`."""
    return Observation(text, "undecided", values, tuple(cells), where, left, right, severity)


def _spoken(values: Mapping[str, Value], language: str) -> dict[str, str]:
    return {name: _say(value, language) for name, value in values.items()}


def _say(value: Value, language: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | Decimal):
        return written(value)
    return value["zh"] if language == "zh" else value["en"]


def either(candidates: Collection[Number | None]) -> Message:
    """The readings of an open cell, one after the other: 2 或 20 或空白."""
    numbers = [written(one) for one in candidates if one is not None]
    zh, en = " 或 ".join(numbers), " or ".join(numbers)
    if None not in candidates:
        return both(zh, en)
    return both(f"{zh} 或空白", f"{en} or blank") if numbers else both("空白", "blank")


def written(number: Number) -> str:
    """A number as a report writes it: no exponent, no grouping."""
    return format(number, "f") if isinstance(number, Decimal) else str(number)
