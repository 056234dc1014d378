"""What the text around a run of values says about the row that it belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from giar.form import Edition
from giar.form.lexicon import bigrams
from giar.read.align.edits import Edits
from giar.read.align.form_rows import DISPUTES, FormRow, form_rows, row_index
from giar.read.align.heads import Heads, heads_of
from giar.read.pieces.tokens import SLOTS
from giar.read.runs.runs import Match, Run, Words

_SEVERAL = 3
"""So many labels in a row are a list of labels."""
_LOOSE = 4
"""So many characters may stand between a label and its values (an inserted 数量, a lost bracket) without hiding it."""
_ALIKE = 0.4
"""Less than this share of a label's character pairs is no likeness."""
_NEARLY = 0.55
"""A text with so many of a label's character pairs is that label, misspelt."""
_BACK, _AHEAD = 60, 30
"""How far a label that is wrapped over lines reaches before its values and behind them."""
_WHOLE = 4
"""A label of so many characters is no fragment of another."""
_HEADS = frozenset("结果维持纠正其他尚未审总合计行政复议诉讼经直接起后")
_MOSTLY = 0.8
_FAR = 12
"""More text than this between the last label and the values belongs to something else."""
_LITIGATION = "行政诉讼"
_FEWEST = 10


@dataclass(slots=True)
class Context:
    """Where in the form the titles, captions and heads above place what follows."""

    table: str | None = None
    blocks: frozenset[int] | None = None
    """The blocks of table 二 that the last caption or heads allow."""


@dataclass(slots=True)
class Evidence:
    """What each row costs as the row of a run's first values; ``later`` as the row of values behind those."""

    first: dict[int, float]
    later: dict[int, float]
    listed: Mapping[int, float] = field(default_factory=dict)
    """The rows named in the text, where several stand in the form's order, and what each costs: they may be those of several
    rows of values."""
    sure: int | None = None
    """The one row whose label stands right beside the values."""
    seen: frozenset[int] = frozenset()
    """Every row whose label stands in the text."""
    heads: dict[tuple[str, int], Heads] = field(default_factory=dict)
    """The heads that stand above, by table and block."""
    behind: bool = False
    """True where the label is sought behind the values."""


