"""A check of a game names each breach in words and numbers, and finds no breach that is not there."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import SEK
from slussmodel.sharing import CostGame, FixedPlusOwnGame, MaximumGame, TreeGame


@pytest.fixture
def skane(shared: Path) -> CostGame:
    water = json.loads((shared / "oracles" / "sharing.json").read_text())["skane_water"]
    costs = {tuple(group): SEK(f"{cost:.2f} kr") for group, cost in water["coalition_cost"].items()}
    return CostGame.from_costs(water["players"], costs)


def test_skane_water_has_one_breach_of_subadditivity(skane: CostGame) -> None:
    found = [finding for finding in skane.check() if finding.code == "not_subadditive"]
    assert len(found) == 1
    assert found[0].reason.params["one"] == ("A", "H", "L")
    assert found[0].reason.params["other"] == ("M", "T")
    said = found[0].text("en").replace("\N{NO-BREAK SPACE}", " ")
    assert said == "(A, H and L) costs SEK 43.22 and (M and T) SEK 39.41: SEK 82.63 apart, but SEK 83 together."
    assert not [finding for finding in skane.check() if finding.code == "not_monotone"]


def test_floats_that_are_equal_on_paper_are_no_breach(skane: CostGame) -> None:
    floats = CostGame.from_array(skane.players, skane.costs / 100)
    assert sum(finding.code == "not_subadditive" for finding in floats.check()) == 1


def test_no_more_findings_than_asked_for_and_the_rest_are_counted(skane: CostGame) -> None:
    concave = [finding for finding in skane.check(most=2) if finding.code in ("not_concave", "more_breaches")]
    assert [finding.code for finding in concave] == ["not_concave", "not_concave", "more_breaches"]
    everything = [finding for finding in skane.check(most=1000) if finding.code == "not_concave"]
    assert len(everything) == 2 + int(str(concave[-1].reason.params["n"]))


@given(st.lists(st.integers(0, 9), min_size=15, max_size=15))
def test_breaches_are_those_of_the_definitions(costs: list[int]) -> None:
    game = CostGame.from_array("ABCD", [0, *costs])
    table, everyone = [0, *costs], range(16)
    monotone = sum(table[S] > table[S | 1 << i] for S in everyone for i in range(4) if not S >> i & 1)
    apart = sum(table[S] + table[T] < table[S | T] for S, T in combinations(range(1, 16), 2) if not S & T)
    concave = sum(
        table[S | 1 << i] + table[S | 1 << j] < table[S | 1 << i | 1 << j] + table[S]
        for S in everyone
        for i, j in combinations(range(4), 2)
        if not (S >> i | S >> j) & 1
    )
    found = [finding.code for finding in game.check(most=1000)]
    counted = tuple(found.count(code) for code in ("not_monotone", "not_subadditive", "not_concave"))
    assert counted == (monotone, apart if concave else 0, concave)
    assert apart == 0 or concave > 0


def test_eleven_players_are_checked_pair_by_pair() -> None:
    """More players than are taken together in one sweep; one group is made dearer than its two halves."""
    names = [f"p{place}" for place in range(11)]
    costs = MaximumGame(dict.fromkeys(names, 10)).table().costs.copy()
    costs[0b10000000011] = 21
    found = CostGame.from_array(names, costs).check(most=100)
    apart = [finding.reason.params["group"] for finding in found if finding.code == "not_subadditive"]
    assert apart == [("p0", "p1", "p10")] * 3


@pytest.mark.parametrize(
    "game",
    [
        MaximumGame({"A": 1, "B": 5, "C": 7}),
        FixedPlusOwnGame(fixed=10, own={"A": 1, "B": 5, "C": 7}),
        TreeGame({"A": 1, "B": 5, "C": 7}, parents={"A": None, "B": "A", "C": "A"}),
    ],
)
def test_structured_games_have_no_breach(game: MaximumGame) -> None:
    assert game.table().check() == ()
