"""The index at one moment: what every comparison needs, and the ranking of candidates for one idea."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import define, field
from scipy import sparse

from slussmodel.dedup import facts
from slussmodel.dedup.comparison import Comparison
from slussmodel.dedup.match import Match
from slussmodel.dedup.meaning import REFERENCE, Embedder, Nearness
from slussmodel.dedup.proposal import Proposal
from slussmodel.dedup.reading import Library
from slussmodel.dedup.score import MEANING, Weights, crowd, probability
from slussmodel.dedup.shelf import Shelf
from slussmodel.dedup.space import Space, Vectors, density
from slussmodel.dedup.telling import Told
from slussmodel.dedup.vocabulary import Floats, Ints, Longs, Vocabulary
from slussmodel.dedup.weighing import weighed

# So many of the best by cosine are ranked by the whole evidence.
_RANKED = 12
# A feature that more of the reference share is left out of densities.
_MOST_SHARED = 250


@define(kw_only=True, eq=False)
class Snapshot:
    """Shares the rows of the index, which never change, and has its own weights of features."""

    ideas: Mapping[str, Proposal]
    ids: Sequence[str]
    rows: Longs
    among: int
    shelf: Shelf
    space: Space
    reference: Longs
    weights: Weights
    library: Library
    vocabulary: Vocabulary
    key_counts: Longs
    embedder: Embedder | None
    _by_feature: sparse.csr_array | None = field(default=None, init=False)
    _places: dict[int, int] = field(factory=dict, init=False)
    _nearness: Nearness | None = field(default=None, init=False)

    def ranked(self, idea: Proposal, told: Told, itself: int, rows: Longs, k: int) -> tuple[Match, ...]:
        """The k of the rows that are most likely the same as the idea."""
        vectors = self._beside(told, rows)
        stated = np.concatenate((told.facts, self.shelf.facts(rows)))
        cosine = self.space.cosines_with_first(vectors, stated[:, 0] != stated[0, 0])
        best = _top(cosine, max(_RANKED, 2 * k))
        compared = np.concatenate(([0], 1 + best))
        crowded = self.density(vectors[compared], np.concatenate(([itself], rows[best])))
        others = [self.ideas[self.ids[row]] for row in rows[best]]
        evidence = self.evidence(cosine[best], (crowded[0] + crowded[1:]) / 2, stated[:1], stated[1 + best])
        evidence[:, MEANING] = self.meaning([idea] * len(others), others)
        chances = probability(self.weights.log_odds(evidence))
        order = sorted(range(len(others)), key=lambda at: (-chances[at], others[at].id))[:k]
        return tuple(self.match(idea, others[at], float(chances[at]), evidence[at]) for at in order)

    def _beside(self, told: Told, rows: Longs) -> Vectors:
        """The unit vectors of an idea and, after it, of rows."""
        known = self.shelf.told(rows, self.space.terms)
        draft = weighed(told.fields, told.term_sizes, told.shares)
        weights, terms = np.concatenate((draft, known.data)), np.concatenate((told.terms, known.indices))
        ends = np.concatenate(([0], len(told.terms) + known.indptr)).astype(np.int32)
        return self.space.vectors(sparse.csr_array((weights, terms, ends), shape=(len(rows) + 1, self.space.terms)))

    def vectors(self, rows: Longs) -> Vectors:
        """The unit vectors of rows."""
        return self.space.vectors(self.shelf.told(rows, self.space.terms))

    def evidence(self, cosine: Floats, crowded: Floats, one: Ints, other: Ints) -> Floats:
        """Pairs by kinds of evidence, in the order of `Kind`; meaning is left at zero."""
        meaning = np.zeros(len(cosine))
        among = np.full(len(cosine), crowd(self.among))
        return np.column_stack((np.sqrt(cosine), crowded * (1.0 - cosine), meaning, among, facts.compare(one, other)))

    def meaning(self, ones: Sequence[Proposal], others: Sequence[Proposal]) -> Floats:
        """How near the meanings of each two are, by the caller's model; zero without one."""
        if self.embedder is None or not ones:
            return np.zeros(len(ones))
        if self._nearness is None:
            known = [self.ideas[self.ids[row]] for row in self.reference[:REFERENCE]]
            self._nearness = Nearness(self.embedder, known)
        return self._nearness.between(ones, others)

    def density(self, vectors: Vectors, rows: Longs) -> Floats:
        """How crowded it is around each row; a row of -1 stands for an idea that is not in the index."""
        if self._by_feature is None:
            self._places = {int(row): place for place, row in enumerate(self.reference)}
            self._by_feature = _discerning(sparse.csr_array(self.vectors(self.reference).matrix.T))
        matrix, known = vectors.matrix, self._by_feature
        # Features that came with a draft since the reference was weighed are in none of the reference.
        new = matrix.shape[1] - known.shape[0]
        if new:
            ends = np.pad(known.indptr, (0, new), mode="edge")
            shape = (matrix.shape[1], known.shape[1])
            known = self._by_feature = sparse.csr_array((known.data, known.indices, ends), shape=shape)
        itself = np.array([self._places.get(int(row), -1) for row in rows], dtype=np.int64)
        return density((matrix @ known).toarray(), itself)

    def match(self, one: Proposal, other: Proposal, chance: float, evidence: Floats, identical: bool = False) -> Match:
        """The match of two ideas, which knows why."""
        why = Comparison(one, other, evidence, self.weights, self.space, self.library, self.vocabulary)
        a, b = sorted((one.id, other.id))
        return Match(a, b, chance, identical, why=why)


def _discerning(by_feature: sparse.csr_array) -> sparse.csr_array:
    """Without the features that too many share: they tell next to nothing of a neighbourhood and cost the most."""
    shared = np.diff(by_feature.indptr)
    by_feature.data[np.repeat(shared > _MOST_SHARED, shared)] = 0.0
    by_feature.eliminate_zeros()
    return by_feature


def _top(values: Floats, most: int) -> Longs:
    """Where the highest values stand; all that tie with the last are among them."""
    rounded = np.round(values, 9)
    if len(values) <= most:
        return np.arange(len(values))
    return np.flatnonzero(rounded >= np.partition(rounded, len(values) - most)[len(values) - most])
