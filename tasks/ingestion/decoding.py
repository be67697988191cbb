"""From bytes to text: which encoding a file is in, and what is not text at all.

Byte order marks decide first, then the zero bytes of UTF-16 and UTF-32, then strict UTF-8. What is left is judged by how
much it looks like writing in each candidate encoding: pairs of GB18030 that are common Chinese characters, windows-1251
letters in the proportions of Russian, windows-1252 as the last resort.
"""

import codecs
import re
from dataclasses import dataclass

from tasks.ingestion.errors import UnreadableDocumentError

_SAMPLE_BYTES = 65_536

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP, DOCX, XLSX or ODT file"),
    (b"PK\x05\x06", "an empty ZIP file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b\x08", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)

_UNKNOWN = "unknown"
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.002
"""Share of control characters from which decoded bytes are no text; texts from old systems hold a stray few."""

# The 100 commonest characters of modern Chinese text, about 40 % of any running text, and punctuation.
_COMMON_HAN = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如"
    "都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由"
    "问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真"
    "论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决"
    "治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带"
    "导争运，。、；：？！“”（）《》"
)
_COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпуяыьгзбчйх")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file (valid Unicode, byte order mark dropped, newlines untouched) and how it was decoded.

    ``replaced`` counts characters that could not be decoded and stand as U+FFFD.
    """

    text: str
    encoding: str
    replaced: int = 0


def decode(content: bytes, file: str) -> Decoded:
    r"""The text in ``content``.

    >>> decode("промышленное развитие".encode("windows-1251"), "a.txt").encoding
    'windows-1251'
    >>> decode("工业发展理事会的报告".encode("gb18030"), "a.txt").text
    '工业发展理事会的报告'

    Raises:
        UnreadableDocumentError: ``empty``, ``unsupported_format`` or ``not_text``.
    """
    if not content or (
        not content[:_SAMPLE_BYTES].strip(b" \t\r\n\x0b\x0c\x00") and not content.strip(b" \t\r\n\x0b\x0c\x00")
    ):
        raise UnreadableDocumentError(file, "empty", _empty_detail(content))
    _refuse_other_formats(content, file)
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _checked(_lenient(content[len(mark) :], encoding), file)
    wide = _wide_encoding(content)
    if wide is not None:
        return _checked(_lenient(content, wide), file)
    try:
        return _checked(Decoded(content.decode("utf-8"), "utf-8"), file)
    except UnicodeDecodeError:
        return _checked(_legacy(content), file)


def _empty_detail(content: bytes) -> str:
    return "the file is empty" if not content else "the file holds nothing but blanks"


def _refuse_other_formats(content: bytes, file: str) -> None:
    kind = next((name for signature, name in _SIGNATURES if content.startswith(signature)), None)
    if kind is None and _HTML.match(content[:2000]):
        kind = "an HTML page"
    if kind is not None:
        raise UnreadableDocumentError(
            file,
            "unsupported_format",
            f"it is {kind}; read today is plain text (.txt, .md): save its text as UTF-8 and add that",
        )


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark, told by where its zero bytes stand."""
    sample = content[: _SAMPLE_BYTES & ~3]
    size = len(sample) & ~3
    if size < 4:
        return None
    zeros = [sample[offset:size:4].count(0) / (size / 4) for offset in range(4)]
    if zeros[2] > 0.9 and zeros[3] > 0.9 and zeros[0] < 0.3:
        return "utf-32-le"
    if zeros[0] > 0.9 and zeros[1] > 0.9 and zeros[3] < 0.3:
        return "utf-32-be"
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    if odd > 0.05 and odd > 4 * even:
        return "utf-16-le"
    if even > 0.05 and even > 4 * odd:
        return "utf-16-be"
    return _wide_han(sample)


