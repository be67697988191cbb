"""The words that say what sort of fact a figure states: of taking part, achieving, working, trends, budgets and the world."""

import re

_FLAGS = re.IGNORECASE
PARTICIPATION = {
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
ACHIEVED = {
    "en": re.compile(
        r"\b(?:have been|has been|were|was|had been)? ?(?:trained|completed|destroyed|disposed|eliminat\w+|"
        r"phas\w+ out|reduc\w+|cut|sav(?:ed|ing|ings)|avoid\w+|creat\w+|approved|"
        r"adopted|established|installed|built|lower(?:ed|ing)|decreas(?:ed|ing)|halv(?:ed|ing)|switched|planted|retrofitted|rehabilitated|safeguarded|generated|mobili[sz]ed|leverag\w+|"
        r"achieved|delivered|recycled|treated|recovered|"
        r"prevented|upgraded|connected|certified|issued|awarded|signed|secured|provided|disbursed|raised|invested|"
        r"helped|assisted|enabled|benefit(?:ed|ing)|reached|"
        r"receiv(?:ed|ing) (?:[\w\-]+ ){0,3}(?:training|support|grants?|loans?|certificates?|certification|assistance|advice)|"
        r"supported|improved|converted|replaced|collected|protected|restored|launched|opened|commissioned|"
        r"equipped|graduated|employed|granted|cost efficiency|return on)\b",
        _FLAGS,
    ),
    "zh": re.compile(
        r"完成|销毁|停止使用|淘汰|减少了?|减排|避免|批准|通过了|培训了?|建立了|建成|安装|节约|节省|节水|节电|节煤|创造|实现|提供了|发布|获得|处置|防护|回收|"
        r"签署|受益|惠及|增加了|改善|帮助|协助|调动|筹集|颁发|授予|认证|制定了|编制|出版|改造|替代|投资|落地|达成|新增"
    ),
}
ACTIVITY = {
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
WORLD = {
    "en": re.compile(
        r"\b(?:(?-i:[Ww]orld(?:'s|wide)?(?! [A-Z])|WORLDWIDE|[Gg]lobally|global|Global(?![ -][A-Z]))|"
        r"humanity|species|population|deforestation|according to|estimates?|"
        r"scientists|(?:analysis|survey|study|report|data) (?:notes?|noted|finds?|found|shows?|showed|suggests?)|"
        r"threatened|per capita|gdp|(?-i:markets?)|"
        r"gross domestic|life expectancy|takes|industry accounts|accounts? for|produces|"
        r"each year|emit(?:s|ted)?|consum(?:es|ption)|unemployment|poverty)\b",
        _FLAGS,
    ),
    "zh": re.compile(
        r"全球(?!环境基金|清洁|生物|生态|协|伙伴|能源)|世界(?!银行|卫生|贸易)|人口|占.{0,8}总|据估计|据统计|国内生产总值|平均寿命|人均"
    ),
}
PASSIVE = re.compile(
    r"\b(?:were|was|has been|have been|had been)\s(?:\w+ly\s)?(?:saved|avoided|trained|destroyed|disposed|eliminated|"
    r"phased out|reduced|created|built|installed|treated|recycled|collected|planted|mobili[sz]ed|converted|replaced|connected)\b"
)
#: Verbs that name the work itself and its reach, whatever result the rest of the clause reports.
WORKED_WITH = re.compile(
    r"\b(?:work(?:s|ed|ing)? with|visit(?:s|ed|ing)|audit(?:s|ed|ing)|cover(?:s|ed|ing)|review(?:s|ed|ing)|operat\w+ in)"
    r"(?: (?:a total of|all|the|some))*\s?$"
)
SPENT_ON = re.compile(
    r"\b(?:programme|program|project|initiative|fund|facility|budget|loan|grant|partnership)\b", _FLAGS
)
EARNED = re.compile(
    r"\b(?:sav\w+|earn\w+|gener\w+|mobili\w+|leverag\w+|rais(?:ed|ing)|reduc\w+|avoid\w+|recover\w+)\b", _FLAGS
)


#: What programmes set out to change: a fall or rise of it is a result, a fall or rise of anything else a fact of the world.
RESOURCE = {
    "en": re.compile(
        r"\b(?:(?:water|energy|electricity|power|fuel|gas|heat|steam|coal|material|chemical|resource)s?(?:-| )(?:use|usage|"
        r"consumption|intensity|loss(?:es)?|demand|bills?|efficiency)|emissions?|waste|wastewater|effluents?|discharges?|"
        r"pollution|dust|sludge|(?:operating|production|energy) costs?|downtime|defects?|scrap|yields?|efficiency|accidents?|"
        r"incomes?|savings?|processing time|rejects?)\b",
        _FLAGS,
    ),
    "zh": re.compile(
        r"用水|水耗|能耗|电耗|用电|煤耗|排放|废水|废物|废弃物|固废|污染物|粉尘|成本|收入水平|效率|事故|利用率|回收率|损失|次品率|浓度"
    ),
}
TREND = {
    "en": re.compile(  # without an object: "output grew by"; "raised output by" is somebody's doing
        r"\b(?:rose|risen|ris(?:es|ing)|fell|fallen|fall(?:s|ing)|grew|grown|grow(?:s|ing)|increas(?:ed|es|ing)|"
        r"decreas(?:ed|es|ing)|declin(?:ed|es|ing)|dropp(?:ed|ing)|drops|climb(?:ed|ing)|slipp?ed|shr[aou]nk|improv(?:ed|ing)|"
        r"halved|doubled|tripled|gained|up|down)(?=\s(?:by|from|to|at|an?|in|of|over|more|less|nearly|about|some|only|further|"
        r"around|almost|another|and|\w+ly|[\d$€£])|,|\s?$)[^;]{0,100}$",
        _FLAGS,
    ),
    "zh": re.compile(
        r"(?:增长|增加|提高|上升|提升|下降|降低|减少|降|升|增|减)(?:了|到|至|约|近|超过|幅度?|为|达|\s)*$"
    ),
}
MACRO = {
    "en": re.compile(
        r"\b(?:year[- ]on[- ]year|industrial (?:production|output)|gdp|economy|inflation|consumer prices?|exports?|imports?|"
        r"turnover|value[- ]added|euro area|labou?r productivity|employment|according to estimates|(?:first|second|third|"
        r"fourth|last|previous) quarter|sector'?s? share|"
        r"global|world|worldwide|national|country's|workforce|cent(?:age)? of (?:all )?(?:businesses|firms|households))\b",
        _FLAGS,
    ),
    "zh": re.compile(r"同比|环比|增加值|总产值|产量|国内生产总值|出口|进口|全国|规模以上|人口|价格|增速|占"),
}
BUDGET = {
    "en": re.compile(
        r"\b(?:budgets?|costs?|value|financing|allocation|price|balance|resources|arrears)\b[^;,]{0,40}\b(?:is|are|was|were|"
        r"amount(?:s|ed)?|total(?:s|led|ed)?|stands?|stood|comes?|came|of which)\b[^;]{0,60}$",
        _FLAGS,
    ),
    "zh": re.compile(
        r"(?:总金额|总额|预算|经费|(?:总)?投资额?|资金|成本|费用|价值)[^，]{0,6}(?:为|是|达|共|计|约)[^。；]{0,40}$"
    ),
}
HORIZON = re.compile(r"\b(?:for|in|over) the next\b|\b(?:by|until) (?:the end of )?20[2-9]\d\b", re.IGNORECASE)
IS_GOAL = re.compile(r"\s(?!of\b|to\b|in\b|towards\b)(?:[\w\-]+\s){0,2}(?:goals?|targets?)\b")
ATTENDEES = {
    "en": re.compile(
        r"\b(?:participants?|attendees|delegates?|trainees|speakers|exhibitors|guests|panell?ists|visitors)\b", _FLAGS
    ),
    "zh": re.compile(r"与会者|参会|参加者|学员|代表|观众|嘉宾|发言者"),
}
SHARE_OF_ALL = re.compile(r"\b(?:ma(?:de|kes?) up|accounted for|constituted|represented|comprised|formed)\s\D{0,20}$")
NO_ACTIVITY = frozenset(["share", "ratio", "temperature", "time"])
#: Somebody's doing, whatever is cut: "had cut its electricity consumption by".
CUT_BY = re.compile(
    r"\b(?:cut(?:ting)?|reduc(?:ed|ing)|lower(?:ed|ing)|sav(?:ed|ing)|rais(?:ed|ing)|improv(?:ed|ing)|increas(?:ed|ing)|halv(?:ed|ing)|"
    r"doubl(?:ed|ing))\s(?!by\b|from\b|to\b|at\b|in\b)\w[^;]{0,120}$",
    _FLAGS,
)
JUST_DONE_ZH = re.compile(r"[\u4e00-\u9fff]了(?:约|近|超过|至少|共)?\s?$")
PRICE = re.compile(r"\b(?:costs?|prices?) of\s(?:about |some |over |nearly )?$", _FLAGS)
STATISTIC_ZH = re.compile(r"[，,（(]\s?(?:同比|环比|比上年|较上年)?(?:增长|下降|增加|减少)\s?\d")
