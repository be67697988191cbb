import pytest

from tasks.extraction.activities_headline import (
    MOST_WORDS,
    headline_of_heading,
    headline_of_sentence,
    spelling_table,
)

TEXT = "the meeting of ITPO heads with Kaspersky Lab was on e-waste statistics training"
SPELLINGS = spelling_table(TEXT.split())


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "In line with the medium-term programme framework 2022–2025, UNIDO continues to support Member States in "
            "decoupling growth from degradation.",
            "UNIDO continues to support Member States in decoupling growth from degradation",
        ),
        (
            "The Global Parks Programme, funded by the Swiss State Secretariat for Economic Affairs (SECO), was extended to "
            "Egypt and Viet Nam.",
            "The Global Parks Programme was extended to Egypt and Viet Nam",
        ),
        (
            "To recommend federal executive authorities concerned, along with research organizations and international "
            "experts, to develop a Training Programme.",
            "Develop a Training Programme",
        ),
        ("The minister said that “a fund will be opened in May”.", "A fund will be opened in May"),
    ],
)
def test_a_sentence_is_cut_to_its_main_clause(sentence: str, headline: str) -> None:
    assert headline_of_sentence(sentence) == headline


def test_a_headline_is_short_and_has_no_word_of_its_own() -> None:
    sentence = (
        "The Ministry of Natural Resources considered the issue of conducting an independent study on the safety of "
        "extraction and use of minerals on an industrial scale with the support of the Centre in the capital."
    )
    headline = headline_of_sentence(sentence)
    assert len(headline.rstrip(" …").split()) <= MOST_WORDS
    assert sentence.startswith(headline.rstrip(" …"))


@pytest.mark.parametrize(
    ("heading", "headline"),
    [
        ("MEETING OF ITPO HEADS", "Meeting of ITPO heads"),
        ("VISIT OF A KENYAN DELEGATION TO MINSK", "Visit of a Kenyan delegation to Minsk"),
        ("E-WASTE STATISTICS TRAINING", "E-waste statistics training"),
        ("II CONGRESS OF RECYCLERS", "II congress of recyclers"),
        ("Already in Sentence case", "Already in Sentence case"),
    ],
)
def test_a_heading_in_capitals_gets_sentence_case(heading: str, headline: str) -> None:
    assert headline_of_heading(heading, SPELLINGS) == headline
