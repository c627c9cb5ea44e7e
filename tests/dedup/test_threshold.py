"""From where to take pairs unasked: what the model of two groups says of sets whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import InvalidValue
from slussmodel.dedup import Match, automatic_threshold
from slussmodel.dedup.mixture import WINDOW, Mixture, _curve

IDEAS = 400


def drawn(mean: float, twins: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Log odds of pairs, and which are twins: look-alikes by the shipped curve, and twins about a mean."""
    random = np.random.default_rng(seed)
    steps = np.linspace(-3.9, 8.0, 4000)
    mass = np.exp(_curve(steps))
    count = random.poisson(0.58 * IDEAS * mass.sum() * (steps[1] - steps[0]))
    alike = random.choice(steps, size=count, p=mass / mass.sum())
    same = random.normal(mean, 1.8, twins)
    return np.concatenate((alike, same)), np.concatenate((np.zeros(count, bool), np.ones(twins, bool)))


def matches(odds: np.ndarray) -> list[Match]:
    chances = np.round(1.0 / (1.0 + np.exp(-odds)), 9)
    return [Match(f"a{n}", f"b{n % 100}", float(chance)) for n, chance in enumerate(chances)]


def f1(odds: np.ndarray, same: np.ndarray, limit: float) -> float:
    taken = 1.0 / (1.0 + np.exp(-odds)) >= limit - 1e-9
    return 2 * float((taken & same).sum() / (taken.sum() + same.sum()))


@pytest.mark.parametrize("mean", [1.0, 2.5, 5.0])
def test_the_limit_is_near_the_best_wherever_the_twins_lie(mean) -> None:
    lost, lost_unfitted = [], []
    for seed in range(12):
        odds, same = drawn(mean, 150, seed)
        best = max(f1(odds, same, limit) for limit in np.linspace(0.02, 0.999, 200))
        found = matches(odds)
        lost.append(best - f1(odds, same, automatic_threshold(found, ideas=len(found) + 100)))
        lost_unfitted.append(best - f1(odds, same, automatic_threshold(found)))
    assert np.mean(lost) <= 0.03
    if mean == 5.0:
        assert np.mean(lost) < np.mean(lost_unfitted)


@pytest.mark.parametrize("mean", [2.5, 5.0])
def test_the_expected_number_of_twins_is_near_the_true_one(mean) -> None:
    odds, same = drawn(mean, 150, seed=3)
    inside = (odds > WINDOW[0]) & (odds < WINDOW[1])
    chances = Mixture.of(odds, IDEAS).chances(odds)
    assert chances[inside].sum() == pytest.approx(same[inside].sum(), rel=0.25)


def test_twins_that_are_not_seen_make_it_worth_taking_more(monkeypatch) -> None:
    """What is foregone by a high limit is little beside them, so that precision is worth less."""
    odds, _ = drawn(2.5, 150, seed=1)
    found = matches(odds)
    limits = []
    for unseen in (0.0, 1e6):
        monkeypatch.setattr(Mixture, "below", lambda self, log_odds, unseen=unseen: unseen)
        limits.append(automatic_threshold(found, ideas=len(found) + 100))
    assert limits[0] > limits[1] == min(match.probability for match in found)


def test_more_twins_are_expected_below_the_higher_one_looks() -> None:
    fitted = Mixture.of(drawn(2.5, 150, seed=1)[0], IDEAS)
    assert 0 == fitted.below(-10.0) < fitted.below(-5.0) < fitted.below(-3.9) < 150


def test_hardly_any_pairs_hardly_tilt() -> None:
    for odds in (np.array([]), np.array([3.0])):
        fitted = Mixture.of(odds, 10)
        assert abs(fitted.offset) <= 0.6
        assert abs(fitted.slope - 1.0) <= 0.25


def test_more_of_the_same_does_not_wear_the_prior_out() -> None:
    """No curve is quite true, and among very many pairs a little untruth must not decide."""
    odds, _ = drawn(5.0, 150, seed=1)
    once, often = Mixture.of(odds, IDEAS), Mixture.of(np.tile(odds, 50), 50 * IDEAS)
    assert abs(often.offset - once.offset) <= 1.0


@given(st.lists(st.floats(0.02, 1.0), min_size=1, max_size=30), st.randoms())
def test_the_order_of_the_matches_never_matters(chances, random) -> None:
    found = [Match(f"a{n}", f"b{n}", chance) for n, chance in enumerate(chances)]
    mixed = random.sample(found, len(found))
    assert automatic_threshold(found, ideas=60) == automatic_threshold(mixed, ideas=60)
    assert automatic_threshold(found, ideas=60) in chances


def test_sets_that_say_nothing_are_answered_all_the_same() -> None:
    assert automatic_threshold([], ideas=0) == 1.0
    assert automatic_threshold([Match("a", "b", 1.0)], ideas=2) == 1.0
    assert 0 <= automatic_threshold([Match("a", "b", 0.0)], ideas=2) <= 1


@pytest.mark.parametrize("ideas", [1, -1, 2.0, True])
def test_fewer_ideas_than_are_matched_are_refused(ideas) -> None:
    with pytest.raises(InvalidValue, match=r"automatic_threshold\.ideas"):
        automatic_threshold([Match("a", "b", 0.5)], ideas=ideas)
