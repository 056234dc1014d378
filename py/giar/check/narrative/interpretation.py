"""What a figure counts: the words before it (or after it) → the quantity of the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from giar.check.narrative import quantities as q
from giar.check.narrative.lexicon import GROUPS
from giar.check.narrative.quantities import Quantity
from giar.check.narrative.tokens import Token
from giar.form import Edition

RECEIPTS = frozenset({"receive", "receive_new", "accept"})
HANDLINGS = frozenset({"handle", "answer", "conclude"})
VERBS = RECEIPTS | HANDLINGS
OUTCOMES = frozenset({"granted", "partly_granted", *GROUPS, "row"})
CARRIED = frozenset({"carried_over", "carried_forward", "carried", "carried_from", "carried_to"})
APPLICATION = frozenset({"application", "application_bare"})
APPLICANTS = frozenset({"applicant", "organizations"})
DISPUTES = frozenset({"reconsideration", "litigation"})
RESULTS = frozenset({"upheld", "corrected", "other_result", "pending"})
DOCUMENTS = frozenset({"normative_documents", "regulations"})
ISSUING = frozenset({"issue", "revise", "repeal", "lapse", "in_force"})
DECISIONS = frozenset({"licensing", "penalties", "coercion"})
TOPICS = APPLICATION | DISPUTES | DOCUMENTS | DECISIONS | {"fees"}
LABELS = VERBS | OUTCOMES | CARRIED | APPLICANTS | RESULTS | ISSUING | TOPICS | {"disclose"}
_DISCLOSED = frozenset({"disclose"})
_OUTCOME_NAMES = {"disclose": "granted"}
"""公开 among other outcomes, as in 公开或部分公开, is 予以公开."""
CAUSE = frozenset({"disclosure", "touching"})
_DECIDING = frozenset({"handle", "conclude"})
_DECIDING_DISPUTES = frozenset({"accept", "handle", "answer", "conclude"})
"""What an authority does with the disputes of others; the organ itself is applied against and sued."""
DIVIDERS = frozenset({"pause", "and"})
NEUTRAL = frozenset(
    {
        *("filler", "link", "each", "respectively", "including", "of_which", "everyone", "bracket", "colon", "not_negation", "in_all"),
        *("area", "own", "office", "core", "seat", "members"),
        *("year", "since", "date", "whole_year", "until", "this_year", "other_period", "serial"),
    }
)
"""Kinds that do not tell what is counted."""

APPLICATION_UNITS = frozenset({"件", "件次", "条", "条次", "宗", "起", "例", "份", "项", "次", "个"})
_UNITS = {
    "disputes": frozenset({"件", "宗", "起", "例", "次", "项", "个"}),
    "documents": frozenset({"件", "份", "个", "部", "项"}),
    "decisions": frozenset({"件", "件次", "宗", "起", "例"}),
}


@dataclass(frozen=True)
class Setting:
    """What the sentence so far tells about a figure: `topics` are those of the figure before it."""

    form: Edition
    year: int | None
    topics: frozenset[str] = frozenset()
    on_applications: bool = False
    disclosure: bool = False
    """True where the disputes spoken of are about disclosure, not the organ's business."""
    published: bool = False
    """True where the sentence counts what was published."""
    of_which: bool = False
    after_result: bool = False
    cumulative: bool = False
    """True where the sentence may count from some earlier year on (截至……累计)."""

    @property
    def applications(self) -> bool:
        return bool(self.topics & APPLICATION)


class _Case(NamedTuple):
    """The words before a figure, their kinds, and the setting."""

    words: Sequence[Token]
    kinds: frozenset[str]
    setting: Setting

    @property
    def of_applications(self) -> bool:
        """True where the words, or the figure before, speak of applications."""
        return bool(self.kinds & APPLICATION) or self.setting.applications

    def only(self, *known: frozenset[str]) -> bool:
        """Whether the words are of those kinds and no others."""
        return self.kinds <= DIVIDERS.union(*known)


@dataclass(frozen=True)
class Meaning:
    """What a figure counts. `role` marks what other figures of the sentence are to be read with."""

    quantity: Quantity | None
    topics: frozenset[str]
    units: frozenset[str]
    role: str = ""


