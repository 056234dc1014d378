"""Elements and attributes of WordprocessingML by their local names."""

from __future__ import annotations

from giar.source.package import Element, local_name


def child(element: Element, name: str) -> Element | None:
    """The first child of that name."""
    return next((found for found in element if local_name(found) == name), None)


def value(element: Element, name: str) -> str:
    """An attribute, whatever its namespace; empty where it is missing."""
    for key, text in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return text
    return ""


def element_value(element: Element, name: str) -> str:
    """The ``val`` of the first child of that name; empty where it is missing."""
    found = child(element, name)
    return "" if found is None else value(found, "val")


def is_on(properties: Element | None, name: str) -> bool:
    """True where a property is there and not switched off."""
    found = child(properties, name) if properties is not None else None
    return found is not None and value(found, "val") not in {"0", "false", "off", "none"}
