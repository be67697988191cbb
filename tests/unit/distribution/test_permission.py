"""Who may be sent to: domains, suppression."""

from pathlib import Path

import pytest

from tasks.archive.archive import Archive
from tasks.archive.deliveries import recipient_key
from tasks.archive.errors import ArchiveError
from tasks.archive.suppressions import suppress, suppressions, unsuppress
from tasks.contracts.delivery import Channel, DeliveryState, Recipient
from tasks.distribution.errors import AudienceError, DistributionError
from tasks.distribution.permission import permission


@pytest.mark.parametrize(
    ("setting", "address", "allowed"),
    [
        ("", "a@anywhere.example", True),
        ("example.org", "a@example.org", True),
        ("example.org", "a@sub.example.org", False),
        ("example.org", "a@evilexample.org", False),
        (".example.org", "a@sub.example.org", True),
        ("*.example.org", "a@deep.sub.example.org", True),
        ("*.example.org", "a@example.org", False),
        ("x.org; BÜCHER.example", "a@xn--bcher-kva.example", True),
        ("@EXAMPLE.org", "a@example.org", True),
    ],
)
def test_domains(setting: str, address: str, allowed: bool) -> None:
    objection = permission(setting, None, []).objection(Recipient(address=address))
    expected = None if allowed else (DeliveryState.NOT_ALLOWED, "the domain is not on the office's list of domains")
    assert objection == expected


def test_a_list_of_domains_that_cannot_be_read_allows_nobody() -> None:
    for setting in ("exa mple", " , ", "example"):
        with pytest.raises(DistributionError, match="BRIEFING_ALLOWED_DOMAINS"):
            permission(setting, None, [])


def test_suppressed_in_a_file_or_in_the_archive(tmp_path: Path, archive_url: str) -> None:
    listed = tmp_path / "suppressed.csv"
    listed.write_text("address;reason\nAnn@Example.org;asked by letter\nBob <bob@example.org>;\n", "utf-8")
    with Archive(archive_url) as archive:
        assert suppress(archive, Channel.EMAIL, "eve@example.org", person="Lee", reason="left")
        assert not suppress(archive, Channel.EMAIL, "EVE@example.org", person="Lee")
        assert suppress(archive, Channel.CHAT, "secret:ROOM", person="Lee")
        assert unsuppress(archive, Channel.CHAT, "secret:ROOM")
        assert not unsuppress(archive, Channel.CHAT, "secret:ROOM")
        with pytest.raises(ArchiveError, match="name of the person"):
            suppress(archive, Channel.EMAIL, "x@example.org", person=" ")
        found = suppressions(archive)
    assert [(item.address, item.reason, item.person) for item in found] == [("eve@example.org", "left", "Lee")]
    allowed = permission("example.org", listed, [(item.recipient_key, item.reason) for item in found])
    assert [allowed.objection(Recipient(address=f"{name}@example.org")) for name in ("ann", "bob", "eve", "zoe")] == [
        (DeliveryState.SUPPRESSED, "on the suppression list: asked by letter"),
        (DeliveryState.SUPPRESSED, "on the suppression list"),
        (DeliveryState.SUPPRESSED, "on the suppression list: left"),
        None,
    ]
    assert recipient_key(Channel.EMAIL, "A@b.c") != recipient_key(Channel.CHAT, "a@b.c")


def test_a_suppression_file_with_a_line_that_cannot_be_read_stops_everything(tmp_path: Path) -> None:
    listed = tmp_path / "suppressed.csv"
    listed.write_text("address\nann@example.org\nbroken\n", "utf-8")
    with pytest.raises(AudienceError, match=r"suppressed\.csv cannot be read at line 3 .* nothing is sent"):
        permission("", listed, [])
    with pytest.raises(AudienceError, match="cannot be read"):
        permission("", tmp_path / "absent.csv", [])
