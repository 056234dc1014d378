"""Which program makes which document: every kind comes from several."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from documents.draft import Made, made
from documents.office import converted
from documents.printing import printed, write_unembedded
from documents.truth import write_truth
from documents.web import page
from documents.word import write_docx
from documents.workbook import write_xlsx


@dataclass(frozen=True)
class Batch:
    """The reports that one chain of programs turns into documents."""

    made_by: str
    reports: tuple[Made, ...]

    def paths(self, folder: Path, suffix: str) -> Iterator[tuple[Made, Path]]:
        for report in self.reports:
            yield report, folder / f"{report.name}.{suffix}"


def batches(kind: str, count: int, seed: str, chains: tuple[str, ...]) -> list[Batch]:
    found = []
    for index, chain in enumerate(chains):
        share = range(index, count, len(chains))
        found.append(Batch(chain, tuple(made(f"{kind}-{seed}-{number:03d}") for number in share)))
    return found


def _keep(batch: Batch, folder: Path, written: Path, suffix: str) -> None:
    """The written documents with their truth; a document that the program did not write is an error."""
    for report, path in batch.paths(written, suffix):
        target = folder / path.name
        if path != target:
            shutil.move(path, target)
        write_truth(target, batch.made_by, report.expected)


def make_docx(folder: Path, count: int, seed: str) -> None:
    chains = ("python-docx", "python-docx → LibreOffice", "HTML → LibreOffice", "HTML → LibreOffice → ODT → LibreOffice")
    direct, saved, from_html, from_odt = batches("docx", count, seed, chains)
    folder.mkdir(parents=True, exist_ok=True)
    for report, path in direct.paths(folder, "docx"):
        write_docx(report, path)
    _keep(direct, folder, folder, "docx")
    with TemporaryDirectory() as temporary:
        space = Path(temporary)
        _keep(saved, folder, _through_office(_word(saved, space / "w", plain=False), "docx", space / "1"), "docx")
        _keep(from_html, folder, _through_office(_pages(from_html, space / "h"), "docx", space / "2", "writer"), "docx")
        odt = _through_office(_pages(from_odt, space / "o"), "odt", space / "3", "writer")
        _keep(from_odt, folder, _through_office(sorted(odt.glob("*.odt")), "docx", space / "4"), "docx")


def make_xlsx(folder: Path, count: int, seed: str) -> None:
    direct, saved, from_html = batches("xlsx", count, seed, ("openpyxl", "openpyxl → LibreOffice", "HTML → LibreOffice Calc"))
    folder.mkdir(parents=True, exist_ok=True)
    for report, path in direct.paths(folder, "xlsx"):
        write_xlsx(report, path)
    _keep(direct, folder, folder, "xlsx")
    with TemporaryDirectory() as temporary:
        space = Path(temporary)
        _keep(saved, folder, _through_office(_books(saved, space / "x"), "xlsx", space / "1"), "xlsx")
        _keep(from_html, folder, _through_office(_pages(from_html, space / "h"), "xlsx", space / "2", "calc"), "xlsx")


def make_pdf(folder: Path, count: int, seed: str) -> None:
    chains = ("Chromium", "python-docx → LibreOffice", "openpyxl → LibreOffice", "ReportLab, fonts not embedded", "Chromium, dressed")
    chromium, from_docx, from_xlsx, unembedded, dressed = batches("pdf", count, seed, chains)
    folder.mkdir(parents=True, exist_ok=True)
    printed(chromium.paths(folder, "pdf"))
    _keep(chromium, folder, folder, "pdf")
    printed(dressed.paths(folder, "pdf"), in_dresses=True)
    _keep(dressed, folder, folder, "pdf")
    for report, path in unembedded.paths(folder, "pdf"):
        write_unembedded(report, path)
    _keep(unembedded, folder, folder, "pdf")
    with TemporaryDirectory() as temporary:
        space = Path(temporary)
        _keep(from_docx, folder, _through_office(_word(from_docx, space / "w", plain=True), "pdf", space / "1"), "pdf")
        _keep(from_xlsx, folder, _through_office(_books(from_xlsx, space / "x"), "pdf", space / "2"), "pdf")


def make_html(folder: Path, count: int, seed: str) -> None:
    chains = ("by hand, UTF-8", "by hand, GBK that says UTF-8", "python-docx → LibreOffice", "openpyxl → LibreOffice")
    plain, chinese, from_docx, from_xlsx = batches("html", count, seed, chains)
    folder.mkdir(parents=True, exist_ok=True)
    for batch, encoding in ((plain, "utf-8"), (chinese, "gb18030")):
        for report, path in batch.paths(folder, "html"):
            path.write_bytes(page(report).encode(encoding))
        _keep(batch, folder, folder, "html")
    with TemporaryDirectory() as temporary:
        space = Path(temporary)
        _keep(from_docx, folder, _through_office(_word(from_docx, space / "w", plain=True), "html", space / "1"), "html")
        _keep(from_xlsx, folder, _through_office(_books(from_xlsx, space / "x"), "calc-html", space / "2"), "html")


def _word(batch: Batch, folder: Path, *, plain: bool) -> list[Path]:
    return _written(batch, folder, "docx", lambda report, path: write_docx(report, path, plain=plain))


def _books(batch: Batch, folder: Path) -> list[Path]:
    return _written(batch, folder, "xlsx", lambda report, path: write_xlsx(report, path, formulas=True))


def _pages(batch: Batch, folder: Path) -> list[Path]:
    return _written(batch, folder, "html", lambda report, path: path.write_text(page(report), encoding="utf-8"))


def _written(batch: Batch, folder: Path, suffix: str, write: Callable[[Made, Path], object]) -> list[Path]:
    folder.mkdir(parents=True)
    for report, path in batch.paths(folder, suffix):
        write(report, path)
    return sorted(folder.glob(f"*.{suffix}"))


def _through_office(paths: list[Path], kind: str, folder: Path, read_as: str | None = None) -> Path:
    written = converted(paths, kind, folder, read_as)
    if len(written) != len(paths):
        raise RuntimeError(f"LibreOffice wrote {len(written)} of {len(paths)} documents")
    return folder


MAKERS = {"docx": make_docx, "xlsx": make_xlsx, "pdf": make_pdf, "html": make_html}
