"""All ideas compared with all: every pair that reaches a threshold, in time and memory that grow with the ideas.

Ideas told in exactly the same words are compared once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import numpy as np

from slussmodel.dedup import candidates
from slussmodel.dedup.match import Match
from slussmodel.dedup.score import probability
from slussmodel.dedup.snapshot import Snapshot
from slussmodel.dedup.space import Vectors
from slussmodel.dedup.vocabulary import Floats, Longs

_CHUNK = 4096
_PAIRS = 200_000
# Above so many told alike, each is paired with the first alone.
_MOST_ALIKE = 16


def pairs(moment: Snapshot, threshold: float, progress: Callable[[int, int], None] | None) -> tuple[Match, ...]:
    """Every pair at least so likely the same, the likeliest first."""
    alike = _alike(moment)
    rows = np.array([group[0] for group in alike], dtype=np.int64)
    vectors = moment.vectors(rows)
    crowded = _densities(moment, vectors, rows)
    codes = _codes(moment, rows, threshold, progress)
    found = [match for group in alike for match in _copies(moment, group)]
    for start in range(0, len(codes), _PAIRS):
        left, right = np.divmod(codes[start : start + _PAIRS], len(rows))
        one, other = moment.shelf.facts(rows[left]), moment.shelf.facts(rows[right])
        cosine = moment.space.cosines(vectors[left], vectors[right], one[:, 0] != other[:, 0])
        evidence = moment.evidence(cosine, (crowded[left] + crowded[right]) / 2, one, other)
        chances = probability(moment.weights.log_odds(evidence))
        for at in np.flatnonzero(chances >= threshold).tolist():
            for a, b in _spread(alike[left[at]], alike[right[at]]):
                found.append(_match(moment, a, b, float(chances[at]), evidence[at]))
    return tuple(sorted(found, key=lambda match: (-match.probability, match.a, match.b)))


def _match(moment: Snapshot, one: int, other: int, chance: float, evidence: Floats, identical: bool = False) -> Match:
    return moment.match(moment.ideas[moment.ids[one]], moment.ideas[moment.ids[other]], chance, evidence, identical)


def _alike(moment: Snapshot) -> list[list[int]]:
    """Rows told in exactly the same words, each group by id."""
    groups: dict[bytes, list[int]] = {}
    for row in sorted(moment.rows.tolist(), key=moment.ids.__getitem__):
        groups.setdefault(moment.shelf.signature(row), []).append(row)
    return list(groups.values())


def _copies(moment: Snapshot, group: list[int]) -> Iterator[Match]:
    """The pairs within a group told alike: all of them, or each with the first where they are many."""
    told = combinations(group, 2) if len(group) <= _MOST_ALIKE else ((group[0], row) for row in group[1:])
    for a, b in told:
        rows = np.array([a, b])
        crowded = moment.density(moment.vectors(rows[:1]), rows[:1])
        one, other = moment.shelf.facts(rows[:1]), moment.shelf.facts(rows[1:])
        evidence = moment.evidence(np.ones(1), crowded, one, other)
        chance = float(probability(moment.weights.log_odds(evidence))[0])
        yield _match(moment, a, b, chance, evidence[0], identical=True)


def _spread(one: list[int], other: list[int]) -> Iterator[tuple[int, int]]:
    """A pair for every copy of both ideas, or for the first of many."""
    few = [group if len(group) <= _MOST_ALIKE else group[:1] for group in (one, other)]
    return ((a, b) for a in few[0] for b in few[1])


def _densities(moment: Snapshot, vectors: Vectors, rows: Longs) -> Floats:
    starts = range(0, len(rows), _CHUNK)
    parts = [moment.density(vectors[start : start + _CHUNK], rows[start : start + _CHUNK]) for start in starts]
    return np.concatenate([np.zeros(0), *parts])


def _codes(moment: Snapshot, rows: Longs, threshold: float, progress: Callable[[int, int], None] | None) -> Longs:
    """The pairs worth comparing, each once, as one number: lesser place times number of rows, and greater."""
    least = moment.weights.least_likeness(threshold, len(moment.rows))
    found = [np.zeros(0, dtype=np.int64)]
    for done, left, right in candidates.for_all(rows, moment.key_counts, moment.shelf, least):
        found.append(np.minimum(left, right) * len(rows) + np.maximum(left, right))
        if progress is not None:
            progress(done, len(rows))
    return np.unique(np.concatenate(found))