@dataclass(slots=True)
class LabelReader:
    """Weighs labels for the runs of a text, one after the other."""

    text: str
    form: Edition
    edits: Edits
    directions: Mapping[str | None, bool]
    """For each table, whether its labels stand behind their values."""
    behind: bool = False
    context: Context = field(default_factory=Context)
    heads: dict[tuple[str, int], Heads] = field(default_factory=dict)

    def evidence(self, run: Run) -> Evidence | None:
        """The evidence for the next run of the text; None for text before prose, which has no values."""
        rows, index = form_rows(self.form), row_index(self.form)
        words = run.words
        self._enter(words)
        for heads in heads_of(self.text, self.form, words, labelled=bool(run.slots) and run.slots[0].gap != "line"):
            self.heads = {**self.heads, (heads.table, heads.block): heads}
        if not run.filled:
            return None
        self.behind = self.directions.get(self.context.table, self.directions.get(None, False))
        aside = self.edits.label_aside if self._stands_aside(run) else 0.0
        fit = [self._misplaced(row) + aside for row in rows]
        named, sure = self._named(run, index)
        seen = frozenset(at for match in words.matches for at in _rows(match, index))
        later = {at: self.edits.label_lost + cost for at, cost in enumerate(fit)}
        opens = speaks_of_disputes(words)
        if opens or self.context.table == DISPUTES:
            named[index[DISPUTES, DISPUTES]] = 0.0 if opens else 1.0
        if opens and run.filled == rows[index[DISPUTES, DISPUTES]].width:
            named, sure = {index[DISPUTES, DISPUTES]: 0.0}, index[DISPUTES, DISPUTES]
        elif opens:
            sure = None
        if aside:
            named, sure = {at: cost + aside for at, cost in named.items()}, None
        if sure is not None:
            return Evidence(named, later, {} if opens else self._listed(run, index), sure, seen, self.heads, self.behind)
        first = dict(later)
        for at, cost in self._alike(run, rows).items():
            if not opens or rows[at].table != DISPUTES:
                first[at] = min(first[at], cost + fit[at])
        for at, cost in named.items():
            first[at] = min(first[at], cost + fit[at])
        return Evidence(first, later, {} if opens else self._listed(run, index), None, seen, self.heads, self.behind)

    def _stands_aside(self, run: Run) -> bool:
        """True where a text on the other side stands on the values' line, and none on the side where the label is sought."""
        values = [slot for slot in run.slots if slot.kind in SLOTS]
        before = bool(run.words.atoms) and run.words.atoms[-1].line == values[0].line
        behind = run.after is not None and bool(run.after.atoms) and run.after.atoms[0].line == values[-1].line
        return before and not behind if self.behind else behind and not before

    def _enter(self, words: Words) -> None:
        self.context.blocks = None
        for match in words.matches:
            tables = {m.table for m in match.meanings if m.table}
            roles = {m.role for m in match.meanings}
            if roles == {"section"}:
                key = match.meanings[0].key
                self.context = Context(key)
            elif roles == {"caption"}:
                self.context = Context("proactive", frozenset(m.block for m in match.meanings))
            elif roles == {"column"} and len(tables) == 1:
                table = next(iter(tables))
                blocks = frozenset(m.block for m in match.meanings) if table == "proactive" else None
                if self.context.blocks is not None and blocks is not None:
                    blocks = blocks & self.context.blocks or blocks
                self.context = Context(table, blocks)
            elif "row" in roles and "column" not in roles and len(tables) == 1:
                self.context = Context(next(iter(tables)))

    def _misplaced(self, row: FormRow) -> float:
        context = self.context
        if context.table is None:
            return 0.0
        if row.table != context.table:
            return self.edits.elsewhere
        if context.blocks is not None and row.block not in context.blocks:
            return self.edits.other_caption
        return 0.0

    def _named(self, run: Run, index: Mapping[tuple[str, str], int]) -> tuple[dict[int, float], int | None]:
        """The rows that a label right beside the values names, and the one of them that is sure."""
        words = run.after if self.behind else run.words
        named: dict[int, float] = {}
        if words is None:
            return named, None
        for match in words.matches if self.behind else reversed(words.matches):
            distance = _lead(words, match) if self.behind else match.tail
            rows = _rows(match, index)
            if distance > _LOOSE:
                break
            if not rows:
                if any(m.role == "group" for m in match.meanings):
                    continue
                break
            shared = any(m.role == "column" for m in match.meanings)
            cost = distance * self.edits.label_apart
            if shared and not _numbered(words, match):
                cost += self.edits.label_shared if _follows_row(words, match) else 4 * self.edits.label_shared
            if not self.behind and run.slots[0].gap == "cell" and match.end <= words.line_start:
                cost += self.edits.label_ignored
            named.update(dict.fromkeys(rows, cost))
            sure = rows[0] if len(rows) == 1 and cost == 0.0 and (not self.behind or not _runs_on(words, match)) else None
            return named, sure
        return named, None

    def _listed(self, run: Run, index: Mapping[tuple[str, str], int]) -> dict[int, float]:
        """The rows whose labels stand one after the other before values on lines of their own, misspelt ones among them."""
        if self.behind or run.slots[0].gap != "line" or not run.words.matches or run.words.matches[-1].tail > _FAR:
            return {}
        exact = _in_order(run.words, index)
        if len(exact) < _SEVERAL:
            return dict.fromkeys(exact, 0.0)
        rows = form_rows(self.form)
        pairs = bigrams(_unmatched(run.words))
        listed = {}
        for at, row in enumerate(rows):
            if row.table != rows[exact[-1]].table or row.block != rows[exact[-1]].block:
                continue
            likeness = max((len(own & pairs) / len(own) for own in row.pairs), default=0.0)
            if likeness >= _ALIKE:
                listed[at] = self.edits.label_unlike * (1 - likeness)
        return listed | dict.fromkeys(exact, 0.0)

    def _alike(self, run: Run, rows: Sequence[FormRow]) -> dict[int, float]:
        """The rows whose labels are like the text around the values."""
        before = bigrams(run.words.squashed[-_BACK:])
        behind = bigrams(run.after.squashed[: _AHEAD if self.behind else _reach(run.after)]) if run.after is not None else frozenset()
        beside, both = (behind if self.behind else before), before | behind
        found: dict[int, float] = {}
        for at, row in enumerate(rows):
            likeness = max((len(own & both) / len(own) for own in row.pairs if own and own & beside), default=0.0)
            if likeness >= _ALIKE:
                found[at] = 0.1 + self.edits.label_unlike * (1 - likeness)
        nearest = self._nearest(run, rows)
        if nearest:
            found = {at: cost + (0.0 if at in nearest else self.edits.label_farther) for at, cost in found.items()}
        return found

    def _nearest(self, run: Run, rows: Sequence[FormRow]) -> frozenset[int]:
        """The rows that the text right beside the values is nearly the label of."""
        words = run.after if self.behind else run.words
        if words is None or not words.atoms:
            return frozenset()
        atom = words.atoms[0 if self.behind else -1]
        first, last = bisect_left(words.offsets, atom.start), bisect_left(words.offsets, atom.end)
        pairs = bigrams(words.squashed[first:last])
        likenesses = {at: max((len(own & pairs) / len(own) for own in row.pairs), default=0.0) for at, row in enumerate(rows)}
        most = max(likenesses.values())
        return frozenset(at for at, likeness in likenesses.items() if likeness == most) if most >= _NEARLY else frozenset()


