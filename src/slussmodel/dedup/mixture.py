"""How sure to be in the set at hand, read without any label from how its scores lie.

Pairs come in two groups: twins, and ideas that only look alike (the two-groups model of Efron 2008, "Microarrays,
empirical Bayes and the two-groups model"). Whoever tells the ideas, those that only look alike thin out in the same
manner as the log odds rise. Twins do not: where one hand writes as another they stand far up, and where everyone has
words of their own they lie among the rest. So what stands above the curve of look-alikes is twins, and the log odds are
tilted to fit: moved and stretched, towards what they say already by a normal prior.

The curve is never quite true, and among many pairs a little untruth would weigh more than the prior. So the likelihood
counts as that of some hundred pairs, however many there are (Miller and Dunson 2019, "Robust Bayesian inference via
coarsening").
"""

from __future__ import annotations

import numpy as np
from attrs import frozen

from slussmodel.dedup.vocabulary import Floats

# Between these log odds the two groups are told apart: below there are hardly any twins, above hardly anything else.
WINDOW = -2.0, 6.0
# So many look-alikes an idea has at the low end, by log odds; going up, the logarithm falls by a slope and a bend.
# Fitted with the weights, by tests/benchmarks/bench_dedup_weights.py.
_LEVEL, _FALL, _BEND = 0.58, 0.67, 0.106
# How far each may stray: the logarithm of how many look-alikes there are, the offset and the slope.
_STRAY = np.array([0.25, 0.6, 0.25])
_PAIRS_HEARD = 500.0
_STEPS = 400


@frozen
class Mixture:
    """How the log odds of one set are to be tilted: stretched by `slope` and moved by `offset`."""

    offset: float
    slope: float

    @classmethod
    def of(cls, log_odds: Floats, ideas: int) -> Mixture:
        """Fitted to the log odds of the pairs of so many ideas."""
        from scipy.optimize import minimize

        expected = np.array([np.log(_LEVEL * ideas), 0.0, 1.0])
        heard = log_odds[(log_odds > WINDOW[0]) & (log_odds < WINDOW[1])]
        weight = 1.0 / (1.0 + len(heard) / _PAIRS_HEARD)
        steps, step = np.linspace(*WINDOW, _STEPS, retstep=True)

        def loss(at: Floats) -> tuple[float, Floats]:
            """Minus the log posterior of a Poisson process, and its gradient."""
            tilted = at[1] + at[2] * heard
            alike = np.exp(at[0] + _curve(steps)) * step
            twins = alike * np.exp(at[1] + at[2] * steps)
            surprise = (alike + twins).sum() - (at[0] + _curve(heard) + np.logaddexp(0.0, tilted)).sum()
            chance = 1.0 / (1.0 + np.exp(-tilted))
            gradient = [
                (alike + twins).sum() - len(heard),
                twins.sum() - chance.sum(),
                (twins * steps).sum() - (chance * heard).sum(),
            ]
            strayed = (at - expected) / _STRAY
            return weight * surprise + 0.5 * (strayed**2).sum(), weight * np.array(gradient) + strayed / _STRAY

        found = (minimize(loss, expected + start, jac=True, method="L-BFGS-B", bounds=_BOUNDS) for start in _STARTS)
        _, offset, slope = min(found, key=lambda one: float(one.fun)).x.tolist()
        return cls(offset, slope)


_STARTS = np.array([[0.0, 0.0, 0.0], [0.0, -2.0, 0.5], [0.0, 1.0, -0.3]])
# More likely pairs stay so.
_BOUNDS = [(None, None), (None, None), (0.1, None)]


def _curve(log_odds: Floats) -> Floats:
    """The logarithm of how many look-alikes there are, against the level."""
    up = log_odds - WINDOW[0]
    return np.asarray(-_FALL * up - _BEND * up**2)
