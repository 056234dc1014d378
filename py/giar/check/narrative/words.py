"""The words that tell whose a figure is, of when, and how it is meant; and those that tell nothing.

Every word is a regular expression that starts with a literal character; blanks separate them.
"""

from __future__ import annotations

from collections.abc import Mapping

_ORGANIZATIONS = "法人(?:和|或|或者|及|、|以及)其[他它]组织"

PUNCTUATION: Mapping[str, str] = {
    "comma": "， ,",
    "pause": "、",
    "semicolon": "； ;",
    "colon": "： :",
    "open": r"（ \( ［ \[ 【",
    "close": r"） \) ］ \] 】",
}

EMPTY: Mapping[str, str] = {
    "filler": (
        "共 共计 合计 总计 总共 一共 计 总 的 为 是 有 达 达到 了 中 等 本 也 共有 其余 剩余 总金额 金额 收费金额 总额 "
        "数 数量 总数 总量 件数 数目 量 尚有 还有 案件 事项 情况 情形 现象 方面 工作 件(?![0-9]) 办件 类型 类 新的 相关 有关 其 则 "
        "依法 依规 依法依规 按时 按期 按规定 按照规定 及时 如期 全部 已 已经 并 并且 均已 都 都已 "
        "办理情况 办理结果 处理结果 答复结果 答复类型 答复情况 结果 申请情况 "
        "年度 合并 以 对 向 任何 形式 实际 完成 作出 做出 区分处理 出具 下达 实施 审批 开展 采取 新 起 收取 征收 属于 属 因 按 系 故 "
        "目前 截至目前 年底 年末 以来 期间 提出 提交 要求 决定 处理决定 措施 个人和单位 单位和个人 任何单位 任何个人 "
        "各类(?=政府信息公开申请|信息公开申请|依申请公开) 通过[^，,；;。0-9]{2,30}等(?:途径|渠道|方式|形式)"
    ),
    "link": "引发 引起 产生 导致 发生 被 被申请 申请(?=行政复议|复议|行政诉讼) 提起 被提起 被诉 所 出现 而 申请人 当事人 关于 工作中",
    "in_all": "累计",
    "everyone": f"公民[、，]?{_ORGANIZATIONS} 自然人[、，]?{_ORGANIZATIONS} 群众 社会公众 公众 任何单位和个人 任何单位或个人",
}

JOINING: Mapping[str, str] = {
    "and": "和 及 与 或 或者 以及 暨",
    "each": "均 各 各为 皆",
    "respectively": "分别 分别为 分别是 依次为",
    "including": "含 包括 包含 内含",
    "of_which": "其中",
}

DENYING: Mapping[str, str] = {
    "negation": "未 未曾 没有 没 无 尚无 暂无 不存在 从未 零(?=申请|复议|诉讼|行政|受理|发生|收到|结转) 未有 未有人 并未",
    "not_negation": "未来 无障碍 无纸 无线 无论 无正当理由 无误 无偿 未成年 无锡 没收",
}

TIME: Mapping[str, str] = {
    "this_year": "全年 全年度 年内 本年度 本年 今年 今年以来 当年 一年来 报告期内",
    "until": "截至 截止 截止到 截至到",
    "other_period": (
        "上年 上年度 上一年 上一年度 去年 同期 历年 历史 近[两三四五几]年 近年来 往年 前年 以往 明年 下一年度 下年度 "
        "上半年 下半年 第[一二三四]季度 一季度 二季度 三季度 四季度"
    ),
}

HEDGES: Mapping[str, str] = {
    "compare": (
        "同比 环比 较 比 相比 增长 上升 下降 减少 增加 增幅 降幅 增多 提高 降低 提升 多 少 增收 减收 占 占比 "
        "平均 每年 日均 月均 超过 突破 约 近(?![两三四五几]?年) 大约 不少于 不超过 至少"
    ),
    "plan": "计划 力争 预计 将 拟于 目标 争取 应当 要求各",
    "channel": "网络 网上 网站 互联网 信函 信件 邮寄 邮政 当面 现场 窗口 书面 传真 电子邮件 邮件 线上 线下 平台 来人 自行 其他方式 在线",
}

SCOPE: Mapping[str, str] = {
    "area": (
        "全省 全市 全区 全县 全州 全盟 全旗 全自治区 全系统 全辖区 我省 我市 我区 我县 我州 我旗 本省 本市(?!级) 本区(?!级) 本县(?!级) 各级"
    ),
    "members": (
        "各部门 各单位 各乡镇 各镇街 各街镇 各街道 各县区 各区县 各地 各职能部门 各行政机关 "
        "各县[（(](?:市、)?区[）)] 各市县 各县 各市 各区 辖区各 省级部门 市级部门 区级部门 县级部门 州级部门 "
        "省直(?:部门|单位|机关) 市直(?:部门|单位|机关) 区直(?:部门|单位|机关) "
        "县直(?:部门|单位|机关) 州直(?:部门|单位|机关) 镇街 乡镇 下属 所属 局属 直属 二级单位 分局 派出所 基层所"
    ),
    "own": (
        "我(?:局|委|厅|镇|乡|街道|街|单位|中心|站|院|校|队|部|处|所|机关|会|社|分局|支队|府) "
        "本(?:局|委|厅|镇|乡|街道|单位|中心|机关|部门|行政机关|委员会|院|校) 全局 全委 全厅 全镇 全乡 全街道 全院 全校"
    ),
    "office": "我办 我府办 本办 本办公室 我办公室 全办",
    "core": (
        "局(?:机关|本级|本部) 机关本(?:级|身|部) 委(?:机关|本级) 厅(?:机关|本级) 本级 "
        "省局(?:机关|本级)? 市局(?:机关|本级)? 区局(?:机关|本级)? 县局(?:机关|本级)? 州局(?:机关|本级)? 省厅(?:机关|本级)?"
    ),
    "seat": " ".join(f"{level}本级 {level}政府(?:本级|机关) {level}(?:人民)?政府办(?:公室|公厅)?" for level in "省市区县州"),
}
"""Whose figure it is: `seat` is the seat of a government, as against the whole `area` that it governs or its `members`;
an `office` may be any organ of that name or that of a government."""

WORDS = {**PUNCTUATION, **EMPTY, **JOINING, **DENYING, **TIME, **HEDGES, **SCOPE}
"""Kind → the words, separated by blanks."""
