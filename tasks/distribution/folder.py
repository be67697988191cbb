"""An edition into a recipient's folder or bucket: the files wished for, whole and verified, under names that tell."""

import hashlib
from collections.abc import Callable, Sequence

from tasks.contracts.delivery import DeliveryState
from tasks.distribution.edition import Attachment
from tasks.distribution.errors import StoreError
from tasks.distribution.smtp import Answer, NotOursError
from tasks.distribution.store import move, open_store, put_aside, remove, sha256_at, trouble_at


def place(files: Sequence[Attachment], url: str, may_end: Callable[[], bool]) -> Answer:
    """Writes every file aside, then asks ``may_end`` and moves them into place.

    Files that stand there with the same bytes are as good as sent; with other bytes they are not touched. After a broken move
    the store is asked what stands there, so that the outcome is known wherever the store can be read.

    Raises:
        NotOursError: ``may_end`` said no; nothing is in place.
    """
    asides: dict[str, str] = {}
    try:
        filesystem, root = open_store(url)
        with trouble_at(url):
            due = {}
            for file in files:
                path = f"{root}/{file.name}"
                there = sha256_at(filesystem, path)
                if there is None:
                    due[path] = file.content
                elif there != hashlib.sha256(file.content).hexdigest():
                    return Answer(
                        DeliveryState.REFUSED, f"{file.name} is there already with other bytes: it is not replaced"
                    )
            asides = {path: put_aside(filesystem, path, content) for path, content in due.items()}
    except StoreError as error:
        return Answer(DeliveryState.FAILED, str(error))
    try:
        if not may_end():
            raise NotOursError
        try:
            with trouble_at(url):
                for path, aside in asides.items():
                    move(filesystem, aside, path)
        except StoreError as error:
            return _looked_up(filesystem, root, files, url, error)
    finally:
        for aside in asides.values():
            remove(filesystem, aside)
    answer = _looked_up(filesystem, root, files, url, None)
    if answer.state is DeliveryState.SENT and not asides:
        return Answer(DeliveryState.SENT, "stood there already with the same bytes")
    return answer


def _looked_up(
    filesystem: object, root: str, files: Sequence[Attachment], url: str, error: StoreError | None
) -> Answer:
    try:
        with trouble_at(url):
            whole = all(
                sha256_at(filesystem, f"{root}/{file.name}") == hashlib.sha256(file.content).hexdigest()
                for file in files
            )
    except StoreError as failure:
        return Answer(DeliveryState.UNKNOWN, f"it cannot be seen what stands there: {failure}")
    if whole:
        return Answer(DeliveryState.SENT, f"{len(files)} {'file' if len(files) == 1 else 'files'}, read back and equal")
    return Answer(DeliveryState.FAILED, str(error) if error else "what was read back is not what was written")
