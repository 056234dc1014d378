"""The words by which reports speak of what their tables count.

Written like the words of `words`: regular expressions that start with a literal character, separated by blanks. The
official labels of rows and columns come from the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from giar.check.narrative.words import WORDS
from giar.form import EDITION_2021, Line

_TABLE = EDITION_2021.table("applications").blocks[0]

_PAPER = "(?:件|书|表|事项|案件|请求)?"
_A_PLACE = "情况|工作|方面|平台|渠道|窗口|制度|台账|流程|服务|栏目|机制|指南|专栏"
_COUNTED = f"(?!的?(?:{_A_PLACE}|人|条例|答复书|告知书|文件|公文|属性|率))"
_PUBLISHED_PIECE = "信息|文件|案卷|公示|目录|清单|结果"
_RULE_MAKING = "解读|目录|库|合法性|审查|审核|备案|清理|专栏|草案|征求|意见|数据库|管理"
_INFORMATION = "(?:政府信息公开|政务公开|信息公开|依申请公开|公开政府信息|政府[^，。；]{1,4}信息公开)"
_BY_DISPUTE = "(?=的?(?:行政复议|行政诉讼|复议|诉讼))"
_OF_A_DISPUTE = "答复|决定书|机关|机构|局|法|意见|渠道|职责"

APPLICATIONS: Mapping[str, str] = {
    "application": (
        f"政府信息公开依?申请{_PAPER}{_COUNTED} 政务信息公开依?申请{_PAPER}{_COUNTED} 信息公开依?申请{_PAPER}{_COUNTED} "
        f"公开申请{_PAPER}{_COUNTED} 政府信息依申请公开的?(?:申请)?{_PAPER}{_COUNTED} 信息依申请公开的?(?:申请)?{_PAPER}{_COUNTED} "
        f"依申请公开的?(?:(?:政府|政务)?信息)?的?(?:申请)?{_PAPER}{_COUNTED} 政府信息依申请件 依申请件 政府信息公开案?件 "
        "申请公开的?(?:政府|政务)信息(?:的申请)? 要求(?:获取|公开)的?(?:政府|政务)?信息的申请"
    ),
    "application_place": (
        f"依申请公开的?(?:政府信息)?(?:受理|办理)?(?:{_A_PLACE}) 政府信息依申请公开(?:{_A_PLACE}) "
        f"政府信息公开申请(?:受理|办理)?(?:{_A_PLACE})"
    ),
    "application_bare": f"申请{_PAPER}(?!人|公开|行政复议|复议|行政诉讼|格|后|之日|数据)",
    "receive": "收到 收 接收 接收到 接到 接 收悉",
    "receive_new": (
        "新收 新收到 新接收 新受理 新接到 新增(?=依申请|政府信息公开) "
        "当年新?收到? 当年申请 当年新?受理 本年度?新收到? 今年新收到? 年内新收到?"
    ),
    "accept": "受理 登记受理 接受 接件",
    "handle": "办理 处理 承办 办理答复 办理回复 办理并答复",
    "answer": "答复 答复完毕 予以答复 书面答复 回复",
    "conclude": "办结 办理完毕 办理完成 答复办结 办毕 办结答复",
    "carried_over": (
        "上一?年度?(?:结转|转结)(?:的|而来|来|至本年度?|到本年度?)*(?:办理)? 去年(?:结转|转结)(?:的|而来)? 往年结转的? "
        "结转(?:自|至|到)?(?:上一?年度?|去年|本年度?|今年)的?(?:继续)?(?:办理)?"
    ),
    "carried_forward": (
        "结转(?:至|到|入)?(?:下一?年度?|下个年度|次年|明年|翌年)的?(?:继续)?(?:办理|处理|答复)?的? "
        "转结(?:至|到|入)?(?:下一?年度?|次年)的?(?:继续)?(?:办理|处理|答复)?的? "
        "转(?:至|到|入)(?:下一?年度?|次年)(?:继续)?(?:办理|处理|答复)? 下一?年度?继续办理"
    ),
    "carried": "结转(?!率) 转结",
    "granted": "予以公开 同意公开 准予公开 全部公开 依法公开 全部予以公开 予以全部公开",
    "partly_granted": "部分公开 同意部分公开 予以部分公开 依法部分公开",
    "refused": "不予公开 不同意公开 决定不予公开",
    "unavailable": "无法提供",
    "not_processed": "不予处理",
    "other_handling": "其[他它]处理",
    "disclose": "公开",
    "organizations": "法人(?:和|或|或者|及|、|以及)其[他它]组织",
}

DISPUTES: Mapping[str, str] = {
    "disclosure": (
        f"因{_INFORMATION}类?(?:工作|申请|答复|事项|问题|行为|内容|办理)? 因政府信息申请 涉政府信息公开类?{_BY_DISPUTE} "
        f"政府信息公开(?:类|工作|相关|领域|申请|答复)?{_BY_DISPUTE} 信息公开(?:类|工作|相关|领域|申请|答复)?{_BY_DISPUTE} "
        "答复后(?=被|申请|提起) 对答复不服 不服答复 政府信息公开事务"
    ),
    "touching": "涉及",
    "reconsideration": f"行政复议(?:案件|申请)?(?!{_OF_A_DISPUTE}|工作|委|主) 复议(?:案件|申请)?(?!{_OF_A_DISPUTE}|前置|后)",
    "litigation": "行政诉讼(?:案件)?(?!法|应诉|答辩) 诉讼(?:案件)?(?!法|应诉|答辩|事项)",
    "upheld": "维持 结果维持 维持原行政行为",
    "corrected": "纠正 结果纠正 被纠正",
    "other_result": "其[他它] 其[他它]结果",
    "pending": "尚未审结 未审结 尚未办结 尚在审理中? 审理中 正在审理中?",
    "adverse": "纠错 被纠错 败诉 撤销 被撤销 责令改正 违法",
}

PROACTIVE: Mapping[str, str] = {
    "normative_documents": f"行政规范性?文件(?!{_RULE_MAKING}) 规范性?文件(?!{_RULE_MAKING})",
    "regulations": "规章(?!制度) 政府规章",
    "licensing": f"行政许可(?!申请|听证|证|{_PUBLISHED_PIECE})",
    "penalties": f"行政处罚(?!决定书|裁量|{_PUBLISHED_PIECE})",
    "coercion": f"行政强制(?:措施|执行措施|执行)?(?!决定书|{_PUBLISHED_PIECE})",
    "fees": f"行政事业性收费(?!项目|标准|事项|政策|{_PUBLISHED_PIECE}) 行政事业型收费",
    "issue": (
        "制发 制定 新制定 新制作 制作 出台 印发 制订 新制发 颁布 下发 新出台 制发出台 制定出台 制定印发 制定修订 制修订 制定并印发 新印发"
    ),
    "revise": "修订 修改 修正 联合制发 联合印发 联合出台",
    "repeal": "废止 宣布废止 废除 予以废止 清理废止",
    "lapse": "失效 宣布失效",
    "in_force": "现行有效 现行有效的",
}

FOREIGN: Mapping[str, str] = {
    "publish": (
        "主动公开 主动公布 公示 公布 发布 新发布 刊登 登载 推送 转发 转载 解读 报送 上报 公开发布 审查 审核 备案 起草 提请 "
        "清理(?!废止|失效) 梳理 抽查 评查 征集 保留 继续有效 汇编 归集 拟 减免 免征 退还"
    ),
    "attribute": "依申请公开的?(?:文件|公文|属性) 公开属性 属性为 属性认定",
    "foreign": (
        "主动公开范围 规章制度 信息处理费 处理费 一审 二审 再审 不予受理 信息不存在 行政应诉 建议提案 投诉 举报 咨询 信访(?!举报投诉) 热线 "
        f"信箱 留言 各类 各项 其他类 行政许可(?:申请|听证|证|{_PUBLISHED_PIECE}) 行政处罚(?:决定书|裁量|{_PUBLISHED_PIECE}) "
        "行政复议(?:答复|决定书|意见)"
    ),
}
"""What the tables do not count, though it sounds like it: `publish` is what was put online, `attribute` the mark on a file."""

APPLICANTS: Mapping[str, str] = {
    "natural_person": "公民个人 公民(?![、，]?法人) 个人(?!隐私|信息)",
    "business": "企业",
    "legal_service": "律师事务所",
}
"""How prose names the applicants, beside the labels of the form."""

OUTCOME_ROWS: Mapping[str, str] = {
    "refused_state_secret": "国家秘密 涉及国家秘密",
    "refused_safety_and_stability": "三安全一稳定 危及国家安全",
    "refused_third_party_rights": "第三方合法权益 涉及第三方合法权益",
    "refused_internal_affairs": "内部事务信息 三类内部事务信息 属于内部事务信息",
    "refused_process_information": "过程性信息 四类过程性信息 属于过程性信息",
    "refused_enforcement_file": "行政执法案卷(?:信息)? 属于行政执法案卷信息 执法案卷",
    "refused_administrative_query": "行政查询事项 属于行政查询",
    "unavailable_not_held": "本机关不掌握 不掌握相关政府信息 本机关不掌握政府信息 不掌握",
    "unavailable_needs_creation": "没有现成信息[,，]?需要?另行制作 需要?另行制作 没有现成信息",
    "unavailable_still_unclear": "补正后仍不明确 申请内容仍不明确",
    "not_processed_petition": "信访举报投诉类",
    "not_processed_publication": "公开出版物",
    "not_processed_excessive": "大量反复申请",
    "not_processed_reissue": "重新出具已获取信息",
    "other_correction_overdue": "逾期不补正 逾期未补正",
}
"""How prose names the rows of the outcomes, beside the labels of the form."""

GROUPS: Mapping[str, str] = {
    "refused": "refused_",
    "unavailable": "unavailable_",
    "not_processed": "not_processed_",
    "other_handling": "other_",
}
"""The outcomes that the form splits over several rows, and how the keys of those rows start."""


def entries() -> Iterator[tuple[str, str, str]]:
    """Every expression as (kind, key of the row or column, expression)."""
    for kinds in (WORDS, APPLICATIONS, DISPUTES, PROACTIVE, FOREIGN):
        for kind, expressions in kinds.items():
            yield from ((kind, "", expression) for expression in expressions.split())
    columns = (leaf for leaf in _TABLE.column_leaves if leaf.role != "total" and leaf.key != "other_organization")
    yield from _labels("applicant", columns)
    yield from _phrases("applicant", APPLICANTS)
    rows = (leaf for leaf in _TABLE.row_leaves if leaf.key.startswith(tuple(GROUPS.values())) and leaf.key != "other_other")
    yield from _labels("row", rows)
    yield from _phrases("row", OUTCOME_ROWS)


def _phrases(kind: str, phrases: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for key, expressions in phrases.items():
        yield from ((kind, key, expression) for expression in expressions.split())


def _labels(kind: str, lines: Iterable[Line]) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        yield from ((kind, line.key, re.escape(label.translate(_UNQUOTED))) for label in (line.zh, *line.aliases))


_UNQUOTED = {ord(mark): None for mark in "“”"}
