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

import os

from giar.check import Finding, check
from giar.collector import collector_paused
from giar.errors import InputError
from giar.export import to_dict
from giar.read import read, read_all
from giar.read.about.attribution import all_attributed, attributed
from giar.repair import Repair, repair
from giar.report import Cell, Meta, Report, Where
from giar.source import Input, open_document

__version__ = "0.1.0"


def parse(source: Input, name: str | None = None) -> Report:
    """The report that a text, bytes or a path hold; ``name`` is what the source is called, and may be a path.

    Where the text names no organ, ``report.meta.organ`` is the one that the file's or the folder's name says, and
    ``organ_from`` says so. Raises :class:`giar.InputError`, and nothing else, where the input cannot be read or holds
    several reports (``several-reports``).
    """
    with collector_paused():
        return attributed(read(open_document(source, name)), _path(source, name))


def parse_all(source: Input, name: str | None = None) -> list[Report]:
    """The reports that a text, a workbook or a PDF holds, in order: one, two or fifty, never none.

    Every ``where`` is a place in the whole of the source, and so is ``text``; ``clean`` is each report's own text.
    Where there is more than one, ``source.name`` ends with where each begins: ``年报.txt · 第 120 行起``,
    ``汇总.xlsx · 工作表“商务局”``, ``合订本.pdf · 第 9 页起``. A report that was pasted twice counts once. Raises
    :class:`giar.InputError`, and nothing else, where the input cannot be read.
    """
    with collector_paused():
        return all_attributed(read_all(open_document(source, name)), _path(source, name))


def _path(source: Input, name: str | None) -> str | None:
    """What may say whose report it is: the name given, else the path."""
    return name if name is not None else os.fspath(source) if isinstance(source, os.PathLike) else None


__all__ = ["Cell", "Finding", "InputError", "Meta", "Repair", "Report", "Where", "check", "parse", "parse_all", "repair", "to_dict"]
