"""What is no translation at all by its form: markup, data, chat, an error page, a mask left standing, an endless answer."""

import re

from tasks.grammar.lock_model import LockReading

#: An answer longer than this many times its source and this much more is not read: no translation is as long.
LONGEST_RATIO = 20
LONGEST_SHORT = 2_000
LONGEST = 1_000_000

_MARKUP = re.compile(
    r"</?[A-Za-z!|][^<>\n]{0,200}>|<\||\|>|&(?:nbsp|amp|lt|gt|quot|#\d{1,6}|#x[0-9A-Fa-f]{1,5});|```|\[/?INST\]|"
    r"<</?SYS>>|</s>"
    r"|\{\s*\"|\"\s*:\s*[\[{\"]|\"\s*\}|\{\{|\}\}|\{%|\\u[0-9a-fA-F]{4}|\\n|^#{1,6}\s|\*\*|\]\(|__\w+__|^\s*\[\s*\"",
    re.MULTILINE,
)
_MASKS = re.compile(
    r"\[\[|\]\]|⟦|⟧|[\u2600-\u27bf\ue000-\uf8ff\ufffd\u0000-\u0008\u000b\u000c\u000e-\u001f]|"
    r"[\U0001f000-\U0001faff]|\bX{3,}\b|\bNUM_?\d+\b|\[[a-z][a-z .]{2,30}\]|%[sd]\b|\$\{|\bundefined\b|\bNaN\b|\?{3,}"
)
_NOTHING = frozenset(
    {"n/a", "na", "none", "null", "nil", "tbd", "unknown", "untranslated", "error", "ok", "yes", "no", "done"}
)
# A text without these cannot hold any of the above or below.
_MARKUP_SIGNS = frozenset("<>&`[{}|\\#*_")
_MASK_SIGN = re.compile(
    r"[\[\]⟦⟧?%$\ufffd\u2600-\u27bf\ue000-\uf8ff\u0000-\u0008\u000b\u000c\u000e-\u001f\U0001f000-\U0001faff]|"
    r""
    r""
    r""
    r""
    r""
    r"XXX|NUM|undefined|NaN"
)
_ERROR_WORDS = ("502", "500", "503", "504", "404", "error", "unavailable", "timeout", "time-out", "timed out",
    "too many", "rate limit", "traceback", "access denied", "unauthorized",
                "api key", "quota", "connection ", "exception", "nginx", "null")  # fmt: skip
_CHAT_WORDS = (":", "：", "language model", "as an ai", "i'm", "i’m", "i am", "i can", "i apolog", "sure",
    "certainly", "of course", "okay", "ok,", "ok.", "ok!", "hello", "hi,", "hi!",
               "how can", "how may", "here", "translat", "let me know", "please provide", "(note", "(expl", "(lit",
               "i hope", "the text ", "the sentence ", "the original ",
               "the phrase ", "the source ", "feel free", "instruction", "literal", "alternative")  # fmt: skip
