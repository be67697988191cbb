"""Doubts about two things side by side: a deed and its 活动, means and a kind of help, one document or two."""

from tasks.grammar.composition_closed_deeds import FOR_ACTION, LIGHT_OBJECTS
from tasks.grammar.composition_government import is_action
from tasks.grammar.composition_token import Token
from tasks.grammar.inflection_en import gerund
from tasks.grammar.phrases import word_set
from tasks.vocabularies.composition_terms import load_lexicon

_FIGHTS = word_set("打击 防止 预防 制止 取缔 惩治 遏制 禁止 根除 消除 杜绝 防范 应对 监管")


def deed_as_activity(tokens: tuple[Token, ...], english: str) -> bool:
    """``打击贩运人口活动``: what is fought is the deed; 活动 and 行为 behind a verb with its object say nothing in English."""
    if len(tokens) < 3 or tokens[0].zh not in _FIGHTS or tokens[-1].zh not in ("活动", "行为", "行动"):
        return False
    deed = tokens[-2]
    opens_verb = any(
        term.part_of_speech == "verb" for size in (1, 2) for term in load_lexicon().get(deed.zh[:size], ())
    )
    names_a_deed = deed.nominal is not None and deed.nominal.en.split()[0].endswith("ing")
    is_deed = is_action(deed) or opens_verb or names_a_deed
    return is_deed and tokens[0].verb is not None and english.startswith(gerund(tokens[0].verb.en))


def shares_a_noun(tokens: tuple[Token, ...]) -> bool:
    """``资金和技术支助``: means beside a described kind of help, which they may share as an adjective."""
    return any(
        before.zh in _MEANS and mark.zh in ("和", "与", "及", "、") and after.zh[-2:] in _HELP and len(after.zh) > 3
        for before, mark, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


_MEANS = word_set("资金 财务 物资 人力 后勤 资源 政策 行政")
_HELP = word_set("支助 援助 支持 协助 咨询 资助")


def topic_of_which(tokens: tuple[Token, ...]) -> bool:
    """``关于A的B和C的D``: one document on both, or two documents; nobody can tell."""
    words = [token.zh if not token.terms else "" for token in tokens]
    turns = [index for index, word in enumerate(words) if word == "的"]
    if len(turns) != 2 or not any(word in ("关于", "有关") for word in words[: turns[0]]):
        return False
    between = words[turns[0] + 1 : turns[1]]
    return sum(word in ("和", "与", "及", "以及") for word in between) == 1 and not any(
        word in ("关于", "有关", "对", "在") for word in between
    )


def leaves_a_deed_open(tokens: tuple[Token, ...]) -> bool:
    """``提交报告的程序``: verb and object are one deed; read as a kind of report they are a guess."""
    if len(tokens) < 4 or tokens[2].zh != "的" or tokens[1].zh not in LIGHT_OBJECTS.get(tokens[0].zh, ()):
        return False
    is_known = tokens[0].zh == "采取" and tokens[1].zh == "行动" and len(tokens) == 4 and tokens[3].zh in FOR_ACTION
    return not is_known
