"""Which addresses the page may open: files inside ``report_templates/`` and nothing else.

Source text is untrusted. WeasyPrint by itself opens files and http addresses, and a link marked as an attachment would
even embed ``/etc/passwd``.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher


class TemplatesOnlyFetcher(URLFetcher):
    """Opens files under ``root``, symbolic links resolved; refuses and remembers all else.

    Our own templates ask for fonts only, so any other address is an attack or a mistake. WeasyPrint logs a refusal and
    goes on without the file; the logged line fails the edition's check on warnings.
    """

    def __init__(self, root: Path) -> None:
        super().__init__(allowed_protocols={"file"}, allow_redirects=False)
        self._root = root.resolve()
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        """The file behind ``url``.

        Raises:
            ValueError: ``url`` is not a file inside the root.
        """
        parts = urlsplit(url)
        path = Path(url2pathname(parts.path)).resolve() if parts.scheme == "file" and not parts.netloc else None
        if path is None or not path.is_relative_to(self._root) or not path.is_file():
            self.refused.append(url)
            raise ValueError(f"refused to open {url}: only files inside {self._root.name}/ may be opened")
        return super().fetch(url, headers)
