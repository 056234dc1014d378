"""What both editions share: table 三's rows and columns, table 四, and the titles of the six sections."""

from __future__ import annotations

from dataclasses import dataclass

from giar.form.model import Block, Line, Table


@dataclass(frozen=True)
class SectionTitle:
    """One of the six sections of a report."""

    key: str
    number: str
    zh: str
    en: str
    aliases: tuple[str, ...] = ()


SECTIONS = (
    SectionTitle("overview", "一", "总体情况", "Overview", ("概述", "基本情况", "总体工作情况")),
    SectionTitle(
        "proactive",
        "二",
        "主动公开政府信息情况",
        "Information published proactively",
        ("行政机关主动公开政府信息情况", "主动公开政府信息的情况"),
    ),
    SectionTitle(
        "applications",
        "三",
        "收到和处理政府信息公开申请情况",
        "Applications received and handled",
        ("行政机关收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请的情况"),
    ),
    SectionTitle(
        "disputes",
        "四",
        "政府信息公开行政复议、行政诉讼情况",
        "Administrative reconsideration and litigation",
        (
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "因政府信息公开工作被行政复议、提起行政诉讼情况",
            "因政府信息公开被申请行政复议、提起行政诉讼情况",
        ),
    ),
    SectionTitle(
        "problems",
        "五",
        "存在的主要问题及改进情况",
        "Main problems and improvements",
        ("政府信息公开工作存在的主要问题及改进情况", "存在问题及改进情况", "存在的主要问题和改进情况", "存在的问题及改进措施"),
    ),
    SectionTitle("other", "六", "其他需要报告的事项", "Other matters to report", ("其他需要报告事项", "需要报告的其他事项")),
)

APPLICANTS = (
    Line("natural_person", "自然人", "Natural persons"),
    Line(
        "organizations",
        "法人或其他组织",
        "Legal persons and other organizations",
        children=(
            Line("business", "商业企业", "Businesses"),
            Line("research", "科研机构", "Research institutions"),
            Line("public_welfare", "社会公益组织", "Public-welfare organizations"),
            Line("legal_service", "法律服务机构", "Legal-service organizations"),
            Line("other_organization", "其他", "Other organizations"),
        ),
    ),
    Line("total", "总计", "Total", aliases=("合计", "总数", "小计"), role="total"),
)

_REFUSED = Line(
    "refused",
    "不予公开",
    "Refused",
    "（三）",
    children=(
        Line("refused_state_secret", "属于国家秘密", "State secret", "1."),
        Line(
            "refused_prohibited_by_law",
            "其他法律行政法规禁止公开",
            "Prohibited by other laws or administrative regulations",
            "2.",
            aliases=("其他法律法规禁止公开", "其他法律、行政法规禁止公开", "法律行政法规禁止公开"),
        ),
        Line(
            "refused_safety_and_stability",
            "危及“三安全一稳定”",
            "Endangers the “three securities and one stability”",
            "3.",
            aliases=("危及三安全一稳定", "危害三安全一稳定", "可能危及三安全一稳定"),
        ),
        Line("refused_third_party_rights", "保护第三方合法权益", "Protects a third party's lawful rights", "4."),
        Line("refused_internal_affairs", "属于三类内部事务信息", "Internal affairs (three kinds)", "5."),
        Line("refused_process_information", "属于四类过程性信息", "Process information (four kinds)", "6."),
        Line("refused_enforcement_file", "属于行政执法案卷", "Administrative enforcement file", "7."),
        Line("refused_administrative_query", "属于行政查询事项", "Matter of administrative enquiry", "8."),
    ),
)

_UNAVAILABLE = Line(
    "unavailable",
    "无法提供",
    "Cannot be provided",
    "（四）",
    children=(
        Line("unavailable_not_held", "本机关不掌握相关政府信息", "Not held by this organ", "1."),
        Line(
            "unavailable_needs_creation",
            "没有现成信息需要另行制作",
            "Not existing, would have to be made",
            "2.",
            aliases=("没有现成信息，需要另行制作",),
        ),
        Line("unavailable_still_unclear", "补正后申请内容仍不明确", "Still unclear after correction", "3."),
    ),
)

