"""The records of a table of the data pack, without ever standing in memory all together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import overload

from tasks.rendering.pack_format import Record


class Records(Sequence[Record]):
    """The records of one table, made anew each time they are gone through: of thousands of documents they fill a memory."""

    def __init__(self, count: int, columns: Sequence[str], make: Callable[[], Iterable[Record]]) -> None:
        self._count, self._columns, self._make = count, columns, make

    def __iter__(self) -> Iterator[Record]:
        for record in self._make():
            yield {column: record[column] for column in self._columns}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> list[Record]: ...
    def __getitem__(self, index: int | slice) -> Record | list[Record]:
        if isinstance(index, slice):
            return list(self)[index]
        place = range(self._count)[index]
        return next(islice(self, place, None))
