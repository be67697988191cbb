"""Operative paragraphs of resolutions and decisions: "Decides to …", "Adopts …", "Takes note of …" without a subject."""

import re

from tasks.contracts.activity import ActivityStatus
from tasks.extraction.activity_status import Verdict

_LEAD = (
    r"(?:(?:also|further|likewise|again|hereby|strongly|unanimously|therefore|accordingly"
    r"|once\s+again|in\s+this\s+regard,?)\s+)*"
)
# What a body does by saying it. "Decides" to do something is a plan, whatever past forms follow.
_DECIDES = re.compile(rf"^\W*{_LEAD}(?P<verb>decides|agrees|resolves|undertakes|commits(?:\s+itself)?)\b", re.I)
_DOES = re.compile(
    rf"^\W*{_LEAD}(?P<verb>adopts|approves|establishes|endorses|authorizes|authorises|appoints|elects|confirms|proclaims|declares"
    r"|designates|accepts|ratifies|launches|creates|mandates|allocates|amends|extends)\b(?!\s+(?:is|are|was|were|will)\b)",
    re.I,
)
# What it only says: no activity, also where a past form stands further on ("Welcomes the progress made").
_SAYS = re.compile(
    rf"^\W*{_LEAD}(?P<verb>welcomes|notes(?=\s+(?:that|with|the|its|also|further|in)\b)|takes\s+note|acknowledges|recogni[sz]es|reaffirms|recalls|stresses|emphasi[sz]es|underlines"
    r"|underscores|expresses|commends|appreciates|considers|reiterates|affirms|regrets|deplores|congratulates|thanks(?!\s+to\b)|looks\s+forward"
    r"|supports\s+the\s+(?:efforts|call|initiative)|remains\s+(?:concerned|seized)|is\s+of\s+the\s+view)\b",
    re.I,
)


def operative_status(text: str) -> Verdict | None:
    """The status of an operative paragraph that a deciding verb opens; None for other sentences.

    >>> operative_status("Decides to convene a working group in 2025;").status.value
    'planned'
    >>> operative_status("Adopts the programme of work made available;").status.value
    'done'
    """
    for pattern, status, rule in (
        (_DECIDES, ActivityStatus.PLANNED, "decides"),
        (_DOES, ActivityStatus.DONE, "resolves"),
    ):
        found = pattern.match(text)
        if found:
            return Verdict(status, found.start("verb"), found.end("verb"), rule)
    return None


def only_says(text: str) -> bool:
    """Whether a paragraph without a subject only welcomes, notes or recalls.

    >>> only_says("Takes note of the report submitted by the Director General;"), only_says("The Board took note.")
    (True, False)
    """
    return _SAYS.match(text) is not None
