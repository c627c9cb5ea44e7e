"""Families: ideas that are the same, grouped so that no decision of a person is broken.

Constrained average linkage. Ideas told in the same words, and ideas that people have joined, are one group from the
start. Then the two groups whose members are on average most likely the same are joined, again and again, until the
average falls below a threshold; two groups between which somebody has said "different" are never joined. A pair that
nobody has scored counts as zero and a decided pair as what was decided, so that a chain of likely pairs does not make a
family of strangers, as bare connected components would. Ties are broken by the ids, so that the order of the input
never matters.

Give it pairs from a probability of 0.1 up (`index.pairs(0.1)`): unlikely pairs count in an average, too.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from itertools import count

from attrs import frozen

from slussmodel.dedup.decisions import PairDecision, contradictions
from slussmodel.dedup.given import check_probability, each_a
from slussmodel.dedup.match import Match
from slussmodel.errors import RefusedError

# Lower than a half, since the pairs that nobody has scored weigh an average down.
_THRESHOLD = 0.4


def families(
    matches: Iterable[Match],
    decisions: Iterable[PairDecision] = (),
    *,
    ids: Iterable[str] = (),
    threshold: float = _THRESHOLD,
) -> tuple[frozenset[str], ...]:
    """The families among the ideas of the matches, the decisions and `ids`, in the order of their first ids.

    An idea without twins is a family of its own. Raises `RefusedError` where the decisions contradict each other, with
    the chain of each contradiction, and `InvalidValue` for what is no match, decision, id or probability.

    >>> [sorted(family) for family in families([Match("a", "b", 0.9), Match("b", "c", 0.2)], ids=["d"])]
    [['a', 'b'], ['c'], ['d']]
    """
    check_probability("families", "threshold", threshold)
    found = each_a(Match, "families", "matches", matches, "matches")
    decided = each_a(PairDecision, "families", "decisions", decisions, "decisions")
    known = each_a(str, "families", "ids", ids, "ids")
    broken = contradictions(decided)
    if broken:
        raise RefusedError("the decisions", tuple(one.reason for one in broken))
    linkage = _Linkage(threshold, found, decided, known)
    return tuple(sorted((frozenset(group) for group in linkage.run()), key=min))


@frozen
class Family:
    """A family under a name that stays; `id` is the first idea by which it was known."""

    id: str
    members: frozenset[str]


def named(groups: Iterable[frozenset[str]], before: Iterable[Family] = ()) -> tuple[Family, ...]:
    """The families under ids that stay when ideas come and go.

    A family keeps the id of the earlier one with which it shares most; each id goes to one family. A new family takes
    the least id of its members that is not taken, or that id with a number.

    >>> first = named([frozenset({"b", "c"})])
    >>> named([frozenset({"a", "b", "c"})], first)[0].id
    'b'
    """
    groups = sorted(groups, key=min)
    earlier = {member: family.id for family in before for member in family.members}
    shared: dict[tuple[int, str], int] = {}
    for place, group in enumerate(groups):
        for member in group & earlier.keys():
            key = place, earlier[member]
            shared[key] = shared.get(key, 0) + 1
    ids: dict[int, str] = {}
    for place, id in sorted(shared, key=lambda key: (-shared[key], key)):
        if place not in ids and id not in ids.values():
            ids[place] = id
    taken = set(ids.values())
    for place, group in enumerate(groups):
        if place not in ids:
            fresh = (f"{min(group)}-{number}" for number in count(2))
            ids[place] = min(group - taken, default="") or next(id for id in fresh if id not in taken)
            taken.add(ids[place])
    return tuple(Family(ids[place], group) for place, group in enumerate(groups))


class _Linkage:
    """Groups under way: the sum of the probabilities between each two, and who may never meet."""

    def __init__(
        self, threshold: float, matches: Iterable[Match], decisions: Iterable[PairDecision], ids: Iterable[str]
    ) -> None:
        self._threshold = threshold
        self._members: dict[str, set[str]] = {}
        self._group: dict[str, str] = {}
        self._sums: dict[str, dict[str, float]] = {}
        self._apart: dict[str, set[str]] = {}
        alike = [match for match in matches if self._score(match.a, match.b, match.probability) and match.identical]
        for decision in decisions:
            self._score(decision.a, decision.b, float(decision.same))
            if not decision.same:
                self._forbid(decision.a, decision.b)
        for id in ids:
            self._member(id)
        for decision in decisions:
            if decision.same:
                self._join(decision.a, decision.b)
        for match in sorted(alike, key=lambda match: (match.a, match.b)):
            self._join(match.a, match.b)

    def _member(self, idea: str) -> None:
        if idea not in self._group:
            self._group[idea] = idea
            self._members[idea] = {idea}
            self._sums[idea] = {}
            self._apart[idea] = set()

    def _score(self, a: str, b: str, probability: float) -> bool:
        self._member(a)
        self._member(b)
        self._sums[a][b] = self._sums[b][a] = probability
        return probability >= self._threshold

    def _forbid(self, a: str, b: str) -> None:
        self._apart[a].add(b)
        self._apart[b].add(a)

    def _join(self, a: str, b: str) -> None:
        first, second = self._group[a], self._group[b]
        if first != second and second not in self._apart[first]:
            self._merge(first, second)

    def run(self) -> Iterable[set[str]]:
        waiting = [self._entry(a, b) for a, near in self._sums.items() for b in near if a < b]
        heapq.heapify(waiting)
        while waiting and -waiting[0][0] >= self._threshold:
            entry = heapq.heappop(waiting)
            _, a, b = entry
            current = a in self._members and b in self._members and entry == self._entry(a, b)
            if current and b not in self._apart[a]:
                kept = self._merge(a, b)
                for other in self._sums[kept]:
                    heapq.heappush(waiting, self._entry(*sorted((kept, other))))
        return self._members.values()

    def _entry(self, a: str, b: str) -> tuple[float, str, str]:
        # Rounded, so that sums taken in another order are the same.
        average = self._sums[a].get(b, 0.0) / (len(self._members[a]) * len(self._members[b]))
        return -round(average, 9), a, b

    def _merge(self, first: str, second: str) -> str:
        """One group of two, under the name of the larger, so that many small joins stay cheap."""
        kept, gone = sorted((first, second), key=lambda name: (-len(self._members[name]), name))
        members = self._members.pop(gone)
        self._members[kept] |= members
        self._group.update(dict.fromkeys(members, kept))
        self._merge_sums(kept, gone)
        for other in self._apart.pop(gone):
            self._apart[other].discard(gone)
            self._forbid(kept, other)
        return kept

    def _merge_sums(self, kept: str, gone: str) -> None:
        near = self._sums[kept]
        for other, total in self._sums.pop(gone).items():
            del self._sums[other][gone]
            if other != kept:
                near[other] = self._sums[other][kept] = near.get(other, 0.0) + total
