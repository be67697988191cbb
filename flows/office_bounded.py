"""Questions that must be answered in time: each in a thread of its own that is left behind when it takes too long."""

import threading
from collections.abc import Callable
from queue import Empty, Queue
from typing import NoReturn, TypeVar

T = TypeVar("T")


class NotInTimeError(Exception):
    """A question was not answered within its time."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no answer within {seconds:g} s")


def begun(question: Callable[[], T]) -> Callable[[float], T]:
    """Start to ask; returns how to get the answer, which takes the seconds it may still be waited for.

    The answer raises what the question raised, or NotInTimeError. The thread is a daemon: it does not keep the process.
    """
    answers: Queue[Callable[[], T]] = Queue(1)

    def ask() -> None:
        try:
            value = question()
        except BaseException as error:  # noqa: BLE001  raised again where the answer is taken
            answers.put(_raising(error))
        else:
            answers.put(lambda: value)

    threading.Thread(target=ask, daemon=True).start()

    def answer(seconds: float) -> T:
        try:
            given = answers.get(timeout=max(seconds, 0))
        except Empty:
            raise NotInTimeError(seconds) from None
        return given()

    return answer


def _raising(error: BaseException) -> Callable[[], NoReturn]:
    def fail() -> NoReturn:
        raise error

    return fail


def within(seconds: float, question: Callable[[], T]) -> T:
    """The answer to a question, or NotInTimeError after ``seconds``; what the question raises comes out as it is."""
    return begun(question)(seconds)
