"""Proof that an allocation is a nucleolus, and a check of the proof that trusts no solver.

Kohlberg (1971): x is the prenucleolus if and only if, for every t, the coalitions with an excess of at least t are
balanced: some positive weights on them sum to one for every player. To say this of finitely many coalitions, a
certificate lists levels t1 >= t2 >= ... >= tK, and for each the coalitions that become settled there, with a positive
weight each.

Let T(k) be all coalitions listed down to level k, with the whole group. The check establishes, exactly:

1. a coalition listed at level k has an excess of at least t(k);
2. the weights are positive, and the weighted sum of the coalitions of level k lies in the span of T(k-1);
3. every coalition with an excess above t(k+1) lies in the span of T(k);
4. the span of T(K) is everything.

By 2 each T(k) is balanced: take large multiples of the weights of the levels above, and what the weighted sum of
level k takes from their span leaves them positive. By 1 and 3 the coalitions with an excess of at least t, for t(k)
>= t > t(k+1), hold T(k) and lie in its span. Adding a little of each and taking it back by means of T(k) keeps all
weights positive, so they are balanced too. By 4 nothing is left below tK. (Reducing the criterion to spans is due to
Nguyen & Thomas 2016.)

For the nucleolus nobody pays more than alone. A player who pays exactly its own cost may be listed as a bound, at any
level and with any positive weight; the same argument holds (Kohlberg's weak balance). For the per-capita and the
proportional nucleolus the excess is divided by the coalition's size or cost, which changes no argument.
"""

from __future__ import annotations

from fractions import Fraction
from math import inf, lcm

import numpy as np
from attrs import frozen

from slussmodel.sharing.coalitions import Numbers, subset_sums, sums_of
from slussmodel.sharing.excess import Excess
from slussmodel.sharing.game import CostGame, Game
from slussmodel.sharing.span import Span
from slussmodel.sharing.units import Value, size_of, total_of

# A sum of 26 floats is off by less than this part of the sum of their sizes.
_ROUNDING = 2.0**-47
_FLOAT_TOLERANCE = 1e-9


@frozen
class Level:
    """An excess and the coalitions (as bits) that are settled at it, each with its positive weight.

    `bounds` are single players who pay what they would alone, with their weights.
    """

    excess: Value
    weights: tuple[tuple[int, Fraction], ...]
    bounds: tuple[tuple[int, Fraction], ...] = ()


@frozen
class Certificate:
    """An allocation (in steps of the game's unit) and the levels of excess that prove what it is."""

    amounts: tuple[Value, ...]
    levels: tuple[Level, ...]
    measure: Excess
    individually_rational: bool

    def proves(self, game: Game) -> bool:
        """Whether the allocation is the nucleolus of the game, checked from nothing but the game and the levels.

        In whole numbers where the game is exact; for a game of floats, to 1e-9 of the largest cost.
        """
        table = game.table()
        if table.exact:
            return self.error(table) == 0
        allowed = _FLOAT_TOLERANCE * float(abs(table.costs).max())
        # An excess in proportion to cost is a ratio, however large the costs are.
        in_excess = _FLOAT_TOLERANCE if self.measure is Excess.PROPORTIONAL else allowed
        return (
            max(self._efficiency_error(table), self._bounds_error(table)) <= allowed
            and self._levels_error(table) <= in_excess
        )

    def error(self, game: Game) -> Value:
        """By how much the worst coalition breaks a level: zero if proved, infinite if the levels prove nothing at
        all."""
        table = game.table()
        return max(self._efficiency_error(table), self._bounds_error(table), self._levels_error(table))

    def _efficiency_error(self, game: CostGame) -> Value:
        return size_of(total_of(self.amounts) - game.numbers([-1])[0])

    def _bounds_error(self, game: CostGame) -> Value:
        """Nobody pays more than alone, and those who are listed as bounds pay just that."""
        if not self.individually_rational:
            return inf if any(level.bounds for level in self.levels) else Fraction(0)
        alone = game.numbers([1 << place for place in range(game.n)])
        over = [amount - cost for amount, cost in zip(self.amounts, alone, strict=True)]
        listed = [mask for level in self.levels for mask, _ in level.bounds]
        if any(mask.bit_count() != 1 for mask in listed):
            return inf
        return max([Fraction(0), *over, *(size_of(over[mask.bit_length() - 1]) for mask in listed)])

    def _levels_error(self, game: CostGame) -> Value:
        if not self.levels:
            return inf
        span = Span(game.n)
        span.add((1 << game.n) - 1)
        complaints = _Complaints(game, self)
        worst: Value = Fraction(0)
        for level in self.levels:
            if not _balanced(span, level):
                return inf
            worst = max(worst, complaints.above(level.excess), complaints.listed_below(level))
            for mask, _ in (*level.weights, *level.bounds):
                span.add(mask)
            complaints.leave_out(span)
        return worst if span.rank == game.n else inf