# Words of a machine that speaks of its task instead of doing it; those that a source of translators may hold are tried
# against the source first.
_CHAT = re.compile(
    r"(?:\bas an ai\b|\blanguage model\b|\bi(?:['’]m| am) (?:sorry|unable|happy|an?\b)|\bi (?:cannot|can['’]t|"
    r"can not|apologi[sz]e)\b|^\s*(?:sure|certainly|of course|okay|ok|hello|hi)[!,.:]"
    r"|\bhow (?:can|may) i (?:help|assist)\b|\bhere(?:['’]s| is| are) (?:the|your|a|my)\b[^.]{0,40}(?:translat\w*|"
    r"text|version|english)|^\s*(?:english )?(?:translation|translated text|output|answer|response|result)\s*[:：]"
    r"|\b(?:assistant|user|system|human)\s?:|\btranslate the following\b|\blet me know if\b|"
    r"\bplease provide\b.{0,30}\btext\b|^\s*(?:source|chinese|english|target)(?: text)?\s*[:：]"
    r"|^\s*\(?(?:note|translator['’]?s? note|n\.?b\.?|explanation|comment)\s*[:：]|\((?:translator['’]?s?\s)?(?:note|"
    r"explanation|literally|lit\.)\s?[:：]?|\bi hope this\b|\bthe (?:text|sentence|original|phrase|source) (?:means|"
    r"says|translates|reads)\b"
    r"|\b(?:alternative|literal) translation\b|\btranslates (?:to|as)\b|\bfeel free\b|"
    r"\bthe instructions?\b.{0,20}\bignor)",
    re.IGNORECASE | re.MULTILINE,
)
_ERRORS = re.compile(
    r"\b(?:50[0234] (?:bad|internal|service|gateway)|404 not found|internal server error|service unavailable|"
    r"gateway time-?out|too many requests|rate limit(?:ed| exceeded)|traceback \(most recent|access denied|"
    r"unauthorized|api key|quota exceeded|connection (?:refused|reset|timed out)|exception:|error:|nginx|null)\b",
    re.IGNORECASE,
)
# What a page says to its visitor beside the text: to follow a link, subscribe, share, accept.
_ADVERTS = re.compile(
    r"\bclick (?:here|below|on the|the (?:link|button))\b|\bread more\b|\blearn more(?: at| about|$)|"
    r"\bfind out more\b|\bsubscribe\b|"
    r"\bnewsletter\b|\bsign (?:up|in)\b|\blog ?in\b|\bfollow us\b|\bshare (?:this (?:article|page|post|"
    r"story)|(?:on|via) (?:facebook|twitter|x|linkedin|whatsapp|e-?mail))\b|\bvisit (?:our|us)\b|"
    r"\bcontact us\b|"
    r"\ball rights reserved\b|\bprivacy policy\b|\bterms (?:of (?:use|service)|and conditions)\b|"
    r"\bcookies?\b|\bback to (?:top|home)\b|"
    r"\brelated (?:articles|posts|news|stories)\b|\badvertisement\b|\bsponsored (?:content|post|link)s?\b|"
    r"\bdownload (?:the|our|now)\b|\bbuy now\b|"
    r"\bfree trial\b|\bskip to (?:main )?content\b|\bnext (?:page|article)\b|\bprevious (?:page|"
    r"article)\b|\bleave a comment\b|"
    r"\bphoto (?:credit|by)\b|\bgetty images\b|\bcopyright ©|©",
    re.IGNORECASE,
)
_ADVERT_SIGNS = ("click ", "read more", "learn more", "find out more", "subscribe", "newsletter",
    "sign up", "sign in", "log in", "login",
    "follow us", "share this", "share on", "share via", "visit our", "visit us", "contact us", "rights reserved", "privacy policy",
    "terms of", "terms and", "cookie", "back to", "related ", "advertisement", "sponsored ", "download ", "buy now", "free trial",
    "skip to", "next page", "next article", "previous ", "leave a comment", "photo ", "getty", "©")  # fmt: skip
_OF_PAGES = re.compile(
    r"点击|點擊|了解|认购|认缴|报名|单击|點選|按此|阅读|閱讀|了解更多|更多|订阅|訂閱|通讯|简报|快讯|期刊|"
    r"注册|登录|登入|关注|分享|访问|参观|走访|联系|版权|隐私|条款|条件|"
    r"曲奇|饼干|小甜饼|返回|相关|广告|赞助|资助|支持|下载|购买|试用|跳转|下一页|上一页|评论|照片|图片|"
    r"摄影|©|cookie|cliqu|lire|abonn|bulletin|inscri|connex|"
    r"partag|visit|contact|droits|confidential|condition|publicit|télécharg|clic|leer|suscri|boletín|"
    r"compart|derechos|privacidad|"
    r"descarg|patrocin|parrain|financ|нажм|щелкн|подпис|читат|прочит|бюллетен|войти|вход|регистр|подел|"
    r"посе[тщ]|связ|прав|конфиденц|услови|реклам|"
    r"скачат|загруз|спонсор|фото|اضغط|انقر|اشتر|نشرة|اقرأ|قراءة|تسجيل|شارك|زيار|زار|اتصل|حقوق|خصوصية|شروط|"
    r"إعلان|تحميل|رعا|click|subscri|"
    r"newsletter|sign|share|read|learn|contact|terms|sponsor",
    re.IGNORECASE,
)
_OF_TRANSLATION = (
    "翻译",
    "译",
    "助手",
    "提示",
    "traduc",
    "traduct",
    "перев",
    "ترجم",
    "模型",
    "注：",
    "注:",
    "说明：",
    "错误",
    "原文",
)


# A source that speaks to its translator instead of its reader, and what an answer must then say at least.
_ADDRESSES = re.compile(
    r"翻译者|译者(?:注意|须知)|译文(?:末尾|中|里|前|后|末|开头)|忽略(?:以上|上述|上面|前面|之前|此前|所有|"
    r"先前|本|其他|一切|原)|无视(?:以上|上述|前面|之前|所有|先前)|不要翻译|"
    r"无需翻译|不必翻译|别翻译|请(?:直接)?(?:输出|回复|回答|写上|写出|改为|改成)"
    r"|系统(?:提示|指令|消息)|提示词|管理员(?:指令|提示)|(?:新|以下)指令|大语言模型|人工智能助手|AI助手|"
    r"翻译(?:时请|软件|引擎|程序|系统|机器|模型|助手|公司)|ignore (?:all|"
    r"the|any|previous|above|these)|disregard (?:all|the|any|previous)|(?:system|new) (?:prompt|instruction)|"
    r"instead (?:of translating|output|write|print)"
    r"|do not translate|(?:note|message|instruction)s? (?:to|for) (?:the )?translator|translator[:,]|"
    r"as the translator|игнорир|не переводи|переводчик|ignore[zr] |ne traduis|traducteur|ignor[ae] |no traduz|"
    r"traductor|تجاهل|لا تترجم|المترجم",
    re.IGNORECASE,
)
_ADDRESS_SIGNS = ("译", "忽略", "无视", "输出", "回复", "回答", "写", "改为", "改成", "提示", "指令", "系统", "模型", "助手",
    "ignor", "disregard",
    "prompt", "instruct", "instead", "translat", "игнор", "перевод", "traduis", "traduc", "traduz", "تجاهل", "ترجم")  # fmt: skip
