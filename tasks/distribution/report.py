"""What became of sending an edition: counts by state, one line a recipient, and whoever was left out with the reason."""

from collections import Counter

from pydantic import BaseModel, ConfigDict

from tasks.contracts.delivery import Channel, DeliveryState
from tasks.contracts.edition import EditionId

#: States that nothing by itself leads out of.
FINAL = frozenset({
    DeliveryState.SENT, DeliveryState.REFUSED, DeliveryState.SUPPRESSED, DeliveryState.NOT_ALLOWED, DeliveryState.UNKNOWN,
})  # fmt: skip
_WORDS = {
    DeliveryState.SENT: "sent", DeliveryState.FAILED: "failed (to be tried again)", DeliveryState.REFUSED: "refused",
    DeliveryState.UNKNOWN: "not known whether delivered", DeliveryState.SUPPRESSED: "suppressed",
    DeliveryState.NOT_ALLOWED: "domain not allowed", DeliveryState.CLAIMED: "under way elsewhere",
    DeliveryState.SENDING: "being sent elsewhere",
}  # fmt: skip


class DeliveryLine(BaseModel):
    """One recipient's delivery; ``address`` is masked. ``state`` is None where nothing was tried (dry run)."""

    model_config = ConfigDict(frozen=True)

    address: str
    name: str
    channel: Channel
    state: DeliveryState | None
    detail: str = ""


class DistributionReport(BaseModel):
    """All lines of the ledger that this sending was about, and all that was left out of it."""

    model_config = ConfigDict(frozen=True)

    edition: EditionId
    rows: tuple[DeliveryLine, ...] = ()
    refused_lines: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    dry_run: bool = False
    is_test: bool = False
    trouble: str = ""

    @property
    def counts(self) -> dict[DeliveryState, int]:
        """How many deliveries stand where, in the order of the states."""
        found = Counter(row.state for row in self.rows if row.state is not None)
        return {state: found[state] for state in DeliveryState if found[state]}

    @property
    def is_final(self) -> bool:
        """Whether nothing is left that the next publishing would do; never so of a dry run or a test, or when it broke off."""
        if self.dry_run or self.is_test or self.trouble:
            return False
        return all(row.state in FINAL for row in self.rows)

    @property
    def needs_a_person(self) -> bool:
        """Whether something was unknown, refused, failed or could not be read."""
        wanting = {DeliveryState.UNKNOWN, DeliveryState.REFUSED, DeliveryState.FAILED}
        return bool(self.trouble or self.refused_lines or wanting & self.counts.keys())

    def in_words(self) -> str:
        """One sentence for the log and the terminal."""
        if self.dry_run:
            said = f"Dry run of edition {self.edition.label}: {len(self.rows)} to be dealt with, nothing sent"
        else:
            counts = (
                ", ".join(f"{count} {_WORDS[state]}" for state, count in self.counts.items()) or "nobody to send to"
            )
            said = f"{'Test of edition' if self.is_test else 'Edition'} {self.edition.label}: {counts}"
        extra = [
            f"{len(items)} {one if len(items) == 1 else several}"
            for items, one, several in (
                (self.waiting, "waits for another language", "wait for another language"),
                (self.duplicates, "line merged", "lines merged"),
                (self.refused_lines, "line of the list cannot be used", "lines of the list cannot be used"),
            )
            if items
        ]
        return f"{'; '.join([said, *extra])}.{f' {self.trouble}' if self.trouble else ''}"
