"""Weighted values, unions and neighbours, and the classic rules: what they refuse, and small cases by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import SEK, InvalidValue, UnknownName
from slussmodel.errors import MissingParty
from slussmodel.sharing import (
    ACA,
    ECM,
    SCRB,
    AumannDreze,
    Banzhaf,
    CostGame,
    Excess,
    FixedPlusOwnGame,
    FunctionGame,
    Gately,
    LeastCore,
    MaximumGame,
    Myerson,
    Nucleolus,
    Owen,
    Prenucleolus,
    ProportionalNucleolus,
    Shapley,
    Solution,
    StandAloneProportional,
    TauValue,
    WeightedShapley,
)

GAME = CostGame.from_array("ABC", [0, 10, 12, 15, 20, 26, 28, 30])
games = st.lists(st.integers(0, 30), min_size=7, max_size=7).map(lambda costs: CostGame.from_array("ABC", [0, *costs]))


@given(games, st.lists(st.integers(1, 9) | st.fractions(1, 9), min_size=3, max_size=3))
def test_weighted_value_is_the_average_over_orders_drawn_by_weight(game: CostGame, weights: list[Fraction]) -> None:
    """The last place goes to a player by weight, then the last but one among the rest, and so on (Shapley 1953)."""
    owed = dict.fromkeys("ABC", Fraction(0))
    for order in permutations(range(3)):
        chance = Fraction(1)
        for place in (2, 1):
            chance *= Fraction(weights[order[place]]) / sum(weights[player] for player in order[: place + 1])
        mask = 0
        for player in order:
            owed["ABC"[player]] += chance * (game.steps(mask | 1 << player) - game.steps(mask))
            mask |= 1 << player
    rule = WeightedShapley(dict(zip("ABC", weights, strict=True)))
    assert rule.values(game) == owed


@given(
    st.lists(st.integers(0, 30), min_size=3, max_size=3),
    st.lists(st.integers(1, 9), min_size=3, max_size=3),
    st.integers(1, 9),
)
def test_where_groups_save_a_larger_weight_pays_no_more(needs: list[int], weights: list[int], more: int) -> None:
    """A runway as long as the largest of a group needs: each joiner adds less the more were there before."""
    costs = [max((need for place, need in enumerate(needs) if mask >> place & 1), default=0) for mask in range(8)]
    game = CostGame.from_array("ABC", costs)
    before = WeightedShapley(dict(zip("ABC", weights, strict=True))).values(game)
    after = WeightedShapley(dict(zip("ABC", [weights[0] + more, *weights[1:]], strict=True))).values(game)
    assert after["A"] <= before["A"]


def test_weighted_value_of_floats() -> None:
    rule = WeightedShapley({"A": 1, "B": 2.5, "C": Decimal(3)})
    floats = CostGame.from_array("ABC", [0.0, 10.0, 12.0, 15.0, 20.0, 26.0, 28.0, 30.0])
    assert rule.values(floats) == pytest.approx({name: float(value) for name, value in rule.values(GAME).items()})


def test_weights_of_numbers_beyond_int64_stay_exact() -> None:
    costs = [cost * 10**25 for cost in (0, 10, 12, 15, 20, 26, 28, 30)]
    rule = WeightedShapley({"A": 1, "B": 2, "C": 3})
    assert rule.values(CostGame.from_array("ABC", costs)) == {
        player: value * 10**25 for player, value in rule.values(GAME).items()
    }


@pytest.mark.parametrize("weight", [0, -1, float("nan"), float("inf"), "3", True])
def test_bad_weights_are_named(weight: object) -> None:
    with pytest.raises(InvalidValue, match=r"weights\[B\]"):
        WeightedShapley({"A": 1, "B": weight})


@pytest.mark.parametrize("rule", [Shapley(), Nucleolus(), ProportionalNucleolus(), TauValue(), SCRB()])
def test_costs_of_any_size_are_shared_as_small_ones_are(rule: Solution) -> None:
    """And told so, with all their digits."""
    small, middle, large = (
        CostGame.from_array("ABC", GAME.costs.astype(object) * 100 * unit, currency="SEK")
        for unit in (1, 2**51, 10**30)
    )
    assert rule.values(middle) == {player: value * 2**51 for player, value in rule.values(small).items()}
    assert rule.values(large) == {player: value * 10**30 for player, value in rule.values(small).items()}
    allocation = rule.share(large)
    for lang in ("sv", "en"):
        assert f"{allocation.total.format(lang)}" in allocation.explain(lang)
        assert allocation.svg(lang) in allocation.html(lang)


def test_many_large_costs_save_what_they_would_if_they_were_small() -> None:
    """Twelve players' costs alone sum to more than an int64 holds, though each of them fits."""
    game = CostGame.from_array("ABCDEFGHIJKL", [0, *[2**61] * (2**12 - 1)])
    assert game.savings().total == 11 * 2**61
    assert set(Shapley().values(game.savings()).values()) == {Fraction(11 * 2**61, 12)}