def _wide_han(sample: bytes) -> str | None:
    """UTF-16 Chinese without a mark has few zeros: only text in the right byte order is mostly common characters."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) & ~1].decode(encoding, errors="replace")
        if len(text) >= 16 and sum(1 for character in text if character in _COMMON_HAN) > 0.2 * len(text):
            return encoding
    return None


def _lenient(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _legacy(content: bytes) -> Decoded:
    """Text that is not UTF-8: UTF-8 with a few broken bytes, GB18030, windows-1251 or windows-1252."""
    repaired = _repaired_utf8(content)
    if repaired is not None:
        return repaired
    scores = {
        "gb18030": _han_score(content),
        "windows-1251": _cyrillic_score(content),
        "windows-1252": _western_score(content),
    }
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best] < 0.15:
        return Decoded("", _UNKNOWN)
    return _lenient(content, best)


def _repaired_utf8(content: bytes) -> Decoded | None:
    """UTF-8 with lone surrogates, or in which at most one character in fifty is broken (a cut at the end of the file)."""
    try:
        return Decoded(content.decode("utf-8", errors="surrogatepass"), "utf-8")
    except UnicodeDecodeError:
        pass
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(1 for character in text[:_SAMPLE_BYTES] if ord(character) > 127 and character != "\ufffd")
    if broken * 50 <= len(text) and whole > broken:
        return Decoded(_squeezed(text), "utf-8", len(re.findall("\ufffd+", text)))
    return None


def _squeezed(text: str) -> str:
    return re.sub("\ufffd+", "\ufffd", text)


def _han_score(content: bytes) -> float:
    """Share of the non-ASCII characters that are common Chinese ones, when the bytes are GB18030."""
    text = content[:_SAMPLE_BYTES].decode("gb18030", errors="replace")
    wide = [character for character in text if ord(character) > 127]
    if not wide or text.count("\ufffd") > 0.02 * len(wide) + 1:
        return 0.0
    common = sum(1 for character in wide if character in _COMMON_HAN)
    han = sum(1 for character in wide if "\u4e00" <= character <= "\u9fff" or character in _COMMON_HAN)
    return min(1.0, 2.2 * common / len(wide)) * (han / len(wide))


def _cyrillic_score(content: bytes) -> float:
    """Share of the non-ASCII characters that are Russian letters in words of one case, when they are windows-1251."""
    text = content[:_SAMPLE_BYTES].decode("windows-1251", errors="replace")
    high = [character for character in text if ord(character) > 127]
    if not high:
        return 0.0
    common = sum(1 for character in high if character.lower() in _COMMON_CYRILLIC)
    words = re.findall("[А-Яа-яЁё]{2,}", text)
    odd = sum(1 for word in words if not (word.islower() or word.isupper() or word.istitle()))
    lowered = sum(len(word) for word in words)
    return (common / len(high)) * (1 - odd / max(len(words), 1)) * min(1.0, lowered / max(len(high), 1))


def _western_score(content: bytes) -> float:
    """How far the non-ASCII bytes are single letters within words of ASCII letters, as in French or German."""
    text = content[:_SAMPLE_BYTES].decode("windows-1252", errors="replace")
    high = sum(1 for character in text if ord(character) > 127)
    letters = sum(1 for character in text if character.isascii() and character.isalpha())
    if not high or text.count("\ufffd"):
        return 0.0
    plausible = sum(
        1
        for character in text
        if character in "àâäáãåçéèêëíìîïñóòôöõúùûüýÿßæøœÀÂÄÁÃÅÇÉÈÊËÍÎÏÑÓÔÖÚÜÆØŒ‘’“”–—…•«»°§€£©®±²³´ \u00a0"
    )
    return 0.9 * (plausible / high) * min(1.0, letters / (4 * high))


def _checked(decoded: Decoded, file: str) -> Decoded:
    text = decoded.text
    if not text.strip() and decoded.encoding != _UNKNOWN:
        raise UnreadableDocumentError(file, "empty", "the file holds nothing but blanks")
    sample = text[:200_000]
    controls = len(_CONTROL.findall(sample))
    junk = controls + sample.count("\ufffd")
    if not text or controls > max(_MAX_CONTROL_SHARE * len(sample), 2) or junk > 0.1 * len(sample):
        raise UnreadableDocumentError(
            file,
            "not_text",
            "the bytes are not text in UTF-8, UTF-16, GB18030, windows-1251 or windows-1252; save it as UTF-8",
        )
    surrogates = len(_SURROGATE.findall(text))
    if surrogates:
        text = _SURROGATE.sub("\ufffd", text)
    return Decoded(text, decoded.encoding, decoded.replaced + surrogates)
