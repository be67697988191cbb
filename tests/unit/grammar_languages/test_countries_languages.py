"""Countries in Russian, French, Spanish and Arabic: every State, every case, and what only looks like one."""

import pytest

from tasks.grammar.cases_ru import forms_of_name
from tasks.grammar.countries import find_countries
from tasks.vocabularies.countries import countries_by_iso3
from tasks.vocabularies.language_tables import country_names

UN = [
    "AFG",
    "ALB",
    "DZA",
    "AND",
    "AGO",
    "ATG",
    "ARG",
    "ARM",
    "AUS",
    "AUT",
    "AZE",
    "BHS",
    "BHR",
    "BGD",
    "BRB",
    "BLR",
    "BEL",
    "BLZ",
    "BEN",
    "BTN",
    "BOL",
    "BIH",
    "BWA",
    "BRA",
    "BRN",
    "BGR",
    "BFA",
    "BDI",
    "CPV",
    "KHM",
    "CMR",
    "CAN",
    "CAF",
    "TCD",
    "CHL",
    "CHN",
    "COL",
    "COM",
    "COG",
    "CRI",
    "CIV",
    "HRV",
    "CUB",
    "CYP",
    "CZE",
    "PRK",
    "COD",
    "DNK",
    "DJI",
    "DMA",
    "DOM",
    "ECU",
    "EGY",
    "SLV",
    "GNQ",
    "ERI",
    "EST",
    "SWZ",
    "ETH",
    "FJI",
    "FIN",
    "FRA",
    "GAB",
    "GMB",
    "GEO",
    "DEU",
    "GHA",
    "GRC",
    "GRD",
    "GTM",
    "GIN",
    "GNB",
    "GUY",
    "HTI",
    "HND",
    "HUN",
    "ISL",
    "IND",
    "IDN",
    "IRN",
    "IRQ",
    "IRL",
    "ISR",
    "ITA",
    "JAM",
    "JPN",
    "JOR",
    "KAZ",
    "KEN",
    "KIR",
    "KWT",
    "KGZ",
    "LAO",
    "LVA",
    "LBN",
    "LSO",
    "LBR",
    "LBY",
    "LIE",
    "LTU",
    "LUX",
    "MDG",
    "MWI",
    "MYS",
    "MDV",
    "MLI",
    "MLT",
    "MHL",
    "MRT",
    "MUS",
    "MEX",
    "FSM",
    "MCO",
    "MNG",
    "MNE",
    "MAR",
    "MOZ",
    "MMR",
    "NAM",
    "NRU",
    "NPL",
    "NLD",
    "NZL",
    "NIC",
    "NER",
    "NGA",
    "MKD",
    "NOR",
    "OMN",
    "PAK",
    "PLW",
    "PAN",
    "PNG",
    "PRY",
    "PER",
    "PHL",
    "POL",
    "PRT",
    "QAT",
    "KOR",
    "MDA",
    "ROU",
    "RUS",
    "RWA",
    "KNA",
    "LCA",
    "VCT",
    "WSM",
    "SMR",
    "STP",
    "SAU",
    "SEN",
    "SRB",
    "SYC",
    "SLE",
    "SGP",
    "SVK",
    "SVN",
    "SLB",
    "SOM",
    "ZAF",
    "SSD",
    "ESP",
    "LKA",
    "SDN",
    "SUR",
    "SWE",
    "CHE",
    "SYR",
    "TJK",
    "THA",
    "TLS",
    "TGO",
    "TON",
    "TTO",
    "TUN",
    "TUR",
    "TKM",
    "TUV",
    "UGA",
    "UKR",
    "ARE",
    "GBR",
    "TZA",
    "USA",
    "URY",
    "UZB",
    "VUT",
    "VEN",
    "VNM",
    "YEM",
    "ZMB",
    "ZWE",
]
SENTENCES = {
    "ru": "Доклад касается {}.",
    "fr": "Un rapport porte sur la {}.",
    "es": "El informe trata de {}.",
    "ar": "تنفذ المشاريع في {}.",
}


