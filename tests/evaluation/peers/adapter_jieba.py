"""jieba's part-of-speech tags with cn2an: every numeral that jieba tags, its value by cn2an, the measure word as unit."""

import re
from typing import Any

from adapter_protocol import Converter, Figure, Reader, figure, serve

_NUMERAL = re.compile(r"(?:百分之)?[\d.,零〇一二两三四五六七八九十百千万亿点半廿]+")
_DIGIT = re.compile(r"[\d零〇一二两三四五六七八九十百千万亿半]")


def convert(text: str, found: Any) -> list[Figure]:
    """Runs of numeral tokens, the last one's rest or the measure word behind it as the unit."""
    words, to_number = found
    runs: list[tuple[int, int]] = []
    position = 0
    measure: dict[int, str] = {}
    for word in words:
        numeral = word.flag in ("m", "mq") or (word.flag in ("x", "eng") and re.fullmatch(r"[\d.,]+|%|％", word.word))
        if numeral and runs and runs[-1][1] == position:
            runs[-1] = (runs[-1][0], position + len(word.word))
        elif numeral:
            runs.append((position, position + len(word.word)))
        elif word.flag == "q" and runs and runs[-1][1] == position:
            measure[runs[-1][0]] = word.word
        position += len(word.word)
    figures = []
    for start, end in runs:
        part = _NUMERAL.match(text, start, end)
        if part is None or not _DIGIT.search(part[0]):
            continue
        percent = part[0].startswith("百分之") or text[part.end() : part.end() + 1] in ("%", "％")
        try:
            value = float(to_number(part[0].removeprefix("百分之").replace(",", ""), "smart"))
        except ValueError:
            continue
        unit = "%" if percent else text[part.end() : end] or measure.get(start, "")
        figures.append(figure(part.start(), part.end(), value, unit))
    return figures


def prepare(language: str) -> tuple[Reader, Converter]:
    """jieba's tagger with its dictionary loaded."""
    import cn2an
    import jieba
    import jieba.posseg

    jieba.setLogLevel(60)
    jieba.initialize()
    return lambda text: (list(jieba.posseg.cut(text)), cn2an.cn2an), convert


if __name__ == "__main__":
    serve(prepare)
