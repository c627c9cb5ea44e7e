"""What is known of each idea in the index, row by row.

An idea told anew gets a new row and its old one is dead; rows never move.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from slussmodel.dedup.growing import Growing
from slussmodel.dedup.stretches import ragged
from slussmodel.dedup.telling import Told
from slussmodel.dedup.vocabulary import Floats, Ints, Longs
from slussmodel.dedup.weighing import COMBINATIONS, weighed

# Language, kind, service area and day.
_FACTS = 4


class Shelf:
    """Rows of terms, keys and facts (language, kind, service area, day)."""

    def __init__(self) -> None:
        self._terms = Growing[np.int32](np.int32)
        self._fields = Growing[np.uint8](np.uint8)
        self._shares = Growing[np.float64](np.float64)
        self._term_ends = Growing[np.int64](np.int64, [0])
        self._keys = Growing[np.int32](np.int32)
        self._key_ends = Growing[np.int64](np.int64, [0])
        self._breadth = Growing[np.float64](np.float64)
        self._facts = Growing[np.int32](np.int32)
        self._alive = Growing[np.bool_](np.bool_)

    def __len__(self) -> int:
        return len(self._alive)

    def add(self, told: Told) -> range:
        """The rows of new ideas."""
        rows = range(len(self), len(self) + len(told.facts))
        self._term_ends.extend(len(self._terms) + np.cumsum(told.term_sizes))
        self._terms.extend(told.terms)
        self._fields.extend(told.fields)
        self._shares.extend(told.shares)
        self._key_ends.extend(len(self._keys) + np.cumsum(told.key_sizes))
        self._keys.extend(told.keys)
        self._breadth.extend(np.sqrt(np.maximum(told.key_sizes, 1)))
        self._facts.extend(told.facts.ravel())
        self._alive.extend(np.ones(len(rows), dtype=np.bool_))
        return rows

    def drop(self, row: int) -> None:
        self._alive.view[row] = False
        self._breadth.view[row] = np.inf

    @property
    def alive(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        return self._alive.view

    def facts(self, rows: Longs) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
        """Language, kind, service area and day of each row, as columns."""
        return self._facts.view.reshape(-1, _FACTS)[rows]

    def keys(self, rows: Longs) -> Ints:
        """The keys of the rows after each other."""
        ends = self._key_ends.view
        return self._keys.view[ragged(ends[rows], ends[rows + 1])]

    @property
    def breadth(self) -> Floats:
        """The root of how many keys each row has; without end for a dead row, so that nothing shared counts there."""
        return self._breadth.view

    def marks(self, rows: Longs) -> Longs:
        """A number for each row, the same for ideas told in exactly the same words and hardly ever for others."""
        ends = self._term_ends.view
        places = ragged(ends[rows], ends[rows + 1])
        of_term = _scattered(self._terms.view[places].astype(np.int64) * COMBINATIONS + self._fields.view[places])
        sums = np.concatenate(([0], np.cumsum(of_term)))
        bounds = np.concatenate(([0], np.cumsum(ends[rows + 1] - ends[rows])))
        return np.asarray(sums[bounds[1:]] - sums[bounds[:-1]] + _scattered(self.facts(rows)[:, 0].astype(np.int64)))

    def signature(self, row: int) -> bytes:
        """The same for ideas told in exactly the same words, and for no others."""
        stretch = slice(*self._term_ends.view[row : row + 2])
        language = self._facts.view[_FACTS * row : _FACTS * row + 1]
        return b"".join(part.tobytes() for part in (language, self._terms.view[stretch], self._fields.view[stretch]))

    def told(self, rows: Longs, width: int) -> sparse.csr_array:
        """Rows by terms, weighed by the fields where they stand."""
        ends = self._term_ends.view
        places = ragged(ends[rows], ends[rows + 1])
        sizes = ends[rows + 1] - ends[rows]
        weights = weighed(self._fields.view[places], sizes, self._shares.view[rows])
        bounds = np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)
        return sparse.csr_array((weights, self._terms.view[places], bounds), shape=(len(rows), width))

    def keyed(self, rows: Longs, width: int) -> sparse.csr_array:
        """Rows by keys, ones."""
        ends = self._key_ends.view
        bounds = np.concatenate(([0], np.cumsum(ends[rows + 1] - ends[rows]))).astype(np.int32)
        keys = self.keys(rows)
        return sparse.csr_array((np.ones(len(keys), dtype=np.float32), keys, bounds), shape=(len(rows), width))


def _scattered(numbers: Longs) -> Longs:
    """Numbers spread over all of 64 bits, each always alike (the multipliers of splitmix64)."""
    with np.errstate(over="ignore"):
        mixed = (numbers ^ (numbers >> 30)) * np.int64(-0x40A7B892E31B1A47)
        mixed = (mixed ^ (mixed >> 27)) * np.int64(-0x6B2FB644ECCEEE15)
    return np.asarray(mixed ^ (mixed >> 31))
