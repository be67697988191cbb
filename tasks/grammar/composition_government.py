"""Which English preposition a noun takes for what Chinese puts before it: tables of grammar, keyed by the Chinese noun."""

from tasks.grammar.composition_token import Token
from tasks.grammar.phrases import word_set


class Government:
    """A mapping of nouns to prepositions; a longer noun is governed as its head is (管理层回应 as 回应)."""

    def __init__(self, text: str) -> None:
        """``text``: entries ``of: 甲 乙; to: 丙``."""
        pairs = (entry.partition(":") for entry in text.split(";") if entry.strip())
        self._words = {word: head.strip() for head, _, words in pairs for word in words.split()}

    def get(self, noun: str, default: str = "") -> str:
        """The preposition of ``noun``, ``default`` where none is known."""
        return self._words.get(noun) or (self._words.get(noun[-2:]) if len(noun) > 3 else None) or default

    def __contains__(self, noun: str) -> bool:
        """Whether the preposition of ``noun`` is known."""
        return bool(self.get(noun))


# 对X的N, and N of action with an object: "impact on X", "support for X".
TOWARDS = Government(
    "against: 暴力 歧视 侵略 斗争 暴力行为 犯罪;"
    "on: 影响 冲击 报告 研究 效应 作用 压力 依赖 限制 制裁 意见 评论 共识 攻击 看法 观点;"
    "for: 支持 需求 尊重 需要 责任 资助 供资 支助 管辖权 重视 惩罚 补偿 赔偿 保护措施 战略 计划 行动计划;"
    "to: 贡献 承诺 援助 回应 答复 威胁 捐款 抵御力 应对 反应 适应 协助 脆弱性 障碍 挑战 关注 接触 调整 修正 "
    "修改 修订 修正案 反对 访问 注意 暴露 应对措施 抵抗力 获取 后续行动 办法;"
    "towards: 政策 态度;"
    "in: 投资 参与 信心 兴趣 信任 干预;"
    "with: 合作 满意;"
    "over: 主权 控制权;"
    "of: 问责 问责制 认识 理解 了解 后续 结果 后果 情况 法律后果;"
)
# X N with no preposition in Chinese, or X的N, where "of" is not English: "participation in X" is object, not owner.
OBJECT = Government(
    "over: 主权 管辖权;"
    "to: 替代品 替代办法 替代技术 应对 应对措施 后续行动 后续落实 后续措施 修正案 答复 回应 获取 获得 准入 适应 加入 抵御能力 "
    "接触 适应能力;"
    "in: 投资 参与 参加 贩运 非法贩运;"
    "with: 遵守;"
    "for: 准备 支持 筹备 供资 融资 筹资 资助 支助 临时议程 临时议程草案 筹备工作 筹备情况 防范 防备 需求;"
)
# X的N where X is what N is for rather than whose it is.
TOPIC = Government(
    "for: 机会 机遇 行动计划 战略 准则 时间表 路线图 程序 资源 资金 供资 融资 筹资 支助 解决方案 指导方针 培训 "
    "激励措施 需求评估 能力建设 方案 计划 提案 工具 工具包 框架 技术 政策 安排 筹备工作 标准 指标 投资 "
    "基础设施 资源调动 基金 规划 监管框架 法律框架 政策框架 行动框架 国家战略 国家行动计划 讲习班 教育 行动 "
    "指南 原则 商业模式 措施 平台 机制 项目;"
    "for: 防备 防范 准备;"
    "on: 报告 研究报告 说明 公约 议定书 宣言 协定 条约 声明 决议 决定 会议 对话 论坛 数据 统计 信息 资料 "
    "研讨会 立法 法律 法规 条例 国际会议 高级别会议 部长级会议 辩论 研究 教育方案 文献 意见 工作 进度报告 "
    "年度报告 建议 决议草案 决定草案;"
    "from: 经验教训 教训;"
    "in: 进展 最新进展 重大进展 进展情况 趋势 最新趋势 变化 变动;"
    "in: 动态 贸易 非法贸易 最新发展 最新动态 最新发展动态 事态发展 发展动态 近期发展 执行进展 执行进展情况;"
    "to: 障碍 威胁 解决办法;"
)
# N whose complement says where progress, work or a part is made: "progress in X", "experience in X".
FIELD = Government(
    "in: 进展 作用 经验 成就 成绩 能力 合作 国际合作 技术合作 专长 专门知识 差距 创新 趋势 投资 努力 困难 进步 "
    "改进 最佳做法 良好做法 南南合作 区域合作 伙伴关系 发展 事态发展 最新发展 最新发展动态 参与 技能 成果 领导 "
    "领导力 不足 缺口 国际协作 协作 能力建设 培训 教育 变化 三方合作 科技合作 改革 潜力 利益 优势 贡献 "
    "领导作用 最新进展 重大进展;"
    "on: 工作 协调 指导 指导意见 数据 信息 资料 政策 建议 决议 决定 协议 共识 立场 政策咨询 咨询服务 报告 准则 "
    "立法 法律 法规 研究 行动 政策建议 最新情况 承诺 行动计划 国际法 条例 标准 规则;"
    "of: 问题 事项 事务;"
)
# V O 的 N: what N is made for ("measures to V O"), done in ("progress in V-ing O"), or tells of ("costs of V-ing O").
TO_DO = word_set(
    "措施 举措 倡议 战略 行动 努力 计划 行动计划 国家行动计划 办法 方法 途径 手段 能力 机会 机遇 承诺 机制 "
    "方案 项目 政策 工作 技术 工具 平台 伙伴关系 资源 资金 框架 路线图 投资 活动 解决方案 义务 意愿 必要性 "
    "权利 决心 权力 任务 呼吁 决定 建议 提案 国家战略 工作计划 政策措施 具体措施 紧急措施 支助 援助 服务 "
    "激励措施 改革 干预措施 具体行动 集体行动 全球行动 全球倡议 协定 协议 基金 安排 尝试 国际努力 全球努力 "
    "集体努力 紧急行动 联合行动 国际行动 进一步行动 行动框架 国家计划 国家方案 商业模式 潜力 指南 准则 需要"
)
IN_DOING = word_set(
    "进展 进展情况 作用 经验 成就 成绩 挑战 困难 差距 最佳做法 良好做法 经验教训 合作 国际合作 进步 成功 角色 "
    "参与 关键作用 重要作用 最新进展 问题 障碍 差异 投入 成果 重大进展 趋势 创新 领导作用 南南合作"
)
OF_DOING = word_set(
    "成本 费用 重要性 影响 风险 惠益 效益 原则 可能性 可行性 情况 过程 进程 结果 目标 总体目标 目的 任务 益处 "
    "收益 前景 方式 模式 范围 好处 议程 共同目标 总目标 价值 责任 愿景 状况 现状 概念 做法 优先事项 长期目标"
)
FOR_DOING = word_set(
    "程序 标准 准则 指导方针 时间表 条件 要求 基础 依据 工具包 模板 指标 安排 理由 基准 方针 时限 选项 "
    "备选办法 备选方案 先决条件 指导意见 模式 申请 请求 战略框架 论据 前提 平台 最后期限 筹备工作 法律框架 "
    "监管框架 政策框架 体制框架 法律依据 机构框架 法律基础"
)
# Where the purpose reading is the only sensible one even when somebody who acts stands before 的.
STRICT_PURPOSE = word_set("措施 举措 倡议 行动 努力 政策措施 具体措施 紧急措施 战略 承诺 呼吁 行动计划")
# Verbs that a plan, a measure or a mechanism can be made for; of others such a noun is the plain object.
PURPOSE_VERBS = word_set(
    "促进 推动 推进 提高 支持 减少 降低 减轻 消除 淘汰 逐步淘汰 防止 预防 保护 实现 应对 解决 调动 避免 确保 "
    "保障 便利 打击 遏制 增强 改善 鼓励 帮助 协助 抗击 恢复 扭转 缓解 适应 减缓 根除 消灭 克服 制止 维护 养护 "
    "吸引 开发 发展 扩大 增加 培养 防治 控制 利用 使用 增进 提升 弥合 缩小 建立 建设 执行 落实 实施 履行 管理 "
    "监测 改进 加强 加快 加速 创造 提供 获取 获得 筹集 调整 结束 终止 保证 振兴 销毁 处置 识别 处理 简化 优化 "
    "统一 协调 整合 惩治 杜绝 禁止 限制 满足 分享 共享 传播 赋予 取代 替代 制定 编制 衡量 跟踪"
)
# Verbs that take a plan or a measure as their own object.
MEASURE_VERBS = word_set("执行 落实 实施 制定 编制 监测 建立 提供 管理 拟订 履行 跟踪 衡量")
# With these verbs and such a head, "V [X的N]" is as likely: 加强X的机制 "strengthening mechanisms of X".
OPEN_VERBS = word_set(
    "加强 改进 扩大 建立 制定 编制 执行 落实 实施 管理 监测 开发 提供 增加 简化 优化 协调 调整 统一 整合"
)
OPEN_HEADS = word_set(
    "机制 框架 平台 工作 方案 伙伴关系 活动 网络 项目 政策 计划 服务 资源 资金 技术 工具 能力 援助 投资 准则 "
    "指南 基金 措施 标准 战略 行动计划 安排 办法 方法 机会 需要 支助"
)

