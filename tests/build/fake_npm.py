"""Stands in for npm on the machine that ``conftest`` lays out: does what giar's page needs of it, or fails as npm does."""

import json
import os
import sys
import time
from pathlib import Path

PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
PAGE = """<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' blob:" />
<!-- early -->
<script type="module" crossorigin src="./assets/page.js"></script>
<link rel="stylesheet" crossorigin href="./assets/page.css"></head><body></body>"""
FAILURES = {
    "disk-full": "npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write",
    "no-network": "npm error code ENOTFOUND\nnpm error network request failed, reason: getaddrinfo ENOTFOUND",
    "not-writable": "npm error code EACCES\nnpm error Error: EACCES: permission denied, mkdir '/some/cache'",
    "compile-error": "error during build:\nsrc/main.js (3:7): Expected a semicolon",
}


def install(machine: Path) -> None:
    modules = Path("node_modules")
    write(modules / "pyodide" / "package.json", json.dumps({"name": "pyodide", "version": (machine / "pyodide-version").read_text()}))
    write(modules / "pyodide" / "pyodide-lock.json", json.dumps({"info": {"python": "3.14.2", "abi_version": "2026_0"}}))
    for name in PYODIDE_FILES:
        write(modules / "pyodide" / name, f"the content of {name}")
    about = {"name": "pretty-page", "version": "1.2.3", "license": "MIT", "homepage": "https://pretty.example"}
    write(modules / "pretty-page" / "package.json", json.dumps(about))
    write(modules / "pretty-page" / "LICENSE", "Pretty terms")
    write(modules / ".package-lock.json", "{}")


def bundle(machine: Path) -> None:
    out = Path(os.environ["GIAR_OUT"])
    write(out / "assets" / "page.js", Path("main.js").read_text())
    if (machine / "hang").exists():
        write(machine / "hanging", str(os.getpid()))
        time.sleep(60)
    time.sleep(float((machine / "slow").read_text()) if (machine / "slow").exists() else 0)
    write(out / "assets" / "worker-1.js", 'work("</script><!--");')
    write(out / "service-worker.js", "keep(FILES);")
    write(out / "index.html", PAGE)


def bundle_single() -> None:
    out = Path(os.environ["GIAR_OUT"])
    write(out / "assets" / "page.js", Path("main.js").read_text())
    write(out / "assets" / "page.css", "body { color: black }")
    write(out / "assets" / "worker-1.js", "work();")
    write(out / "index.html", PAGE)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def main() -> int:
    machine = Path(__file__).parent.parent
    call = " ".join(argument for argument in sys.argv[1:] if not argument.startswith("--"))
    with (machine / "npm-calls").open("a") as calls:
        calls.write(f"{call}\n")
    failing = machine / "npm-fails"
    if failing.exists() and failing.read_text().startswith(f"{call}:"):
        print(FAILURES[failing.read_text().split(":")[1]], file=sys.stderr)
        return 1
    {"ci": install, "run build": bundle, "run build:single": lambda _: bundle_single()}[call](machine)
    return 0


if __name__ == "__main__":
    sys.exit(main())
