"""Purses: what each party has left, and what an idea would cost those who want it.

The arithmetic of the Method of Equal Shares in whole numbers over one common denominator, which grows by the number of
those who share a purchase. Exact, and with a hundred purchases still numbers of some hundred digits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm

from attrs import define, field, frozen


@frozen
class Wanted:
    """An idea, its cost in minor units, and how much each supporter gains from it, in whole numbers.

    `unit` is what a gain of one is worth beside the gains from other ideas.
    """

    idea: str
    cost: Fraction
    gains: dict[str, int]
    unit: Fraction

    @classmethod
    def of(cls, idea: str, cost: Fraction, gains: Mapping[str, Fraction]) -> Wanted:
        different = set(gains.values())
        scale = lcm(*(gain.denominator for gain in different))
        unit = Fraction(gcd(*(int(gain * scale) for gain in different)), scale) or Fraction(1)
        whole = {gain: int(gain / unit) for gain in different}
        return cls(idea, cost, {party: whole[gain] for party, gain in gains.items()}, unit)

    def alike(self, parties: Iterable[str], due: Fraction) -> Wanted:
        """The same idea, or what is still due of it, paid by these parties with no regard to their gains."""
        return Wanted(self.idea, due, dict.fromkeys(sorted(parties), 1), Fraction(1))

    @cached_property
    def turns(self) -> dict[int, int]:
        """For each gain, what a purse is multiplied by so that purses compare by what they hold for each gain."""
        different = set(self.gains.values())
        most = lcm(*different)
        return {gain: most // gain for gain in different}


@define
class Purses:
    """What each party has left, over `scale`; changed by each purchase, for the length of one calculation."""

    left: dict[str, int]
    scale: int = 1
    poorest_first: list[str] = field(factory=list)

    def level(self, wanted: Wanted) -> Fraction | None:
        """The price of a gain of one, at which the supporters pay the cost; None where they cannot.

        Each pays the price times its gain, or all it has left where that is less.
        """
        due = int(wanted.cost * self.scale)
        if len(wanted.turns) == 1:
            return self._level_of_alike(due, wanted)
        gains, left, turns = sum(wanted.gains.values()), self.left, wanted.turns
        for party in sorted(wanted.gains, key=lambda party: left[party] * turns[wanted.gains[party]]):
            gain = wanted.gains[party]
            if left[party] * gains >= due * gain:
                return Fraction(due, gains * self.scale)
            due -= left[party]
            gains -= gain
        return None

    def _level_of_alike(self, due: int, wanted: Wanted) -> Fraction | None:
        """The same where all gain alike, as with plain approval; most of the time is spent here."""
        if not self.poorest_first:
            self.poorest_first = sorted(self.left, key=self.left.__getitem__)
        gains, (gain,), n = wanted.gains, wanted.turns, len(wanted.gains)
        for party in self.poorest_first:
            if party in gains:
                has = self.left[party]
                if has * n >= due:
                    return Fraction(due, n * gain * self.scale)
                due -= has
                n -= 1
        return None

    def pay(self, gains: Mapping[str, int], level: Fraction) -> dict[str, int]:
        """Take level times the gain from each, or what it has; returns what each paid, over the scale after it."""
        self._refine(level.denominator)
        price = level.numerator * (self.scale // level.denominator)
        paid = {party: min(self.left[party], price * gain) for party, gain in gains.items()}
        for party, part in paid.items():
            self.left[party] -= part
        self.poorest_first = []
        return paid

    def empty(self, parties: Iterable[str]) -> None:
        """Take all that these parties have."""
        self.left.update(dict.fromkeys(parties, 0))
        self.poorest_first = []

    def _refine(self, denominator: int) -> None:
        finer = lcm(self.scale, denominator) // self.scale
        if finer > 1:
            self.scale *= finer
            self.left = {party: part * finer for party, part in self.left.items()}
