"""A sentence → tokens: the words that matter, the numbers, and what lies between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from giar.check.narrative.lexicon import entries
from giar.check.narrative.numerals import CHINESE, arabic, chinese
from giar.report import Number

COUNT_UNITS = ("件次", "件", "条次", "条", "宗", "起", "例", "份", "项", "次", "个", "部", "封", "户次", "篇")
MONEY_UNITS = ("万元", "元")

_UNIT = "|".join((*COUNT_UNITS, "人次", *MONEY_UNITS))
_DIGITS = r"\d{1,3}(?:[,，]\d{3}){1,4}(?!\d)(?:\.\d{1,6})?|\d{1,12}(?!\d)(?:\.\d{1,6})?"
_DIGIT_RUN = re.compile(r"\d+")
_NUMBER = re.compile(
    rf"(?P<digits>{_DIGITS})(?P<myriad>万(?!元))?(?P<approximate>余|多|来)?(?P<unit>{_UNIT}|%|％|‰|个百分点)?(?P<after>余)?"
)
_CHINESE_NUMBER = re.compile(rf"(?P<digits>[{CHINESE}]{{1,12}})(?P<approximate>余|多|来|几)?(?P<unit>{_UNIT})(?!事|套|体)(?P<after>余)?")
_YEAR = re.compile(r"(?P<year>20\d\d)年(?:度|末|底)?(?P<since>以来|起)?")
_CHINESE_YEAR = re.compile(r"(?P<year>[二][〇零一二三四五六七八九]{3})年(?:度|末|底)?(?P<since>以来|起)?")
_CARRIED_FROM = re.compile(
    r"(?P<year>20\d\d)年度?(?:收到[，,]?)?(?:的)?(?:结转|转结)(?:的|而来|来|(?:至|到)?(?:本年度?|今年|20\d\d年度?))*(?:办理)?"
)
_CARRIED_TO = re.compile(r"(?:结转|转)(?:至|到|入)?(?P<year>20\d\d)年度?的?(?:继续)?(?:办理|处理|答复)?")
_DAY = r"(?:20\d\d年)?(?:\d{1,2}月)?\d{1,2}日"
_WHOLE_YEAR = re.compile(rf"{_DAY}起?(?:至|到|[-—~～])+{_DAY}(?:止|期间)?|(?:20\d\d年)?0?1月?[-—~～至到]+(?:20\d\d年)?12月(?:份|底|末)?")
_MONTHS = re.compile(r"(?:20\d\d年)?\d{1,2}月?[-—~～至到]+(?:20\d\d年)?\d{1,2}月(?:份|底|末)?")
_DATE = re.compile(r"\d{1,2}月\d{1,2}日|\d{1,2}月(?:份|底|末)?|\d{1,2}日")
_SERIAL = re.compile(r"第\d+号?|第[一二三四五六七八九十百]+[条款项号届次]")


class Token(NamedTuple):
    """A word of the lexicon, a number, or (kind `other`) a stretch that is neither.

    `start` and `end` count in the sentence; `key` is the row or column that a label names; `value` is the number or the
    year; `unit` follows a number. A number about which the text itself is vague has the kind `vague`.
    """

    kind: str
    start: int
    end: int
    text: str
    key: str = ""
    value: Number | None = None
    unit: str = ""


def scan(sentence: str) -> list[Token]:
    """The tokens of a sentence, in order, without gaps."""
    tokens: list[Token] = []
    position = unknown = 0
    while position < len(sentence):
        token = _token_at(sentence, position)
        if token is None:
            position += 1
            continue
        if unknown < position:
            tokens.append(Token("other", unknown, position, sentence[unknown:position]))
        tokens.append(token)
        position = unknown = token.end
    if unknown < len(sentence):
        tokens.append(Token("other", unknown, len(sentence), sentence[unknown:]))
    return tokens


def _token_at(sentence: str, position: int) -> Token | None:
    character = sentence[position]
    if character.isdigit():
        return _figure(sentence, position)
    if character in CHINESE and (token := _chinese_figure(sentence, position)):
        return token
    if character == "第" and (match := _SERIAL.match(sentence, position)):
        return Token("serial", position, match.end(), match.group())
    if character in "结转" and (match := _CARRIED_TO.match(sentence, position)):
        return Token("carried_to", position, match.end(), match.group(), value=int(match["year"]))
    return _word(sentence, position)


def _word(sentence: str, position: int) -> Token | None:
    """The longest word of the lexicon that stands there."""
    found: Token | None = None
    for pattern, kinds in _ENTRIES.get(sentence[position], ()):
        match = pattern.match(sentence, position)
        if match is not None and (found is None or match.end() > found.end):
            kind, key = kinds[match.lastindex or 0]
            found = Token(kind, position, match.end(), match.group(), key)
    return found


def _figure(sentence: str, position: int) -> Token:
    if match := _CARRIED_FROM.match(sentence, position):
        return Token("carried_from", position, match.end(), match.group(), value=int(match["year"]))
    for kind, pattern in (("whole_year", _WHOLE_YEAR), ("other_period", _MONTHS)):
        if match := pattern.match(sentence, position):
            return Token(kind, position, match.end(), match.group())
    if match := _YEAR.match(sentence, position):
        kind = "since" if match["since"] else "year"
        return Token(kind, position, match.end(), match.group(), value=int(match["year"]))
    if match := _DATE.match(sentence, position):
        return Token("date", position, match.end(), match.group())
    match = _NUMBER.match(sentence, position)
    if match is None:  # a telephone number, a code, digits of another script
        run = _DIGIT_RUN.match(sentence, position)
        end = run.end() if run else position + 1
        return Token("other", position, end, sentence[position:end])
    return _number(match, arabic(match["digits"], bool(match["myriad"])), bool(match["myriad"]))


def _chinese_figure(sentence: str, position: int) -> Token | None:
    if match := _CHINESE_YEAR.match(sentence, position):
        return Token("since" if match["since"] else "year", position, match.end(), match.group(), value=chinese(match["year"]))
    match = _CHINESE_NUMBER.match(sentence, position)
    value = chinese(match["digits"]) if match else None
    if match is None or value is None:
        return _zero(sentence, position)
    return _number(match, value, False)


def _zero(sentence: str, position: int) -> Token | None:
    if sentence[position] == "零" and sentence[position - 1 : position] in ("为", "是") and position > 0:
        return Token("number", position, position + 1, "零", value=0)
    return None


def _number(match: re.Match[str], value: Number, rounded: bool) -> Token:
    unit = match["unit"] or ""
    vague = match["approximate"] or match["after"] or (rounded and unit in COUNT_UNITS)
    return Token("vague" if vague else "number", match.start(), match.end(), match.group(), value=value, unit=unit)


_Alternatives = tuple[re.Pattern[str], list[tuple[str, str]]]


def _compiled() -> dict[str, list[_Alternatives]]:
    """By first character: one expression for the plain words that start with it and one for the patterns, and what each
    of their groups stands for."""
    by_character: dict[str, tuple[list[_Entry], list[_Entry]]] = {}
    for entry in entries():
        plain, patterns = by_character.setdefault(entry[2].lstrip("\\")[0], ([], []))
        (plain if _PLAIN.fullmatch(entry[2]) else patterns).append(entry)
    return {character: [_alternatives(listed) for listed in both if listed] for character, both in by_character.items()}


_Entry = tuple[str, str, str]
_PLAIN = re.compile(r"\\?.[^\\()\[\]?*+|{}.]*", re.DOTALL)


def _alternatives(listed: list[_Entry]) -> _Alternatives:
    ordered = sorted(listed, key=lambda entry: -len(_LOOKAHEAD.sub("", entry[2])))
    expression = "|".join(f"({_UNCAPTURED.sub('(?:', pattern)})" for _, _, pattern in ordered)
    return re.compile(expression), [("", ""), *((kind, key) for kind, key, _ in ordered)]


_LOOKAHEAD = re.compile(r"\(\?[!=].*$")
_UNCAPTURED = re.compile(r"(?<!\\)\((?!\?)")
_ENTRIES = _compiled()


def numbers(tokens: list[Token]) -> Iterator[Token]:
    """The numbers among the tokens."""
    return (token for token in tokens if token.kind == "number")
