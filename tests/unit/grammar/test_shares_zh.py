import pytest

from tasks.grammar.quantities import read_quantities

SHARES = [
    ("百分之三点五", (3.5, "%", "exact")),
    ("百分之二三十", ((20, 30), "%", "exact")),
    ("千分之三", (3, "‰", "exact")),
    ("五成以上", (50, "%", "at_least")),
    ("三成半", (35, "%", "exact")),
    ("七八成", ((70, 80), "%", "exact")),
    ("９成", (90, "%", "exact")),
    ("约1/10的人口", (0.1, "fraction", "approx")),
    ("占产量2/3的国家", (0.666666666666667, "fraction", "exact")),
    ("份额合计近半。", (0.5, "fraction", "approx")),
    ("人数过半", (0.5, "fraction", "more_than")),
    ("将近占一半", (0.5, "fraction", "approx")),
    ("产值翻了两番", (4, "times", "exact")),
    ("增长了一倍", (1, "times", "exact")),
    ("九折优惠", (90, "%", "exact")),
]


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_a_chinese_share_is_read_with_its_bound(text, expected):
    (found,) = read_quantities(text, "zh")[0]
    assert (found.value if found.value is not None else (found.min, found.max), found.unit, found.qualifier) == expected


@pytest.mark.parametrize(
    "text", ["成立于去年", "成员国", "折合人民币", "半径", "半导体", "行动十年已过半程", "第70/1号决议的规定"]
)
def test_words_that_look_like_shares_are_none(text):
    assert read_quantities(text, "zh")[0] == []
