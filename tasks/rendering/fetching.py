"""Which addresses the page may open: files inside ``report_templates/``, the theme's logo, and nothing else.

Source text is untrusted. WeasyPrint by itself opens files and http addresses, and a link marked as an attachment would
even embed ``/etc/passwd``.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

from tasks.rendering.pdf_fonts import face_for


class TemplatesOnlyFetcher(URLFetcher):
    """Opens files under ``root``, symbolic links resolved, and the very ``data_uris`` given; refuses and remembers all else.

    Our own templates ask for fonts and a logo only, so any other address is an attack or a mistake. A refusal is a
    ``ValueError``, not WeasyPrint's ``FatalURLFetchingError``: WeasyPrint logs it and goes on without the file, the logged
    line fails the edition's check on warnings, and one hostile source cannot keep the whole month from being seen.

    ``points`` are the code points that a page can print: large faces come without the glyphs of others; None: whole.
    """

    def __init__(
        self, root: Path, data_uris: frozenset[str] = frozenset(), points: frozenset[int] | None = None
    ) -> None:
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False)
        self._root = root.resolve()
        self._data_uris = data_uris
        self._points = points
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        """The file behind ``url``.

        Raises:
            ValueError: ``url`` is neither a file inside the root nor one of the data addresses.
        """
        if url not in self._data_uris and not self._is_inside(url):
            self.refused.append(url)
            raise ValueError(f"refused to open {url[:200]}: only files inside {self._root.name}/ may be opened")
        if self._points is not None and url.endswith(".ttf") and url not in self._data_uris:
            face = face_for(Path(url2pathname(urlsplit(url).path)), self._points)
            if face is not None:
                return URLFetcherResponse(url, face)
        return super().fetch(url, headers)

    def _is_inside(self, url: str) -> bool:
        try:
            parts = urlsplit(url)
            if parts.scheme != "file" or parts.netloc:
                return False
            path = Path(url2pathname(parts.path)).resolve()
            return path.is_relative_to(self._root) and path.is_file()
        except (ValueError, OSError):  # no address at all, a NUL in the path, a name longer than the system takes
            return False
