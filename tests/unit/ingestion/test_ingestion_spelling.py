"""Misprints and odd acronyms."""

import pytest

from tasks.ingestion.acronyms import yields
from tasks.ingestion.edit_distance import distance
from tasks.ingestion.reading import read_text


def reported(text: str) -> list[str]:
    return [
        flag.detail.split("”")[0].strip("“") for flag in read_text(text).flags if flag.code in ("spelling", "acronym")
    ]


def test_a_word_one_slip_from_another_of_the_document_is_reported_with_it() -> None:
    text = "The network grew. The network met in Vienna. It is important to strengthen the networ of all offices in the region."
    (flag,) = read_text(text).flags
    assert flag.code == "spelling"
    assert "“networ”" in flag.detail and "“network”" in flag.detail
    start = text.index("networ of")
    assert f"characters {start}–{start + 6}" in flag.detail


def test_a_swap_of_letters_in_a_common_word_is_reported() -> None:
    assert reported("Improting countries are India and Thailand, and they recieved the products of the industry.") == [
        "Improting",
        "recieved",
    ]


def test_a_word_after_the_same_word_may_be_further_off() -> None:
    text = "Chrysotile asbestos is mined. The use of chrysotile asbestos is safe. The extraction of chrysotile absest was studied."
    assert reported(text) == ["absest"]


def test_a_city_in_capitals_may_be_two_slips_off() -> None:
    assert reported(
        "THE SUMMIT TOOK PLACE IN YEKATERUBURG IN THE RUSSIAN FEDERATION THIS YEAR WITH THE DIRECTOR GENERAL."
    ) == ["YEKATERUBURG"]


@pytest.mark.parametrize(
    "text",
    [
        "The organisation of the programme and the organization of the program took place at the centre and the center.",
        "The Regional Office held a region-wide session. The region has regional plans. Mr. Korotkov and Mrs. Korotkova spoke.",
        "Generic and genetic, adopted and adapted, contact and contract, country and county: the words are all right.",
        "See www.unido.org/improting and write to improting@unido.org about the file improting.pdf in the archive of the office.",
    ],
)
def test_words_that_are_right_are_not_reported(text: str) -> None:
    assert reported(text) == []


def test_an_acronym_that_its_name_cannot_yield_is_reported_and_one_that_it_can_is_not() -> None:
    text = (
        "It was held with the German Federal Environment Agency (FAOHG), the International Telecommunication Union (ITU) "
        "and the International Solid Waste Association (MATO)."
    )
    assert reported(text) == ["FAOHG", "MATO"]


def test_an_acronym_of_a_name_in_another_language_is_not_reported() -> None:
    assert (
        reported(
            "It was held with the German Federal Environment Agency (UBA) and the Agency for International Cooperation (GIZ)."
        )
        == []
    )


def test_a_plural_acronym_with_a_look_alike_letter_is_reported() -> None:
    assert reported("The public organization of SMFs took part in the meeting of the association.") == ["SMFs"]
    assert reported("The public organization of SMEs took part with the SEZs and the NGOs of the region.") == []


def test_letters_of_an_acronym_stand_in_its_name_in_order() -> None:
    assert yields("Organization for Economic Co-operation and Development", "OECD")
    assert yields("Sustainable Cycles", "SCYCLE")
    assert not yields("World Bank", "IMF")


def test_distance_counts_a_swap_as_one_slip() -> None:
    assert distance("improting", "importing", 2) == 1
    assert distance("abc", "abcdef", 2) == 3


def test_chinese_and_russian_texts_are_not_examined() -> None:
    assert reported("Деятельность Организации в области енергетики и окружающей среды в этом году.") == []
    assert reported("工发组织在环境和能源方面的活动。工发组织在环境和能源方面的活功。") == []
