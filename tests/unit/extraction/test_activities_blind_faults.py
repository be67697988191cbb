"""Faults found on documents of other bodies that the rules had never seen."""

from datetime import date

import pytest

from tasks.contracts.activity import Activity, Recommendation
from tasks.contracts.source import SourceFile
from tasks.extraction.activities import extract_activities
from tasks.extraction.activity_status import read_status
from tasks.extraction.activity_status_zh import status_zh
from tasks.extraction.document_facts import Facts
from tasks.extraction.recommendations import addressee, without_addressee
from tasks.ingestion.reading import read_document

BULLETIN = """NATIONAL CLEANER PRODUCTION CENTRE OF VIET NAM
QUARTERLY BULLETIN, MAY 2022

HANOI, 4 May 2022

TEXTILE MILLS CUT WATER USE

Six textile mills in Nam Dinh province reduced water consumption by 22 percent. The mills invested VND 14.2 billion and will \
recover the cost in 2.5 years. The centre is preparing a second group of nine mills. It takes about a thousand years to \
decompose a bag.
"""

COUNCIL_ZH = """联合国环境规划署

UNEP/EA.5/12
Distr.: General
2 December 2020
Chinese
Original: English

联合国环境规划署联合国环境大会
第五届会议
2021年2月22日至26日，内罗毕
临时议程项目5

化学品和废物健全管理
执行主任的报告

1. 全球环境基金批准了总额为3 200万美元的项目，用于淘汰多氯联苯。该项目将于2021年启动。

2. 会议由瑞士政府主办，在日内瓦举行。

3. 促请各国政府尽快批准该公约，并请联合国环境规划署执行主任在2022年年底前报告执行情况。
"""


def _read(text: str) -> tuple[tuple[Activity, ...], tuple[Recommendation, ...], Facts]:
    source = SourceFile(
        file="made-up.txt",
        sha256="0" * 64,
        content=text.encode(),
        received_at=date(2026, 1, 1),
        received_basis="first sight",
    )
    document = read_document(source)
    facts = Facts(document)
    return *extract_activities(document, facts, ()), facts


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Representatives of Peru and the International Finance Corporation attended.", "done"),
        ("Since 2019, 27 enterprises have received ISO 14001 certification.", "done"),
        ("Since 2019, UNIDO has supported small enterprises in Ghana.", "ongoing"),
        ("The project is funded by the European Union and runs until 2022.", "ongoing"),
        ("The law on energy efficiency was being revised.", "ongoing"),
        ("The centre and the Union kicked off a project on leather.", "done"),
        ("The meeting agreed that the Chamber would organize a training course.", "planned"),
        ("urged development partners to increase concessional finance", "recommended"),
    ],
)
def test_status_of_unseen_wording(text: str, status: str) -> None:
    verdict = read_status(text)
    assert verdict is not None
    assert verdict.status.value == status


@pytest.mark.parametrize(
    "text",
    [
        "No decision was taken on the budget.",
        "It takes about a thousand years to decompose a bag, so it was banned.",
        "Noting the progress made since the ninth conference, held in Cape Town in 2018,",
    ],
)
def test_what_did_not_happen_and_what_is_only_recalled_is_no_activity(text: str) -> None:
    assert read_status(text) is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("目前，全国已建成绿色工厂3616家。", "done"),
        ("全球环境基金供资5 690万美元。", "done"),
        ("培训班由国家清洁生产中心主办。", "done"),
        ("供资额从2021年的4 120万美元增至6 080万美元。", "done"),
        ("应理事会的邀请，各国政府提供了进一步的指导。", "done"),
        ("工发组织正在与埃塞俄比亚政府商谈类似的合作。", "planned"),
    ],
)
def test_status_of_unseen_chinese_wording(text: str, status: str) -> None:
    reading = status_zh(text)
    assert reading is not None
    assert reading[0].value == status


@pytest.mark.parametrize(
    "text", ["欢迎理事会的报告及其中所载的各项决定；", "2022年单位增加值二氧化碳排放比2020年下降约8.5%。"]
)
def test_a_greeting_and_a_bare_statistic_are_no_activity_in_chinese(text: str) -> None:
    assert status_zh(text) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Participants recommended that the Ministry of Industry and Trade establish a help desk.",
            "Ministry of Industry and Trade",
        ),
        (
            "That universities in Ghana, Uganda and Senegal introduce courses.",
            "universities in Ghana, Uganda and Senegal",
        ),
        ("UNIDO proposed that the Chamber host the secretariat.", "Chamber"),
    ],
)
def test_the_addressee_is_the_subject_after_that(text: str, who: str) -> None:
    assert addressee(text, "en") == who


def test_an_office_with_a_verb_in_its_title_is_named_whole() -> None:
    assert addressee("请联合国环境规划署执行主任在2000年年底前报告", "zh") == "联合国环境规划署执行主任"
    assert addressee("请联合国工业发展组织继续支持各国", "zh") == "联合国工业发展组织"
    assert addressee("请总干事每年报告进展情况", "zh") == "总干事"


def test_a_passive_ask_keeps_its_subject() -> None:
    assert without_addressee("That available experience be considered as a model for others") is None


def test_counted_mills_are_no_organisation_and_the_centre_is_the_issuer() -> None:
    activities, _, facts = _read(BULLETIN)
    assert [organisation.name for organisation in facts.all_organisations()] == [
        "National Cleaner Production Centre of Viet Nam"
    ]
    invested, preparing = activities[1], activities[2]
    assert invested.status.value == "done"
    assert invested.themes
    assert [organisation.name for organisation in preparing.organisations] == [
        "National Cleaner Production Centre of Viet Nam"
    ]
    assert len(activities) == 3


def test_two_chinese_asks_of_one_sentence_are_two_recommendations() -> None:
    activities, asks, _ = _read(COUNCIL_ZH)
    assert [(ask.addressee, ask.horizon) for ask in asks] == [("各国政府", None), ("联合国环境规划署执行主任", "2022")]
    assert asks[1].ask_original.startswith("请联合国环境规划署")
    assert [activity.status.value for activity in activities] == [
        "done",
        "planned",
        "done",
        "recommended",
        "recommended",
    ]


def test_two_english_asks_of_one_sentence_are_two_recommendations() -> None:
    text = (
        BULLETIN
        + "\nThe ministers called on companies to disclose emissions by 2025 and urged banks to open credit lines.\n"
    )
    _, asks, _ = _read(text)
    assert [(ask.addressee, ask.horizon) for ask in asks] == [("companies", "2025"), ("banks", None)]
