"""The service worker with the list of what it keeps: every file of the site with its checksum."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

from building.project import Project

NAME = "service-worker.js"
# Compiled readers of documents, and what only a browser that cannot restore the snapshot needs, come when they are first used.
LATER = re.compile(r"^engine/(wheels/(micropip-.*|.*_wasm32)\.whl|pyodide/pyodide-lock\.json)$")
NOT_KEPT = {NAME, "giar.html", "giar.html.sha256", "THIRD-PARTY-NOTICES.txt", ".nojekyll"}


def write_service_worker(project: Project, site: Path) -> None:
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    checksums = {path: _checksum(site / path) for path in paths if path not in NOT_KEPT}
    version = hashlib.sha256(json.dumps(checksums).encode()).hexdigest()[:16]
    first = {path: checksum for path, checksum in checksums.items() if not LATER.match(path)}
    later = {path: checksum for path, checksum in checksums.items() if LATER.match(path)}
    files = json.dumps({"version": version, "first": first, "later": later}, indent=1)
    source = (project.web / "service-worker" / NAME).read_text(encoding="utf-8")
    (site / NAME).write_text(source.replace("= FILES;", f"= {files};"), encoding="utf-8")


def _checksum(path: Path) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()}"
