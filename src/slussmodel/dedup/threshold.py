"""From where to take pairs for twins when nobody can be asked."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from slussmodel.dedup.given import check_count
from slussmodel.dedup.match import Match
from slussmodel.dedup.mixture import Mixture
from slussmodel.errors import InvalidValue

# Log odds beyond this are as good as certain.
_SURE = 1e-9


def automatic_threshold(matches: Iterable[Match], *, ideas: int | None = None) -> float:
    """The probability from which to take pairs for twins, without any label: where the expected F1 is best.

    Each probability is the expected number of twins in its pair, so that precision and recall can be foreseen. Give it
    pairs from a low probability up, such as `index.pairs(0.02)`, and among how many `ideas` they were found: then the
    probabilities are first fitted to the set at hand, by how they lie (see `mixture`). Leave `ideas` out where pairs
    were chosen, as by `links`. With no match at all it is 1.

    >>> automatic_threshold([Match("a", "b", 0.9), Match("a", "c", 0.6), Match("b", "c", 0.1)])
    0.6

    Raises `InvalidValue` for fewer ideas than there are matches between.
    """
    found = sorted(matches, key=lambda match: -match.probability)
    if ideas is not None:
        _check_ideas(ideas, found)
    if not found:
        return 1.0
    said = np.array([match.probability for match in found])
    if ideas is None:
        chances, unseen = said, 0.0
    else:
        log_odds = np.log(np.maximum(said, _SURE) / np.maximum(1.0 - said, _SURE))
        mixture = Mixture.of(log_odds, ideas)
        chances, unseen = mixture.chances(log_odds), mixture.below(float(log_odds[-1]))
    expected = np.cumsum(chances)
    f1 = 2.0 * expected / (np.arange(1, len(found) + 1) + expected[-1] + unseen)
    return float(said[np.argmax(f1)])


def _check_ideas(ideas: int, matches: Iterable[Match]) -> None:
    check_count("automatic_threshold", "ideas", ideas)
    between = len({id for match in matches for id in (match.a, match.b)})
    if ideas < between:
        raise InvalidValue("automatic_threshold", "ideas", ideas, f"must be at least {between}, who are matched")
