"""The service worker with the list of what it keeps: every file of the site with its checksum."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path

from building.project import Project

NAME = "service-worker.js"
# Compiled readers of documents, and what only a browser that cannot restore the snapshot needs, come when they are first used.
LATER = re.compile(r"^engine/(wheels/(micropip-.*|.*_wasm32)\.whl|pyodide/(pyodide-lock\.json|.*\.mjs|.*\.wasm))$")
PACKED = ".gz"  # beside a file of the same name: the same, for hosts that pack nothing for the way
NOT_KEPT = {NAME, "giar.html", "giar.html.sha256", "THIRD-PARTY-NOTICES.txt", ".nojekyll"}


def write_service_worker(project: Project, site: Path) -> None:
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    checksums = {path: _checksum(site / path) for path in paths if path not in NOT_KEPT}
    version = hashlib.sha256(json.dumps(checksums).encode()).hexdigest()[:16]
    twins = {path: f"{path}{PACKED}" for path in checksums if f"{path}{PACKED}" in checksums}
    packed = {path: checksums[twin] for path, twin in twins.items()}
    first = {path: checksum for path, checksum in checksums.items() if not LATER.match(path) and path not in twins.values()}
    later = {path: checksum for path, checksum in checksums.items() if LATER.match(path)}
    files = json.dumps({"version": version, "first": first, "later": later, "packed": packed}, indent=1)
    source = (project.web / "service-worker" / NAME).read_text(encoding="utf-8")
    (site / NAME).write_text(source.replace("= FILES;", f"= {files};"), encoding="utf-8")


def _checksum(path: Path) -> str:
    """Of a packed file that of its content too: some hosts say that it is packed for the way only, and browsers unpack it then."""
    content = path.read_bytes()
    forms = [content, gzip.decompress(content)] if path.suffix == PACKED else [content]
    return " ".join(f"sha256-{base64.b64encode(hashlib.sha256(form).digest()).decode()}" for form in forms)
