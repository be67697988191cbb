import pytest

from tasks.grammar.dates import find_dates

CASES = [
    ("en", "22 May 2013", ["2013-05-22"]),
    ("en", "on December 6 through 9, 2004, at", ["2004-12-06/2004-12-09"]),
    ("en", "from 6 to 9 December 2004", ["2004-12-06/2004-12-09"]),
    ("en", "the years 2005 to 2015", ["2005/2015"]),
    ("en", "since 1990", ["1990/"]),
    ("en", "July 2020 to June 2021", ["2020-07/2021-06"]),
    ("en", "in 2022-23", ["2022/2023"]),
    ("en", "April–June 2021", ["2021-04/2021-06"]),
    ("en", "the 1990s", ["1990/1999"]),
    ("en", "2021-07-12", ["2021-07-12"]),
    ("en", "2000 participants", []),
    ("en", "15-17 JANUARY", []),
    ("zh", "2021年7月12日至15日", ["2021-07-12/2021-07-15"]),
    ("zh", "2018-2021 年中期方案", ["2018/2021"]),
    ("zh", "自 1990 年以来", ["1990/"]),
    ("zh", "二〇二一年三月", ["2021-03"]),
    ("zh", "20世纪90年代", ["1990/1999"]),
    ("zh", "2000 多名", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_a_date_is_read_as_edtf(language, text, expected):
    assert [mention.value for mention in find_dates(text, language)] == expected


def test_a_date_without_a_year_takes_the_default_year():
    assert [m.value for m in find_dates("JANUARY 20-23", "en", 2020)] == ["2020-01-20/2020-01-23"]
