"""The words that open a resolution: where it was adopted, who resolves, on what grounds."""

import re

# "[on the report of the Second Committee (A/53/609/Add.6)]", "Resolution adopted by the General Assembly".
ADOPTED = re.compile(
    r"[\[(（【][^\[\]]{0,160}[\])）】]|(?:大会|理事会|委员会|缔约方会议)?(?:通过的)?(?:决议|决定)(?:草案)?"
    r"|(?:draft )?(?:resolutions?|decisions?)(?: adopted by .{4,80})?",
    re.IGNORECASE,
)
# The words that open a resolution: who resolves, then on what grounds. The first page ends before them.
_RESOLVING = re.compile(
    r"(?:the\s+(?:[A-Z][\w-]+(?:\s+(?:of|for|on|the|to|and|[A-Z][\w-]+)){0,14})|[\u4e00-\u9fff]{0,16}(?:大会|理事会|委员会|缔约方会议|会议))[,，]",
    re.IGNORECASE,
)
_GROUNDS = re.compile(
    r"(?:(?:also|further|deeply|fully|having|bearing|taking|keeping)\s+)?(?:noting|recalling|recogni[sz]ing|considering|reaffirming|welcoming"
    r"|emphasi[sz]ing|stressing|acknowledging|aware|convinced|concerned|mindful|guided|conscious|expressing|considered|examined|reviewed"
    r"|in mind|into account)\b.{10,}[,，;；]"
    r"|(?:还|又|也|再次|深为|深信|进一步)?(?:回顾|注意到|审议了|审议|铭记|认识到|意识到|考虑到|重申|强调|欢迎|赞赏地|深信|关切|念及|忆及).{4,}[,，;；]",
    re.IGNORECASE | re.DOTALL,
)


def is_preamble(words: str) -> bool:
    """Whether a block opens a resolution ("The General Assembly,") or is one of its grounds ("Recalling its …,").

    >>> is_preamble("大会，"), is_preamble("Recalling its decision 24/3 on chemicals,"), is_preamble("Industrial Development Board")
    (True, True, False)
    """
    bare = words.strip()[:1200]
    return (len(bare) < 120 and _RESOLVING.fullmatch(bare) is not None) or _GROUNDS.fullmatch(bare) is not None
