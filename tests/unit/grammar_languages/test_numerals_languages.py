"""Numbers in digits and in words in Russian, French, Spanish and Arabic."""

from fractions import Fraction

import pytest

from tasks.grammar.numerals_languages import parse_digits_in, parse_in

RU_ONES = ["", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать",
           "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"]  # fmt: skip
RU_TENS = ["", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"]
RU_HUNDREDS = ["", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"]
FR_ONES = ["", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
           "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"]  # fmt: skip
FR_TENS = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"]
ES_ONES = ["", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce",
           "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés",
           "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve"]  # fmt: skip
ES_TENS = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
ES_HUNDREDS = ["", "ciento", "doscientos", "trescientas", "cuatrocientos", "quinientas", "seiscientos", "setecientas",
               "ochocientos", "novecientas"]  # fmt: skip
AR_ONES = ["", "واحد", "اثنان", "ثلاثة", "أربع", "خمسة", "ست", "سبعة", "ثماني", "تسعة", "عشرة", "أحد عشر", "اثنتا عشرة",
           "ثلاثة عشر", "أربع عشرة", "خمسة عشر", "ست عشرة", "سبعة عشر", "ثماني عشرة", "تسعة عشر"]  # fmt: skip
AR_TENS = ["", "", "عشرون", "ثلاثين", "أربعون", "خمسين", "ستون", "سبعين", "ثمانون", "تسعين"]
AR_HUNDREDS = ["", "مائة", "مائتان", "ثلاثمائة", "أربعمئة", "خمسمائة", "ستمائة", "سبعمئة", "ثمانمائة", "تسعمائة"]


def russian(number: int) -> str:
    parts = [RU_HUNDREDS[number // 100]]
    rest = number % 100
    parts += [RU_ONES[rest]] if rest < 20 else [RU_TENS[rest // 10], RU_ONES[rest % 10]]
    return " ".join(part for part in parts if part)


def french(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    lead = "" if not hundreds else "cent" if hundreds == 1 else f"{FR_ONES[hundreds]} cent{'' if rest else 's'}"
    if rest < 20:
        tail = FR_ONES[rest]
    else:
        ones = rest % 10 + (10 if rest // 10 in (7, 9) else 0)
        joint = " et " if ones in (1, 11) and rest < 80 else "-"
        tail = FR_TENS[rest // 10] + ((joint + FR_ONES[ones]) if ones else "s" if rest == 80 else "")
    return " ".join(part for part in (lead, tail) if part)


def spanish(number: int) -> str:
    if number == 100:
        return "cien"
    hundreds, rest = divmod(number, 100)
    tail = ES_ONES[rest] if rest < 30 else ES_TENS[rest // 10] + (f" y {ES_ONES[rest % 10]}" if rest % 10 else "")
    return " ".join(part for part in (ES_HUNDREDS[hundreds], tail) if part)


def arabic(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    ones, tens = rest % 10, rest // 10
    tail = AR_ONES[rest] if rest < 20 else " و".join(part for part in (AR_ONES[ones], AR_TENS[tens]) if part)
    return " و".join(part for part in (AR_HUNDREDS[hundreds], tail) if part)


@pytest.mark.parametrize(
    ("language", "spell"),
    [("ru", russian), ("fr", french), ("es", spanish), ("ar", arabic)],
    ids=["ru", "fr", "es", "ar"],
)
def test_every_number_below_a_thousand_is_read_as_it_is_spelt(language, spell):
    wrong = [(n, spell(n), parse_in(spell(n), language)) for n in range(1, 1000) if parse_in(spell(n), language) != n]
    assert wrong == []


@pytest.mark.parametrize(
    ("surface", "language", "value"),
    [
        ("семидесяти двух", "ru", 72),
        ("двадцатью тремя", "ru", 23),
        ("двух тысяч пятисот", "ru", 2500),
        ("один миллион двести тысяч", "ru", 1_200_000),
        ("полутора миллиона", "ru", 1_500_000),
        ("45 тыс.", "ru", 45_000),
        ("1,4 млрд", "ru", 1_400_000_000),
        ("septante-deux", "fr", 72),
        ("nonante et un", "fr", 91),
        ("deux mille trois cents", "fr", 2300),
        ("trois milliards deux cents millions", "fr", 3_200_000_000),
        ("2 billions", "fr", 2 * 10**12),
        ("veintiún mil", "es", 21_000),
        ("dos mil millones", "es", 2 * 10**9),
        ("mil cien millones", "es", 1_100_000_000),
        ("3 billones", "es", 3 * 10**12),
        ("ثلاثة آلاف ومائتان وخمسة", "ar", 3205),
        ("ثلاث مئة", "ar", 300),
        ("مليونين", "ar", 2_000_000),
        ("خمسة بلايين", "ar", 5 * 10**9),
        ("بخمسة وعشرين", "ar", 25),
    ],
)
def test_inflected_and_large_numbers_are_read(surface, language, value):
    assert parse_in(surface, language) == value


@pytest.mark.parametrize(
    ("surface", "language", "value"),
    [
        ("1 234,5", "ru", Fraction(2469, 2)),
        ("1\u202f234\u202f567", "fr", 1_234_567),
        ("1.234.567,89", "es", Fraction(123456789, 100)),
        ("1'500", "fr", 1500),
        ("1,5", "es", Fraction(3, 2)),
        ("1.500", "es", 1500),
        ("3.6", "ar", Fraction(18, 5)),
        ("3,6", "ar", Fraction(18, 5)),
        ("1,500", "ar", 1500),
        ("١٬٢٣٤٫٥", "ar", Fraction(2469, 2)),
        ("000 15", "ar", 15_000),
        ("1½", "fr", Fraction(3, 2)),
    ],
)
def test_digits_are_read_as_the_language_groups_them(surface, language, value):
    assert parse_digits_in(surface, language) == value


@pytest.mark.parametrize(
    ("surface", "language"),
    [
        ("deux trois", "fr"),
        ("пять шесть", "ru"),
        ("dos cuatro", "es"),
        ("ثلاثة أربعة", "ar"),
        ("أحد", "ar"),
        ("maison", "fr"),
        ("", "ru"),
    ],
)
def test_what_is_no_single_number_is_none(surface, language):
    assert parse_in(surface, language) is None
