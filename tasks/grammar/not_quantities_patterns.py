"""Patterns of numerals that are no figures in any language: addresses, dates, times, standards, labels, ages."""

import re

ADDRESS = re.compile(
    r"<?https?://[^\s<>，。；、）]+>?|\bwww\.[^\s<>，。；、）]+|[\w.+\-]{1,64}@[\w\-]{1,64}(?:\.[\w\-]{1,30}){1,4}"
    r"|\b(?:doi:\s?)?10\.\d{4,9}/[^\s，。；]+"
    r"|(?<![\w.@/])[a-z][a-z0-9\-]{1,40}(?:\.[a-z0-9\-]{2,40}){0,3}\.(?:org|com|net|int|gov|edu|info|html?|"
    r"pdf)(?:/[^\s，。；、）)]*)?(?![\w])"
)
PHONE = re.compile(
    r"(?:(?i:\b(?:tel|telephone|phone|fax|mob|mobile|whatsapp)\b)|电话|传真|手机)[.:：]*\s{0,3}\(?\+?\d[\d\s()./\-–]{4,24}\d"
    r"|(?<![\w.])\+\d{1,3}[\s.\-]?\(?\d{1,5}\)?(?:[\s.\-]\d{2,6}){1,5}(?!\d)|"
    r"(?<![\w.])\(\+\d{1,3}[\s\-]?\d*\)[\s\d\-]{5,20}\d|(?<![\w.,$€£¥\-])(?<!\d[ \u00a0])0\d{2,4}(?:[ \-/]\d{2,8}){1,4}(?![.,]?\d)"
)
TIME = re.compile(
    r"(?<![\d.:])(?:[01]?\d|2[0-4])[:：][0-5]\d(?::[0-5]\d)?(?:\s?(?:[ap]\.?m\.?|hours|h|GMT|CET|UTC))?(?![\d:])"
    r"|(?<![\d.,])\d{1,2}(?:\.[0-5]\d)?\s?(?:[ap]\.m\.|[ap]m\b|o['’]clock)"
    r"|(?<=\bat )(?:[01]?\d|2[0-3])\.[0-5]\d(?=[.,;)]?(?:\s[A-Z\n]|$|\n)|[,;]|\s(?:on|at|today|hours|h|local)\b)"
    r"|(?:上午|下午|晚上|中午|凌晨)\s?\d{1,2}\s?[时点](?:\s?(?:\d{1,2}\s?分|半))?|(?<!\d)\d{1,2}\s?时\s?\d{1,2}\s?分"
)
#: What an address cannot do without; only what stands around is searched for one.
DOMAIN_END = re.compile(r"\.(?:org|com|net|int|gov|edu|info|htm|pdf)")
ADDRESS_SIGN = re.compile(r"://|www\.|@|10\.\d{4,9}/|\.(?:org|com|net|int|gov|edu|info|htm|pdf)")
PHONE_SIGN = re.compile(
    r"[+TtPpFfMmWw电传手](?:(?<=\+)|(?i:(?<=t)el|(?<=p)hone|(?<=f)ax|(?<=m)ob|(?<=w)hatsapp)\b|(?<=电)话|(?<=传)真|(?<=手)机)"
)
AGE_WORD = re.compile(r"age(?<=\bage)")
LABEL_SIGN_ZH = re.compile(r"[\d一二三四五六七八九十][.)）、．]")
STANDARD = re.compile(
    r"\b(?:ISO|IEC|IWA|DIN|ASTM|ANSI|IEEE|NIST|ASHRAE|JIS|GB|GBT|GOST|ГОСТ|OHSAS|CAS|IATF|ITU-[TR])"
    r"(?:[ /\-](?:[A-Z]{1,5}|T|No\.?|Registry Number)){0,3}(?: (?:TC|SC|WG|No\.?|standards?|series|registry))?"
    r"[ :\-\u00a0/]{0,2}[A-Z]?\d[\d.:\-–/]*\d(?:(?:,? (?:and|or|to) |, |、|和)[A-Z]?\d{3,}[\d.:\-–/]*)*"
    r"|\b(?:EN|BS|API|UL|HJ|DB|YB|HG|SA|AA|PAS|NACE|ISIC|ISCED|ICD|EC|EINECS|UN|HS|CPC|AS|GRI|IFRS|IAS|IPSAS|ESRS)"
    r"[ :\-\u00a0/]{0,2}[A-Z]?\d{3,}[\d.:\-–/]*(?![\d,])|\b(?:GRI|IFRS|IAS|IPSAS|ESRS|SA|AA|PAS)[ \-](?:[SE])?\d{1,3}\b"
    r"|\b(?:ISO/(?:TC|PC|IEC JTC)|TC|SC|WG|WP|ISO|NACE|ISIC)[ /\u00a0]?\d{1,4}(?:/(?:SC|WG) ?\d+)*\b"
    r"(?! (?:countries|experts|projects|companies|people))|\b(?:ISBN|ISSN)[:\s]{0,2}[\d\-X]{8,18}"
)
LEGAL = re.compile(
    r"\b(?:[Rr]egulation|[Dd]irective|[Dd]ecision|[Dd]ecree|[Dd]ecree-[Ll]aw|[Oo]rder|[Ll]aw|[Aa]ct|[Oo]rdinance|"
    r"[Bb]ill|[Rr]esolution|[Cc]ode|Contract|Grant|Project|"
    r"[Ii]nvoice|[Tt]ender|Reference|[Cc]ontract)\s(?:\([A-Z]{2,8}\)\s)?(?:(?:No|no|Nr|Nos|№|n°|"
    r"N°)\.?\s?)?[A-Z]{0,4}[\-/]?\d[\d./\-–]*(?:-?[A-ZА-Я]{1,4})?(?:/[A-Z]{2,4})?"
    r"|\b(?:Nos?|nos?|Nr|№|n°|N°)\.?[ \u00a0]?\d[\d./\-–]*(?:,? (?:and|to) \d[\d./\-–]*)*(?:-?[A-ZА-Я]{1,4}\b)?|"
    r"№ ?\d[\d./\-–]*"
)
COORDINATE = re.compile(
    r"\d{1,3}\s?°\s?\d{1,2}(?:\.\d+)?\s?['′’](?:\s?\d{1,2}(?:\.\d+)?\s?[\"″”])?\s?[NSEW]?|"
    r"\d{1,3}(?:\.\d+)?\s?°\s?[NSEW]\b"
)
LIST_LABEL = re.compile(
    r"(?m:^)[ \t]{0,8}(?:[-*•–]\s+)?(?P<a>\(?(?:\d{1,3}|"
    r"[一二三四五六七八九十]{1,3})(?:\.\d{1,2}){0,3}[.)）、．]{1,2})(?=[\s\u3400-\u9fff(（“《A-Z*])(?![.]?\d)"
    r"|(?P<b>[(（](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）])(?=\s?[\w“《\"'])"
    r"|(?<=[:;：；。,，] )(?P<c>\d{1,2}[.)])(?= [A-Za-z“\"])|(?<=[：；。，:;,])(?P<d>\d{1,2}[)）.、．](?=[\u3400-\u9fff]))"
    r"|(?<=[\s,;])(?P<e>\d{1,2}\))(?=\s?[A-Za-z])"
)
PARAGRAPH_START = re.compile(
    r"(?m:^)[ \t]{0,8}(?P<n>\d{1,3}(?:\.\d{1,3}){1,3}|"
    r"\d{1,2}[A-Z]\.\d{1,3})(?=[ \t]{1,4}[A-Z“\"\u3400-\u9fff])(?!\s+(?:[A-Z][a-z]?[A-Z]|[A-Z]+[a-z]?\b|[MBTR]illion|"
    r"Thousand|Hundred|"
    r"[万亿萬億千百十个個名项份家次座台套吨公美欧元人倍年月天度平立米克毫兆吉多余分户岁小]))"
)
AGE = re.compile(
    r"\b(?:aged|ages?|age group|age groups|aged between)\s(?:of\s)?(?:\d{1,3}|\w+)(?:\s?(?:[-–]|to|"
    r"and)\s?\d{1,3})?(?:\s(?:years?(?: old)?|and (?:over|above|older|under)))*"
    r"|\b\d{1,3}(?:\s?(?:[-–]|to)\s?\d{1,3})?[ \-]years?[ \-](?:olds?\b|of age)(?: (?:and|or) (?:over|above|older|"
    r"under|younger))?|\b(?:under|over)-\d{1,2}s?\b"
    r"|\d{1,3}\s?(?:[-－–至到~～]\s?\d{1,3}\s?)?周?岁(?:\s?(?:及|或)?以[上下])?"
    r"|(?:(?<=were )|(?<=are )|(?<=was )|(?<=is )|(?<=women )|(?<=people )|(?<=workers )|(?<=those ))"
    r"(?:under|over|below) \d\d(?=[ ]*(?:[.,;)]|$|and\b|or\b))"
)
RATIO = re.compile(r"(?<![\d.:])\d{1,4}\s?[:：]\s?\d[\d,]{0,9}(?![\d:])")
