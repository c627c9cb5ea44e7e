"""The index at one moment, comparing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from attrs import define, field
from scipy import sparse

from slussmodel.dedup import candidates, facts
from slussmodel.dedup.facts import Proposal
from slussmodel.dedup.match import Match
from slussmodel.dedup.reading import Library
from slussmodel.dedup.score import Weights, crowd, probability
from slussmodel.dedup.shelf import Shelf, Told
from slussmodel.dedup.space import Space, Vectors, density
from slussmodel.dedup.vocabulary import Floats, Ints, Longs

# So many of the best by cosine are ranked by the whole evidence.
_RANKED = 20
_CHUNK = 4096
_PAIRS_CHUNK = 200_000
# Above so many told alike, each is paired with the first alone.
_MOST_ALIKE = 16


@define(kw_only=True, eq=False)
class Snapshot:
    """Shares the rows of the index, which never change, and has its own weights of features."""

    ideas: Mapping[str, Proposal]
    ids: Sequence[str]
    rows: Longs
    shelf: Shelf
    space: Space
    reference: Longs
    weights: Weights
    library: Library
    key_counts: Longs
    _reference_vectors: sparse.csr_array | None = field(default=None, init=False)
    _places: dict[int, int] = field(factory=dict, init=False)

    def ranked(self, idea: Proposal, told: Told, itself: int, rows: Longs, k: int) -> tuple[Match, ...]:
        """The k of the rows that are most likely the same as the idea."""
        asked = self._asked(told)
        vectors = self._vectors(rows)
        repeated = asked[np.zeros(len(rows), dtype=np.int64)]
        own = np.tile(np.array([told.facts], dtype=np.int32), (len(rows), 1))
        cosine = self.space.cosines(repeated, vectors, own[:, 0] != self.shelf.facts(rows)[:, 0])
        best = _top(cosine, max(_RANKED, 2 * k))
        crowded = (self._density(asked, np.array([itself]))[0] + self._density(vectors[best], rows[best])) / 2
        chances = self._chances(cosine[best], crowded, own[best], self.shelf.facts(rows[best]))
        names = [self.ids[row] for row in rows[best]]
        order = np.lexsort((names, -chances))[:k]
        return tuple(self._match(idea, self.ideas[names[place]], float(chances[place])) for place in order)

    def _asked(self, told: Told) -> Vectors:
        from slussmodel.dedup.shelf import WEIGHTS

        row = sparse.csr_array(
            (WEIGHTS[told.fields], np.array(told.terms, dtype=np.int32), np.array([0, len(told.terms)])),
            shape=(1, self.space.terms),
        )
        return self.space.vectors(row)

    def _vectors(self, rows: Longs) -> Vectors:
        return self.space.vectors(self.shelf.told(rows, self.space.terms))

    def _chances(self, cosine: Floats, crowded: Floats, one: Ints, other: Ints) -> Floats:
        meaning = np.zeros(len(cosine))
        among = np.full(len(cosine), crowd(len(self.ideas)))
        evidence = np.column_stack((cosine, crowded, meaning, among, facts.compare(one, other)))
        return probability(self.weights.log_odds(evidence))

    def _density(self, vectors: Vectors, rows: Longs) -> Floats:
        if self._reference_vectors is None:
            self._places = {int(row): place for place, row in enumerate(self.reference)}
            self._reference_vectors = sparse.csr_array(self._vectors(self.reference).matrix.T)
        known = self._reference_vectors
        matrix = vectors.matrix
        # Features that came with a draft after the reference was weighed are in none of the reference.
        if matrix.shape[1] > known.shape[0]:
            matrix = matrix[:, : known.shape[0]]
        itself = np.array([self._places.get(int(row), -1) for row in rows], dtype=np.int64)
        return density((matrix @ known).toarray(), itself)

    def _match(self, one: Proposal, other: Proposal, chance: float, identical: bool = False) -> Match:
        a, b = sorted((one, other), key=lambda idea: idea.id)
        return Match(a.id, b.id, chance, identical)

    def pairs(self, threshold: float, progress: Callable[[int, int], None] | None) -> tuple[Match, ...]:
        """Every pair at least so likely the same, the likeliest first."""
        rows = self.rows
        vectors = self._all_vectors()
        crowded = np.concatenate(
            [self._density(vectors[np.arange(a, min(a + _CHUNK, len(rows)))], rows[a : a + _CHUNK]) for a in range(0, len(rows), _CHUNK)]
        )
        found = []
        for done, left, right in candidates.for_all(rows, self.key_counts, len(rows), self.shelf):
            found.append(np.minimum(left, right) * len(rows) + np.maximum(left, right))
            if progress:
                progress(done, len(rows))
        codes = np.unique(np.concatenate(found))
        out = []
        for start in range(0, len(codes), _PAIRS_CHUNK):
            left, right = np.divmod(codes[start : start + _PAIRS_CHUNK], len(rows))
            one, other = self.shelf.facts(rows[left]), self.shelf.facts(rows[right])
            cosine = self.space.cosines(vectors[left], vectors[right], one[:, 0] != other[:, 0])
            chances = self._chances(cosine, (crowded[left] + crowded[right]) / 2, one, other)
            for place in np.flatnonzero(chances >= threshold):
                a, b = self.ids[rows[left[place]]], self.ids[rows[right[place]]]
                out.append(self._match(self.ideas[a], self.ideas[b], float(chances[place])))
        return tuple(sorted(out, key=lambda match: (-match.probability, match.a, match.b)))

    def _all_vectors(self) -> Vectors:
        return self._vectors(self.rows)


def _top(values: Floats, most: int) -> Longs:
    rounded = np.round(values, 9)
    if len(values) <= most:
        return np.arange(len(values))
    return np.flatnonzero(rounded >= np.partition(rounded, len(values) - most)[len(values) - most])
