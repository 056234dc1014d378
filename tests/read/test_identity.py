"""Who reports and when, as the text says; nothing where it does not."""

from __future__ import annotations

import pytest

import giar

TITLES = [
    ("青田县教育局2023年政府信息公开工作年度报告", "青田县教育局", 2023),
    ("2023年度清河镇人民政府政府信息公开工作年度报告", "清河镇人民政府", 2023),
    ("清河县自然资源局政府信息公开年度报告（2023年）", "清河县自然资源局", 2023),
    ("清河区人民政府\n2023年政府信息公开工作年度报告", "清河区人民政府", 2023),
    ("政务公开\n2023年政府信息公开工作年度报告", None, 2023),
    ("二〇二三年清河县人民政府办公室政府信息公开工作年度报告", "清河县人民政府办公室", 2023),
    ("清河县统计局关于2022年政府信息公开工作的年度报告", "清河县统计局", 2022),
    ("清河县统计局2021年政府信息公开年报", "清河县统计局", 2021),
    ("清河县 统计局 2021 年度 政府信息公开工作 年度报告", "清河县统计局", 2021),
    ("清河县人民政府2024年度政府信息公开工作年度报告（全文）", "清河县人民政府", 2024),
    ("省国动办2024年政府信息公开工作年度报告", None, 2024),
    ("市中区人民政府2024年政府信息公开工作年度报告", "市中区人民政府", 2024),
]


@pytest.mark.parametrize(("title", "organ", "year"), TITLES)
def test_the_title_says_who_and_when(title: str, organ: str | None, year: int) -> None:
    meta = giar.parse(f"{title}\n\n一、总体情况\n全年收到申请3件。\n").meta
    assert (meta.title, meta.organ, meta.year) == (title.splitlines()[-1], organ, year)


def test_without_a_title_the_period_says_the_year() -> None:
    meta = giar.parse("本报告所列数据的统计期限自2024年1月1日至2024年12月31日止。与2023年相比有所增长。").meta
    assert (meta.title, meta.organ, meta.year) == (None, None, 2024)


@pytest.mark.parametrize(
    "text",
    [
        "关于做好2024年政府信息公开工作年度报告编制和发布工作的通知",
        "根据《政府信息公开条例》，编制2024年政府信息公开工作年度报告。",
        "2023年收到申请3件，2024年收到申请4件。",
    ],
)
def test_a_mention_is_no_title(text: str) -> None:
    meta = giar.parse(text).meta
    assert (meta.title, meta.organ) == (None, None)
