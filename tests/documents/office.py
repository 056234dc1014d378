"""LibreOffice as a program that turns many documents at once into another kind."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

FILTERS = {
    "docx": "docx:MS Word 2007 XML",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "pdf": "pdf",
    "odt": "odt",
    "html": "html:HTML (StarWriter)",
    "calc-html": "html:HTML (StarCalc)",
}
INPUTS = {"writer": "HTML (StarWriter)", "calc": "HTML (StarCalc)"}


def converted(paths: Iterable[Path], kind: str, folder: Path, read_as: str | None = None) -> list[Path]:
    """The documents as ``kind``, in ``folder``; those that LibreOffice did not write are missing."""
    sources = list(paths)
    folder.mkdir(parents=True, exist_ok=True)
    profile = folder / ".profile"
    command = ["soffice", f"-env:UserInstallation=file://{profile.resolve()}", "--headless", "--convert-to", FILTERS[kind]]
    command += ["--outdir", str(folder)]
    if read_as:
        command.append(f"--infilter={INPUTS[read_as]}")
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=1800)
    shutil.rmtree(profile, ignore_errors=True)
    suffix = "html" if kind == "calc-html" else kind
    return [path for path in (folder / f"{source.stem}.{suffix}" for source in sources) if path.exists()]
