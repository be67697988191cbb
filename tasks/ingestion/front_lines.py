"""What the lines of a first page are: body, session, agenda item, author, distribution, symbol, issue line."""

import re

from tasks.grammar.lock_script import simplified
from tasks.grammar.symbols import find_symbols
from tasks.ingestion.columns import unspaced

_ZH = "一二三四五六七八九十百零〇\\d"

_HAN_SIGN = re.compile(r"[\u4e00-\u9fff]")
_BODY_HAN = re.compile(
    r"[\u4e00-\u9fff、《》()（）/·\d]{0,60}(?:理事会|委员会|大会|执行局|董事会|缔约[方国](?:会议|大会)|论坛|工作组|附属机构|咨询机构|管理机构"
    r"|专门委员会|附属履行机构|贸易和发展会议|裁军谈判会议)(?:/全球部长级环境论坛)?"
    r"|(?:совет|комитет|генеральная ассамблея|генеральная конференция)(?: [а-яё]+){0,6}",
    re.IGNORECASE,
)
_BODY_HEADS = frozenset(["Board", "Council", "Committee", "Assembly", "Conference", "Commission", "Body", "Forum"])
_BODY_LINKS = frozenset(["of", "for", "on", "and", "the", "to", "in"])
_SESSION = re.compile(
    rf"(?:\d{{4}}\s*年\s*)?第\s*[{_ZH}]+\s*(?:次|届)[\u4e00-\u9fff]{{0,8}}(?:会议|常会|特别会议|会期|大会)?(?:续会)?"
    rf"(?:\s*第[{_ZH}]+期会议|\s*[(（](?:第[{_ZH}]+(?:期|阶段|部分)(?:会议)?|续会)[)）])?"
    r"|\d{4}\s*年(?:度)?(?:年度|年|实质性|组织|常|特别|高级别)?(?:届会|会议|年会|常会|会)(?:续会)?|\d{4} (?:substantive )?session"
    r"|(?:紧急)?特别会议(?:续会)?|年度会议(?:续会)?|组织会议|实质性会议"
    r"|(?:高级别|管理|协调|一体化|人道主义事务|常务|发展方面业务活动|业务活动促进发展)部分"
    r"|(?:resumed )?(?:[a-z]+(?:[- ][a-z]+){0,3}|\d{1,3}(?:st|nd|rd|th)) (?:(?:regular|special|resumed|annual"
    r"|emergency|plenary|substantive|organizational) )?"
    r"(?:session|meeting)(?: \d{4}| of \d{4})?"
    r"|(?:[а-яё]+ )?[а-яё]+ (?:сессия|заседание)",
    re.IGNORECASE,
)
_ORDINAL_EN = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth"
    r"|\w+ty-\w+|hundred\w*|\d+(?:st|nd|rd|th)"
    r"|annual|перв|втор|трет|\w+ая)\b",
    re.IGNORECASE,
)
_SUB_ZH = r"(?:[(（]\s*[a-z一-十ivx]{1,4}\s*[)）]|[㈠-㈩])"
_ITEM_ZH = rf"\d{{1,3}}(?:\.\d{{1,2}})?(?:\s*{_SUB_ZH})*"
_AGENDA = re.compile(
    rf"(?:(?:[\u4e00-\u9fff]{{2,8}}部分)?(?:(?:临时|暂定|补充)?议程(?:草案)?|暂定项目表|初步项目表|初步清单)\s*\*{{0,3}}\s*)?(?:分?项目|议题)\s*(?P<zh>{_ITEM_ZH}(?:\s*(?:[、和及与,至]|以及)\s*(?:{_ITEM_ZH}|{_SUB_ZH}))*)\s*\*{{0,3}}"
    r"|第\s*(?P<nth2>[\d一二三四五六七八九十]{1,3})\s*项(?:临时)?议程\s*\*{0,2}"
    r"|(?:临时)?议程\s*\*{0,2}\s*第\s*(?P<nth>[\d一二三四五六七八九十]{1,3})\s*项(?:目)?"
    r"|(?:provisional )?agenda items?\s*(?P<en>\d{1,3}(?:\s*\([a-z]+\))*(?:(?:,| and"
    r"| to)\s*\d{1,3}(?:\s*\([a-z]+\))*)*)\*{0,2}"
    r"|\(?items?\s*(?P<en2>\d{1,3}(?:\s*\([a-z]+\))*(?:(?:,"
    r"| and)\s*\d{1,3}(?:\s*\([a-z]+\))*)*)\s*(?:of the (?:provisional )?agenda\*{0,2})?\)?"
    r"|пункт\s*(?P<ru>\d{1,3}(?:\s*[a-zа-я]\))?)\s*(?:предварительной )?повестки дня\*{0,2}",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"[\u4e00-\u9fff（）()、《》77]{2,40}(?:的(?:第[一二三四五六七八九十]{1,3}[次份])?(?:年度|最后|综合|进度|进展|临时|口头|补充)?报告|的说明|的备忘录|的信|的发言"
    r"|(?:提交|提出|编写|编制|转交|转递)的[\u4e00-\u9fff]{2,20})"
    r"|由?[\u4e00-\u9fff、（）()]{2,40}(?:提交|编写|编制)|[\u4e00-\u9fff、*（）()]{2,120}\s*[：:]\s*[*＊]{0,3}\s*(?:订正)?决[议定]草案"
    r"|秘书处的?说明|主席的?总结"
    r"|(?:\w+ ){0,3}(?i:report|note|statement|memorandum|letter|submission|draft (?:decision|resolution)"
    r"|summary)(?: submitted| prepared)? "
    r"(?:by|of|from) (?:the )?(?:[A-Z]|secretariat\b|bureau\b|co-chairs?\b|working group\b)[^.:;!?\n]{0,90}"
    r"|(?i:доклад|записка) (?:генерального|секретариата|исполнительного)[^.:;\n]{0,60}",
)
_DISTRIBUTION = re.compile(
    r"(?:distr\.?\s*:?\s*(?:general|limited|restricted)?|general|limited|restricted|(?:普遍|限制|一般|限量|限发|普通)(?:分发)?|分发\s*[:：].*"
    r"|(?:中文|英文)\s*(?:原件|原文|原始语文)\s*[:：].{0,40}|仅供[\u4e00-\u9fff]{2,12}|[只仅]有[、和\u4e00-\u9fff]{2,20}文(?:本)?"
    r"|(?:世界|国际|万国)[\u4e00-\u9fff]{2,14}(?:组织|机构|联盟|管理局|基金)|环境规划署|工业发展组织|(?:联合国)?气候变化框架公约|生物多样性公约"
    r"|联合国[\u4e00-\u9fff、]{0,24}(?:基金会|规划署|公约|及文化组织|农业组织)"
    r"|中文|chinese|english|russian|french|spanish|arabic"
    r"|(?:original|原件|原文|原始语文|原语文|原文语文|оригинал)\s*[:：].{0,40}|联\s*合\s*国|united nations(?: .{0,80})?"
    r"|advance version"
    r"|(?:english|chinese|中文) only"
    r"|联合国[\u4e00-\u9fff]{0,14}(?:组织|规划署|会议|署|计划|基金))",
    re.IGNORECASE,
)
# A series the symbol grammar does not list: UNEP(DTIE)/Hg/INC.4/INF/2, SAICM/OELTWG.1/2.
_SYMBOL_SHAPE = re.compile(
    r"[A-Z][A-Z0-9.]{1,11}(?:\([A-Z]{2,8}\))?(?:/[A-Z][A-Za-z0-9.()_-]{0,15}){1,4}(?:/[A-Za-z0-9.()_-]{1,12}){1,3}"
)
# The specialized agencies': CL 140/8, EB138/14 Add.1, A76/10, 214 EX/5, GB.347/INS/4, GC(67)/5, GOV/2023/12.
_AGENCY_SYMBOL = re.compile(
    r"(?:[A-Z]{1,4} ?\d{2,4}|\d{2,3} ?(?:EX|C)|(?:GB|ILC)\.\d{2,3}|GC\(\d{2}\)|GOV)/(?:[A-Z]{2,6}/)?\d{1,4}(?:/\d{1,3})?"
    r"(?:[ .-]?(?:Add|Rev|Corr|INF|Part)\.? ?\d{0,2}| [IVX]{1,4})*"
)
NEWSLETTER_WORD = re.compile(
    r"\b(?:e-?)?(?:newsletter|news letter|news bulletin|bulletin|digest|news digest)\b|通讯|简报|简讯|月报|\b(?:бюллетень"
    r"|вестник|дайджест)\b"
    r"|\b(?:lettre d'information|bolet[ií]n)\b",
    re.IGNORECASE,
)
ISSUE_NUMBER = re.compile(r"\b(?:issue|no\.?|number|vol(?:ume)?\.?|№)\s*\d+|第\s*\d+\s*期", re.IGNORECASE)


