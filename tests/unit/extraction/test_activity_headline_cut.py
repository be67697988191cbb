import pytest

from tasks.extraction.activities_headline import headline_of_sentence
from tasks.extraction.activity_headline_cut import MOST_WORDS, cut
from tasks.extraction.headline_short_forms import short_forms


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "That Governments adopt national plans on circular economy by 2025 and report on them to the council every two years.",
            "Adopt national plans on circular economy by 2025 and report on them",
        ),
        (
            "The Commission should harmonize eco-label standards across the continent, drawing on the Basel Convention of 1989.",
            "The Commission should harmonize eco-label standards across the continent",
        ),
        (
            "UNIDO will support the industrial development of island countries in line with their own national strategies.",
            "UNIDO will support the industrial development of island countries",
        ),
        (
            "The seminar has provided a platform for training representatives from developing countries interested in adapting "
            "clean technology.",
            "The seminar has provided a platform for training representatives from developing countries",
        ),
        (
            "The Director General of the United Nations Industrial Development Organization (UNIDO), Ann Example, and the Deputy "
            "Minister of Foreign Affairs of Belarus, Ivan Ivanov, today signed a framework programme in Vienna.",
            "Signed a framework programme in Vienna",
        ),
        (
            "An agreement on the exchange of trainers was signed in Hanoi today.",
            "An agreement on the exchange of trainers was signed in Hanoi",
        ),
        ("In August, two engineers visited the centre.", "Two engineers visited the centre"),
    ],
)
def test_a_headline_ends_at_a_boundary_with_nothing_dangling(sentence: str, headline: str) -> None:
    told = headline_of_sentence(sentence)
    assert told == headline
    assert len(told.split()) <= MOST_WORDS


def test_a_cut_never_loses_the_verb_of_the_sentence() -> None:
    sentence = "More than 1600 specialists from over 600 companies in Chile and Ecuador have been trained during the past decade"
    assert cut(sentence) == "More than 1600 specialists have been trained during the past decade"


def test_a_name_with_its_own_short_form_is_said_by_it() -> None:
    assert short_forms("the Global Environment Facility (GEF) and Peru met") == "GEF and Peru met"
    assert short_forms("the Secretariat of the African Group of States (ACP) met").startswith("the Secretariat")


@pytest.mark.parametrize("text", ["", "(", "“" * 50, "a " * 4000, "and to the of " * 30, "x" * 20000])
def test_any_text_is_survived(text: str) -> None:
    assert len(headline_of_sentence(text).split()) <= MOST_WORDS + 1
    cut(text)
    short_forms(text)
