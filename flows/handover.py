"""Handing large values to tasks."""

from typing import TypeVar, cast

from prefect.utilities.annotations import quote

T = TypeVar("T")


def whole(value: T) -> T:
    """``value`` for a task as it is: Prefect would otherwise walk through every field of it, looking for futures."""
    return cast(T, quote(value))
