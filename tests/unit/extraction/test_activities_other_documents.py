"""Faults found on resolutions, minutes, ministry news and releases that the rules had not seen."""

import pytest

from tasks.contracts.activity import Activity, Recommendation
from tasks.extraction.activities import extract_activities
from tasks.extraction.activities_headline import headline_of_sentence
from tasks.extraction.activity_status import read_status
from tasks.extraction.activity_status_zh import status_zh
from tasks.extraction.ask_horizon import horizon
from tasks.extraction.document_facts import Facts
from tasks.extraction.recommendations import addressee
from tasks.ingestion.reading import read_text

RESOLUTION = """Resolution on cleaner tanneries

The Council of Ministers, meeting in Lusaka from 3 to 5 May 2016,

Having examined the report of the Secretariat on the leather sector;

1. COMMENDS the Executive Secretary for the quality of the report;

2. ADOPTS the regional programme on chromium recovery;

3. CALLS UPON all member States to equip their tanneries with chromium recovery units by 2022;

4. DECIDES to review the matter, in the light of the reports received, at its next session.
"""

MINUTES = """MINUTES OF THE PROJECT STEERING COMMITTEE

Date: 14 March 2023
Venue: Windhoek

1. Matters arising
1.1 The agency informed the meeting that energy audits had been completed at four plants.
1.2 The pump tender was not awarded because only one bid had been received.

2. Action points
- NIDA to circulate the audit reports by 31 March 2023.
- The ministry should confirm its contribution.
"""

NEWS = """CENTRE NEWS

BAKU, 23 September 2021 – The Centre signed the country programme 2022-2026 with the Ministry of Economy.

TUNIS, 14 October 2021 – In celebration of Standards Day, celebrated every October, the Centre is pleased to announce the launch of a \
brochure on digital standards.

LIMA, 11 October 2021 – The Centre has trained forty auditors in eco-industrial parks.
"""

MINISTRY = """全国工业园区绿色发展座谈会在长沙召开

3月8日，工业园区绿色发展座谈会在长沙召开。会议主题是园区循环化改造。与会代表通过了倡议书。

会议强调，要加快园区循环化改造，并建议各园区设立专项资金。某园区尚未启动改造。该部愿与工发组织就培训开展合作。

（责编：李明）
"""


def _read(text: str) -> tuple[tuple[Activity, ...], tuple[Recommendation, ...]]:
    document = read_text(text)
    return extract_activities(document, Facts(document), ())


def _told(text: str) -> list[tuple[str, str]]:
    return [(activity.status.value, activity.passage.text[:12]) for activity in _read(text)[0]]


def test_a_resolution_asks_decides_and_adopts_but_does_not_act_by_commending() -> None:
    activities, recommendations = _read(RESOLUTION)
    assert [activity.status.value for activity in activities] == ["done", "recommended", "planned"]
    assert activities[0].headline == "Adopts the regional programme on chromium recovery"
    assert [(ask.addressee, ask.horizon, ask.label) for ask in recommendations] == [("member States", "2022", "3")]


def test_action_points_are_asks_of_who_is_to_act() -> None:
    activities, recommendations = _read(MINUTES)
    assert [(ask.addressee, ask.horizon) for ask in recommendations] == [("NIDA", "2023-03-31"), ("ministry", None)]
    assert not any("tender" in activity.passage.text for activity in activities)
    assert any(activity.passage.text.startswith("The agency informed") for activity in activities)


def test_news_items_take_the_day_of_their_dateline_and_no_years_of_a_programme() -> None:
    first, second, third = _read(NEWS)[0]
    assert (first.date, first.period) == ("2021-09-23", None)
    assert second.date == "2021-10-14"
    assert second.headline == "The Centre is pleased to announce the launch of a brochure on digital standards"
    assert (third.date, third.period) == (None, None)


def test_ministry_news_in_chinese_asks_plans_and_reports() -> None:
    assert _told(MINISTRY) == [
        ("done", "3月8日，工业园区绿色发"),
        ("done", "与会代表通过了倡议书。"),
        ("recommended", "会议强调，要加快园区循环"),
        ("recommended", "建议各园区设立专项资金。"),
        ("planned", "该部愿与工发组织就培训开"),
    ]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("All countries that have not yet done so should adopt a national profile by 2028.", "recommended"),
        ("Updated figures will be submitted to the parties in 2027.", "planned"),
        ("It was agreed that in 2026 the ministry will host a seminar.", "planned"),
        ("Initial steps towards the alliance were taken by the zone associations.", "done"),
        ("The Government of Peru offered to host the next forum.", "planned"),
        ("The chair directed the secretariat to prepare a budget.", "recommended"),
        ("A second group of mills has been selected and will start in May.", "planned"),
    ],
)
def test_the_main_clause_decides(sentence: str, status: str) -> None:
    verdict = read_status(sentence)
    assert verdict is not None and verdict.status.value == status


