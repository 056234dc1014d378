"""What a page of a PDF shows: glyphs and ruling lines, in points from its top left corner."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from giar.radicals import radicals
from giar.source.pdf.boxed import Boxed

_SCALE = 64
_MOST_GLYPHS = 60_000
_MOST_OBJECTS = 60_000
_MOST_SEGMENTS = 200_000
_DEEPEST_FORM = 6
_THINNEST_AREA = 3.0
"""A filled rectangle that is no thicker is a line."""

_SHORTEST_RULE = 1.0
_SLANT = 0.5
_ASLANT = 0.1
"""In quarter turns: text that leans further is a watermark."""

_UNMAPPED = "\ufffd"

Affine = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Glyph(Boxed):
    """A character, its box and the point on the line it stands on; ``order`` is its turn in the page's content."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    origin: tuple[float, float]
    order: int

    @property
    def base(self) -> float:
        return self.origin[1]

    @property
    def size(self) -> float:
        return max(self.right - self.left, self.bottom - self.top, 1.0)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along an axis: ``at`` is its constant coordinate, ``start`` and ``end`` the others."""

    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Page:
    """One page; ``number`` counts from 1."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]
    has_pictures: bool


def read_page(page: Any, number: int) -> Page:
    """The page that pdfium has loaded; turned upright where its text runs sideways."""
    found = _Objects(page)
    angle, glyphs = _glyphs(page, found.placing)
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    read = Page(number, width, height, tuple(glyphs), tuple(found.horizontal), tuple(found.vertical), found.pictures)
    for _ in range(angle):
        read = _turned(read)
    return read