# Verbs that never stand as a noun before another, whatever follows.
NEVER_MODIFIERS = word_set(
    "加强 增强 促进 推动 推进 提高 提升 改善 改进 减少 降低 消除 防止 防治 扩大 加快 加速 确保 实现 落实 履行 "
    "执行 实施 制定 拟订 编制 建立 设立 通过 审议 任命 核准 批准 应对 解决 提供 增加 使用 利用 延长 修订 "
    "维护 遵守 尊重 缔结 纪念 庆祝 取消 终止 禁止 限制 打击 消灭 采取 采用 根除 遏制 缓解 克服 保障 巩固 深化 "
    "完善 健全 优化 简化 统一 整合 纳入 引进 调动 筹集 支持 协助 鼓励 修正 发挥 创造 "
    "处置 淘汰 逐步淘汰 销毁 减轻 减缓 开展 启动 获取 获得 满足 弥合 缩小 释放 振兴 选举 提名 填补 "
    "缴纳 编写"
)
# Words after which a verb-initial span of two words is still a compound: a kind of plan, report, system.
KINDS_OF_THING = word_set(
    "方案 战略 计划 机制 体系 系统 措施 活动 工作 进程 框架 项目 政策 能力 需求 成本 程序 报告 工具 方法 标准 "
    "准则 结果 服务 设施 中心 人员 费用 资源 模式 技术 目标 指标 周期 部门 平台 网络 流程 职能 支出 安排 经验 "
    "办法 数据 信息 材料 手册 指南 制度 协定 协议 机构 进展 会议 小组 委员会 工作组 特派团 行动 情况 过程 水平 "
    "效率 质量 条件 阶段 文书 规划 课程 需要 单位 事项 做法 资金 基金 要求 条款 机会 国家 作用 趋势 问题 挑战 "
    "议程 筹资 融资 合作 教育 伙伴 伙伴关系 伙伴国 银行 援助 影响 前景 模型 理论 时间表 路线图 小组委员会 "
    "基础设施 预算 账户 规则 条例 原则 建议 任务 业务 风险 结构 领域 设备 场所 站 成果 协会 经济体 产品 研究 "
    "空间 潜力 速度 率 水准 份额 局 公报 培训 讨论会 讲习班 政策框架 产业 行业 业 力 权 权利 法 顾问 专家 理念 "
    "方式 事业 援助署 机关 司 处 科 股 办公室 状况 范围 目的"
)

