"""Bytes to text."""

import random

import pytest

from tasks.ingestion.decoding import decode
from tasks.ingestion.errors import SET_ASIDE_REASONS, UnreadableDocumentError

CHINESE = (
    "工业发展理事会\n第四十九届会议\n2021年7月12日至15日，维也纳\n本文件报告大会决议执行情况，并介绍最新发展动态。"
)
RUSSIAN = (
    "Деятельность Организации Объединённых Наций по промышленному развитию в области энергетики и окружающей среды."
)
FRENCH = (
    "L'Organisation des Nations Unies pour le développement industriel a été créée à Vienne; elle réunit des États."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
def test_chinese_is_read_in_every_encoding_it_comes_in(encoding: str) -> None:
    assert decode(CHINESE.encode(encoding), "a.txt").text == CHINESE


@pytest.mark.parametrize(
    "text", ["理事会似宜注意到本报告提供的信息。", "工发组织在环境和能源方面的活动", "UNIDO (工发组织) 2021 年报告"]
)
def test_short_chinese_in_gb18030_is_not_taken_for_something_else(text: str) -> None:
    decoded = decode(text.encode("gb18030"), "a.txt")
    assert (decoded.text, decoded.encoding) == (text, "gb18030")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "windows-1251"])
def test_russian_is_read_in_every_encoding_it_comes_in(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "a.txt").text == RUSSIAN


@pytest.mark.parametrize(
    "text",
    [
        "МОСКВА, 12 марта",
        "ПРЕСС-РЕЛИЗ: Минпромторг и ЮНИДО",
        "UNIDO and Минпромторг России signed an agreement in Vienna.",
    ],
)
def test_short_russian_in_windows_1251_is_not_taken_for_chinese(text: str) -> None:
    decoded = decode(text.encode("windows-1251"), "a.txt")
    assert (decoded.text, decoded.encoding) == (text, "windows-1251")


def test_french_in_windows_1252_keeps_its_accents() -> None:
    decoded = decode(FRENCH.encode("windows-1252"), "a.txt")
    assert (decoded.text, decoded.encoding) == (FRENCH, "windows-1252")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_english_without_a_byte_order_mark_is_told_by_its_zeros(encoding: str) -> None:
    text = "The Industrial Development Board met in Vienna.\r\nIt took note."
    assert decode(text.encode(encoding), "a.txt").text == text


def test_newlines_are_kept_as_they_are() -> None:
    assert decode(b"one\r\ntwo\rthree\n", "a.txt").text == "one\r\ntwo\rthree\n"


def test_a_lone_surrogate_is_replaced_and_counted() -> None:
    decoded = decode("The Board \ud83d met.".encode("utf-8", "surrogatepass"), "a.txt")
    assert decoded.text == "The Board \ufffd met."
    assert decoded.replaced == 1
    decoded.text.encode("utf-8")


def test_a_lone_surrogate_in_utf_16_is_replaced_too() -> None:
    decoded = decode("\ufeffThe Board \ud83d met.".encode("utf-16-le", "surrogatepass"), "a.txt")
    assert decoded.replaced >= 1
    decoded.text.encode("utf-8")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("\u3000\n\u00a0".encode(), "empty"),
        (b"\x00" * 5000, "empty"),
        (b"%PDF-1.7\n", "unsupported_format"),
        (b"PK\x03\x04\x14\x00", "unsupported_format"),
        (b"<!DOCTYPE html>\n<html><body>News</body></html>", "unsupported_format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "unsupported_format"),
        (b"\x7fELF\x02\x01\x01", "unsupported_format"),
        (bytes(range(256)) * 40, "not_text"),
        (random.Random(7).randbytes(20_000), "not_text"),
        (random.Random(8).randbytes(300), "not_text"),
        (b"\x80\x81\xfe\xff\x90" * 50, "not_text"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError) as caught:
        decode(content, "a.txt")
    assert caught.value.reason == reason
    assert caught.value.reason in SET_ASIDE_REASONS
    assert "\n" not in str(caught.value)


def test_an_unsupported_format_names_the_formats_that_are_read() -> None:
    with pytest.raises(UnreadableDocumentError, match=r"\.txt, \.md"):
        decode(b"%PDF-1.4", "a.pdf")


def test_tags_and_braces_in_a_text_do_not_make_it_html() -> None:
    text = "Meeting on <script>alert(1)</script> {{ 7*7 }} ![x](file:///etc/passwd)"
    assert decode(text.encode(), "a.txt").text == text