_MUST_SAY = (
    (r"忽略|无视|ignor|disregard|игнорир|تجاهل", r"ignor|disregard|skip|overlook|pay no"),
    (r"指令|指示|instruct|command|инструкц|указан|instrucci|consigne|تعليم", r"instruct|command|direct|prompt|order"),
    (r"翻译|译者|译文|translat|перев|tradui|traduct|traduc|ترجم|مترجم", r"translat"),
    (
        r"加上|添加|附上|追加|补充一句|加一句|append|\badd\b|добав|ajout|añad|agreg|أضف",
        r"\badd|append|insert|includ|attach|supplement|put",
    ),
    (
        r"输出|打印|写|output|print|\bwrite|напиш|écri|escrib|اكتب",
        r"output|print|writ|typ|produc|state|display|say|put",
    ),
    (r"回复|回答|答复|reply|answer|ответ|répond|respond|respuesta|أجب", r"repl|answer|respon"),
    (
        r"改为|改成|替换|replace|замен|remplac|reemplaz|sustitu|استبدل",
        r"replac|chang|instead|substitut|alter|turn|revis|read",
    ),
    (
        r"请|please|пожалуйста|veuillez|por favor|يرجى",
        r"please|kindly|request|should|must|ask|need|invit|are to|is to|"
        r"shall",
    ),
)


def disobeyed(said: LockReading, kept: LockReading) -> list[str]:
    """Words of an instruction hidden in the source that the answer does not translate, because it followed them."""
    lowered = said.lowered
    addressed = _ADDRESSES.search(said.text) if any(map(lowered.__contains__, _ADDRESS_SIGNS)) else None
    if addressed is None or kept.language != "en":
        return []
    for ours, theirs in _MUST_SAY:
        asked = re.search(ours, said.text, re.IGNORECASE)
        if asked and not re.search(theirs, kept.text, re.IGNORECASE):
            return [
                f"an instruction in the source ({addressed.group()}) was followed or dropped, not translated: {asked.group()}"
            ]
    return []


def is_endless(source: str, target: str) -> bool:
    """Whether ``target`` is too long to be a translation of ``source``, told from the lengths alone."""
    return len(target) > min(len(source) * LONGEST_RATIO + LONGEST_SHORT, LONGEST)


def form_faults(said: LockReading, kept: LockReading) -> list[str]:
    """Markup, data, masks or chat that the source has not, one line each."""
    wrong: list[str] = []
    lowered = kept.lowered
    for what, pattern, is_possible in (
        ("markup or data", _MARKUP, not _MARKUP_SIGNS.isdisjoint(kept.text)),
        ("a mask or broken sign", _MASKS, _MASK_SIGN.search(kept.text) is not None),
        ("an error message", _ERRORS, any(map(lowered.__contains__, _ERROR_WORDS))),
    ):
        found = pattern.search(kept.text) if is_possible else None
        if found and found.group() not in said.text:
            wrong.append(f"{what}: {found.group().strip()[:40]}")
    if not any(map(str.isalnum, kept.text)) and any(map(str.isalnum, said.text)):
        wrong.append("not a word is said")
    if kept.lowered.strip(" .") in _NOTHING:
        wrong.append(f"no translation: {kept.text.strip()}")
    wrong += disobeyed(said, kept)
    advert = _ADVERTS.search(kept.text) if any(map(lowered.__contains__, _ADVERT_SIGNS)) else None
    if advert and _OF_PAGES.search(said.text) is None:
        wrong.append(f"speaks to a visitor: {advert.group()[:40]}")
    chat = _CHAT.search(kept.text) if any(map(lowered.__contains__, _CHAT_WORDS)) else None
    if chat and not any(sign in said.lowered for sign in _OF_TRANSLATION) and chat.group().lower() not in said.lowered:
        wrong.append(f"speaks of the task: {chat.group().strip()[:40]}")
    return wrong
