"""What distribution must know of the office; filled by the flow from the office's settings."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from tasks.distribution.errors import DistributionError


class DistributionSettings(BaseModel):
    """Who sends, by which mail server, to which domains, how often it is tried.

    ``unsubscribe`` is an e-mail address or a web address; ``{recipient}`` in a web address becomes the recipient's key, and
    only such an address is offered for one-click unsubscription (RFC 8058), since no other tells who it is.
    ``smtp_ca_file`` takes the place of the machine's certificate authorities. ``attempts``: tries of one delivery within a
    run; ``connection_attempts``: tries in a row to reach the server. Pauses double from ``pause_seconds``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sender: str = ""
    reply_to: str = ""
    unsubscribe: str = ""
    smtp_host: str = ""
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str = ""
    smtp_password: SecretStr | None = None
    smtp_ca_file: Path | None = None
    smtp_timeout_seconds: float = Field(default=30.0, gt=0)
    message_limit_bytes: int = Field(default=10_000_000, gt=0)
    public_url: str = ""
    allowed_domains: str = ""
    suppressed: Path | None = None
    attempts: int = Field(default=5, ge=1)
    connection_attempts: int = Field(default=6, ge=1)
    pause_seconds: float = Field(default=2.0, ge=0)
    longest_pause_seconds: float = Field(default=60.0, ge=0)

    def pause_after(self, failures: int) -> float:
        """Seconds to wait after the n-th failure in a row.

        >>> [DistributionSettings().pause_after(n) for n in (1, 2, 3, 9)]
        [2.0, 4.0, 8.0, 60.0]
        """
        return float(min(self.pause_seconds * 2 ** (min(failures, 32) - 1), self.longest_pause_seconds))

    def must_name(self, *names: str) -> None:
        """Refuses to go on while a setting that is needed is empty."""
        missing = [f"BRIEFING_{name.upper()}" for name in names if not getattr(self, name)]
        if missing:
            raise DistributionError(f"E-mail cannot be sent yet: set {' and '.join(missing)}.")
