"""Pages of a PDF as small grey images, and how much two of them differ."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

#: Dots an inch: letters are a few dots high, so that a moved line shows and a hair's breadth of antialiasing does not.
RESOLUTION = 66
_GREYS = 16
# Two greys of the same letter may differ by this much between versions of the text engine.
_SAME = 32
_MOST_OF_PAGE = 0.005
# A page is also compared in bands about a line high: one line that moved is little of a page but much of its band.
_BANDS = 60
_MOST_OF_BAND = 0.08


@dataclass(frozen=True)
class Difference:
    """Share of differing dots on the page and in the worst band, 0 to 1; ``image`` shows them black."""

    page: float
    band: float
    image: Image.Image

    @property
    def is_too_much(self) -> bool:
        return self.page > _MOST_OF_PAGE or self.band > _MOST_OF_BAND


def page_image(content: bytes, number: int) -> Image.Image:
    """Page ``number`` (1-based) of the PDF in 16 greys."""
    pdf = pypdfium2.PdfDocument(content)
    try:
        page = pdf[number - 1]
        drawn = page.render(scale=RESOLUTION / 72, grayscale=True).to_pil().convert("L")
        page.close()
    finally:
        pdf.close()
    step = 255 / (_GREYS - 1)
    return drawn.point([round(round(grey / step) * step) for grey in range(256)])


def save(image: Image.Image, file: Path) -> None:
    """Write a PNG of four bits a dot."""
    file.parent.mkdir(parents=True, exist_ok=True)
    palette = Image.new("P", image.size)
    palette.putpalette([round(grey * 255 / (_GREYS - 1)) for grey in range(_GREYS) for _ in range(3)])
    palette.putdata([round(grey * (_GREYS - 1) / 255) for grey in image.tobytes()])
    palette.save(file, optimize=True, bits=4)


def load(file: Path) -> Image.Image:
    """The greys of a saved page."""
    with Image.open(file) as image:
        return image.convert("L")


def difference(one: Image.Image, other: Image.Image) -> Difference:
    """How much two pages differ; pages of different size differ wholly."""
    if one.size != other.size:
        return Difference(1.0, 1.0, other)
    marked = ImageChops.difference(one, other).point([0] * (_SAME + 1) + [255] * (255 - _SAME))
    width, height = marked.size
    dots = marked.tobytes()
    edges = [round(height * band / _BANDS) for band in range(_BANDS + 1)]
    shares = [
        dots[top * width : bottom * width].count(255) / ((bottom - top) * width) for top, bottom in pairwise(edges)
    ]
    return Difference(dots.count(255) / len(dots), max(shares), ImageChops.invert(marked))