def meanings(words: Sequence[Token], setting: Setting) -> list[Meaning]:
    """What a figure after these words counts; empty where that is not certain.

    The words are those that matter: no fillers, no time, no scope, and nothing unknown after the first label.
    """
    kinds = frozenset(word.kind for word in words)
    for known, interpret in _BY_KIND:
        if kinds & known:
            return list(interpret(_Case(words, kinds, setting)))
    return []


def members(words: Sequence[Token]) -> list[list[Token]]:
    """What a list counts one by one, each member with what all share: the noun of 制发、废止规范性文件, the cause of disputes."""
    kinds = kinds_of(words)
    groups = _groups(words)
    if len(groups) > 1 and kinds & ISSUING and kinds & DOCUMENTS:
        acts = [word for word in words if word.kind in ISSUING]
        return [[act, document] for act in acts for document in words if document.kind in DOCUMENTS]
    causes = [word for word in words if word.kind in CAUSE]
    return [[*group, *causes] if kinds_of(group) & DISPUTES else group for group in groups]


def _groups(words: Sequence[Token]) -> list[list[Token]]:
    """The words between one 、 or 和 and the next."""
    listed: list[list[Token]] = [[]]
    for word in words:
        if word.kind in DIVIDERS:
            listed.append([])
        else:
            listed[-1].append(word)
    return [group for group in listed if group]


def _outcomes(case: _Case) -> Iterator[Meaning]:
    if (
        case.setting.published
        or not (case.of_applications or case.setting.on_applications)
        or not case.only(OUTCOMES, VERBS, APPLICATION, _DISCLOSED)
    ):
        return
    named = (_OUTCOME_NAMES.get(word.kind, word.key or word.kind) for word in case.words if word.kind in OUTCOMES | _DISCLOSED)
    names = _without_groups_of_rows(list(dict.fromkeys(named)))
    if all(_is_there(name, case.setting.form) for name in names):
        yield _application(q.outcome(case.setting.form, *names))


def _without_groups_of_rows(names: list[str]) -> list[str]:
    """不予公开（属于国家秘密）names one row, not the group and the row."""
    return [name for name in names if not any(other.startswith(GROUPS.get(name, " ")) for other in names if other != name)]


def _is_there(name: str, form: Edition) -> bool:
    return name in GROUPS or f"applications.{name}.total" in form.lines


def _carried(case: _Case) -> Iterator[Meaning]:
    if not (case.of_applications or case.setting.on_applications) or case.kinds & (TOPICS - APPLICATION):
        return
    quantity = next((_carried_by(word, case.setting.year) for word in case.words if word.kind in CARRIED), None)
    if quantity is not None:
        yield _application(quantity, role="carried_over" if quantity is q.CARRIED_OVER else "")


def _carried_by(word: Token, year: int | None) -> Quantity | None:
    if word.kind == "carried_from":
        return q.CARRIED_OVER if year is None or word.value == year - 1 else None
    if word.kind == "carried_to":
        return q.CARRIED_FORWARD if year is None or word.value == year + 1 else None
    return {"carried_over": q.CARRIED_OVER, "carried_forward": q.CARRIED_FORWARD, "carried": q.CARRIED}[word.kind]


def _results(case: _Case) -> Iterator[Meaning]:
    disputes = case.kinds & DISPUTES or case.setting.topics & DISPUTES
    results = [word.kind for word in case.words if word.kind in RESULTS]
    if not disputes or len(results) != 1 or not case.only(RESULTS, DISPUTES, CAUSE):
        return
    if results[0] == "other_result" and not case.setting.after_result:
        return
    if case.setting.disclosure:
        yield Meaning(q.dispute(_in_order(disputes), results[0]), disputes, _UNITS["disputes"], "result")


def _disputes(case: _Case) -> Iterator[Meaning]:
    disputes = case.kinds & DISPUTES
    as_authority = case.kinds & _DECIDING_DISPUTES or (case.kinds & VERBS and "disclosure" not in case.kinds)
    if as_authority or not case.setting.disclosure or not case.only(DISPUTES, VERBS, CAUSE):
        yield Meaning(None, frozenset(), frozenset())
    else:
        yield Meaning(q.dispute(_in_order(disputes)), disputes, _UNITS["disputes"])


def _in_order(disputes: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(disputes, reverse=True))


