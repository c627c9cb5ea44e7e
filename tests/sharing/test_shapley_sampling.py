"""Sampled values hold the true ones as often as they say, for every player, and leave to chance only what they must."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from slussmodel import SEK, InvalidValue
from slussmodel.sharing import CostGame, FixedPlusOwnGame, FunctionGame, MaximumGame, SampledShapley, Shapley

PLAYERS = tuple("ABCDEFGH")
WEIGHTS = np.array([1, 2, 3, 5, 8, 13, 21, 34])
GAMES = {
    "economies of scale": lambda members: 1000 * (members @ WEIGHTS) ** 0.5,
    "the largest": lambda members: (members * WEIGHTS).max(axis=1),
    "a threshold": lambda members: 100 * (members @ WEIGHTS > 60),
    "a rare need": lambda members: 100 * members[:, :4].all(axis=1),
    "rough": lambda members: (members @ (WEIGHTS**3)) % 97,
}


@pytest.mark.parametrize("name", GAMES)
@pytest.mark.parametrize("width", [None, 8.0])
def test_intervals_hold_the_value_of_every_player(name: str, width: float | None) -> None:
    """At least 95 % of 60 seeds for each player on its own, when all draws are made and when it stops at a width."""
    game = FunctionGame(PLAYERS, GAMES[name])
    true = Shapley().values(game.table())
    runs = [SampledShapley(seed=seed, draws=40, width=width).estimates(game) for seed in range(60)]
    for player in PLAYERS:
        held = [run[player].low - 1e-9 <= true[player] <= run[player].high + 1e-9 for run in runs]
        assert sum(held) >= 0.95 * len(held)


@pytest.mark.parametrize("name", GAMES)
def test_shares_sum_to_the_cost(name: str) -> None:
    game = FunctionGame(PLAYERS, GAMES[name])
    values = SampledShapley(seed=3, draws=5).values(game)
    whole = game.costs_of(np.ones((1, 8), dtype=bool))[0].item()
    assert sum(values.values()) == pytest.approx(whole)
    if isinstance(whole, int):
        assert sum(values.values()) == whole
        assert all(isinstance(value, Fraction) for value in values.values())


def test_the_same_seed_gives_the_same_answer() -> None:
    game = FunctionGame(PLAYERS, GAMES["rough"])
    assert SampledShapley(seed=5).values(game) == SampledShapley(seed=5).values(game)
    assert SampledShapley(seed=5, draws=9).values(game) != SampledShapley(seed=6, draws=9).values(game)


def test_sampling_stops_at_the_wanted_width() -> None:
    asked = []

    def cost(members: np.ndarray) -> np.ndarray:
        asked.append(len(members))
        return GAMES["rough"](members)

    estimates = SampledShapley(seed=1, width=10.0, draws=100_000).estimates(FunctionGame(PLAYERS, cost))
    assert max(one.high - one.low for one in estimates.values()) <= 10.0
    assert len(asked) < 100_000


def test_structure_is_not_left_to_chance() -> None:
    structure = MaximumGame(dict(zip(PLAYERS, WEIGHTS.tolist(), strict=True)))
    exact = SampledShapley(seed=1).estimates(structure)
    assert {player: one.value for player, one in exact.items()} == structure.shapley()
    assert all(one.low == one.high for one in exact.values())
    rest = FunctionGame(PLAYERS, GAMES["a threshold"])
    mixed, alone = (SampledShapley(seed=1, draws=9).estimates(game) for game in (structure + rest, rest))
    for player in PLAYERS:
        assert mixed[player].value == alone[player].value + structure.shapley()[player]
        assert mixed[player].high - mixed[player].low == pytest.approx(alone[player].high - alone[player].low)


def test_a_mixed_game_is_the_sum_of_its_tables() -> None:
    structure = MaximumGame(dict(zip(PLAYERS, WEIGHTS.tolist(), strict=True)))
    for name in ("a threshold", "economies of scale"):
        rest = FunctionGame(PLAYERS, GAMES[name])
        mixed = (structure + rest).table()
        assert mixed.total == pytest.approx(float(structure.table().total + rest.table().total))
        assert mixed.exact == (name == "a threshold")


def test_a_table_can_be_sampled_too() -> None:
    table = CostGame.from_costs("AB", {("A",): Fraction(1, 2), ("B",): 1, ("A", "B"): Fraction(5, 4)})
    assert sum(SampledShapley(seed=0, draws=2).values(table).values()) == Fraction(5, 4)
    assert SampledShapley(seed=0, draws=2).values(table) == Shapley().values(table)


def test_all_municipalities_in_money() -> None:
    """290 players: a fixed cost and own costs in closed form, economies of scale by sampling, to the öre."""
    names = tuple(f"{place:04}" for place in range(290))
    sizes = np.arange(290) * 7919 % 1000 + 1
    structure = FixedPlusOwnGame(
        SEK(1_000_000), {name: SEK(int(size)) for name, size in zip(names, sizes, strict=True)}
    )
    rest = FunctionGame(names, lambda members: (1000 * np.sqrt(members @ sizes)).astype(np.int64), currency="SEK")
    allocation = SampledShapley(seed=2, draws=3).share(structure + rest)
    whole = int(1000 * np.sqrt(sizes.sum())) + SEK(1_000_000).minor + 100 * int(sizes.sum())
    assert allocation.total.minor == whole


@pytest.mark.parametrize(
    ("cost", "currency", "words"),
    [
        (lambda members: members, None, "must be one cost for each of"),
        (lambda members: members.sum(axis=1) * 1.0, "SEK", "must be whole numbers"),
        (lambda members: members.sum(axis=1) * float("nan"), None, "nan must be finite"),
        (lambda members: -members.sum(axis=1), None, "must not be negative"),
    ],
)
def test_bad_functions_are_named(cost: object, currency: str | None, words: str) -> None:
    with pytest.raises(InvalidValue, match=words):
        SampledShapley(seed=1).values(FunctionGame(PLAYERS, cost, currency))


@pytest.mark.parametrize(
    "wrong", [{"draws": 1}, {"width": 0.0}, {"width": -1.0}, {"confidence": 1.0}, {"confidence": 0}, {"seed": 1.5}]
)
def test_bad_settings_are_named(wrong: dict[str, float]) -> None:
    with pytest.raises(InvalidValue, match=next(iter(wrong))):
        SampledShapley(**{"seed": 1, **wrong})


def test_parts_of_a_mixed_game_fit() -> None:
    rest = FunctionGame(PLAYERS, GAMES["rough"])
    with pytest.raises(InvalidValue, match="must stand in both parts"):
        MaximumGame({"A": 1, "Z": 2}) + rest
    with pytest.raises(InvalidValue, match="currency"):
        MaximumGame({player: SEK(1) for player in PLAYERS}) + rest
    with pytest.raises(TypeError):
        1 + rest


@pytest.mark.parametrize(("dtype", "unit"), [(np.int8, 1), (np.uint64, 1), (np.int64, 2**62), (np.uint64, 2**63)])
def test_whole_numbers_of_any_size_sum_to_the_cost(dtype: type, unit: int) -> None:
    """However numpy holds them, and though the sums over a draw hold more than its integers do."""
    steps = np.array([0, *(unit + place for place in range(len(PLAYERS)))], dtype=dtype)
    game = FunctionGame(PLAYERS, lambda members: steps[members.sum(axis=1)], currency="SEK")
    values = SampledShapley(seed=1, draws=4).values(game)
    assert sum(values.values()) == unit + len(PLAYERS) - 1
    assert all(isinstance(value, Fraction) for value in values.values())


@pytest.mark.parametrize("part", [Fraction(1, 3**14), Fraction(7, 2), 0.5])
def test_a_structure_and_a_rest_cost_what_both_do_in_either_order(part: Fraction | float) -> None:
    """Each unit of the one times a cost of the other may be more than an int64 holds."""
    structure, rest = FixedPlusOwnGame(part, {"A": 1, "B": 2}), FunctionGame("AB", lambda who: who.sum(axis=1) * 10**16)
    assert (rest + structure).table() == (structure + rest).table()
    assert (structure + rest).table().cost("B") == part + 2 + 10**16
