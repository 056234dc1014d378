"""The tokens of a sentence → its clauses, each with at most one figure at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from giar.check.narrative.tokens import Token

STOPS = frozenset({"comma", "semicolon", "open", "close"})
_BETWEEN_LISTED = frozenset({"pause", "and", "filler"})
FIGURES = frozenset({"number", "vague"})
_ENDS = STOPS | {"pause"}
_YEARS = range(1990, 2100)
_BEFORE_A_BARE_FIGURE = ("为", "是", "数", "均")


@dataclass
class Clause:
    """The words before a figure or a stop. `stop` is what ends it: `figure`, a kind of punctuation, or `end`."""

    words: list[Token]
    figure: Token | None
    stop: str
    remark: list[Token] = field(default_factory=list)
    """Words in brackets right behind the figure of the clause before."""
    respectively: int = 0
    """How many figures the list has that begins here with 分别为."""

    def take_until_pause(self) -> list[Token]:
        """The words up to the first 、, which belong to the figure before them and are taken away from this clause."""
        cut = next((index for index, token in enumerate(self.words) if token.kind == "pause"), len(self.words))
        taken, self.words = self.words[:cut], self.words[cut:]
        return taken


def clauses(tokens: Sequence[Token]) -> list[Clause]:
    """The clauses in order."""
    listed: list[Clause] = []
    words: list[Token] = []
    changed = _with_brackets(tokens)
    ends = [*(token.kind in _ENDS for token in changed[1:]), True, True]
    for index, token in enumerate(changed):
        if token.kind in STOPS:
            listed.append(Clause(words, None, token.kind))
            words = []
        elif token.kind == "colon":
            if _is_figure_after(changed, index, ends[index + 1]):
                words.append(token)
            else:
                _close_before_colon(listed, words)
        elif token.kind not in FIGURES:
            words.append(token)
        elif token.unit or (ends[index] and _is_bare_count(token, words)) or _is_listed(words, listed):
            listed.append(Clause(words, token, "figure"))
            words = []
        else:
            words.append(token._replace(kind="other"))
    listed.append(Clause(words, None, "end"))
    for before, clause in pairwise(listed):
        if before.figure is not None:
            _take_remark(clause)
    _count_lists(listed)
    return listed


def _count_lists(listed: list[Clause]) -> None:
    running = 0
    for clause in reversed(listed):
        running = running + 1 if clause.figure is not None else 0
        if any(token.kind == "respectively" for token in clause.words):
            clause.respectively = running
        if any(token.kind not in _BETWEEN_LISTED for token in clause.words):
            running = 0


def _close_before_colon(listed: list[Clause], words: list[Token]) -> None:
    if words:
        listed.append(Clause(words.copy(), None, "colon"))
        words.clear()


def _is_figure_after(tokens: Sequence[Token], index: int, ends: bool) -> bool:
    """Whether a figure stands right after the token: 件数：36."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return after is not None and after.kind in FIGURES and (bool(after.unit) or ends)


def _is_bare_count(token: Token, words: Sequence[Token]) -> bool:
    """A number without a unit before a stop counts something where it stands after 为 or a colon, unless it may be a year."""
    if token.kind != "number" or not words or token.value in _YEARS:
        return False
    return words[-1].kind == "colon" or words[-1].text.endswith(_BEFORE_A_BARE_FIGURE)


def _is_listed(words: Sequence[Token], listed: Sequence[Clause]) -> bool:
    """Figures of a list after 分别为 have their unit behind the last of them: 分别为12、3、1件."""
    if words and words[-1].kind == "respectively":
        return True
    last = listed[-1].figure if listed else None
    return last is not None and not last.unit and all(word.kind in ("pause", "and") for word in words)


def _with_brackets(tokens: Sequence[Token]) -> list[Token]:
    """Brackets without a figure inside do not end a clause: they become mere brackets."""
    changed = list(tokens)
    opened: int | None = None
    for index, token in enumerate(tokens):
        if token.kind == "open":
            opened = index
        elif token.kind in FIGURES and token.unit:
            opened = None
        elif token.kind == "close" and opened is not None:
            _unstop(changed, opened, index)
            opened = None
    return changed


def _unstop(tokens: list[Token], opened: int, closed: int) -> None:
    for index in range(opened, closed + 1):
        if index in (opened, closed):
            tokens[index] = tokens[index]._replace(kind="bracket")
        elif tokens[index].kind in STOPS:
            tokens[index] = tokens[index]._replace(kind="pause")


def _take_remark(clause: Clause) -> None:
    if clause.words and clause.words[0].kind == "bracket":
        end = next((index for index, token in enumerate(clause.words) if index and token.kind == "bracket"), len(clause.words))
        clause.remark, clause.words = clause.words[1:end], clause.words[end + 1 :]