def _issuing(case: _Case) -> Iterator[Meaning]:
    documents = case.kinds & DOCUMENTS or case.setting.topics & DOCUMENTS
    acts = [word.kind for word in case.words if word.kind in ISSUING]
    if case.setting.published or len(documents) != 1 or not case.only(ISSUING, DOCUMENTS):
        return
    act = _act(acts)
    if act is None or (case.setting.cumulative and act != "in_force"):
        return
    (row,) = documents
    quantity = q.documents(case.setting.form, row, {"lapse": "repeal", "revise": "issue"}.get(act, act))
    yield Meaning(quantity, documents, _UNITS["documents"], act)


def _act(acts: list[str]) -> str | None:
    """What was done: 制定和修订 is issuing, 废止和失效 is repealing; any other mixture says nothing."""
    done = set(acts)
    if len(done) == 1:
        return acts[0]
    return {frozenset({"issue", "revise"}): "issue", frozenset({"repeal", "lapse"}): "repeal"}.get(frozenset(done))


def _documents(case: _Case) -> Iterator[Meaning]:
    """Documents without a word of what was done to them: no quantity, but the topic of what follows."""
    yield Meaning(None, case.kinds & DOCUMENTS, frozenset())


def _decisions(case: _Case) -> Iterator[Meaning]:
    rows = case.kinds & DECISIONS
    if case.setting.published or len(rows) != 1 or not case.only(DECISIONS, _DECIDING):
        yield Meaning(None, frozenset(), frozenset())
        return
    (row,) = rows
    yield Meaning(q.decisions(row), rows, _UNITS["decisions"])


def _fees(case: _Case) -> Iterator[Meaning]:
    if not case.setting.published and case.kinds == {"fees"}:
        yield Meaning(q.fees(case.setting.form), frozenset({"fees"}), frozenset({"万元", "元"}))


def _applicants(case: _Case) -> Iterator[Meaning]:
    if case.setting.published or not case.of_applications or not case.only(APPLICANTS, APPLICATION, RECEIPTS):
        return
    named = [word.key or word.kind for word in case.words if word.kind in APPLICANTS]
    if len(named) == 1:
        yield _application(q.applicants(case.setting.form, named[0]))


def _disclosed(case: _Case) -> Iterator[Meaning]:
    """A bare 公开 among the outcomes of applications."""
    if case.kinds == {"disclose"} and case.setting.applications and not case.setting.published:
        yield _application(q.outcome(case.setting.form, "granted"))


def _applications(case: _Case) -> Iterator[Meaning]:
    if not case.only(VERBS, APPLICATION):
        return
    full = "application" in case.kinds
    if not full and not (case.setting.applications or (case.kinds & APPLICATION and case.setting.on_applications)):
        return
    receipts, handlings = case.kinds & RECEIPTS, case.kinds & HANDLINGS
    if case.setting.of_which and receipts and "receive_new" not in case.kinds:
        return
    if receipts:
        new = "receive_new" in receipts
        yield _application(q.RECEIVED_NEW if new else q.RECEIVED, role="received_new" if new else "received")
    if handlings:
        yield _application(_handled(handlings), role="concluded")
    if not receipts and not handlings and full and not case.setting.of_which and not case.setting.published:
        yield _application(q.MENTIONED, role="received")


def _handled(handlings: frozenset[str]) -> Quantity:
    if "handle" in handlings:
        return q.HANDLED
    return q.ANSWERED if "answer" in handlings else q.CONCLUDED


def _application(quantity: Quantity, role: str = "") -> Meaning:
    return Meaning(quantity, frozenset({"application"}), APPLICATION_UNITS, role)


def kinds_of(words: Iterable[Token]) -> frozenset[str]:
    return frozenset(word.kind for word in words)


_BY_KIND = (
    (OUTCOMES, _outcomes),
    (CARRIED, _carried),
    (RESULTS, _results),
    (DISPUTES, _disputes),
    (ISSUING, _issuing),
    (DOCUMENTS, _documents),
    (DECISIONS, _decisions),
    (frozenset({"fees"}), _fees),
    (APPLICANTS, _applicants),
    (VERBS | APPLICATION, _applications),
    (frozenset({"disclose"}), _disclosed),
)
"""In the order of precedence: of several kinds of label the first one tells what is counted."""
