"""One publisher's work: delivery after delivery, with pauses and retries, and everything that happens written down."""

import heapq
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tasks.archive.deliveries import Claim, Ledger
from tasks.archive.errors import ArchiveError
from tasks.contracts.delivery import Channel, DeliveryState
from tasks.distribution.addresses import masked
from tasks.distribution.attempt import Attempts
from tasks.distribution.edition import ApprovedFiles
from tasks.distribution.errors import DistributionError, MailServerError
from tasks.distribution.message import UnsendableError, message_id
from tasks.distribution.plan import Plan, Planned, shown_in_ledger
from tasks.distribution.report import FINAL
from tasks.distribution.settings import DistributionSettings
from tasks.distribution.smtp import Answer, NotOursError
from tasks.distribution.smtp_connection import ConnectionFailedError

#: (deliveries dealt with, deliveries in all)
Progress = Callable[[int, int], None]
_LOG = logging.getLogger(__name__)
_TRIES_TO_WRITE, _PAUSE_TO_WRITE = 5, 1.0


@dataclass
class Publishing:
    """One publisher's work on a plan. ``trouble`` says in the end why something was left undone, if it was."""

    ledger: Ledger
    files: ApprovedFiles
    settings: DistributionSettings
    attempts: Attempts
    publisher: str
    on_progress: Progress | None
    total: int
    done: int = 0
    trouble: str = ""
    mail_is_down: bool = False
    is_over: bool = False
    queue: list[tuple[float, int, Planned, int]] = field(default_factory=list)

    def all(self, plan: Plan) -> None:
        """Deals with every delivery: first what is new, then again and again, with pauses, what certainly failed."""
        self.ledger.mark_dead_unknown()
        standings = self.ledger.standings()
        for position, planned in enumerate(plan.deliveries):
            found = standings.get(planned.key)
            if found is not None and found.state in FINAL:
                self._count_one()
            elif planned.objection is not None:
                state, reason = planned.objection
                recipient = planned.recipient
                self.ledger.set_aside(
                    planned.key, recipient.channel, shown_in_ledger(recipient), state, reason, name=recipient.name
                )
                self._count_one()
            else:
                heapq.heappush(self.queue, (0.0, position, planned, 0))
        self._work_off()
        self._take_over(plan)
        self._work_off()

    def _work_off(self) -> None:
        while self.queue and not self.is_over:
            due, position, planned, failures = heapq.heappop(self.queue)
            time.sleep(max(0.0, due - time.monotonic()) if due else 0.0)
            if not self._once(planned) or failures + 1 >= self.settings.attempts:
                self._count_one()
            else:
                again = time.monotonic() + self.settings.pause_after(failures + 1)
                heapq.heappush(self.queue, (again, position, planned, failures + 1))

    def _take_over(self, plan: Plan) -> None:
        """Once more what another publisher had claimed when we came by, if that one has ended since."""
        self.ledger.mark_dead_unknown()
        standings = self.ledger.standings()
        for position, planned in enumerate(plan.deliveries):
            found = standings.get(planned.key)
            if found is not None and found.state is DeliveryState.CLAIMED and not self.ledger.is_alive(found.publisher):
                heapq.heappush(self.queue, (0.0, position, planned, 0))

    def _once(self, planned: Planned) -> bool:
        """One attempt; whether it certainly failed and may be tried again within this run."""
        is_mail = planned.recipient.channel is Channel.EMAIL
        if is_mail and not self._mail_is_ready():
            return False
        self.files.verify()
        claim = self._claim(planned)
        if claim is None:
            return False
        answer = self._attempt(planned, claim)
        if answer is None:
            return False
        self._write_down(claim, answer)
        return answer.state is DeliveryState.FAILED

    def _mail_is_ready(self) -> bool:
        """Connects where needed, with pauses; gives up for the whole run when the server stays away."""
        failures = 0
        while not self.mail_is_down:
            try:
                self.attempts.connect()
                return True
            except MailServerError as error:
                self.mail_is_down, self.trouble = True, str(error)
            except ConnectionFailedError as error:
                failures += 1
                if failures >= self.settings.connection_attempts:
                    self.mail_is_down = True
                    self.trouble = (
                        f"The mail server {self.settings.smtp_host}:{self.settings.smtp_port} could not be used {failures} "
                        f"times in a row ({error}): publish again when it is back; nobody gets anything twice."
                    )
                else:
                    time.sleep(self.settings.pause_after(failures))
        return False

    def _claim(self, planned: Planned) -> Claim | None:
        recipient = planned.recipient
        edition = self.files.to_send.edition
        own_id = message_id(edition, planned.key, self.settings.sender) if recipient.channel is Channel.EMAIL else ""
        return self.ledger.claim(
            planned.key, recipient.channel, shown_in_ledger(recipient), name=recipient.name, publisher=self.publisher,
            message_id=own_id, pdf_sha256=self.files.pdf_sha256,
        )  # fmt: skip

    def _attempt(self, planned: Planned, claim: Claim) -> Answer | None:
        """What became of it; None: the claim was lost to another publisher, or the edition was sent back, and nothing was sent."""
        is_past_return = False

        def may_end() -> bool:
            nonlocal is_past_return
            is_past_return = self.ledger.sending(claim)
            return is_past_return

        try:
            return self.attempts.make(planned.recipient, planned.had_version, may_end)
        except NotOursError:
            self.ledger.finish(claim, DeliveryState.FAILED, "given up before anything was sent")
            if not self.ledger.is_open():
                self.is_over, self.trouble = True, "The edition was sent back meanwhile: nothing more is sent."
            return None
        except ConnectionFailedError as error:
            return Answer(DeliveryState.FAILED, str(error))
        except UnsendableError as error:
            return Answer(DeliveryState.REFUSED, f"not sent: {error}")
        except DistributionError as error:
            self._write_down(claim, Answer(DeliveryState.FAILED, f"not sent: {error}"))
            raise
        except ArchiveError:
            raise
        except Exception as error:  # noqa: BLE001  whatever it is
            # A fault of ours at one recipient must not keep the edition from all who come after.
            _LOG.exception("Delivery to %s broke off", masked(planned.recipient.address))
            state = DeliveryState.UNKNOWN if is_past_return else DeliveryState.FAILED
            return Answer(state, f"the program broke off ({type(error).__name__})")

    def _write_down(self, claim: Claim, answer: Answer) -> None:
        """Into the ledger, several times if the database is away for a moment: an answer lost is a delivery unknown."""
        for failures in range(1, _TRIES_TO_WRITE + 1):
            try:
                self.ledger.finish(claim, answer.state, answer.detail)
                return
            except ArchiveError:
                if failures == _TRIES_TO_WRITE:
                    raise
                time.sleep(_PAUSE_TO_WRITE * failures)

    def _count_one(self) -> None:
        self.done += 1
        if self.on_progress is not None:
            self.on_progress(self.done, self.total)
