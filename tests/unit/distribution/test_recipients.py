"""Audiences: tables as offices keep them, every line accounted for."""

import sqlite3
from pathlib import Path

import pytest
from pydantic import SecretStr

from tasks.contracts.delivery import Channel, Recipient
from tasks.distribution.errors import AudienceError
from tasks.distribution.recipients import Audience, audience_of, read_audience
from tasks.distribution.selection import for_edition, waiting

ROOT = Path(__file__).resolve().parents[3]


def read(tmp_path: Path, content: str | bytes) -> Audience:
    path = tmp_path / "recipients.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_audience(path)


def one(**cells: str) -> Recipient | str:
    """The recipient of one line, or why it was refused."""
    audience = audience_of([("line 2", list({"address": "ann@example.org", **cells}.items()))])
    return audience.recipients[0] if audience.recipients else audience.refused_lines[0]


def test_the_example_is_an_audience_without_a_refused_line() -> None:
    audience = read_audience(ROOT / "recipients.example.csv")
    assert (audience.refused_lines, audience.duplicates, audience.notes) == ((), (), ())
    assert [(r.channel.value, r.address, r.language) for r in audience.recipients] == [
        ("email", "ann@example.org", "en"), ("email", "boris@example.org", "ru"), ("email", "li@example.org", "zh"),
        ("folder", "file:///srv/briefings", "en"), ("chat", "secret:BRIEFING_TEAM_CHAT", "en"),
    ]  # fmt: skip
    assert audience.recipients[1].formats == ("pdf", "docx")
    assert audience.recipients[1].themes == ("chemicals-and-pops", "ozone-and-climate")
    assert [r.address for r in audience.of_group("Staff").recipients] == [
        "ann@example.org", "boris@example.org", "file:///srv/briefings", "secret:BRIEFING_TEAM_CHAT",
    ]  # fmt: skip
    with pytest.raises(AudienceError, match="'press'; the audiences are: board, partners, staff"):
        audience.of_group("press")


@pytest.mark.parametrize(
    "content",
    [
        "address;name\nann@example.org;Ann\n",
        "\ufeffName,Address\r\nAnn,ann@example.org\r\n",
        "sep=;\nname;address\nAnn;ann@example.org\n",
        "name\taddress\nAnn\tann@example.org\n".encode("utf-16"),
        '"name" , "address", \n\n,,\nAnn,\u00a0mailto:ann@example.org\u200b,\n',
        "address\nAnn <ann@example.org>\n",
    ],
    ids=["semicolon", "mark and capitals", "sep line", "UTF-16 with tabs", "blanks, empty lines, unseen characters", "name in address"],
)  # fmt: skip
def test_what_spreadsheets_save_is_read(tmp_path: Path, content: str | bytes) -> None:
    audience = read(tmp_path, content)
    assert [(r.name, r.address) for r in audience.recipients] == [("Ann", "ann@example.org")]
    assert audience.refused_lines == ()


def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    audience = read(
        tmp_path,
        "address,language,formats,themes,channel,office\n"
        "ann@example.org,,,,,x\n"
        "no-at-sign,,,,,\n"
        ",en,,,,\n"
        "b@example.org,de,,,,\n"
        "c@example.org,,pdf|ps,,,\n"
        "d@example.org,,,cheese,,\n"
        "e@example.org,,,,fax,\n"
        '"f@example.org\nBcc: all@example.org",,,,,\n'
        "g@example.org,h@example.org,i,j,k,l,m\n"
        "z@example.org,FR,,Finance,E-Mail,\n",
    )
    assert [r.address for r in audience.recipients] == ["ann@example.org", "z@example.org"]
    assert audience.recipients[1] == Recipient(
        address="z@example.org", language="fr", themes=("finance",), line="line 12", channel=Channel.EMAIL
    )
    assert [line.split(":")[0] for line in audience.refused_lines] == [f"line {n}" for n in (3, 4, 5, 6, 7, 8, 10, 11)]
    assert audience.refused_lines[0] == "line 3: the address has no name or no domain around its @"
    assert audience.refused_lines[2] == "line 5: language 'de' is none of en, fr, ru, zh"
    assert audience.refused_lines[6] == "line 10: the address holds a control character or a line break"
    assert audience.notes == (
        "the column 'office' is not read (columns: name, address, channel, language, formats, themes, audiences)",
    )


