from pathlib import Path

import pytest

from tasks.aggregation.check_spelling import is_known_word, is_one_slip_away, unknown_words

UNSEEN = sorted(Path(__file__).with_name("unseen_texts").glob("*.txt"))


@pytest.mark.parametrize(
    "word", ["environmnet", "developement", "implemntation", "wastewaer", "sustainble", "goverment", "recieved"]
)
def test_a_slip_in_a_translation_is_found(word: str) -> None:
    assert unknown_words([f"The report on {word} was sent."]) == [word]
    assert is_one_slip_away(word)


@pytest.mark.parametrize(
    "word",
    ["actionable", "redesigned", "finalization", "interlinkages", "unintentional", "subregional", "reorganised", "eighteen",
     "co-financing", "polychlorinated", "whereby"],
)  # fmt: skip
def test_formed_words_are_known(word: str) -> None:
    assert unknown_words([f"It is {word}."]) == []


def test_likely_slips_come_before_rare_words() -> None:
    assert unknown_words(["the zyzzyva and the environmnet, the zyzzyva"]) == ["environmnet", "zyzzyva"]


def test_a_word_of_an_english_source_is_no_slip_of_ours() -> None:
    assert unknown_words(["the zyzzyva"], ["A zyzzyva was seen."]) == []


def test_names_addresses_and_short_words_are_not_looked_at() -> None:
    assert unknown_words(["Kitakyushu, zyz, www.zyzzyva.example, zyzzyva@mail.example, zyzzyva's"]) == []


def test_few_words_of_running_text_are_unknown() -> None:
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in UNSEEN)
    unknown = [word for path in UNSEEN for word in unknown_words([path.read_text(encoding="utf-8")])]
    assert len(UNSEEN) >= 8
    assert words > 1_500
    assert sorted(unknown) == [
        "academician", "berth", "brackets", "doors", "furniture", "onshore", "poison", "pursuant", "score", "shore",
    ]  # fmt: skip
    assert not is_known_word("furniture")
