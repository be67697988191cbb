"""Have an edition's inputs changed: one digest over all of them, and a comparison in sentences."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tasks.contracts.change import Change


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
) -> tuple[Change, ...]:  # fmt: skip
    """What a new version differs in; never empty, since it is asked only when something changed.

    >>> found = changes_between([("a.txt", "1")], [("a.txt", "2"), ("b.txt", "3")], {}, {}, is_other_program=False)
    >>> [(change.code, change.values["file"]) for change in found]
    [('added', 'b.txt'), ('changed', 'a.txt')]
    """
    old, new = _by_file(before), _by_file(after)
    found = [_of_file("added", file) for file in sorted(new.keys() - old.keys())]
    found += [_of_file("removed", file) for file in sorted(old.keys() - new.keys())]
    found += [_of_file("changed", file) for file in sorted(old.keys() & new.keys()) if old[file] != new[file]]
    for name in sorted(parameters_before.keys() | parameters_after.keys()):
        was, now = parameters_before.get(name) or "", parameters_after.get(name) or ""
        if was and now and was != now:
            found.append(Change(code="parameter", values={"name": name, "was": was, "now": now}))
        elif now and not was:
            found.append(Change(code="parameter_set", values={"name": name, "now": now}))
        elif was and not now:
            found.append(Change(code="parameter_unset", values={"name": name, "was": was}))
    if is_other_program:
        found.append(Change(code="program"))
    return tuple(found) or (Change(code="inputs"),)


def _of_file(code: str, file: str) -> Change:
    return Change(code=code, values={"file": file})


def _by_file(files: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for file, sha256 in sorted(files):
        found[file].append(sha256)
    return dict(found)
