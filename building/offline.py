"""The service worker with the list of what it keeps: every file of the site with its checksum."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path

from building.page import page_folder
from building.problem import StepError
from building.project import Project

NAME = "service-worker.js"
PLACE = "FILES"  # in the service worker as Vite bundles it
# Compiled readers of documents, and what only a browser that cannot restore the snapshot needs, come when they are first used.
LATER = re.compile(r"^engine/(wheels/(micropip-.*|.*_wasm32)\.whl|pyodide/(pyodide-lock\.json|.*\.mjs|.*\.wasm))$")
PACKED = ".gz"  # beside a file of the same name: the same, for hosts that pack nothing for the way
NOT_KEPT = {NAME, "giar.html", "giar.html.sha256", "THIRD-PARTY-NOTICES.txt", ".nojekyll"}


def write_service_worker(project: Project, site: Path) -> None:
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    checksums = {path: _checksum(site / path) for path in paths if path not in NOT_KEPT}
    packed = {path: checksums[f"{path}{PACKED}"] for path in checksums if f"{path}{PACKED}" in checksums}
    twins = {f"{path}{PACKED}" for path in packed}
    kept = [_entry(path, checksum) for path, checksum in checksums.items() if path not in twins]
    first = [entry for entry in kept if not LATER.match(entry["url"])]
    later = [entry for entry in kept if LATER.match(entry["url"])]
    files = json.dumps({"first": first, "later": later, "packed": packed})
    before, place, behind = (page_folder(project) / NAME).read_text(encoding="utf-8").partition(PLACE)
    if not place or PLACE in behind:
        raise StepError(f"{NAME} 中应恰有一处 {PLACE}。", f"{NAME} must hold exactly one {PLACE}.")
    (site / NAME).write_text(before + files + behind, encoding="utf-8")


def _entry(path: str, checksum: str) -> dict[str, str]:
    """A file as Workbox has it; it is fetched anew where its revision is another one."""
    return {"url": path, "revision": hashlib.sha256(checksum.encode()).hexdigest()[:16], "integrity": checksum}


def _checksum(path: Path) -> str:
    """Of a packed file that of its content too: some hosts say that it is packed for the way only, and browsers unpack it then."""
    content = path.read_bytes()
    forms = [content, gzip.decompress(content)] if path.suffix == PACKED else [content]
    return " ".join(f"sha256-{base64.b64encode(hashlib.sha256(form).digest()).decode()}" for form in forms)
