"""Lines that carry no content: contents lists, page numbers, service notes, separators, trailers."""

import re

from tasks.grammar.lock_script import simplified

CONTENTS_TITLE = re.compile(
    r"(?:table of )?contents|(?:inside|in) this (?:issue|edition|bulletin|newsletter)|what'?s inside|目\s*录|содержание"
    r"|в (?:этом )?номере|sommaire|table des matières|índice|inhalt",
    re.IGNORECASE,
)

_SEPARATOR_WORDS = re.compile(r"-*\s*(?:30|ends?|конец|完)\s*-*|#+", re.IGNORECASE)

_PAGE_LINE = re.compile(
    r"[-–—]?\s*\d{1,4}\s*[-–—]?"  # 3, - 3 -
    r"|\d{1,3}\s*/\s*\d{1,3}"  # 3/12
    r"|(?:page|p\.|стр\.?|seite|página)\s*\d{1,4}(?:\s*(?:of|/|из|de|von)\s*\d{1,4})?"
    r"|第\s*\d{1,4}\s*页(?:\s*[，,共/]\s*共?\s*\d{1,4}\s*页)?"
    r"|[A-Z]{1,3}\.\d{2}-\d{4,6}(?:\s*\([A-Z]\))?(?:\s+\d{6})?(?:\s+\d{6})?"  # V.21-03567 (C) 060721 120721
    r"|\d{2}-\d{5}\s*(?:\([A-Z]\))?(?:\s+\d{6}){0,2}(?:\s+\d{1,3}/\d{1,3})?"  # 21-03567 (C) 3/12
    r"|\d{1,3}/\d{1,3}\s+(?:[A-Z]{1,3}\.)?\d{2}-\d{4,6}(?:\s*\([A-Z]\))?"  # 2/2 V.23-08231
    r"|(?:[A-Z]{1,3}\.)?\d{2}-\d{4,6}\s+\d{1,3}/\d{1,3}"  # V.23-08231 2/2
    r"|[A-Z]{1,3}\d{7}\s*\[[A-Z]\](?:\s+\d{6}){0,3}"  # K2200358[C]  170222  180222
    r"|[A-Z]{1,3}\d{7}(?:\s+\d{6}){0,3}"  # K0850001 300109
    r"|\*\d{6,8}\*",  # *2105876*, the words of a bar code
    re.IGNORECASE,
)

_SERVICE_NOTES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "reissue",
        re.compile(r"重新(?:印发|分发|印制)|再次印发|\bre-?issued\b|\bre-?printed for technical", re.IGNORECASE),
    ),
    (
        "printing",
        re.compile(
            r"为节约|未作印发|印数有限|自带文件|不再(?:另)?分发"
            r"|(?:为|出于|鉴于|基于)了?(?:节省|减少|压缩|经济|可持续|环保)[\u4e00-\u9fff]{0,8}[，,]\s*本(?:文件|报告|说明|增编)[\u4e00-\u9fff]{0,6}印"
            r"|请[\u4e00-\u9fff]{0,8}代表[\u4e00-\u9fff]{0,12}文件(?:副本)?(?:与会|到会|参会|赴会|出席会议|参加会议"
            r"|带至会场|带到会场)|for reasons of (?:economy|sustainability)"
            r"|(?:has|have) not been printed|limited number of copies|bring their (?:own )?copies"
            r"|в целях экономии|par mesure d'économie|por razones de economía",
            re.IGNORECASE,
        ),
    ),
    ("editing", re.compile(r"未经正式(?:编辑|审定)|(?:not been|without) formal(?:ly)? edit(?:ed|ing)", re.IGNORECASE)),
    (
        "processing",
        re.compile(
            r"\A[*＊\s]*(?:说明|注)?[：:]?\s*本(?:文件|报告|说明)(?:全部|完全)?由.{2,16}(?:处理|印制)[。]?\Z|\A对本(?:文件|报告).{0,10}如有.{0,10}请联系"
        ),
    ),
    (
        "late",
        re.compile(
            r"\A[*＊\s]*(?:(?:由于|因)[^。]{2,60}[，,])?本(?:文件|报告|说明|增编)的?(?:迟交|晚交|提交较晚|较晚提交|逾期|延迟|推迟|迟延|[在于]?截止日期"
            r"|[在于]上述日期|未能按时|未按时)"
        ),
    ),
    (
        "meeting",
        re.compile(
            r"\A[*＊]{1,3}\s*[^。]{2,60}(?:会议|续会|届会|常会)[^。]{0,24}(?:在线|线上|网上|线下|现场|混合|虚拟|面对面)[^。]{0,14}(?:举行|召开)"
        ),
    ),
    ("recycling", re.compile(r"\A(?:请回收(?:利用)?(?:再利用)?|please recycle)\W*\Z", re.IGNORECASE)),
    ("sponsors", re.compile(r"\A[*＊]{1,3}\s*(?:谨|系)?代表[^。]{2,60}(?:提出|提交)")),
    (
        "label",
        re.compile(
            r"\A(?:(?:政策|法律|财务|行政|预算)影响|所涉(?:政策|法律|财务|经费|预算)问题|相关(?:战略目标|成果)|(?:相关)?主要(?:相关)?成果目标"
            r"|(?:需采取的|所需)?后续行动|作者单位|撰写单位|(?:相关|有关|参考)文件)\s*[：:].{1,60}\Z"
        ),
    ),
    (
        "reference",
        re.compile(r"\A[*＊]{1,4}\s*[A-Z][A-Za-z0-9./()\-]*/[A-Za-z0-9./()\-]*\d[A-Za-z0-9./()\-]*\s*[。.]?\Z"),
    ),
    (
        "web page",
        re.compile(
            r"\A(?:print(?: e-?mail)?|e-?mail this page|share(?: this)?(?: page| article)?|follow us on\s*:?"
            r"|skip to (?:main )?content"
            r"|back to (?:top|list|news)|home|menu|search|download(?: pdf)?|photo ©.{0,60}|русская версия"
            r"|english version|中文版|【?打印(?:本页)?】?"
            r"|【?关闭(?:窗口)?】?|字(?:号|体)\s*[:：].{0,20}|分享到?\s*[:：].{0,20}|浏览(?:量|次数)\s*[:：]?.{0,20}"
            r"|当前位置\s*[:：].{0,60})\Z",
            re.IGNORECASE,
        ),
    ),
    (
        "status",
        re.compile(
            r"\A(?:for (?:information|immediate release|use of (?:the )?information media)\b.{0,60}"
            r"|not an official (?:document|record)"
            r"|embargoed? (?:until|till).{0,60}|advance (?:unedited )?(?:copy|version)|unofficial translation"
            r"|check against delivery|для немедленного распространения|仅供参考.{0,20}|非正式文件)[.!。]?\Z",
            re.IGNORECASE,
        ),
    ),
)

