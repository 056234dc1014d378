"""Whose report it is: what passes for the name of an organ, and where else than in the title it may stand.

A wrong organ is worse than none: it lends a report to somebody else. So a name counts only if it is whole (it says
which place the organ belongs to), if nothing beside it says another one, and if the prose does not speak of itself as
an organ of another kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

OrganFrom = Literal["text", "name", "folder"]

NOT_AN_ORGAN = re.compile(r"[，,。；;：:、《》〈〉“”]|依据|根据|按照|编制|公布|关于.|现将|印发")
_ORGAN_ENDS = re.compile(
    r"(?:人民政府|政府|委员会|办公室|办公厅|办事处|管理局|分局|中心|公安局|厅|局|委|办|院|处|署|会|镇|乡|街道|支队|总队|所|站|行|公司|区|市|县|部|校|大学|管委会)$"
)
_NO_NAME = re.compile(r"(?:我|本|省|自治区|市(?![中南北]区)|自治州|州|县|区|镇|乡)")
"""省国动办 says which office, not whose."""
_SURE_ENDS = ("人民政府", "委员会", "管委会", "办公室", "办公厅", "办事处", "局", "厅", "镇政府", "乡政府", "县政府", "区政府", "市政府")
_LONGEST = 30
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,}?(?:省|市|县|区|旗|州|盟|镇|乡|街道|兵团)|^(?:国家|国务院|中华人民共和国|中国)")
_CHINESE_ONLY = re.compile(r"[\u4e00-\u9fff]+")
_AROUND = " \t\u3000\xa0()（）[]【】#*"
_SECOND_ORGAN = re.compile(r"人民政府.*(?:人民政府|局|(?<!办公)厅)$|[局厅].{2,}[省市县区旗州].+(?<!分)[局厅]$")
"""A line that names two of them, as a path through a site does."""

_SPEAKS_OF_ITSELF = re.compile(r"(?:我|本)(?P<kind>局|厅|委(?!托|员)|镇|乡|街道|县|区(?!域|间)|市(?!场))")
_DEPARTMENTS = frozenset("局厅委")
_TOWNSHIPS = frozenset(("镇", "乡", "街道"))


def organ_named(written: str) -> str | None:
    """The organ that a title names, without the spaces in it; None where it names none, or only an office without its place."""
    name = re.sub(r"\s+", "", written).strip("的")
    name = name.removesuffix("关于")
    return name if len(name) >= 2 and _ORGAN_ENDS.search(name) and not _NO_NAME.match(name) else None


def whole_organ(written: str) -> str | None:
    """The organ where a text is the whole name of one and nothing else.

    >>> whole_organ("柳岸县青石镇人民政府"), whole_organ("（文峰区教育局）")
    ('柳岸县青石镇人民政府', '文峰区教育局')
    >>> whole_organ("教育局"), whole_organ("首页 > 柳岸县教育局"), whole_organ("市教育局"), whole_organ("柳岸县新闻")
    (None, None, None, None)
    """
    name = re.sub(r"\s+", "", written.strip(_AROUND))
    if len(name) > _LONGEST or not _CHINESE_ONLY.fullmatch(name) or NOT_AN_ORGAN.search(name):
        return None
    if not name.endswith(_SURE_ENDS) or not _PLACE.match(name) or _SECOND_ORGAN.search(name):
        return None
    return organ_named(name)


def organ_beside(above: Iterable[str], below: Iterable[str]) -> str | None:
    """The organ on a line of its own right over a title or right under it; None where two lines name two."""
    named = {organ for line in (*above, *below) if (organ := whole_organ(line)) is not None}
    return named.pop() if len(named) == 1 else None


def speaks_otherwise(organ: str, text: str) -> bool:
    """True where the prose speaks of itself (我局, 我镇) as an organ of another kind than this one."""
    kinds = {match["kind"] for match in _SPEAKS_OF_ITSELF.finditer(text)}
    if organ.endswith(("局", "厅", "委员会", "管委会")):
        return bool(kinds & _TOWNSHIPS) and not kinds & _DEPARTMENTS
    if organ.endswith(("政府", "办事处")):
        return bool(kinds & _DEPARTMENTS) and not kinds & {"镇", "乡", "街道", "县", "区", "市"}
    return False


_YEAR = re.compile(r"(?:(?:19|20)\d\d|二[〇○零0]\S{2})\s*(?:年度?)?")
_WORDS_OF_A_NAME = re.compile(
    r"政府信息(?:和政务)?公开|政务公开|信息公开|公开|关于|工作|年度|年报|报告|总结|情况|附件|附表|正式稿?|定稿|终稿|最终稿?|最新|修改稿?|修订稿?|草稿|上报稿?|发布稿?|"
    r"送审稿?|副本|扫描件|盖章版?|全文|文本|正文|版|的|第?[一二三四五六七八九十]稿"
)
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}$")
_SEPARATOR = re.compile(r"[^\u4e00-\u9fff]+")


@dataclass(frozen=True)
class Attribution:
    """Whose report a source is by its name."""

    organ: str
    by: OrganFrom


def organ_by_path(path: str) -> Attribution | None:
    """The organ that the name of a file says, else the folder that it stands in.

    A name that says something else, be it an office without its place, leaves the folder without a say: the folder
    may be the authority's that collects the reports of others.

    >>> organ_by_path("周口市商务局2024年政府信息公开年报.docx")
    Attribution(organ='周口市商务局', by='name')
    >>> organ_by_path("reports/安阳市/文峰区教育局/2024.pdf")
    Attribution(organ='文峰区教育局', by='folder')
    >>> organ_by_path("安阳市文峰区人民政府/教育局2024.docx"), organ_by_path("安阳市/2024.pdf"), organ_by_path("-")
    (None, None, None)
    """
    *folders, file = [part for part in re.split(r"[/\\]", path) if part] or [""]
    said = _said(_ENDING.sub("", file))
    if said:
        organ = _only_organ(said)
        return Attribution(organ, "name") if organ else None
    for folder in reversed(folders):
        if said := _said(folder):
            organ = _only_organ(said)
            return Attribution(organ, "folder") if organ else None
    return None


def _said(name: str) -> list[str]:
    """The Chinese words of a name that do not merely say that it is a report, and of which year."""
    without = _WORDS_OF_A_NAME.sub(" ", _YEAR.sub(" ", name))
    return [word for word in _SEPARATOR.split(without) if word not in ("", "年", "稿")]


def _only_organ(said: list[str]) -> str | None:
    return whole_organ(said[0]) if len(said) == 1 else None
