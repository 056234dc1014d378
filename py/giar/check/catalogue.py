"""The table of rules as JSON, for whoever lists or explains them: ``python -m giar.check.catalogue`` prints it."""

from __future__ import annotations

import json
import sys
from typing import Any

from giar.check.table import FAMILIES, RULES
from giar.messages import Message

FAMILY_NAMES: dict[str, Message] = {
    "structure": {"zh": "结构", "en": "Structure"},
    "arithmetic": {"zh": "勾稽", "en": "Arithmetic"},
    "completeness": {"zh": "完整", "en": "Completeness"},
    "narrative": {"zh": "文表一致", "en": "Prose against tables"},
    "period": {"zh": "年度", "en": "Period"},
    "wording": {"zh": "用语", "en": "Wording"},
    "plausibility": {"zh": "合理性", "en": "Plausibility"},
    "continuity": {"zh": "年度衔接", "en": "Year on year"},
    "aggregate": {"zh": "汇总", "en": "Aggregation"},
}
SEVERITY_NAMES: dict[str, Message] = {
    "error": {"zh": "错误", "en": "Error"},
    "warning": {"zh": "警告", "en": "Warning"},
    "info": {"zh": "提示", "en": "Remark"},
}
VERDICT_NAMES: dict[str, Message] = {
    "fail": {"zh": "不符", "en": "Does not hold"},
    "undecided": {"zh": "无法判定", "en": "Cannot be decided"},
}


def catalogue() -> dict[str, Any]:
    """Every rule in the order of the table, and the names of families, severities and verdicts."""
    return {
        "schema": "giar-rules/1",
        "families": [{"key": family, "name": FAMILY_NAMES[family]} for family in FAMILIES],
        "severities": [{"key": key, "name": name} for key, name in SEVERITY_NAMES.items()],
        "verdicts": [{"key": key, "name": name} for key, name in VERDICT_NAMES.items()],
        "rules": [
            {
                "id": rule.id,
                "family": rule.family,
                "severity": rule.severity,
                "name": rule.name,
                "condition": rule.condition,
                "source": rule.source,
                "texts": dict(rule.texts),
            }
            for rule in RULES
        ],
    }


if __name__ == "__main__":
    json.dump(catalogue(), sys.stdout, ensure_ascii=False)
    sys.stdout.write("\n")
