"""Twins among more ideas than one machine holds: pure functions on parts, with no engine in them.

An engine calls them in this order and may cut the ideas into parts as it likes; the pairs are the same.

1. `count` each part, and `merge_counts` them all: how many ideas stand under each feature and key, and the reference.
2. `emit` the keys of each part; bring the ideas of a key together; `pairs_of` each key; drop what comes twice.
3. `rescore` the pairs, in parts of any size, with the texts of the ideas in them.
4. `forest` of each part of the pairs, and `merge_forests`: who hangs together, to cluster each such group by itself.

Merging is associative and free of order. `serial` does it all in one process, as a yardstick and for the family whose
ideas a service has loaded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import combinations
from zlib import crc32

import numpy as np
from attrs import field, frozen

from slussmodel.dedup import sweep
from slussmodel.dedup.counts import REFERENCE_SIZE
from slussmodel.dedup.index import IdeaIndex
from slussmodel.dedup.proposal import Proposal
from slussmodel.dedup.score import probability

# A key under which more ideas stand tells too little to compare them all with each other.
MOST_UNDER_A_KEY = 100
# Fewer than an index gives, so that the rounding of sums in another order never shows.
_DIGITS = 6

Pair = tuple[str, str]
Forest = Mapping[str, str]


@frozen
class Scored:
    """Two ideas and the probability that they are the same."""

    a: str
    b: str
    probability: float


@frozen
class Tally:
    """What must be known of all ideas to compare any two of them.

    `reference` are the ideas that the density of a neighbourhood is measured against, drawn by their ids.
    """

    ideas: int = 0
    features: Counter[str] = field(factory=Counter)
    keys: Counter[str] = field(factory=Counter)
    reference: tuple[Proposal, ...] = ()


def count(part: Sequence[Proposal]) -> Tally:
    """The tally of one part."""
    index = IdeaIndex(part)
    features, keys = index.counts()
    return Tally(len(part), Counter(features), Counter(keys), _drawn(part))


def merge_counts(one: Tally, other: Tally) -> Tally:
    """The tally of two parts that share no idea."""
    reference = _drawn((*one.reference, *other.reference))
    return Tally(one.ideas + other.ideas, one.features + other.features, one.keys + other.keys, reference)


def _drawn(ideas: Iterable[Proposal]) -> tuple[Proposal, ...]:
    return tuple(sorted(ideas, key=lambda idea: (crc32(idea.id.encode()), idea.id))[:REFERENCE_SIZE])


def emit(part: Sequence[Proposal], tally: Tally) -> Iterator[tuple[str, str]]:
    """Each idea under each of its keys that two ideas or more share, but not too many."""
    for id, keys in IdeaIndex(part).keyed():
        for key in keys:
            if 2 <= tally.keys[key] <= MOST_UNDER_A_KEY:
                yield key, id


def pairs_of(ids: Iterable[str]) -> Iterator[Pair]:
    """The pairs among the ideas under one key."""
    return combinations(sorted(set(ids)), 2)


def rescore(
    pairs: Sequence[Pair], ideas: Mapping[str, Proposal], tally: Tally, threshold: float = 0.5
) -> tuple[Scored, ...]:
    """Those of the pairs that are at least so likely the same; `ideas` holds at least the ideas in them."""
    if not pairs:
        return ()
    named = {id: ideas[id] for pair in pairs for id in pair} | {idea.id: idea for idea in tally.reference}
    index = IdeaIndex(named[id] for id in sorted(named))
    moment = index.moment(tally.ideas, tally.features, [idea.id for idea in tally.reference])
    one, other = (np.array([index.row(pair[side]) for pair in pairs], dtype=np.int64) for side in (0, 1))
    chances = np.round(probability(moment.weights.log_odds(sweep.evidence_of(moment, one, other))), _DIGITS)
    found = zip(pairs, chances.tolist(), strict=True)
    return tuple(Scored(a, b, chance) for (a, b), chance in found if chance >= threshold)


def forest(pairs: Iterable[Scored]) -> Forest:
    """Each idea under the least idea that a chain of pairs joins it with."""
    return merge_forests(*({pair.a: min(pair.a, pair.b), pair.b: min(pair.a, pair.b)} for pair in pairs))


def merge_forests(*forests: Forest) -> Forest:
    """One forest of several: associative and free of order."""
    above: dict[str, str] = {}

    def top(idea: str) -> str:
        above.setdefault(idea, idea)
        while above[idea] != idea:
            above[idea] = above[above[idea]]
            idea = above[idea]
        return idea

    for one in forests:
        for idea, root in one.items():
            first, second = sorted((top(idea), top(root)))
            above[second] = first
    return {idea: top(idea) for idea in sorted(above)}


def serial(ideas: Sequence[Proposal], threshold: float = 0.5) -> tuple[Scored, ...]:
    """All steps in one process, the likeliest first."""
    tally = count(ideas)
    under: dict[str, list[str]] = {}
    for key, id in emit(ideas, tally):
        under.setdefault(key, []).append(id)
    pairs = sorted({pair for ids in under.values() for pair in pairs_of(ids)})
    return ranked(rescore(pairs, {idea.id: idea for idea in ideas}, tally, threshold))


def ranked(found: Iterable[Scored]) -> tuple[Scored, ...]:
    """The likeliest first, each pair once."""
    return tuple(sorted(set(found), key=lambda pair: (-pair.probability, pair.a, pair.b)))


def fingerprint(found: Iterable[Scored]) -> str:
    """The same for the same pairs, in whatever order: shows that two runs agree."""
    lines = sorted(f"{pair.a}\t{pair.b}\t{pair.probability:.{_DIGITS}f}\n" for pair in found)
    return sha256("".join(lines).encode()).hexdigest()
