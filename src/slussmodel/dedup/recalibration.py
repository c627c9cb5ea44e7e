"""Probabilities fitted to the set at hand, without any label."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from slussmodel.dedup.given import check_count
from slussmodel.dedup.match import Match
from slussmodel.dedup.mixture import Mixture
from slussmodel.errors import InvalidValue


def calibrated(matches: Iterable[Match], *, ideas: int) -> tuple[Match, ...]:
    """The matches with probabilities that are true of this set, by how they lie among so many ideas.

    Whether pairs that share some words are twins depends on who tells them, and `mixture` says how it is read off.
    Give it all pairs from a low probability up, such as `index.pairs(0.02)`, and how many ideas they were found among;
    not pairs that were chosen, as by `links`. Their order stays, and their explanations add up to the new log odds.

    Where forty pairs are as good as certain and one alone is in doubt, that one is rather not twins:

    >>> certain = [Match(f"a{n}", f"b{n}", 0.999) for n in range(40)]
    >>> doubtful = calibrated([*certain, Match("c", "d", 0.5)], ideas=100)[-1]
    >>> round(doubtful.probability, 1)
    0.2

    Raises `InvalidValue` for fewer ideas than there are matches between.
    """
    found = list(matches)
    check_count("calibrated", "ideas", ideas)
    between = len({id for match in found for id in (match.a, match.b)})
    if ideas < between:
        raise InvalidValue("calibrated", "ideas", ideas, f"must be at least {between}, who are matched")
    if not found:
        return ()
    mixture = Mixture.of(np.array([match.log_odds for match in found]), ideas)
    return tuple(match.tilted(mixture.offset, mixture.slope) for match in found)