# Owners by country: these stand with "of", all others are "in" the country.
OF_COUNTRY = word_set(
    "政府 代表 代表团 经济 人民 贡献 作用 承诺 立场 提案 主席 总统 部长 经验 能力 国家战略 国家方案 会费 努力 "
    "法律 宪法 发言 报告 倡议 意见 常驻代表团 常驻代表 人口 领土 主权 债务 国家自主贡献 出口 进口 国家报告 "
    "外交部 总理 首都 政策 优先事项 需求 需要 要求 申请 加入 请求 立法 国家优先事项 国家政策 国家行动计划 "
    "国家发展战略 历史 文化 义务 责任 权利 利益 战略 专家 公民 代表性 领导作用 支持 面积 国内生产总值 国家元首 "
    "说明 答复 声明 来文 绩效 业绩 表现 公司 农产品 国家计划"
)

# Endings of words for those who act.
ACTORS = (
    "国", "国家", "政府", "会议", "论坛", "者", "方", "人员", "妇女", "女童", "青年", "企业", "公司", "机构", "组织", "社区",
    "人民", "人", "儿童", "部门", "委员会", "理事会", "秘书处", "各国", "大会", "农民", "工人", "总干事", "秘书长", "署",
    "实体", "社会", "家庭", "居民", "用户", "方面", "办事处", "会员", "代表", "集团", "主席", "组",
)  # fmt: skip
ACTOR_DOMAINS = ("institution", "people", "country", "title")


