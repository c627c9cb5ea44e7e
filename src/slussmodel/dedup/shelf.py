"""What is known of each idea in the index, row by row.

An idea told anew gets a new row and its old one is dead; rows never move.
"""

from __future__ import annotations

import numpy as np
from attrs import frozen
from scipy import sparse

from slussmodel.dedup.growing import Growing, ragged
from slussmodel.dedup.vocabulary import Floats, Ints, Longs

TITLE, DESCRIPTION, TAGS = 1, 2, 4
# What a word weighs by the fields where it stands, added where it stands in several.
_TITLE_WEIGHT, _DESCRIPTION_WEIGHT, _TAGS_WEIGHT = 1.5, 1.0, 0.5
FIELD_WEIGHTS = {TITLE: _TITLE_WEIGHT, DESCRIPTION: _DESCRIPTION_WEIGHT, TAGS: _TAGS_WEIGHT}
WEIGHTS: Floats = np.array([sum(weight for bit, weight in FIELD_WEIGHTS.items() if bits & bit) for bits in range(8)])

# Language, kind, service area and day.
_FACTS = 4


@frozen
class Told:
    """One idea as the index sees it: its terms and in which fields each stands, its keys, the facts beside the text."""

    terms: list[int]
    fields: list[int]
    keys: list[int]
    facts: tuple[int, int, int, int]


class Shelf:
    """Rows of terms, keys and facts (language, kind, service area, day)."""

    def __init__(self) -> None:
        self._terms = Growing[np.int32](np.int32)
        self._fields = Growing[np.uint8](np.uint8)
        self._term_ends = Growing[np.int64](np.int64, [0])
        self._keys = Growing[np.int32](np.int32)
        self._key_ends = Growing[np.int64](np.int64, [0])
        self._facts = Growing[np.int32](np.int32)
        self._alive = Growing[np.bool_](np.bool_)

    def __len__(self) -> int:
        return len(self._alive)

    def add(self, told: Told) -> int:
        """The row of a new idea."""
        self._terms.extend(told.terms)
        self._fields.extend(told.fields)
        self._term_ends.append(len(self._terms))
        self._keys.extend(told.keys)
        self._key_ends.append(len(self._keys))
        self._facts.extend(told.facts)
        self._alive.append(True)
        return len(self) - 1

    def drop(self, row: int) -> None:
        self._alive.view[row] = False

    @property
    def alive(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        return self._alive.view

    def facts(self, rows: Longs) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
        """Language, kind, service area and day of each row, as columns."""
        return self._facts.view.reshape(-1, _FACTS)[rows]

    def terms(self, row: int) -> Ints:
        return self._terms.view[slice(*self._term_ends.view[row : row + 2])]

    def keys(self, row: int) -> Ints:
        return self._keys.view[slice(*self._key_ends.view[row : row + 2])]

    def key_sizes(self, rows: Longs) -> Longs:
        """How many keys each row has."""
        ends = self._key_ends.view
        return np.asarray(ends[rows + 1] - ends[rows])

    def signature(self, row: int) -> bytes:
        """The same for ideas told in exactly the same words."""
        start, end = self._term_ends.view[row : row + 2]
        order = np.argsort(self._terms.view[start:end])
        parts = (
            self._facts.view[_FACTS * row : _FACTS * row + 1],
            self.terms(row)[order],
            self._fields.view[start:end][order],
        )
        return b"".join(part.tobytes() for part in parts)

    def told(self, rows: Longs, width: int) -> sparse.csr_array:
        """Rows by terms, weighed by the fields where they stand."""
        ends = self._term_ends.view
        places = ragged(ends[rows], ends[rows + 1])
        sizes = ends[rows + 1] - ends[rows]
        weights = WEIGHTS[self._fields.view[places]]
        bounds = np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)
        return sparse.csr_array((weights, self._terms.view[places], bounds), shape=(len(rows), width))

    def keyed(self, rows: Longs, width: int) -> sparse.csr_array:
        """Rows by keys, ones."""
        ends = self._key_ends.view
        places = ragged(ends[rows], ends[rows + 1])
        bounds = np.concatenate(([0], np.cumsum(ends[rows + 1] - ends[rows]))).astype(np.int32)
        ones = np.ones(len(places), dtype=np.float32)
        return sparse.csr_array((ones, self._keys.view[places], bounds), shape=(len(rows), width))
