"""Estimate the weights of the model from adoptions that have happened.

The likelihood is that of the forecast's own model, in discrete time: each month each municipality of the rings that has
not adopted either does or does not; a last month that is not over counts for the days that were watched. The weights of
`prior`, with their deviations, are a normal prior, so that a few adoptions move them a little and many adoptions move
them wholly. The estimate is the mode of the posterior, and the new deviations come from its curvature there (Laplace's
approximation).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from slussmodel.errors import InvalidValue
from slussmodel.periods import YearMonth
from slussmodel.spread.influence import Influence
from slussmodel.spread.landscape import CODES, landscape, state_of
from slussmodel.spread.record import Spread

Numbers = NDArray[np.float64]


@frozen(eq=False)
class _Watched:
    """A row for each waiting municipality in each month: its factors then, the part of a year, whether it adopted."""

    factors: Numbers
    years: Numbers
    adopted: NDArray[np.bool_]

    @classmethod
    def together(cls, parts: list[_Watched]) -> _Watched:
        return cls(
            np.concatenate([np.empty((0, 4)), *(part.factors for part in parts)]),
            np.concatenate([np.empty(0), *(part.years for part in parts)]),
            np.concatenate([np.empty(0, dtype=np.bool_), *(part.adopted for part in parts)]),
        )


def fit(spreads: Iterable[Spread], *, until: date, prior: Influence | None = None) -> Influence:
    """The weights that explain one or more spreads best, watched from each one's beginning until a day.

    Raises `InvalidValue` where there is nothing to learn from: no spread, or a day before the month after `since`.
    """
    prior = prior or Influence(deviations=(2.0, 2.0, 2.0, 2.0))
    watched = _Watched.together([part for spread in spreads for part in _observations(spread, until, prior)])
    if not len(watched.adopted):
        raise InvalidValue("fit", "until", until, "leaves no month to learn from")
    return _mode(watched, prior)


def _observations(spread: Spread, until: date, prior: Influence) -> Iterator[_Watched]:
    ground = landscape(prior.contact, spread.population_year)
    inside = np.array([any(code in ring.codes for ring in spread.rings) for code in CODES])
    first = YearMonth.of(spread.since)
    for month in (first + step for step in range(1, YearMonth.of(until) - first + 1)):
        before = state_of(spread.adopters((month + -1).last_day))
        end = min(month.last_day, until)
        after = state_of(spread.adopters(end))
        waiting = inside & ~before[0]
        factors = np.column_stack([np.ones(len(CODES)), *(share[0] for share in ground.shares(before))])
        adopted = after[0][waiting]
        yield _Watched(factors[waiting], np.full(len(adopted), end.day / month.last_day.day / 12), adopted)


def _mode(watched: _Watched, prior: Influence) -> Influence:
    from scipy.optimize import minimize

    factors, years, adopted = watched.factors, watched.years, watched.adopted
    centre = np.array(prior.weights)
    precision = 1 / np.maximum(np.array(prior.deviations), 1e-6) ** 2

    def loss(weights: Numbers) -> float:
        risk = np.logaddexp(0, factors @ weights) * years
        happened = np.log(-np.expm1(-risk[adopted])).sum()
        return float(risk[~adopted].sum() - happened + 0.5 * precision @ (weights - centre) ** 2)

    def slope(weights: Numbers) -> Numbers:
        first, _ = _derivatives(factors @ weights, years, adopted)
        return np.asarray(factors.T @ first + precision * (weights - centre))

    def curvature(weights: Numbers) -> Numbers:
        _, second = _derivatives(factors @ weights, years, adopted)
        return np.asarray(factors.T @ (factors * second[:, None]) + np.diag(precision))

    found = minimize(loss, centre, jac=slope, hess=curvature, method="trust-exact").x
    deviations = np.sqrt(np.diag(np.linalg.inv(curvature(found))))
    base, neighbours, federation, size = found.tolist()
    return evolve(
        prior,
        base=base,
        neighbours=neighbours,
        federation=federation,
        size=size,
        deviations=tuple(deviations.tolist()),
    )


def _derivatives(log_odds: Numbers, years: Numbers, adopted: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """First and second derivative by the log-odds of each row's share of the loss.

    The risk in a part of a year is r = log(1 + e^x) times the part. Whoever waits adds r to the loss; whoever adopts
    adds -log(1 - e^-r).
    """
    # Of a small chance, 1 + tanh would keep no digit.
    chance = np.exp(-np.logaddexp(0, -log_odds))
    first, second = chance * years, chance * (1 - chance) * years
    grown = np.expm1(np.logaddexp(0, log_odds) * years)
    event_first = -first / grown
    event_second = -second / grown + first**2 * (grown + 1) / grown**2
    return np.where(adopted, event_first, first), np.where(adopted, event_second, second)
