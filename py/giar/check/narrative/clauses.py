"""The tokens of a sentence → its clauses, each with at most one figure at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from giar.check.narrative.tokens import Token

STOPS = frozenset({"comma", "semicolon", "open", "close"})
FIGURES = frozenset({"number", "vague"})
_BEFORE_A_BARE_FIGURE = ("为", "是", "数", "均")


@dataclass
class Clause:
    """The words before a figure or a stop. `stop` is what ends it: `figure`, a kind of punctuation, or `end`."""

    words: list[Token]
    figure: Token | None
    stop: str
    remark: list[Token] = field(default_factory=list)
    """Words in brackets right behind the figure of the clause before."""

    def take_until_pause(self) -> list[Token]:
        """The words up to the first 、, which belong to the figure before them and are taken away from this clause."""
        cut = next((index for index, token in enumerate(self.words) if token.kind == "pause"), len(self.words))
        taken, self.words = self.words[:cut], self.words[cut:]
        return taken


def clauses(tokens: Sequence[Token]) -> list[Clause]:
    """The clauses in order."""
    listed: list[Clause] = []
    words: list[Token] = []
    for token in _with_brackets(tokens):
        if token.kind in STOPS:
            listed.append(Clause(words, None, token.kind))
            words = []
        elif token.kind == "colon":
            _close_before_colon(listed, words)
        elif token.kind not in FIGURES:
            words.append(token)
        elif _is_count(token, words):
            listed.append(Clause(words, token, "figure"))
            words = []
        else:
            words.append(token._replace(kind="other"))
    listed.append(Clause(words, None, "end"))
    for before, clause in pairwise(listed):
        if before.figure is not None:
            _take_remark(clause)
    return listed


def _close_before_colon(listed: list[Clause], words: list[Token]) -> None:
    if words:
        listed.append(Clause(words.copy(), None, "colon"))
        words.clear()


def _is_count(token: Token, words: Sequence[Token]) -> bool:
    """A number counts something where it has a unit, or stands after 为."""
    return bool(token.unit) or (token.kind == "number" and bool(words) and words[-1].text in _BEFORE_A_BARE_FIGURE)


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
