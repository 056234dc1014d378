"""Traditional script to simplified, only where the text is traditional."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Protocol, cast

from giar.report import Edit

_TRADITIONAL = re.compile(
    "[關開處請數項屬為與體實國復應務構業權辦結轉條傳證護糾審訴訟總計財產員場報導創設評網發檔資訊於規範罰強費額採購據單萬納現補複雜爭議決組織機]"
)
_ENOUGH = 5
"""A name or a quotation has a few traditional characters; a report in traditional script has hundreds."""

_PIECE = re.compile(r"(?s).{1,500}(?<![\u3400-\u9fff])|.{1,500}")
"""The converter's time grows faster than the text; it is given pieces that end where a phrase may."""

_WORDING = {
    "规范性档案": "规范性文件",
    "规范档案": "规范文件",
    "资讯": "信息",
    "网路": "网络",
    "覆议": "复议",
    "专案数量": "项目数量",
    "着作": "著作",
}
"""Wordings that no engine turns back: the machine's 覆议 for 复议, Taiwan's words for those of the form."""
_WORDING_PATTERN = re.compile("|".join(_WORDING))


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _converter() -> _Converter:
    # Imported here because its tables take longer to load than most reports take to read.
    from opencc import OpenCC

    return cast("_Converter", OpenCC("t2s"))


def is_traditional(text: str) -> bool:
    """True where the text is written in traditional script rather than quoting a few characters of it."""
    return sum(1 for _ in islice(_TRADITIONAL.finditer(text), _ENOUGH)) == _ENOUGH


def script_edits(text: str) -> Iterator[Edit]:
    """One edit a line that changes, from its first to its last changed character."""
    if not is_traditional(text):
        return
    position = 0
    for line in text.splitlines(keepends=True):
        simplified = _simplified(line)
        if simplified != line:
            yield from _line_edits(position, line, simplified)
        position += len(line)


def _simplified(line: str) -> str:
    simplified = "".join(map(_converter().convert, _PIECE.findall(line)))
    return _WORDING_PATTERN.sub(lambda match: _WORDING[match[0]], simplified)


def _line_edits(position: int, line: str, simplified: str) -> Iterator[Edit]:
    if len(simplified) != len(line):
        yield Edit(position, position + len(line), simplified)
        return
    changed = [index for index, (before, after) in enumerate(zip(line, simplified, strict=True)) if before != after]
    start, end = changed[0], changed[-1] + 1
    yield Edit(position + start, position + end, simplified[start:end])
