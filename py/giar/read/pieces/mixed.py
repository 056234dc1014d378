"""The numbers and marks of a mixed run that stand where values stand."""

from __future__ import annotations

import re

from giar.form.lexicon import names_row, openings, squash
from giar.marks import MARKS
from giar.read.pieces.numbers import DIGITS, NOTE, NULLS, SIGN, UNIT

_MARK = "|".join(map(re.escape, sorted(MARKS | NULLS, key=len, reverse=True)))
_SMALL_MARK = r"(?:[/／\\\-－—–−空]|无(?![\u4e00-\u9fff]))"
_DATE = r"(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}(?!\d)"
_RUN = rf"(?!{_DATE})(?:\d+{_SMALL_MARK}|{_SMALL_MARK}\d*{_SMALL_MARK}|[/／]\d)(?:{_SMALL_MARK}|\d)*(?:\.\d+)?"
"""Digits and marks side by side without anything between them: the cells of a row that run together."""
WHOLE_RUN = re.compile(_RUN)
BARE_RUN = re.compile(r"(?<=[\u4e00-\u9fff)）”\"])(?:[/／]+|[-－—–−]{2,})(?=$|[\u4e00-\u9fff(（])")
"""The same without a digit: a row of marks behind its label."""
_SHORTEST_RUN = 7
"""A shorter run on a line of its own is a page's number (``-4-``)."""
_NUMBER_OR_LABEL = rf"(?:[.．]?\d{{1,3}}[.．]?|{SIGN}?{DIGITS})(?!\S)"
_DAMAGED = (
    rf"(?!{_NUMBER_OR_LABEL})(?:[。oOQ?？]|#{{3,12}}|＃{{1,12}}|~~\d{{1,9}}~~"
    r"|(?=\d{0,9}[.。oOQlI|!?？#→])(?=[^\d\s]{0,9}\d)[\d.。oOQlI|!?？#→]{2,10})"
)
"""A number of which a digit was taken for a sign or a letter, as ``。`` for 0 and ``3|`` for 31; or that has been struck out."""
_WHOLE_DAMAGED = re.compile(_DAMAGED)
_TOKEN = re.compile(
    rf"(?<!\S)(?P<damaged>{_DAMAGED})(?!\S)|(?<!\S)(?P<mark>{_MARK})(?!\S)|(?<=[\u4e00-\u9fff)）”\"])(?P<end>[/／])$|(?<!\S)(?P<nil>[零〇])(?!\S)|(?P<run>{_RUN})|(?P<number>{SIGN}?{DIGITS})"
)
_REMARK = re.compile(NOTE)
_AFTERWORD = re.compile(rf"\s*(?P<unit>{UNIT})?\s*{NOTE}?\s*")
_NUMBERING = re.compile(r"\s*(?:(?:[#*]+|[(（]\s*[一二三四五六七八九十\d]{1,2}\s*[)）]|[一二三四五六七八九十\d]{1,2}\s*[、.．,，])\s*)*")
_TOUCHED = re.compile(r"[\u4e00-\u9fff)）”\"]$")
_GLUED_NUMBERING = re.compile(r"[、.．]\s*[\u4e00-\u9fff]")
_OPENING = frozenset("(（〔[［《")
BULLETS = frozenset("oO?？")
"""What may open an item of a list, or end a question."""
_TWO_BEFORE = re.compile(r"(?<!\S)(?:\d+|[/-]) {1,8}(?:\d+|[/-])\s{1,8}$")
_PUNCTUATION = frozenset("，,。；;：:、！!？?")


def entries(content: str) -> list[tuple[int, int, bool]]:
    """The numbers and marks of a mixed run that stand where values stand, from left to right.

    A number is a value where nothing follows it, or another value, or a label of the form; a number in a sentence has
    its measure word behind it, and a number before a label (``2.``) has its point.
    """
    found: list[tuple[int, int, bool]] = []
    following: int | None = len(content)
    if "(" in content or "（" in content:
        # What a remark in brackets says is no value, whatever digits it holds.
        content = _REMARK.sub(lambda remark: remark[0][0] + "注" * (len(remark[0]) - 2) + remark[0][-1], content)
    for match in reversed(list(_TOKEN.finditer(content))):
        if match["run"] is not None and not _stands_as_run(content, match):
            following = None
            continue
        if match["damaged"] is not None:
            if _stands_for_value(content, match, following):
                found.append((*match.span(), False))
                following = match.start()
            continue
        end = _end_of_value(content, match, following)
        if end is None:
            following = None
        else:
            found.append((match.start(), end, match["mark"] is not None))
            following = match.start()
    if len(found) > 1 and content[found[0][0] : found[0][1]] == "无" and sum(mark for _, _, mark in found) == 1:
        # The first character of 无法提供, written one below the other beside the rows.
        found.pop(0)
    return found[::-1]


def is_damaged(word: str) -> bool:
    """True for what was a number before a digit of it was misread.

    >>> [word for word in ("。", "1l", "2→3", "3.5", "2.", "12", "####") if is_damaged(word)]
    ['。', '1l', '2→3', '####']
    """
    return bool(_WHOLE_DAMAGED.fullmatch(word))


def _stands_for_value(content: str, match: re.Match[str], following: int | None) -> bool:
    """True for a damaged number with a value behind it, or with two before it where the line ends or a label follows, or
    alone behind the label of a row."""
    rest_at = match.end()
    while rest_at < len(content) and content[rest_at].isspace():
        rest_at += 1
    if rest_at < len(content) and rest_at == following:
        return True
    if rest_at == len(content) and names_row(content[: match.start()]):
        return True
    if match[0] in BULLETS or not _TWO_BEFORE.search(content[max(0, match.start() - 40) : match.start()]):
        return False
    return rest_at == len(content) or _label_follows(content, rest_at)


def _stands_as_run(content: str, match: re.Match[str]) -> bool:
    """True for digits and marks that touch a label or stand among values, or are more than a page's number has."""
    at = match.start()
    before = content[at - 1 : at]
    opens = at <= len(content) - len(content.lstrip())
    return len(match[0]) >= _SHORTEST_RUN or (before.isspace() and not opens) or bool(_TOUCHED.match(before))


def _end_of_value(content: str, match: re.Match[str], following: int | None) -> int | None:
    if content[match.start() - 1 : match.start()] in _OPENING:
        return None
    afterword = _AFTERWORD.match(content, match.end())
    stop = afterword.end() if afterword else match.end()
    if match["mark"] is not None:
        stop = match.end()
    for end in (stop, match.end()):
        rest_at = end
        while rest_at < len(content) and content[rest_at].isspace():
            rest_at += 1
        numbers_a_label = match["mark"] is None and content[end : end + 1] in (".", "、", "．")
        if rest_at == following or (not numbers_a_label and _label_follows(content, rest_at)):
            return match.start() + len(content[match.start() : end].rstrip())
    if (
        match["mark"] is None
        and len(match[0]) > 1
        and _GLUED_NUMBERING.match(content, match.end())
        and _label_follows(content, match.end() - 1)
    ):
        return match.end() - 1
    return None


def _label_follows(content: str, at: int) -> bool:
    numbering = _NUMBERING.match(content, at)
    begin = numbering.end() if numbering else at
    if content[begin : begin + 1] in _PUNCTUATION:
        return False
    return squash(content[begin : begin + 8])[:2] in openings()
