"""Lines under words, which set no cells apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from giar.source.pdf.content import Glyph, Rule

_BELOW = 0.4
"""In ems: how far under the base of its words such a line is drawn."""

_BEYOND = 1.5
"""Points by which it may reach past its words, or fall short of them."""

_HEIGHT = 8.0
"""Points: words are looked up by how far down the page they stand."""


def without_underlines(rules: Sequence[Rule], glyphs: Iterable[Glyph]) -> list[Rule]:
    """The lines but those that run right under words, from the first to the last and no further."""
    standing: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        standing.setdefault(int(glyph.base // _HEIGHT), []).append(glyph)
    return [rule for rule in rules if not _underlines(rule, standing)]


def _underlines(rule: Rule, standing: dict[int, list[Glyph]]) -> bool:
    at = int(rule.at // _HEIGHT)
    near = [glyph for band in range(at - 2, at + 1) for glyph in standing.get(band, ()) if _is_over(glyph, rule)]
    if not near:
        return False
    left, right = min(glyph.left for glyph in near), max(glyph.right for glyph in near)
    return abs(left - rule.start) <= _BEYOND and abs(right - rule.end) <= _BEYOND


def _is_over(glyph: Glyph, rule: Rule) -> bool:
    within = rule.start - _BEYOND <= glyph.left and glyph.right <= rule.end + _BEYOND
    return within and -_BEYOND / 2 <= rule.at - glyph.base <= _BELOW * glyph.size
