"""Two lists laid beside each other: which idea of the one is which of the other.

Within families anything goes; between two lists that hold no twins of their own, such as the idea boxes of two
municipalities or two registers of one kind, an idea has one counterpart at most. That is evidence, too: of two likely
counterparts at least one is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable

from slussmodel.dedup.match import Match
from slussmodel.errors import InvalidValue


def links(matches: Iterable[Match], ours: Iterable[str], theirs: Iterable[str]) -> tuple[Match, ...]:
    """The matches between two lists of ids, each idea in one of them at most, the likeliest first.

    The likeliest match is taken, then the likeliest between ideas still free, and so on: a stable marriage, since both
    sides rank by the same probability. Ties go by the ids. Give the result to `automatic_threshold` to know from where
    to believe it. Raises `InvalidValue` for an id that stands in both lists.

    >>> found = [Match("a1", "b1", 0.9), Match("a1", "b2", 0.8), Match("a2", "b2", 0.3), Match("a1", "a2", 0.7)]
    >>> [(link.a, link.b) for link in links(found, ["a1", "a2"], ["b1", "b2"])]
    [('a1', 'b1'), ('a2', 'b2')]
    """
    free, others = set(ours), set(theirs)
    both = sorted(free & others)
    if both:
        raise InvalidValue("links", "theirs", both[0], "must not stand in both lists")
    free |= others
    taken = []
    for match in sorted(matches, key=lambda match: (-match.probability, match.a, match.b)):
        if match.a in free and match.b in free and (match.a in others) != (match.b in others):
            free -= {match.a, match.b}
            taken.append(match)
    return tuple(taken)
