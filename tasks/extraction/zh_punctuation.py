"""Chinese typed with the punctuation of a Latin keyboard, read as if it had its own."""

import re

_FULL = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！"}
_HALF = re.compile(r"(?<=[\u3400-\u9fff》”’）)\]】\d%])[,;:?!](?=\s*[^\s\d]|\s+\d|(?<!\d[,:])\d|\s*\Z)|[()]")


def full_width(text: str) -> str:
    """``text`` with full-width commas, semicolons, colons and brackets: as many characters, so offsets stay.

    >>> full_width("工发组织支持45个国家,并请秘书处报告;共3,880万美元(2014年)")
    '工发组织支持45个国家，并请秘书处报告；共3,880万美元（2014年）'
    """
    if not any(mark in text for mark in _FULL):
        return text
    return _HALF.sub(lambda match: _FULL[match.group()], text)
