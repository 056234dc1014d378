"""The text of one paragraph of a Word document, as its author sees it."""

from __future__ import annotations

from giar.source.docx.names import child, element_value, is_on
from giar.source.inline import STRUCK, TRACKED, is_note_mark
from giar.source.package import Element, local_name

_AROUND_RUNS = frozenset(
    (
        "hyperlink",
        "smartTag",
        "fldSimple",
        "sdt",
        "sdtContent",
        "customXml",
        "dir",
        "bdo",
        "oMath",
        "oMathPara",
        "AlternateContent",
        "Choice",
    )
)
_INSERTED = frozenset(("ins", "moveTo"))
_DELETED = frozenset(("del", "moveFrom"))
_HOLDS_BOXES = frozenset(("drawing", "pict", "object"))
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "□"}
"""A symbol from a font of symbols has no character of its own; it must not look like an empty cell."""


class Line:
    """Collects the text, the text boxes anchored in it and what had to be decided."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.boxes: list[Element] = []
        self.remarks: set[str] = set()

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def read(self, parent: Element) -> None:
        for element in parent:
            name = local_name(element)
            if name == "r":
                self._run(element)
            elif name in _AROUND_RUNS:
                self.read(element)
            elif name in _INSERTED:
                self.remarks.add(TRACKED)
                self.read(element)
            elif name in _DELETED:
                self.remarks.add(TRACKED)
            elif name in _HOLDS_BOXES:
                self.boxes.extend(_boxes(element))

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        if is_on(properties, "vanish"):
            return
        struck = is_on(properties, "strike") or is_on(properties, "dstrike")
        raised = properties is not None and element_value(properties, "vertAlign") == "superscript"
        for element in run:
            name = local_name(element)
            if name == "t":
                self._text(str(element.text or ""), struck=struck, raised=raised)
            elif name in _SIGNS:
                self._pieces.append(_SIGNS[name])
            elif name == "ruby":
                base = child(element, "rubyBase")
                if base is not None:
                    self.read(base)
            elif name in _HOLDS_BOXES:
                self.boxes.extend(_boxes(element))
            elif name in _AROUND_RUNS:
                self.read(element)

    def _text(self, text: str, *, struck: bool, raised: bool) -> None:
        if struck:
            self.remarks.add(STRUCK)
        elif not (raised and is_note_mark(text)):
            self._pieces.append(text.replace("\n", " "))


def _boxes(element: Element) -> list[Element]:
    """The contents of the text boxes below an element; of two drawings of the same box, the first."""
    found: list[Element] = []
    waiting = [element]
    while waiting:
        current = waiting.pop()
        name = local_name(current)
        if name == "txbxContent":
            found.append(current)
        elif name != "Fallback":
            waiting.extend(reversed(current))
    return found
