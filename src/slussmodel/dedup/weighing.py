"""What a word weighs by the fields where it stands."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from slussmodel.dedup.vocabulary import Floats, Longs

# A field is a bit, and the weights of the fields where a word stands add up.
TITLE, DESCRIPTION, TAGS = 1, 2, 4
FIELD_WEIGHTS = {TITLE: 1.5, DESCRIPTION: 1.0, TAGS: 0.5}
COMBINATIONS = 8
_WEIGHTS: Floats = np.array(
    [sum(weight for bit, weight in FIELD_WEIGHTS.items() if bits & bit) for bits in range(COMBINATIONS)]
)

# Nearly all descriptions that the score was fitted to have fewer terms. A longer one weighs no more than one of so
# many, or it would drown the titles (the idea of pivoted length normalisation: Singhal and others 1996).
_LONG = 30


def share_of_description(terms: Longs) -> Floats:
    """The part of its weight that a description of so many terms keeps; all of it for most.

    >>> share_of_description(np.array([12, 120])).tolist()
    [1.0, 0.5]
    """
    return np.asarray(np.sqrt(_LONG / np.maximum(terms, _LONG)))


def weighed(fields: NDArray[np.uint8], sizes: Longs, shares: Floats) -> Floats:
    """The weight of each term: `fields` idea after idea, how many terms each idea has, and its share of description."""
    weights = _WEIGHTS[fields]
    if (shares < 1.0).any():
        lost = FIELD_WEIGHTS[DESCRIPTION] * (1.0 - shares)
        weights -= np.where(fields & DESCRIPTION, np.repeat(lost, sizes), 0.0)
    return weights
