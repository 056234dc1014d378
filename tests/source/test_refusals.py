"""What giar cannot read it refuses at once, says why and what to do, and never takes more memory than the file is worth."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest

import giar
from giar.source import package

FILES = Path(__file__).parent / "files"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def zipped(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(document: str | bytes, **others: str | bytes) -> bytes:
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": document, **others})


def refused(data: bytes) -> giar.InputError:
    with pytest.raises(giar.InputError) as caught:
        giar.parse(data)
    message = caught.value.message
    assert message["zh"]
    assert message["en"]
    return caught.value


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + bytes(200)


UNSUPPORTED = {
    "doc": (stream("WordDocument"), ".docx"),
    "wps": (stream("WordDocument") + "WpsCustomData".encode("utf-16-le"), ".docx"),
    "et": (stream("Workbook"), ".xlsx"),
    "xls 95": (stream("Book"), ".xlsx"),
    "ppt": (stream("PowerPoint Document"), ".docx"),
    "other compound file": (OLE, ".docx"),
    "ofd": (zipped({"OFD.xml": "<ofd/>", "Doc_0/Document.xml": "<d/>"}), "PDF"),
    "rtf": (rb"{\rtf1\ansi\deff0 text}", ".docx"),
    "odt": (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<c/>"}), ".docx"),
    "xlsb": (zipped({"[Content_Types].xml": TYPES, "xl/workbook.bin": b"x"}), ".xlsx"),
    "pptx": (zipped({"[Content_Types].xml": TYPES, "ppt/presentation.xml": "<p/>"}), ".docx"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(40), "图片"),
    "jpeg": (b"\xff\xd8\xff\xe0" + bytes(40), "图片"),
    "gif": (b"GIF89a" + bytes(40), "图片"),
    "bmp": (b"BM" + bytes(40), "图片"),
    "tiff": (b"II*\x00" + bytes(40), "图片"),
    "webp": (b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(40), "图片"),
    "heic": (b"\x00\x00\x00\x18ftypheic" + bytes(40), "图片"),
    "zip": (zipped({"a/report.docx": b"x"}), "解压"),
    "rar": (b"Rar!\x1a\x07\x01\x00" + bytes(40), "解压"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(40), "解压"),
    "gzip": (b"\x1f\x8b\x08" + bytes(40), "解压"),
    "mht": (b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", ".docx"),
    "spreadsheet xml": (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', ".xlsx"),
    "flat word xml": (b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>', ".docx"),
    "video": (b"\x00\x00\x00\x18ftypmp42" + bytes(40), "音频或视频"),
    "program": (b"MZ\x90\x00" + bytes(40), "程序"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "way_out"), UNSUPPORTED.values(), ids=UNSUPPORTED.keys())
def test_known_kinds_that_giar_does_not_read_are_refused_with_the_way_out(data: bytes, way_out: str) -> None:
    error = refused(data)
    assert error.code == "unsupported"
    assert way_out in error.message["zh"]


@pytest.mark.parametrize("text", ["BM25 排序", "MZ世代的政务公开", "GIF8 不是图片", "ID3 条", "BZh 缩写"])
def test_text_that_begins_like_a_picture_is_read_as_text(text: str) -> None:
    assert giar.parse(text.encode()).source.kind == "text"


@pytest.mark.parametrize("data", [b"", b"\r\n \n", bytes(5000)], ids=["nothing", "blank lines", "zeros"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    assert refused(data).code == "empty"


def test_encrypted_documents_are_said_to_be_encrypted() -> None:
    assert refused(stream("EncryptedPackage")).code == "encrypted"
    assert refused((FILES / "encrypted.pdf").read_bytes()).code == "encrypted"


def test_a_scan_is_refused_in_clear_words() -> None:
    error = refused((FILES / "scan.pdf").read_bytes())
    assert error.code == "scan"
    assert "扫描" in error.message["zh"]
    picture = docx("<document><body/></document>", **{"word/media/image1.png": b"x"})
    assert refused(picture).code == "scan"


def test_a_document_without_text_is_said_to_be_empty() -> None:
    assert refused(docx("<document><body><p/></body></document>")).code == "empty"


DAMAGED = {
    "document cut off": docx("<document><body><p><r><t>规章"),
    "no document": zipped({"[Content_Types].xml": TYPES, "word/other.xml": "<x/>"}),
    "zip cut off": docx("<document/>" * 50)[:-30],
    "zip with a hole": docx("<document>规章</document>").replace(b"word/document.xmlPK", b"word/document.xmlPX"),
    "workbook without parts": zipped({"[Content_Types].xml": TYPES, "xl/styles.xml": "<x/>"}),
    "pdf cut off": b"%PDF-1.7\n1 0 obj\n<</Type/Catalog",
    "pdf of noise": b"%PDF-1.4\n" + bytes(range(256)) * 20,
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_damaged_files_are_said_to_be_damaged(data: bytes) -> None:
    assert refused(data).code == "damaged"


def test_an_xml_bomb_does_not_go_off() -> None:
    """Entities of entities of entities: the document that declares them is refused before any is looked up."""
    entities = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    bomb = f'<?xml version="1.0"?><!DOCTYPE document [{entities}]><document><body><p><r><t>&i;</t></r></p></body></document>'
    assert refused(docx(bomb)).code == "damaged"
    assert refused(docx(bomb.encode("utf-16"))).code == "damaged"


def test_elements_nested_beyond_reason_are_refused() -> None:
    assert refused(docx("<document><body>" + "<sdt>" * 100_000 + "</sdt>" * 100_000 + "</body></document>")).code == "damaged"


def peak_of(call: object) -> int:
    tracemalloc.start()
    try:
        call()  # type: ignore[operator]
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_zip_bomb_is_refused_without_being_unpacked() -> None:
    bomb = docx(bytes(3 * package.LARGEST_PART))
    assert len(bomb) < 200_000
    assert peak_of(lambda: refused(bomb)) < 5_000_000
    assert refused(bomb).code == "too-large"


def test_a_part_that_lies_about_its_size_is_not_believed() -> None:
    """The size that the archive states is the most that is ever read of a part."""
    honest = docx(bytes(2_000_000))
    size = (2_000_000).to_bytes(4, "little")
    lying = honest.replace(size, (1000).to_bytes(4, "little"))
    assert peak_of(lambda: refused(lying)) < 5_000_000


def test_a_pdf_whose_stream_unpacks_to_half_a_gigabyte_is_refused_without_unpacking_it() -> None:
    squeezer = zlib.compressobj(9)
    packed = b"".join(squeezer.compress(bytes(1_000_000)) for _ in range(300)) + squeezer.flush()
    head = b"%PDF-1.4\n1 0 obj\n<</Length " + str(len(packed)).encode() + b"/Filter/FlateDecode>>\nstream\n"
    bomb = head + packed + b"\nendstream\nendobj\n"
    assert peak_of(lambda: refused(bomb)) < 20_000_000
    assert refused(bomb).code == "too-large"


def test_a_stream_packed_twice_is_refused() -> None:
    twice = zlib.compress(zlib.compress(bytes(1000)))
    data = b"%PDF-1.4\n1 0 obj\n<</Filter [/FlateDecode /FlateDecode]>>\nstream\n" + twice + b"\nendstream"
    assert refused(data).code == "too-large"


def test_a_page_of_a_gigabyte_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    with path.open("wb") as file:
        file.write(b"<html>")
        file.truncate(1_000_000_000)

    def parse() -> None:
        with pytest.raises(giar.InputError) as caught:
            giar.parse(path)
        assert caught.value.code == "too-large"

    assert peak_of(parse) < 1_000_000


def test_a_page_too_long_to_be_a_report_is_refused_before_it_is_parsed() -> None:
    page = "<html>" + "x" * 20_000_001
    with pytest.raises(giar.InputError) as caught:
        giar.parse(page)
    assert caught.value.code == "too-large"


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(giar.InputError) as caught:
        giar.parse(tmp_path / "missing.docx")
    assert caught.value.code == "file"


def test_bytes_that_are_no_text_are_refused() -> None:
    noise = bytes((index * 7919 + index // 3) % 251 + 1 for index in range(3000))
    assert refused(noise).code == "encoding"
