"""The whole application in one HTML file, for machines that have no network and no web server."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from building import progress
from building.engine import RUNTIME, lay_engine
from building.inline import content_hash, found, in_script
from building.node_tools import NodeTools, run_script
from building.page import EXAMPLES
from building.project import Project
from building.server import SiteHandler
from building.snapshot import Snapshot
from building.stamps import Step, fingerprint, perform
from building.wheels import EngineWheels

NAME = "giar.html"
ALREADY_PACKED = {".gz", ".whl", ".zip"}
POLICY = re.compile(r'(http-equiv="Content-Security-Policy"\s+content=")[^"]*(")')
MODULE = re.compile(r'\s*<script type="module"[^>]*src="\./(?P<path>[^"]+)"></script>')
STYLE = re.compile(r'<link rel="stylesheet"[^>]*href="\./(?P<path>[^"]+)">')
ONLY_WITH_A_SERVER = re.compile(r"\s*<!-- early -->")
ICON = re.compile(r'(<link rel="icon" href=")\./(?P<path>[^"]+)(")')


@dataclass(frozen=True)
class SingleFile:
    """The page and a file with its checksum, as ``sha256sum --check`` reads it."""

    page: Path
    checksum: Path


def ensure_single_file(project: Project, tools: NodeTools, wheels: EngineWheels, snapshot: Snapshot) -> SingleFile:
    perform(project, bundle_step(project, tools))
    perform(project, single_file_step(project, wheels, snapshot))
    made = _made(project)
    progress.say(f"  {NAME}: {made.page.stat().st_size / 1e6:.1f} MB")
    return made


def _made(project: Project) -> SingleFile:
    folder = project.build / "single"
    return SingleFile(folder / NAME, folder / f"{NAME}.sha256")


def bundle_step(project: Project, tools: NodeTools) -> Step:
    folder = _bundle(project)

    def work() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        run_script(project, tools, "build:single", GIAR_OUT=str(folder))

    sources = [project.web, project.root / EXAMPLES]
    inputs = fingerprint(project.root, sources, tools.version)
    return Step("single-page", "单文件的网页 · The page for the single file", inputs, lambda: [folder], work)


def single_file_step(project: Project, wheels: EngineWheels, snapshot: Snapshot) -> Step:
    made = _made(project)
    engine = project.build / "single-engine"

    def work() -> None:
        shutil.rmtree(engine, ignore_errors=True)
        lay_engine(project, wheels, snapshot, engine, parts=False)
        made.page.parent.mkdir(parents=True, exist_ok=True)
        content = assemble(project, _bundle(project), engine).encode()
        made.page.write_bytes(content)
        made.checksum.write_text(f"{hashlib.sha256(content).hexdigest()}  {NAME}\n", encoding="utf-8")
        shutil.rmtree(engine)

    runtime = [project.pyodide / name for name in RUNTIME]
    parts = [_bundle(project), project.web / "single", project.root / "building", project.root / "pyproject.toml"]
    inputs = fingerprint(project.root, [*parts, *runtime, snapshot.folder, wheels.giar, *wheels.third_party])
    return Step("single-file", f"单个文件 · One file ({NAME})", inputs, lambda: [made.page, made.checksum], work)


def assemble(project: Project, page: Path, engine: Path) -> str:
    """The page with its style, its scripts and the engine's files in it, under a policy that names no address at all."""
    html = (page / "index.html").read_text(encoding="utf-8")
    script, style = found(MODULE, html), found(STYLE, html)
    css = (page / style["path"]).read_text(encoding="utf-8")
    main = in_script((page / script["path"]).read_text(encoding="utf-8"))
    unpack = in_script((project.web / "single" / "unpack.js").read_text(encoding="utf-8"))
    html = ONLY_WITH_A_SERVER.sub("", html).replace(script[0], "").replace(style[0], f"<style>{css}</style>")
    html = ICON.sub(lambda icon: icon[1] + _data_address(page / icon["path"]) + icon[3], html)
    html = POLICY.sub(lambda policy: policy[1] + _policy([unpack, main], css) + policy[2], html)
    blocks = "\n".join(_blocks(page, engine))
    end = f'{blocks}\n<script>{unpack}</script>\n<script type="module">{main}</script>\n</body>'
    before, _, after = html.rpartition("</body>")
    return before + end + after


def _blocks(page: Path, engine: Path) -> Iterator[str]:
    for worker in sorted((page / "assets").glob("worker-*.js")):
        yield _block(worker, worker.name, pack=False)  # it must be there at once
    for path in sorted(path for path in engine.rglob("*") if path.is_file()):
        yield _block(path, f"engine/{path.relative_to(engine).as_posix()}", pack=path.suffix not in ALREADY_PACKED)


def _block(path: Path, name: str, *, pack: bool) -> str:
    content = gzip.compress(path.read_bytes(), 9, mtime=0) if pack else path.read_bytes()
    kind = SiteHandler.extensions_map.get(path.suffix, "application/octet-stream").partition(";")[0]
    packed = " data-packed" if pack else ""
    encoded = base64.b64encode(content).decode()
    return f'<script type="text/plain" data-path="{name}" data-type="{kind}"{packed}>{encoded}</script>'


def _policy(scripts: list[str], style: str) -> str:
    allowed = " ".join(content_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed} blob: 'wasm-unsafe-eval'; worker-src blob:; connect-src blob:; "
        f"style-src {content_hash(style)}; img-src data:; form-action 'none'; base-uri 'none'; "
        "require-trusted-types-for 'script'; trusted-types lit-html giar-worker"
    )


def _data_address(path: Path) -> str:
    kind = SiteHandler.extensions_map[path.suffix]
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def _bundle(project: Project) -> Path:
    return project.build / "single-page"
