"""Front matter in Russian, French, Spanish and Arabic: exact English of unseen lines, no answer where a part is unknown."""

import csv
from pathlib import Path

import pytest

from tasks.contracts.span import Passage, Span
from tasks.grammar.front_languages import line_role
from tasks.translation.formulas import Composition, Formulas
from tasks.translation.provider import FieldRequest
from tasks.translation.wording import Setting
from tasks.vocabularies import front_matter_languages
from tasks.vocabularies.front_matter import bodies, house_bodies
from tasks.vocabularies.front_matter_languages import LANGUAGES, front_terms

BOARD = Setting("unido", bodies()["工业发展理事会"], 2024)
COMMITTEE = Setting("unido", bodies()["方案预算委员会"], 2024)
CONFERENCE = Setting("unido", house_bodies()[("unido", "大会")], 2009)
ASSEMBLY = Setting("un", bodies()["大会"], 2024)
CLIMATE = Setting("unfccc", None, 2023)
HEALTH = Setting("who", None, 2024)
STATISTICS = Setting("un", bodies()["统计委员会"], 2024)


def proposed(kind: str, source: str, language: str, setting: Setting) -> str | None:
    request = FieldRequest(kind, kind, source, language, Passage(text="x", parts=(Span(start=0, end=1),)))
    assert Composition(setting).propose([request]) == [()]
    answers = Formulas(setting).propose([request])[0]
    assert all(answer.is_reviewed for answer in answers)
    return answers[0].target if answers else None


