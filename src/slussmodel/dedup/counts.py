"""How many ideas each feature and each key stands in, and which ideas stand for all of them."""

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

import numpy as np

from slussmodel.dedup.shelf import Shelf
from slussmodel.dedup.vocabulary import Floats, Ints, Longs

REFERENCE_SIZE = 1024
_CHUNK = 20_000


class Counts:
    """In how many living ideas each of something numbered stands; counts those that came since when it is asked."""

    def __init__(self, shelf: Shelf, numbers_in: Callable[[Longs], Ints]) -> None:
        """`numbers_in` gives what stands in some rows, after each other; each number once a row."""
        self._shelf = shelf
        self._numbers_in = numbers_in
        self._seen: Longs = np.zeros(0, dtype=np.int64)
        self._counted = 0

    def so_far(self, width: int) -> Longs:
        """The counts of the first numbers, so many of them."""
        if width > len(self._seen):
            self._seen = np.concatenate((self._seen, np.zeros(width - len(self._seen), dtype=np.int64)))
        new = self._counted + np.flatnonzero(self._shelf.alive[self._counted :])
        for start in range(0, len(new), _CHUNK):
            self._seen += np.bincount(self._numbers_in(new[start : start + _CHUNK]), minlength=len(self._seen))
        self._counted = len(self._shelf)
        return self._seen[:width]

    def forget(self, row: int) -> None:
        """Count a living row no more."""
        if row < self._counted:
            self._seen[self._numbers_in(np.array([row]))] -= 1


def rarity(seen: Longs, ideas: int) -> Floats:
    """Inverse document frequency: what it tells that two ideas share something, and nothing where all share it."""
    weights: Floats = np.maximum(np.log((ideas + 1.0) / (seen + 0.5)), 0.0)
    return weights


class Reference:
    """The ideas that the density of a neighbourhood is measured against: all of them, or 1,024 drawn by their ids.

    The draw takes the smallest checksums, so that it depends on the ideas alone and not on their order.
    """

    def __init__(self) -> None:
        self._marks: dict[int, tuple[int, str]] = {}
        self._rows: Longs | None = None
        self._last: tuple[int, str] = (-1, "")

    def add(self, row: int, id: str) -> None:
        mark = (crc32(id.encode()), id)
        self._marks[row] = mark
        if mark < self._last or len(self._marks) <= REFERENCE_SIZE:
            self._rows = None

    def drop(self, row: int) -> None:
        if self._marks.pop(row) <= self._last:
            self._rows = None

    def rows(self) -> Longs:
        """The rows of the reference, in the order of their marks; the same array until the reference changes."""
        if self._rows is None:
            drawn = sorted(self._marks, key=self._marks.__getitem__)[:REFERENCE_SIZE]
            self._last = self._marks[drawn[-1]] if drawn else (-1, "")
            self._rows = np.array(drawn, dtype=np.int64)
        return self._rows
