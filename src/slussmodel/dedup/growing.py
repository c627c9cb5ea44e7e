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

    def __len__(self) -> int:
        return self._used

    def extend(self, values: ArrayLike) -> None:
        more = np.asarray(values, dtype=self._room.dtype)
        end = self._used + len(more)
        if end > len(self._room):
            room = np.zeros(max(end, 2 * len(self._room), 16), dtype=self._room.dtype)
            room[: self._used] = self.view
            self._room = room
        self._room[self._used : end] = more
        self._used = end

    def append(self, value: int) -> None:
        if self._used == len(self._room):
            self.extend((value,))
        else:
            self._room[self._used] = value
            self._used += 1

    @property
    def view(self) -> NDArray[Scalar]:
        return self._room[: self._used]


def ragged(starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """The positions of many stretches laid after each other.

    >>> ragged(np.array([5, 0]), np.array([7, 1])).tolist()
    [5, 6, 0]
    """
    sizes = ends - starts
    before = np.cumsum(sizes) - sizes
    positions: NDArray[np.int64] = np.arange(int(sizes.sum()), dtype=np.int64) + np.repeat(starts - before, sizes)
    return positions
