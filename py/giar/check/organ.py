"""What the name of an organ tells about its rank."""

from __future__ import annotations

import re
from typing import Literal

Rank = Literal["township", "county", "bureau"]
"""Ranks that certainly have no power to make regulations: a township or sub-district, a county or district, a department."""

_TOWNSHIP = re.compile(r"(?:街道(?:办事处|办)?|(?:镇|乡|苏木)(?:人民政府|政府)?(?:办公室|党政办公室)?)$")
_COUNTY = re.compile(r"(?:县|旗|(?<![新自治发理林特山景港大圈业库湖矿])区)(?:人民政府|政府)?(?:办公室|办)?$")
_BUREAU = re.compile(r"[市县区旗州盟](?!人民政府|政府)[^市县区旗州盟]{2,14}(?:局|处|中心|支队|大队|总队|办公室|委员会|办)$")
_NATIONAL = re.compile(r"^(?:中华人民共和国|中国|国家|国务院|最高)")
_GOVERNMENT_OFFICE = re.compile(r"(?:人民政府|政府)(?:办公[厅室]|办)?$")
_MAKES_REGULATIONS_PART = re.compile(r"自治区|特别行政区|开发区|新区|园区|保税区|示范区|度假区|风景区|管委会|管理委员会|兵团|地区")


def rank_of(organ: str | None) -> Rank | None:
    """The rank of an organ, where its name leaves no doubt.

    >>> rank_of("宛城区人民政府办公室"), rank_of("周口市国防动员办公室"), rank_of("瓦店镇人民政府")
    ('county', 'bureau', 'township')
    >>> rank_of("周口市人民政府"), rank_of("国家税务总局"), rank_of("西咸新区管理委员会"), rank_of(None)
    (None, None, None, None)
    """
    name = "".join((organ or "").split())
    if not name:
        return None
    if _TOWNSHIP.search(name):
        return "township"
    if _MAKES_REGULATIONS_PART.search(name) or (_NATIONAL.search(name) and "税务局" not in name):
        return None
    if _COUNTY.search(name):
        return "county"
    if _BUREAU.search(name) and not _GOVERNMENT_OFFICE.search(name):
        return "bureau"
    return None
