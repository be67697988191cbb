"""What sort of fact a figure states (outcome, activity, participation, context, target) and how far it has got."""

import re

from tasks.contracts.metric import MetricKind, MetricStatus
from tasks.extraction.metric_scope import Scope

_FLAGS = re.IGNORECASE
_PLANNED = {
    "en": re.compile(
        r"\b(?:will|shall|plans? to|planned|planning to|aims? (?:to|at)|aiming|intends? to|expected to|is to|"
        r"are to|to be held|target(?:s|ed|ing)?|"
        r"goal of|objective of|by 20[2-9]\d|until 20[2-9]\d|for the next|in the next|over the next|going to|"
        r"due to be|scheduled|envisag\w+|propos\w+|"
        r"upcoming|seeks? to|commit(?:s|ted) to|pledg\w+|would|could create|is estimated to|projected)\b",
        _FLAGS,
    ),
    "zh": re.compile(
        r"将(?!近)|(?<![草起模虚比])拟(?!订|定|议)|计划(?:在|于|到|将|培训|建|开展|举办)|预计|旨在|力争|争取|目标是|有望|准备(?!好)|承诺|到20[2-9]\d年|"
        r"到 20[2-9]\d 年|届时"
    ),
}
_RECOMMENDED = {
    "en": re.compile(
        r"\b(?:recommends?|recommended|proposes?|should|urges?|calls? (?:on|for)|invites?|requests?|"
        r"finds? it expedient)\b",
        _FLAGS,
    ),
    "zh": re.compile(r"建议|应当|应该|呼吁|敦促|似宜|提议"),
}
_ONGOING = {
    "en": re.compile(
        r"\b(?:(?:is|are) (?:currently |being |now |also )*(?:\w+ing|under ?way|in progress|ongoing|"
        r"in preparation|in the pipeline)|under ?way|ongoing|currently|"
        r"being (?:\w+ed|built|held)|under (?:implementation|development|construction|preparation|negotiation)|"
        r"continues? to)\b",
        _FLAGS,
    ),
    "zh": re.compile(r"正在|目前|正(?:与|在|同|由)|进行中|筹备中|继续|持续|在建|在研"),
}
_PARTICIPATION = {
    "en": re.compile(
        r"\b(?:participat\w+|took part|take part|taking part|attend(?:ed|ing|ance|ees?)?|joined|brought together|"
        r"bringing together|brings together|gather(?:ed|ing)|"
        r"was attended|were represented|represented by|delegates? from|guests from|speakers?|"
        r"with the participation|convened|hosted|welcomed|registered|"
        r"contribut(?:ed|ions?|ing) (?:to|by|from)|inputs? (?:from|by|of)|consulted|signed up|exhibitors?|"
        r"visitors?|assembled|drew|attracted)\b",
        _FLAGS,
    ),
    "zh": re.compile(
        r"参加|参与|出席|与会|汇集|汇聚|加入|参会|参展|发言|提供的投入|投入下|聚集|吸引|邀请|到会|报名|来自|代表"
    ),
}
_ACHIEVED = {
    "en": re.compile(
        r"\b(?:have been|has been|were|was|had been)? ?(?:trained|completed|destroyed|disposed|eliminat\w+|"
        r"phas\w+ out|reduc\w+|cut|sav(?:ed|ing|ings)|avoid\w+|creat\w+|approved|"
        r"adopted|established|installed|built|lower(?:ed|ing)|decreas(?:ed|ing)|halv(?:ed|ing)|switched|planted|retrofitted|rehabilitated|safeguarded|generated|mobili[sz]ed|leverag\w+|"
        r"achieved|delivered|recycled|treated|recovered|"
        r"prevented|upgraded|connected|certified|issued|awarded|signed|secured|provided|disbursed|raised|invested|"
        r"helped|assisted|enabled|benefit(?:ed|ing)|reached|"
        r"supported|improved|converted|replaced|collected|protected|restored|launched|opened|commissioned|"
        r"equipped|graduated|employed|granted|cost efficiency|return on)\b",
        _FLAGS,
    ),
    "zh": re.compile(
        r"完成|销毁|停止使用|淘汰|减少了?|减排|避免|批准|通过了|培训了?|建立了|建成|安装|节约|节省|创造|实现|提供了|发布|获得|处置|防护|回收|"
        r"签署|受益|惠及|增加了|改善|帮助|协助|调动|筹集|颁发|授予|认证|制定了|编制|出版|改造|替代|投资|落地|达成|新增"
    ),
}
_ACTIVITY = {
    "en": re.compile(
        r"\b(?:projects?|programmes?|implement\w*|carried out|conduct\w*|organi[sz]\w*|held|develop\w*|prepar\w*|"
        r"publish\w*|produc(?:ed|ing) (?:a|the|\d)|review\w*|"
        r"assess\w*|test\w*|pilot\w*|visit\w*|work(?:s|ed|ing)? with|cooperat\w*|partner\w*|portfolio|"
        r"provides? support|cover(?:s|ed|ing)|operat\w+ in|missions?)\b",
        _FLAGS,
    ),
    "zh": re.compile(
        r"项目|方案|开展|实施|执行|举办|举行|组织了|编写|起草|草拟|测试|试点|评估|合作|支持|访问|考察|纳入|覆盖|推出|设计|筹备|经验教训"
    ),
}
#: Subjects that make a figure a fact about the world, whoever reports it.
_WORLD = {
    "en": re.compile(
        r"\b(?:(?-i:[Ww]orld(?:'s|wide)?(?! [A-Z])|WORLDWIDE|[Gg]lobally|global|Global(?![ -][A-Z]))|"
        r"humanity|species|population|deforestation|according to|estimates?|"
        r"scientists|threatened|per capita|gdp|"
        r"gross domestic|life expectancy|takes|market|industry accounts|accounts? for|produces|"
        r"each year|emit(?:s|ted)?|consum(?:es|ption)|unemployment|poverty)\b",
        _FLAGS,
    ),
    "zh": re.compile(
        r"全球(?!环境基金|清洁|生物|生态|协|伙伴|能源)|世界(?!银行|卫生|贸易)|人口|占.{0,8}总|据估计|据统计|国内生产总值|平均寿命|人均"
    ),
}
#: A finished verb before the figure: what is planned after it (拟在…推出) is another matter.
_DONE_ZH = re.compile(r"[\u4e00-\u9fff]{2}了[^，；]{0,90}$|已(?:经)?[^，；将]{0,20}$")


