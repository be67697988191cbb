"""The number lock on sense: rise for fall, denials lost or added, "to" for "by"."""

import pytest

from tasks.grammar.number_lock import check_lock

# Language and words of the source, wrong English, and the check that must catch it.
WRONG = [
    ("zh", "工发组织的活动", "As an AI language model, I cannot translate this.", "sense"),
    ("zh", "排放量减少了20%", "emissions increased by 20 per cent", "sense"),
    ("zh", "产量增加了20%", "output decreased by 20 per cent", "sense"),
    ("zh", "出口增长15%", "exports fell by 15 per cent", "sense"),
    ("zh", "成本下降了三分之一", "costs rose by one third", "sense"),
    ("zh", "该国尚未批准该公约。", "The country has ratified the Convention.", "sense"),
    ("zh", "理事会没有通过该决定。", "The Board adopted the decision.", "sense"),
    ("zh", "该方案无法实现其目标。", "The programme achieved its objectives.", "sense"),
    ("zh", "该国已批准该公约。", "The country has not ratified the Convention.", "sense"),
    ("zh", "不得使用这些物质。", "These substances may be used.", "sense"),
    ("zh", "委员会不同意该建议。", "The Committee agreed with the recommendation.", "sense"),
    ("zh", "排放量降至20%", "emissions fell by 20 per cent", "sense"),
    ("zh", "产量增至500万吨", "output increased by 5 million tons", "sense"),
    ("zh", "产量增加了500万吨", "output increased to 5 million tons", "sense"),
    ("zh", "该技术提高了效率", "The technology reduced efficiency", "sense"),
    (
        "zh",
        "到2025年，单位能耗将降低13.5%。",
        "By 2025, energy consumption per unit will rise by 13.5 per cent.",
        "sense",
    ),
    ("zh", "该国尚未提交国家报告。", "The country has submitted its national report.", "sense"),
    ("zh", "本建议不涉及额外费用。", "The recommendation involves additional costs.", "sense"),
    ("zh", "缔约方无需缴纳会费。", "Parties are required to pay contributions.", "sense"),
    ("es", "Las emisiones disminuyeron un 12 %.", "Emissions increased by 12 per cent.", "sense"),
    ("ru", "Совет не принял решения.", "The Board adopted a decision.", "sense"),
    ("zh", "失业率上升到9.8%。", "Unemployment fell to 9.8 per cent.", "sense"),
    ("zh", "该地区的贫困率有所下降。", "The poverty rate in the region has risen.", "sense"),
    ("zh", "委员会未能就该议题达成共识。", "The Committee reached consensus on the issue.", "sense"),
    ("zh", "禁止在学校附近销售烟草。", "Tobacco may be sold near schools.", "sense"),
    ("zh", "各国应避免使用有害物质。", "States should use hazardous substances.", "sense"),
    ("zh", "约三分之一的农户没有通电。", "About one third of farm households have electricity.", "sense"),
    ("zh", "利率下调，失业率上升。", "Interest rates rose, as did unemployment.", "sense"),
    ("zh", "大会驳回了该修正案。", "The Assembly adopted the amendment.", "sense"),
    ("zh", "他们当中没有人接受过培训。", "They have been trained.", "sense"),
    ("zh", "不允许进口。", "Imports are permitted.", "sense"),
]


@pytest.mark.parametrize(("language", "source", "target", "check"), WRONG)
def test_a_sense_turned_round_is_refused_by_the_check_that_names_it(
    language: str, source: str, target: str, check: str
) -> None:
    assert check in [found.name for found in check_lock(source, language, target) if not found.passed]
