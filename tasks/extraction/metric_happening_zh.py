"""What a Chinese count did, in English: 22个国家完成了… → "that completed …", only where verb and object are known."""

import re

from tasks.extraction.metric_scope import Scope, without_marks
from tasks.grammar.composition_zh import compose
from tasks.grammar.segmentation_zh import segment

_IRREGULAR = {
    "build": "built", "cut": "cut", "hold": "held", "make": "made", "begin": "began", "give": "gave", "take": "took",
    "set": "set", "put": "put", "win": "won", "find": "found", "lead": "led", "draw": "drew", "run": "ran", "get": "got",
    "choose": "chose", "write": "wrote", "grow": "grew", "meet": "met", "bring": "brought", "undertake": "undertook",
    "pay": "paid",
}  # fmt: skip
#: Verbs of completion that have one English each wherever a count of countries, companies or people is their subject.
_COMPLETION = {
    "完成": "complete", "签署": "sign", "加入": "join", "提交": "submit", "制定": "formulate", "建立": "establish",
    "批准": "approve", "通过": "adopt", "实现": "achieve", "设立": "establish", "取得": "achieve", "节约": "save",
    "节省": "save", "减排": "reduce", "减少": "reduce", "产生": "generate", "处理": "treat", "提取": "extract",
    "种植": "plant", "安装": "install", "建成": "build", "培训": "train", "防护": "safeguard", "生产": "produce",
    "收集": "collect", "回收": "recover", "提供": "provide", "捐赠": "donate", "投入": "invest", "采购": "procure",
    "调动": "mobilize", "筹集": "raise", "拨付": "disburse", "创造": "create", "替代": "replace", "修复": "restore",
    "开发": "develop", "建设": "build", "交付": "deliver", "分发": "distribute", "消耗": "consume", "消费": "consume",
    "核准": "approve", "吸引": "attract", "启动": "launch", "出口": "export", "进口": "import", "供应": "supply",
    "避免": "avoid", "销毁": "destroy", "支付": "pay", "募集": "raise",
}  # fmt: skip
_DOUBLING = frozenset(["plan", "ban", "stop", "submit", "commit", "refer", "equip", "control"])
_FINISHED = re.compile(r"^\s?(?:目前)?(?P<sign>已经?|均已|都已)?(?P<rest>[^，。；：、,;:！？（）()“”\d]{3,30})")
_NOT_YET = re.compile(r"将|拟|计划|正在|可以|能够|应当|准备|有待|未|没有|仍")

#: A count behind these has something done to, for or with it; what follows is another's doing.
_NOT_THE_DOER = re.compile(r"为|向|对|给|与|同|由|把|将|被|从|在|和")


def past_en(verb: str) -> str:
    """The simple past of an English base verb, particles kept.

    >>> past_en("complete"), past_en("phase out"), past_en("destroy"), past_en("submit"), past_en("build")
    ('completed', 'phased out', 'destroyed', 'submitted', 'built')
    """
    head, _, rest = verb.partition(" ")
    if head in _IRREGULAR:
        form = _IRREGULAR[head]
    elif head in _DOUBLING:
        form = f"{head}{head[-1]}ed"
    elif head.endswith("e"):
        form = f"{head}d"
    elif re.search(r"[^aeiou]y$", head):
        form = f"{head[:-1]}ied"
    else:
        form = f"{head}ed"
    return f"{form} {rest}" if rest else form


def _verb_of(words: str) -> str | None:
    """The English base verb of a Chinese one the termbase knows as a verb, None for any other word."""
    if words in _COMPLETION:
        return _COMPLETION[words]
    tokens = segment(words)
    term = tokens[0].term("verb") if tokens and len(tokens) == 1 else None
    return term.en if term else None


def _verb_and_object(phrase: str) -> tuple[str, str] | None:
    """The Chinese verb and object of 完成了X, 已完成X; None where no known verb opens the phrase."""
    for size in range(min(6, len(phrase) - 2), 1, -1):
        if _verb_of(phrase[:size]):
            return phrase[:size], phrase[size:].removeprefix("了").removeprefix("其")
    return None


def happened(scope: Scope, noun: str) -> str | None:
    """``noun`` with what it did ("countries that completed …"); None unless verb and object are wholly known and done."""
    if not scope.quantity.noun:
        return None
    match = _FINISHED.match(scope.sentence[scope.end : scope.clause_end])
    if match is None or _NOT_YET.search(match["rest"]) or scope.sentence[scope.end + match.end() :][:1].isdigit():
        return None
    ahead = re.split(r"[，。；：,;]", scope.before)[-1]
    if _NOT_THE_DOER.search(ahead):
        return None
    pair = _verb_and_object(match["rest"])
    if pair is None or not (match["sign"] or f"{pair[0]}了" in match["rest"]):
        return None
    verb, thing = _verb_of(pair[0]), compose(without_marks(pair[1]))
    if verb is None or thing is None:
        return None
    who = "who" if scope.quantity.group == "person" else "that"
    return f"{noun} {who} {past_en(verb)} {thing}"


def object_done(phrase: str, *, english: bool = False) -> str | None:
    """For 处置了X, 淘汰X or 销毁或停止使用的X "处置的X" — or its English, "X disposed of" — None where no verb stands so.

    >>> object_done("已有国家处置了设备")
    '处置的设备'
    """
    match = re.search(r"(?P<verb>[\u4e00-\u9fff]{2})了(?P<thing>[^了]{2,24})$", phrase)
    if match and not english:
        return f"{match['verb']}的{match['thing']}"
    said = re.fullmatch(r"(?P<verbs>[\u4e00-\u9fff]{2,12})的(?P<thing>[^的]{2,24})", phrase)
    if said is None or not english:
        return None
    verbs = [_verb_of(verb) for verb in said["verbs"].split("或")]
    thing = compose(said["thing"])
    known = [past_en(verb) for verb in verbs if verb]
    return f"{thing} {' or '.join(known)}" if thing and known and len(known) == len(verbs) else None