TRAILER_OPENERS = re.compile(
    r"\A(?:(?:for|to obtain) (?:further|more|additional) (?:information|details)\b|for (?:all )?(?:media"
    r"|press) (?:enquiries|inquiries|queries)\b"
    r"|(?:media|press|public information)? ?contacts?(?: (?:us|details|information|persons?))?\s*(?::|\Z)"
    r"|follow us\b|about (?:the )?(?=[^.:;!?\n]{0,70}(?-i:\b[A-Z]{3,}\b|Organi[sz]ation|Association|Cent(?:re|er)\b"
    r"|Agency|Company|Foundation|Council|Alliance|Network"
    r"|Institute|Fund\b|Bank\b|Group\b))[^.:;!?\n]{1,80}\Z|about us\Z|关于(?:我们|[\u4e00-\u9fff]{2,24}(?:组织|协会"
    r"|中心|基金会|公司|集团|联盟|署|银行))\Z"
    r"|notes? (?:to|for) (?:the )?editors?\b|more information\b|read more\b|sources?\s*:?\s*\Z|links?\s*:?\s*\Z"
    r"|subscribe\b|unsubscribe\b"
    r"|tags?\s*:|share\s*:?\Z|photo(?:s| credit)?\s*:|copyright\b|©|all rights reserved"
    r"|[（(【]?(?:责任编辑|责编|编辑|编审|校对|审核|审稿|供稿|撰稿|文字|摄影|来稿|记者|通讯员)\s*[:：]|版权(?:声明"
    r"|所有)|免责声明|原文(?:始发于|链接|地址|标题)|您可能(?:还|也)?(?:会)?喜欢|猜你喜欢|推荐(?:阅读|给朋友)|[上下]一篇|阅读原文|长按|转载请|扫一扫|分享到|相关(?:新闻|链接|阅读)\s*[:：]?\Z"
    r"|related (?:news|links|stories|content)\b|disclaimer\s*:?\Z"
    r"|欲了解更多|更多信息|如需(?:更多|进一步)|联系(?:人|方式)|媒体联系|来源\s*[:：]?|подробнее\b|контакты?\b|источник\b"
    r"|дополнительн\w+ информаци\w+|pour (?:plus d'|de plus amples )informations?\b|contacto\b|para más información\b)",
    re.IGNORECASE,
)

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\b\S+@\S+\.\w+|\+\d[\d ()-]{6,}|\b(?:tel|phone|fax|e-?mail)\b", re.IGNORECASE
)


def is_separator(words: str) -> bool:
    """Whether ``words`` holds no letters and digits at all, or is an end mark.

    >>> is_separator("* *** *"), is_separator("- 30 -"), is_separator("# 1")
    (True, True, False)
    """
    if len(words) > 400:
        return not any(character.isalnum() for character in words)
    return not any(character.isalnum() for character in words) or _SEPARATOR_WORDS.fullmatch(words) is not None


def is_page_line(words: str) -> bool:
    """Whether ``words`` is a page number or a job number from a page's head or foot.

    >>> is_page_line("V.21-03567 (C)"), is_page_line("- 3 -"), is_page_line("2013")
    (True, True, False)
    """
    if len(words) > 40 or _PAGE_LINE.fullmatch(words) is None:
        return False
    return not (words.isdigit() and len(words) == 4)


def service_note(words: str) -> str | None:
    """What a service note is about (``reissue``, ``printing``, ``editing``, ``status``), or None for other words.

    >>> service_note("为节约起见，本文件未作印发。"), service_note("Re-issued as received"), service_note("The fund was issued.")
    ('printing', 'reissue', None)
    """
    if len(words) > 250:
        return None
    words = simplified(words)
    for code, pattern in _SERVICE_NOTES:
        if pattern.search(words):
            return code
    return None


def is_address_line(words: str) -> bool:
    """Whether a short line gives an address: web, mail or telephone."""
    return len(words) < 300 and _ADDRESS.search(words) is not None
