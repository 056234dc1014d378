"""Where the columns of a table without ruling lines stand: under the heads that the form gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from giar.form import Line
from giar.source.pdf.form_labels import likeness, likeness_of_end
from giar.source.pdf.tokens import Span, Token, around, overlap

_ALIKE = 0.6


@dataclass(frozen=True)
class Column:
    """A column by its head; ``span`` is what its head takes up."""

    head: str
    span: Span


def columns_under(heads: Sequence[Sequence[Token]], leaves: Sequence[Line]) -> list[Column] | None:
    """The columns that the lines of heads name, left to right; None where they are not those of the form.

    The lowest line tells columns apart; what stands above one column belongs to its head, what stands above several is
    the name of a group.
    """
    stacks: list[list[Token]] = []
    for line in reversed(heads):
        for token in line:
            under = [stack for stack in stacks if overlap(around(stack), token.span)]
            if len(under) == 1:
                under[0].append(token)
            elif not under:
                stacks.append([token])
    stacks.sort(key=lambda stack: around(stack)[0])
    chosen = _chosen(stacks, leaves)
    return None if chosen is None else [Column(_text(stack), around(stack)) for stack in chosen]


def _chosen(stacks: Sequence[list[Token]], leaves: Sequence[Line]) -> list[list[Token]] | None:
    """The stacks that say the form's heads in their order: from the right, since labels stand to the left of them."""
    found: list[list[Token]] = []
    rest = list(stacks)
    for leaf in reversed(leaves):
        while rest and likeness_of_end(_text(rest[-1]), leaf) < _ALIKE:
            rest.pop()
        if not rest:
            return None
        found.append(_own(rest.pop(), leaf))
    return found[::-1]


def _own(stack: Sequence[Token], leaf: Line) -> list[Token]:
    """The lowest lines of a stack that say the head, without the name of the group above it."""
    lines = sorted({token.base for token in stack}, reverse=True)
    candidates = [[token for token in stack if token.base >= line] for line in lines]
    return max(candidates, key=lambda tokens: likeness(_text(tokens), leaf))


def _text(stack: Iterable[Token]) -> str:
    return "".join(token.text for token in sorted(stack, key=lambda token: (token.base, token.left)))


def column_of(token: Token, columns: Sequence[Column]) -> int | None:
    """The column in which a piece of text stands; None where it may be either of two."""
    for index, column in enumerate(columns):
        if index and overlap(token.span, columns[index - 1].span) and overlap(token.span, column.span):
            return None
    edges = [(one.span[1] + other.span[0]) / 2 for one, other in pairwise(columns)]
    return sum(token.x > edge for edge in edges)
