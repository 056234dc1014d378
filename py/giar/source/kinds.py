"""What kind of file these bytes are, found out by their content, never by a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from giar.errors import InputError
from giar.source.refusals import damaged, encrypted, unsupported

Packed = Literal["docx", "xlsx", "pdf"]
Known = Packed | Literal["text"]

_HEAD = 4096
_PDF_WITHIN = 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

SAVE_AS_DOCX = ("请用 Word 或 WPS 打开，另存为 .docx 后再试。", "Open it in Word or WPS, save it as .docx and try again.")
SAVE_AS_XLSX = ("请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。", "Open it in Excel or WPS, save it as .xlsx and try again.")
EXPORT_AS_PDF = (
    "请用阅读器打开，导出为 PDF，或复制其中的文字粘贴。",
    "Open it in its reader and export it as PDF, or copy its text and paste it.",
)
UNPACK = ("请先解压，再选其中的报告文件。", "Unpack it first and choose the report inside.")
NO_PICTURES = (
    "giar 不识别图片里的文字，请改用原始的 Word、Excel 文件或可复制文字的 PDF。",
    "giar reads no text in pictures; use the original Word or Excel file, or a PDF whose text can be copied.",
)
SAVE_AS_PAGE = ("请另存为普通网页（.html）或 .docx 后再试。", "Save it as a plain web page (.html) or as .docx and try again.")


@dataclass(frozen=True)
class _Sign:
    """Bytes that a kind of file has at a certain place, and what to say of it."""

    mark: bytes
    zh: str
    en: str
    way: tuple[str, str]
    at: int = 0


_PICTURE = ("图片", "a picture", NO_PICTURES)
_ARCHIVE = ("压缩包", "an archive", UNPACK)
_MEDIA = ("音频或视频文件", "an audio or video file", NO_PICTURES)
_PROGRAM = ("程序文件", "a program", ("请选择报告文件。", "Choose the report's file."))

_SIGNS = (
    _Sign(b"{\\rtf", " RTF 文档", "an RTF document", SAVE_AS_DOCX),
    _Sign(b"\x89PNG", *_PICTURE),
    _Sign(b"\xff\xd8\xff", *_PICTURE),
    _Sign(b"GIF8", *_PICTURE),
    _Sign(b"BM", *_PICTURE),
    _Sign(b"II*\x00", *_PICTURE),
    _Sign(b"MM\x00*", *_PICTURE),
    _Sign(b"WEBP", *_PICTURE, at=8),
    _Sign(b"ftyphei", *_PICTURE, at=4),
    _Sign(b"ftypmif", *_PICTURE, at=4),
    _Sign(b"ftypavif", *_PICTURE, at=4),
    _Sign(b"AT&TFORM", *_PICTURE),
    _Sign(b"Rar!\x1a\x07", *_ARCHIVE),
    _Sign(b"7z\xbc\xaf\x27\x1c", *_ARCHIVE),
    _Sign(b"\x1f\x8b", *_ARCHIVE),
    _Sign(b"BZh", *_ARCHIVE),
    _Sign(b"\xfd7zXZ\x00", *_ARCHIVE),
    _Sign(b"\x28\xb5\x2f\xfd", *_ARCHIVE),
    _Sign(b"MSCF", *_ARCHIVE),
    _Sign(b"ustar", *_ARCHIVE, at=257),
    _Sign(b"ID3", *_MEDIA),
    _Sign(b"ftyp", *_MEDIA, at=4),
    _Sign(b"OggS", *_MEDIA),
    _Sign(b"WAVE", *_MEDIA, at=8),
    _Sign(b"AVI ", *_MEDIA, at=8),
    _Sign(b"\x7fELF", *_PROGRAM),
    _Sign(b"MZ", *_PROGRAM),
    _Sign(b"%!PS", " PostScript 文件", "a PostScript file", EXPORT_AS_PDF),
)
_TEXT_LIKE = frozenset((b"BM", b"MZ", b"BZh", b"ID3", b"MSCF", b"GIF8", b"OggS"))
"""Marks that a text may begin with as well."""


def kind_of(data: bytes) -> Known:
    """How to read the bytes.

    Raises :class:`giar.InputError` for kinds of files that giar knows and does not read.
    """
    if data.startswith(_ZIP):
        return _kind_of_package(data)
    if data.startswith(_OLE):
        raise _compound_refusal(data)
    if data.startswith(b"%PDF-") or (b"%PDF-" in data[:_PDF_WITHIN] and _is_binary(data)):
        return "pdf"
    for sign in _SIGNS:
        if data.startswith(sign.mark, sign.at) and (sign.mark not in _TEXT_LIKE or _is_binary(data)):
            raise unsupported(sign.zh, sign.en, sign.way)
    _refuse_text_formats(data[:_HEAD])
    return "text"


def _is_binary(data: bytes) -> bool:
    """True where the beginning holds bytes that no text has."""
    head = data[:_HEAD]
    return any(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)


def _refuse_text_formats(head: bytes) -> None:
    folded = head.lower()
    if b"mime-version:" in folded and b"multipart/" in folded:
        raise unsupported("单个文件网页（.mht）", "a web page archive (.mht)", SAVE_AS_PAGE)
    if b"<?xml" in folded[:200] or b"<?mso-application" in folded:
        if b"office:spreadsheet" in folded:
            raise unsupported("旧的 XML 表格", "a spreadsheet in the old XML form", SAVE_AS_XLSX)
        if b"office/word" in folded or b"package/2006/xmlpackage" in folded:
            raise unsupported("XML 形式的 Word 文档", "a Word document in XML form", SAVE_AS_DOCX)
        if b"uof:" in folded or b"opendocument" in folded:
            raise unsupported(" UOF 或平铺的 ODF 文档", "a UOF or flat ODF document", SAVE_AS_DOCX)


def _kind_of_package(data: bytes) -> Known:
    import io
    import zipfile  # not before a file turns out to be one: most reports come as text

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
            protected = any(info.flag_bits & 1 for info in archive.infolist()[:20])
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
        raise damaged("docx/xlsx") from error
    folders = {name.partition("/")[0].lower() for name in names}
    if "[Content_Types].xml" in names:
        return _kind_of_office_package(names, folders)
    if "OFD.xml" in names:
        raise unsupported(" OFD 版式文件", "an OFD document", EXPORT_AS_PDF)
    if "mimetype" in names and "content.xml" in names:
        raise unsupported(" OpenDocument 文档（.odt、.ods）", "an OpenDocument file (.odt, .ods)", _SAVE_AS_EITHER)
    if protected:
        raise encrypted()
    raise unsupported("压缩包", "an archive", UNPACK)


def _kind_of_office_package(names: frozenset[str], folders: set[str]) -> Known:
    if "word" in folders:
        return "docx"
    if "xl/workbook.bin" in names:
        raise unsupported("二进制工作簿（.xlsb）", "a binary workbook (.xlsb)", SAVE_AS_XLSX)
    if "xl" in folders:
        return "xlsx"
    raise unsupported("演示文稿或其他 Office 文件", "a presentation or another Office file", _SAVE_AS_EITHER)


@dataclass(frozen=True)
class _Stream:
    """A stream that a compound file has, and what it says of the file."""

    name: str
    zh: str
    en: str
    way: tuple[str, str]


_SAVE_AS_EITHER = ("请另存为 .docx 或 .xlsx 后再试。", "Save it as .docx or .xlsx and try again.")
_STREAMS = (
    _Stream("WordDocument", "旧版 Word 或 WPS 文档（.doc、.wps）", "an old Word or WPS document (.doc, .wps)", SAVE_AS_DOCX),
    _Stream("Workbook", "旧版 Excel 或 WPS 表格（.xls、.et）", "an old Excel or WPS workbook (.xls, .et)", SAVE_AS_XLSX),
    _Stream("Book", "旧版 Excel 表格（.xls）", "an old Excel workbook (.xls)", SAVE_AS_XLSX),
    _Stream("PowerPoint Document", "演示文稿（.ppt、.dps）", "a presentation (.ppt, .dps)", _SAVE_AS_EITHER),
    _Stream("", "旧版 Office 或 WPS 文件（.doc、.wps、.xls、.et）", "an old Office or WPS file (.doc, .wps, .xls, .et)", _SAVE_AS_EITHER),
)


def _compound_refusal(data: bytes) -> InputError:
    """What to say of a file in the container of Office 97 and of encrypted documents: its streams' names tell them apart."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return encrypted()
    found = next(stream for stream in _STREAMS if stream.name.encode("utf-16-le") in data)
    return unsupported(found.zh, found.en, found.way)