def is_actor(token: Token) -> bool:
    """Whether ``token`` names somebody who can act: a country, a body, people."""
    nominal = token.nominal
    return nominal is not None and (nominal.domain in ACTOR_DOMAINS or token.zh.endswith(ACTORS))


def is_one_of_its_owner(token: Token) -> bool:
    """Whether a named body or period has one of it: a strategy, a management framework."""
    return token.zh in ONE_OF_ITS_OWNER or (len(token.zh) > 3 and token.zh[-2:] in ONE_OF_ITS_OWNER)


def is_action(token: Token) -> bool:
    """Whether ``token`` is a noun of action, which takes an object: management, implementation, assessment."""
    nominal = token.nominal
    if nominal is None or nominal.part_of_speech in ("name", "the"):
        return False
    if token.zh in _NOT_ACTIONS:
        return False
    return token.verb is not None or nominal.domain == "action" or token.zh in ACTION_NOUNS


# A body, fund, event or text with such a head is a proper name: known or left alone.
PROPER_HEADS = tuple(
    sorted(
        word_set(
            "委员会 理事会 大会 基金 联盟 协会 论坛 峰会 首脑会议 十年 公约 议定书 协定 条约 宣言 行动纲领 "
            "国际会议 世界会议 法院 法庭 银行 国际年 国际日 研究所 世界首脑会议 会议 基金会 公报 宪章 学院 署 "
            "方案署 办公室 事务厅 法典"
        )
    )
)
# Words of documents that are one of a kind by themselves and several after "main", "other", "various".
SEVERAL_OF_THEM = word_set("结论 目标 任务 附件 市场 报告 决议草案 决定草案 任务授权 成果 结果 后果 作用 贡献")
# One such thing belongs to a named body or a period: "UNIDO strategy", "the financial mechanism of the Convention".
ONE_OF_ITS_OWNER = word_set(
    "战略 计划 框架 机制 制度 系统 体系 基金 网络 平台 路线图 预算 战略计划 战略框架 工作计划 行动计划 "
    "方案预算 信托基金 业务计划 财务机制 组织结构 共同制度 监测系统 评价政策 秘书处职能 评价职能 财务计划 目录 "
    "登记册 问责框架 成果框架 监测计划 实施计划 执行计划 预算概要 结构 中期战略 管理系统 资源规划系统 "
    "机构资源规划系统 信息系统 准备金 总计划 议事规则 总体规划 信息交换所 资金机制 财政机制 一揽子计划 "
    "应急计划"
)
# Modifiers that make it one of its kind.
OF_ITS_KIND = word_set(
    "全球 中期 长期 共同 财务 综合 总体 全系统 多边 联合 整体 统一 总 全组织 国际 整个 内部 中央 单一"
)
# Objects that stand behind these nouns of action however short they are: access to energy, investment in industry.
ALWAYS_BEHIND = word_set("获取 获得 准入 参与 参加 加入 投资 过渡 转型 接触 暴露")
# What tells of something else: summary of X, overview of X.
OF_ALWAYS = word_set("摘要 概览 概述 概要 清单 名单 目录 用途 一览表 汇编")
# With these 创新 is the adjective.
INNOVATIVE = word_set(
    "办法 方法 解决方案 技术 做法 商业模式 融资机制 融资 产品 工具 机制 手段 措施 举措 方式 途径 技术解决方案 "
    "企业 筹资 供资 伙伴关系"
)
# People and bodies that stand before a noun in English as they do in Chinese: community participation, company law.
ADJUNCT_ACTORS = word_set(
    "社区 企业 部门 家庭 消费者 公司 学校 大学 用户 捐助方 捐助者 供应商 专家 委员会 秘书处 生产者 客户 "
    "工作人员 利益攸关方 志愿者"
)

_NOT_ACTIONS = word_set(
    "承诺 报告 决定 建议 组织 安排 要求 请求 影响 服务 工作 投资 选择 活动 运动 行动 发言 竞争 合作 教育 培训 "
    "供资 融资 筹资"
)
ACTION_NOUNS = word_set(
    "执行情况 落实情况 实施情况 健全管理 环境无害管理 可持续管理 无害环境管理 现状 概况 最新情况 进展情况 概述"
)
