"""Every counterexample is real: it is computed again here from the figures that it names, and from nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slussmodel import SEK, Money
from slussmodel.sharing import (
    SCRB,
    Axiom,
    ByWeight,
    CostGame,
    Equal,
    Gately,
    Nucleolus,
    PerCapita,
    Running,
    Shapley,
    Solution,
    fairness,
)
from slussmodel.sharing.keys import Key, Parties, proportions

Shares = Mapping[str, Fraction]
PEOPLE = {"A": 300, "B": 100, "C": 200, "D": 100}

games = st.lists(st.integers(0, 9), min_size=15, max_size=15).map(
    lambda costs: CostGame.from_array("ABCD", [0, *costs])
)
shares = st.lists(st.integers(0, 9), min_size=4, max_size=4).map(lambda paid: dict(zip("ABCD", paid, strict=True)))


def added(game: CostGame, player: str, group: tuple[str, ...]) -> Fraction:
    return game.cost((*group, player)) - (game.cost(group) if group else 0)


def groups(without: str) -> list[tuple[str, ...]]:
    others = [player for player in "ABCD" if player not in without]
    return [tuple(one for place, one in enumerate(others) if mask >> place & 1) for mask in range(1 << len(others))]


def efficiency(game: CostGame, paid: Shares, said: dict[str, object]) -> bool:
    return said == {"shares": sum(paid.values()), "cost": game.total} and said["shares"] != said["cost"]


def symmetry(game: CostGame, paid: Shares, said: dict[str, object]) -> bool:
    one, other = said["one"], said["other"]
    alike = all(added(game, one, group) == added(game, other, group) for group in groups(one + other))
    return alike and said["pays"] == paid[one] != paid[other] == said["other_pays"]


def dummy(game: CostGame, paid: Shares, said: dict[str, object]) -> bool:
    one = said["one"]
    own = {added(game, one, group) for group in groups(one)}
    return own == {said["cost"]} and said["pays"] == paid[one] != said["cost"]


def individual(game: CostGame, paid: Shares, said: dict[str, object]) -> bool:
    alone = game.cost((said["one"],))
    return said == {**said, "pays": paid[said["one"]], "cost": alone, "excess": paid[said["one"]] - alone} and (
        said["excess"] == max(paid[player] - game.cost((player,)) for player in "ABCD") > 0
    )


def core(game: CostGame, paid: Shares, said: dict[str, object]) -> bool:
    group = said["group"]
    pays, alone = sum(paid[one] for one in group), game.cost(group)
    worst = max(sum(paid[one] for one in some) - game.cost(some) for some in groups("") if 0 < len(some) < 4)
    return (said["pays"], said["cost"], said["excess"]) == (pays, alone, pays - alone) and pays - alone == worst > 0


def cost_order(game: CostGame, paid: Shares, said: dict[str, object]) -> bool:
    one, other = said["one"], said["other"]
    more = all(added(game, one, group) >= added(game, other, group) for group in groups(one + other))
    return more and said["pays"] == paid[one] < paid[other] == said["other_pays"]


def population_order(game: CostGame, paid: Shares, said: dict[str, object]) -> bool:
    one, other = said["one"], said["other"]
    people = said["inhabitants"] == PEOPLE[one] > PEOPLE[other] == said["other_inhabitants"]
    return people and said["pays"] == paid[one] < paid[other] == said["other_pays"]


REAL: dict[Axiom, Callable[[CostGame, Shares, dict[str, object]], bool]] = {
    Axiom.EFFICIENCY: efficiency,
    Axiom.SYMMETRY: symmetry,
    Axiom.DUMMY: dummy,
    Axiom.INDIVIDUAL: individual,
    Axiom.CORE: core,
    Axiom.COST_ORDER: cost_order,
    Axiom.POPULATION_ORDER: population_order,
}


@settings(max_examples=200)
@given(games, shares)
def test_each_is_as_it_says(game: CostGame, paid: Shares) -> None:
    for verdict in fairness(paid, game, population=PEOPLE).verdicts:
        if verdict.counterexample is not None:
            assert REAL[verdict.axiom](game, paid, verdict.counterexample.params)


@settings(max_examples=60)
@given(games, st.sampled_from([Nucleolus(), SCRB(), Gately()]))
def test_a_dearer_whole_that_makes_a_share_cheaper(game: CostGame, rule: Solution) -> None:
    try:
        before = rule.values(game)
    except ValueError:
        return
    found = fairness(before, game, rule=rule)[Axiom.COST_MONOTONE].counterexample
    if found is not None:
        said = found.params
        dearer = CostGame.from_array("ABCD", [*game.costs[:-1].tolist(), game.steps(-1) + int(said["more"])])
        after = rule.values(dearer)
        assert said["more"] > 0
        assert after[said["one"]] == said["after"] < said["pays"] == before[said["one"]]


def test_a_dearer_whole_says_who_and_by_how_much() -> None:
    costs = [0, 4, 7, 3, 3, 6, 4, 2, 3, 3, 7, 1, 4, 6, 4, 1]
    game = CostGame.from_array("ABCD", [cost * 10_000 for cost in costs], currency="SEK")
    verdict = Nucleolus().share(game).fairness(game)["cost_monotone"]
    assert verdict.text("sv").replace("\N{NO-BREAK SPACE}", " ") == (
        "Följer kostnaden: gäller inte. "
        "Om bara kostnaden för alla steg med 50 kr skulle B betala −93,75 kr i stället för −87,50 kr."
    )
    assert Shapley().share(game).fairness(game)["cost_monotone"].holds


class PerHousehold(Key):
    """A key of somebody's own that goes wrong: who is above a limit pays as if it were small."""

    def label(self, lang: str = "sv") -> str:
        return "own"

    def parts(self, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
        return proportions({party: min(weight, 400 - weight / 4) for party, weight in weights.items()})

    def derive(self, cost: Money, weights: Mapping[str, Fraction]) -> dict[str, object]:
        return {}


GAME = CostGame.from_function("ABCD", lambda members: 10_000 * members.any(axis=1), currency="SEK")


def test_a_party_that_grows_and_pays_less_is_named() -> None:
    people = {**PEOPLE, "A": 360}
    report = PerHousehold().share(SEK(100), people).fairness(GAME, population=people)
    assert Axiom.POPULATION_MONOTONE in report.broken
    said = report[Axiom.POPULATION_MONOTONE].counterexample.params
    before = PerHousehold().values(SEK(100), people)
    after = PerHousehold().values(SEK(100), {**people, said["one"]: said["grown"]})
    assert said["inhabitants"] == people[said["one"]] < said["grown"]
    gap = after[said["other"]] - before[said["other"]]
    assert gap < 0 if said["other"] == said["one"] else gap > 0
    assert "invånare i stället för" in report.explain("sv")


@pytest.mark.parametrize("parties", [PEOPLE, {"A": 1, "B": 10**6, "C": 7, "D": 7}])
def test_the_usual_keys_follow_cost_and_population(parties: Parties) -> None:
    report = PerCapita().share(SEK(100), parties).fairness(GAME, population=parties)
    assert report[Axiom.COST_MONOTONE].holds
    assert report[Axiom.POPULATION_MONOTONE].holds


def test_what_was_shared_by_other_numbers_is_not_judged_by_the_population() -> None:
    hours = {"A": 1, "B": 9, "C": 9, "D": 1}
    report = ByWeight("hours").share(SEK(100), hours).fairness(GAME, population=PEOPLE)
    assert Axiom.POPULATION_MONOTONE not in {verdict.axiom for verdict in report.verdicts}


def test_rounding_has_the_population_paradox_on_record() -> None:
    """Only A grows, and B pays an öre more: no method that stays within one öre escapes it (Balinski & Young)."""
    before = PerCapita().share(Money(3, "SEK"), {"A": 3, "B": 2, "C": 6})
    after = PerCapita().share(Money(3, "SEK"), {"A": 4, "B": 2, "C": 6})
    assert after.exact["B"] < before.exact["B"]
    assert [one.minor for one in before.amounts.values()] == [1, 0, 2]
    assert [one.minor for one in after.amounts.values()] == [1, 1, 1]
    assert after.staying_near(before).amounts == before.amounts


def test_rounding_has_the_alabama_paradox_on_record() -> None:
    """An öre more to share, and the smallest pays an öre less."""
    states = {"A": 6, "B": 6, "C": 2}
    fewer, more = (PerCapita().share(Money(whole, "SEK"), states) for whole in (10, 11))
    assert [one.minor for one in fewer.amounts.values()] == [4, 4, 2]
    assert [one.minor for one in more.amounts.values()] == [5, 5, 1]
    assert more.exact["C"] > fewer.exact["C"]
    near = more.staying_near(fewer)
    assert near["C"] == fewer["C"]


def test_bills_in_a_row_pay_a_paradox_back() -> None:
    """What an unlucky öre takes in one bill comes back in the next, whatever the paradox."""
    running, paid, exact = Running(PerCapita()), Fraction(0), Fraction(0)
    for whole in (10, 11, 10, 11, 10, 11):
        bill, running = running.bill(Money(whole, "SEK"), {"A": 6, "B": 6, "C": 2})
        paid, exact = paid + bill["C"].minor, exact + bill.exact["C"]
        assert abs(paid - exact) < 1


def test_equal_shares_need_no_population() -> None:
    assert Axiom.COST_MONOTONE not in Equal().share(SEK(100), PEOPLE).fairness(GAME).broken
