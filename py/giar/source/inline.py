"""What is said of stretches within a line, whatever the document: struck text, marks of notes."""

from __future__ import annotations

import re

TRACKED = "tracked-changes-accepted"
"""The document holds changes that nobody has accepted or rejected yet."""

STRUCK = "struck-text-left-out"
"""Text struck through is what its author has taken back."""

_NOTE_MARK = re.compile(r"[\s\d\[\]()（）〔〕【】*＊※†‡①-⑳注,，、]+")


def is_note_mark(text: str) -> bool:
    """True for raised text that only points to a note; beside a number it would pass for more of its digits.

    >>> is_note_mark("①"), is_note_mark("[1]"), is_note_mark("2"), is_note_mark("万元")
    (True, True, True, False)
    """
    return bool(_NOTE_MARK.fullmatch(text))
