"""All ideas compared with all: every pair that reaches a threshold, in time and memory that grow with the ideas.

Ideas told in exactly the same words are compared with the others once, and paired with each other.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from slussmodel.dedup import candidates
from slussmodel.dedup.copies import Group, alike, between, within
from slussmodel.dedup.field import Field
from slussmodel.dedup.match import Match
from slussmodel.dedup.score import probability
from slussmodel.dedup.snapshot import Snapshot
from slussmodel.dedup.stretches import distinct
from slussmodel.dedup.vocabulary import Floats, Longs
from slussmodel.progress import Progress

# Few enough that the vectors of both sides stay in the processor's cache.
_PAIRS = 8192


def pairs(moment: Snapshot, threshold: float, progress: Progress | None) -> tuple[Match, ...]:
    """Every pair at least so likely the same, the likeliest first."""
    groups = alike(moment.rows, moment.ids, moment.shelf)
    field = Field(moment, np.array([group[0] for group in groups], dtype=np.int64))
    # A model of meaning may join any two ideas.
    least = 0.0 if moment.embedder else moment.weights.least_likeness(threshold, moment.among)
    codes = _codes(field, least, progress)
    found = list(_copies(field, groups, threshold))
    if progress is not None and len(groups) < len(moment.rows):
        progress(len(moment.rows) - len(groups))
    for start in range(0, len(codes), _PAIRS):
        left, right, cosine = field.near(*np.divmod(codes[start : start + _PAIRS], len(groups)), least)
        evidence = field.evidence(left, right, cosine)
        field.add_meaning(evidence, left, right, threshold)
        for at, chance in _likely(moment, evidence, threshold):
            for a, b in between(groups[left[at]], groups[right[at]]):
                found.append(_match(moment, a, b, chance, evidence[at]))
    return tuple(sorted(found, key=lambda match: (-match.probability, match.a, match.b)))


def evidence_of(moment: Snapshot, one: Longs, other: Longs) -> Floats:
    """The evidence about given pairs of rows: pairs by kinds."""
    rows, places = np.unique(np.concatenate((one, other)), return_inverse=True)
    field, left, right = Field(moment, rows), places[: len(one)], places[len(one) :]
    evidence = field.evidence(*field.near(left, right, 0.0))
    field.add_meaning(evidence, left, right, 0.0)
    return evidence


def _codes(field: Field, least: float, progress: Progress | None) -> Longs:
    """The pairs worth comparing, each once, as one number: lesser place times number of rows, and greater."""
    moment, size = field.moment, len(field.rows)
    found = [np.zeros(0, dtype=np.int64)]
    told = 0
    for done, left, right in candidates.for_all(
        field.rows, moment.key_counts, moment.vocabulary.of_pair, moment.shelf, least
    ):
        found.append(np.minimum(left, right) * size + np.maximum(left, right))
        if progress is not None:
            progress(done - told)
            told = done
    return distinct(np.concatenate(found))


def _copies(field: Field, groups: list[Group], threshold: float) -> Iterator[Match]:
    """The pairs within each group told alike."""
    told = [(place, *pair) for place, group in enumerate(groups) for pair in within(group)]
    places, one, other = np.array(told, dtype=np.int64).reshape(-1, 3).T
    evidence = field.evidence_of_copies(places, one, other)
    for at, chance in _likely(field.moment, evidence, threshold):
        yield _match(field.moment, one[at], other[at], chance, evidence[at], identical=True)


def _likely(moment: Snapshot, evidence: Floats, threshold: float) -> Iterator[tuple[int, float]]:
    """Which of the pairs reach the threshold, and their probability."""
    chances = probability(moment.weights.log_odds(evidence))
    likely = np.flatnonzero(chances >= threshold)
    return zip(likely.tolist(), chances[likely].tolist(), strict=True)


def _match(moment: Snapshot, one: int, other: int, chance: float, evidence: Floats, identical: bool = False) -> Match:
    return moment.match(moment.ideas[moment.ids[one]], moment.ideas[moment.ids[other]], chance, evidence, identical)
