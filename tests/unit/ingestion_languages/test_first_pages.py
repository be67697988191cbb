"""First pages as other houses set them: columns, names over two lines, summaries, Arabic-Indic digits, no agenda item."""

import pytest

from tasks.contracts.document import Document, DocumentKind
from tasks.extraction.extract import extract
from tasks.ingestion.reading import read_text
from tasks.translation.memory import TranslationMemory
from tasks.translation.translate import translate_document

ASSEMBLY_FR = """\
Nations Unies                                                                  A/79/214
Assemblée générale                                      Distr. générale
                                                        22 juillet 2024
                                                        Français
                                                        Original : anglais

Soixante-dix-neuvième session
Point 18 a) de la liste préliminaire*
Développement durable : mise en œuvre d’Action 21

            Vers la réalisation du développement durable : les liens entre l’industrie et l’énergie

                     Rapport du Secrétaire général

       Résumé
       Le présent rapport, soumis en application de la résolution 78/158 de l’Assemblée générale, fait le point
sur les progrès accomplis dans le secteur industriel et formule des recommandations à l’intention des États Membres.

       * A/79/50.

I. Introduction

1. Dans sa résolution 78/158, l’Assemblée générale a prié le Secrétaire général de lui présenter un rapport.

2. L’industrie représente 25 % de la consommation d’énergie finale.

II. Conclusions et recommandations

3. L’Assemblée générale souhaitera peut-être prendre note du présent rapport.
"""
COUNCIL_RU = """\
Организация Объединенных Наций

E/2024/67

Экономический и Социальный Совет

Distr.: General
10 мая 2024 года
Russian
Original: English

Сессия 2024 года
26 июля 2023 года — 24 июля 2024 года
Пункт 12 а) повестки дня
Координационные вопросы, вопросы программ и другие вопросы:
доклады координационных органов

Ежегодный обзорный доклад Координационного совета руководителей системы Организации Объединенных Наций за 2023 год

Резюме

В настоящем докладе представлен обзор основных мероприятий, проведенных в 2023 году под эгидой Координационного совета руководителей системы Организации Объединенных Наций.

I. Введение

1. Совет продолжал заниматься вопросами устойчивого развития.

2. В 2023 году состоялось 14 заседаний.

3. Бюджет составил 1,2 млн долл. США.
"""
ENVIRONMENT_ES = """\
UNEP/EA.6/INF/4
Distr. general
3 de enero de 2024
Español
Original: inglés

Asamblea de las Naciones Unidas sobre el Medio Ambiente del
Programa de las Naciones Unidas para el Medio Ambiente
Sexto período de sesiones
Nairobi (híbrida), 26 de febrero a 1 de marzo de 2024
Tema 5 del programa provisional*
Cuestiones relativas a las políticas ambientales

Gestión racional de los productos químicos y los desechos

Informe de la Directora Ejecutiva

Introducción

1. El presente informe se presenta de conformidad con la resolución 5/7.

2. En 2023 se capacitó a 1.250 funcionarios de 34 países.

3. El fondo recibió 12,5 millones de dólares.
"""
ASSEMBLY_AR = """\
الأمم المتحدة
A/78/92
الجمعية العامة
Distr.: General
٣١ أيار/مايو ٢٠٢٣
Arabic
Original: English

الدورة الثامنة والسبعون
البند 18 من القائمة الأولية*
التنمية المستدامة

التعاون في ميدان التنمية الصناعية

تقرير الأمين العام

موجز
يقدم هذا التقرير عملا بقرار الجمعية العامة 75/229، ويعرض التقدم المحرز في تنفيذ القرار والتحديات التي واجهت البلدان النامية في المجال الصناعي.

أولا - مقدمة

١ - طلبت الجمعية العامة إلى الأمين العام أن يقدم تقريرا عن تنفيذ القرار 75/229.

٢ - بلغت حصة الصناعة التحويلية ١٦ في المائة من الناتج المحلي الإجمالي في عام ٢٠٢٢.

ألف - الاتجاهات

٣ - استثمرت 12 دولة 3.4 مليار دولار.
"""


