"""A generated report as a case of the corpus: its text, and its truth beside it."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

from generator.case import Case


def freeze(case: Case, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w-]+", "-", case.name)
    source = f"{name}.{'html' if case.layout.html else 'txt'}"
    told = {key: filling for key, filling in case.expected.items() if filling.status != "absent"}
    truth = {
        "source": source,
        "layout": case.layout.name,
        "damage": case.damage,
        "values": {key: None if filling.value is None else _plain(filling.value) for key, filling in told.items()},
        "absent": [key for key, filling in case.expected.items() if filling.status == "absent"],
        "beyond": [key for key, filling in case.expected.items() if not filling.recoverable],
    }
    (folder / source).write_bytes(case.text.encode("utf-8"))
    (folder / f"{name}.truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _plain(value: int | Decimal) -> int | float:
    return float(value) if isinstance(value, Decimal) else value
