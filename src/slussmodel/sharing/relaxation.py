"""The linear programmes behind a nucleolus, over a few of the 2**n coalitions, in floats.

Level by level: minimise e such that x(S) - c(S) <= d(S) e for every coalition S that is not settled, while the totals
of the settled ones stay as they are. Floats decide nothing here. What comes out is a proposal, which is computed
again and proved in whole numbers (`slussmodel.sharing.certificate`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from operator import mul
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from slussmodel.errors import InvalidValue
from slussmodel.sharing.coalitions import Numbers, subset_sums, sums_of
from slussmodel.sharing.game import CostGame
from slussmodel.sharing.orders import shapley_floats
from slussmodel.sharing.units import Value

if TYPE_CHECKING:
    from scipy.optimize import OptimizeResult

_ADDED = 6  # constraints at a time, for each player
_LARGEST = 1000.0
_BROKEN = 1e-8
_POSITIVE = 1e-8
# Below 2**48, so that a sum over 25 players is exact in a float64.
_PRIME = 281474976710597
_FEASIBLE = 1e-10


@frozen
class Proposal:
    """Coalitions (as bits), and single players at their bound, that a level settles, with their dual weights."""

    excess: float
    weights: Mapping[int, float]
    bounds: Mapping[int, float]


class Relaxation:
    """The programmes of one game, which share their constraints.

    These start with single players, their complements, and the coalitions that are worst off at the Shapley value.
    """

    def __init__(self, game: CostGame, divisors: Numbers, *, individually_rational: bool) -> None:
        self.n: int = game.n
        middle = shapley_floats(game.costs.astype(np.float64))
        self.origin: list[int] | list[float] = _origin(game, middle)
        players, everyone = 1 << np.arange(self.n), len(game.costs) - 1
        self.costs: Numbers = (game.costs - subset_sums(np.array(self.origin, dtype=game.costs.dtype))).astype(
            np.float64
        )
        self.scale: float = _LARGEST / (float(abs(self.costs).max()) or 1.0)
        self.costs *= self.scale
        largest = float(divisors.max())
        self.divisors: Numbers = divisors.astype(np.float64) / largest
        self.divisors[0] = 1.0
        self.excess_scale: float = self.scale * largest
        alone = [float(cost) for cost in self.costs[players]] if individually_rational else [None] * self.n
        self.bounds: list[tuple[float | None, float | None]] = [*((None, most) for most in alone), (None, None)]
        start = self._over([(one - own) * self.scale for one, own in zip(middle, self.origin, strict=True)])
        proper = np.arange(1, everyone)
        self.rows: Numbers = np.unique(np.concatenate([players, everyone ^ players, self._worst(proper, start)]))

    def propose(self, totals: Mapping[int, Value], mixed: Numbers) -> Proposal:
        """Solve one level, given the totals of the generators and a vector that tells which coalitions they settle."""
        open_rows = self.rows[~_settled(self.rows, mixed)]
        answer = self._solve(totals, open_rows)
        duals, uppers = -answer.ineqlin.marginals, -answer.upper.marginals[: self.n]
        return Proposal(
            excess=answer.x[self.n] / self.excess_scale,
            weights={int(open_rows[place]): float(duals[place]) for place in np.flatnonzero(duals > _POSITIVE)},
            bounds={1 << int(place): float(uppers[place]) for place in np.flatnonzero(uppers > _POSITIVE)},
        )

    def unfinished(self, amounts: Sequence[Value], excesses: Sequence[Value], mixed: Sequence[Numbers]) -> int | None:
        """The first level that some coalition breaks, after taking the worst of them among the constraints.

        Level k is broken by a coalition whose excess is above that of level k and which level k - 1 had not settled.
        """
        moved = [float(amount - start) * self.scale for amount, start in zip(amounts, self.origin, strict=True)]
        over = self._over(moved)
        for level, (excess, settled_by) in enumerate(zip(excesses, mixed, strict=True)):
            candidates = np.flatnonzero(over > float(excess) * self.excess_scale + _BROKEN)
            broken = candidates[~_settled(candidates, settled_by)]
            if len(broken):
                self.rows = np.union1d(self.rows, self._worst(broken, over))
                return level
        return None

    def _over(self, amounts: Sequence[float]) -> Numbers:
        """The excess of every coalition; the whole group and nobody have none."""
        over = subset_sums(np.array(amounts))
        over -= self.costs
        over /= self.divisors
        over[0] = over[-1] = -np.inf
        return over

    def _worst(self, masks: Numbers, over: Numbers) -> Numbers:
        most = _ADDED * self.n
        return masks if len(masks) <= most else masks[np.argpartition(-over[masks], most)[:most]]

    def _solve(self, totals: Mapping[int, Value], rows: Numbers) -> OptimizeResult:
        from scipy.optimize import linprog

        generators = self._bits(np.array(list(totals), dtype=np.int64))
        divisors = self.divisors[rows] if len(self.divisors) > 1 else np.ones(len(rows))
        answer: OptimizeResult = linprog(
            [0.0] * self.n + [1.0],
            A_ub=np.hstack([self._bits(rows), -divisors[:, None]]),
            b_ub=self.costs[rows],
            A_eq=np.hstack([generators, np.zeros((len(generators), 1))]),
            b_eq=[self._moved(mask, total) for mask, total in totals.items()],
            bounds=self.bounds,
            method="highs-ds",
            options={
                "presolve": False,
                "primal_feasibility_tolerance": _FEASIBLE,
                "dual_feasibility_tolerance": _FEASIBLE,
            },
        )
        if answer.x is None:
            raise InvalidValue("Nucleolus", "game", answer.message, "came back from the linear solver")
        return answer

    def _moved(self, mask: int, total: Value) -> float:
        """A total as the programme counts it, from the origin."""
        start = sum(amount for place, amount in enumerate(self.origin) if mask >> place & 1)
        return float(total - start) * self.scale

    def _bits(self, masks: Numbers) -> Numbers:
        return (masks[:, None] >> np.arange(self.n) & 1).astype(np.float64)


def _origin(game: CostGame, middle: Sequence[float]) -> list[int] | list[float]:
    """Whole amounts near the Shapley value, to count from, so that floats need hold only what is left of the costs.

    Own costs go straight through every nucleolus: nothing changes but the rounding errors. A game of floats has those
    already, and counts from nothing.
    """
    return [round(amount) for amount in middle] if game.exact else [0.0] * game.n


def mixed(normals: Sequence[Sequence[int]]) -> Numbers:
    """One vector for many: a coalition at right angles to it (modulo a prime) is at right angles to all of them.

    Almost surely so; should it not be, the proof fails and nothing false is said.
    """
    factors = _factors(len(normals))
    summed = [sum(map(mul, factors, column)) for column in zip(*normals, strict=True)]
    return np.array([number % _PRIME for number in summed], dtype=np.float64)


@cache
def _factors(count: int) -> tuple[int, ...]:
    """Numbers that no coalition was made to cancel, always the same."""
    return tuple(np.random.default_rng(count).integers(1, 1 << 40, count).tolist())


def _settled(masks: Numbers, mixed: Numbers) -> Numbers:
    sums = sums_of(masks, mixed)
    settled: Numbers = sums == np.rint(sums / _PRIME) * _PRIME
    return settled
