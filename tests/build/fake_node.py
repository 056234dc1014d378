"""Stands in for Node on the machine that ``conftest`` lays out: tells its version and makes what passes for a snapshot."""

import gzip
import hashlib
import json
import sys
from pathlib import Path


def main() -> int:
    if sys.argv[1:] == ["--version"]:
        print("v22.12.0")
        return 0
    machine = Path(__file__).parent.parent
    if (machine / "snapshot-fails").exists():
        print((machine / "snapshot-fails").read_text(), file=sys.stderr)
        return 1
    _, out, _, _, _, _, *wheels = sys.argv[1:]
    content = gzip.compress("".join(hashlib.sha256(Path(wheel).read_bytes()).hexdigest() for wheel in wheels).encode(), mtime=0)
    Path(out).mkdir(parents=True, exist_ok=True)
    (Path(out) / "giar.snapshot.gz").write_bytes(content)
    (Path(out) / "pyodide.asm.mjs").write_text("export const start = 'what is left of it';")
    for part in ("pyodide.asm.wasm", "pyodide.second.wasm"):
        (Path(out) / part).write_text(f"a part: {part}")
    (Path(out) / "pyodide.asm.wasm.gz").write_bytes(gzip.compress(b"a part: pyodide.asm.wasm", mtime=0))
    described = {"bytes": len(content), "head": "AA==", "lock": {"info": {"python": "3.14.2"}, "packages": {}}}
    (Path(out) / "snapshot.json").write_text(json.dumps(described))
    return 0


if __name__ == "__main__":
    sys.exit(main())
