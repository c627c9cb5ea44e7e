"""Many stretches of unlike length laid after each other in one array, as a sparse matrix lays its rows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Longs = NDArray[np.int64]


def ragged(starts: Longs, ends: Longs) -> Longs:
    """The positions of many stretches laid after each other.

    >>> ragged(np.array([5, 0]), np.array([7, 1])).tolist()
    [5, 6, 0]
    """
    sizes = ends - starts
    before = np.cumsum(sizes) - sizes
    positions: Longs = np.arange(int(sizes.sum()), dtype=np.int64) + np.repeat(starts - before, sizes)
    return positions


def sums(values: NDArray[np.floating], ends: NDArray[np.int32] | Longs) -> NDArray[np.float64]:
    """The sum of each stretch, zero for an empty one; `ends` begins with zero.

    >>> sums(np.array([1.0, 2.0, 3.0]), np.array([0, 2, 2, 3])).tolist()
    [3.0, 0.0, 3.0]
    """
    found = np.zeros(len(ends) - 1)
    filled = np.flatnonzero(np.diff(ends))
    if len(filled):
        found[filled] = np.add.reduceat(values, ends[filled])
    return found


def firsts(ordered: Longs) -> Longs:
    """Where each stretch of equal numbers begins.

    >>> firsts(np.array([4, 4, 7])).tolist()
    [0, 2]
    """
    return np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)])


def distinct(numbers: Longs) -> Longs:
    """The numbers in rising order, each once; many times faster than `numpy.unique` where most differ.

    >>> distinct(np.array([7, 4, 7])).tolist()
    [4, 7]
    """
    ordered = np.sort(numbers)
    return ordered[firsts(ordered)]