SESSIONS = [
    ("ru", "Пятьдесят третья сессия", "Fifty-third session"),
    ("ru", "60-я сессия", "Sixtieth session"),
    ("ru", "Возобновленная двенадцатая сессия", "Resumed twelfth session"),
    ("ru", "Шестнадцатая специальная сессия", "Sixteenth special session"),
    ("ru", "Одиннадцатая чрезвычайная специальная сессия", "Eleventh emergency special session"),
    ("ru", "Вторая очередная сессия 2011 года", "Second regular session 2011"),
    ("ru", "Основная сессия 2013 года", "Substantive session of 2013"),
    ("ru", "Третье совещание", "Third meeting"),
    ("ru", "Статистическая комиссия\nПятьдесят пятая сессия", "Statistical Commission, fifty-fifth session"),
    ("fr", "Soixante-dix-neuvième session", "Seventy-ninth session"),
    ("fr", "QUATRE-VINGTIÈME SESSION", "Eightieth session"),
    ("fr", "Reprise de la vingt et unième session", "Resumed twenty-first session"),
    ("fr", "Trente-deuxième session extraordinaire", "Thirty-second special session"),
    ("fr", "Deuxième session ordinaire de 2012", "Second regular session 2012"),
    ("fr", "Session annuelle de 2018", "Annual session of 2018"),
    ("fr", "63e session", "Sixty-third session"),
    ("fr", "Onzième réunion", "Eleventh meeting"),
    ("fr", "Commission du développement social, cinquante-huitième session", "Commission for Social Development, fifty-eighth session"),
    ("es", "57º período de sesiones", "Fifty-seventh session"),
    ("es", "Septuagésimo octavo período de sesiones", "Seventy-eighth session"),
    ("es", "Decimotercer período de sesiones", "Thirteenth session"),
    ("es", "Continuación del 22º período de sesiones", "Resumed twenty-second session"),
    ("es", "Trigésimo período extraordinario de sesiones", "Thirtieth special session"),
    ("es", "Segundo período ordinario de sesiones de 2014", "Second regular session 2014"),
    ("es", "Período de sesiones anual de 2016", "Annual session of 2016"),
    ("es", "Novena reunión", "Ninth meeting"),
    ("ar", "الدورة الثالثة والخمسون", "Fifty-third session"),
    ("ar", "الدورة العشرون", "Twentieth session"),
    ("ar", "الدورة السابعة عشرة المستأنفة", "Resumed seventeenth session"),
    ("ar", "الدورة الاستثنائية الثانية والثلاثون", "Thirty-second special session"),
    ("ar", "الدورة العادية الثانية لعام 2010", "Second regular session 2010"),
    ("ar", "الدورة الموضوعية لعام 2012", "Substantive session of 2012"),
    ("ar", "الاجتماع السادس", "Sixth meeting"),
]  # fmt: skip
DATES = [
    ("ru", "Вена, 25–27 ноября 2024 года", BOARD, "Vienna, 25–27 November 2024"),
    ("ru", "Нью-Йорк, 5–8 марта 2024 года", ASSEMBLY, "New York, 5–8 March 2024"),
    ("ru", "Аддис-Абеба, 29 ноября — 3 декабря 2021 года", BOARD, "Addis Ababa, 29 November–3 December 2021"),
    ("fr", "Genève, 2-6 octobre 2023", ASSEMBLY, "Geneva, 2–6 October 2023"),
    ("fr", "Vienne, 11-13 juillet 2022", BOARD, "Vienna, 11–13 July 2022"),
    ("fr", "Bonn, 5-15 juin 2023", CLIMATE, "Bonn, 5 to 15 June 2023"),
    ("fr", "Abou Dhabi, 3-7 novembre 2019", BOARD, "Abu Dhabi, 3–7 November 2019"),
    ("es", "Viena, 10 a 12 de julio de 2023", BOARD, "Vienna, 10–12 July 2023"),
    ("es", "Nueva York, 28 de febrero a 3 de marzo de 2023", ASSEMBLY, "New York, 28 February–3 March 2023"),
    ("ar", "فيينا، 10-12 تموز/يوليه 2023", BOARD, "Vienna, 10–12 July 2023"),
    ("ar", "نيروبي، ٢٦ شباط/فبراير ٢٠٢٤", BOARD, "Nairobi, 26 February 2024"),
]
AGENDA = [
    ("ru", "Пункт 3 предварительной повестки дня", BOARD, "Item 3 of the provisional agenda"),
    ("ru", "Пункты 18 и 20 a) повестки дня", ASSEMBLY, "Agenda items 18 and 20 (a)"),
    ("ru", "Пункт 9 с) предварительной повестки дня**", BOARD, "Item 9 (c) of the provisional agenda**"),
    ("ru", "Пункт 2 предварительной повестки дня\nВыборы должностных лиц", BOARD, "Item 2 of the provisional agenda: Election of officers"),
    ("fr", "Point 6 c) de l’ordre du jour provisoire*", COMMITTEE, "Item 6 (c) of the provisional agenda*"),
    ("fr", "Points 132 et 134 de l’ordre du jour", ASSEMBLY, "Agenda items 132 and 134"),
    ("fr", "Point 13.2 de l'ordre du jour provisoire", HEALTH, "Provisional agenda item 13.2"),
    ("es", "Tema 5 b) i) del programa provisional", BOARD, "Item 5 (b) (i) of the provisional agenda"),
    ("es", "Temas 7 y 8 del programa", ASSEMBLY, "Agenda items 7 and 8"),
    ("es", "Tema 1 del programa provisional\nAprobación del programa", BOARD, "Item 1 of the provisional agenda: Adoption of the agenda"),
    ("ar", "البند 3 (د) من جدول الأعمال المؤقت*", BOARD, "Item 3 (d) of the provisional agenda*"),
    ("ar", "البندان 14 و16 من جدول الأعمال", ASSEMBLY, "Agenda items 14 and 16"),
    ("ar", "البند ٨ من جدول الأعمال المؤقت", BOARD, "Item 8 of the provisional agenda"),
]  # fmt: skip
OTHERS = [
    ("author", "ru", "Доклад Генерального секретаря", ASSEMBLY, "Report of the Secretary-General"),
    ("author", "ru", "Записка Генерального директора", BOARD, "Note by the Director General"),
    ("author", "ru", "Записка, подготовленная Секретариатом", BOARD, "Note prepared by the Secretariat"),
    ("author", "fr", "Rapport de la Directrice générale", BOARD, "Report by the Director General"),
    ("author", "fr", "Rapport du Directeur général", CONFERENCE, "Report by the Director-General"),
    ("author", "fr", "Rapport du Corps commun d’inspection", ASSEMBLY, "Report of the Joint Inspection Unit"),
    ("author", "fr", "Note établie par le Secrétariat", BOARD, "Note prepared by the Secretariat"),
    ("author", "es", "Informe del Auditor Externo", BOARD, "Report of the External Auditor"),
    ("author", "es", "Nota del Secretario General", ASSEMBLY, "Note by the Secretary-General"),
    ("author", "ar", "تقرير الأمين العام", ASSEMBLY, "Report of the Secretary-General"),
    ("author", "ar", "مذكرة مقدمة من المدير العام", BOARD, "Note submitted by the Director General"),
    ("front_matter", "ru", "Оригинал: английский", BOARD, "Original: English"),
    ("front_matter", "fr", "Original : anglais/français", BOARD, "Original: English/French"),
    ("front_matter", "es", "Español. Original: inglés", BOARD, "Spanish. Original: English"),
    ("front_matter", "es", "Distr. limitada", BOARD, "Distr.: Limited"),
    ("front_matter", "fr", "Distr. générale", BOARD, "Distr.: General"),
    ("front_matter", "ar", "الأصل: بالإنكليزية", BOARD, "Original: English"),
    ("heading", "ru", "IV. Выводы и рекомендации", BOARD, "IV. Conclusions and recommendations"),
    ("heading", "fr", "II. Contexte", BOARD, "II. Background"),
    ("heading", "fr", "Annexe III", BOARD, "Annex III"),
    ("heading", "es", "VI. Medidas que se solicitan de la Junta", BOARD, "VI. Action required of the Board"),
    ("heading", "ar", "رابعا - الاستنتاجات", BOARD, "IV. Conclusions"),
    ("heading", "ar", "باء - معلومات أساسية", BOARD, "B. Background"),
    ("title", "ru", "Назначение Генерального директора", BOARD, "Appointment of the Director General"),
    ("title", "es", "Informe anual del Director General", CONFERENCE, "Annual report of the Director-General"),
    ("requested_action", "ru", "Комитет, возможно, пожелает принять к сведению настоящий документ.", COMMITTEE, "The Committee may wish to take note of the present document."),
    ("paragraph", "fr", "Le Conseil souhaitera peut-être prendre note des informations contenues dans le présent rapport.", BOARD, "The Board may wish to take note of the information contained in the present report."),
    ("paragraph", "es", "La Junta tal vez desee tomar nota de la información que figura en el presente documento.", BOARD, "The Board may wish to take note of the information contained in the present document."),
    ("paragraph", "ar", "قد تود اللجنة أن تحيط علما بهذا التقرير.", COMMITTEE, "The Committee may wish to take note of the present report."),
    ("requested_action", "es", "La Comisión tal vez desee tomar nota del presente informe.", STATISTICS, "The Commission may wish to take note of the present report."),
]  # fmt: skip
# A part is unknown, or the line is a sentence, or the same words mean something else.
UNKNOWN = [
    ("body", "ru", "Комитет по делам неизвестной организации", BOARD),
    ("body", "fr", "Conseil d’administration", BOARD),
    ("session", "ru", "Пятьдесят третья сессия открылась", BOARD),
    ("session", "ru", "Чрезвычайная сессия", BOARD),
    ("session", "fr", "Neuf sessions", BOARD),
    ("session", "fr", "Session", BOARD),
    ("session", "es", "Período de sesiones", BOARD),
    ("session", "fr", "Deuxième session extraordinaire", HEALTH),
    ("session", "ar", "الدورة المقبلة", BOARD),
    ("date_place", "fr", "Xylopolis-sur-Mer, 2-6 octobre 2023", BOARD),
    ("date_place", "ru", "Вена", BOARD),
    ("agenda_item", "fr", "Point 4 du rapport", BOARD),
    ("agenda_item", "ru", "Пункт 2 предварительной повестки дня\nСтекольная промышленность", BOARD),
    ("author", "es", "Informe del Comité de Sabios", BOARD),
    ("author", "ru", "Доклад о Генеральном секретаре", BOARD),
    ("title", "fr", "Recyclage des accumulateurs", BOARD),
    ("heading", "es", "II. Resultados de los talleres", BOARD),
    ("front_matter", "fr", "Original : klingon", BOARD),
    ("requested_action", "ru", "Совет, возможно, пожелает дать указания Секретариату.", BOARD),
    ("requested_action", "fr", "Le Conseil souhaitera peut-être prendre note du présent rapport.", COMMITTEE),
    ("body", "de", "Rat für industrielle Entwicklung", BOARD),
]


