"""Estimate the weights of the model from adoptions that have happened.

The likelihood is that of the forecast's own model, in discrete time: each month each municipality of the rings that has
not adopted either does or does not. The weights of `prior`, with their deviations, are a normal prior, so that a few
adoptions move them a little and many adoptions move them wholly. The estimate is the mode of the posterior, and the new
deviations come from its curvature there (Laplace's approximation).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from slussmodel.errors import InvalidValue
from slussmodel.periods import YearMonth
from slussmodel.spread.influence import Influence
from slussmodel.spread.landscape import CODES, landscape, state_of
from slussmodel.spread.record import Spread

Numbers = NDArray[np.float64]


def fit(spreads: Iterable[Spread], *, until: date, prior: Influence | None = None) -> Influence:
    """The weights that explain one or more spreads best, watched from each one's beginning until a day.

    Raises `InvalidValue` where there is nothing to learn from: no spread, or a day before the month after `since`.
    """
    prior = prior or Influence(deviations=(2.0, 2.0, 2.0, 2.0))
    watched = [_observations(spread, until, prior) for spread in spreads]
    if not sum(len(adopted) for _, adopted in watched):
        raise InvalidValue("fit", "until", until, "leaves no month to learn from")
    factors = np.concatenate([factors for factors, _ in watched])
    adopted = np.concatenate([adopted for _, adopted in watched])
    return _mode(factors, adopted, prior)


def _observations(spread: Spread, until: date, prior: Influence) -> tuple[Numbers, NDArray[np.bool_]]:
    """A row for each waiting municipality in each whole month: its factors then, and whether it adopted in it."""
    ground = landscape(prior.contact, spread.population_year)
    inside = np.array([any(code in ring.codes for ring in spread.rings) for code in CODES])
    first = YearMonth.of(spread.since)
    rows: list[Numbers] = [np.empty((0, 4))]
    outcomes: list[NDArray[np.bool_]] = [np.empty(0, dtype=np.bool_)]
    for month in (first + step for step in range(1, YearMonth.of(until) - first + 1)):
        before = state_of(spread.adopters((month + -1).last_day))
        after = state_of(spread.adopters(min(month.last_day, until)))
        waiting = inside & ~before[0]
        factors = np.column_stack([np.ones(len(CODES)), *(share[0] for share in ground.shares(before))])
        rows.append(factors[waiting])
        outcomes.append(after[0][waiting])
    return np.concatenate(rows), np.concatenate(outcomes)


def _mode(factors: Numbers, adopted: NDArray[np.bool_], prior: Influence) -> Influence:
    from scipy.optimize import minimize

    centre = np.array(prior.weights)
    precision = 1 / np.maximum(np.array(prior.deviations), 1e-6) ** 2

    def loss(weights: Numbers) -> float:
        risk = np.logaddexp(0, factors @ weights) / 12
        happened = np.log(-np.expm1(-risk[adopted])).sum()
        return float(risk[~adopted].sum() - happened + 0.5 * precision @ (weights - centre) ** 2)

    def slope(weights: Numbers) -> Numbers:
        first, _ = _derivatives(factors @ weights, adopted)
        return np.asarray(factors.T @ first + precision * (weights - centre))

    def curvature(weights: Numbers) -> Numbers:
        _, second = _derivatives(factors @ weights, adopted)
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


def _derivatives(log_odds: Numbers, adopted: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """First and second derivative by the log-odds of each row's share of the loss.

    A month's risk is r = log(1 + e^x) / 12. Whoever waits adds r to the loss; whoever adopts adds -log(1 - e^-r).
    """
    chance = (1 + np.tanh(log_odds / 2)) / 2
    first, second = chance / 12, chance * (1 - chance) / 12
    grown = np.expm1(np.logaddexp(0, log_odds) / 12)
    event_first = -first / grown
    event_second = -second / grown + first**2 * (grown + 1) / grown**2
    return np.where(adopted, event_first, first), np.where(adopted, event_second, second)
