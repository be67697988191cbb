"""The marks by which the mistakes of a real model are told from right renderings; these run with the ordinary tests."""

import pytest

from tests.opt_in.real_mistakes import sentences

BY_SOURCE = {sentence.source: sentence for sentence in sentences()}


@pytest.mark.parametrize(
    ("source", "target", "is_wrong"),
    [
        ("该项目避免了约7,200万吨二氧化碳排放。", "The project avoided about 72 million tons of CO2 emissions.", False),
        (
            "该项目避免了约7,200万吨二氧化碳排放。",
            "The project avoided about 7,200 million tons of CO2 emissions.",
            True,
        ),
        ("该项目避免了约7,200万吨二氧化碳排放。", "The project avoided 72 million tons of emissions.", True),
        ("该设施每年处理26.8万吨危险废物。", "The plant treats 268,000 tons of hazardous waste a year.", False),
        ("该设施每年处理26.8万吨危险废物。", "The plant treats 268,800 tons of hazardous waste a year.", True),
        ("该设施每年处理26.8万吨危险废物。", "The plant treats 268,000 million tons of waste a year.", True),
        ("淘汰了0.71万吨臭氧消耗物质。", "0.71 million tons were phased out.", True),
        ("淘汰了0.71万吨臭氧消耗物质。", "7,100 tons were phased out.", False),
        ("森林面积增加了2,300公顷。", "The forest grew by 2,300 hectares, or 5 per cent.", True),
        ("森林面积增加了2,300公顷。", "The forest grew by 12,300 hectares.", True),
        ("会议从上午10时开至下午1时。", "The meeting was held from 10 a.m. to 1 p.m.", False),
        ("该计划将创造3万至5万个就业机会。", "The plan will create 30,000 to 50,000 jobs.", False),
        ("该计划将创造3万至5万个就业机会。", "The plan will create 3 to 50,000 jobs.", True),
        ("五个国家参加了第三次会议。", "Five countries took part in the third meeting.", False),
        ("五个国家参加了第三次会议。", "Fifty countries took part in the third meeting.", True),
    ],
)
def test_a_rendering_is_judged_by_its_figures(source: str, target: str, is_wrong: bool) -> None:
    assert BY_SOURCE[source].is_wrong(target) is is_wrong


def test_the_sentences_are_many_and_different() -> None:
    assert len(BY_SOURCE) == len(sentences()) >= 40