def front(document: Document) -> tuple[str | None, ...]:
    matter = document.front_matter
    readings = (
        matter.symbol, matter.body, matter.session, matter.agenda_item, matter.title, matter.author, matter.date_published,
    )  # fmt: skip
    return tuple(reading.value if reading else None for reading in readings)


def english(text: str) -> dict[str, str | None]:
    document = read_text(text)
    return {field.field: field.target for field in translate_document(document, extract(document), TranslationMemory())}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ASSEMBLY_FR,
            (
                "A/79/214", "Assemblée générale", "seventy-ninth session", "18 (a)",
                "Vers la réalisation du développement durable : les liens entre l’industrie et l’énergie",
                "Rapport du Secrétaire général", "2024-07-22",
            ),
        ),
        (
            COUNCIL_RU,
            (
                "E/2024/67", "Экономический и Социальный Совет", "2024 session", "12 (a)",
                "Ежегодный обзорный доклад Координационного совета руководителей системы Организации Объединенных Наций за 2023 год",
                None, "2024-05-10",
            ),
        ),
        (
            ENVIRONMENT_ES,
            (
                "UNEP/EA.6/INF/4",
                "Asamblea de las Naciones Unidas sobre el Medio Ambiente del Programa de las Naciones Unidas para el Medio Ambiente",
                "sixth session", "5", "Gestión racional de los productos químicos y los desechos",
                "Informe de la Directora Ejecutiva", "2024-01-03",
            ),
        ),
        (
            ASSEMBLY_AR,
            (
                "A/78/92", "الجمعية العامة", "seventy-eighth session", "18", "التعاون في ميدان التنمية الصناعية",
                "تقرير الأمين العام", "2023-05-31",
            ),
        ),
    ],
)  # fmt: skip
def test_front_matter(text: str, expected: tuple[str | None, ...]) -> None:
    document = read_text(text)
    assert document.kind is DocumentKind.COUNCIL_REPORT
    assert front(document) == expected
    assert [block.paragraph for block in document.blocks if block.is_body and block.role == "body"] == [1, 2, 3]


@pytest.mark.parametrize("text", [ASSEMBLY_FR, COUNCIL_RU, ASSEMBLY_AR])
def test_a_summary_is_the_abstract(text: str) -> None:
    document = read_text(text)
    abstract = document.front_matter.abstract
    assert abstract is not None
    assert [block.text for block in document.blocks if block.role == "abstract"] == [abstract.value]


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        (ASSEMBLY_FR, "masthead", "United Nations"),
        (ASSEMBLY_FR, "masthead/2", "Distr.: General"),
        (ASSEMBLY_FR, "body", "General Assembly"),
        (ASSEMBLY_FR, "agenda_item", "Item 18 (a) of the preliminary list*"),
        (ASSEMBLY_FR, "agenda_item/2", None),
        (ASSEMBLY_FR, "author", "Report of the Secretary-General"),
        (ASSEMBLY_FR, "title", None),
        (ASSEMBLY_FR, "requested_action", "The General Assembly may wish to take note of the present report."),
        (COUNCIL_RU, "session", "2024 session"),
        (COUNCIL_RU, "date_place", "26 July 2023–24 July 2024"),
        (COUNCIL_RU, "agenda_item", "Agenda item 12 (a)"),
        (COUNCIL_RU, "heading/1", "Summary"),
        (ENVIRONMENT_ES, "body", "United Nations Environment Assembly of the United Nations Environment Programme"),
        (ENVIRONMENT_ES, "date_place", "Nairobi (hybrid), 26 February–1 March 2024"),
        (ENVIRONMENT_ES, "author", "Report of the Executive Director"),
        (ASSEMBLY_AR, "date", "31 May 2023"),
        (ASSEMBLY_AR, "agenda_item", "Item 18 of the preliminary list*"),
        (ASSEMBLY_AR, "heading/1", "Summary"),
        (ASSEMBLY_AR, "heading/2", "I. Introduction"),
        (ASSEMBLY_AR, "heading/3", None),
    ],
)
def test_wordings(text: str, field: str, expected: str | None) -> None:
    assert english(text)[field] == expected
