"""What the lines of a first page are: body, session, agenda item, author, distribution, symbol, issue line."""

import re

from tasks.grammar.symbols import find_symbols

_ZH = "一二三四五六七八九十百零〇\\d"

_BODY_HAN = re.compile(
    r"[\u4e00-\u9fff、]{0,28}(?:理事会|委员会|大会|执行局|缔约方会议|论坛|工作组|附属机构)"
    r"|(?:совет|комитет|генеральная ассамблея|генеральная конференция)(?: [а-яё]+){0,6}",
    re.IGNORECASE,
)
_BODY_HEADS = frozenset(["Board", "Council", "Committee", "Assembly", "Conference", "Commission", "Body", "Forum"])
_BODY_LINKS = frozenset(["of", "for", "on", "and", "the", "to", "in"])
_SESSION = re.compile(
    rf"(?:\d{{4}}\s*年\s*)?第\s*[{_ZH}]+\s*(?:次|届)[\u4e00-\u9fff]{{0,8}}(?:会议|常会|特别会议|会期|大会)?(?:续会)?(?:\s*第[{_ZH}]+期会议)?"
    r"|\d{4}\s*年(?:届会|会议|实质性会议|年会)|\d{4} (?:substantive )?session"
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
_AGENDA = re.compile(
    r"(?:(?:临时|暂定)?议程\s*\*{0,2}\s*)?项目\s*(?P<zh>\d{1,3}(?:\s*[(（][a-z一-十][)）])*(?:\s*[、和及,]\s*\d{1,3}(?:\s*[(（][a-z一-十][)）])*)*)\s*\*{0,2}"
    r"|(?:provisional )?agenda items?\s*(?P<en>\d{1,3}(?:\s*\([a-z]+\))*(?:(?:,| and"
    r"| to)\s*\d{1,3}(?:\s*\([a-z]+\))*)*)\*{0,2}"
    r"|\(?items?\s*(?P<en2>\d{1,3}(?:\s*\([a-z]+\))*(?:(?:,"
    r"| and)\s*\d{1,3}(?:\s*\([a-z]+\))*)*)\s*(?:of the (?:provisional )?agenda\*{0,2})?\)?"
    r"|пункт\s*(?P<ru>\d{1,3}(?:\s*[a-zа-я]\))?)\s*(?:предварительной )?повестки дня\*{0,2}",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"[\u4e00-\u9fff（）()、]{2,24}(?:的(?:年度|最后|综合|进度)?报告|的说明|的备忘录|的信|的发言|提交的[\u4e00-\u9fff]{2,20})"
    r"|秘书处的?说明|主席的?总结"
    r"|(?:\w+ ){0,3}(?i:report|note|statement|memorandum|letter|submission|draft (?:decision|resolution)"
    r"|summary)(?: submitted| prepared)? "
    r"(?:by|of|from) (?:the )?(?:[A-Z]|secretariat\b|bureau\b|co-chairs?\b|working group\b)[^.:;!?\n]{0,90}"
    r"|(?i:доклад|записка) (?:генерального|секретариата|исполнительного)[^.:;\n]{0,60}",
)
_DISTRIBUTION = re.compile(
    r"(?:distr\.?\s*:?\s*(?:general|limited|restricted)?|general|limited|restricted|(?:普遍|限制|一般)(?:分发)?|分发\s*[:：].*"
    r"|中文|chinese|english|russian|french|spanish|arabic"
    r"|(?:original|原件|原文|原始语文|оригинал)\s*[:：].{0,40}|联\s*合\s*国|united nations(?: .{0,80})?|advance version"
    r"|(?:english|chinese|中文) only"
    r"|联合国[\u4e00-\u9fff]{0,14}(?:组织|规划署|会议|署|计划|基金))",
    re.IGNORECASE,
)
# A series the symbol grammar does not list: UNEP(DTIE)/Hg/INC.4/INF/2, SAICM/OELTWG.1/2.
_SYMBOL_SHAPE = re.compile(
    r"[A-Z][A-Z0-9.]{1,11}(?:\([A-Z]{2,8}\))?(?:/[A-Z][A-Za-z0-9.()_-]{0,15}){1,4}(?:/[A-Za-z0-9.()_-]{1,12}){1,3}"
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
    tokens = words.split()
    heads = [index for index, token in enumerate(tokens) if token.rstrip(",") in _BODY_HEADS]
    if not heads:
        return _BODY_HAN.fullmatch(words) is not None
    named = all(token[:1].isupper() or token in _BODY_LINKS for token in tokens)
    followed = tokens[heads[-1] + 1 : heads[-1] + 2]
    return (
        named and len(tokens) >= 2 and followed in ([], ["of"], ["on"], ["for"]) and not words.endswith((".", ":", ";"))
    )


def session_after_body(words: str) -> int:
    """Where a session begins in a line that names body and session together; 0 when the line is not one.

    >>> session_after_body("联合国环境规划署理事会第二十五届会议／"), session_after_body("第四十九届会议")
    (11, 0)
    """
    if len(words) > 110:
        return 0
    bare = words.rstrip("／/ ")
    for match in _SESSION.finditer(bare):
        if match.start() > 0 and match.end() == len(bare) and session_end(match.group()):
            return match.start() if is_body(bare[: match.start()].rstrip(" ,，")) else 0
    return 0


def session_end(words: str) -> int:
    """How many characters at the beginning of a line name a session or meeting by its number; 0 when none do.

    >>> session_end("第四十九届会议"), session_end("Forty-ninth session, Vienna"), session_end("Information session")
    (7, 19, 0)
    """
    match = _SESSION.match(words[:120])
    if match is None:
        return 0
    surface = match.group()
    return match.end() if surface[:1].isdigit() or "第" in surface or _ORDINAL_EN.search(surface) else 0


def agenda_item(words: str) -> str | None:
    """The number of the agenda item that a line names, as printed, or None.

    >>> agenda_item("临时议程项目11"), agenda_item("Item 4 (a) of the provisional agenda*"), agenda_item("Items sold")
    ('11', '4 (a)', None)
    """
    match = _AGENDA.fullmatch(words.strip()[:80])
    if match is None:
        return None
    return next((number.strip() for number in match.groups() if number), None)


def is_author(words: str) -> bool:
    """Whether a line says who reports: 总干事的报告, "Note by the Secretariat".

    >>> is_author("总干事的报告"), is_author("Report of the Secretary-General"), is_author("Report")
    (True, True, False)
    """
    return len(words) <= 120 and _AUTHOR.fullmatch(words) is not None


def is_distribution(words: str) -> bool:
    """Whether a line belongs to the masthead of a United Nations document: Distr.: General, 原件：英文, United Nations.

    >>> is_distribution("Distr.: General"), is_distribution("原件：英文"), is_distribution("General remarks")
    (True, True, False)
    """
    if len(words) > 100:
        return False
    bare = " ".join(piece for piece in words.split() if not is_symbol_line(piece))
    return _DISTRIBUTION.fullmatch(bare) is not None


def is_symbol_line(words: str) -> bool:
    """Whether a line is a document symbol, or several, and nothing else.

    >>> is_symbol_line("UNIS/OUS/189"), is_symbol_line("IDB.50/9-PBC.38/9"), is_symbol_line("see IDB.48/17")
    (True, True, False)
    """
    if len(words) > 60 or "/" not in words:
        return False
    if _SYMBOL_SHAPE.fullmatch(words.rstrip("* ")) and any(character.isdigit() for character in words):
        return True
    pieces = [piece for piece in re.split(r"[\s;,*–—]+|-(?=[A-Z]{2,})", words) if piece]
    return bool(pieces) and all(_is_symbol(piece) for piece in pieces)


def _is_symbol(piece: str) -> bool:
    symbols = find_symbols(piece)
    return len(symbols) == 1 and (symbols[0].start, symbols[0].end) == (0, len(piece))
