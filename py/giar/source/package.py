"""The zipped packages that office programs write: their parts, read within bounds."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree import ElementTree
from xml.parsers import expat

from giar.source.refusals import damaged, encrypted, oversized

LARGEST_PART = 48_000_000
"""Bytes; the text of a report takes one or two million."""

_MOST_PARTS = 20_000
_DEEPEST = 100
"""Elements within one another; office programs stay below fifty."""

_ENCRYPTED_FLAG = 0x1
_CHUNK = 65_536
_BROKEN = (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, struct.error)

Element = ElementTree.Element


class Package:
    """A zip archive with XML inside; ``kind`` is what to call it when it turns out to be damaged."""

    def __init__(self, data: bytes, kind: str) -> None:
        self._kind = kind
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._archive.namelist())
        except _BROKEN as error:
            raise damaged(kind) from error
        if len(self.names) > _MOST_PARTS:
            raise oversized()

    def part(self, name: str) -> bytes:
        """The bytes of a part, never more than :data:`LARGEST_PART`."""
        try:
            info = self._archive.getinfo(name)
            if info.flag_bits & _ENCRYPTED_FLAG:
                raise encrypted()
            if info.file_size > LARGEST_PART:
                raise oversized()
            # Piece by piece: read whole, a part that states too small a size is unpacked in full first.
            with self._archive.open(info) as stream:
                return b"".join(iter(lambda: stream.read(_CHUNK), b""))
        except _BROKEN as error:
            raise damaged(self._kind) from error

    def xml(self, name: str) -> Element:
        """The root element of a part."""
        return parse_xml(self.part(name), self._kind)

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: by identifier, the kind of the relation and the name of the part."""
        folder, _, file = name.rpartition("/")
        relations = f"{folder}/_rels/{file}.rels".lstrip("/")
        if relations not in self.names:
            return {}
        found = {}
        for relation in self.xml(relations):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], target)
        return found


class _DocumentTypeFoundError(Exception):
    """The XML declares a document type, and so entities of its own."""


class _RootFoundError(Exception):
    """The prolog is over."""


@contextmanager
def damaged_xml(kind: str) -> Iterator[None]:
    """Whatever goes wrong while XML is read inside this is said in the words for a damaged file."""
    try:
        yield
    except (_DocumentTypeFoundError, ElementTree.ParseError, expat.ExpatError, ValueError, LookupError) as error:
        raise damaged(kind) from error


def parse_xml(data: bytes, kind: str) -> Element:
    """The root of an XML document."""
    with damaged_xml(kind):
        check_prolog(data)
        root = ElementTree.fromstring(data)
    if _depth(root) > _DEEPEST:
        raise damaged(kind)
    return root


def check_prolog(data: bytes) -> None:
    """Refuses XML that declares entities of its own, the stuff of XML bombs; office programs write none."""
    parser = expat.ParserCreate()

    def doctype(*_: object) -> None:
        raise _DocumentTypeFoundError

    def root(*_: object) -> None:
        raise _RootFoundError

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = root
    try:
        for start in range(0, len(data), _CHUNK):
            parser.Parse(data[start : start + _CHUNK], False)
    except _RootFoundError:
        return


def _depth(root: Element) -> int:
    deepest = 0
    level = [root]
    while level and deepest <= _DEEPEST:
        deepest += 1
        level = [child for element in level for child in element]
    return deepest


def local_name(element: Element) -> str:
    """The name of an element without its namespace: the strict and the usual form of a format differ in nothing else."""
    return str(element.tag).rpartition("}")[2]
