"""Scripts and styles that stand in a page: how they are written there, and how its policy names them."""

from __future__ import annotations

import base64
import hashlib
import re

from building.problem import StepError


def content_hash(text: str) -> str:
    """The source of a policy that allows just this script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def in_script(script: str) -> str:
    """A script must not hold what ends or hides a script element."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def found(pattern: re.Pattern[str], html: str) -> re.Match[str]:
    match = pattern.search(html)
    if match is None:
        raise StepError("网页的构建结果与所期望的不符。", "The built page is not what the build expects.")
    return match