def is_body(words: str) -> bool:
    """Whether a line is the name of an intergovernmental body and nothing else.

    >>> is_body("工业发展理事会"), is_body("Programme and Budget Committee"), is_body("The Board met.")
    (True, True, False)
    """
    if len(words) > 110:
        return False
    words = simplified(unspaced(words)).rstrip("*＊ ")
    tokens = words.split()
    heads = [index for index, token in enumerate(tokens) if token.rstrip(",") in _BODY_HEADS]
    if not heads:
        return _BODY_HAN.fullmatch(words) is not None
    named = all(token[:1].isupper() or token in _BODY_LINKS for token in tokens)
    followed = tokens[heads[-1] + 1 : heads[-1] + 2]
    return (
        named and len(tokens) >= 2 and followed in ([], ["of"], ["on"], ["for"]) and not words.endswith((".", ":", ";"))
    )


_FORUM = re.compile(r"[/／][\u4e00-\u9fff]{4,14}论坛\Z")


def session_after_body(words: str) -> int:
    """Where a session begins in a line that names body and session together; 0 when the line is not one.

    >>> session_after_body("联合国环境规划署理事会第二十五届会议／"), session_after_body("第四十九届会议")
    (11, 0)
    """
    if len(words) > 110:
        return 0
    bare = _FORUM.sub("", simplified(words).rstrip("／/ "))
    for match in _SESSION.finditer(bare):
        if match.start() > 0 and match.end() == len(bare) and session_end(match.group()):
            named = bare[: match.start()].rstrip(" ,，")
            return match.start() if is_body(named) or named.endswith(("缔约方", "缔约国")) else 0
    return 0


