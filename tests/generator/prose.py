"""The sentences around the tables, full of numbers: of no cell, or of the cells that they speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from generator.truth import Filling, Number

ORGANS = (
    "宛城区人民政府办公室",
    "清河县自然资源局",
    "临江市住房和城乡建设局",
    "东湖区教育局",
    "青山镇人民政府",
    "云岭省财政厅",
    "海州市人民政府",
    "平原自治州生态环境局",
)


@dataclass(frozen=True)
class About:
    """Who reports on which year, and what the tables hold where the prose agrees with them."""

    organ: str
    year: int
    fillings: Mapping[str, Filling] | None = None

    def counted(self, drawn: int, *keys: str) -> Number:
        """The number of a cell, or of several added up; the ``drawn`` one where the prose has numbers of its own.

        Of several editions' keys for the same thing the report has only its own.
        """
        if self.fillings is None:
            return drawn
        return sum(self.fillings[key].value or 0 for key in keys if key in self.fillings)


def about(rng: Random, years: tuple[int, ...], fillings: Mapping[str, Filling] | None = None) -> About:
    return About(rng.choice(ORGANS), rng.choice(years), fillings)


def title(rng: Random, who: About) -> str:
    return rng.choice(
        (
            f"{who.organ}{who.year}年政府信息公开工作年度报告",
            f"{who.organ} {who.year} 年政府信息公开工作年度报告",
            f"{who.organ}关于{who.year}年度政府信息公开工作的年度报告",
            f"{who.year}年政府信息公开工作年度报告",
        )
    )


def preamble(rng: Random, who: About) -> list[str]:
    return rng.choice(
        (
            [],
            ["依据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。"],
            [
                (
                    "根据国务院办公厅政府信息与政务公开办公室关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知"
                    f"（国办公开办函〔2021〕30号）要求编制本报告。数据统计期限自{who.year}年1月1日至{who.year}年12月31日止。"
                )
            ],
        )
    )


def overview(rng: Random, who: About) -> list[str]:
    n = rng.randint
    said = who.counted
    received, concluded = "applications.received", "applications.concluded"
    lawsuits = ("disputes.litigation_direct", "disputes.litigation_after_reconsideration")
    closed = "" if said(0, "disputes.reconsideration.pending", *(f"{row}.pending" for row in lawsuits)) else "，均已办结"
    return rng.choice(
        (
            [
                f"{who.year}年，{who.organ}认真贯彻落实《中华人民共和国政府信息公开条例》，主动公开政府信息{n(20, 900)}条。",
                (
                    f"（一）主动公开。全年发布信息 {n(20, 900)} 条，政策解读{n(1, 40)}篇，"
                    f"办理行政许可{said(n(1, 400), 'proactive.licensing.decisions')}件、"
                    f"行政处罚{said(n(1, 90), 'proactive.penalties.decisions')}件。"
                ),
                (
                    f"（二）依申请公开。全年共收到政府信息公开申请{said(n(1, 90), f'{received}.total')}件，"
                    f"上年结转{said(n(1, 5), 'applications.carried_over.total')}件，"
                    f"予以公开{said(n(1, 30), 'applications.granted.total')}件。"
                ),
                "（三）政府信息管理。严格落实“三审三校”制度，做到应公开尽公开。",
                f"（四）平台建设。政府网站访问量{n(2, 90)}万人次，微信公众号订阅数{n(1000, 90000)}人。",
                f"（五）监督保障。组织培训{n(1, 6)}次，参加{n(20, 300)}人次，考核得分{n(80, 99)}.{n(1, 9)}分。",
            ],
            [
                f"1、强化组织领导。我单位配备{n(1, 4)}名专兼职工作人员，对信息公开各项流程进行把关、审核。",
                (
                    "2、主动公开。按照条例第二十条要求，"
                    f"公开规章{said(n(0, 3), 'proactive.regulations.issued', 'proactive.regulations.published')}件、行政规范性文件"
                    f"{said(n(1, 30), 'proactive.normative_documents.issued', 'proactive.normative_documents.published')}件，"
                    f"公示行政事业性收费{n(1, 9)}项。"
                ),
                (
                    f"3、依申请公开。{who.year}年收到申请{said(n(1, 60), f'{received}.total')}件，"
                    f"其中自然人{said(n(1, 50), f'{received}.natural_person')}件、商业企业{said(n(1, 9), f'{received}.business')}件，"
                    f"总计办结{said(n(1, 60), f'{concluded}.total')}件，"
                    f"结转下年度继续办理{said(n(0, 3), 'applications.carried_forward.total')}件。"
                ),
            ],
            [
                (
                    f"本年度，我单位坚持以公开为常态、不公开为例外，截至 {who.year} 年 12 月 31 日，网站发布信息 {n(50, 900)} 条，"
                    f"门户网站累计访问量 {n(2000, 90000)} 次。"
                ),
                (
                    f"全年受理行政复议{said(n(1, 9), 'disputes.reconsideration.total')}件，"
                    f"行政诉讼{said(n(1, 9), *(f'{row}.total' for row in lawsuits))}件{closed}。"
                ),
            ],
            [],
        )
    )


def problems(rng: Random, who: About) -> list[str]:
    n = rng.randint
    return rng.choice(
        (
            [
                "主要问题：一是主动公开的及时性不够；二是政策解读形式单一；三是依申请公开答复规范化水平有待提高。",
                f"下一步，将组织业务培训{n(1, 4)}次，对照第二十条逐项梳理，{who.year + 1}年底前完成{n(3, 20)}个栏目的整改。",
            ],
            [
                "（一）存在问题。公众意见征集实际应用成效不够，其他处理类答复文书不够规范。",
                "（二）改进措施。进一步加强部门之间的沟通，确保信息及时、准确、全面公开。",
            ],
            [f"与{who.year - 1}年相比，申请数量增长{n(3, 60)}.{n(1, 9)}%，办理能力有待提升。"],
        )
    )


def other(rng: Random, who: About) -> list[str]:
    n = rng.randint
    return rng.choice(
        (
            ["无"],
            ["无其他需要报告的事项。"],
            [
                (
                    f"根据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），{who.year}年度收取信息处理费情况为："
                    "发出收费通知的件数为0件，总金额为0元，实际收取的总金额为0元。"
                )
            ],
            [
                "1.依据《政府信息公开信息处理费管理办法》，本年度未收取信息处理费。",
                f"2.{who.year}年共办理人大代表建议{n(1, 30)}件、政协委员提案{n(1, 40)}件，办理结果均已公开。",
            ],
        )
    )


MENU = (
    "网站首页 | 政务公开 | 办事服务 | 互动交流 | 数据开放",
    "您当前的位置：首页 > 政府信息公开 > 政府信息公开年报 > 2024年",
    "索引号：005184416/2025-00012 发布日期：2025-01-24 浏览次数：1326",
    "【字体：大 中 小】 打印 关闭",
)
FOOTER = (
    "上一篇：2023年政府信息公开工作年度报告",
    "下一篇：没有了",
    "主办单位：人民政府办公室 联系电话：0371-65508888",
    "网站标识码：4100000001 豫ICP备05012345号-1 豫公网安备41010502003456号",
    "Copyright © 2011-2025 版权所有",
)
