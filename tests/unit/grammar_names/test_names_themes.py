import pytest

from tasks.grammar.themes import find_sdg_targets, find_themes, theme_title
from tasks.vocabularies.themes import sdg_keywords, theme_keywords, theme_titles


@pytest.mark.parametrize(
    ("text", "language", "theme"),
    [
        ("The plant recycles used batteries and scrap", "en", "circular-economy-and-waste"),
        ("phase-out of hydrofluorocarbons under the Kigali Amendment", "en", "ozone-and-climate"),
        ("audits of electric motors raised energy efficiency", "en", "energy-and-efficiency"),
        ("women entrepreneurs in the informal sector", "en", "gender-and-inclusion"),
        ("an eco-industrial park near Hawassa", "en", "eco-industrial-parks-and-zones"),
        ("sustainability reporting and ESG ratings", "en", "esg-and-reporting"),
        ("mercury in small-scale gold mining", "en", "chemicals-and-pops"),
        ("blockchain and artificial intelligence", "en", "digital-and-cybersecurity"),
        ("a green bond and concessional loans", "en", "finance"),
        ("培训技术人员", "zh", "skills-and-training"),
        ("生物多样性丧失与荒漠化", "zh", "biodiversity-and-water"),
        ("持久性有机污染物和汞", "zh", "chemicals-and-pops"),
        ("监管框架和国家行动计划", "zh", "policy-and-regulation"),
        ("签署谅解备忘录", "zh", "partnerships-and-cooperation"),
    ],
)
def test_a_passage_speaks_of_its_theme(text: str, language: str, theme: str) -> None:
    assert theme in find_themes(text, language)


def test_plain_words_have_no_theme() -> None:
    assert find_themes("He arrived on Tuesday.", "en") == []
    assert find_themes("", "zh") == []


def test_goals_are_read_where_named_and_targets_where_spoken_of() -> None:
    assert find_sdg_targets("SDG 7 and Sustainable Development Goal 9", "en") == ["7", "9"]
    assert find_sdg_targets("可持续发展目标 12 下的能效", "zh") == ["7.3", "12"]
    assert find_sdg_targets("SDG 99", "en") == []


def test_there_are_fourteen_themes_with_titles_in_both_languages() -> None:
    assert len(theme_titles()) == 14
    assert theme_title("finance") == "Finance"
    assert {(row.theme_id, row.language) for row in theme_keywords()} == {
        (theme, language) for theme in theme_titles() for language in ("en", "zh")
    }


def test_targets_lead_to_their_iri() -> None:
    assert all(row.iri == f"http://metadata.un.org/sdg/{row.target}" for row in sdg_keywords())