def _placing(page: Any) -> Affine:
    """From the page's own coordinates to points from the top left corner, whatever its rotation and its boxes."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    across, down = ctypes.c_int(), ctypes.c_int()
    far = 1000.0
    points = []
    for x, y in ((0.0, 0.0), (far, 0.0), (0.0, far)):
        pdfium.FPDF_PageToDevice(page, 0, 0, int(width * _SCALE), int(height * _SCALE), 0, x, y, across, down)
        points.append((across.value / _SCALE, down.value / _SCALE))
    (e, f), (ax, ay), (bx, by) = points
    return ((ax - e) / far, (ay - f) / far, (bx - e) / far, (by - f) / far, e, f)


def _apply(matrix: Affine, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(first: Affine, second: Affine) -> Affine:
    """First the one, then the other."""
    a, b, c, d, e, f = first
    k, l, m, n, o, p = second  # noqa: E741
    return (a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, e * k + f * m + o, e * l + f * n + p)


def _glyphs(page: Any, placing: Affine) -> tuple[int, list[Glyph]]:
    """The quarter turns that make the text upright, and the characters."""
    text = pdfium.FPDFText_LoadPage(page)
    try:
        count = min(pdfium.FPDFText_CountChars(text), _MOST_GLYPHS)
        turn = math.atan2(placing[1], placing[0])
        angles: Counter[int] = Counter()
        glyphs: list[Glyph] = []
        box = pdfium.FS_RECTF()
        across, up = ctypes.c_double(), ctypes.c_double()
        for index in range(count):
            if pdfium.FPDFText_IsGenerated(text, index) == 1 or not pdfium.FPDFText_GetLooseCharBox(text, index, box):
                continue
            shown = _character(text, index)
            if not shown:
                continue
            quarters = (turn - pdfium.FPDFText_GetCharAngle(text, index)) / (math.pi / 2)
            if abs(quarters - round(quarters)) > _ASLANT:
                continue
            x0, y0 = _apply(placing, box.left, box.bottom)
            x1, y1 = _apply(placing, box.right, box.top)
            pdfium.FPDFText_GetCharOrigin(text, index, across, up)
            origin = _apply(placing, across.value, up.value)
            glyphs.append(Glyph(shown, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), origin, index))
            angles[round(quarters) % 4] += 1
    finally:
        pdfium.FPDFText_ClosePage(text)
    turned = angles.most_common(1)[0][0] if angles else 0
    return -turned % 4, _undoubled(glyphs)


def _character(text: Any, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(text, index)
    if pdfium.FPDFText_HasUnicodeMapError(text, index) == 1 or code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return _UNMAPPED
    shown = radicals().get(code) or chr(code)
    return "" if shown.isspace() or code < 32 else shown


def _undoubled(glyphs: list[Glyph]) -> list[Glyph]:
    """The characters without those drawn a second time a hair's breadth away, which some programs do to print bold."""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    kept = []
    for glyph in glyphs:
        near = glyph.size * 0.2
        column, row = int(glyph.x // 8), int(glyph.y // 8)
        around = (found for dx in (-1, 0, 1) for dy in (-1, 0, 1) for found in seen.get((glyph.text, column + dx, row + dy), ()))
        if any(abs(found.x - glyph.x) < near and abs(found.y - glyph.y) < near for found in around):
            continue
        seen.setdefault((glyph.text, column, row), []).append(glyph)
        kept.append(glyph)
    return kept


class _Objects:
    """The lines among the objects of a page, and whether it has pictures."""

    def __init__(self, page: Any) -> None:
        self.placing = _placing(page)
        self.horizontal: list[Rule] = []
        self.vertical: list[Rule] = []
        self.pictures = False
        self._left = _MOST_OBJECTS
        self._segments = _MOST_SEGMENTS
        objects = (pdfium.FPDFPage_GetObject(page, index) for index in range(pdfium.FPDFPage_CountObjects(page)))
        self._read(objects, self.placing, 0)

    def _read(self, objects: Iterator[Any], placing: Affine, depth: int) -> None:
        for item in objects:
            self._left -= 1
            if self._left < 0:
                return
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.pictures = True
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(item, _times(_matrix(item), placing))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
                inner = (pdfium.FPDFFormObj_GetObject(item, index) for index in range(pdfium.FPDFFormObj_CountObjects(item)))
                self._read(inner, _times(_matrix(item), placing), depth + 1)

    def _path(self, item: Any, placing: Affine) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(item, fill, stroke) or not (fill.value or stroke.value):
            return
        if not _is_visible(item, stroked=bool(stroke.value)):
            return
        for points in self._outlines(item, placing):
            if stroke.value:
                for start, end in pairwise(points):
                    self._line(start, end)
            else:
                self._area(points)

    def _outlines(self, item: Any, placing: Affine) -> Iterator[list[tuple[float, float]]]:
        points: list[tuple[float, float]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(pdfium.FPDFPath_CountSegments(item)):
            self._segments -= 1
            if self._segments < 0:
                return
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = _apply(placing, x.value, y.value)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
                if points:
                    yield points
                points = []
            points.append(point)
            if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != point:
                points.append(points[0])
        if points:
            yield points

    def _line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        across, down = abs(end[0] - start[0]), abs(end[1] - start[1])
        if down <= _SLANT and across >= _SHORTEST_RULE:
            self.horizontal.append(Rule((start[1] + end[1]) / 2, min(start[0], end[0]), max(start[0], end[0])))
        elif across <= _SLANT and down >= _SHORTEST_RULE:
            self.vertical.append(Rule((start[0] + end[0]) / 2, min(start[1], end[1]), max(start[1], end[1])))

    def _area(self, points: list[tuple[float, float]]) -> None:
        """A filled shape counts where it is as thin as a line."""
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        if bottom - top <= _THINNEST_AREA and right - left > bottom - top:
            self._line((left, (top + bottom) / 2), (right, (top + bottom) / 2))
        elif right - left <= _THINNEST_AREA and bottom - top > right - left:
            self._line(((left + right) / 2, top), ((left + right) / 2, bottom))
        elif right - left <= _THINNEST_AREA and bottom - top <= _THINNEST_AREA:
            # The corner where two borders meet.
            self._line((left, (top + bottom) / 2), (right, (top + bottom) / 2))
            self._line(((left + right) / 2, top), ((left + right) / 2, bottom))


def _matrix(item: Any) -> Affine:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _is_visible(item: Any, *, stroked: bool) -> bool:
    """False for white and for transparent lines."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    ask = pdfium.FPDFPageObj_GetStrokeColor if stroked else pdfium.FPDFPageObj_GetFillColor
    if not ask(item, red, green, blue, alpha):
        return True
    return alpha.value > 0 and min(red.value, green.value, blue.value) < 250


def _turned(page: Page) -> Page:
    """The page after a quarter turn clockwise."""
    height = page.height
    glyphs = tuple(
        Glyph(
            glyph.text,
            height - glyph.bottom,
            glyph.left,
            height - glyph.top,
            glyph.right,
            (height - glyph.origin[1], glyph.origin[0]),
            glyph.order,
        )
        for glyph in page.glyphs
    )
    horizontal = tuple(Rule(rule.at, height - rule.end, height - rule.start) for rule in page.vertical)
    vertical = tuple(Rule(height - rule.at, rule.start, rule.end) for rule in page.horizontal)
    return Page(page.number, page.height, page.width, glyphs, horizontal, vertical, page.has_pictures)
