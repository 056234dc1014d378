"""The licences of what the site ships, gathered from the shipped packages themselves."""

from __future__ import annotations

import json
import re
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from pathlib import Path, PurePosixPath
from typing import Any

from building.problem import StepError
from building.project import Project
from building.wheels import EngineWheels

NOTICES = "THIRD-PARTY-NOTICES.txt"
LEGAL = re.compile(r"^(LICEN[CS]E|COPYING|NOTICE|AUTHORS)", re.IGNORECASE)
RULE = "=" * 78


@dataclass(frozen=True)
class Component:
    """Something that others made and the site ships."""

    name: str
    version: str
    licence: str
    source: str
    copyright: tuple[str, ...]
    texts: tuple[str, ...]


def write_notices(project: Project, wheels: EngineWheels, path: Path) -> None:
    components = [*bundled_in_page(project), *inside_pyodide(project), *(of_wheel(wheel) for wheel in wheels.third_party)]
    path.write_text("\n".join(_document(project, components)) + "\n", encoding="utf-8")


def bundled_in_page(project: Project) -> Iterator[Component]:
    """The npm packages that the page may hold: its dependencies and theirs, without Pyodide's, which only Node needs."""
    locked = json.loads((project.web / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    waiting = sorted(set(locked[""]["dependencies"]) - {"pyodide"})
    seen: set[str] = set()
    while waiting:
        name = waiting.pop(0)
        if name in seen or name.startswith("@types/"):  # types leave no trace in a page
            continue
        seen.add(name)
        waiting += sorted(locked[f"node_modules/{name}"].get("dependencies", {}))
        yield _of_package(project.web / "node_modules" / name)


def _of_package(folder: Path) -> Component:
    about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    texts = tuple(path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()) if LEGAL.match(path.name))
    return Component(about["name"], about["version"], about["license"], _address(about), (), texts)


def _address(about: dict[str, Any]) -> str:
    repository = about.get("repository", "")
    return str(about.get("homepage") or (repository["url"] if isinstance(repository, dict) else repository))


def inside_pyodide(project: Project) -> Iterator[Component]:
    """Pyodide's package holds no licence texts; what is in its files is listed by hand, for one version of it."""
    folder = project.root / "licenses"
    listed = tomllib.loads((folder / "pyodide.toml").read_text(encoding="utf-8"))
    shipped = project.pyodide_version
    if listed["pyodide"] != shipped:
        raise StepError(
            f"licenses/pyodide.toml 是为 Pyodide {listed['pyodide']} 写的，现在用的是 {shipped}；请核对后更新。",
            f"licenses/pyodide.toml was written for Pyodide {listed['pyodide']}, and this is {shipped}; read it again and update it.",
        )
    for entry in listed["component"]:
        texts = ((folder / entry["text"]).read_text(encoding="utf-8"),) if "text" in entry else ()
        name = f"{entry['name']} (inside {entry['inside']})" if "inside" in entry else entry["name"]
        yield Component(name, entry.get("version", ""), entry["licence"], entry["source"], tuple(entry["copyright"]), texts)


def of_wheel(wheel: Path) -> Component:
    """What a wheel says of itself, with every legal file in it, those of what it took in from others too."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata_name,) = [name for name in names if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)]
        metadata = BytesParser().parsebytes(archive.read(metadata_name))
        legal = [name for name in names if LEGAL.match(PurePosixPath(name).name)]
        texts = tuple(f"{name}:\n\n{archive.read(name).decode('utf-8')}" for name in legal)
    licence = metadata["License-Expression"] or str(metadata["License"]).splitlines()[0]
    return Component(metadata["Name"], metadata["Version"], licence, _home(metadata), (), texts)


def _home(metadata: Message) -> str:
    links = dict(link.split(", ", 1) for link in metadata.get_all("Project-URL", []))
    return str(links.get("Homepage") or metadata["Home-page"] or "")


def _document(project: Project, components: list[Component]) -> Iterator[str]:
    yield "Third-party notices · 第三方软件声明"
    yield ""
    yield f"giar {project.version} is under the MIT licence (see LICENSE in its source). This site also ships the software below,"
    yield "each part under its own licence. The source of each is at the address given. The page's parts are bundled; of Pyodide the site"
    yield "also has a shorter loader and its wasm in two parts, made from its own files by the programs in web/snapshot of giar's source."
    printed: dict[str, str] = {}
    for component in components:
        title = f"{component.name} {component.version}".strip()
        yield from ("", RULE, title, f"Licence: {component.licence}", f"Source:  {component.source}", *component.copyright)
        if not component.texts:
            yield "(It comes without a licence text of its own.)"
        for text in component.texts:
            yield from _text(text.strip(), title, printed)


def _text(text: str, title: str, printed: dict[str, str]) -> Iterator[str]:
    """A licence's text in full where it comes first, and a word of where that is after."""
    if text in printed:
        yield from ("", f"The text of this licence stands under {printed[text]} above.")
    else:
        printed[text] = title
        yield from ("", text)
