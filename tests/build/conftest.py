"""The machine on which the tests of build.py run it."""

from __future__ import annotations

from pathlib import Path

import pytest
from machine import Machine, lay_out


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return lay_out(tmp_path)
