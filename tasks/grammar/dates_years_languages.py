"""Years, decades and periods of years in Russian, French, Spanish and Arabic, as EDTF."""

import re
from collections.abc import Iterator

from tasks.grammar.dates_parts import Found

_YEAR = r"(?:1[6-9]|20|21)\d\d(?!\d)"
_DASH = r"\s?[-\u2010-\u2014\u2212]\s?"
_TO = {
    "ru": rf"(?:{_DASH}|/|\s+(?:по|до)\s+)",
    "fr": rf"(?:{_DASH}|/|\s+(?:à|au|jusqu'en|jusqu'à)\s+)",
    "es": rf"(?:{_DASH}|/|\s+(?:a|al|hasta)\s+)",
    "ar": rf"(?:{_DASH}|/|\s+(?:الي|حتي)\s+(?:عام\s+|سنه\s+)?)",
}
_PLAIN = {
    language: re.compile(
        rf"(?<![\w.,/$€£¥₽\-\u2010-\u2014])(?P<lead>{'[وبل]?' if language == 'ar' else ''})(?P<first>{_YEAR})"
        rf"(?:(?P<slash>[/\-\u2010-\u2014]\d\d(?![\d\w])(?![.,/\-]\d))|{to}(?P<last>{_YEAR}))?"
        r"(?![\w%°])(?![.,]\d)(?!\s?%)(?![ \u00a0]\d{3}(?!\d))"
    )
    for language, to in _TO.items()
}
_DECADES = {
    "ru": re.compile(
        r"(?P<y>(?:1[6-9]|20)?\d0)-(?:е|х|м|ми|ые|ых|ым)\s+(?:годы|годов|годах|годам"
        r"|гг\.?)(?:\s+(?:(?P<last>прошлого)|xx|двадцатого)\s+(?:века|столетия))?"
        r"|(?P<w>двадцатые|тридцатые|сороковые|пятидесятые|шестидесятые|семидесятые|восьмидесятые|девяностые"
        r"|двадцатых|тридцатых|"
        r"сороковых|пятидесятых|шестидесятых|семидесятых|восьмидесятых|девяностых)\s+(?:годы|годов|годах|годам)"
        r"(?:\s+(?:прошлого|xx|двадцатого)\s+(?:века|столетия))?"
    ),
    "fr": re.compile(
        r"années\s+(?P<y>(?:1[6-9]|20)?\d0)(?!\d)|années\s+(?P<w>vingt|trente|quarante|cinquante|soixante-dix"
        r"|soixante|septante|"
        r"quatre-vingt-dix|quatre-vingts?|nonante)(?![\w-])|décennie\s+(?P<y2>(?:19|20)\d0)(?!\d)"
    ),
    "es": re.compile(
        r"(?:años|década\s+de|decenio\s+de|década\s+de\s+los|década\s+de\s+los\s+años)\s+(?P<y>(?:1[6-9]"
        r"|20)\d0)(?!\d|\s?[-\u2013])"
        r"|(?:años|década\s+de\s+los)\s+(?P<w>veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta"
        r"|noventa)(?!\w)(?!\s+y\s)"
    ),
    "ar": re.compile(
        r"(?P<w>عشرين|ثلاثين|اربعين|خمسين|ستين|سبعين|ثمانين|تسعين)ي?ات(?:\s+(?:القرن|من القرن)\s+(?:الماضي|العشرين))?"
        r"|(?:عقد\s+)(?P<w2>العشرين|الثلاثين|الاربعين|الخمسين|الستين|السبعين|الثمانين|التسعين)ي?ات"
    ),
}  # fmt: skip
_TENS = {
    "ru": ("двадцат", "тридцат", "сороков", "пятидесят", "шестидесят", "семидесят", "восьмидесят", "девяност"),
    "fr": ("vingt", "trente", "quarante", "cinquante", "soixante", "soixante-dix", "quatre-vingt", "quatre-vingt-dix"),
    "es": ("veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"),
    "ar": ("عشرين", "ثلاثين", "اربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"),
}
# Words that make a number a year, before it and behind it.
_YEAR_BEFORE = {
    "ru": re.compile(r"(?:\bгод[ау]?|\bгг?\.|\bгоды|стратеги\w+|программ\w+|повестк\w+|цел\w+|\bдо|\bс|\bпо|к|в"
    r"|за|после|\()[\s\-–]*$"),
    "fr": re.compile(
        r"(?:\b(?:en|depuis|dès|avant|après|fin|début|mi|courant|année|années|an|l'an|exercice|exercices"
        r"|biennal|période|de|d'ici|d'ici à|"
        r"jusqu'en|jusqu'à|horizon|entre|et|à|vers|pour|programme|agenda|sommet|vision|rapport|budget|printemps"
        r"|été|automne|hiver|à la fin de)"
        r"|[(«\"]|l'horizon)[\s\-]*$"
    ),
    "es": re.compile(
        r"(?:\b(?:en|desde|hasta|de|del|para|antes de|después de|año|años|ejercicio|bienio|período|periodo"
        r"|agenda|entre|y|a|al|hacia|"
        r"finales de|fines de|principios de|mediados de|informe|presupuesto|visión|plan|cumbre)|[(«\"])\s*$"
    ),
    "ar": re.compile(
        r"(?:(?:^|[\s(])[وبلف]?(?:عام|عامي|العام|سنه|سنتي|السنه|اعوام|الاعوام|السنوات|للفتره|الفتره"
        r"|فتره السنتين|لفتره السنتين|في|منذ|حتي|بحلول|قبل|بعد|من|الي|خطه|رؤيه|"
        r"خلال|ميزانيه|بين|نهايه|بدايه|اوائل|اواخر|مطلع|منتصف|صيف|ربيع|عامى)|[(«\"])\s*$"
    ),
}  # fmt: skip
_YEAR_BEHIND = {
    "ru": re.compile(r"[\s\u00a0]*(?:(?:финансов|учебн|календарн|отчетн|бюджетн)\w+\s+)?(?:год|гг?\.|г\b"
    r"|двухгодичн|-го\sгода)"),
    "fr": re.compile(r"(?!)"), "es": re.compile(r"(?!)"), "ar": re.compile(r"\s?(?:م\b|ميلادي)"),
}  # fmt: skip
_BOUND = {
    "ru": re.compile(r"(?:более|менее|около|свыше|примерно|почти|порядка|до|на|из)\s*$"),
    "fr": re.compile(r"(?:plus de|moins de|près de|environ|quelque|au moins|les|des|aux|ces|autres|quelques)\s*$"),
    "es": re.compile(
        r"(?:más de|menos de|cerca de|casi|unos|unas|alrededor de|aproximadamente|los|las|otros|otras|otorgar)\s*$"
    ),
    "ar": re.compile(r"(?:اكثر من|اقل من|نحو|حوالي|زهاء|قرابه|يقرب من|يزيد علي|يقل عن|الـ|ال|عدد|بلغ|بلغت|تبلغ)\s*$"),
}
_NOUN_BEHIND = {
    "fr": re.compile(r"[\s\u00a0](?:nouve\w+\s|petit\w+\s|autres\s|d[e'])?\s?(?!(?:mais|dans|sous|vers|sans"
    r"|puis|plus|alors|dès|lors|selon|les|des|ses|ces|nos|leurs|pas|avons|fois les|jours)\b)[^\W\d_]{3,}[sx]\b"),
    "es": re.compile(r"[\s\u00a0](?!(?:los|las|sus|tras|más|después|antes|desde|millones|es|fueron las)\b)[^\W\d_]{3,}s\b"),
    "ar": re.compile(r"[\s\u00a0](?!(?:في|من|الي|علي|عن|و\w*|ال\w+|كان\w*|بلغ\w*|تم|قد|مع|لل\w*|ب\w+"
    r"|ل\w+)(?!\w))[^\W\d_]{2,}"),
}  # fmt: skip


