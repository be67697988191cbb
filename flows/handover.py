"""Handing large values to tasks."""

from typing import Generic, TypeVar, cast

from prefect.utilities.annotations import quote

T = TypeVar("T")


def whole(value: T) -> T:
    """``value`` for a task as it is: Prefect would otherwise walk through every field of it, looking for futures."""
    return cast(T, quote(value))


class Sealed(Generic[T]):
    """A value for a task that may run elsewhere: neither Prefect nor Dask looks inside or takes it to pieces."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value
