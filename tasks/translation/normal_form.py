"""The form in which two printings of the same source sentence are equal: for look-ups, never for printing."""

import re

from tasks.grammar.lock_script import simplified

_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_NUMBER_LABEL = re.compile(r"^\s*(?:\d{1,3}[.．、]|[(（][a-z一二三四五六七八九十]{1,3}[)）]|[-–•*])\s+")
_SPACES = re.compile(r"\s+")
_HAN = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…"
_BESIDE_HAN = re.compile(rf"(?<=[{_HAN}]) | (?=[{_HAN}])")
_FULL_WIDTH = str.maketrans("（）：；，．％０１２３４５６７８９", "():;,.%0123456789")
_FINAL = " 。.；;，,、：:"


def without_notes(text: str) -> str:
    """``text`` without superscript note marks, its spaces made single: what a reader would read out.

    >>> without_notes("战略优先的做法¹，工发组织")
    '战略优先的做法，工发组织'
    """
    return _SPACES.sub(" ", _SUPERSCRIPT.sub("", text)).strip()


def normal_form(text: str) -> str:
    """The key of a sentence: no note marks, no number label, no blanks beside Chinese, half-width digits and signs.

    A closing full stop, comma or semicolon is dropped, so that a clause is found whether or not the sentence ends with it.
    Traditional Chinese has the form of its simplified twin: a wording reviewed in one script answers in both.

    >>> normal_form("12. 2020 年，约 7,200 万吨¹。") == normal_form("2020年，约7,200万吨；")
    True
    """
    key = _NUMBER_LABEL.sub("", without_notes(simplified(text)))
    key = _BESIDE_HAN.sub("", key).translate(_FULL_WIDTH)
    return key.strip(_FINAL)
