"""All ideas compared with all: every pair that reaches a threshold, in time and memory that grow with the ideas.

Ideas told in exactly the same words are compared with the others once, and paired with each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import numpy as np
from attrs import frozen
from scipy import sparse

from slussmodel.dedup import candidates
from slussmodel.dedup.match import Match
from slussmodel.dedup.score import MEANING, probability
from slussmodel.dedup.snapshot import Snapshot
from slussmodel.dedup.space import Vectors
from slussmodel.dedup.vocabulary import Floats, Longs

Progress = Callable[[int, int], None]

_CHUNK = 4096
_EXACT = 50_000
_PAIRS = 200_000
# Above so many told alike, each is paired with the first alone.
_MOST_ALIKE = 16
# No two ideas lie so many standard deviations nearer than their neighbourhoods.
_LIFT = 4.0


def pairs(moment: Snapshot, threshold: float, progress: Progress | None) -> tuple[Match, ...]:
    """Every pair at least so likely the same, the likeliest first."""
    alike = _alike(moment)
    field = _Field.of(moment, np.array([group[0] for group in alike], dtype=np.int64))
    codes = _codes(moment, field.rows, threshold, progress)
    found = list(_copies(field, alike, threshold))
    for start in range(0, len(codes), _PAIRS):
        left, right = np.divmod(codes[start : start + _PAIRS], len(field.rows))
        evidence = field.evidence(left, right)
        field.add_meaning(evidence, left, right, threshold)
        chances = probability(moment.weights.log_odds(evidence))
        for at in np.flatnonzero(chances >= threshold).tolist():
            for a, b in _spread(alike[left[at]], alike[right[at]]):
                found.append(_match(moment, a, b, float(chances[at]), evidence[at]))
    return tuple(sorted(found, key=lambda match: (-match.probability, match.a, match.b)))


def evidence_of(moment: Snapshot, one: Longs, other: Longs) -> Floats:
    """The evidence about given pairs of rows: pairs by kinds."""
    rows, places = np.unique(np.concatenate((one, other)), return_inverse=True)
    field, left, right = _Field.of(moment, rows), places[: len(one)], places[len(one) :]
    evidence = field.evidence(left, right)
    field.add_meaning(evidence, left, right, 0.0)
    return evidence


@frozen(eq=False)
class _Field:
    """Rows with their vectors, and how crowded it is around each."""

    moment: Snapshot
    rows: Longs
    vectors: Vectors
    crowded: Floats

    @classmethod
    def of(cls, moment: Snapshot, rows: Longs) -> _Field:
        vectors = _vectors(moment, rows)
        starts = range(0, len(rows), _CHUNK)
        parts = [moment.density(vectors[start : start + _CHUNK], rows[start : start + _CHUNK]) for start in starts]
        return cls(moment, rows, vectors, np.concatenate([np.zeros(0), *parts]))

    def evidence(self, left: Longs, right: Longs) -> Floats:
        """The evidence about pairs of places among the rows."""
        one, other = (self.moment.shelf.facts(self.rows[side]) for side in (left, right))
        cosine = self.moment.space.cosines(self.vectors[left], self.vectors[right], one[:, 0] != other[:, 0])
        return self.moment.evidence(cosine, (self.crowded[left] + self.crowded[right]) / 2, one, other)

    def add_meaning(self, evidence: Floats, left: Longs, right: Longs, threshold: float) -> None:
        """Fill in the meaning of those pairs that it could lift to the threshold: a model is slow."""
        moment = self.moment
        lifted = moment.weights.log_odds(evidence) + _LIFT * abs(moment.weights.meaning)
        hopeful = np.flatnonzero(probability(lifted) >= threshold)
        ones, others = ([moment.ideas[moment.ids[row]] for row in self.rows[side[hopeful]]] for side in (left, right))
        evidence[hopeful, MEANING] = moment.meaning(ones, others)

    def evidence_of_copies(self, place: int, rows: Longs, others: Longs) -> Floats:
        """The evidence about pairs of rows that are all told as the one at a place."""
        one, other = self.moment.shelf.facts(rows), self.moment.shelf.facts(others)
        return self.moment.evidence(np.ones(len(rows)), np.full(len(rows), self.crowded[place]), one, other)


def _vectors(moment: Snapshot, rows: Longs) -> Vectors:
    """The unit vectors of rows; of very many, to seven digits, which halves the memory."""
    if len(rows) <= _EXACT:
        return moment.vectors(rows)
    parts = [_short(moment.vectors(rows[start : start + _EXACT])) for start in range(0, len(rows), _EXACT)]
    matrix = sparse.csr_array(sparse.vstack([part.matrix for part in parts], format="csr"))
    return Vectors(matrix, np.concatenate([part.concept_scale for part in parts]))


def _short(vectors: Vectors) -> Vectors:
    return Vectors(vectors.matrix.astype(np.float32), vectors.concept_scale)


def _match(moment: Snapshot, one: int, other: int, chance: float, evidence: Floats, identical: bool = False) -> Match:
    return moment.match(moment.ideas[moment.ids[one]], moment.ideas[moment.ids[other]], chance, evidence, identical)


def _alike(moment: Snapshot) -> list[list[int]]:
    """Rows told in exactly the same words, each group by id."""
    groups: dict[bytes, list[int]] = {}
    for row in sorted(moment.rows.tolist(), key=moment.ids.__getitem__):
        groups.setdefault(moment.shelf.signature(row), []).append(row)
    return list(groups.values())


def _copies(field: _Field, alike: list[list[int]], threshold: float) -> Iterator[Match]:
    """The pairs within each group told alike: all of them, or each with the first where they are many."""
    for place, group in enumerate(alike):
        if len(group) > 1:
            told = combinations(group, 2) if len(group) <= _MOST_ALIKE else ((group[0], row) for row in group[1:])
            rows, others = np.array(list(told), dtype=np.int64).T
            evidence = field.evidence_of_copies(place, rows, others)
            chances = probability(field.moment.weights.log_odds(evidence))
            for at in np.flatnonzero(chances >= threshold).tolist():
                yield _match(field.moment, rows[at], others[at], float(chances[at]), evidence[at], identical=True)


def _spread(one: list[int], other: list[int]) -> Iterator[tuple[int, int]]:
    """A pair for every copy of both ideas, or for the first of many."""
    few = [group if len(group) <= _MOST_ALIKE else group[:1] for group in (one, other)]
    return ((a, b) for a in few[0] for b in few[1])


def _codes(moment: Snapshot, rows: Longs, threshold: float, progress: Progress | None) -> Longs:
    """The pairs worth comparing, each once, as one number: lesser place times number of rows, and greater."""
    least = moment.weights.least_likeness(threshold, moment.among)
    found = [np.zeros(0, dtype=np.int64)]
    for done, left, right in candidates.for_all(rows, moment.key_counts, moment.shelf, least):
        found.append(np.minimum(left, right) * len(rows) + np.maximum(left, right))
        if progress is not None:
            progress(done, len(rows))
    return np.unique(np.concatenate(found))
