"""giar reads a Chinese government-information-disclosure annual report and says what does not add up.

>>> report = parse('''
... 三、收到和处理政府信息公开申请情况
... 一、本年新收政府信息公开申请数量\t33\t2\t0\t0\t0\t1\t36
... 二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t1
... ''')
>>> report.cells["applications.received.total"].value
36
>>> report.cells["applications.granted.total"].status
'absent'
>>> [(finding.rule, finding.left, finding.right) for finding in check(report) if finding.severity == "error"][:1]
[('arithmetic.row-total', 0, 1)]
"""

from __future__ import annotations

from giar.check import Finding, check
from giar.collector import collector_paused
from giar.errors import InputError
from giar.export import to_dict
from giar.read import read
from giar.repair import Repair, repair
from giar.report import Cell, Meta, Report, Where
from giar.source import Input, open_document

__version__ = "0.1.0"


def parse(source: Input, name: str | None = None) -> Report:
    """The report that a text, bytes or a path hold; ``name`` is what the source is called.

    Raises :class:`giar.InputError`, and nothing else, where the input cannot be read.
    """
    with collector_paused():
        return read(open_document(source, name))


__all__ = ["Cell", "Finding", "InputError", "Meta", "Repair", "Report", "Where", "check", "parse", "repair", "to_dict"]
