"""Ordinals in Russian, French, Spanish and Arabic."""

import pytest

from tasks.grammar.ordinals_languages import find_ordinals


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("о работе сорок девятой сессии", "ru", [49]),
        ("двадцать третьем, сотом и третьему", "ru", [23, 100, 3]),
        ("на 5-м заседании 49-й сессии", "ru", [5, 49]),
        ("в XXI веке, XLIX сессия", "ru", [21, 49]),
        ("две пятых и каждый третий житель", "ru", []),
        ("каждый второй год", "ru", [2]),
        ("в 90-е годы", "ru", []),
        ("la quarante-neuvième session", "fr", [49]),
        ("soixante et onzième, quatre-vingtième, centième", "fr", [71, 80, 100]),
        ("la première et la vingt et unième", "fr", [1, 21]),
        ("le 1er, la 2e, la 49ème", "fr", [1, 2, 49]),
        ("au XXIe siècle", "fr", [21]),
        ("Le Comité et ce Vice-Président", "fr", []),
        ("trois cinquièmes", "fr", []),
        ("cuadragésimo noveno período de sesiones", "es", [49]),
        ("septuagésima quinta, tercer, vigesimoprimero", "es", [75, 3, 21]),
        ("49º, 5.ª y 3er", "es", [49, 5, 3]),
        ("siglo XXI", "es", [21]),
        ("la tercera parte y dos quintas partes", "es", []),
        ("1,5 °C y 20 ºC", "es", []),
        ("الدورة التاسعة والأربعين", "ar", [49]),
        ("للمرة الأولى، الجلسة الحادية عشرة، القرن الحادي والعشرين", "ar", [1, 11, 21]),
        ("الدورة العشرون والدورة الخمسين", "ar", [20, 50]),
        ("ثاني أكسيد الكربون، تشرين الأول/أكتوبر", "ar", []),
        ("أولا - مقدمة", "ar", []),
    ],
)
def test_ordinals_are_found_with_their_numbers(text, language, numbers):
    assert [number for _, _, number in find_ordinals(text, language)] == numbers


def test_offsets_are_those_of_the_text_given_even_with_vowel_signs():
    text = "الدَّوْرة التَّاسِعَة"
    ((start, end, number),) = find_ordinals(text, "ar")
    assert (text[start:end], number) == ("التَّاسِعَة", 9)