def years_of(lower: str, language: str) -> Iterator[Found]:
    """All years, decades and ranges of years of a folded text, in no order."""
    for match in _DECADES[language].finditer(lower):
        yield *match.span(), _decade(match, language), "range"
    for match in _PLAIN[language].finditer(lower):
        first, start = int(match["first"]), match.start("first")
        last = int(match["last"]) if match["last"] else None
        if match["slash"]:
            last = first - first % 100 + int(match["slash"][1:])
            if 0 < last - first < 10 and _is_year(lower, start, match.end(), language, True):
                yield start, match.end(), f"{first}/{last}", "range"
        elif last is not None and last > first:
            if _is_year(lower, start, match.end(), language, True):
                yield start, match.end(), f"{first}/{last}", "range"
        else:
            end = match.end("first")
            if _is_year(lower, start, end, language, False):
                yield start, end, str(first), "year"
            if last is not None:
                yield *match.span("last"), str(last), "year"


def _decade(match: re.Match[str], language: str) -> str:
    groups = match.groupdict()
    year = groups.get("y") or groups.get("y2")
    if year:
        first = int(year) if len(year) == 4 else 1900 + int(year)
        return f"{first}/{first + 9}"
    word = (groups.get("w") or groups.get("w2") or "").removeprefix("ال")
    tens = max((stem for stem in _TENS[language] if word.startswith(stem)), key=len)
    first = 1920 + 10 * _TENS[language].index(tens)
    return f"{first}/{first + 9}"


def _is_year(lower: str, start: int, end: int, language: str, is_range: bool) -> bool:
    """Whether a four-digit number is a year and counts nothing: "en 2008 les…", "2500 personnes"."""
    before = lower[max(0, start - 40) : start]
    if _YEAR_BEHIND[language].match(lower, end):
        return True
    bound = _BOUND[language].search(before)
    if language == "ru":
        if is_range:
            return True
        listed = re.match(
            r"\s?(?:,|и|или)\s?(?:1[6-9]|20)\d\d(?:\s?(?:,|и)\s?(?:19|20)\d\d)*\s(?:год|гг)", lower[end : end + 40]
        )
        behind = re.match(r"[\s\u00a0]*[^\W\d_]", lower[end : end + 4])
        return bool(listed) or (
            not behind and not (bound and "до" not in bound[0]) and _YEAR_BEFORE["ru"].search(before) is not None
        )
    if bound:
        return False
    if _YEAR_BEFORE[language].search(before):
        return not (
            re.search(r"\b(?:de|del|à|a|et|y|pour|para|من|الي)\s*$", before)
            and _NOUN_BEHIND[language].match(lower, end, end + 40)
        )
    return _NOUN_BEHIND[language].match(lower, end, end + 40) is None
