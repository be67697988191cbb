"""Text of any kind is read without an error, and in time that grows with its length only."""

import time

import pytest
from test_activities_documents import read

from tasks.extraction.activities_headline import headline_of_sentence
from tasks.extraction.activity_status import read_status
from tasks.extraction.activity_status_zh import status_zh
from tasks.extraction.recommendations import addressee, horizon
from tasks.grammar.countries import find_countries
from tasks.grammar.organisations import find_organisations
from tasks.grammar.places import find_places
from tasks.grammar.themes import find_themes

HOSTILE = [
    "",
    "\n\n",
    "<script>alert(1)</script> {{ 7*7 }} {% raw %}",
    "9" * 400 + " tons",
    "\ufffd" * 50,
    "(((" + "“《" * 40,
    "Ministry of " * 300,
    "，另有将" * 300,
    "and , and , and of the of the",
    "MINISTRY",
    "JSC",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", ["en", "zh", "ru", "und"])
def test_no_text_raises(text: str, language: str) -> None:
    for reader in (find_countries, find_organisations, find_places, find_themes, addressee, horizon):
        reader(text, language)
    read_status(text)
    status_zh(text)
    headline_of_sentence(text)


@pytest.mark.parametrize("unit", ["Federal, ", "Ministry of Trade and ", "中国和", "which that was held ", "a"])
def test_a_long_sentence_takes_seconds_at_most(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    began = time.monotonic()
    for reader in (find_countries, find_organisations, find_places, find_themes, addressee, horizon):
        reader(text, "zh" if unit == "中国和" else "en")
    read_status(text)
    status_zh(text)
    headline_of_sentence(text)
    assert time.monotonic() - began < 12


@pytest.mark.parametrize("text", ["Plain words without anything in them.", "x", "一句话。"])
def test_a_document_without_activities_gives_none(text: str) -> None:
    _, _, activities, recommendations = read(text)
    assert activities == () and recommendations == ()