def names(iso3: str, language: str) -> list[str]:
    """Its short name of CLDR and its long ones of the United Nations."""
    own = [
        form
        for row in country_names(language)
        if row.iso3 == iso3 and row.kind in ("name", "shared", "guarded")
        for form in row.forms
    ]
    short = (
        []
        if language == "ar"
        else [name.replace("о-ва", "острова") for name in countries_by_iso3()[iso3].names[language]]
    )
    return [name for name in (*own, *short) if "(" not in name and " - " not in name]


def codes(text: str, language: str) -> list[str]:
    return [mention.iso3 for mention in find_countries(text, language)]


def test_the_table_of_states_is_complete():
    assert len(set(UN)) == 193


@pytest.mark.parametrize("language", ["ru", "fr", "es", "ar"])
def test_every_name_of_every_state_is_that_state(language):
    wrong = [
        (iso3, name, codes(SENTENCES[language].format(name), language))
        for iso3 in UN
        for name in names(iso3, language)
        if codes(SENTENCES[language].format(name), language) != [iso3]
    ]
    assert wrong == []


def test_every_case_of_every_russian_name_is_that_state():
    wrong = [
        (iso3, form)
        for iso3 in UN
        for name in names(iso3, "ru")
        for form in sorted(forms_of_name(name))
        if codes(f"Решение касается {form}, как сказано", "ru") != [iso3]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (
            "в Австрии, Австралии, Судане и Южном Судане, Нигере и Нигерии",
            "ru",
            ["AUT", "AUS", "SDN", "SSD", "NER", "NGA"],
        ),
        ("Того же мнения; кроме того; эксперты из Того и Чада", "ru", ["TGO", "TCD"]),
        ("Индийский океан, долларов США, Латинская Америка", "ru", []),
        ("немецкие и южноафриканские компании", "ru", ["DEU", "ZAF"]),
        ("Республики Корея и Корейской Народно-Демократической Республики", "ru", ["KOR", "PRK"]),
        (
            "au Niger et au Nigéria, du Soudan du Sud, en République démocratique du Congo",
            "fr",
            ["NER", "NGA", "SSD", "COD"],
        ),
        ("les experts nigériens et nigérians, suédoises, grecques, turques", "fr", ["NER", "NGA", "SWE", "GRC", "TUR"]),
        ("dollars des États-Unis, l’océan Indien, le golfe de Guinée, latino-américain", "fr", []),
        ("M. Maurice Petit a visité l’île Maurice", "fr", ["MUS"]),
        ("expertas alemanas, empresas japonesas y iraníes", "es", ["DEU", "JPN", "IRN"]),
        ("dólares de los Estados Unidos, la Reunión de alto nivel, América Latina", "es", []),
        ("Guinea, Guinea Ecuatorial, Guinea-Bissau y Papua Nueva Guinea", "es", ["GIN", "GNQ", "GNB", "PNG"]),
        ("والصين وللهند وبالاتحاد الروسي وجنوب السودان", "ar", ["CHN", "IND", "RUS", "SSD"]),
        ("الدعم المالي والمكتب القطري والمحيط الهندي والمغرب العربي", "ar", []),
        ("إلى مالي وقطر", "ar", ["MLI", "QAT"]),
        ("الشركات الصينية والخبراء المغربيين", "ar", ["CHN", "MAR"]),
    ],
)
def test_neighbours_adjectives_and_traps_are_told_apart(text, language, found):
    assert codes(text, language) == found


def test_a_name_that_is_a_city_as_well_says_so_unless_another_country_stands_beside_it():
    assert [m.basis for m in find_countries("La reunión se celebró en Túnez.", "es")] == ["name_or_city"]
    assert [m.basis for m in find_countries("وقعت تونس والنيجر الاتفاق", "ar")] == ["name", "name"]
