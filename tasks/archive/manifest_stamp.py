"""The approval in an edition's manifest: put in, taken out, and left out of account when the manifest's bytes are verified.

The archive records the SHA-256 of every file as it was made. The decision on the edition is taken later and stands in the
manifest too, for whoever has only the folder; it must not look like an altered file.
"""

import hashlib
import json
import re

from tasks.contracts.approval import Decision

#: The manifest's place in the edition's folder.
MANIFEST = "data/manifest.json"
_END = b"\n}\n"
# On one line of its own at the end, so that the other bytes stay as they were made.
_STAMP = re.compile(rb',\n "approval": \{[^\n]*\}\n\}\n\Z')


def stamped(manifest: bytes, decision: Decision | None) -> bytes:
    """``manifest`` with ``decision`` as its last entry, in place of any there was; without one when it is None.

    >>> stamped(b'{\\n "edition": "2026-11"\\n}\\n', None)
    b'{\\n "edition": "2026-11"\\n}\\n'
    """
    plain = _STAMP.sub(_END, manifest)
    if decision is None or not plain.endswith(_END):
        return plain
    said = {
        "state": decision.state.value,
        "person": decision.person,
        "reason": decision.reason,
        "decided_at": decision.decided_at.isoformat(),
        "pdf_sha256": decision.pdf_sha256,
    }
    return plain.removesuffix(_END) + b',\n "approval": ' + json.dumps(said, ensure_ascii=False).encode() + _END


def recorded_sha256(name: str, content: bytes) -> str:
    """The SHA-256 by which the archive knows a file of an edition: that of the manifest without the decision."""
    return hashlib.sha256(stamped(content, None) if name == MANIFEST else content).hexdigest()
