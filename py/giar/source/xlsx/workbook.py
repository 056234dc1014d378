"""What the sheets of a workbook share: their names, the texts, and how numbers and borders look."""

from __future__ import annotations

from collections.abc import Iterator

from giar.source.inline import is_note_mark
from giar.source.package import Element, Package, local_name
from giar.source.xlsx.formats import BUILT_IN, Format

_HIDDEN = frozenset(("hidden", "veryHidden"))
_SIDES = frozenset(("left", "right", "top", "bottom", "start", "end"))


class Workbook:
    """The parts of a workbook that belong to no single sheet."""

    def __init__(self, package: Package) -> None:
        main = next((part for kind, part in package.related("").values() if kind == "officeDocument"), "xl/workbook.xml")
        related = package.related(main)
        parts = {kind: part for kind, part in related.values() if part in package.names}
        root = package.xml(main)
        self.sheets = list(_sheets(root, related, package.names))
        self.starts_in_1904 = any(local_name(element) == "workbookPr" and element.get("date1904") in {"1", "true"} for element in root)
        self.texts = [rich_text(item) for item in package.xml(parts["sharedStrings"])] if "sharedStrings" in parts else []
        self.looks = list(_looks(package.xml(parts["styles"]))) if "styles" in parts else []

    def look(self, index: str | None) -> tuple[Format, bool]:
        """How a cell of this style writes numbers, and whether it has a border."""
        at = int(index) if index is not None and index.isdigit() else 0
        return self.looks[at] if at < len(self.looks) else (Format("General"), False)


def _sheets(root: Element, related: dict[str, tuple[str, str]], names: frozenset[str]) -> Iterator[tuple[str, str]]:
    for sheets in root:
        if local_name(sheets) != "sheets":
            continue
        for sheet in sheets:
            identifier = next((value for key, value in sheet.attrib.items() if key.rpartition("}")[2] == "id" and "}" in key), "")
            kind, part = related.get(identifier, ("", ""))
            if kind == "worksheet" and part in names and sheet.get("state") not in _HIDDEN:
                yield sheet.get("name", ""), part


def rich_text(item: Element) -> str:
    """The text of a string without what is struck out, marks of notes and readings of characters."""
    pieces = []
    for element in item:
        name = local_name(element)
        if name == "t":
            pieces.append(str(element.text or ""))
        elif name == "r":
            pieces.append(_run(element))
    return "".join(pieces)


def _run(run: Element) -> str:
    struck = raised = False
    text = ""
    for element in run:
        if local_name(element) == "t":
            text += str(element.text or "")
        elif local_name(element) == "rPr":
            struck = any(local_name(look) == "strike" and look.get("val") not in {"0", "false"} for look in element)
            raised = any(local_name(look) == "vertAlign" and look.get("val") == "superscript" for look in element)
    return "" if struck or (raised and is_note_mark(text)) else text


def _looks(styles: Element) -> Iterator[tuple[Format, bool]]:
    groups = {local_name(group): group for group in styles}
    codes = dict(BUILT_IN)
    for number in groups.get("numFmts", ()):
        codes[number.get("numFmtId", "")] = number.get("formatCode", "General")
    bordered = [_has_line(border) for border in groups.get("borders", ())]
    for look in groups.get("cellXfs", ()):
        border = look.get("borderId", "0")
        lined = border.isdigit() and int(border) < len(bordered) and bordered[int(border)]
        yield Format(codes.get(look.get("numFmtId", "0"), "General")), lined


def _has_line(border: Element) -> bool:
    return any(local_name(side) in _SIDES and side.get("style") not in {None, "none"} for side in border)