#: "launched a programme to formalise 72,000 tonnes": what follows the infinitive is not yet achieved.
_PURPOSE = re.compile(
    r"\b(?:in order |so as |designed |worth [^.;]{1,40}? )?to (?!(?:the|a|an|its|their|some|about|over|more|\d)\b)[a-z]{3,}\b"
)
_CAUSATIVE = re.compile(r"help|assist|enabl", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:were|was|has been|have been|had been)\s(?:\w+ly\s)?(?:saved|avoided|trained|destroyed|disposed|eliminated|"
    r"phased out|reduced|created|built|installed|treated|recycled|collected|planted|mobili[sz]ed|converted|replaced)\b"
)
#: Verbs that name the work itself and its reach, whatever result the rest of the clause reports.
_WORKED_WITH = re.compile(
    r"\b(?:work(?:s|ed|ing)? with|visit(?:s|ed|ing)|audit(?:s|ed|ing)|cover(?:s|ed|ing)|review(?:s|ed|ing)|operat\w+ in)"
    r"(?: (?:a total of|all|the|some))*\s?$"
)
_SPENT_ON = re.compile(
    r"\b(?:programme|program|project|initiative|fund|facility|budget|loan|grant|partnership)\b", _FLAGS
)
_EARNED = re.compile(
    r"\b(?:sav\w+|earn\w+|gener\w+|mobili\w+|leverag\w+|rais(?:ed|ing)|reduc\w+|avoid\w+|recover\w+)\b", _FLAGS
)


