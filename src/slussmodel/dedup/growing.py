"""An array that grows at its end in amortised constant time."""

from __future__ import annotations

from typing import Generic, TypeVar

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

Scalar = TypeVar("Scalar", bound=np.generic)


class Growing(Generic[Scalar]):
    """A one-dimensional array with room to spare; `view` is the part in use and shares its memory.

    >>> squares = Growing[np.int64](np.int64)
    >>> squares.extend([0, 1, 4])
    >>> squares.view.tolist()
    [0, 1, 4]
    """

    def __init__(self, dtype: DTypeLike, start: ArrayLike = ()) -> None:
        self._room: NDArray[Scalar] = np.array(start, dtype=dtype)
        self._used = len(self._room)
        # A list takes a few values faster than an array does; they move over when somebody looks.
        self._late: list[float] = []

    def __len__(self) -> int:
        return self._used + len(self._late)

    def extend(self, values: list[int] | list[float] | list[bool] | NDArray[np.generic]) -> None:
        if isinstance(values, list):
            self._late += values
        else:
            self._settle()
            self._take(values)

    def append(self, value: int) -> None:
        self._late.append(value)

    @property
    def view(self) -> NDArray[Scalar]:
        if self._late:
            self._settle()
        return self._room[: self._used]

    def _settle(self) -> None:
        late, self._late = self._late, []
        self._take(np.array(late, dtype=self._room.dtype))

    def _take(self, more: NDArray[np.generic]) -> None:
        end = self._used + len(more)
        if end > len(self._room):
            room = np.zeros(max(end, len(self._room) * 5 // 4, 16), dtype=self._room.dtype)
            room[: self._used] = self._room[: self._used]
            self._room = room
        self._room[self._used : end] = more
        self._used = end
