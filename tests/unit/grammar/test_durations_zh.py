import pytest

from tasks.grammar.quantities import read_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目历时18个月", (18, "month")),
        ("受教育年限13.5年", (13.5, "year")),
        ("平均工期缩短3年半", (3.5, "year")),
        ("提供为期 12 周的辅导", (12, "week")),
        ("产假增至6个月", (6, "month")),
        ("四年收回投资", (4, "year")),
        ("每天运行18小时", (18, "hour")),
        ("耗时一个半月", (1.5, "month")),
        ("持续时间超过两年", (2, "year")),
    ],
)
def test_a_measured_duration_is_a_figure(text, expected):
    assert [(q.value, q.unit) for q in read_quantities(text, "zh")[0]] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "过去十年",
        "未来5年内",
        "为期三天的培训班",
        "三年行动计划",
        "近三年来",
        "每12秒",
        "成立50周年",
        "过去24小时",
        "三年过渡期",
        "五年前",
    ],
)
def test_a_duration_that_only_says_when_is_no_figure(text):
    assert read_quantities(text, "zh")[0] == []
