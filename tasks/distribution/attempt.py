"""One attempt at one delivery, by whichever channel."""

from collections.abc import Callable
from typing import Self

from tasks.contracts.delivery import Channel, Recipient
from tasks.distribution.chat import post
from tasks.distribution.covering import chat_text
from tasks.distribution.edition import ApprovedFiles
from tasks.distribution.errors import DistributionError
from tasks.distribution.folder import place
from tasks.distribution.message import UnsendableError, prepare, public_address
from tasks.distribution.settings import DistributionSettings
from tasks.distribution.smtp import Answer, MailSession


class Attempts:
    """The channels with what they hold open between deliveries: one connection to the mail server, made when first needed."""

    def __init__(
        self, files: ApprovedFiles, settings: DistributionSettings, secret: Callable[[str], str | None] | None
    ) -> None:
        self._files = files
        self._settings = settings
        self._secret = secret
        self._mail: MailSession | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._mail is not None:
            self._mail.close()

    def connect(self) -> None:
        """Makes sure of a connection to the mail server.

        Raises:
            MailServerError, ConnectionFailedError: as :meth:`MailSession.connect`.
        """
        if self._mail is None:
            self._mail = MailSession(self._settings)
        self._mail.connect()

    def make(
        self, recipient: Recipient, had_version: int, may_end: Callable[[], bool], *, is_test: bool = False
    ) -> Answer:
        """Tries once; ``may_end`` is asked immediately before what cannot be taken back.

        Raises:
            NotOursError: ``may_end`` said no; nothing was sent.
            ConnectionFailedError: there is no connection to the mail server.
            UnsendableError: this recipient cannot be sent the edition as asked.
            DistributionError: the settings cannot be used.
        """
        if recipient.channel is Channel.EMAIL:
            message = prepare(self._files, recipient, self._settings, had_version=had_version, is_test=is_test)
            if self._mail is None:
                self.connect()
            assert self._mail is not None
            answer = self._mail.send(message, may_end)
            if message.has_links:
                return Answer(answer.state, f"with links in place of attachments; {answer.detail}")
            return answer
        if recipient.channel is Channel.FOLDER:
            try:
                attached = self._files.attachments(recipient.formats)
            except DistributionError as error:
                raise UnsendableError(str(error)) from error
            return place(attached, recipient.address, may_end)
        title, text = chat_text(self._files, public_address(self._settings, self._files.to_send.edition), had_version)
        return post(recipient.address, title, text, may_end, self._secret)
