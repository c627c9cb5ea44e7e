"""Rounding that remembers: whole numbers near the ones that were there before."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor


def nearest(exact: Mapping[str, Fraction], kept: Mapping[str, Fraction | int]) -> dict[str, int]:
    """Whole numbers that sum as the exact ones do, each less than one away, with the fewest changes from those kept.

    A number not kept from before counts as its exact value rounded down. Where the sum does not come out, those move
    first that do not stand where they stood anyway, and of them by largest remainder.

    >>> nearest({"A": Fraction(3, 2), "B": Fraction(3, 2)}, {"A": 1, "B": 2})
    {'A': 1, 'B': 2}
    """
    low = {party: floor(value) for party, value in exact.items()}
    parts = {party: min(max(floor(kept.get(party, low[party])), low[party]), ceil(exact[party])) for party in exact}
    missing = int(sum(exact.values(), Fraction(0))) - sum(parts.values())
    by_remainder = sorted(exact, key=lambda party: (low[party] - exact[party], party))
    in_turn = by_remainder if missing > 0 else by_remainder[::-1]
    for party in sorted(in_turn, key=lambda party: kept.get(party) == parts[party]):
        if missing > 0 and parts[party] < ceil(exact[party]):
            parts[party] += 1
            missing -= 1
        elif missing < 0 and parts[party] > low[party]:
            parts[party] -= 1
            missing += 1
    return parts
