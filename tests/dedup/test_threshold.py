"""Probabilities and limits without labels: what the model of two groups says of sets whose truth is known."""

from __future__ import annotations

import pickle
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import Idea, InvalidValue
from slussmodel.dedup import IdeaIndex, Kind, Match, PairDecision, automatic_threshold, calibrated, reliability
from slussmodel.dedup.mixture import Mixture, _curve

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
        fitted = calibrated(found, ideas=len(found) + 100)
        limit = automatic_threshold(fitted)
        taken = np.array([match.probability >= limit for match in fitted])
        lost.append(best - 2 * float((taken & same).sum() / (taken.sum() + same.sum())))
        lost_unfitted.append(best - f1(odds, same, automatic_threshold(found)))
    assert np.mean(lost) <= 0.03
    if mean == 5.0:
        assert np.mean(lost) < np.mean(lost_unfitted)


@pytest.mark.parametrize("mean", [1.0, 2.5, 5.0])
def test_what_is_said_of_a_set_is_true_of_it(mean) -> None:
    odds, same = drawn(mean, 150, seed=3)
    found = calibrated(matches(odds), ideas=len(odds) + 100)
    truth = [PairDecision(match.a, match.b, bool(twin)) for match, twin in zip(found, same, strict=True)]
    assert reliability(found, truth).ece <= 0.05
    expected = sum(match.probability for match in found)
    assert expected == pytest.approx(same.sum(), rel=0.25)


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
def test_the_order_stays_and_the_order_given_never_matters(chances, random) -> None:
    found = [Match(f"a{n:02}", f"b{n:02}", chance) for n, chance in enumerate(chances)]
    fitted = {match.a: match.probability for match in calibrated(found, ideas=60)}
    mixed = {match.a: match.probability for match in calibrated(random.sample(found, len(found)), ideas=60)}
    assert fitted == pytest.approx(mixed, abs=1e-6)
    ranked = sorted(found, key=lambda match: match.probability)
    assert all(fitted[low.a] <= fitted[high.a] for low, high in pairwise(ranked))


def test_the_words_add_up_to_the_new_probability() -> None:
    said = "Kamera i stället för besök på natten hos den som vill sova ostört"
    told = [("Nattkameror", said), ("Tillsyn på natten via kamera", "Slipp väckas: titta till med kamera")]
    ideas = [Idea(id=f"i-{n}", title=t, description=d, municipality="1496") for n, (t, d) in enumerate(told)]
    index = IdeaIndex([*ideas, Idea(id="i-9", title="Cykelpump på torget", municipality="1496")])
    for match, before in zip(calibrated(index.pairs(0.0), ideas=3), index.pairs(0.0), strict=True):
        why, old = match.explanation, before.explanation
        assert why is not None
        assert old is not None
        assert why.log_odds == pytest.approx(match.log_odds, abs=1e-5)
        assert [pair.a for pair in why.words] == [pair.a for pair in old.words]
        assert sum(pair.log_odds for pair in why.words) == pytest.approx(why.of(Kind.LIKENESS))
        assert pickle.loads(pickle.dumps(match)).explanation == why


def test_sets_that_say_nothing_are_answered_all_the_same() -> None:
    assert calibrated([], ideas=0) == ()
    assert automatic_threshold([]) == 1.0
    for chance in (0.0, 1.0):
        assert 0 <= calibrated([Match("a", "b", chance)], ideas=2)[0].probability <= 1


@pytest.mark.parametrize("ideas", [1, -1, 2.0, True])
def test_fewer_ideas_than_are_matched_are_refused(ideas) -> None:
    with pytest.raises(InvalidValue, match=r"calibrated\.ideas"):
        calibrated([Match("a", "b", 0.5)], ideas=ideas)
