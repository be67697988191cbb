"""One line of an audience, checked: who, by which channel, in which language, which files, which themes."""

import re
from collections.abc import Mapping

from tasks.contracts.delivery import Channel, Recipient
from tasks.distribution.addresses import check_email, clean, safe_words, split_name
from tasks.distribution.errors import AddressError
from tasks.vocabularies.interface_catalogues import LANGUAGES
from tasks.vocabularies.themes import theme_titles

FORMATS = ("pdf", "html", "docx", "xlsx", "data")
_CHANNELS = {"": Channel.EMAIL, "email": Channel.EMAIL, "e-mail": Channel.EMAIL, "mail": Channel.EMAIL, "folder": Channel.FOLDER,
             "chat": Channel.CHAT}  # fmt: skip
_LONGEST = 1_000  # characters of an address, as the contract has it
_LONGEST_NAME = 200


class RefusedLineError(Exception):
    """The line names nobody who can be reached as asked; the message says why, without a capital and a full stop."""


def recipient_of(cells: Mapping[str, str], where: str) -> Recipient:
    """The recipient of one line; ``cells`` by column name, absent ones empty.

    Raises:
        RefusedLineError: something in the line is not what it must be.
    """
    channel = _CHANNELS.get(cells.get("channel", "").casefold())
    if channel is None:
        raise RefusedLineError(f"channel {_quoted(cells['channel'])} is none of email, folder, chat")
    said = cells.get("address", "")
    if not clean(said):
        raise RefusedLineError("no address")
    name, address = _address(channel, said)
    name = safe_words(cells.get("name", "") or name)
    if len(name) > _LONGEST_NAME:
        raise RefusedLineError(f"the name is longer than {_LONGEST_NAME} characters")
    return Recipient(
        name=name,
        address=address,
        channel=channel,
        language=_language(cells.get("language", "")),
        formats=_formats(cells.get("formats", "")),
        themes=_themes(cells.get("themes", "")),
        audiences=tuple(dict.fromkeys(_values(cells.get("audiences", "")))),
        line=where,
    )


def _address(channel: Channel, said: str) -> tuple[str, str]:
    if any(ord(char) < 32 for char in said):
        raise RefusedLineError("the address holds a control character or a line break")
    if channel is Channel.EMAIL:
        try:
            name, address = split_name(said)
            return name, check_email(address)
        except AddressError as error:
            raise RefusedLineError(str(error)) from None
    address = clean(said)
    if len(address) > _LONGEST:
        raise RefusedLineError(f"the address is longer than {_LONGEST} characters")
    if channel is Channel.FOLDER and re.match(r"[^/]*//[^/]*:[^/]*@", address):
        raise RefusedLineError("the folder's address holds a password: give credentials to the environment instead")
    if channel is Channel.CHAT and not re.match(r"(?i)(?:[a-z][a-z0-9+.-]*://|secret:)\S+\Z", address):
        raise RefusedLineError("a chat's address is an Apprise URL or secret:NAME")
    if channel is Channel.CHAT and re.match(r"(?i)mailtos?:", address):
        raise RefusedLineError("mailto is no chat: use the channel email, which shows nobody's address to others")
    return "", address


def _language(said: str) -> str:
    if not said:
        return "en"
    code = said.casefold().replace("_", "-").split("-")[0]
    if code not in LANGUAGES:
        raise RefusedLineError(f"language {_quoted(said)} is none of {', '.join(LANGUAGES)}")
    return code


def _formats(said: str) -> tuple[str, ...]:
    found = [value.casefold().lstrip(".") for value in _values(said)] or ["pdf"]
    wrong = [value for value in found if value not in FORMATS]
    if wrong:
        raise RefusedLineError(f"format {_quoted(wrong[0])} is none of {', '.join(FORMATS)}")
    return tuple(dict.fromkeys(found))


def _themes(said: str) -> tuple[str, ...]:
    titles = theme_titles()
    ids = {title.casefold(): theme for theme, title in titles.items()} | {theme: theme for theme in titles}
    found = []
    for value in _values(said):
        theme = ids.get(value.casefold())
        if theme is None:
            raise RefusedLineError(f"theme {_quoted(value)} is none of {', '.join(titles)}")
        found.append(theme)
    return tuple(dict.fromkeys(found))


def _values(said: str) -> list[str]:
    return [value for value in (clean(part) for part in re.split(r"[|,;\n\r]", said)) if value]


def _quoted(text: str) -> str:
    return repr(safe_words(text)[:60])
