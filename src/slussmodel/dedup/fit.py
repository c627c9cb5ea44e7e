"""Weights fitted to decided pairs, and how far probabilities can be trusted."""

from __future__ import annotations

import numpy as np
from attrs import astuple, fields
from numpy.typing import NDArray

from slussmodel.dedup.score import Kind, Weights
from slussmodel.dedup.vocabulary import Floats
from slussmodel.errors import InvalidValue

# How far each weight may stray from where it begins before it must be argued for, as a part of itself and at least.
_STRAY, _LEAST_STRAY = 0.5, 0.3
_BASE_STRAY = 3.0


def fit(evidence: Floats, same: NDArray[np.bool_], start: Weights) -> Weights:
    """Weights under which what was decided is likely: a logistic regression drawn towards `start`.

    `evidence` is pairs by kinds and `same` what was decided of each. The draw is a normal prior, so that ten decisions
    move the weights a little and a thousand move them where they want. The size of the crowd is theory and stays.
    Raises `InvalidValue` unless both sames and differents are among the decisions.
    """
    from scipy.optimize import minimize

    if same.all() or not same.any():
        raise InvalidValue("fit", "same", len(same), "must hold both pairs that are the same and pairs that are not")
    before = np.array(astuple(start))
    stray = np.maximum(_STRAY * np.abs(before), _LEAST_STRAY)
    stray[0] = _BASE_STRAY
    free = np.arange(len(before)) != 1 + list(Kind).index(Kind.CROWD)
    columns = np.column_stack((np.ones(len(evidence)), evidence))
    sign = np.where(same, 1.0, -1.0)

    def loss(steps: Floats) -> tuple[float, Floats]:
        weights = before + np.where(free, steps * stray, 0.0)
        margin = sign * (columns @ weights)
        slope = -sign / (1.0 + np.exp(np.clip(margin, -60, 60)))
        gradient = stray * (columns.T @ slope) * free + steps
        return float(np.logaddexp(0.0, -margin).sum() + 0.5 * (steps**2).sum()), gradient

    best = minimize(loss, np.zeros(len(before)), jac=True, method="L-BFGS-B").x
    names = [field.name for field in fields(Weights)]
    return Weights(**dict(zip(names, (before + best * stray * free).tolist(), strict=True)))
