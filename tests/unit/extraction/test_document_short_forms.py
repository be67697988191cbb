import hashlib
from datetime import date

from tasks.contracts.source import SourceFile
from tasks.extraction.document_facts import Facts
from tasks.ingestion.reading import read_document


def facts(text: str) -> Facts:
    content = text.encode()
    source = SourceFile(
        file="x.txt",
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        received_at=date(2026, 11, 22),
        received_basis="first sight",
    )
    return Facts(read_document(source))


def keys(text: str) -> list[tuple[str, str]]:
    return [(mention.surface, mention.key) for mention in facts(text).organisations]


def test_an_acronym_that_the_text_defines_is_read_wherever_it_stands() -> None:
    found = keys("The Northern Trade Initiative (NTI) opened an office.\n\nNTI will train 40 engineers in Kenya.\n")
    assert found[-1] == ("NTI", "Northern Trade Initiative (NTI)")


def test_a_new_acronym_of_a_listed_body_is_read() -> None:
    found = keys(
        "The Ministry of Ecology and Environment of China (MEE) met partners.\n\nThe MEE has a plan for them.\n"
    )
    assert found[-1] == ("MEE", "Ministry of Ecology and Environment of the People's Republic of China")


def test_a_chinese_short_form_in_brackets_is_read() -> None:
    text = "韩国国土住宅研究院（KLRI）在仰光举行了开工仪式，正式开始园区建设。\n\nKLRI表示，园区进入正轨。\n"
    assert keys(text)[-1] == ("KLRI", "韩国国土住宅研究院")
    text = "中国南海渔业协会（以下简称“南渔协”）日前在广州召开年会，三百名代表参加会议。\n\n南渔协表示将加强合作。\n"
    assert keys(text)[-1] == ("南渔协", "中国南海渔业协会")


def test_one_ministry_in_two_spellings_is_one_body() -> None:
    text = (
        "The Austrian Ministry for Foreign Affairs met UNIDO.\n\nThe Ministry of Foreign Affairs of Austria agreed.\n"
    )
    assert len(facts(text).all_organisations()) == 2


def test_a_place_that_only_stands_in_the_name_of_a_school_or_bank_is_no_place() -> None:
    found = facts(
        "The Asian Development Bank and Nairobi University met in Geneva with the Administration of the Tula Region.\n"
    )
    assert found.all_places()[:1] == ("Geneva",)
    assert "Nairobi" not in found.all_places()
    assert "Asia" not in found.all_places()


def test_bodies_of_chinese_text_with_latin_capitals_have_words() -> None:
    text = "联合国世界粮食计划署（WFP）与农业农村部在北京共同举办研讨会，中国驻柬大使馆参赞出席。\n"
    assert all(mention.surface for mention in facts(text).organisations)
