"""The language of single blocks: an English annex in a Chinese report, a French quotation in a Spanish one."""

import pytest

from tasks.extraction.extract import extract
from tasks.ingestion.language import is_traditional, tell_block_language, tell_language
from tasks.ingestion.reading import read_text
from tasks.translation.memory import TranslationMemory
from tasks.translation.translate import translate_document

MIXED = """聯合國
工發組織

工业发展理事会
第五十二届会议
临时议程项目5

水泥行业的能源效率

总干事的报告

一. 导言

1. 本报告介绍了2023年在水泥行业开展的活动，共有12家企业参加。

2. Участники семинара отметили, что потребление электроэнергии на 9 предприятиях сократилось на 14 процентов.

3. The programme covers 40 kilns in three countries and is funded by the Government of Japan.

4. Les participants ont souligné que la formation des opérateurs était une priorité pour les usines.
""".replace("聯合國\n工發組織", "联合国\n工发组织")


@pytest.mark.parametrize(
    ("text", "document", "expected"),
    [
        ("The annex contains the list of projects approved by the Board.", "zh", "en"),
        ("Distr.: General", "zh", "en"),
        ("Industrial Development Board", "ar", "en"),
        ("Les activités menées dans le cadre du projet sont décrites ci-après pour chaque pays.", "ru", "fr"),
        ("Проект осуществляется в трех регионах страны.", "zh", "ru"),
        ("يغطي المشروع ثلاث محافظات في البلد.", "fr", "ar"),
        ("该项目涵盖三个省份的企业。", "en", "zh"),
        ("該項目涵蓋三個省份的企業。", "en", "zh-Hant"),
        (
            "El Comité tomó nota de que los informes no se habían presentado a tiempo y pidió que se corrigiera.",
            "fr",
            "es",
        ),
        ("The Committee took note of the fact that the reports had not been submitted on time.", "es", "en"),
    ],
)
def test_blocks_in_another_language(text: str, document: str, expected: str) -> None:
    assert tell_block_language(text, document) == expected


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("本报告介绍了 Global Eco-Industrial Parks Programme (GEIPP) 的执行情况。", "zh"),
        ("第五十二屆會議", "zh-Hant"),
        ("12", "zh"),
        ("4.2%", "ar"),
        ("Проект «Green Cities and Clean Industry Initiative» завершен.", "ru"),
        ("Vienne, 12-15 juillet 2021", "fr"),
        ("Tema 5", "es"),
        ("La Conferencia General toma nota de la Declaración.", "es"),
        ("The meeting heard statements by Mr. García and Ms. Lefèvre.", "en"),
        ("Programme des Nations Unies pour l’environnement", "en"),
        ("", "zh"),
    ],
)
def test_names_figures_and_short_lines_go_with_their_document(text: str, document: str) -> None:
    assert tell_block_language(text, document) == ""


def test_each_paragraph_goes_out_in_its_own_language_and_english_is_not_translated() -> None:
    document = read_text(MIXED)
    assert document.language == "zh"
    numbered = [block for block in document.blocks if block.is_body]
    assert [(block.paragraph, block.language) for block in numbered] == [(1, ""), (2, "ru"), (3, "en"), (4, "fr")]
    fields = translate_document(document, extract(document), TranslationMemory())
    assert [(f.field, f.language) for f in fields if f.field.startswith("paragraph")] == [
        ("paragraph/1/summary", "zh"),
        ("paragraph/2/summary", "ru"),
        ("paragraph/4/summary", "fr"),
    ]
    digests = {field.field: field.digest for field in fields}
    assert digests["paragraph/2/summary"] == "Figures: nine companies, 14 per cent."


def test_the_two_scripts_of_chinese_are_told_apart() -> None:
    assert tell_language("聯合國工業發展組織第五十二屆會議的報告") == "zh-Hant"
    assert tell_language("联合国工业发展组织第五十二届会议的报告") == "zh"
    assert tell_language("産業開発に関する報告書である。") == "ja"
    assert not is_traditional("大中小")
