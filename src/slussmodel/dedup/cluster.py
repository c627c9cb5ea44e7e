"""Families: ideas that are the same, grouped so that no decision of a person is broken.

Constrained average linkage. Ideas that people have joined are one group from the start. Then the two groups whose
members are on average most likely the same are joined, again and again, until no two groups are more likely the same
than not; two groups between which somebody has said "different" are never joined. A pair that nobody has scored counts
as zero, so that a chain of likely pairs does not make a family of strangers, as bare connected components would. Ties
are broken by the ids, so the order of the input never matters.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable

from slussmodel.dedup.decisions import PairDecision
from slussmodel.dedup.match import Match


def families(
    matches: Iterable[Match],
    decisions: Iterable[PairDecision] = (),
    *,
    ids: Iterable[str] = (),
    threshold: float = 0.5,
) -> tuple[frozenset[str], ...]:
    """The families among the ideas of the matches, the decisions and `ids`, in the order of their first ids.

    >>> [sorted(family) for family in families([Match("a", "b", 0.9), Match("b", "c", 0.2)], ids=["d"])]
    [['a', 'b'], ['c'], ['d']]
    """
    linkage = _Linkage(threshold)
    for match in matches:
        linkage.score(match.a, match.b, match.probability)
    decided = list(decisions)
    for idea in (*ids, *(one for decision in decided for one in (decision.a, decision.b))):
        linkage.member(idea)
    for decision in decided:
        if not decision.same:
            linkage.forbid(decision.a, decision.b)
    for decision in decided:
        if decision.same:
            linkage.join(decision.a, decision.b)
    return tuple(sorted((frozenset(group) for group in linkage.run()), key=min))


class _Linkage:
    """Groups under way: the sum of the probabilities between each two, and who may never meet."""

    def __init__(self, threshold: float) -> None:
        self._threshold = threshold
        self._members: dict[str, set[str]] = {}
        self._group: dict[str, str] = {}
        self._sums: dict[str, dict[str, float]] = {}
        self._apart: dict[str, set[str]] = {}

    def member(self, idea: str) -> None:
        if idea not in self._group:
            self._group[idea] = idea
            self._members[idea] = {idea}
            self._sums[idea] = {}
            self._apart[idea] = set()

    def score(self, a: str, b: str, probability: float) -> None:
        self.member(a)
        self.member(b)
        self._sums[a][b] = self._sums[b][a] = probability

    def forbid(self, a: str, b: str) -> None:
        self._apart[a].add(b)
        self._apart[b].add(a)

    def join(self, a: str, b: str) -> None:
        first, second = self._group[a], self._group[b]
        if first != second:
            self._merge(first, second)

    def run(self) -> Iterable[set[str]]:
        waiting = [self._entry(a, b) for a, near in self._sums.items() for b in near if a < b]
        heapq.heapify(waiting)
        while waiting:
            entry = heapq.heappop(waiting)
            negative, a, b = entry
            if a not in self._members or b not in self._members or entry != self._entry(a, b):
                continue
            if -negative < self._threshold:
                break
            if b in self._apart[a]:
                continue
            kept = self._merge(a, b)
            for other in self._sums[kept]:
                heapq.heappush(waiting, self._entry(*sorted((kept, other))))
        return self._members.values()

    def _entry(self, a: str, b: str) -> tuple[float, str, str]:
        pairs = len(self._members[a]) * len(self._members[b])
        return -self._sums[a].get(b, 0.0) / pairs, a, b

    def _merge(self, first: str, second: str) -> str:
        kept, gone = sorted((first, second))
        members = self._members.pop(gone)
        self._members[kept] |= members
        for idea in members:
            self._group[idea] = kept
        self._merge_sums(kept, gone)
        apart = self._apart.pop(gone)
        for other in apart:
            self._apart[other].discard(gone)
            self.forbid(kept, other)
        return kept

    def _merge_sums(self, kept: str, gone: str) -> None:
        for other, total in self._sums.pop(gone).items():
            del self._sums[other][gone]
            if other != kept:
                joined = self._sums[kept].get(other, 0.0) + total
                self._sums[kept][other] = self._sums[other][kept] = joined