def test_every_player_has_a_weight() -> None:
    with pytest.raises(MissingParty, match=r"WeightedShapley\.weights says nothing of 'C'"):
        WeightedShapley({"A": 1, "B": 2}).values(GAME)


def test_banzhaf_is_scaled_to_be_paid() -> None:
    money = CostGame.from_array("ABC", [100 * int(cost) for cost in GAME.costs], currency="SEK")
    values, allocation = Banzhaf().values(money), Banzhaf().share(money)
    assert sum(values.values()) != money.total
    assert allocation.total == SEK(30)
    assert allocation.exact["A"] / allocation.exact["B"] == values["A"] / values["B"]
    savings = Banzhaf().share(money.savings())
    assert savings.total == SEK(12)
    floats = CostGame.from_array("ABC", GAME.costs / 8)
    assert Banzhaf().values(floats) == pytest.approx(
        {name: float(one) / 8 for name, one in Banzhaf().values(GAME).items()}
    )


def test_banzhaf_values_of_nothing_cannot_be_scaled() -> None:
    with pytest.raises(InvalidValue, match="sum to zero"):
        Banzhaf().share(CostGame.from_array("AB", [0, 0, 0, 0], currency="SEK"))


@given(games)
def test_one_union_or_none_is_the_shapley_value(game: CostGame) -> None:
    for unions in (["ABC"], ["A", "B", "C"]):
        assert Owen(unions).values(game) == Shapley().values(game)


@given(games)
def test_unions_pay_what_they_would_as_single_players(game: CostGame) -> None:
    values = Owen(["AB", "C"]).values(game)
    between = CostGame.from_array(("AB", "C"), [0, game.steps(0b011), game.steps(0b100), game.steps(0b111)])
    assert values["A"] + values["B"] == Shapley().values(between)["AB"]


def test_many_unions_of_large_costs_stay_exact() -> None:
    """What twelve unions add to hundreds of others sums to more than an int64 holds."""
    names = "ABCDEFGHIJKL"
    game = CostGame.from_function(names, lambda members: members[:, 0] * 2**56)
    assert Owen(names).values(game) == {"A": 2**56, **dict.fromkeys(names[1:], 0)}


def test_blocks_pay_their_own_cost() -> None:
    assert AumannDreze(["AB", "C"]).values(GAME) == {"A": Fraction(13, 2), "B": Fraction(17, 2), "C": 20}


@given(games)
def test_neighbours_of_all_are_the_shapley_value_and_of_none_pay_alone(game: CostGame) -> None:
    assert Myerson([("A", "B"), ("B", "C"), ("A", "C")]).values(game) == Shapley().values(game)
    assert Myerson([]).values(game) == {player: game.cost(player) for player in "ABC"}


