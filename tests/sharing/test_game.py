"""A cost game is complete and finite, or it is refused with an error that names what is wrong."""

from __future__ import annotations

import pickle
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from slussmodel import EUR, SEK, InvalidValue, UnknownName
from slussmodel.errors import MissingParty
from slussmodel.money import CurrencyMismatch
from slussmodel.sharing import CostGame, Nucleolus, SavingsGame, Shapley

COSTS = {("A",): 3, ("B",): 4, ("A", "B"): 5}


def test_the_front_page_example() -> None:
    game = CostGame.from_costs(players=("A", "B"), costs=COSTS)
    assert Shapley().values(game) == {"A": Fraction(2), "B": Fraction(3)}


def test_coalitions_may_be_sets_tuples_in_any_order_or_one_name() -> None:
    sets = {frozenset("A"): 3, frozenset("B"): 4, frozenset("AB"): 5}
    turned = {"A": 3, "B": 4, ("B", "A"): 5, (): 0}
    assert CostGame.from_costs("AB", sets) == CostGame.from_costs("AB", turned) == CostGame.from_costs("AB", COSTS)


def test_array_index_is_bits_with_player_zero_lowest() -> None:
    game = CostGame.from_array(("A", "B", "C"), [0, 1, 2, 3, 4, 5, 6, 7])
    assert [game.cost(names) for names in (("A",), ("B",), ("C",), ("C", "A"))] == [1, 2, 4, 5]


def test_exact_costs_stay_exact_and_floats_stay_floats() -> None:
    for number in (int, Fraction, lambda cost: Decimal(cost) / 8):
        game = CostGame.from_costs("AB", {group: number(cost) for group, cost in COSTS.items()})
        assert all(isinstance(value, Fraction) for value in Shapley().values(game).values())
    floats = CostGame.from_costs("AB", {group: float(cost) for group, cost in COSTS.items()})
    assert all(isinstance(value, float) for value in Shapley().values(floats).values())


def test_money_counts_in_minor_units() -> None:
    game = CostGame.from_costs("AB", {group: SEK(cost) for group, cost in COSTS.items()})
    assert game.total == 500
    assert Shapley().values(game) == {"A": 200, "B": 300}
    assert game == CostGame.from_array("AB", [0, 300, 400, 500], currency="SEK")
    assert game == CostGame.from_array("AB", np.array([SEK(0), SEK(3), SEK(4), SEK(5)], dtype=object))


def test_money_is_shared_to_the_minor_unit() -> None:
    game = CostGame.from_costs("AB", {("A",): SEK(3), ("B",): SEK(4), ("A", "B"): SEK("5.01")})
    allocation = Shapley().share(game)
    assert allocation.total == SEK("5.01")
    assert sum(allocation.amounts.values()) == SEK("5.01")


def test_plain_numbers_are_not_shared_as_money() -> None:
    with pytest.raises(InvalidValue, match="give Money"):
        Shapley().share(CostGame.from_costs("AB", COSTS))


def test_a_function_is_a_table() -> None:
    game = CostGame.from_function("ABC", lambda members: members @ np.array([1, 2, 4]))
    assert game == CostGame.from_array("ABC", range(8))


def test_costs_beyond_int64_stay_exact() -> None:
    game = CostGame.from_costs("AB", {("A",): 3 * 10**30, ("B",): 4 * 10**30, ("A", "B"): 5 * 10**30 + 1})
    assert Shapley().values(game)["A"] == Fraction(4 * 10**30 + 1, 2)


def test_games_are_values() -> None:
    game = CostGame.from_costs("AB", COSTS)
    assert pickle.loads(pickle.dumps(game)) == game
    assert hash(game) == hash(CostGame.from_array("AB", [0, 3, 4, 5]))
    assert game != CostGame.from_array("AB", [0, 3, 4, 6])
    with pytest.raises(ValueError, match="read-only"):
        game.costs[1] = 0


def test_missing_coalitions_are_named_and_never_zero() -> None:
    with pytest.raises(MissingParty, match=r"'B' and 'A \+ B'") as caught:
        CostGame.from_costs("AB", {("A",): 1})
    assert caught.value.missing == ("B", "A + B")


@pytest.mark.parametrize(
    ("costs", "words"),
    [
        ({**COSTS, ("A", "B"): float("nan")}, r"costs\[A \+ B\]: nan must be finite"),
        ({**COSTS, ("A",): float("inf")}, r"costs\[A\]: inf must be finite"),
        ({**COSTS, ("A",): Decimal("NaN")}, "must be finite"),
        ({**COSTS, ("B",): -1}, r"costs\[B\]: -1 must not be negative"),
        ({**COSTS, ("B",): SEK(-1)}, "must not be negative"),
        ({**COSTS, ("B",): "4"}, "must be a number or Money, not str"),
        ({**COSTS, ("B",): True}, "must be a number or Money, not bool"),
        ({**COSTS, ("B",): SEK(4)}, "must be Money as the other costs are"),
        ({**COSTS, ("B", "A"): 5}, "stands there twice"),
        ({**COSTS, (): 1}, r"costs\[nobody\]: 1 must be zero"),
    ],
)
def test_bad_costs_are_named(costs: dict[tuple[str, ...], object], words: str) -> None:
    with pytest.raises(InvalidValue, match=words):
        CostGame.from_costs("AB", costs)


def test_two_currencies_do_not_mix() -> None:
    with pytest.raises(CurrencyMismatch):
        CostGame.from_costs("AB", {("A",): SEK(3), ("B",): EUR(4), ("A", "B"): SEK(5)})


