"""A sentence → the statements that it makes about the quantities of the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from giar.check.narrative import quantities as q
from giar.check.narrative.clauses import Clause, clauses
from giar.check.narrative.interpretation import (
    APPLICATION,
    APPLICATION_UNITS,
    CARRIED,
    CAUSE,
    DIVIDERS,
    HANDLINGS,
    LABELS,
    NEUTRAL,
    OUTCOMES,
    RECEIPTS,
    TOPICS,
    VERBS,
    Meaning,
    Setting,
    kinds_of,
    meanings,
    members,
)
from giar.check.narrative.sentences import Sentence
from giar.check.narrative.situation import SCOPES, Memory, Situation
from giar.check.narrative.statement import Statement, read_together
from giar.check.narrative.tokens import COUNT_UNITS, MONEY_UNITS, Token, scan
from giar.check.narrative.zeros import denials
from giar.form import Edition
from giar.report import Number

_TELLING = LABELS | CAUSE
_AFTER_A_FIGURE = OUTCOMES | CARRIED | {"upheld", "corrected", "pending"}
_BEFORE_A_FIGURE = RECEIPTS | {"handle", "issue", "repeal", "other"}
_COUNTED = frozenset({"", *COUNT_UNITS, *MONEY_UNITS})
_PART_OF_RECEIVED = Meaning(q.RECEIVED, APPLICATION, APPLICATION_UNITS, "received")


class _Span(NamedTuple):
    """Characters of the sentence."""

    start: int
    end: int


@dataclass
class SentenceReader:
    """Reads one sentence, clause by clause."""

    form: Edition
    sentence: Sentence
    situation: Situation
    found: list[Statement] = field(default_factory=list)
    _listed: list[list[Token]] = field(default_factory=list)
    """What 分别为 has listed and no figure has answered yet."""

    def read(self, memory: Memory) -> list[Statement]:
        """The statements of the sentence; `memory` is brought up to date."""
        tokens = scan(self.sentence.text)
        self.situation.begin(self.sentence, tokens, memory)
        listed = clauses(tokens)
        for clause, following in zip(listed, [*listed[1:], None], strict=True):
            self._clause(clause, following)
        self.situation.hand_on(self.sentence, memory, stated=bool(self.found))
        return read_together(self.found)

    def _clause(self, clause: Clause, following: Clause | None) -> None:
        self.situation.note(clause)
        if any(token.kind == "negation" for token in clause.words):
            self._zeros(clause)
        elif clause.figure is not None:
            self._figure(clause, clause.figure, following)
        else:
            self.situation.turn_to(clause.words)
        self.situation.stop(clause)

    def _zeros(self, clause: Clause) -> None:
        for denial in denials(clause):
            told = [meaning for member in members(denial.words) for meaning in self._meanings(member)]
            if told:
                self.situation.topics = _topics_of(told)
            for meaning in told:
                if not self.situation.compared and not self.situation.other_period:
                    self._add(meaning, 0, _Span(denial.start, denial.end))

    def _figure(self, clause: Clause, figure: Token, following: Clause | None) -> None:
        if self.situation.compared or figure.unit not in _COUNTED or _is_one_event(clause.words):
            return
        words = [token for token in clause.words if token.kind not in NEUTRAL]
        start = next((token.start for token in clause.words if token.kind not in DIVIDERS), figure.start)
        span = _Span(start, figure.end)
        if not words and self._is_part_of_received(clause):
            self._state(_PART_OF_RECEIVED, figure, span)
        elif self._listed or clause.respectively:
            self._distribute(words, clause, span)
        elif following is not None and not any(token.kind in LABELS for token in words):
            words = _behind(words, following)
            self._count(words, figure, _Span(start, words[-1].end if words else figure.end))
        else:
            if following is not None:
                words = _narrowed(_with_noun(words, following), following)
            self._count(words, figure, span, each="each" in kinds_of(clause.words) or figure.value == 0)

    def _is_part_of_received(self, clause: Clause) -> bool:
        """全系统收到18件，其中局机关5件: the same for another scope, named by nothing but that scope."""
        last = self.found[-1] if self.found else None
        scoped = self.situation.of_which and bool(kinds_of(clause.words) & SCOPES)
        return scoped and last is not None and last.role.startswith("received")

    def _distribute(self, words: list[Token], clause: Clause, span: _Span) -> None:
        """The figures of a list after 分别为, one for each of the things listed before it."""
        if not self._listed:
            listed = members(words)
            self._listed = listed if len(listed) == clause.respectively else []
        elif any(token.kind not in DIVIDERS for token in words):
            self._listed = []
        if self._listed and clause.figure is not None:
            first, *self._listed = self._listed
            self._count(first, clause.figure, span)

    def _count(self, words: Sequence[Token], figure: Token, span: _Span, each: bool = False) -> None:
        certain = self._certain(words)
        told = [meaning for member in (members(certain) if each else [certain]) for meaning in self._meanings(member)]
        if told:
            self.situation.topics = _topics_of(told)
            for meaning in told:
                self._state(meaning, figure, span)
        elif not self.situation.of_which and "channel" not in kinds_of(words):
            self.situation.topics = frozenset()

    def _meanings(self, words: Sequence[Token]) -> list[Meaning]:
        now = self.situation
        return meanings(
            words,
            Setting(
                self.form,
                now.year,
                now.topics,
                self.sentence.on_applications,
                now.disclosure,
                now.published,
                now.of_which,
                now.after_result,
                now.cumulative,
            ),
        )

    def _certain(self, words: Sequence[Token]) -> list[Token]:
        """The labels, or nothing where something unknown stands among them."""
        first = next((index for index, token in enumerate(words) if token.kind in _TELLING), len(words))
        labels = list(words[first:])
        before = [token for token in words[:first] if token.kind not in DIVIDERS]
        if any(token.kind not in _TELLING | DIVIDERS for token in labels) or any(token.kind != "other" for token in before):
            return []
        return labels if not before or not labels or self._is_subject(before[-1], labels) else []

    def _is_subject(self, unknown: Token, labels: Sequence[Token]) -> bool:
        """Whether the unknown words before the first label name who did it, rather than which part is counted."""
        text, kinds = unknown.text, kinds_of(labels)
        if text in self.situation.organ:
            return True
        if not kinds & TOPICS or kinds & OUTCOMES:
            return False
        named = self.situation.names_a_body(text)
        return named or labels[0].kind not in TOPICS or labels[0].start != unknown.end

    def _state(self, meaning: Meaning, figure: Token, span: _Span) -> None:
        self.situation.after_result = meaning.role == "result"
        if figure.value is None or self.situation.other_period or figure.unit not in {"", *meaning.units}:
            return
        if meaning.role == "carried_over" and self.situation.of_which:
            self._include_carried_over()
        self._add(meaning, _in_the_unit_of_the_form(figure), span, vague=figure.kind == "vague")

    def _include_carried_over(self) -> None:
        """收到38件，其中上年结转3件: the 38 counts both."""
        wholes = [index for index, statement in enumerate(self.found) if statement.role in ("received", "concluded")]
        if wholes:
            whole = self.found[wholes[-1]]
            self.found[wholes[-1]] = replace(whole, quantity=q.including_carried_over(whole.quantity, self.form))

    def _add(self, meaning: Meaning, said: Number, span: _Span, vague: bool = False) -> None:
        quantity = q.of_the_form(meaning.quantity, self.form) if meaning.quantity else None
        if quantity is not None:
            places = self.sentence.places
            start, end = places[span.start], places[span.end - 1] + 1
            self.found.append(Statement(quantity, said, self.situation.stated(), start, end, vague=vague, role=meaning.role))


def _behind(words: list[Token], following: Clause) -> list[Token]:
    """The words for a figure that stands before what it counts: 1件无法提供."""
    if any(token.kind == "other" for token in words):
        return []
    taken = [token for token in following.take_until_pause() if token.kind not in NEUTRAL]
    labels = [token for token in taken if token.kind in _AFTER_A_FIGURE]
    tail = taken[taken.index(labels[-1]) + 1 :] if labels else []
    return labels if all(token.kind in HANDLINGS for token in tail) else []


def _with_noun(words: list[Token], following: Clause) -> list[Token]:
    """收到3件申请: the noun after the figure, where only a verb stands before it."""
    kinds = kinds_of(words)
    if not kinds <= _BEFORE_A_FIGURE or not kinds & VERBS | kinds & {"issue", "repeal"}:
        return words
    noun = next((token for token in following.words if token.kind not in NEUTRAL), None)
    if noun is None or noun.kind not in TOPICS:
        return words
    following.take_until_pause()
    return [*words, noun]


def _narrowed(words: list[Token], following: Clause) -> list[Token]:
    """不予公开1件（属于行政执法案卷）: the row named in brackets behind the figure."""
    rows = [token for token in following.remark if token.kind == "row"]
    return [*words, *rows] if len(rows) == 1 and any(token.kind in OUTCOMES for token in words) else words


def _is_one_event(words: Sequence[Token]) -> bool:
    """True where a day is named on which something happened: 12月28日收到申请1件 says nothing of the year."""
    kinds = kinds_of(words)
    return "date" in kinds and "until" not in kinds


def _topics_of(told: Sequence[Meaning]) -> frozenset[str]:
    return frozenset[str]().union(*(meaning.topics for meaning in told)) or frozenset({"foreign"})


def _in_the_unit_of_the_form(figure: Token) -> Number:
    """The figure; an amount of money in 万元."""
    assert figure.value is not None
    return Decimal(figure.value) / 10_000 if figure.unit == "元" else figure.value
