"""Many rows side by side: their vectors, how crowded it is around each, and the evidence about pairs of them."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from slussmodel.dedup.score import MEANING, probability
from slussmodel.dedup.snapshot import Snapshot
from slussmodel.dedup.space import Vectors
from slussmodel.dedup.stretches import distinct
from slussmodel.dedup.vocabulary import Floats, Longs

_CHUNK = 4096
_EXACT = 50_000
# No two ideas lie so many standard deviations nearer than their neighbourhoods.
_LIFT = 4.0


class Field:
    """Rows, which pairs name by their places among them. What a row needs is worked out when a pair first asks."""

    def __init__(self, moment: Snapshot, rows: Longs) -> None:
        self.moment = moment
        self.rows = rows
        self._vectors = _vectors(moment, rows)
        self._crowded = np.full(len(rows), np.nan)

    def near(self, left: Longs, right: Longs, least: float) -> tuple[Longs, Longs, Floats]:
        """Those of the pairs whose cosine is at least so high, and their cosines."""
        languages = self.moment.shelf.facts(self.rows)[:, 0]
        across = languages[left] != languages[right]
        cosine = self.moment.space.cosines(self._vectors[left], self._vectors[right], across)
        near = np.flatnonzero(cosine >= least)
        return left[near], right[near], cosine[near]

    def evidence(self, left: Longs, right: Longs, cosine: Floats) -> Floats:
        """The evidence about pairs with these cosines: pairs by kinds; meaning is left at zero."""
        one, other = (self.moment.shelf.facts(self.rows[side]) for side in (left, right))
        return self.moment.evidence(cosine, (self._crowd(left) + self._crowd(right)) / 2, one, other)

    def evidence_of_copies(self, places: Longs, rows: Longs, others: Longs) -> Floats:
        """The evidence about pairs of rows that are both told as the one at their place."""
        one, other = self.moment.shelf.facts(rows), self.moment.shelf.facts(others)
        return self.moment.evidence(np.ones(len(rows)), self._crowd(places), one, other)

    def add_meaning(self, evidence: Floats, left: Longs, right: Longs, threshold: float) -> None:
        """Fill in the meaning of those pairs that it could lift to the threshold: a model is slow."""
        moment = self.moment
        lifted = moment.weights.log_odds(evidence) + _LIFT * abs(moment.weights.meaning)
        hopeful = np.flatnonzero(probability(lifted) >= threshold)
        ones, others = ([moment.ideas[moment.ids[row]] for row in self.rows[side[hopeful]]] for side in (left, right))
        evidence[hopeful, MEANING] = moment.meaning(ones, others)

    def _crowd(self, places: Longs) -> Floats:
        """How crowded it is around each place."""
        new = distinct(places[np.isnan(self._crowded[places])])
        for start in range(0, len(new), _CHUNK):
            some = new[start : start + _CHUNK]
            self._crowded[some] = self.moment.density(self._vectors[some], self.rows[some])
        return self._crowded[places]


def _vectors(moment: Snapshot, rows: Longs) -> Vectors:
    """The unit vectors of rows; of very many, to seven digits, which halves the memory."""
    if len(rows) <= _EXACT:
        return moment.vectors(rows)
    parts = [_short(moment.vectors(rows[start : start + _EXACT])) for start in range(0, len(rows), _EXACT)]
    matrix = sparse.csr_array(sparse.vstack([part.matrix for part in parts], format="csr"))
    return Vectors(matrix, np.concatenate([part.concept_scale for part in parts]))


def _short(vectors: Vectors) -> Vectors:
    return Vectors(vectors.matrix.astype(np.float32), vectors.concept_scale)
