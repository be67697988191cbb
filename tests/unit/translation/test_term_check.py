"""Official terms: what engines really get wrong is caught, and what is right is left alone."""

import csv
import time
from pathlib import Path

import pytest

from tasks.grammar.english_words import EnglishWords, folded
from tasks.grammar.term_check import TermBreak, check_terms
from tasks.grammar.term_words_zh import term_words_zh
from tasks.translation.memory import bundled_memories, read_tmx

EVALUATION = Path("tests/evaluation")

# source, wrong English as engines write it, the breaks
WRONG = [
    ("工发组织的活动", "Activities of the International Labour Organization",
     [("工发组织", "UNIDO", "International Labour Organization", "forbidden")]),
    ("工发组织与劳工组织的合作", "Cooperation between the International Labour Organization and trade unions",
     [("工发组织", "UNIDO", "", "missing")]),
    ("总干事的报告", "Report by the Secretary-General", [("总干事", "Director General", "Secretary-General", "forbidden")]),
    ("总干事和秘书长出席", "The Secretary-General attended", [("总干事", "Director General", "", "missing")]),
    ("工业发展理事会第四十九届会议", "Forty-ninth session of the Industrial Development Council",
     [("工业发展理事会", "Industrial Development Board", "Industrial Development Council", "forbidden")]),
    ("方案预算委员会", "Program Budget Commission", [("方案预算委员会", "Programme and Budget Committee", "", "missing")]),
    ("《蒙特利尔议定书》的执行情况", "Implementation of the Montreal Agreement",
     [("《蒙特利尔议定书》", "Montreal Protocol", "Montreal Agreement", "forbidden")]),
    ("《关于汞的水俣公约》", "Convention on Mercury of Shuimata", [("《关于汞的水俣公约》", "Minamata Convention on Mercury", "", "missing")]),
    ("可持续发展目标", "Sustainable Development Objectives",
     [("可持续发展目标", "Sustainable Development Goals", "Sustainable Development Objectives", "forbidden")]),
    ("环境署和开发署", "UNEP, the Environment Agency and UNDP", [("环境署", "UNEP", "Environment Agency", "forbidden")]),
    ("环境署", "the environment agency", [("环境署", "UNEP", "Environment Agency", "forbidden")]),
    ("循环经济", "recycling economy", [("循环经济", "circular economy", "recycling economy", "forbidden")]),
    ("大韩民国和蒙古", "South Korea and Mongolia", [("大韩民国", "Republic of Korea", "South Korea", "forbidden")]),
    ("环境署和开发署", "the Environment Agency and UNDP", [("环境署", "UNEP", "Environment Agency", "forbidden")]),
    ("联合国环境规划署", "United Nations Environment Program", [("联合国环境规划署", "United Nations Environment Programme", "", "missing")]),
    ("气候中和", "climate neutralization", [("气候中和", "climate neutrality", "climate neutralization", "forbidden")]),
    ("2030 年可持续发展议程", "the Sustainable Development Plan for the year 2030",
     [("2030年可持续发展议程", "2030 Agenda for Sustainable Development", "", "missing")]),
    ("减少国家内部和国家之间的不平等", "Make nations more equal",
     [("减少国家内部和国家之间的不平等", "Reduce inequality within and among countries", "", "missing")]),
    ("儿童权利委员会的建议", "Recommendations of the Child Rights Commission",
     [("儿童权利委员会", "Committee on the Rights of the Child", "", "missing")]),
]  # fmt: skip

# source, right English in free wording
RIGHT = [
    ("工发组织的活动", "UNIDO’s activities"),
    ("工发组织的活动", "Activities of the United Nations Industrial Development Organization"),
    ("工发组织的活动", "the Organization’s activities"),
    ("工发组织总干事与联合国秘书长会晤", "The Director General of UNIDO met the Secretary-General"),
    ("总干事", "the Director-General"),
    ("首席执行官和总干事", "the Chief Executive Officer and the Director General"),
    ("工发组织与国际劳工组织", "UNIDO and the International Labour Organization"),
    ("大会第七十五届会议", "the Conference at its seventy-fifth session"),  # whose 大会 it is the document decides
    ("理事会注意到", "The Council took note"),
    ("国家开发署", "the national development agency"),
    ("环境署和各国环境机构", "UNEP and national environment agencies"),
    ("项目厅的项目办公室", "the project office of UNOPS"),
    ("丹麦环境署", "the Danish Environmental Protection Agency"),
    ("光伏发电联网", "grid connection of photovoltaics"),
    ("其中亚洲国家", "of which Asian countries"),
    ("巴西非政府组织", "Brazilian non-governmental organizations"),
    ("韩国公司", "Korean companies"),
    ("阿拉伯联合酋长国和沙特阿拉伯", "the United Arab Emirates and Saudi Arabia"),
    ("欧盟和欧盟委员会", "the EU and the European Commission"),
    ("粮农组织理事会", "the FAO Council"),
    ("《蒙特利尔议定书》缔约方", "the parties to the Protocol"),
    ("持久性有机污染物", "POPs"),
    ("刚果民主共和国", "the Democratic Republic of the Congo"),
    ("朝鲜民主主义人民共和国和大韩民国", "the Democratic People’s Republic of Korea and the Republic of Korea"),
    ("", ""),
    ("工发组织" * 2000, "UNIDO"),
    ("\x00\ufffd", "\x00"),
]

