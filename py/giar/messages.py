"""Texts in the two languages that giar speaks."""

from __future__ import annotations

from typing import TypedDict


class Message(TypedDict):
    """A sentence for the reader: Chinese first, English too."""

    zh: str
    en: str
