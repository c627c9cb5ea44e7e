"""Which rows stand under each key."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from slussmodel.dedup.shelf import Shelf
from slussmodel.dedup.vocabulary import Ints, Vocabulary

_FEWEST_RECENT = 2000


class Postings:
    """A table from keys to rows: one large part packed tight, and the rows that came since as lists.

    The recent part is packed into the large one at a look-up when it has grown to an eighth of it.
    """

    def __init__(self, shelf: Shelf, vocabulary: Vocabulary) -> None:
        self._shelf = shelf
        self._vocabulary = vocabulary
        self._packed: Ints = np.zeros(0, dtype=np.int32)
        self._ends: NDArray[np.int64] = np.zeros(1, dtype=np.int64)
        self._packed_rows = 0
        self._recent: dict[int, list[int]] = {}
        self._listed_rows = 0

    def rows(self, keys: Ints) -> list[Ints]:
        """The rows under each key in rising order; dead rows are among them."""
        self._catch_up()
        return [self._under(key) for key in keys.tolist()]

    def _under(self, key: int) -> Ints:
        packed = self._packed[self._ends[key] : self._ends[key + 1]] if key + 1 < len(self._ends) else self._packed[:0]
        recent = self._recent.get(key)
        return packed if recent is None else np.concatenate((packed, np.array(recent, dtype=np.int32)))

    def _catch_up(self) -> None:
        size = len(self._shelf)
        if size == self._listed_rows:
            return
        if size - self._packed_rows > max(_FEWEST_RECENT, self._packed_rows // 8):
            self._pack(size)
        for row in range(self._listed_rows, size):
            for key in self._shelf.keys(np.array([row])).tolist():
                self._recent.setdefault(key, []).append(row)
        self._listed_rows = size

    def _pack(self, size: int) -> None:
        keyed = self._shelf.keyed(np.arange(size, dtype=np.int64), self._vocabulary.key_count)
        table = sparse.csc_array(keyed)
        self._packed = table.indices.astype(np.int32, copy=False)
        self._ends = table.indptr.astype(np.int64, copy=False)
        self._packed_rows = self._listed_rows = size
        self._recent = {}
