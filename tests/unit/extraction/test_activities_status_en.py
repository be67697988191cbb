import pytest

from tasks.extraction.activity_status import read_status


@pytest.mark.parametrize(
    "text",
    [
        "In March 2022, the Agency signed a memorandum of understanding with the Ministry of Energy of Ghana.",
        "More than 400 engineers have been trained since the centre opened.",
        "A workshop on industrial symbiosis was held in Lagos.",
        "The delegation visited three cement plants in Karaganda.",
        "The Board adopted decision IDB.51/Dec.4.",
        "Participants took part in a study tour of the Kalundborg park.",
        "We, the ministers, met in Astana to discuss cooperation.",
        "The director, a former minister, presented the annual report.",
    ],
)
def test_what_has_happened_is_done(text: str) -> None:
    verdict = read_status(text)
    assert verdict is not None and verdict.status.value == "done"


@pytest.mark.parametrize(
    "text",
    [
        "UNIDO is supporting Colombia in the assessment of four industrial parks.",
        "Guidelines on green hydrogen are currently being drafted by the working group.",
        "The programme continues to provide technical assistance to laboratories.",
        "Since 2015, the Fund has supported 14 African countries.",
        "The two organizations have been cooperating on waste statistics.",
        "Work on the facility is under way.",
    ],
)
def test_what_goes_on_is_ongoing(text: str) -> None:
    verdict = read_status(text)
    assert verdict is not None and verdict.status.value == "ongoing"


@pytest.mark.parametrize(
    "text",
    [
        "The next meeting will be held in Astana in 2025.",
        "The Bank plans to finance ten pilot projects.",
        "The possibility of opening a laboratory in Minsk was discussed.",
        "An e-waste plant is being planned for Accra.",
        "The ministers agreed to establish a joint fund.",
        "The Ministry considered the possibility of joining the network.",
        "The Development Bank expressed readiness to co-finance the fund.",
    ],
)
def test_what_is_to_come_is_planned(text: str) -> None:
    verdict = read_status(text)
    assert verdict is not None and verdict.status.value == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Governments should adopt energy management standards.",
        "To recommend the Ministry of Finance to introduce tax incentives.",
        "That the competent authorities prepare a national inventory.",
        "WHO is urging countries to phase out lead paint.",
        "The Conference calls on donors to replenish the fund.",
        "Requests the Director General to report to the Board at its next session.",
        "Applications should be submitted by 30 April 2031.",
    ],
)
def test_what_is_asked_is_recommended(text: str) -> None:
    verdict = read_status(text)
    assert verdict is not None and verdict.status.value == "recommended"


@pytest.mark.parametrize(
    "text",
    [
        "Mercury is a heavy metal that is toxic to humans.",
        "Industrial symbiosis can play a significant role in decarbonization.",
        "Agro-industry accounts for 17 per cent of GDP.",
        "Companies involved in the sector do not take measures.",
        "Scientists predict that by 2050 there will be more plastic than fish.",
        "The present document provides an update on recent developments.",
        "The consequences for people will be the worst.",
        "",
    ],
)
def test_definitions_possibilities_and_things_undone_are_no_activity(text: str) -> None:
    assert read_status(text) is None
