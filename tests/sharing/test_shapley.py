"""The Shapley value, by two matrix products, is the average over all orders."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel.sharing import CostGame, Shapley

NAMES = "ABCDEFGHIJ"


def games(least: int = 2, most: int = 5, largest: int = 1000) -> st.SearchStrategy[CostGame]:
    """Games of whole numbers, any costs at all."""
    return st.integers(least, most).flatmap(
        lambda n: st.lists(st.integers(0, largest), min_size=2**n - 1, max_size=2**n - 1).map(
            lambda costs: CostGame.from_array(NAMES[:n], [0, *costs])
        )
    )


def by_orders(game: CostGame) -> dict[str, Fraction]:
    """The definition, term by term."""
    orders = list(permutations(range(game.n)))
    owed = [Fraction(0)] * game.n
    for order in orders:
        mask = 0
        for place in order:
            owed[place] += game.steps(mask | 1 << place) - game.steps(mask)
            mask |= 1 << place
    return {player: amount / len(orders) for player, amount in zip(game.players, owed, strict=True)}


@given(games())
def test_value_is_the_average_over_orders(game: CostGame) -> None:
    assert Shapley().values(game) == by_orders(game)


@given(games(most=4, largest=2**200))
def test_numbers_of_any_size_stay_exact(game: CostGame) -> None:
    assert Shapley().values(game) == by_orders(game)


@given(games(most=6))
def test_floats_agree_with_exact(game: CostGame) -> None:
    floats = CostGame.from_array(game.players, game.costs.astype(float))
    exact = Shapley().values(game)
    assert Shapley().values(floats) == pytest.approx({player: float(value) for player, value in exact.items()})


@pytest.mark.parametrize("n", [7, 10, 13, 16])
def test_large_exact_values_agree_with_a_plain_sum(n: int) -> None:
    """Costs near 2**56 need two limbs; the sum by player and size is taken here in Python's own integers."""
    costs = np.random.default_rng(n).integers(0, 2**56, 1 << n)
    costs[0] = 0
    names = [f"p{place}" for place in range(n)]
    value = Shapley().values(CostGame.from_array(names, costs))
    objects = Shapley().values(CostGame.from_array(names, costs.astype(object) * 2**70))
    assert sum(value.values()) == int(costs[-1])
    assert objects == {player: amount * 2**70 for player, amount in value.items()}
    assert value[names[0]] == _plain(costs, n, 0)


def _plain(costs: np.ndarray, n: int, place: int) -> Fraction:
    from math import comb

    by_size = [0] * n
    for mask in range(1 << n):
        if not mask >> place & 1:
            by_size[mask.bit_count()] += int(costs[mask | 1 << place]) - int(costs[mask])
    return sum((Fraction(total, n * comb(n - 1, size)) for size, total in enumerate(by_size)), Fraction(0))


@given(games())
def test_shares_sum_to_the_cost(game: CostGame) -> None:
    assert sum(Shapley().values(game).values()) == game.total


@given(games(least=3, most=3), games(least=3, most=3))
def test_value_of_a_sum_is_the_sum_of_values(one: CostGame, other: CostGame) -> None:
    both = Shapley().values(CostGame.from_array(one.players, one.costs + other.costs))
    assert both == {player: Shapley().values(one)[player] + Shapley().values(other)[player] for player in both}


@given(games(), st.integers(0, 100))
def test_a_player_who_adds_the_same_to_all_pays_that(game: CostGame, own: int) -> None:
    joined = CostGame.from_array([*game.players, "Z"], [*game.costs, *(game.costs + own)])
    values = Shapley().values(joined)
    assert values.pop("Z") == own
    assert values == Shapley().values(game)


@given(games(), st.randoms(use_true_random=False))
def test_names_do_not_matter(game: CostGame, random: object) -> None:
    order = list(game.players)
    random.shuffle(order)
    assert Shapley().values(game.restricted(order)) == Shapley().values(game)


def test_value_can_lie_outside_the_core() -> None:
    """On record: the Shapley value breaks core membership even where the core is not empty."""
    game = CostGame.from_array("ABC", [0, 6, 6, 6, 6, 6, 12, 12])
    values = Shapley().values(game)
    assert values["A"] + values["B"] > game.cost(("A", "B"))
    core_point = {"A": 0, "B": 6, "C": 6}
    assert sum(core_point.values()) == game.total
    assert all(
        sum(core_point[player] for player in group) <= game.cost(group)
        for group in map(tuple, ("A", "B", "C", "AB", "AC", "BC"))
    )
