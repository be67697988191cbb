"""Rows of ``un_country_names.csv``: French and Russian names of countries where the United Nations and CLDR differ."""

import csv
from functools import cache
from pathlib import Path


@cache
def un_country_names(language: str) -> dict[str, str]:
    """ISO 3166-1 alpha-3 code → United Nations short name, for the countries of the table; empty for other languages.

    >>> un_country_names("fr")["RUS"], un_country_names("zh")
    ('Fédération de Russie', {})
    """
    with (Path(__file__).parent / "un_country_names.csv").open(encoding="utf-8", newline="") as file:
        return {row["iso3"]: row[language] for row in csv.DictReader(file) if language in row}
