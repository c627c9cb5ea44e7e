"""Terms, the letters in them, and the keys under which they are looked up.

The features of a stem are its character trigrams with its two ends marked, so that "nattillsyn" and "tillsyn på natten"
meet inside the compound. A concept is one feature of its own. Features compare ideas.

Keys find ideas to compare. Trigrams are few and soon stand in every hundredth idea, so that looking ideas up by them
grows with the square of their number. The keys are rarer: the stem whole, its first four and its last four letters
(where compounds meet), the concept, and each two concepts of an idea together ("#sensor" with "#fall").
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from slussmodel.dedup.growing import Growing
from slussmodel.dedup.meanings import CONCEPT
from slussmodel.dedup.stretches import ragged

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]

# A shared concept is worth so many shared trigrams as rare as itself.
CONCEPT_WEIGHT = 2.0
_END = 4
_MOST_KEYS = 2**31


def features(term: str) -> list[str]:
    """The features of a term, one for each place where it stands.

    >>> features("natt"), features("#sensor")
    (['^na', 'nat', 'att', 'tt$'], ['#sensor'])
    """
    if term.startswith(CONCEPT):
        return [term]
    ends = f"^{term}$"
    return [ends[at : at + 3] for at in range(len(ends) - 2)]


def keys(term: str) -> list[str]:
    """The keys of a term by itself.

    >>> keys("cykelpump"), keys("vr")
    (['cykelpump', '^cyke', 'pump$'], ['vr'])
    """
    if term.startswith(CONCEPT) or len(term) < _END:
        return [term]
    return [term, f"^{term[:_END]}", f"{term[-_END:]}$"]


class Vocabulary:
    """Numbers for terms, features and keys. It only grows."""

    def __init__(self) -> None:
        self._terms: dict[str, int] = {}
        self._features: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        self._pairs: dict[int, int] = {}
        self._columns = Growing[np.int32](np.int32)
        self._counts = Growing[np.float64](np.float64)
        self._ends = Growing[np.int32](np.int32, [0])
        self._term_keys = Growing[np.int32](np.int32)
        self._key_ends = Growing[np.int64](np.int64, [0])
        self._concept_terms = Growing[np.bool_](np.bool_)
        self._of_concept = Growing[np.bool_](np.bool_)
        self._of_pair = Growing[np.bool_](np.bool_)
        self._matrix = sparse.csr_array((0, 0), dtype=np.float64)

    def __len__(self) -> int:
        return len(self._terms)

    def number(self, terms: Iterable[str]) -> list[int]:
        """The numbers of terms, new ones for those not seen before."""
        known = self._terms
        return [known[term] if term in known else self._new(term) for term in terms]

    def _new(self, term: str) -> int:
        concept = term.startswith(CONCEPT)
        known, weight = self._features, CONCEPT_WEIGHT if concept else 1.0
        counts: dict[int, float] = {}
        for name in features(term):
            column = known.setdefault(name, len(known))
            counts[column] = counts.get(column, 0.0) + weight
        self._of_concept.extend([concept] * (len(known) - len(self._of_concept)))
        self._columns.extend(list(counts))
        self._counts.extend(list(counts.values()))
        self._ends.append(len(self._columns))
        self._term_keys.extend([self._keys.setdefault(key, self.key_count) for key in keys(term)])
        self._key_ends.append(len(self._term_keys))
        self._of_pair.extend([False] * (self.key_count - len(self._of_pair)))
        self._concept_terms.append(concept)
        return self._terms.setdefault(term, len(self._terms))

    @property
    def width(self) -> int:
        """How many features there are."""
        return len(self._features)

    @property
    def of_concept(self) -> NDArray[np.bool_]:
        """Which features are concepts."""
        return self._of_concept.view

    @property
    def key_count(self) -> int:
        """How many keys there are, pairs of concepts among them."""
        return len(self._keys) + len(self._pairs)

    @property
    def of_pair(self) -> NDArray[np.bool_]:
        """Which keys are pairs of concepts."""
        return self._of_pair.view

    def feature_names(self) -> list[str]:
        """The features by number."""
        return list(self._features)

    def key_names(self) -> list[str]:
        """The keys by number; a pair of concepts is named by both, in order, so that it is named alike everywhere."""
        names = [""] * self.key_count
        for name, number in self._keys.items():
            names[number] = name
        for code, number in self._pairs.items():
            one, other = divmod(code, _MOST_KEYS)
            names[number] = "&".join(sorted((names[one], names[other])))
        return names

    def are_concepts(self, terms: Ints) -> NDArray[np.bool_]:
        """Which of the terms are concepts."""
        return self._concept_terms.view[terms]

    def keys_of(self, terms: Ints) -> tuple[Ints, Longs]:
        """The keys of each term after each other, and how many each has."""
        starts, ends = self._key_ends.view[terms], self._key_ends.view[terms + 1]
        return self._term_keys.view[ragged(starts, ends)], ends - starts

    def pairs(self, ones: Ints, others: Ints) -> Longs:
        """The keys of pairs of concepts, each given by the keys of the two, the lesser first."""
        codes = ones.astype(np.int64) * _MOST_KEYS + others
        known, before = self._pairs, len(self._keys)
        numbers = [known.setdefault(code, before + len(known)) for code in codes.tolist()]
        self._of_pair.extend([True] * (self.key_count - len(self._of_pair)))
        return np.array(numbers, dtype=np.int64)

    def matrix(self) -> sparse.csr_array:
        """Terms by features; an entry says how often, and for a concept how much. It shares the memory."""
        shape = (len(self), self.width)
        if self._matrix.shape != shape:
            self._matrix = sparse.csr_array((self._counts.view, self._columns.view, self._ends.view), shape=shape)
        return self._matrix