_NOT_PROCESSED = Line(
    "not_processed",
    "不予处理",
    "Not processed",
    "（五）",
    children=(
        Line("not_processed_petition", "信访举报投诉类申请", "Petition, report or complaint", "1."),
        Line("not_processed_repeated", "重复申请", "Repeated application", "2."),
        Line("not_processed_publication", "要求提供公开出版物", "Asks for a published work", "3."),
        Line("not_processed_excessive", "无正当理由大量反复申请", "Many repeated applications without good reason", "4."),
        Line(
            "not_processed_reissue",
            "要求行政机关确认或重新出具已获取信息",
            "Asks to confirm or reissue information already obtained",
            "5.",
        ),
    ),
)

OTHER_HANDLING_DETAILED = Line(
    "other",
    "其他处理",
    "Handled otherwise",
    "（六）",
    children=(
        Line(
            "other_correction_overdue",
            "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "Correction overdue without good reason, no longer processed",
            "1.",
            aliases=("申请人无正当理由逾期不补正",),
        ),
        Line(
            "other_fee_overdue",
            "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "Fee not paid in time, no longer processed",
            "2.",
            aliases=("申请人逾期未按收费通知要求缴纳费用",),
        ),
        Line("other_other", "其他", "Other", "3."),
    ),
)

OTHER_HANDLING_SINGLE = Line("other_handling", "其他处理", "Handled otherwise", "（六）")


def applications_table(other_handling: Line) -> Table:
    """Table 三, with (六)其他处理 in three rows (2021) or in one (2019, and hybrids)."""
    rows = (
        Line(
            "received",
            "本年新收政府信息公开申请数量",
            "New applications received this year",
            "一、",
            aliases=("本年新收政府信息公开申请数", "本年度新收政府信息公开申请数量"),
            role="inflow",
        ),
        Line(
            "carried_over",
            "上年结转政府信息公开申请数量",
            "Applications carried over from last year",
            "二、",
            aliases=("上年度结转政府信息公开申请数量", "上年结转政府信息公开申请数"),
            role="inflow",
        ),
        Line(
            "outcomes",
            "本年度办理结果",
            "Outcomes this year",
            "三、",
            children=(
                Line("granted", "予以公开", "Granted", "（一）"),
                Line(
                    "partly_granted",
                    "部分公开（区分处理的，只计这一情形，不计其他情形）",
                    "Partly granted (counted here and nowhere else)",
                    "（二）",
                    aliases=("部分公开",),
                ),
                _REFUSED,
                _UNAVAILABLE,
                _NOT_PROCESSED,
                other_handling,
                Line("concluded", "总计", "Total concluded", "（七）", aliases=("合计",), role="total"),
            ),
        ),
        Line(
            "carried_forward",
            "结转下年度继续办理",
            "Carried forward to next year",
            "四、",
            aliases=("结转下一年度继续办理", "结转下年继续办理", "结转下一年继续办理", "结转下年度办理"),
            role="outflow",
        ),
    )
    return Table(
        "applications",
        "三",
        "收到和处理政府信息公开申请情况",
        "Applications received and handled",
        (Block(rows, APPLICANTS),),
    )


DISPUTES = Table(
    "disputes",
    "四",
    "政府信息公开行政复议、行政诉讼情况",
    "Administrative reconsideration and litigation",
    (
        Block(
            rows=(
                Line("reconsideration", "行政复议", "Administrative reconsideration"),
                Line(
                    "litigation",
                    "行政诉讼",
                    "Administrative litigation",
                    children=(
                        Line("litigation_direct", "未经复议直接起诉", "Direct, without reconsideration"),
                        Line("litigation_after_reconsideration", "复议后起诉", "After reconsideration"),
                    ),
                ),
            ),
            columns=(
                Line("upheld", "结果维持", "Upheld", aliases=("维持",)),
                Line("corrected", "结果纠正", "Corrected", aliases=("纠正",)),
                Line("other_result", "其他结果", "Other result", aliases=("其他",)),
                Line("pending", "尚未审结", "Pending", aliases=("未审结",)),
                Line("total", "总计", "Total", aliases=("合计",), role="total"),
            ),
        ),
    ),
)