OTHER_LANGUAGES = [
    ("ru", "Доклад Генерального директора ЮНИДО", "Report by the Director General of UNIDO", ()),
    ("ru", "осуществление Монреальского протокола", "implementation of the Montreal Protocol", ()),
    ("ru", "Доклад Генерального директора", "Report by the Chief Executive",
     (TermBreak("Генеральный директор", "Director General", "Chief Executive", "forbidden"),)),
    ("fr", "Mise en œuvre de la Convention de Minamata sur le mercure", "Implementation of the Convention on Mercury",
     (TermBreak("Convention de Minamata sur le mercure", "Minamata Convention on Mercury", "", "missing"),)),
    ("fr", "Programme des Nations Unies pour l'environnement", "United Nations Environment Programme", ()),
    ("es", "la Junta de Desarrollo Industrial", "the Industrial Development Council",
     (TermBreak("Junta de Desarrollo Industrial", "Industrial Development Board", "Industrial Development Council", "forbidden"),)),
    ("es", "los Objetivos de Desarrollo Sostenible", "the SDGs", ()),
    ("ar", "تقرير المدير العام لمنظمة الأمم المتحدة للتنمية الصناعية", "Report by the Director General of UNIDO", ()),
    ("ar", "وباتفاق باريس", "and of the Paris Convention",
     (TermBreak("اتفاق باريس", "Paris Agreement", "Paris Convention", "forbidden"),)),
    ("de", "Bericht des Generaldirektors", "Report by the Chief Executive", ()),
]  # fmt: skip


@pytest.mark.parametrize(("source", "wrong", "breaks"), WRONG)
def test_what_engines_write_for_official_terms_is_caught(
    source: str, wrong: str, breaks: list[tuple[str, str, str, str]]
) -> None:
    assert check_terms(source, "zh", wrong) == tuple(TermBreak(*broken) for broken in breaks)


@pytest.mark.parametrize(("source", "right"), RIGHT)
def test_right_english_breaks_nothing(source: str, right: str) -> None:
    assert check_terms(source, "zh-Hans", right) == ()


@pytest.mark.parametrize(("language", "source", "english", "breaks"), OTHER_LANGUAGES)
def test_names_in_the_other_languages_of_the_united_nations(
    language: str, source: str, english: str, breaks: tuple[TermBreak, ...]
) -> None:
    assert check_terms(source, language, english) == breaks


def test_nothing_in_the_reviewed_memories_breaks_a_term() -> None:
    units = [unit for path in bundled_memories() for unit in read_tmx(path.read_bytes())]
    broken = {unit.source: check_terms(unit.source, unit.source_language, unit.target) for unit in units}
    assert {source: breaks for source, breaks in broken.items() if breaks} == {}
    assert sum(word.is_binding for unit in units for word in term_words_zh(unit.source)) >= 400


def test_nothing_in_the_right_wordings_of_the_lock_breaks_a_term() -> None:
    rows = read_tsv("lock_right.tsv")
    broken = {row["source"]: check_terms(row["source"], row["language"], row["target"]) for row in rows}
    assert {source: breaks for source, breaks in broken.items() if breaks} == {}


def test_nothing_in_the_evaluation_pairs_breaks_a_term() -> None:
    pairs = [
        (row["language"], row["source"], wording)
        for row in read_tsv("translation_pairs.tsv")
        for wording in (row["reference"], *filter(None, (row["variants"] or "").split("|")))
    ]
    broken = {(source, wording): check_terms(source, language, wording) for language, source, wording in pairs}
    assert {pair: breaks for pair, breaks in broken.items() if breaks} == {}


def test_twenty_thousand_fields_are_checked_in_a_second() -> None:
    fields = [(row["source"], row["target"]) for row in read_tsv("lock_right.tsv") if row["language"] == "zh"]
    best = float("inf")
    for _ in range(5):
        started = time.process_time()
        for source, target in fields:
            check_terms(source, "zh", target)
        best = min(best, time.process_time() - started)
    assert len(fields) / best >= 20_000


def test_names_are_compared_by_plain_words() -> None:
    assert (
        folded("The UNIDO Secretariat’s Parties, sub-items & analyses")
        == " unido secretariat party sub item and analyse "
    )
    assert EnglishWords("who did it").says("WHO") is False
    assert EnglishWords("the WHO’s").says("WHO") is True
    assert EnglishWords("SDGs").says("SDG") is True
    assert EnglishWords("Cote d'Ivoire").says("Côte d’Ivoire") is True
    assert EnglishWords("a Board of Boards").without(["board of"]).row == " a · board "


def read_tsv(name: str) -> list[dict[str, str]]:
    with (EVALUATION / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
