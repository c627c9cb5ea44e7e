"""The space in which ideas are compared, as it is at one moment: what each feature weighs, and how crowded it is where.

The cosine of two ideas is corrected for how alike their neighbourhoods are to everything (cross-domain similarity local
scaling, CSLS: Conneau and others 2018, "Word translation without parallel data"): an idea in general words is a little
like many others, and that is no evidence. Density is the mean cosine to the ten nearest ideas of the reference.
"""

from __future__ import annotations

import numpy as np
from attrs import frozen
from numpy.typing import NDArray
from scipy import sparse

from slussmodel.dedup.counts import rarity
from slussmodel.dedup.stretches import sums
from slussmodel.dedup.vocabulary import Floats, Longs, Vocabulary

NEIGHBOURS = 10
# How crowded it usually is: stands in for neighbours that a small index does not have.
USUAL_DENSITY = 0.15
# Ideas in two languages share concepts only; a full cosine of those is worth this much of one in the same language.
ACROSS_LANGUAGES = 0.85


@frozen(eq=False)
class Vectors:
    """Rows of unit length, and what to multiply their concepts by to have those of unit length."""

    matrix: sparse.csr_array
    concept_scale: Floats

    def __getitem__(self, rows: Longs | slice) -> Vectors:
        return Vectors(self.matrix[rows], self.concept_scale[rows])


class Space:
    """The weights of features at one moment, and the reference ideas as vectors.

    It shares the vocabulary, which only grows, and takes nothing else that changes.
    """

    def __init__(self, vocabulary: Vocabulary, seen: Longs, ideas: int) -> None:
        self._vocabulary = vocabulary
        self._weights = rarity(seen, ideas)
        self._unseen = float(rarity(np.zeros(1, dtype=np.int64), ideas)[0])

    @property
    def weights(self) -> Floats:
        """The weight of each feature; those that no idea has yet weigh as the rarest."""
        new = self._vocabulary.width - len(self._weights)
        if new:
            self._weights = np.concatenate((self._weights, np.full(new, self._unseen)))
        return self._weights

    @property
    def terms(self) -> int:
        """How many terms there are, those of drafts among them."""
        return int(self._vocabulary.matrix().shape[0])

    def vectors(self, told: sparse.csr_array) -> Vectors:
        """Ideas as unit vectors; `told` is ideas by terms."""
        matrix = sparse.csr_array(told @ self._vocabulary.matrix())
        weights = self.weights
        matrix.data *= weights[matrix.indices]
        squares = matrix.data**2
        length = np.sqrt(sums(squares, matrix.indptr))
        concepts = np.sqrt(sums(squares * self._vocabulary.of_concept[matrix.indices], matrix.indptr))
        matrix.data /= np.repeat(np.where(length > 0, length, 1.0), np.diff(matrix.indptr))
        scale = np.divide(length, concepts, out=np.zeros_like(length), where=concepts > 0)
        return Vectors(matrix, scale)

    def cosines(self, one: Vectors, other: Vectors, across: NDArray[np.bool_]) -> Floats:
        """The cosine of each row of one with the same row of the other; `across` says where two languages meet."""
        shared = one.matrix.multiply(other.matrix).tocsr()
        return self._cosines(shared.data, shared, one.concept_scale * other.concept_scale, across)

    def cosines_with_first(self, vectors: Vectors, across: NDArray[np.bool_]) -> Floats:
        """The cosine of the first row with each of the others."""
        matrix, first = vectors.matrix, slice(vectors.matrix.indptr[1])
        weights = np.zeros(matrix.shape[1])
        weights[matrix.indices[first]] = matrix.data[first]
        shared = matrix.data * weights[matrix.indices]
        return self._cosines(shared, matrix, vectors.concept_scale[0] * vectors.concept_scale, across)[1:]

    def _cosines(
        self, shared: Floats, places: sparse.csr_array, concept_scale: Floats, across: NDArray[np.bool_]
    ) -> Floats:
        """The sums of what is shared, which stands at the places of a matrix."""
        cosine = sums(shared, places.indptr)
        if across.any():
            concepts = sums(shared * self._vocabulary.of_concept[places.indices], places.indptr)
            cosine = np.where(across, ACROSS_LANGUAGES * concepts * concept_scale, cosine)
        return np.clip(cosine, 0.0, 1.0)

    def overlap(self, terms: Longs, others: Longs, across: bool) -> Floats:
        """Terms by terms: the weight that their shared features have."""
        matrix = self._vocabulary.matrix()
        squares = self.weights**2
        left = sparse.csr_array(matrix[terms])
        left.data *= (squares * self._vocabulary.of_concept if across else squares)[left.indices]
        shared: Floats = (left @ matrix[others].T).toarray()
        return shared


def density(cosines: Floats, itself: Longs) -> Floats:
    """Mean cosine to the nearest of the reference; `itself` is each row's own place in it, or -1."""
    known = itself >= 0
    cosines[np.flatnonzero(known), itself[known]] = 0.0
    near = min(NEIGHBOURS, cosines.shape[1])
    nearest = np.partition(cosines, cosines.shape[1] - near, axis=1)[:, cosines.shape[1] - near :] if near else cosines
    missing: Floats = NEIGHBOURS - np.minimum(NEIGHBOURS, cosines.shape[1] - known)
    return np.asarray((nearest.sum(axis=1) + missing * USUAL_DENSITY) / NEIGHBOURS)
