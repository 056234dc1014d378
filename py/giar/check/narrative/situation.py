"""What a sentence tells besides its figures: whose they are, of which year, of what they are a part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from giar.check.narrative.clauses import Clause
from giar.check.narrative.interpretation import DECISIONS, DOCUMENTS, ISSUING, TOPICS, VERBS, kinds_of
from giar.check.narrative.sentences import Sentence
from giar.check.narrative.tokens import Token

SCOPES = frozenset({"area", "own", "office", "core", "seat", "members"})
_HEDGES = frozenset({"compare", "plan"})
_PUBLISHED = frozenset({"publish", "attribute"})
_ABOUT = frozenset({"disclose", "touching"})
_PROACTIVE = DECISIONS | DOCUMENTS | {"fees"}
"""公开行政处罚决定12件 counts what was published, 申请内容涉及行政处罚12件 what was asked for."""
_SHORT = 2
_BODIES = "局办委厅镇乡道中心院处所站部门县区校会统"


@dataclass
class Memory:
    """What one sentence hands on to the next under the same heading."""

    position: int = -1
    paragraph: int = -1
    topics: frozenset[str] = frozenset()
    scope: str = ""
    other_period: bool = False


@dataclass
class Situation:
    """Where a sentence stands, clause by clause."""

    year: int | None
    organ: str
    topics: frozenset[str] = frozenset()
    """What the figure before was about."""
    scope: str = ""
    other_period: bool = False
    """A year, or a part of a year, that the tables do not cover."""
    compared: bool = False
    """The clause compares or plans: its figures are differences, shares, aims."""
    of_which: bool = False
    published: bool = False
    disclosure: bool = False
    after_result: bool = False
    cumulative: bool = False
    """The sentence may count from some earlier year on: 截至……累计."""
    _until: bool = False
    _scope_holds: bool = False
    _kept: list[tuple[bool, bool, bool, frozenset[str]]] = field(default_factory=list)

    def begin(self, sentence: Sentence, tokens: Sequence[Token], memory: Memory) -> None:
        """Take over what the sentence before leaves open."""
        self.disclosure = sentence.on_applications or sentence.on_disputes
        if memory.paragraph != sentence.paragraph:
            memory.scope = ""
            return
        self.scope, self._scope_holds = memory.scope, True
        if memory.position == sentence.position - 1:
            self.topics = memory.topics
            self.other_period = memory.other_period and bool(tokens) and tokens[0].kind == "of_which"

    def hand_on(self, sentence: Sentence, memory: Memory, stated: bool) -> None:
        """Leave to the next sentence what it may take over; a scope only where a figure was stated for it."""
        memory.position, memory.paragraph = sentence.position, sentence.paragraph
        memory.topics, memory.other_period = self.topics, self.other_period
        if stated:
            memory.scope = self.scope

    def note(self, clause: Clause) -> None:
        """Take in what the words of a clause tell, whatever figure follows them."""
        if self.scope == "area" and not self._scope_holds:
            self.scope = "region"
        before = ""
        for token in clause.words:
            self._note_token(token, before, clause)
            before = token.kind
        kinds = kinds_of(clause.words)
        self.compared |= bool(kinds & _HEDGES) or _lists_years(clause)
        self._until |= "until" in kinds
        self.cumulative |= self._until and "in_all" in kinds
        self.disclosure |= bool(kinds & {"disclosure", "application"})
        if kinds & _PUBLISHED or (kinds & _ABOUT and kinds & _PROACTIVE):
            self.published = True
        elif kinds & (VERBS | ISSUING):
            self.published = False

    def _note_token(self, token: Token, before: str, clause: Clause) -> None:
        if token.kind in SCOPES:
            self.scope, self._scope_holds = self._scope_of(token, clause), False
        elif token.kind in ("year", "since", "other_period") and before in ("compare", "and"):
            self.compared = True
        elif token.kind in ("year", "since"):
            self.other_period = self.year is not None and token.value != self.year
        elif token.kind in ("other_period", "this_year", "whole_year"):
            self.other_period = token.kind == "other_period"
        elif token.kind in ("of_which", "including"):
            self.of_which = True

    def _scope_of(self, token: Token, clause: Clause) -> str:
        """全市各部门 is the area, 各部门 alone are its members; an organ may itself be a 分局."""
        if token.kind == "members" and token.text in self.organ:
            return "own"
        whole = token.kind == "members" and any(other.kind == "area" for other in clause.words)
        return "area" if whole else token.kind

    def names_a_body(self, unknown: str) -> bool:
        """Whether unknown words end in the name of some body, whose figure it then is."""
        body = unknown[-1] in _BODIES
        if body and unknown not in self.organ:
            self.scope = self.scope or "body"
        if "政府" in unknown and self.organ and "政府" not in self.organ:
            self.scope = "seat"
        return body

    def stated(self) -> str:
        """The scope of a figure just read, which those after it share.

        An area named in a clause without a figure may be what is governed, not whose figure it is: 指导全市工作，收到52件.
        """
        self._scope_holds = True
        return self.scope

    def stop(self, clause: Clause) -> None:
        """Leave the clause: brackets close over what was said inside them."""
        if clause.stop == "open":
            self._kept.append((self.other_period, self.of_which, self.published, self.topics))
            self.of_which = True
        elif clause.stop == "close" and self._kept:
            self.other_period, self.of_which, self.published, self.topics = self._kept.pop()
        if clause.stop in ("comma", "semicolon"):
            self.compared = False
        if clause.stop == "semicolon":
            self.of_which = False

    def turn_to(self, words: Sequence[Token]) -> None:
        """The topic of a clause without a figure."""
        kinds = kinds_of(words)
        if topics := kinds & TOPICS:
            self.topics = topics
        elif kinds & VERBS and any(token.kind == "other" and len(token.text) > _SHORT for token in words):
            self.topics = frozenset()


def _lists_years(clause: Clause) -> bool:
    """2022年、2023年分别收到9件、7件."""
    kinds = [token.kind for token in clause.words]
    return "respectively" in kinds and sum(kind in ("year", "other_period") for kind in kinds) > 1
