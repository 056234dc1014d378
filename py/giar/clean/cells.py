"""The dress of numbers in their cells: formulas, footnotes, underlines, measure words, brackets, keycaps.

What is taken off here stands against the number without a space and can be nothing else there; a dress that may mean
something, as brackets may mean a minus, is taken off only where nearly every number of the text wears it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from giar.report import Edit

_LEFT = r"(?<![^\s|,，;│\x22])"
_RIGHT = r"(?![^\s|,，;│\x22])"
_COUNT = r"\d{1,12}"

_FORMULA = re.compile(rf'{_LEFT}(?:="(?P<plain>[^"\n]{{0,80}})"|"=""(?P<quoted>[^"\n]{{0,80}})"")')
_TEXT_SIGN = re.compile(rf"{_LEFT}['‘’](?={_COUNT}{_RIGHT})")
_DOLLARS = re.compile(rf"(?<![\w$])\$(?P<inner>{_COUNT})\$(?![\w$])")
_FOOTNOTE = re.compile(
    rf"{_LEFT}{_COUNT}(?P<sign>[¹²³⁴-⁹]{{1,2}}|\[注?\d{{1,2}}\]|［注?\d{{1,2}}］|〔\d{{1,2}}〕|[①-⑳]|\*{{1,3}}|[※†‡]){_RIGHT}"
)
_UNDERLINED = re.compile(rf"{_LEFT}(?P<before>[_＿]{{0,12}})(?:{_COUNT})(?P<behind>[_＿]{{0,12}}){_RIGHT}")
_APOSTROPHES = re.compile(rf"{_LEFT}\d{{1,3}}(?:['’\u2009\u202f]\d{{3}}){{1,3}}{_RIGHT}")
_APOSTROPHE = re.compile("['’\u2009\u202f]")
_TOTALLING = re.compile(rf"{_LEFT}(?P<word>共计|总共|共|计)[ ]?(?={_COUNT}[ ]?[件项条宗次个起人份部]{_RIGHT})")
_STRUCK = re.compile(rf"(?:^|(?<=[\t|]))[ ]?(?P<struck>~~[^~\n]{{1,20}}~~[ ]?)(?={_COUNT}[ ]?(?:$|[\t|]))", re.MULTILINE)
_KEYCAP = re.compile("(?<=[0-9])[\ufe00-\ufe0f]?\u20e3")
_MATHEMATICAL = re.compile("[\U0001d7ce-\U0001d7ff]")

_BRACKETED = re.compile(rf"(?<![^\s|,，;│)）\]】])(?P<open>[(（\[【])[ ]?{_COUNT}[ ]?(?P<close>[)）\]】])(?![^\s|,，;│(（\[【])")
_BARE = re.compile(rf"{_LEFT}{_COUNT}{_RIGHT}")
_PAIRS = frozenset(("()", "（）", "[]", "【】"))
_SIGNS_OF_TEXT = frozenset("'‘’")
_OPENING = frozenset("(（[【")
_FEWEST = 10
_NEARLY_ALL = 0.8


def formulas(text: str) -> Iterator[Edit]:
    """``="3"`` keeps a spreadsheet from touching what is in the cell.

    >>> _after(formulas, '规章\\t="0"\\t="12"')
    '规章\\t0\\t12'
    """
    if '="' in text:
        for match in _FORMULA.finditer(text):
            name = "plain" if match["plain"] is not None else "quoted"
            yield Edit(match.start(), match.start(name), "")
            yield Edit(match.end(name), match.end(), "")


def text_signs(text: str) -> Iterator[Edit]:
    """``'3`` is how a spreadsheet is told that the cell is text."""
    if not _SIGNS_OF_TEXT.isdisjoint(text):
        for match in _TEXT_SIGN.finditer(text):
            yield Edit(match.start(), match.end(), "")


def dollars(text: str) -> Iterator[Edit]:
    """``$3$`` is a number set as a formula."""
    if "$" in text:
        for match in _DOLLARS.finditer(text):
            yield Edit(match.start(), match.start("inner"), "")
            yield Edit(match.end("inner"), match.end(), "")


def footnotes(text: str) -> Iterator[Edit]:
    """The sign of a footnote against a number: raised, in a circle or in square brackets it is no digit of it.

    >>> _after(footnotes, "规章\\t3¹\\t12[2]\\t5①\\t7*")
    '规章\\t3\\t12\\t5\\t7'
    """
    for match in _FOOTNOTE.finditer(text):
        yield Edit(match.start("sign"), match.end("sign"), "")


def underlines(text: str) -> Iterator[Edit]:
    """What is left of the line on which a clerk was to write the number."""
    if "_" in text or "＿" in text:
        for match in _UNDERLINED.finditer(text):
            for name in ("before", "behind"):
                if match[name]:
                    yield Edit(match.start(name), match.end(name), "")


def apostrophes(text: str) -> Iterator[Edit]:
    """``1'234`` and the narrow space in its place are Swiss and French for 1,234."""
    for match in _APOSTROPHES.finditer(text):
        for sign in _APOSTROPHE.finditer(text, match.start(), match.end()):
            yield Edit(sign.start(), sign.end(), "")


def totalling(text: str) -> Iterator[Edit]:
    """``共3件`` is ``3件``.

    >>> _after(totalling, "规章 共3件 0件")
    '规章 3件 0件'
    """
    if "共" in text or "计" in text:
        for match in _TOTALLING.finditer(text):
            yield Edit(match.start(), match.end(), "")


def struck_out(text: str) -> Iterator[Edit]:
    """``~~3~~ 5`` in a cell of its own: the 3 was struck out and 5 written instead."""
    if "~~" in text:
        for match in _STRUCK.finditer(text):
            yield Edit(match.start("struck"), match.end("struck"), "")


def keycaps(text: str) -> Iterator[Edit]:
    """``3️⃣`` is a 3 on the picture of a key."""
    if "\u20e3" in text:
        for match in _KEYCAP.finditer(text):
            yield Edit(match.start(), match.end(), "")


def alphabets(text: str) -> Iterator[Edit]:
    """The digits of mathematical alphabets, ``𝟑``, are digits."""
    for match in _MATHEMATICAL.finditer(text):
        yield Edit(match.start(), match.end(), str((ord(match[0]) - 0x1D7CE) % 10))


def brackets(text: str) -> Iterator[Edit]:
    """``(3)`` in nearly every count is the clerk's habit; one alone may be a note, a minus or another year's number.

    >>> _after(brackets, "规章 (3) (0)")
    '规章 (3) (0)'
    >>> _after(brackets, "\\t".join(["(0)"] * 12))[:5]
    '0\\t0\\t0'
    """
    if _OPENING.isdisjoint(text):
        return
    found = [match for match in _BRACKETED.finditer(text) if match["open"] + match["close"] in _PAIRS]
    if len(found) < _FEWEST:
        return
    kind, dressed = Counter(match["open"] for match in found).most_common(1)[0]
    if dressed < _NEARLY_ALL * (len(found) + sum(1 for _ in _BARE.finditer(text))):
        return
    for match in found:
        if match["open"] == kind:
            # Brackets that touch are the bounds of two cells.
            touching = match.start() and text[match.start() - 1] in ")）]】"
            yield Edit(match.start(), match.start() + 1, " " if touching else "")
            yield Edit(match.end() - 1, match.end(), "")


def _after(fix: object, text: str) -> str:
    """The text after a fix, for the examples above."""
    from giar.report import CleanText

    assert callable(fix)
    return str(CleanText(text).edited(list(fix(text))))