def test_lines_of_one_address_are_merged_and_said_so() -> None:
    audience = audience_of([
        ("line 2", [("address", "Ann@example.org"), ("formats", "pdf"), ("themes", "finance"), ("audiences", "a")]),
        ("line 3", [("address", "ann@EXAMPLE.org"), ("formats", "docx"), ("themes", ""), ("audiences", "b"), ("name", "Ann")]),
        ("line 4", [("address", "memory://ann"), ("channel", "folder")]),
    ])  # fmt: skip
    assert [(r.name, r.formats, r.themes, r.audiences) for r in audience.recipients] == [
        ("Ann", ("pdf", "docx"), (), ("a", "b")), ("", ("pdf",), (), ()),
    ]  # fmt: skip
    assert audience.duplicates == ("line 3 repeats line 2 (a…@example.org): merged, to be sent to once",)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("jörg@BÜCHER.example", "jörg@xn--bcher-kva.example"),
        ("a.b+c@sub.example.org", "a.b+c@sub.example.org"),
        ("a@b@example.org", "not one that mail servers take"),
        ("a..b@example.org", "not one that mail servers take"),
        ('"a b"@example.org', "not one that mail servers take"),
        ("ann@localhost", "domain is not complete"),
        ("ann@[127.0.0.1]", "domain is a number"),
        ("ann@exa mple.org", "no domain name"),
        ("ann@127.0.0.1", "not complete"),
        ("x" * 65 + "@example.org", "longer than 64 bytes"),
        ("ann@example.org, bob@example.org", "more than one address"),
        ("=HYPERLINK(x)@example.org", "not one that mail servers take"),
    ],
)
def test_addresses(address: str, expected: str) -> None:
    found = one(address=address)
    assert found.address == expected if isinstance(found, Recipient) else expected in found


@pytest.mark.parametrize(
    ("channel", "address", "expected"),
    [
        ("folder", "ftp://user:secret@host/x", "holds a password"),
        ("chat", "mailto://user:pass@host", "mailto is no chat"),
        ("chat", "team room", "an Apprise URL or secret:NAME"),
    ],
)
def test_folders_and_chats_that_are_refused_without_being_repeated(channel: str, address: str, expected: str) -> None:
    found = one(channel=channel, address=address)
    assert isinstance(found, str)
    assert expected in found
    assert "secret@" not in found and "pass" not in found.replace("password", "")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"name\nAnn\n", "has no column 'address'"),
        (b"", "is empty"),
        (b"address,address\na,b\n", "has the column 'address' twice"),
        ("address\nм@example.org\n".encode("cp1251"), "is not UTF-8"),
        (b"address\n\0\n", "holds zero bytes"),
    ],
)
def test_a_file_that_is_no_list_says_what_to_do(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(AudienceError, match=message):
        read(tmp_path, content)


def test_a_list_that_is_not_there_names_the_example(tmp_path: Path) -> None:
    with pytest.raises(AudienceError, match=r"copy recipients\.example\.csv .* BRIEFING_RECIPIENTS"):
        read_audience(tmp_path / "recipients.csv")


def test_any_query_gives_an_audience_and_cannot_write(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "office.db") as database:
        database.execute("CREATE TABLE staff (mail TEXT, lang TEXT)")
        database.executemany("INSERT INTO staff VALUES (?, ?)", [("ann@example.org", "ru"), ("broken", None)])
    url = f"sqlite:///{tmp_path}/office.db"
    audience = read_audience(url=url, query="SELECT mail AS Address, lang AS language, 'chat' AS x FROM staff")
    assert [(r.address, r.language, r.line) for r in audience.recipients] == [("ann@example.org", "ru", "row 1")]
    assert audience.refused_lines == ("row 2: the address has no name or no domain around its @",)
    with pytest.raises(AudienceError, match="must be a SELECT"):
        read_audience(url=url, query="DELETE FROM staff")
    with pytest.raises(AudienceError, match=r"readonly|read-only|query_only"):
        read_audience(url=url, query="WITH x AS (SELECT 1) DELETE FROM staff RETURNING mail AS address")
    with pytest.raises(AudienceError, match="gives no column 'address'"):
        read_audience(url=url, query="SELECT mail FROM staff")
    with sqlite3.connect(tmp_path / "office.db") as database:
        assert database.execute("SELECT count(*) FROM staff").fetchone() == (2,)


def test_the_database_address_never_stands_in_an_error() -> None:
    for url in ("postgresql+psycopg://office:hunter2@127.0.0.1:9/staff", "nonsense://office:hunter2@x", "hunter2"):
        with pytest.raises(AudienceError) as caught:
            read_audience(url=SecretStr(url), query="SELECT 1")
        shown = f"{caught.value!r} {caught.value.__cause__!r} {caught.value.__context__!r}"
        assert "hunter2" not in shown and "office:" not in shown


def test_who_gets_which_language() -> None:
    recipients = [Recipient(address=f"{code}@example.org", language=code) for code in ("en", "ru", "zh")]
    assert [r.language for r in for_edition(recipients, "en", {"en", "ru"})] == ["en", "zh"]
    assert [r.language for r in for_edition(recipients, "ru", {"en", "ru"})] == ["ru"]
    assert [(r.language, served) for r, served in waiting(recipients, "en", {"en", "ru"})] == [("ru", "ru")]
    assert [r.language for r in for_edition(recipients, "en", {"en"})] == ["en", "ru", "zh"]
