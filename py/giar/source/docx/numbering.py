"""Automatic numbering: the 二、 of a heading that the document shows but does not hold as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from giar.source.docx.names import child, element_value, value
from giar.source.docx.numerals import numeral
from giar.source.package import Element, local_name

_PLACE = re.compile(r"%([1-9])")
_LONGEST_CHAIN = 30
"""Styles based on one another."""


@dataclass(frozen=True)
class Level:
    """How one level of a list is numbered."""

    start: int
    form: str
    text: str
    restarts_after: int | None = None
    """The level whose next number starts this one anew, counted from 1; 0: none; None: any level above."""


@dataclass
class Numbering:
    """The numbers that a document's lists have reached."""

    numbering: Element | None
    styles: Element | None
    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _lists: dict[str, str] = field(default_factory=dict)
    _by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    _style_of_level: dict[tuple[str, str], int] = field(default_factory=dict)
    _starts: dict[tuple[str, int], int] = field(default_factory=dict)
    _reached: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        abstract: dict[str, Element] = {}
        for element in self.numbering if self.numbering is not None else ():
            if local_name(element) == "abstractNum":
                abstract[value(element, "abstractNumId")] = element
        for element in self.numbering if self.numbering is not None else ():
            if local_name(element) == "num":
                self._add_list(element, abstract)
        self._read_styles()

    def _add_list(self, element: Element, abstract: Mapping[str, Element]) -> None:
        number = value(element, "numId")
        base = element_value(element, "abstractNumId")
        levels = dict(_levels(abstract.get(base)))
        self._lists[number] = base
        for override in element:
            if local_name(override) == "lvlOverride":
                at = _whole(value(override, "ilvl"), 0)
                levels.update(_levels(override))
                if (start := child(override, "startOverride")) is not None:
                    self._starts[number, at] = _whole(value(start, "val"), 1)
        self._levels[number] = levels
        for level in abstract.get(base, ()):
            if local_name(level) == "lvl" and (style := element_value(level, "pStyle")):
                self._style_of_level[number, style] = _whole(value(level, "ilvl"), 0)

    def _read_styles(self) -> None:
        based: dict[str, str] = {}
        own: dict[str, tuple[str, int | None]] = {}
        for style in self.styles if self.styles is not None else ():
            if local_name(style) != "style":
                continue
            name = value(style, "styleId")
            based[name] = element_value(style, "basedOn")
            if (found := _numbered(child(style, "pPr"))) is not None:
                own[name] = found
        for name in based:
            at: str | None = name
            for _ in range(_LONGEST_CHAIN):
                if at is None or at in own:
                    break
                at = based.get(at)
            if at in own:
                number, level = own[at]
                linked = self._style_of_level.get((number, name), self._style_of_level.get((number, at), 0))
                self._by_style[name] = (number, linked if level is None else level)

    def label(self, properties: Element | None) -> str:
        """The number that a paragraph with these properties shows; the list counts on."""
        found = self._place(properties)
        if found is None:
            return ""
        number, at = found
        levels = self._levels.get(number)
        if levels is None or at not in levels:
            return ""
        reached = self._count(number, at, levels)
        level = levels[at]
        if level.form in {"bullet", "none"}:
            return ""
        return _PLACE.sub(lambda place: self._shown(int(place[1]) - 1, levels, reached), level.text)

    def _place(self, properties: Element | None) -> tuple[str, int] | None:
        style = element_value(properties, "pStyle") if properties is not None else ""
        inherited = self._by_style.get(style)
        own = _numbered(properties)
        if own is None:
            return inherited
        number, level = own
        number = number or (inherited[0] if inherited else "")
        if level is None:
            level = inherited[1] if inherited and inherited[0] == number else 0
        return None if number in {"", "0"} else (number, level)

    def _count(self, number: str, at: int, levels: Mapping[int, Level]) -> dict[int, int]:
        reached = self._reached.setdefault(self._lists[number], {})
        if (number, at) in self._starts and (number, at) not in self._started:
            self._started.add((number, at))
            reached[at] = self._starts[number, at]
        else:
            reached[at] = reached[at] + 1 if at in reached else levels[at].start
        for below in [level for level in reached if level > at]:
            after = levels[below].restarts_after if below in levels else None
            if after is None or at < after:
                del reached[below]
        return reached

    def _shown(self, at: int, levels: Mapping[int, Level], reached: Mapping[int, int]) -> str:
        if at not in levels:
            return ""
        return numeral(reached.get(at, levels[at].start), levels[at].form)


def _numbered(properties: Element | None) -> tuple[str, int | None] | None:
    numbered = child(properties, "numPr") if properties is not None else None
    if numbered is None:
        return None
    level = element_value(numbered, "ilvl")
    return element_value(numbered, "numId"), _whole(level, 0) if level else None


def _levels(parent: Element | None) -> list[tuple[int, Level]]:
    found = []
    for element in parent if parent is not None else ():
        if local_name(element) == "lvl":
            restart = child(element, "lvlRestart")
            level = Level(
                _whole(element_value(element, "start"), 1),
                element_value(element, "numFmt") or "decimal",
                element_value(element, "lvlText"),
                None if restart is None else _whole(value(restart, "val"), 0),
            )
            found.append((_whole(value(element, "ilvl"), 0), level))
    return found


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else otherwise
