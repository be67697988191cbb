"""Have an edition's inputs changed: one digest over all of them, and a comparison in sentences."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence


def inputs_digest(files: Iterable[tuple[str, str]], parameters: Mapping[str, str], fingerprint: str) -> str:
    """SHA-256 over everything that decides an edition: (file, sha256) pairs in any order, parameters, program.

    >>> inputs_digest([("a", "1"), ("b", "2")], {}, "p") == inputs_digest([("b", "2"), ("a", "1")], {}, "p")
    True
    """
    content = {
        "files": sorted([file, sha256] for file, sha256 in files),
        "parameters": dict(sorted(parameters.items())),
        "program": fingerprint,
    }
    return hashlib.sha256(
        json.dumps(content, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    ).hexdigest()


def changes_between(
    before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]],
    parameters_before: Mapping[str, str], parameters_after: Mapping[str, str], *, is_other_program: bool,
) -> tuple[str, ...]:  # fmt: skip
    """What a new version differs in, one sentence a change; never empty, since it is asked only when something changed.

    >>> changes_between([("a.txt", "1")], [("a.txt", "2"), ("b.txt", "3")], {}, {}, is_other_program=False)
    ('Document added: b.txt.', 'Document changed: a.txt.')
    """
    old, new = _by_file(before), _by_file(after)
    lines = [f"Document added: {file}." for file in sorted(new.keys() - old.keys())]
    lines += [f"Document removed: {file}." for file in sorted(old.keys() - new.keys())]
    lines += [f"Document changed: {file}." for file in sorted(old.keys() & new.keys()) if old[file] != new[file]]
    for name in sorted(parameters_before.keys() | parameters_after.keys()):
        was, now = parameters_before.get(name), parameters_after.get(name)
        if was != now:
            lines.append(f"Parameter {name} changed from {was or 'nothing'} to {now or 'nothing'}.")
    if is_other_program:
        lines.append("The program has changed.")
    return tuple(lines) or ("The inputs have changed.",)


def _by_file(files: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for file, sha256 in sorted(files):
        found[file].append(sha256)
    return dict(found)
