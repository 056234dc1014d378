"""What is read of a PDF that does not carry its fonts is the same on every machine, whatever fonts that has."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw

import giar
from giar.source.pdf.stand_in import fonts_of_no_machine

FILES = Path(__file__).parents[1] / "corpus" / "documents"
WITHOUT_FONTS = ("pdf-unruled-031.pdf", "pdf-unruled-071.pdf")


class NoFonts(pypdfium2.PdfSysfontBase):
    """A machine without any font, as a browser's is; it notes down what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[int] = []

    def MapFont(self, *asked: Any) -> None:  # noqa: N802 (pdfium names it)
        self.asked.append(asked[3])

    def GetFont(self, *_: Any) -> None:  # noqa: N802
        return


@pytest.fixture
def bare_machine() -> NoFonts:
    fonts = NoFonts()
    fonts.setup(reusable=True)
    return fonts


@pytest.mark.parametrize("name", WITHOUT_FONTS)
def test_a_machine_without_fonts_reads_what_this_one_reads(name: str, bare_machine: NoFonts) -> None:
    here = read(name)
    assert values(giar.parse(FILES / name)) == here
    assert bare_machine.asked == [], "a font of the machine was asked for"


@pytest.mark.parametrize("name", WITHOUT_FONTS)
def test_every_character_has_a_size_even_one_that_stands_alone(name: str) -> None:
    document = pypdfium2.PdfDocument(FILES / name)
    with fonts_of_no_machine():
        page = document[0].get_textpage()
        boxes = [page.get_charbox(index) for index in range(page.count_chars()) if not page.get_text_range(index, 1).isspace()]
    assert len(boxes) > 500
    assert all(right > left and top > bottom for left, bottom, right, top in boxes)


def test_whoever_else_uses_pdfium_has_the_fonts_of_the_machine_again(bare_machine: NoFonts) -> None:
    giar.parse(FILES / WITHOUT_FONTS[0])
    document = pypdfium2.PdfDocument(FILES / WITHOUT_FONTS[1])
    document[0].get_textpage().count_chars()
    assert raw.FXFONT_GB2312_CHARSET in bare_machine.asked


def read(name: str) -> dict[str, str]:
    """In a process of its own, in which nobody has meddled with the fonts."""
    code = (
        "import giar, json, pathlib, sys\n"
        "cells = giar.parse(pathlib.Path(sys.argv[1])).cells\n"
        "print(json.dumps({key: str(cell.value) for key, cell in cells.items()}))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(FILES / name)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def values(report: giar.Report) -> dict[str, str]:
    return {key: str(cell.value) for key, cell in report.cells.items()}
