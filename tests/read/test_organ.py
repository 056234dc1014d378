"""Whose report it is: from the text, else from the name of its file or folder; a wrong organ is worse than none."""

from __future__ import annotations

from pathlib import Path

import pytest

import giar
from giar.read.about.organ import organ_by_path, whole_organ

BODY = "一、总体情况\n全年主动公开信息36条。\n二、主动公开政府信息情况\n规章\t0\t0\t0\n行政规范性文件\t1\t0\t3\n"
BARE = "2024年政府信息公开工作年度报告"

BESIDE = [
    (f"柳岸县青石镇人民政府\n{BARE}", "柳岸县青石镇人民政府"),
    (f"{BARE}\n柳岸县青石镇人民政府", "柳岸县青石镇人民政府"),
    (f"{BARE}\n\n（文峰区教育局）\n", "文峰区教育局"),
    (f"{BARE}\n柳岸县青石镇人民政府\n{BARE}", "柳岸县青石镇人民政府"),
    (f"柳岸县教育局\n关于{BARE}", "柳岸县教育局"),
    # Two lines that name two organs, a line that says more, an office without its place, a path through the site.
    (f"柳岸县人民政府\n{BARE}\n柳岸县教育局", None),
    (f"{BARE}\n发布机构：柳岸县教育局", None),
    (f"{BARE}\n教育局", None),
    (f"{BARE}\n市教育局", None),
    (f"首页 > 柳岸县教育局\n{BARE}", None),
    (f"柳岸县人民政府柳岸县教育局\n{BARE}", None),
    (f"政务公开\n{BARE}\n来源", None),
]


@pytest.mark.parametrize(("head", "organ"), BESIDE)
def test_the_organ_stands_on_a_line_over_or_under_a_title_that_does_not_name_it(head: str, organ: str | None) -> None:
    meta = giar.parse(f"{head}\n{BODY}").meta
    assert (meta.organ, meta.organ_from) == (organ, "text" if organ else None)


def test_the_head_of_the_site_is_not_the_organ_of_a_report_that_speaks_of_itself_as_another() -> None:
    text = f"柳岸县人民政府\n{BARE}\n{BODY}我局高度重视政府信息公开工作，本局全年受理申请3件。\n"
    assert giar.parse(text).meta.organ is None
    assert giar.parse(text.replace("我局", "我县").replace("本局", "本县")).meta.organ == "柳岸县人民政府"


def test_a_township_named_below_its_title_is_held_to_its_rank() -> None:
    text = f"{BARE}\n柳岸县青石镇人民政府\n{BODY}".replace("规章\t0\t0\t0", "规章\t2\t0\t2")
    assert "plausibility.regulations" in {finding.rule for finding in giar.check(giar.parse(text))}


NAMES = [
    ("周口市商务局2024年政府信息公开年报.docx", "周口市商务局", "name"),
    ("周口市商务局2024年政府信息公开工作年度报告（定稿）.pdf", "周口市商务局", "name"),
    ("2024-周口市商务局.xlsx", "周口市商务局", "name"),
    ("03 周口市商务局2024年度报告 v2.docx", "周口市商务局", "name"),
    ("reports/安阳市/文峰区教育局/2024.pdf", "文峰区教育局", "folder"),
    ("reports\\文峰区教育局\\2024年\\年度报告.pdf", "文峰区教育局", "folder"),
    ("安阳市文峰区人民政府/周口市商务局2024.docx", "周口市商务局", "name"),
    # Another's folder, an office without its place, a place without its office, two names, names that say nothing.
    ("安阳市文峰区人民政府/教育局2024.docx", None, None),
    ("安阳市文峰区人民政府/商务2024.docx", None, None),
    ("教育局.docx", None, None),
    ("安阳市/2024.pdf", None, None),
    ("周口市商务局和周口市教育局2024.docx", None, None),
    ("周口市商务局、教育局2024.docx", None, None),
    ("市教育局2024.docx", None, None),
    ("2024.txt", None, None),
    ("-", None, None),
    ("", None, None),
    ("/", None, None),
]


@pytest.mark.parametrize(("path", "organ", "by"), NAMES)
def test_a_path_says_whose_report_it_is_or_nothing(path: str, organ: str | None, by: str | None) -> None:
    found = organ_by_path(path)
    assert (None if found is None else (found.organ, found.by)) == (None if organ is None else (organ, by))
    meta = giar.parse(f"{BARE}\n{BODY}", name=path).meta
    assert (meta.organ, meta.organ_from) == (organ, by)
    assert giar.to_dict(giar.parse(f"{BARE}\n{BODY}", name=path))["meta"]["organ_from"] == by


def test_the_path_of_the_file_counts_where_no_name_is_given(tmp_path: Path) -> None:
    folder = tmp_path / "文峰区教育局"
    folder.mkdir()
    (folder / "2024.txt").write_text(f"{BARE}\n{BODY}", encoding="utf-8")
    meta = giar.parse(folder / "2024.txt").meta
    assert (meta.organ, meta.organ_from) == ("文峰区教育局", "folder")
    assert giar.parse(folder / "2024.txt", name="周口市商务局.txt").meta.organ == "周口市商务局"
    assert giar.parse_all(folder / "2024.txt")[0].meta == meta


def test_what_the_text_says_comes_before_what_the_name_says() -> None:
    meta = giar.parse(f"柳岸县教育局{BARE}\n{BODY}", name="周口市商务局2024.txt").meta
    assert (meta.organ, meta.organ_from) == ("柳岸县教育局", "text")


def test_a_name_says_nothing_of_a_report_that_speaks_of_itself_as_another_kind_of_organ() -> None:
    assert giar.parse(f"{BARE}\n{BODY}我镇高度重视。\n", name="周口市商务局2024.txt").meta.organ is None
    assert giar.parse(f"{BARE}\n{BODY}我局高度重视。\n", name="青石镇人民政府2024.txt").meta.organ is None


def test_a_name_says_nothing_of_a_text_that_is_no_report_nor_of_one_of_several() -> None:
    assert giar.parse("今天天气很好。", name="周口市商务局2024.txt").meta.organ is None
    labels = ("属于国家秘密", "属于行政执法案卷", "属于行政查询事项", "重复申请", "保护第三方合法权益", "属于三类内部事务信息")
    table = "".join(f"{label}\t1\t0\t0\t0\t0\t0\t{{0}}\n" for label in labels)
    heads = "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
    several = giar.parse_all(heads + table.format(1) + heads + table.format(2), name="周口市商务局2024.txt")
    assert [report.meta.organ for report in several] == [None, None]


@pytest.mark.parametrize(
    "line", ["", " ", "局", "柳岸县教育局。", "关于柳岸县教育局", "柳岸县教育局2024", "根据柳岸县教育局", "柳岸县新闻", "x" * 1000]
)
def test_no_organ_is_made_of_what_is_none(line: str) -> None:
    assert whole_organ(line) is None
