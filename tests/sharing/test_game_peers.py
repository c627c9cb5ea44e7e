"""Another programme, written by others in Rust, gives the same answers on random games up to ten players."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from slussmodel import InvalidValue
from slussmodel.sharing import (
    AumannDreze,
    Banzhaf,
    CostGame,
    Gately,
    LeastCore,
    Myerson,
    Nucleolus,
    Owen,
    PerCapitaNucleolus,
    Prenucleolus,
    ProportionalNucleolus,
    SavingsGame,
    Shapley,
    Solution,
    TauValue,
)

NAMES = "ABCDEFGHIJ"


@pytest.fixture(scope="module")
def coopgame() -> ModuleType:
    """MIT, development only; it publishes wheels, but not for every platform that we are tested on."""
    return pytest.importorskip("coopgame", reason="coopgame-py has no wheel for this platform")


def savings(least: int = 2, most: int = 10) -> st.SearchStrategy[list[int]]:
    """Worth by bits, with the whole worth at least as much as its players apart, who are worth nothing."""

    def worth(args: tuple[int, int, int]) -> list[int]:
        n, seed, largest = args
        values = np.random.default_rng(seed).integers(1, largest, 1 << n)
        values[0] = 0
        values[1 << np.arange(n)] = 0 if largest % 2 else 1
        values[-1] = max(values[-1], n)
        return values.tolist()

    return st.tuples(st.integers(least, most), st.integers(0, 2**32), st.integers(3, 200)).map(worth)


def game_of(worth: list[int]) -> SavingsGame:
    return SavingsGame.from_array(NAMES[: len(worth).bit_length() - 1], worth)


@given(savings())
@settings(max_examples=60)
def test_shapley(coopgame: ModuleType, worth: list[int]) -> None:
    theirs = coopgame.shapley(coopgame.Game([float(value) for value in worth[1:]]))
    assert list(map(float, Shapley().values(game_of(worth)).values())) == pytest.approx(theirs)


@given(savings(most=6))
@settings(max_examples=30)
@pytest.mark.parametrize(("rule", "domain"), [(Nucleolus(), "imputation"), (Prenucleolus(), "preimputation")])
def test_nucleolus_exactly(coopgame: ModuleType, rule: Nucleolus, domain: str, worth: list[int]) -> None:
    theirs = coopgame.nucleolus_exact(worth[1:], domain=domain)["allocation"]
    assert list(rule.values(game_of(worth)).values()) == [Fraction(one) for one in theirs]


@given(savings(least=7))
@settings(max_examples=20)
@pytest.mark.parametrize(("rule", "domain"), [(Nucleolus(), "imputation"), (Prenucleolus(), "preimputation")])
def test_nucleolus(coopgame: ModuleType, rule: Nucleolus, domain: str, worth: list[int]) -> None:
    theirs = coopgame.nucleolus(coopgame.Game([float(value) for value in worth[1:]]), domain=domain)["allocation"]
    assert list(map(float, rule.values(game_of(worth)).values())) == pytest.approx(theirs, abs=1e-6)


@given(savings(most=8))
@settings(max_examples=30)
def test_per_capita_nucleolus(coopgame: ModuleType, worth: list[int]) -> None:
    theirs = coopgame.per_capita_nucleolus(coopgame.Game([float(value) for value in worth[1:]]))["allocation"]
    assert list(map(float, PerCapitaNucleolus().values(game_of(worth)).values())) == pytest.approx(theirs, abs=1e-6)


@given(savings(most=8).filter(lambda worth: all(worth[1:])))
@settings(max_examples=20)
def test_proportional_nucleolus(coopgame: ModuleType, worth: list[int]) -> None:
    theirs = coopgame.proportional_nucleolus(coopgame.Game([float(value) for value in worth[1:]]))["allocation"]
    assert list(map(float, ProportionalNucleolus().values(game_of(worth)).values())) == pytest.approx(theirs, abs=1e-6)


def solved(game: SavingsGame, rule: Solution) -> list[float]:
    return [float(value) for value in rule.values(game).values()]


def theirs_of(coopgame: ModuleType, worth: list[int]) -> object:
    return coopgame.Game([float(value) for value in worth[1:]])


@given(savings())
@settings(max_examples=40)
def test_banzhaf(coopgame: ModuleType, worth: list[int]) -> None:
    theirs = coopgame.banzhaf(theirs_of(coopgame, worth))
    assert solved(game_of(worth), Banzhaf()) == pytest.approx(theirs)


@given(savings(), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_owen_and_aumann_dreze(coopgame: ModuleType, worth: list[int], random: object) -> None:
    game = game_of(worth)
    places = list(range(len(game.players)))
    random.shuffle(places)
    cuts = sorted(random.sample(range(1, len(places)), random.randint(0, len(places) - 1)))
    blocks = [places[start:stop] for start, stop in pairwise([0, *cuts, len(places)])]
    named = [[game.players[place] for place in block] for block in blocks]
    assert solved(game, Owen(named)) == pytest.approx(coopgame.owen(theirs_of(coopgame, worth), blocks))
    assert solved(game, AumannDreze(named)) == pytest.approx(coopgame.aumann_dreze(theirs_of(coopgame, worth), blocks))


@given(savings(), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_myerson(coopgame: ModuleType, worth: list[int], random: object) -> None:
    game = game_of(worth)
    pairs = list(combinations(range(len(game.players)), 2))
    edges = random.sample(pairs, random.randint(0, len(pairs)))
    named = [(game.players[one], game.players[other]) for one, other in edges]
    assert solved(game, Myerson(named)) == pytest.approx(coopgame.myerson(theirs_of(coopgame, worth), edges))


@given(savings(most=8))
@settings(max_examples=30)
def test_least_core(coopgame: ModuleType, worth: list[int]) -> None:
    theirs = coopgame.least_core(theirs_of(coopgame, worth), domain="preimputation")
    assert float(LeastCore().level(game_of(worth).mirror)) == pytest.approx(theirs["epsilon"], abs=1e-6)


@given(savings())
@settings(max_examples=60)
def test_tau(coopgame: ModuleType, worth: list[int]) -> None:
    """Where theirs refuses a game that is not quasi-balanced, so does ours."""
    try:
        theirs = coopgame.tau_value(theirs_of(coopgame, worth))
    except ValueError:
        with pytest.raises(InvalidValue, match="not quasi-balanced"):
            TauValue().values(game_of(worth))
    else:
        assert solved(game_of(worth), TauValue()) == pytest.approx(theirs)


@given(savings())
@settings(max_examples=60)
def test_gately(coopgame: ModuleType, worth: list[int]) -> None:
    """Theirs refuses a game in which nothing is gained by standing together; ours has nothing to refuse there."""
    try:
        theirs = coopgame.gately_point(theirs_of(coopgame, worth))
    except ValueError:
        reject()
    assert solved(game_of(worth), Gately()) == pytest.approx(theirs)


def test_airport(coopgame: ModuleType) -> None:
    costs = [8.0, 11.0, 13.0, 18.0]
    game = CostGame.from_function(NAMES[:4], lambda members: (members * np.array(costs)).max(axis=1))
    theirs = coopgame.airport(costs)
    assert list(Shapley().values(game).values()) == pytest.approx(theirs["shapley"])
    assert list(Nucleolus().values(game).values()) == pytest.approx(theirs["nucleolus"])
