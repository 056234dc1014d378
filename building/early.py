"""What the page begins before it has arrived itself: its worker, and with it Python."""

from __future__ import annotations

import json
import re
from pathlib import Path

from building.inline import content_hash, found, in_script
from building.project import Project

PLACE = re.compile(r"<!-- early -->")
SCRIPTS = re.compile(r"script-src 'self'")


def put_early(project: Project, site: Path) -> None:
    """Put the beginning into the page's head, and its checksum into the page's policy."""
    page = site / "index.html"
    html = page.read_text(encoding="utf-8")
    script = beginning(project, site)
    place, allowed = found(PLACE, html), found(SCRIPTS, html)
    html = html.replace(place[0], f"<script>{script}</script>").replace(allowed[0], f"{allowed[0]} {content_hash(script)}", 1)
    page.write_text(html, encoding="utf-8")


def beginning(project: Project, site: Path) -> str:
    (worker,) = (site / "assets").glob("worker-*.js")
    given = {
        "WORKER": json.dumps(worker.read_text(encoding="utf-8"), ensure_ascii=False).replace("<", "\\u003c"),
        "MANIFEST": json.dumps(json.loads((site / "engine" / "engine.json").read_text(encoding="utf-8")), separators=(",", ":")),
    }
    early = (project.web / "early" / "early.js").read_text(encoding="utf-8")
    confine = (project.web / "src" / "privacy" / "confine.js").read_text(encoding="utf-8")
    begin = re.sub(r"\b(WORKER|MANIFEST)\b(?=[;\]])", lambda name: given[name[0]], early)
    # The policy comes first: a worker has the one that its page has when it is started.
    return in_script(f"(() => {{\n'use strict';\n{_bare(confine)}{_bare(begin)}}})();")


def _bare(script: str) -> str:
    """Without the comments that stand for themselves."""
    return re.sub(r"^\s*/\*\*[\s\S]*?\*/\n|^ *//.*\n", "", script, flags=re.MULTILINE)
