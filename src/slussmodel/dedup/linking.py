"""Two lists laid beside each other: which idea of the one is which of the other.

Within families anything goes; between two lists that hold no twins of their own, such as the idea boxes of two
municipalities or two registers of one kind, an idea has one counterpart at most. That is evidence, too: of two likely
counterparts at least one is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from slussmodel.dedup.match import Match
from slussmodel.errors import InvalidValue


def links(matches: Iterable[Match], ours: Iterable[str], theirs: Iterable[str]) -> tuple[Match, ...]:
    """The matches between two lists of ids, each idea in one of them at most, the likeliest first.

    A match is the less likely the likelier its rivals are, the other matches of its two ideas: of them all one is true
    at most. The match that is likeliest so is taken, then the likeliest between ideas still free, and so on: a stable
    marriage, since both sides rank alike. Ties go by the ids. Give the result to `automatic_threshold` to know from
    where to believe it. Raises `InvalidValue` for an id that stands in both lists.

    >>> found = [Match("a1", "b1", 0.9), Match("a1", "b2", 0.8), Match("a2", "b2", 0.3), Match("a1", "a2", 0.7)]
    >>> [(link.a, link.b) for link in links(found, ["a1", "a2"], ["b1", "b2"])]
    [('a1', 'b1'), ('a2', 'b2')]
    """
    free, others = set(ours), set(theirs)
    both = sorted(free & others)
    if both:
        raise InvalidValue("links", "theirs", both[0], "must not stand in both lists")
    free |= others
    between = [
        match for match in matches if match.a in free and match.b in free and (match.a in others) != (match.b in others)
    ]
    alone = _alone(between)
    taken = []
    for match in sorted(between, key=lambda match: (-alone[match.a, match.b], match.a, match.b)):
        if match.a in free and match.b in free:
            free -= {match.a, match.b}
            taken.append(match)
    return tuple(sorted(taken, key=lambda match: (-match.probability, match.a, match.b)))


def _alone(matches: Iterable[Match]) -> dict[tuple[str, str], float]:
    """How likely each match is by itself where of all matches of an idea one is true at most."""
    odds = {(match.a, match.b): exp(match.log_odds) for match in matches}
    rivals: dict[str, float] = {}
    for pair, chance in odds.items():
        for id in pair:
            rivals[id] = rivals.get(id, 0.0) + chance
    return {(a, b): chance / (1.0 + rivals[a] + rivals[b] - chance) for (a, b), chance in odds.items()}