def _balanced(span: Span, level: Level) -> bool:
    """Whether the weights are positive and the weighted sum of the coalitions lies in the span."""
    weighted = (*level.weights, *level.bounds)
    if not level.weights or any(weight <= 0 for _, weight in weighted):
        return False
    whole = lcm(*(weight.denominator for _, weight in weighted))
    return span.holds(
        sum(int(weight * whole) for mask, weight in weighted if mask >> place & 1) for place in range(span.n)
    )


class _Complaints:
    """The excess of every coalition that could matter: those that are not clearly below the last level.

    Floats sort out which these are, with a margin for their rounding errors; exact numbers judge them. Excesses are
    `over / denominator / divisor`.
    """

    def __init__(self, game: CostGame, certificate: Certificate) -> None:
        self.game, self.measure = game, certificate.measure
        self.amounts = certificate.amounts
        self.denominator = lcm(*(Fraction(amount).denominator for amount in self.amounts)) if game.exact else 1
        self.whole = [int(amount * self.denominator) for amount in self.amounts] if game.exact else []
        self.divisors = self.measure.divisors(game)
        self.masks = self._near(float(min(level.excess for level in certificate.levels)))
        self.over = self._exact_over() if game.exact else self._floats()[self.masks]

    def above(self, excess: Value) -> Value:
        """By how much the worst coalition that is not settled exceeds a level."""
        if not self.game.exact:
            gaps = self.over / self._own_divisors() - float(excess)
            return max(0.0, float(gaps.max(initial=0.0)))
        limit = Fraction(excess) * self.denominator
        over = np.flatnonzero(self.over > (self._own_divisors() * limit.numerator) // limit.denominator)
        return max((self._excess(int(self.masks[place])) - excess for place in over), default=Fraction(0))

    def listed_below(self, level: Level) -> Value:
        """By how much the worst of the level's own coalitions falls short of it."""
        return max(level.excess - self._excess(mask) for mask, _ in level.weights)

    def leave_out(self, span: Span) -> None:
        """Settled coalitions have nothing more to say."""
        free = np.zeros(len(self.masks), dtype=bool)
        for normal in span.normals():
            small = sum(map(abs, normal)) < 2**62
            free |= sums_of(self.masks, np.array(normal, dtype=np.int64 if small else object)) != 0
        self.masks, self.over = self.masks[free], self.over[free]

    def _near(self, lowest: float) -> Numbers:
        over = self._floats()
        sizes = [float(total_of(map(size_of, self.amounts))), float(abs(self.game.costs).max())]
        margin = _ROUNDING * (sum(sizes) + abs(lowest) * float(self.divisors.max()))
        over[0] = over[-1] = -inf
        return np.flatnonzero(over >= self.divisors * lowest - margin)

    def _floats(self) -> Numbers:
        over = subset_sums(np.array([float(amount) for amount in self.amounts]))
        over -= self.game.costs.astype(np.float64)
        return over

    def _exact_over(self) -> Numbers:
        """The excess of each candidate in whole numbers of the common denominator, before it is divided."""
        costs = self.game.costs[self.masks]
        largest = sum(map(abs, self.whole)) + self.denominator * int(abs(self.game.costs).max())
        kind = np.int64 if largest < 2**62 else object
        exact: Numbers = sums_of(self.masks, np.array(self.whole, dtype=kind)) - costs.astype(kind) * self.denominator
        return exact

    def _own_divisors(self) -> Numbers:
        if len(self.divisors) == 1:
            return np.ones(1, dtype=object if self.game.exact else np.float64)
        return self.divisors[self.masks].astype(object if self.game.exact else np.float64)

    def _excess(self, mask: int) -> Value:
        return self._paid(mask) / self.measure.divisor(self.game, mask)

    def _paid(self, mask: int) -> Value:
        """What a coalition pays more than alone."""
        cost = self.game.steps(mask)
        if not self.game.exact:
            return sum(float(amount) for place, amount in enumerate(self.amounts) if mask >> place & 1) - cost
        paid = sum(amount for place, amount in enumerate(self.whole) if mask >> place & 1)
        return Fraction(paid - int(cost) * self.denominator, self.denominator)
