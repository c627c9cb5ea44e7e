"""Structure gives in closed form what the table gives, and stays exact for all municipalities."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import SEK, InvalidValue, UnknownName
from slussmodel.errors import MissingParty
from slussmodel.sharing import (
    Component,
    FixedPlusOwnGame,
    MaximumGame,
    Shapley,
    SharedComponentsGame,
    StructuredGame,
    SumGame,
    TreeGame,
    fairness,
)

NAMES = "ABCDEF"
amounts = st.integers(0, 50) | st.fractions(0, 50, max_denominator=12)


def own_costs(least: int = 2) -> st.SearchStrategy[dict[str, Fraction]]:
    return st.lists(amounts, min_size=least, max_size=6).map(lambda costs: dict(zip(NAMES, costs, strict=False)))


@st.composite
def trees(draw: st.DrawFn) -> TreeGame:
    costs = draw(own_costs())
    parents = {name: draw(st.sampled_from([None, *NAMES[:place]])) for place, name in enumerate(costs)}
    return TreeGame(costs, parents=dict(reversed(parents.items())))


simple = (
    own_costs().map(MaximumGame)
    | st.builds(FixedPlusOwnGame, fixed=amounts, own=own_costs())
    | trees()
    | st.lists(st.tuples(amounts, st.sets(st.sampled_from(NAMES), min_size=1).map(sorted)), min_size=1)
    .filter(lambda parts: len({user for _, users in parts for user in users}) > 1)
    .map(SharedComponentsGame)
)
games = simple | st.lists(simple, min_size=1, max_size=3).map(lambda parts: SumGame(tuple(parts)))


@given(games)
def test_closed_form_is_the_value_of_the_table(game: StructuredGame) -> None:
    assert Shapley().values(game) == Shapley().values(game.table())


@given(games, st.sets(st.sampled_from(NAMES)))
def test_the_cost_of_a_group_is_in_the_table(game: StructuredGame, group: set[str]) -> None:
    present = group & set(game.players)
    assert game.cost(present) == game.table().cost(present)


@given(games)
def test_such_games_are_monotone_and_concave(game: StructuredGame) -> None:
    assert game.table().check() == ()


@given(games, st.fractions(0, 9, max_denominator=9))
def test_a_multiple_of_a_game_has_that_multiple_of_its_values(game: StructuredGame, factor: Fraction) -> None:
    values = Shapley().values(factor * game)
    assert values == {player: factor * value for player, value in Shapley().values(game).items()}


@given(games, games)
def test_values_of_a_sum_are_sums_of_values(one: StructuredGame, other: StructuredGame) -> None:
    first, second, both = (Shapley().values(game) for game in (one, other, one + other))
    assert both == {player: first.get(player, 0) + second.get(player, 0) for player in both}


@pytest.mark.parametrize("nothing", [0, 0.0, SEK(0)])
def test_a_game_of_nothing_is_still_of_its_kind(nothing: object) -> None:
    """A runway of no length has no components, and is counted in what its costs were given in."""
    for game in (
        MaximumGame({"A": nothing, "B": nothing}),
        FixedPlusOwnGame(nothing, {"A": nothing, "B": nothing}),
        TreeGame({"A": nothing, "B": nothing}, parents={"A": None, "B": "A"}),
    ):
        assert (game.table().unit, game.table().total) == (game.unit, 0)
        assert type(game.cost("A")) is type(game.table().cost("A"))
        assert fairness(dict.fromkeys("AB", nothing), game).broken == ()


def test_floats_stay_floats() -> None:
    game = MaximumGame({"A": 0.1, "B": 0.5}) + FixedPlusOwnGame(fixed=1.0, own={"A": 0.0, "C": 2.0})
    assert Shapley().values(game) == pytest.approx(Shapley().values(game.table()))
    assert all(isinstance(value, float) for value in Shapley().values(game).values())


def test_every_municipality_pays_its_share_to_the_ore() -> None:
    costs = {f"{place:04}": SEK(10_000 + place * 7919 % 100_000) for place in range(290)}
    parents = {f"{place:04}": f"{(place - 1) // 2:04}" if place else None for place in range(290)}
    for game in (MaximumGame(costs), FixedPlusOwnGame(SEK(4_000_000), costs), TreeGame(costs, parents=parents)):
        allocation = Shapley().share(game)
        assert allocation.total.minor == game.cost(game.players)
        assert sum(allocation.amounts.values()) == allocation.total


def test_parts_of_several_games_share_one_currency() -> None:
    game = MaximumGame({"A": SEK(1), "B": SEK(2)}) + FixedPlusOwnGame(SEK(10), {"A": SEK(0), "B": SEK(1)})
    assert Shapley().share(game).amounts == {"A": SEK("5.50"), "B": SEK("7.50")}
    with pytest.raises(InvalidValue, match="must be Money"):
        MaximumGame({"A": SEK(1), "B": SEK(2)}) + MaximumGame({"A": 1, "B": 2})


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda: MaximumGame({}), InvalidValue, "no members"),
        (lambda: MaximumGame({"A": 1}), InvalidValue, "at least two"),
        (lambda: MaximumGame((("A", 1), ("A", 2))), InvalidValue, "stands there twice"),
        (lambda: MaximumGame({"A": 1, "B": -2}), InvalidValue, r"costs\[B\]: -2 must not be negative"),
        (lambda: MaximumGame({"A": 1, "B": float("nan")}), InvalidValue, r"costs\[B\]: nan must be finite"),
        (lambda: FixedPlusOwnGame(-1, {"A": 1, "B": 2}), InvalidValue, "must not be negative"),
        (lambda: SharedComponentsGame([(1, "")]), InvalidValue, "must have users"),
        (lambda: SharedComponentsGame([(1, "A"), (-1, "B")]), InvalidValue, "component 2 of B"),
        (lambda: TreeGame({"A": 1, "B": 2}, parents={"A": None}), MissingParty, "'B'"),
        (lambda: TreeGame({"A": 1, "B": 2}, parents={"A": None, "B": "C"}), UnknownName, "unknown player 'C'"),
        (lambda: TreeGame({"A": 1, "B": 2}, parents={"A": "B", "B": "A"}), InvalidValue, "never reach the source"),
        (lambda: -1 * MaximumGame({"A": 1, "B": 2}), InvalidValue, "factor: -1 must not be negative"),
        (lambda: MaximumGame({"A": 1, "B": 2}).cost("C"), UnknownName, "unknown player 'C'"),
        (lambda: MaximumGame({f"p{place}": place for place in range(40)}).table(), InvalidValue, "8 TiB"),
    ],
)
def test_bad_structure_is_named(make: object, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        make()


def test_components_can_be_given_as_such() -> None:
    game = SharedComponentsGame([Component(6, ("A", "B")), (4, ("B",))])
    assert Shapley().values(game) == {"A": 3, "B": 7}


def test_only_numbers_multiply_games_and_only_games_add_to_them() -> None:
    game = MaximumGame({"A": 1, "B": 2})
    with pytest.raises(TypeError):
        game + 1
    with pytest.raises(TypeError):
        "2" * game


def test_games_add_up_and_take_any_number_for_a_factor() -> None:
    parts = [MaximumGame({"A": 2, "B": 6}), FixedPlusOwnGame(fixed=10, own={"A": 0, "B": 1})]
    whole = sum(parts)
    assert whole.shapley() == {"A": Fraction(6), "B": Fraction(11)}
    for half in (Fraction(1, 2), 0.5, Decimal("0.5")):
        assert (half * whole).shapley() == {"A": Fraction(3), "B": Fraction(11, 2)}
    with pytest.raises(InvalidValue, match=r"StructuredGame\.factor: nan must be finite"):
        _ = float("nan") * whole
    with pytest.raises(TypeError):
        _ = True * whole