@pytest.mark.parametrize(
    "sentence",
    [
        "The project has not yet received the results of the survey in Kisumu.",
        "The Director thanked the deputy minister for his support to the mandate of the agency.",
        "The ministers recognised the importance of coral reefs.",
        "The committee will have before it a number of documents prepared by the secretariat.",
        "Over the recent years the system of zones has contributed to growth.",
    ],
)
def test_what_is_denied_said_or_context_is_no_activity(sentence: str) -> None:
    assert read_status(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("本届大会还要求各成员国加强区域合作。", "recommended"),
        ("预计管理层的最后建议将在理事会上审议。", "planned"),
        ("2月9日,王大使会见总干事,双方交换看法。", "done"),
        ("会议期间，双方签署了备忘录。", "done"),
    ],
)
def test_chinese_marks_of_status(sentence: str, status: str) -> None:
    read = status_zh(sentence)
    assert read is not None and read[0].value == status


@pytest.mark.parametrize(
    "sentence",
    [
        "该大会是该组织的最高机构，每两年举行一次。",
        "统计显示，非法贸易金额已达200亿美元。",
        "大会认为，绿色发展推动合作。",
        "该项目尚未启动。",
    ],
)
def test_chinese_background_is_no_activity(sentence: str) -> None:
    assert status_zh(sentence) is None


def test_a_long_subject_gives_way_to_what_was_done() -> None:
    sentence = (
        "Jane Doe, Managing Director of the Directorate of Programmes, Partnerships and Field Coordination of the agency, and "
        "John Roe, chargé d’affaires of the mission, have signed the Country Programme of the island."
    )
    assert headline_of_sentence(sentence) == "Signed the Country Programme of the island"


def test_an_opening_clause_is_left_out_of_a_long_headline() -> None:
    sentence = (
        "As record quantities of scrap continue to pile up in the ports of the region, the agency has opened "
        "a sorting line with the help of two municipalities."
    )
    assert headline_of_sentence(sentence).startswith("The agency has opened a sorting line")


@pytest.mark.parametrize(
    ("sentence", "language", "who"),
    [
        (
            "Requests the Director General, subject to the availability of resources, to report to the Board;",
            "en",
            "Director General",
        ),
        ("Urges donors in a position to do so to contribute to the fund;", "en", "donors"),
        ("敦促各国政府收集关于汞排放的信息。", "zh", "各国政府"),
        ("中方呼吁各方以创新为着力点。", "zh", "各方"),
    ],
)
def test_who_is_asked(sentence: str, language: str, who: str) -> None:
    assert addressee(sentence, language) == who


def test_the_year_of_a_report_is_no_horizon() -> None:
    assert horizon("Requests the secretariat to update the 2008 report on emissions", "en") is None
    assert horizon("That Governments adopt plans by 2025 and report on them", "en") == "2025"


def test_cities_of_conventions_are_no_places() -> None:
    text = "Workshop\n\nThe secretariats of the Basel, Rotterdam and Stockholm conventions organized a workshop in Cairo, Egypt.\n"
    activity = _read(text)[0][0]
    assert (activity.countries, activity.places) == (("EGY",), ("Cairo",))


def test_other_languages_are_said_not_to_be_read() -> None:
    document = read_text(
        "Организация и министерство подписали соглашение о сотрудничестве в области энергетики в Москве.\n"
    )
    assert [flag.code for flag in document.flags] == ["activities_not_read"]
    assert extract_activities(document, Facts(document), ()) == ((), ())


def test_the_items_of_a_paragraph_that_only_notes_are_no_asks() -> None:
    text = (
        "Resolution on centres of engineering\n\nThe Council of Ministers, meeting in Accra from 3 to 5 May 2016,\n\n"
        "1. NOTES with appreciation the steps taken by the Secretariat towards the establishment of:\n   (a) a centre for tanning;\n"
        "   (b) a centre for solar energy;\n\n2. REQUESTS the Secretariat to report at its next session in 2018;\n"
    )
    assert [(ask.addressee, ask.horizon) for ask in _read(text)[1]] == [("Secretariat", "2018")]


def test_a_date_under_the_text_tells_which_day_today_is() -> None:
    text = (
        "代表团出席环保展览会\n\n局长今日率领代表团出席环保展览会。\n\n他将于星期四返港。\n\n2011年6月6日（星期一）\n"
    )
    assert _read(text)[0][0].date == "2011-06-06"
