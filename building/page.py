"""The page alone, as Vite bundles it."""

from __future__ import annotations

import shutil
from pathlib import Path

from building.node_tools import NodeTools, run_script
from building.project import Project
from building.stamps import Step, fingerprint, perform

CORPUS = Path("tests") / "corpus"
EXAMPLES = CORPUS / "in-the-wild"  # the page's menu offers some of these


def page_folder(project: Project) -> Path:
    return project.build / "page"


def ensure_page(project: Project, tools: NodeTools) -> None:
    perform(project, page_step(project, tools))


def page_step(project: Project, tools: NodeTools) -> Step:
    folder = page_folder(project)
    sources = [project.web, project.root / EXAMPLES]

    def work() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        run_script(project, tools, "build", GIAR_OUT=str(folder))

    return Step("page", "网页 · The page (Vite)", fingerprint(project.root, sources, tools.version), lambda: [folder], work)
