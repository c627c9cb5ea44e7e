"""Exact choice under limits by mixed-integer programming (HiGHS, through scipy).

The solver works in floats, within tolerances; money and benefit are integers. Two things make its answers exact. It is
given a relaxed problem whose weights are small whole numbers, rounded so that no choice that is allowed is lost, for
tolerances do no harm among those. And no answer is believed: each is checked in integers, one that fails is cut off,
and the best is called the best when the solver finds nothing that could be better by a whole unit. What remains to
trust is that HiGHS, when it says that nothing is left, is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import gcd, inf

import numpy as np
from attrs import frozen
from scipy.optimize import Bounds, LinearConstraint, milp

from slussmodel.errors import SlussError

LARGEST = 2**16
"""The largest weight that the solver is given: times its tolerance of a millionth it is still far below one."""


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

    def relaxed(self) -> Iterator[tuple[list[int], float, float]]:
        """The sides of the row in small weights: rounded down against `most` and up against `least`."""
        unit = _unit(self.weights)
        if self.most is not None:
            yield [weight // unit for weight in self.weights], -inf, self.most // unit
        if self.least is not None:
            yield _up(self.weights, unit), -(-self.least // unit), inf


def _unit(weights: Sequence[int]) -> int:
    """What to divide by: the common divisor where the weights are small then, and so much that they are otherwise."""
    divisor = gcd(*weights) or 1
    largest = max(abs(weight) for weight in weights) // divisor
    return divisor * -(-largest // LARGEST) if largest > LARGEST else divisor


def _up(weights: Sequence[int], unit: int) -> list[int]:
    return [-(-weight // unit) for weight in weights]


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
    weights, least, most = zip(*(side for row in rows for side in row.relaxed()), strict=True)
    answer = milp(
        c=-np.array(_up(objective, _unit(objective)), dtype=float),
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