@pytest.mark.parametrize(("language", "source", "english"), SESSIONS)
def test_sessions_of_any_number_and_kind(language: str, source: str, english: str) -> None:
    assert proposed("session", source, language, ASSEMBLY) == english


@pytest.mark.parametrize(("language", "source", "setting", "english"), DATES)
def test_dates_and_places_in_the_form_of_the_house(language: str, source: str, setting: Setting, english: str) -> None:
    assert proposed("date_place", source, language, setting) == english


@pytest.mark.parametrize(("language", "source", "setting", "english"), AGENDA)
def test_agenda_items_with_their_letters_and_titles(language: str, source: str, setting: Setting, english: str) -> None:
    assert proposed("agenda_item", source, language, setting) == english


@pytest.mark.parametrize(("kind", "language", "source", "setting", "english"), OTHERS)
def test_other_lines(kind: str, language: str, source: str, setting: Setting, english: str) -> None:
    assert proposed(kind, source, language, setting) == english


@pytest.mark.parametrize(("kind", "language", "source", "setting"), UNKNOWN)
def test_nothing_is_guessed(kind: str, language: str, source: str, setting: Setting) -> None:
    assert proposed(kind, source, language, setting) is None


def test_every_listed_body_is_read_in_each_language_in_capitals_too() -> None:
    with (Path(front_matter_languages.__file__).parent / "front_matter_languages.csv").open(encoding="utf-8") as handle:
        rows = [row for row in csv.DictReader(handle) if row["kind"] == "body"]
    assert len(rows) == 71
    for row in rows:
        assert row["source"]
        for language in LANGUAGES:
            for form in row[language].split("|"):
                assert proposed("body", form, language, BOARD) == row["en"]
                assert proposed("body", form.upper(), language, BOARD) == row["en"]
                assert line_role(form, language) == "body_name"


def test_no_form_stands_for_two_english_terms_of_its_kind() -> None:
    with (Path(front_matter_languages.__file__).parent / "front_matter_languages.csv").open(encoding="utf-8") as handle:
        rows = [row for row in csv.DictReader(handle) if row["kind"] != "short_body"]
    for language in LANGUAGES:
        for kind in {row["kind"] for row in rows}:
            forms = [form for row in rows if row["kind"] == kind for form in row[language].split("|") if form]
            assert len(front_terms(language, kind)) == len({front_matter_languages.plain_words(form) for form in forms})
