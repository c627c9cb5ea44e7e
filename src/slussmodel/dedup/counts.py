"""How many ideas each feature and each key stands in, and which ideas stand for all of them."""

from __future__ import annotations

from zlib import crc32

import numpy as np

from slussmodel.dedup.growing import Growing
from slussmodel.dedup.vocabulary import Floats, Longs

REFERENCE_SIZE = 1024


class Counts:
    """Live counts of something numbered, changed by one idea at a time."""

    def __init__(self) -> None:
        self._seen = Growing[np.int64](np.int64)

    def change(self, numbers: list[int] | Longs, width: int, by: int) -> None:
        """Count the numbers up or down; each stands once among them."""
        self.widen(width)
        self._seen.view[numbers] += by

    def widen(self, width: int) -> None:
        if width > len(self._seen):
            self._seen.extend(np.zeros(width - len(self._seen), dtype=np.int64))

    @property
    def view(self) -> Longs:
        return self._seen.view


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
