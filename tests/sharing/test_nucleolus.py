"""The nucleolus is lexicographically smallest, agrees with others' programmes, and proves itself."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from math import inf

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from slussmodel import SEK, InvalidValue
from slussmodel.sharing import (
    Certificate,
    CostGame,
    Excess,
    MaximumGame,
    Nucleolus,
    PerCapitaNucleolus,
    Prenucleolus,
    ProportionalNucleolus,
    SavingsGame,
    Shapley,
)
from slussmodel.sharing.certificate import Level

NAMES = "ABCDEFGHIJ"


def tables(least: int = 2, most: int = 5, smallest: int = 0, largest: int = 12) -> st.SearchStrategy[CostGame]:
    """Games with few different costs, so that many coalitions are tight at once."""
    return st.integers(least, most).flatmap(
        lambda n: st.lists(st.integers(smallest, largest), min_size=2**n - 1, max_size=2**n - 1).map(
            lambda costs: CostGame.from_array(NAMES[:n], [0, *costs])
        )
    )


def with_imputations(game: CostGame) -> CostGame:
    """The same game with the whole no dearer than its players apart."""
    costs = game.costs.copy()
    costs[-1] = min(costs[-1], sum(costs[1 << place] for place in range(game.n)))
    return CostGame.from_array(game.players, costs)


def excesses(game: CostGame, values: dict[str, Fraction]) -> list[Fraction]:
    amounts = list(values.values())
    return sorted(
        (
            sum(amount for place, amount in enumerate(amounts) if mask >> place & 1) - game.steps(mask)
            for mask in range(1, len(game.costs) - 1)
        ),
        reverse=True,
    )


@settings(max_examples=40)
@given(tables(), st.data())
def test_no_other_allocation_has_a_smaller_list_of_excesses(game: CostGame, data: st.DataObject) -> None:
    values = Prenucleolus().values(game)
    assert sum(values.values()) == game.total
    step = data.draw(st.fractions(Fraction(1, 1000), 5))
    for gains, pays in permutations(values, 2):
        other = {**values, gains: values[gains] - step, pays: values[pays] + step}
        assert excesses(game, values) < excesses(game, other)


@settings(max_examples=40)
@given(tables(most=4), st.lists(st.fractions(-10, 10), min_size=4, max_size=4))
def test_no_allocation_far_away_is_better(game: CostGame, amounts: list[Fraction]) -> None:
    values = Prenucleolus().values(game)
    head = dict(zip(game.players[:-1], amounts, strict=False))
    other = {**head, game.players[-1]: game.total - sum(head.values())}
    assert excesses(game, values) <= excesses(game, other)


def test_a_bound_that_was_settled_before_is_not_counted_again() -> None:
    costs = [0, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 3, 3, 1, 1, 1, 1, 1, 1, 4, 3, 1, 1, 2, 2, 2, 2, 3, 3, 6]
    game = CostGame.from_array("ABCDE", costs)
    assert ProportionalNucleolus().certificate(game).proves(game)


@pytest.mark.parametrize("rule", [Nucleolus(), Prenucleolus(), PerCapitaNucleolus(), ProportionalNucleolus()])
@settings(max_examples=30)
@given(game=tables(smallest=1).map(with_imputations))
def test_every_answer_is_proved(rule: Nucleolus, game: CostGame) -> None:
    certificate = rule.certificate(game)
    assert certificate.proves(game)
    assert certificate.error(game) == 0


@pytest.mark.parametrize("rule", [Nucleolus(), Prenucleolus(), PerCapitaNucleolus(), ProportionalNucleolus()])
@settings(max_examples=30)
@given(game=tables(smallest=1).map(with_imputations))
def test_floats_agree_with_exact(rule: Nucleolus, game: CostGame) -> None:
    floats = CostGame.from_array(game.players, game.costs / 8)
    exact = {player: float(value) / 8 for player, value in rule.values(game).items()}
    assert rule.values(floats) == pytest.approx(exact, abs=1e-9)
    assert rule.certificate(floats).proves(floats)


@settings(max_examples=40)
@given(tables(most=4), st.lists(st.integers(0, 20), min_size=4, max_size=4))
def test_own_costs_and_scale_go_straight_through(game: CostGame, own: list[int]) -> None:
    added = np.array([sum(own[place] for place in range(game.n) if mask >> place & 1) for mask in range(1 << game.n)])
    moved = Prenucleolus().values(CostGame.from_array(game.players, 3 * game.costs + added))
    assert moved == {
        player: 3 * value + cost
        for (player, value), cost in zip(Prenucleolus().values(game).items(), own, strict=False)
    }


@settings(max_examples=40)
@given(tables(), st.randoms(use_true_random=False))
def test_names_do_not_matter(game: CostGame, random: object) -> None:
    order = list(game.players)
    random.shuffle(order)
    assert Prenucleolus().values(game.restricted(order)) == Prenucleolus().values(game)


@given(tables(least=3, most=4).map(with_imputations))
def test_nobody_pays_more_than_alone(game: CostGame) -> None:
    assert all(value <= game.cost(player) for player, value in Nucleolus().values(game).items())


def test_lies_in_a_core_that_shapley_misses() -> None:
    game = CostGame.from_array("ABC", [0, 6, 6, 6, 6, 6, 12, 12])
    assert excesses(game, Shapley().values(game))[0] > 0
    assert excesses(game, Nucleolus().values(game))[0] <= 0


def test_is_not_monotone_in_the_total_cost() -> None:
    """On record: with a dearer whole somebody can pay less (Megiddo 1974); the per-capita nucleolus never lets that be.

    Megiddo's game has nine players; four are enough, found by search.
    """
    costs = [0, 10, 9, 7, 7, 5, 5, 5, 6, 12, 10, 13, 9, 10, 13]
    cheap, dear = (CostGame.from_array("ABCD", [*costs, whole]) for whole in (11, 13))
    before, after = Prenucleolus().values(cheap), Prenucleolus().values(dear)
    assert (before["A"], after["A"]) == (Fraction(9, 4), 2)
    before, after = PerCapitaNucleolus().values(cheap), PerCapitaNucleolus().values(dear)
    assert all(after[player] >= before[player] for player in before)


@pytest.mark.parametrize(
    "damage",
    [
        lambda proof: evolve(proof, levels=proof.levels[:-1]),
        lambda proof: evolve(proof, levels=()),
        lambda proof: evolve(proof, amounts=(proof.amounts[0] + 1, proof.amounts[1] - 1, *proof.amounts[2:])),
        lambda proof: evolve(proof, amounts=(proof.amounts[0] + 1, *proof.amounts[1:])),
        lambda proof: evolve(
            proof, levels=(evolve(proof.levels[0], excess=proof.levels[0].excess - 1), *proof.levels[1:])
        ),
        lambda proof: evolve(
            proof, levels=(evolve(proof.levels[0], excess=proof.levels[0].excess + 1), *proof.levels[1:])
        ),
        lambda proof: evolve(
            proof, levels=(evolve(proof.levels[0], weights=proof.levels[0].weights[1:]), *proof.levels[1:])
        ),
        lambda proof: evolve(
            proof,
            levels=(evolve(proof.levels[0], weights=tuple((mask, -one) for mask, one in proof.levels[0].weights)),),
        ),
        lambda proof: evolve(proof, levels=(evolve(proof.levels[0], bounds=((3, Fraction(1)),)), *proof.levels[1:])),
    ],
)
@pytest.mark.parametrize("rule", [Nucleolus(), Prenucleolus()])
def test_a_damaged_proof_proves_nothing(rule: Nucleolus, damage: object) -> None:
    game = CostGame.from_array("ABCD", [0, 9, 8, 13, 7, 12, 12, 16, 6, 11, 11, 15, 10, 14, 15, 20])
    proof = rule.certificate(game)
    assert proof.proves(game)
    assert not damage(proof).proves(game)


@pytest.mark.parametrize(
    "weights",
    [
        ((0b001, Fraction(1)), (0b110, Fraction(1))),
        ((0b001, Fraction(1)), (0b110, Fraction(1)), (0b010, Fraction(0))),
        ((0b001, Fraction(1)), (0b110, Fraction(1)), (0b010, Fraction(1))),
    ],
    ids=["not all is settled", "a weight of nothing", "not balanced"],
)
def test_what_is_tight_but_not_in_balance_proves_nothing(weights: tuple[tuple[int, Fraction], ...]) -> None:
    """A and (B and C) are in balance at nothing; B is tight there too, but could pay less."""
    game = CostGame.from_array("ABC", [0, 4, 3, 10, 9, 10, 8, 12])
    amounts = (Fraction(4), Fraction(3), Fraction(5))
    assert Prenucleolus().values(game) != dict(zip("ABC", amounts, strict=True))
    forged = Certificate(amounts, (Level(Fraction(0), weights),), Excess.PLAIN, False)
    assert forged.error(game) == inf


def test_a_prenucleolus_that_charges_more_than_alone_is_no_nucleolus() -> None:
    game = CostGame.from_array("ABC", [0, 0, 1, 1, 5, 2, 4, 4])
    proof = Prenucleolus().certificate(game)
    assert (proof.proves(game), proof.amounts[1]) == (True, Fraction(3, 2))
    assert evolve(proof, individually_rational=True).error(game) == Fraction(1, 2)


def test_a_proof_is_for_its_own_game() -> None:
    game = CostGame.from_array("ABC", [0, 5, 6, 8, 7, 9, 10, 12])
    other = CostGame.from_array("ABC", [0, 5, 6, 7, 7, 9, 10, 12])
    assert not Nucleolus().certificate(game).proves(other)


def test_no_imputation_is_said_plainly() -> None:
    game = CostGame.from_array("AB", [0, 1, 1, 3])
    with pytest.raises(InvalidValue, match=r"costs more together than apart \(2\).*use Prenucleolus"):
        Nucleolus().values(game)
    assert Prenucleolus().values(game) == {"A": Fraction(3, 2), "B": Fraction(3, 2)}


def test_a_free_coalition_has_no_proportional_excess() -> None:
    with pytest.raises(InvalidValue, match=r"costs\[B\]: 0 must not be zero"):
        ProportionalNucleolus().values(CostGame.from_array("AB", [0, 1, 0, 1]))


def test_costs_in_ore_of_a_large_project_are_exact() -> None:
    costs = [0, 195_863_100, 377_192_200, 400_000_001, 250_000_007, 380_000_003, 500_000_011, 622_807_800]
    game = CostGame.from_array("ABC", costs, currency="SEK")
    assert Nucleolus().certificate(game).proves(game)
    assert Nucleolus().share(game).total == SEK("6 228 078,00")


@settings(max_examples=15)
@given(st.integers(6, 10), st.integers(0, 2**32))
def test_larger_games_are_proved(n: int, seed: int) -> None:
    """Random costs with many equal ones; and costs of size only, where whole layers are tight at once."""
    rng = np.random.default_rng(seed)
    members = np.arange(1 << n)[:, None] >> np.arange(n) & 1
    for costs in (rng.integers(1, 9, 1 << n), np.sort(rng.integers(0, 50, n + 1))[members.sum(axis=1)]):
        game = CostGame.from_array(NAMES[:n], np.where(members.any(axis=1), costs, 0))
        assert Prenucleolus().certificate(game).proves(game)


@pytest.mark.parametrize(
    ("costs", "nucleolus"),
    [
        ((8, 11, 13, 18), ("13/4", "13/4", "13/4", "33/4")),
        ((1, 3, 7, 10), ("1/2", "5/4", "21/8", "45/8")),
    ],
)
def test_airports(costs: tuple[int, ...], nucleolus: tuple[str, ...]) -> None:
    """Wikipedia, "Airport problem"; R package AirportProblems 0.1.0."""
    game = MaximumGame(dict(zip("ABCD", costs, strict=True)))
    assert list(Nucleolus().values(game).values()) == [Fraction(one) for one in nucleolus]


@given(st.lists(st.integers(0, 20) | st.fractions(0, 20, max_denominator=6), min_size=2, max_size=6))
def test_closed_form_of_an_airport_is_the_nucleolus_of_its_table(costs: list[Fraction]) -> None:
    game = MaximumGame(dict(zip(NAMES, costs, strict=False)))
    assert Nucleolus().values(game) == Nucleolus().values(game.table())
    assert Prenucleolus().values(game) == Nucleolus().values(game)


def test_every_municipality_pays_its_part_of_a_runway() -> None:
    game = MaximumGame({f"{place:04}": SEK(10_000 + place * 7919 % 100_000) for place in range(290)})
    allocation = Nucleolus().share(game)
    assert allocation.total.minor == game.cost(game.players)
    assert Nucleolus().values(MaximumGame({"A": 1.5, "B": 4.0})) == pytest.approx({"A": 0.75, "B": 3.25})


def test_young_1985_per_capita() -> None:
    game = SavingsGame.from_array("ABC", [0, 0, 0, 0, 0, 9, 10, 12])
    values = PerCapitaNucleolus().values(game)
    assert list(values.values()) == [Fraction(4, 6), Fraction(7, 6), Fraction(61, 6)]


def test_the_explanation_gives_the_levels_and_whether_they_are_proved() -> None:
    game = CostGame.from_array("ABC", [0, 500, 600, 800, 700, 900, 1000, 1200], currency="SEK")
    said = Nucleolus().share(game).explain("en").replace("\N{NO-BREAK SPACE}", " ")
    assert "Level 1: (A + B; A + C; B + C) save 1 SEK against standing alone, per group; no one left gets less." in said
    assert "Checked by Kohlberg's criterion for all groups, in whole numbers." in said
    dear = CostGame.from_array("AB", [0, 100, 100, 300], currency="SEK")
    assert (
        "betalar 0,5 kr mer än om de stod ensamma, per grupp; mindre går inte." in Prenucleolus().share(dear).explain()
    )
    ratios = ProportionalNucleolus().share(game).explain("en")
    assert "of what they cost against standing alone" in ratios


def test_savings_are_shared_in_money_too() -> None:
    game = CostGame.from_array("ABC", [0, 500, 600, 800, 700, 900, 1000, 1200], currency="SEK")
    costs, savings = Nucleolus().share(game), Nucleolus().share(game.savings())
    assert savings.total == SEK(6)
    assert {player: game.cost(player) - savings.exact[player] for player in "ABC"} == costs.exact


@pytest.mark.parametrize("scale", [1e-9, 1.0, 1e9])
def test_the_size_of_float_costs_does_not_matter_to_the_proof(scale: float) -> None:
    game = CostGame.from_function("ABCDE", lambda members: members.sum(axis=1) ** 0.5 * scale)
    for rule in (Nucleolus(), PerCapitaNucleolus(), ProportionalNucleolus()):
        assert rule.certificate(game).proves(game)