def kind_and_status(scope: Scope) -> tuple[MetricKind, MetricStatus]:
    """Kind and status of one figure from the words of its clause; background facts are ``context`` in both."""
    key = "zh" if scope.language == "zh" else "en"
    clause, group = scope.clause, scope.quantity.group
    near = _near(scope, key, 90)
    people = group in ("person", "organisation", "place") and scope.quantity.unit not in ("city", "region", "household")
    planned, asked = bool(_PLANNED[key].search(near)), bool(_RECOMMENDED[key].search(clause))
    ongoing = bool(_ONGOING[key].search(near))
    takes_part = bool(_PARTICIPATION[key].search(near)) and people
    achieved = _achieved(scope, key)
    done = key == "zh" and bool(_DONE_ZH.search(scope.before))
    world = bool(_WORLD[key].search(clause))
    if key == "en" and (people or group == "thing") and _WORKED_WITH.search(scope.before) and not planned and not asked:
        return MetricKind.ACTIVITY, MetricStatus.UNDER_WAY if ongoing else MetricStatus.ACHIEVED
    if scope.in_title:
        return MetricKind.ACTIVITY, MetricStatus.ACHIEVED
    if asked and not achieved:
        return MetricKind.TARGET, MetricStatus.RECOMMENDED
    if planned and not done and not (achieved and not re.search(r"\bwill\b|将", near)):
        if takes_part and group == "person":
            return MetricKind.PARTICIPATION, MetricStatus.PLANNED
        return MetricKind.TARGET, MetricStatus.PLANNED
    if (
        takes_part
        and not (achieved and key == "en" and re.search(r"\btrained\b", near))
        and (group == "person" or not ongoing)
    ):
        return MetricKind.PARTICIPATION, MetricStatus.ACHIEVED
    if ongoing and not done and not (achieved and key == "zh" and not re.search(r"正在|正|筹备中", near)):
        return MetricKind.ACTIVITY, MetricStatus.UNDER_WAY
    if (world and not (achieved and group in ("mass", "energy", "money", "person"))) or (world and key == "en"):
        return MetricKind.CONTEXT, MetricStatus.CONTEXT
    if achieved and key == "en" and group == "money" and _SPENT_ON.search(near) and not _EARNED.search(near):
        return MetricKind.ACTIVITY, MetricStatus.ACHIEVED
    if achieved:
        return MetricKind.OUTCOME, MetricStatus.ACHIEVED
    if _ACTIVITY[key].search(near) and group in (
        "activity",
        "event",
        "document",
        "place",
        "organisation",
        "person",
        "thing",
        "money",
    ):
        return MetricKind.ACTIVITY, MetricStatus.ACHIEVED
    return MetricKind.CONTEXT, MetricStatus.CONTEXT


def _achieved(scope: Scope, key: str) -> bool:
    """Whether a word of achievement stands in the figure's clause close enough to govern it."""
    if key == "zh":
        return bool(_ACHIEVED[key].search(_near(scope, key, 110)))
    low = max(scope.clause_start, scope.start - 110)
    ahead = scope.sentence[low : scope.start]
    for match in _ACHIEVED[key].finditer(ahead):
        purpose = _PURPOSE.search(ahead, match.end())
        if purpose is None or _CAUSATIVE.search(match[0]):
            return True
    behind = scope.sentence[scope.end : min(scope.clause_end, scope.end + 240)]
    own = behind[: max(0, scope.next_start - scope.end)][:130]
    return bool(_ACHIEVED[key].search(own) or _PASSIVE.search(behind))


def _near(scope: Scope, key: str, reach: int) -> str:
    """The words around a figure that may govern it; in Chinese no further than the comma that parts it from the next."""
    low, high = max(scope.clause_start, scope.start - reach), min(scope.clause_end, scope.end + 130)
    if key == "zh":
        if scope.previous_end > scope.clause_start:
            low = max(low, scope.sentence.rfind("，", scope.previous_end, scope.start))
        if scope.next_start < scope.clause_end:
            comma = scope.sentence.find("，", scope.end, scope.next_start)
            high = min(high, comma) if comma >= 0 else high
    return scope.sentence[low:high]
