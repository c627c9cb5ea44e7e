"""Each kind of game is what it says, in exact numbers, by the library's own check and by its least core."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings

from slussmodel import Money, UnknownName
from slussmodel.codec import from_json, to_json
from slussmodel.sharing import Allocation, CostGame, LeastCore, Shapley
from slussmodel.sharing.check import Property, holds
from slussmodel.strategies import allocations, cost_games


def breaks(game: CostGame) -> set[str]:
    return {finding.code for finding in game.check()}


def core_is_empty(game: CostGame) -> bool:
    return LeastCore().level(game) > 0


@given(cost_games(kind="monotone"))
def test_a_monotone_game_is(game: CostGame) -> None:
    assert "not_monotone" not in breaks(game)


@given(cost_games(kind="subadditive"))
def test_a_subadditive_game_is(game: CostGame) -> None:
    assert "not_subadditive" not in breaks(game)


@given(cost_games(kind="concave"))
def test_a_concave_game_has_all_three_properties_and_the_shapley_value_in_its_core(game: CostGame) -> None:
    assert breaks(game) == set()
    shares = Shapley().values(game)
    for size in range(1, game.n):
        for group in combinations(game.players, size):
            assert sum(shares[one] for one in group) <= game.cost(group)


@given(cost_games(kind="airport"))
def test_an_airport_costs_what_its_dearest_member_does(game: CostGame) -> None:
    assert breaks(game) == set()
    for group in combinations(game.players, 2):
        assert game.cost(group) == max(game.cost([one]) for one in group)


@settings(max_examples=40)
@given(cost_games(kind="empty_core", max_players=5))
def test_a_game_with_an_empty_core_looks_innocent(game: CostGame) -> None:
    assert holds(game, Property.SUBADDITIVE)
    balanced = sum((game.cost([one for one in game.players if one != out]) for out in game.players), Fraction(0))
    assert balanced / (game.n - 1) < game.total
    assert core_is_empty(game)


@pytest.mark.parametrize("kind", ["any", "monotone", "subadditive", "concave", "airport", "empty_core"])
def test_games_in_money_read_back_as_themselves(kind: str) -> None:
    @settings(max_examples=15)
    @given(cost_games(kind=kind, currency="SEK"))  # type: ignore[arg-type]
    def reads(game: CostGame) -> None:
        assert game.currency == "SEK"
        assert from_json(to_json(game)) == game

    reads()


def test_kinds_differ() -> None:
    from hypothesis import find

    assert find(cost_games(kind="any"), lambda game: breaks(game) == {"not_monotone", "not_subadditive", "not_concave"})
    assert find(cost_games(kind="monotone"), lambda game: "not_subadditive" in breaks(game))
    assert find(cost_games(kind="subadditive"), lambda game: "not_concave" in breaks(game))


def test_a_kind_that_nobody_knows_is_named() -> None:
    with pytest.raises(UnknownName, match="did you mean 'concave'"):
        cost_games(kind="convex")  # type: ignore[arg-type]


@given(allocations(currency="EUR"))
def test_an_allocation_sums_to_its_cost(allocation: Allocation) -> None:
    assert sum(amount.minor for amount in allocation.amounts.values()) == allocation.total.minor
    assert isinstance(allocation.total, Money)
