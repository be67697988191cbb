"""What can go wrong with distribution as a whole, each with what to do about it.

What goes wrong with one recipient is no exception of the run: it is written into the ledger.
"""

from tasks.contracts.errors import BriefingError


class DistributionError(BriefingError):
    """The edition cannot be sent as things are; the message says why and what to do."""


class AudienceError(DistributionError):
    """The list of recipients cannot be read."""


class AddressError(DistributionError):
    """An address cannot be one."""


class MailServerError(DistributionError):
    """The mail server cannot be used as set: unreachable, not to be trusted, or it does not take our name and password."""


class ChangedEditionError(DistributionError):
    """A file of the edition is no longer what was approved."""


class StoreError(DistributionError):
    """A folder or bucket cannot be written or read, or does not hold what it should."""
