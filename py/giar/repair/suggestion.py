"""What repair yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from giar.messages import Message
from giar.report import Number


@dataclass(frozen=True)
class Repair:
    """A suggestion: the cells whose change makes the broken relations hold. Nothing applies it unasked."""

    changes: Mapping[str, Number]
    reason: Message
    resolves: tuple[str, ...]
    """The rules of the findings that it resolves."""
    unique: bool
    """True where no other set of as few cells would do."""