def test_unknown_players_are_named() -> None:
    with pytest.raises(UnknownName, match="unknown player 'C'"):
        CostGame.from_costs("AB", {**COSTS, ("C",): 1})


@pytest.mark.parametrize(
    ("players", "words"),
    [
        ((), "the grand coalition has no members"),
        (("A",), "must be at least two"),
        (("A", "B", "A"), "'A' stands there twice"),
        (("A", " "), "must be a name"),
        ([f"p{i}" for i in range(40)], r"2\*\*40 costs take 8 TiB.*at most 25 players"),
    ],
)
def test_bad_players_are_named(players: tuple[str, ...], words: str) -> None:
    for make in (
        lambda: CostGame.from_costs(players, COSTS),
        lambda: CostGame.from_array(players, [0, 1, 2, 3]),
        lambda: CostGame.from_function(players, lambda members: members.sum(axis=1)),
    ):
        with pytest.raises(InvalidValue, match=words):
            make()


@pytest.mark.parametrize(
    ("array", "words"),
    [
        ([0, 1, 2], r"must be one row of 2\*\*2 = 4 costs"),
        ([[0, 1], [2, 3]], "must be one row"),
        ([1, 1, 2, 3], r"costs\[nobody\]: 1 must be zero"),
        ([0.0, 1.0, float("nan"), 3.0], r"costs\[B\]: nan must be finite"),
        ([0, 1, 2, -3], r"costs\[A \+ B\]: -3 must not be negative"),
        (np.array(["0", "1", "2", "3"]), "must be whole numbers, floats, or objects"),
        (np.array([0, 1, None, 3], dtype=object), r"costs\[B\]: None must be a number"),
    ],
)
def test_bad_arrays_are_named(array: object, words: str) -> None:
    with pytest.raises(InvalidValue, match=words):
        CostGame.from_array("AB", array)


def test_floats_are_not_minor_units() -> None:
    with pytest.raises(InvalidValue, match="whole minor units of SEK"):
        CostGame.from_array("AB", [0.0, 1.0, 2.0, 3.0], currency="SEK")


def test_savings_are_what_a_group_spares_itself() -> None:
    savings = CostGame.from_costs("AB", COSTS).savings()
    assert [savings.value(group) for group in (("A",), ("B",), ("A", "B"))] == [0, 0, 2]
    assert savings == SavingsGame.from_values("AB", {("A",): 0, ("B",): 0, ("A", "B"): 2})
    assert Shapley().values(savings) == {"A": 1, "B": 1}


def test_whole_numbers_of_any_size_in_a_list_stay_exact() -> None:
    """numpy alone would make floats of a list that holds a number between 2**63 and 2**64."""
    game = CostGame.from_array("AB", [0, 1, 2**63 + 1, 2**63 + 3])
    assert Shapley().values(game)["A"] == Fraction(3, 2)


def test_numbers_from_numpy_are_plain_numbers() -> None:
    exact = CostGame.from_costs("AB", {group: np.int32(cost) for group, cost in COSTS.items()})
    assert exact == CostGame.from_costs("AB", COSTS)
    assert not CostGame.from_costs("AB", {group: np.float64(cost) for group, cost in COSTS.items()}).exact
    worth = {("A",): -128, ("B",): 0, ("A", "B"): 5}
    from_numpy = SavingsGame.from_values("AB", {group: np.int64(one) for group, one in worth.items()})
    assert from_numpy == SavingsGame.from_values("AB", worth)
    assert from_numpy == SavingsGame.from_array("AB", np.array([0, *map(np.int8, worth.values())], dtype=object))


@pytest.mark.parametrize("unit", [1, Fraction(1, 3), 0.5, SEK(1)])
def test_a_worth_may_be_a_loss(unit: object) -> None:
    """Ferguson, Game Theory (UCLA), part IV: who stands alone may lose, and the nucleolus is (8/3, 2/3, 5/3)."""
    worth = {("A",): -1, ("B",): 0, ("C",): 1, ("A", "B"): 3, ("A", "C"): 4, ("B", "C"): 2, ("A", "B", "C"): 5}
    game = SavingsGame.from_values("ABC", {group: number * unit for group, number in worth.items()})
    one = Fraction(game.total) / 5
    assert [game.value(group) / one for group in worth] == list(worth.values())
    assert [round(value / one * 3, 9) for value in Nucleolus().values(game).values()] == [8, 2, 5]


def test_a_table_of_losses() -> None:
    listed = [0, -1, 0, 3, 1, 4, 2, 5]
    game = SavingsGame.from_array("ABC", listed)
    assert game.value("A") == -1
    assert (
        game
        == SavingsGame.from_array("ABC", np.array(listed))
        == SavingsGame.from_array("ABC", [*listed[:-1], Fraction(5)])
    )
    assert SavingsGame.from_array("AB", np.array([0, 1, 2, 3], dtype=np.uint8)).total == 3
    with pytest.raises(InvalidValue, match="must be finite"):
        SavingsGame.from_array("AB", [0.0, float("nan"), -1.0, 2.0])
    with pytest.raises(InvalidValue, match="must be a number or Money"):
        SavingsGame.from_values("AB", {("A",): "much", ("B",): 1, ("A", "B"): 2})
    large = SavingsGame.from_array("AB", [0, -(10**30), Fraction(1, 7), 10**30])
    assert large.value("A") == -(10**30)
