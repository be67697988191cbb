"""What we install may be used with an Apache-2.0 programme."""

import re
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PERMITTED = re.compile(
    r"apache|bsd|\bmit\b|\bisc\b|python software foundation|\bpsf\b|mozilla|mpl|ofl|0bsd|zlib|unlicense|cc0|artistic|lgpl|"
    r"lesser general public|historical permission|hpnd",
    re.I,
)


def licence_of(name: str) -> str:
    """All that a distribution says of its licence."""
    facts = metadata.metadata(name)
    classifiers = [value for value in facts.get_all("Classifier") or [] if value.startswith("License")]
    return " ".join([facts.get("License-Expression") or "", (facts.get("License") or "")[:200], *classifiers])


def test_every_locked_package_has_a_licence_compatible_with_apache_2():
    names = re.findall(r"^([A-Za-z0-9._\-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M)
    installed = {dist.metadata["Name"].lower().replace("_", "-") for dist in metadata.distributions()}
    checked = 0
    for name in names:
        if name.lower().replace("_", "-").replace(".", "-") not in {item.replace(".", "-") for item in installed}:
            continue  # for another platform or Python version
        checked += 1
        assert PERMITTED.search(licence_of(name)), f"{name}: {licence_of(name)!r}"
    assert checked > 60
