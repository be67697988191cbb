"""Dates, years, decades and times of day in Russian, French, Spanish and Arabic."""

import pytest

from tasks.grammar.dates import find_dates
from tasks.grammar.times_languages import find_times


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("12 июля 2021 года", "ru", ["2021-07-12"]),
        ("с 12 по 15 июля 2021 года, 12–15 июля 2021 года", "ru", ["2021-07-12/2021-07-15", "2021-07-12/2021-07-15"]),
        ("с 30 июня по 4 июля 2021 года", "ru", ["2021-06-30/2021-07-04"]),
        ("в июле 2021 года", "ru", ["2021-07"]),
        ("в 1990-е годы и в девяностых годах", "ru", ["1990/1999", "1990/1999"]),
        ("в 2010 и 2011 годах, с 2010 по 2018 год, 2022–2023 годы", "ru", ["2010", "2011", "2010/2018", "2022/2023"]),
        ("2000 человек и 1500 евро", "ru", []),
        ("01.03.2019", "ru", ["2019-03-01"]),
        ("le 1er juillet 2021", "fr", ["2021-07-01"]),
        ("du 12 au 15 juillet 2021", "fr", ["2021-07-12/2021-07-15"]),
        ("du lundi 30 juin au vendredi 4 juillet 2021", "fr", ["2021-06-30/2021-07-04"]),
        ("les années 1990, les années quatre-vingt-dix", "fr", ["1990/1999", "1990/1999"]),
        ("entre 2010 et 2018, depuis 2015, l’exercice 2022-2023", "fr", ["2010", "2018", "2015", "2022/2023"]),
        ("2500 personnes et plus de 2000 tonnes", "fr", []),
        ("12 de julio de 2021", "es", ["2021-07-12"]),
        ("del 12 al 15 de julio de 2021", "es", ["2021-07-12/2021-07-15"]),
        ("del 30 de junio al 4 de julio de 2021", "es", ["2021-06-30/2021-07-04"]),
        ("los años noventa, en el decenio de 1990", "es", ["1990/1999", "1990/1999"]),
        ("en 2020, 2500 personas", "es", ["2020"]),
        ("12 تموز/يوليه 2021", "ar", ["2021-07-12"]),
        ("12-15 تموز/يوليه 2021", "ar", ["2021-07-12/2021-07-15"]),
        ("من ٣٠ حزيران/يونيه إلى ٤ تموز/يوليه ٢٠٢١", "ar", ["2021-06-30/2021-07-04"]),
        ("8 ديسمبر 2017، كانون الثاني/يناير 2020", "ar", ["2017-12-08", "2020-01"]),
        ("تسعينات القرن الماضي", "ar", ["1990/1999"]),
        ("عامي 2020 و2021، فترة السنتين 2022-2023", "ar", ["2020", "2021", "2022/2023"]),
        ("2500 هكتار", "ar", []),
    ],
)
def test_dates_are_read_as_edtf(text, language, values):
    assert [mention.value for mention in find_dates(text, language)] == values


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("в мае и июне", "ru", ["1904-05", "1904-06"]),
        ("en mars", "fr", ["1904-03"]),
        ("la planète Mars", "fr", []),
        ("en junio", "es", ["1904-06"]),
        ("في آذار/مارس", "ar", ["1904-03"]),
    ],
)
def test_a_month_alone_takes_the_year_that_is_given(text, language, values):
    assert [mention.value for mention in find_dates(text, language, 1904)] == values


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("в 10 ч. 15 мин. и в 3 часа дня", "ru", ["T10:15", "T15:00"]),
        ("à 10 h 15, à 15 heures", "fr", ["T10:15", "T15:00"]),
        ("a las 10.15 horas", "es", ["T10:15"]),
        ("الساعة 10/15", "ar", ["T10:15"]),
        ("во втором полугодии", "ru", ["H2"]),
        ("le premier semestre de 2020", "fr", ["H1"]),
        ("24 horas de trabajo", "es", []),
    ],
)
def test_times_of_day_and_halves_of_years_are_found(text, language, values):
    assert [value for _, _, value in find_times(text, language)] == values