def session_end(words: str) -> int:
    """How many characters at the beginning of a line name a session or meeting by its number; 0 when none do.

    >>> session_end("第四十九届会议"), session_end("Forty-ninth session, Vienna"), session_end("Information session")
    (7, 19, 0)
    """
    match = _SESSION.match(simplified(unspaced(words))[:120])
    if match is None:
        return 0
    surface = match.group()
    if not (surface[:1].isdigit() or _HAN_SIGN.match(surface) or _ORDINAL_EN.search(surface)):
        return 0
    return len(words) if unspaced(words) != words and match.end() == len(unspaced(words)) else match.end()


def agenda_item(words: str) -> str | None:
    """The number of the agenda item that a line names, as printed, or None.

    >>> agenda_item("临时议程项目11"), agenda_item("Item 4 (a) of the provisional agenda*"), agenda_item("Items sold")
    ('11', '4 (a)', None)
    """
    bare = simplified(words.strip().lstrip("*＊")[:120])
    match = _AGENDA.fullmatch(bare)
    if match is None and _HAN_SIGN.search(bare):  # 临时议程项目4 人事事项: the item's title on the same line
        head, _, title = bare.partition(" ")
        match = _AGENDA.fullmatch(head) if title.strip() and not title.strip()[:1].isdigit() else None
    if match is None:
        return None
    return next((number.strip() for number in match.groups() if number), None)


def is_author(words: str) -> bool:
    """Whether a line says who reports: 总干事的报告, "Note by the Secretariat".

    >>> is_author("总干事的报告"), is_author("Report of the Secretary-General"), is_author("Report")
    (True, True, False)
    """
    return len(words) <= 160 and _AUTHOR.fullmatch(simplified(unspaced(words)).rstrip("*＊ ")) is not None


def is_sponsors(words: str) -> bool:
    """Whether a line names the States that submit a draft: 巴西和智利：决议草案."""
    return is_author(words) and _SPONSORS.search(simplified(unspaced(words)).rstrip("*＊ ")) is not None


_SPONSORS = re.compile(r"[：:]\s*[*＊]{0,3}\s*(?:订正)?决[议定]草案\Z")


def is_distribution(words: str) -> bool:
    """Whether a line belongs to the masthead of a United Nations document: Distr.: General, 原件：英文, United Nations.

    >>> is_distribution("Distr.: General"), is_distribution("原件：英文"), is_distribution("General remarks")
    (True, True, False)
    """
    if len(words) > 100:
        return False
    bare = " ".join(piece for piece in simplified(unspaced(words)).split() if not is_symbol_line(piece)).rstrip("*＊ ")
    return _DISTRIBUTION.fullmatch(bare) is not None


def is_symbol_line(words: str) -> bool:
    """Whether a line is a document symbol, or several, and nothing else.

    >>> is_symbol_line("UNIS/OUS/189"), is_symbol_line("IDB.50/9-PBC.38/9"), is_symbol_line("see IDB.48/17")
    (True, True, False)
    """
    if len(words) > 60 or "/" not in words:
        return False
    if _AGENCY_SYMBOL.fullmatch(words.rstrip("* ")):
        return True
    if _SYMBOL_SHAPE.fullmatch(words.rstrip("* ")) and any(character.isdigit() for character in words):
        return True
    pieces = [piece for piece in re.split(r"[\s;,*–—]+|-(?=[A-Z]{2,})", words) if piece]
    return bool(pieces) and all(_is_symbol(piece) for piece in pieces)


def _is_symbol(piece: str) -> bool:
    symbols = find_symbols(piece)
    return len(symbols) == 1 and (symbols[0].start, symbols[0].end) == (0, len(piece))


def is_masthead_part(words: str) -> bool:
    """Whether a piece of a line is a part of a masthead: a body, a symbol, a date, a language, a session, an agenda item."""
    return bool(
        is_symbol_line(words)
        or is_distribution(words)
        or is_body(words)
        or session_end(words)
        or agenda_item(words)
        or is_date(words)
        or _SECTION.fullmatch(words)
    )


# Of the International Labour Office's Governing Body, whose papers print the section beside its letters.
_SECTION = re.compile(r"(?:机构|政策制订|计划、财务和行政|法律问题和国际劳工标准|高级别)部分")


def is_date(words: str) -> bool:
    """Whether a piece of a masthead is a date, or the days of a session with their place.

    >>> is_date("7 October 2013"), is_date("2009年6月23日至26日，维也纳"), is_date("2009年6月的会议")
    (True, True, False)
    """
    return _DATE_PIECE.fullmatch(words) is not None


_DATE_PIECE = re.compile(
    r"\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?"
    r"|\d{4}\s*年[\d\s年月日至和到－—–-]{4,36}日(?:[，,]\s*[\u4e00-\u9fff（）、]{2,14})?"
)
