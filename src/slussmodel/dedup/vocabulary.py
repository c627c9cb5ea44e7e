"""Terms, the letters in them, and the keys under which they are looked up.

The features of a stem are its character trigrams with its two ends marked, so that "nattillsyn" and "tillsyn på natten"
meet inside the compound. A concept is one feature of its own. Features compare ideas.

Keys find ideas to compare. Trigrams are few and soon stand in every hundredth idea, so that looking ideas up by them
grows with the square of their number. The keys are rarer: the stem whole, its first four and its last four letters
(where compounds meet), the concept, and each two concepts of an idea together ("#sensor" with "#fall").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from slussmodel.dedup.growing import Growing
from slussmodel.dedup.reading import CONCEPT

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]

# A shared concept is worth so many shared trigrams as rare as itself.
CONCEPT_WEIGHT = 2.0
_END = 4
# A long text names many concepts; its first ones make pairs.
_PAIRED = 10


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
        self._names: list[str] = []
        self._features: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        self._pairs: dict[tuple[int, int], int] = {}
        self._term_keys: list[list[int]] = []
        self._term_features: list[tuple[int, ...]] = []
        self._columns = Growing[np.int32](np.int32)
        self._counts = Growing[np.float64](np.float64)
        self._ends = Growing[np.int32](np.int32, [0])
        self._of_concept = Growing[np.bool_](np.bool_)

    def number(self, terms: Iterable[str]) -> list[int]:
        """The numbers of terms, new ones for those not seen before."""
        known = self._terms
        return [known[term] if term in known else self._new(term) for term in terms]

    def _new(self, term: str) -> int:
        concept = term.startswith(CONCEPT)
        counts = Counter(features(term))
        columns = [self._feature(name, concept) for name in counts]
        self._columns.extend(columns)
        self._counts.extend([count * (CONCEPT_WEIGHT if concept else 1.0) for count in counts.values()])
        self._ends.append(len(self._columns))
        self._term_features.append(tuple(columns))
        self._term_keys.append([self._keys.setdefault(key, self._next_key()) for key in keys(term)])
        self._names.append(term)
        return self._terms.setdefault(term, len(self._terms))

    def _feature(self, name: str, concept: bool) -> int:
        number = self._features.setdefault(name, len(self._features))
        if number == len(self._of_concept):
            self._of_concept.append(concept)
        return number

    def _next_key(self) -> int:
        return len(self._keys) + len(self._pairs)

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
        return self._next_key()

    def feature_names(self) -> list[str]:
        """The features by number."""
        return list(self._features)

    def key_names(self) -> list[str]:
        """The keys by number; a pair of concepts is named by both, in order, so that it is named alike everywhere."""
        names = [""] * self.key_count
        for name, number in self._keys.items():
            names[number] = name
        for (one, other), number in self._pairs.items():
            names[number] = "&".join(sorted((names[one], names[other])))
        return names

    def features_of(self, terms: Iterable[int]) -> list[int]:
        """The distinct features of several terms."""
        return list(set().union(*[self._term_features[term] for term in terms]))

    def keys_of(self, terms: Iterable[int]) -> list[int]:
        """The distinct keys of an idea told in these terms."""
        found: dict[int, None] = {}
        concepts = []
        for term in terms:
            own = self._term_keys[term]
            found.update(dict.fromkeys(own))
            if self._names[term][0] == CONCEPT:
                concepts.append(own[0])
        pairs = self._pairs
        for pair in combinations(sorted(set(concepts[:_PAIRED])), 2):
            found[pairs[pair] if pair in pairs else pairs.setdefault(pair, self._next_key())] = None
        return list(found)

    def matrix(self) -> sparse.csr_array:
        """Terms by features; an entry says how often, and for a concept how much. It shares the memory."""
        shape = (len(self._names), self.width)
        return sparse.csr_array((self._counts.view, self._columns.view, self._ends.view), shape=shape)
