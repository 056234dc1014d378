"""What checking yields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from giar.messages import Message
from giar.report import Number, Where

Severity = Literal["error", "warning", "info"]
Verdict = Literal["fail", "undecided"]


@dataclass(frozen=True)
class Finding:
    """Something that does not add up, or that cannot be decided.

    ``cells`` are the keys of the cells concerned, ``where`` the place in the prose (or of the first cell), ``left`` and
    ``right`` the two sides of a relation, where both are known.
    """

    rule: str
    severity: Severity
    verdict: Verdict
    message: Message
    cells: tuple[str, ...] = ()
    where: Where | None = None
    left: Number | None = None
    right: Number | None = None