@pytest.mark.parametrize(
    ("rule", "error", "words"),
    [
        (Owen(["AB"]), MissingParty, "Owen.unions says nothing of 'C'"),
        (Owen(["AB", "BC"]), InvalidValue, "'B' stands in two groups"),
        (AumannDreze(["AB", "CD"]), UnknownName, "unknown player 'D'"),
        (Myerson([("A", "Z")]), UnknownName, "unknown player 'Z'"),
    ],
)
def test_bad_groups_are_named(rule: Owen, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        rule.values(GAME)


def test_what_cannot_be_shared_in_proportion_is_refused() -> None:
    free = CostGame.from_array("AB", [0, 0, 0, 7])
    with pytest.raises(InvalidValue, match="costs nobody anything alone"):
        StandAloneProportional().values(free)


@pytest.mark.parametrize("rule", [SCRB(), ACA()])
def test_no_benefit_may_be_negative(rule: SCRB) -> None:
    with pytest.raises(InvalidValue, match="'A' adds 1 more as the last to join than it costs alone"):
        rule.values(CostGame.from_array("AB", [0, 2, 3, 6]))


def test_a_cost_without_benefits_is_refused_and_no_cost_is_not() -> None:
    assert Gately().values(CostGame.from_array("AB", [0, 2, 3, 5])) == {"A": 2, "B": 3}
    with pytest.raises(InvalidValue, match="no remaining benefit"):
        Gately().values(CostGame.from_array("ABC", [0, 2, 2, 6, 2, 6, 6, 8]))


@pytest.mark.parametrize("rule", [SCRB(), Gately()])
def test_the_noise_of_floats_is_no_benefit(rule: Solution) -> None:
    """Nobody is spared anything: what is left cannot be shared by what rounding leaves of 0.1 - (1.0 - 0.9)."""
    tenths = {"A": 1, "B": 2, "C": 3, "AB": 7, "AC": 8, "BC": 9, "ABC": 10}
    exact = CostGame.from_costs("ABC", {tuple(group): Fraction(cost, 10) for group, cost in tenths.items()})
    floats = CostGame.from_costs("ABC", {tuple(group): cost / 10 for group, cost in tenths.items()})
    for game in (exact, floats):
        with pytest.raises(InvalidValue, match="no remaining benefit"):
            rule.values(game)


def test_tau_needs_a_quasi_balanced_game() -> None:
    with pytest.raises(InvalidValue, match=r"'A' .* not quasi-balanced"):
        TauValue().values(CostGame.from_array("AB", [0, 2, 3, 6]))
    with pytest.raises(InvalidValue, match="total outside"):
        TauValue().values(CostGame.from_array("ABC", [0, 1, 1, 5, 1, 5, 5, 6]))
    additive = CostGame.from_array("AB", [0, 2, 3, 5])
    assert TauValue().values(additive) == ECM().values(additive) == {"A": 2, "B": 3}


def test_least_core_holds_its_points_and_no_others() -> None:
    for measure in Excess:
        rule = LeastCore(measure)
        point = rule.values(GAME)
        assert rule.holds(GAME, point)
        assert not rule.holds(GAME, {**point, "A": point["A"] + 2, "B": point["B"] - 2})
        assert not rule.holds(GAME, {**point, "A": point["A"] + 1})
        assert not rule.holds(GAME, {**point, "A": point["A"] - 1})
        floats = CostGame.from_array("ABC", GAME.costs / 7)
        assert rule.holds(floats, rule.values(floats))
    with pytest.raises(MissingParty):
        LeastCore().holds(GAME, {"A": 1})


def test_what_a_game_with_structure_proves_is_what_its_table_proves() -> None:
    game = FixedPlusOwnGame(SEK(50), {"A": SEK(20), "B": SEK(30)})
    assert Nucleolus().certificate(game) == Nucleolus().certificate(game.table())
    assert Nucleolus().certificate(game).proves(game)
    assert Nucleolus().certificate(game).error(game) == 0
    assert LeastCore().level(game) == LeastCore().level(game.table()) == -2500
    assert LeastCore().holds(game, Nucleolus().values(game))
    assert Prenucleolus().certificate(GAME.savings()).proves(GAME.savings().mirror)


def test_games_say_what_they_are() -> None:
    assert repr(GAME) == "<CostGame of 3 players in exact numbers: A + B + C costs 30>"
    assert repr(GAME.savings()) == "<SavingsGame of 3 players: together they save 12>"
    assert (GAME.savings().total, GAME.savings().players) == (12, ("A", "B", "C"))
    assert GAME != "a game"


def test_functions_are_asked_about_every_group_once() -> None:
    """Eighteen players need several questions, each of at most 65,536 groups."""
    names = [f"p{place}" for place in range(18)]
    asked = []

    def cost(members: object) -> object:
        asked.append(len(members))
        return members.sum(axis=1)

    game = FunctionGame(names, cost).table()
    assert sum(asked) == 2**18 - 1
    assert game.total == 18


def test_half_an_ore_is_not_shared() -> None:
    half = Fraction(1, 2) * MaximumGame({"A": 1, "B": 3})
    assert Shapley().values(half) == {"A": Fraction(1, 4), "B": Fraction(5, 4)}


def test_rules_have_names_in_both_languages() -> None:
    assert Shapley().label() == "Shapleyvärdet"
    assert ECM().label("en") == "Equal charge method"
