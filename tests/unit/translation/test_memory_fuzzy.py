"""Sentences that are like a reviewed one: figures re-written where they can be, nothing at all where they cannot."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.contracts.span import Passage, Span
from tasks.contracts.translation import Review
from tasks.grammar.number_lock import check_lock
from tasks.translation.memory import MemoryEntry, TranslationMemory, load_memories, write_tmx
from tasks.translation.memory_fuzzy import FuzzyMemory
from tasks.translation.memory_rewrite import Sentence, rewritten
from tasks.translation.provider import Candidate, FieldRequest


def request(source: str, kind: str = "paragraph", label: str = "", language: str = "zh") -> FieldRequest:
    return FieldRequest(kind, kind, source, language, Passage(text="甲", parts=(Span(start=0, end=1),)), label)


def made(old: str, english: str, new: str, language: str = "zh") -> str | None:
    return rewritten(Sentence(old, language), english, Sentence(new, language))


# Old source, its reviewed English, new source, what is to be proposed.
FIGURES = [
    ("第四十八届会议", "Forty-eighth session", "第四十九届会议", "Forty-ninth session"),
    ("第 48 届会议", "the 48th session", "第 51 届会议", "the 51st session"),
    ("第十九届会议", "nineteenth session", "第一百一十二届会议", "112th session"),
    ("2021年7月12日至15日，维也纳", "Vienna, 12–15 July 2021", "2023年11月6日至10日，维也纳", "Vienna, 6–10 November 2023"),
    ("2009年1月19日至22日，纽约", "19 to 22 January 2009, New York", "2010年2月1日至5日，纽约", "1 to 5 February 2010, New York"),
    ("2004年11月30日至12月2日，罗马", "Rome, 30 November–2 December 2004", "2008年3月31日至4月4日，罗马", "Rome, 31 March–4 April 2008"),
    ("于7月12日通过", "adopted on 12 July", "于11月3日通过", "adopted on 3 November"),
    ("2018-2021年期间", "during the period 2018–2021", "2022-2025年期间", "during the period 2022–2025"),
    ("自1990年以来", "since 1990", "自2005年以来", "since 2005"),
    ("见IDB.48/17号文件", "See document IDB.48/17.", "见IDB.49/5/Add.1号文件", "See document IDB.49/5/Add.1."),
    ("临时议程项目4(a)", "Item 4 (a) of the provisional agenda", "临时议程项目11(a)", "Item 11 (a) of the provisional agenda"),
    ("避免了约 7,200 万吨的二氧化碳排放", "avoiding about 72 million tons of carbon dioxide emissions",
     "避免了约 1.3 亿吨的二氧化碳排放", "avoiding about 130 million tons of carbon dioxide emissions"),
    ("避免了约 7,200 万吨的二氧化碳排放", "avoiding about 72 million tons of carbon dioxide emissions",
     "避免了约 13,194 吨的二氧化碳排放", "avoiding about 13,194 tons of carbon dioxide emissions"),
    ("减少0.71万吨", "a reduction of 7,100 tons", "减少26.8万吨", "a reduction of 268,000 tons"),
    ("700 多吨消耗臭氧层物质", "more than 700 tons of ozone-depleting substances", "1,250 多吨消耗臭氧层物质",
     "more than 1,250 tons of ozone-depleting substances"),
    ("投资总额为150万美元", "a total investment of $1.5 million", "投资总额为2.3亿美元", "a total investment of $230 million"),
    ("每卢布回报 3 至 6 卢布", "a return of 3 to 6 roubles per rouble", "每卢布回报 4 至 8 卢布", "a return of 4 to 8 roubles per rouble"),
    ("排放减少65%", "a 65 per cent cut in emissions", "排放减少8.5%", "an 8.5 per cent cut in emissions"),
    ("在九个国家", "in nine countries", "在十二个国家", "in 12 countries"),
    ("在 12 个国家", "in 12 countries", "在 5 个国家", "in five countries"),
    ("12 家企业参加了培训", "Twelve enterprises took part in the training", "35 家企业参加了培训", "Thirty-five enterprises took part in the training"),
    ("九个国家的九个项目", "nine projects in nine countries", "十二个国家的五个项目", "five projects in 12 countries"),
    ("9 个国家和 15 个项目", "nine countries and 15 projects", "15 个国家和 9 个项目", "15 countries and nine projects"),
    ("为期五年的方案", "a five-year programme", "为期八年的方案", "an eight-year programme"),
]  # fmt: skip

WORDS = [
    ("关于《斯德哥尔摩公约》执行情况的报告", "Report on the implementation of the Stockholm Convention",
     "关于《水俣公约》执行情况的报告", "Report on the implementation of the Minamata Convention"),
    ("在越南开展的项目减少了 65% 的排放", "The project in Viet Nam reduced emissions by 65 per cent",
     "在俄罗斯联邦开展的项目减少了 40% 的排放", "The project in the Russian Federation reduced emissions by 40 per cent"),
    ("俄罗斯联邦政府提交了报告", "The Government of the Russian Federation submitted a report",
     "越南政府提交了报告", "The Government of Viet Nam submitted a report"),
    ("中国和越南的合作", "Cooperation between China and Viet Nam", "中国与越南的合作", "Cooperation between China and Viet Nam"),
    ("中国向越南提供援助", "China gave assistance to Viet Nam", "越南向中国提供援助", "Viet Nam gave assistance to China"),
    ("审议“技术合作”报告", "Consideration of the technical cooperation report", "审议技术合作的报告", "Consideration of the technical cooperation report"),
    ("太阳能的利用", "Use of solar energy", "风能的利用", "Use of wind energy"),
]  # fmt: skip

# Where nothing may be said: old source, its English, new source.
UNSAFE = [
    ("该项目在越南没有取得进展", "The project made no progress in Viet Nam", "该项目在越南取得进展"),
    ("排放量增加了 5%", "Emissions increased by 5 per cent", "排放量减少了 5%"),
    ("企业应当提交报告", "Enterprises shall submit reports", "企业可以提交报告"),
    ("该项目已经完成", "The project has been completed", "该项目即将完成"),
    ("约 700 吨", "about 700 tons", "逾 700 吨"),
    ("在越南开展的项目", "Vietnamese project", "在中国开展的项目"),
    ("一个国家提交了报告", "One country submitted a report", "五个国家提交了报告"),
    ("九个国家提交了报告", "Both groups submitted reports", "十二个国家提交了报告"),
    ("九个国家的九份报告", "nine reports from the States", "十二个国家的五份报告"),
    ("增加了三分之一", "increased by one third", "增加了四分之一"),
    ("十二个鸡蛋", "a dozen eggs", "十五个鸡蛋"),
    ("两国的合作", "cooperation between both countries", "三国的合作"),
    ("2021年7月12日，维也纳", "Vienna, 12 July 2021", "2021年7月，维也纳"),
    ("在9个国家（2009年）", "in nine countries, nine of them new (2009)", "在11个国家（2009年）"),
    ("第48届会议的48名代表", "the delegates of the session", "第49届会议的50名代表"),
    # Which of its bodies a document calls by this noun, its own sentences do not say.
    ("提交理事会的报告", "Report submitted to the Board", "提交大会的报告"),
    ("工发组织的项目", "Project of the Organization", "环境署的项目"),
]


@pytest.mark.parametrize(("old", "english", "new", "expected"), [*FIGURES, *WORDS])
def test_the_old_english_says_the_new_sentence(old: str, english: str, new: str, expected: str) -> None:
    assert made(old, english, new) == expected
    assert [check.name for check in check_lock(new, "zh", expected) if not check.passed] == []


@pytest.mark.parametrize(("old", "english", "new"), UNSAFE)
def test_what_cannot_be_told_for_certain_is_not_said(old: str, english: str, new: str) -> None:
    assert made(old, english, new) is None


def test_other_languages_have_their_figures_rewritten_and_never_their_words() -> None:
    french = "Le Conseil a tenu 12 réunions le 12 juillet 2021 à Vienne"
    english = "The Board held 12 meetings on 12 July 2021 in Vienna"
    assert (
        made(french, english, "Le Conseil a tenu 15 réunions le 3 mai 2022 à Vienne", "fr")
        == "The Board held 15 meetings on 3 May 2022 in Vienna"
    )
    assert made(french, english, "Le Conseil a annulé 15 réunions le 3 mai 2022 à Vienne", "fr") is None
    russian, english = "В 9 странах осуществлено 15 проектов", "Fifteen projects were carried out in nine countries"
    assert (
        made(russian, english, "В 12 странах осуществлено 18 проектов", "ru")
        == "Eighteen projects were carried out in 12 countries"
    )


def test_a_candidate_is_never_reviewed_and_says_what_it_was_made_from() -> None:
    entry = MemoryEntry(
        "第四十八届会议通过了关于循环经济的决定",
        "The forty-eighth session adopted the decision on the circular economy",
        reviewer="N. N.",
        reviewed_at=datetime(2026, 11, 3, tzinfo=UTC),
        file="idb48.tmx",
    )
    provider = FuzzyMemory(TranslationMemory([entry]))
    assert provider.name == "memory, fuzzy"
    assert provider.propose([request("第 49 届会议通过了关于循环经济的决定。"), request("完全不同的一句话")]) == [
        (
            Candidate(
                "The forty-ninth session adopted the decision on the circular economy",
                "memory, fuzzy",
                is_reviewed=False,
                origin="fuzzy 1.00 of «第四十八届会议通过了关于循环经济的决定», idb48.tmx, reviewed by N. N. on 2026-11-03",
                similarity=1.0,
            ),
        ),
        (),
    ]


def test_likeness_is_counted_with_the_figures_masked() -> None:
    old = "工发组织在越南开展的项目于2021年减少了约7,200万吨的二氧化碳排放"
    entry = MemoryEntry(
        old,
        "In 2021, the UNIDO project in Viet Nam cut carbon dioxide emissions by about 72 million tons",
        reviewer="R",
    )
    asked = "工发组织在印度开展的项目于2023年减少了约12吨的二氧化碳排放"
    (candidate,) = FuzzyMemory(TranslationMemory([entry])).propose([request(asked)])[0]
    assert candidate.target == "In 2023, the UNIDO project in India cut carbon dioxide emissions by about 12 tons"
    assert candidate.similarity == round(
        1 - 2 / 27, 4
    )  # two characters of 27 signs: a date and a figure are one sign each


def test_a_country_is_swapped_in_other_languages_too() -> None:
    old = "El proyecto ejecutado en Colombia en 2021 redujo las emisiones de gases de efecto invernadero en 12 empresas"
    english = "The project carried out in Colombia in 2021 reduced greenhouse gas emissions in 12 enterprises"
    fuzzy = FuzzyMemory(TranslationMemory([MemoryEntry(old, english, "es", reviewer="R")]))
    asked = old.replace("Colombia", "Nicaragua").replace("2021", "2023").replace("12", "15")
    (candidate,) = fuzzy.propose([request(asked, language="es")])[0]
    assert (
        candidate.target
        == "The project carried out in Nicaragua in 2023 reduced greenhouse gas emissions in 15 enterprises"
    )
    assert fuzzy.propose([request(asked.replace("redujo", "aumentó"), language="es")]) == [()]


def test_below_85_per_cent_nothing_is_proposed() -> None:
    entry = MemoryEntry("越南的太阳能", "Solar energy in Viet Nam", reviewer="R")
    assert FuzzyMemory(TranslationMemory([entry])).propose([request("越南的风能")]) == [()]


def test_the_sentence_itself_is_the_exact_memorys_business() -> None:
    entry = MemoryEntry("第四十八届会议", "Forty-eighth session", reviewer="R")
    assert FuzzyMemory(TranslationMemory([entry])).propose([request("第四十八届会议。")]) == [()]


def test_bare_figures_and_headings_with_a_number_are_left_alone() -> None:
    memory = TranslationMemory(
        [MemoryEntry("2021年", "2021", reviewer="R"), MemoryEntry("第48届会议", "48th session", reviewer="R")]
    )
    assert FuzzyMemory(memory).propose([request("2022年"), request("第49届会议", "heading", "三")]) == [(), ()]


def test_reviews_of_the_archive_come_before_files_and_the_fields_own_kind_before_others(tmp_path: Path) -> None:
    (tmp_path / "own.tmx").write_bytes(
        write_tmx(
            [
                MemoryEntry("第47届会议", "Session 47", reviewer="Office", field="title"),
                MemoryEntry("第46届会议", "forty-sixth session", reviewer="Office", field="paragraph"),
            ]
        )
    )
    review = Review(
        source="第四十八届会议", source_language="zh", target="Forty-eighth session", field_kind="session", reviewer="R",
        reviewed_at=datetime(2026, 11, 3, tzinfo=UTC), origin="xlsx",
    )  # fmt: skip
    fuzzy = FuzzyMemory(load_memories([tmp_path], [review]))
    assert [c.target for c in fuzzy.propose([request("第五十届会议", "session")])[0]] == [
        "Fiftieth session",
        "Session 50",
    ]
    assert fuzzy.propose([request("第五十届会议", "title")])[0][0].target == "Session 50"


def test_a_small_memory_costs_a_run_neither_numpy_nor_rapidfuzz() -> None:
    script = (
        "import sys\n"
        "from tasks.translation.memory import load_memories\n"
        "from tasks.translation.memory_fuzzy import FuzzyMemory\n"
        "memory = load_memories()\n"
        "assert memory.size > 100\n"
        "assert memory.look_up('前景', 'zh') == 'Outlook'\n"
        "assert memory.alike('这一句话在记忆库中没有任何相似的句子', 'zh') == []\n"
        "print([name for name in ('numpy', 'rapidfuzz') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
