"""Terms and the letters in them: each term is a bag of features, each feature a column.

The features of a stem are its character trigrams with its two ends marked, so that "nattillsyn" and "tillsyn på natten"
meet inside the compound. A concept is one feature of its own.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]

CONCEPT = "#"
# How many trigrams a shared concept is worth.
_CONCEPT_WEIGHT = 2.5


def features(term: str) -> list[str]:
    """The features of a term, one for each place where it stands.

    >>> features("natt"), features("#sensor")
    (['^na', 'nat', 'att', 'tt$'], ['#sensor'])
    """
    if term.startswith(CONCEPT):
        return [term]
    ends = f"^{term}$"
    return [ends[at : at + 3] for at in range(len(ends) - 2)]


class Vocabulary:
    """Numbers for terms and features, and which features each term has. It only grows."""

    def __init__(self) -> None:
        self._terms: dict[str, int] = {}
        self._features: dict[str, int] = {}
        self._columns = array("i")
        self._ends = array("q", [0])
        self._matrix: sparse.csr_array | None = None

    def number(self, terms: Iterable[str]) -> list[int]:
        """The numbers of terms, new ones for those not seen before."""
        known = self._terms
        return [known[term] if term in known else self._new(term) for term in terms]

    def _new(self, term: str) -> int:
        columns = self._features
        self._columns.extend(columns.setdefault(feature, len(columns)) for feature in features(term))
        self._ends.append(len(self._columns))
        self._matrix = None
        return self._terms.setdefault(term, len(self._terms))

    @property
    def width(self) -> int:
        """How many features there are."""
        return len(self._features)

    def columns(self, term: int) -> array[int]:
        """The features of one term, repeated where the term repeats them."""
        return self._columns[self._ends[term] : self._ends[term + 1]]

    def matrix(self) -> sparse.csr_array:
        """Terms by features; an entry says how often, and for a concept how much."""
        if self._matrix is None:
            columns = np.array(self._columns, dtype=np.int32)
            counts = np.ones(len(columns), dtype=np.float32)
            shape = (len(self._terms), self.width)
            matrix = sparse.csr_array((counts, columns, np.array(self._ends, dtype=np.int64)), shape=shape)
            matrix.sum_duplicates()
            concepts = [number for name, number in self._features.items() if name.startswith(CONCEPT)]
            boost = np.ones(self.width, dtype=np.float32)
            boost[concepts] = _CONCEPT_WEIGHT
            matrix.data *= boost[matrix.indices]
            self._matrix = matrix
        return self._matrix