def _in_order(words: Words, index: Mapping[tuple[str, str], int]) -> list[int]:
    """The row labels of a text that come in the order of the form, the last run of them."""
    listed: list[int] = []
    for match in words.matches:
        rows = _rows(match, index)
        shared = any(m.role == "column" for m in match.meanings)
        at = next((row for row in rows if not listed or row > listed[-1]), None)
        if at is not None and (listed or not shared):
            listed.append(at)
        elif rows and at is None and not shared:
            listed = [rows[0]]
    return listed


def _unmatched(words: Words) -> str:
    """The text that is no label, with a sign where one stood."""
    pieces: list[str] = []
    position = 0
    for match in words.matches:
        lead = words.lead(match)
        pieces.append(words.squashed[position:lead])
        position = lead + len(match.word)
    return "|".join([*pieces, words.squashed[position:]])


def speaks_of_disputes(words: Words) -> bool:
    """True for the heads of table 四, whole or shredded into single characters."""
    named = {m.key for match in words.matches for m in match.meanings if m.table == DISPUTES}
    if words.matches and {"reconsideration", "litigation"} <= named and words.matches[-1].word == _LITIGATION:
        return True
    if len(named) >= 3 and not named <= {"other_result", "total", "pending"} and words.matches[-1].tail <= 3 * _LOOSE:
        last = words.matches[-1]
        return any(m.role == "column" for m in last.meanings) or last.tail > 0
    tail = words.squashed[-40:]
    return len(tail) >= _FEWEST and sum(character in _HEADS for character in tail) >= _MOSTLY * len(tail)


def _rows(match: Match, index: Mapping[tuple[str, str], int]) -> list[int]:
    return [index[m.table, m.key] for m in match.meanings if m.role == "row" and (m.table, m.key) in index]


def _lead(words: Words, match: Match) -> int:
    """How many characters stand before a label that belong neither to a heading over it nor to its number."""
    lead = words.squashed[: words.lead(match)]
    headings = sum(len(other.word) for other in words.matches if other.start < match.start)
    return max(0, len(lead) - headings - sum(character in "一二三四五六七八九十" for character in lead))


def _runs_on(words: Words, label: Match) -> bool:
    """True for a short label with more words right behind it that are no label: the beginning of another one, cut off."""
    end = words.lead(label) + len(label.word)
    more = end < len(words.squashed) and words.offsets[end] == label.end
    return more and len(label.word) < _LOOSE and not any(other.start == label.end for other in words.matches)


def _numbered(words: Words, match: Match) -> bool:
    """True where a number of the form stands before a label: （七）总计, 3.其他."""
    before = words.lead(match)
    return (before > 0 and words.squashed[before - 1] in "一二三四五六七八九十") or match.start - 1 in words.numbered


def _follows_row(words: Words, match: Match) -> bool:
    """True where the label before it is a row's or a group's, so that it stands in no row of heads."""
    before = [other for other in words.matches if other.start < match.start]
    return bool(before) and not any(m.role == "column" for m in before[-1].meanings)


def _reach(words: Words) -> int:
    """How far a label that was wrapped may go on behind its values: up to the next label."""
    named = (match for match in words.matches if len(match.word) >= _WHOLE and any(m.role == "row" for m in match.meanings))
    return min([_AHEAD, *(words.lead(match) for match in named)])


def labels_stand(found: Iterable[Run]) -> list[dict[str | None, bool]]:
    """Whether labels stand behind their values, by table, as far as texts show that hold more than a label.

    Within a table both orders look alike: label, values, label, values. They differ where a head or a caption comes
    between: labels before values end such a text, labels behind values open it. ``None`` stands for all other tables.
    Where a text shows labels behind values, or nothing, all ways are given to be weighed.
    """
    shown: dict[str | None, int] = {}
    table: str | None = None
    for run in found:
        matches = run.words.matches
        above, table = table, _table_of(matches, table)
        if not run.filled or not any(_prints(match) for match in matches):
            continue
        if _is_row(matches[-1]):
            shown[table] = shown.get(table, 0) + 1
        if _is_row(matches[0]):
            shown[above] = shown.get(above, 0) - 1
    if shown and min(shown.values()) > 0:
        return [{None: False}]
    mixed: dict[str | None, bool] = {own: balance < 0 for own, balance in shown.items()}
    ways: list[dict[str | None, bool]] = [{None: False}, {None: True}]
    return [*ways, mixed] if len(set(mixed.values())) > 1 else ways


def _table_of(matches: Iterable[Match], table: str | None) -> str | None:
    """The table that labels speak of last."""
    for match in matches:
        tables = {m.table for m in match.meanings if m.table}
        if {m.role for m in match.meanings} == {"section"}:
            table = match.meanings[0].key
        elif len(tables) == 1:
            table = next(iter(tables))
    return table


def _prints(match: Match) -> bool:
    return not _is_row(match) and any(m.role in ("column", "caption", "print", "section") for m in match.meanings)


def _is_row(match: Match) -> bool:
    return any(m.role == "row" for m in match.meanings) and not any(m.role == "column" for m in match.meanings)
