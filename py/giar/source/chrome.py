"""What of a web page is not its content: menus, footers, scripts, lists of links, and what it hides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from giar.source.inline import STRUCK, TRACKED

if TYPE_CHECKING:
    from justhtml import Node

_NEVER_SHOWN = frozenset(
    (
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "map",
        "rt",
        "rp",
        "select",
        "datalist",
        "button",
        "textarea",
        "input",
    )
)
_AROUND = frozenset(("nav", "footer", "aside", "menu"))
_ROLES = frozenset(("navigation", "contentinfo", "search", "banner"))
_NAMES = frozenset(
    (
        "nav",
        "navbar",
        "navigation",
        "menu",
        "topnav",
        "subnav",
        "sidenav",
        "breadcrumb",
        "breadcrumbs",
        "crumbs",
        "crumb",
        "footer",
        "foot",
        "bottom",
        "copyright",
        "share",
        "sidebar",
    )
)
_LISTS = frozenset(("ul", "ol", "dl", "table"))
_DELETED = frozenset(("del",))
_STRUCK = frozenset(("s", "strike"))
_STRIKING = re.compile(r"text-decoration[a-z-]*\s*:[^;]*line-through", re.IGNORECASE)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_FEW_LINKS = 3
_MOSTLY = 0.7


@dataclass
class _Tally:
    """What stands inside an element."""

    text: int = 0
    linked: int = 0
    links: int = 0
    tables: int = 0

    def add(self, other: _Tally) -> None:
        self.text += other.text
        self.linked += other.linked
        self.links += other.links
        self.tables += other.tables


@dataclass(frozen=True)
class Chrome:
    """The elements of a page that are left aside."""

    aside: frozenset[int]

    @classmethod
    def of(cls, root: Node) -> Chrome:
        return cls(frozenset(_Survey(root).aside))

    def leaves_aside(self, node: Node) -> bool:
        return node.name.startswith(("#comment", "!", "?")) or node.name in _NEVER_SHOWN or id(node) in self.aside


def is_hidden(node: Node) -> bool:
    """True for what a browser does not show."""
    attributes = node.attrs or {}
    return "hidden" in attributes or bool(_HIDING.search(str(attributes.get("style") or "")))


def taken_back(node: Node) -> str | None:
    """The name of the way in which its author has taken an element back, if any."""
    if node.name in _DELETED:
        return TRACKED
    if node.name in _STRUCK or (node.attrs and _STRIKING.search(str(node.attrs.get("style") or ""))):
        return STRUCK
    return None


class _Survey:
    """One pass over the page, from the leaves up."""

    def __init__(self, root: Node) -> None:
        self.aside: set[int] = set()
        tallies: list[_Tally] = [_Tally()]
        linking = 0
        stack: list[tuple[Node, bool]] = [(root, True)]
        while stack:
            node, opening = stack.pop()
            if node.name == "#text":
                length = len(str(node.data or "").strip())
                tallies[-1].text += length
                tallies[-1].linked += length if linking else 0
            elif not opening:
                linking -= node.name == "a"
                tally = tallies.pop()
                self._judge(node, tally)
                tally.links += node.name == "a"
                tally.tables += node.name == "table" and id(node) not in self.aside
                tallies[-1].add(tally)
            elif node.name not in _NEVER_SHOWN:
                linking += node.name == "a"
                tallies.append(_Tally())
                stack.append((node, False))
                stack.extend((child, True) for child in reversed(node.children or ()))

    def _judge(self, node: Node, tally: _Tally) -> None:
        around = node.name in _AROUND or _is_named_aside(node)
        listed = node.name in _LISTS and tally.links >= _FEW_LINKS and tally.linked > _MOSTLY * tally.text
        # A table inside speaks for content, whatever the element around it is called.
        if (around or listed) and not tally.tables:
            self.aside.add(id(node))


def _is_named_aside(node: Node) -> bool:
    attributes = node.attrs
    if not attributes or node.name in {"body", "html"}:
        return False
    if str(attributes.get("role") or "").lower() in _ROLES:
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().split()
    return not _NAMES.isdisjoint(names)
