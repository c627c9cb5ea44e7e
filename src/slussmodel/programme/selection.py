"""Exact choice under limits by mixed-integer programming (HiGHS, through scipy).

The solver works in floats and its answers are within tolerances; money and benefit are integers. So no answer is
believed: each is rounded and checked in integers. One that fails is cut off, and the best is only called the best when
the solver finds nothing that is better by a whole unit. What remains to trust is that HiGHS, when it says that nothing
is left, is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd, inf

import numpy as np
from attrs import frozen
from scipy.optimize import Bounds, LinearConstraint, milp

from slussmodel.errors import SlussError


class SolverFailed(SlussError):
    """The solver gave neither an answer nor the word that there is none."""


@frozen
class Row:
    """A limit: the sum of the weights of what is chosen lies from `least` to `most`; None leaves a side open."""

    weights: tuple[int, ...]
    least: int | None = None
    most: int | None = None

    def holds(self, chosen: Sequence[int]) -> bool:
        weight = sum(self.weights[place] for place in chosen)
        return (self.least is None or weight >= self.least) and (self.most is None or weight <= self.most)

    def scaled(self) -> tuple[list[float], float, float]:
        """The row as floats, its weights divided by their common divisor and its bounds tightened to whole units."""
        unit = gcd(*self.weights) or 1
        least = -inf if self.least is None else -(-self.least // unit)
        most = inf if self.most is None else self.most // unit
        return [weight // unit for weight in self.weights], least, most


def excluding(chosen: Sequence[int], size: int) -> Row:
    """The row that every choice satisfies but this one."""
    weights = tuple(1 if place in chosen else -1 for place in range(size))
    return Row(weights, most=len(chosen) - 1)


def one_of(places: Sequence[int], size: int) -> Row:
    """The row of the choices with at least one of the places in them."""
    return Row(tuple(int(place in places) for place in range(size)), least=1)


def best(objective: Sequence[int], rows: Sequence[Row]) -> tuple[int, ...] | None:
    """The places to choose for the greatest objective within the rows; None where nothing satisfies them."""
    limits, found = list(rows), None
    while (chosen := _solve(objective, limits)) is not None:
        if all(row.holds(chosen) for row in limits):
            found = chosen
            limits.append(Row(tuple(objective), least=sum(objective[place] for place in chosen) + 1))
        else:
            limits.append(excluding(chosen, len(objective)))
    return found


def best_in_turn(objectives: Sequence[Sequence[int]], rows: Sequence[Row]) -> tuple[int, ...] | None:
    """The best by the first objective, of equals by the next, and so on; of equals in all, the earliest places."""
    limits, chosen = list(rows), None
    for objective in objectives:
        chosen = best(objective, limits)
        if chosen is None:
            return None
        limits.append(Row(tuple(objective), least=sum(objective[place] for place in chosen)))
    size = len(objectives[0])
    if chosen is None or best([0] * size, [*limits, excluding(chosen, size)]) is None:
        return chosen
    return _earliest(size, limits)


def _earliest(size: int, limits: list[Row]) -> tuple[int, ...]:
    taken: list[int] = []
    for place in range(size):
        row = one_of([place], size)
        if best([0] * size, [*limits, row]) is not None:
            limits, taken = [*limits, row], [*taken, place]
    return tuple(taken)


def _solve(objective: Sequence[int], rows: Sequence[Row]) -> tuple[int, ...] | None:
    weights, least, most = zip(*(row.scaled() for row in rows), strict=True)
    unit = gcd(*objective) or 1
    answer = milp(
        c=np.array([-(value // unit) for value in objective], dtype=float),
        integrality=np.ones(len(objective), dtype=np.int64),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(np.array(weights, dtype=float), np.array(least), np.array(most)),
        options={"mip_rel_gap": 0.0},
    )
    if answer.x is None:
        if "nfeasible" not in answer.message:
            raise SolverFailed(answer.message)
        return None
    return tuple(place for place, value in enumerate(answer.x) if value > 0.5)
