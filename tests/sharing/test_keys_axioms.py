"""What each key promises, as laws, and on record a case against what it does not promise."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import SEK, Money
from slussmodel.sharing import (
    SAMBRUK_2020,
    BaseFeePlusPerCapita,
    Bounded,
    ByWeight,
    Equal,
    FixedPlusOwnGame,
    PerCapita,
)
from slussmodel.sharing.keys import Key

KEYS: list[Key] = [Equal(), PerCapita(), BaseFeePlusPerCapita(), ByWeight("timmar"), SAMBRUK_2020]

keys = st.sampled_from(KEYS)
costs = st.integers(1, 10**9).map(lambda minor: Money(minor, "SEK"))
people = st.dictionaries(st.sampled_from("ABCDEFG"), st.integers(1, 200_000), min_size=1)


@given(keys, costs, people)
def test_names_do_not_matter(key: Key, cost: Money, sizes: dict[str, int]) -> None:
    renamed = {party: chr(ord("Z") - place) for place, party in enumerate(sorted(sizes))}
    exact = key.values(cost, sizes)
    again = key.values(cost, {renamed[party]: size for party, size in sizes.items()})
    assert all(again[renamed[party]] == exact[party] for party in sizes)


@given(keys, costs, people)
def test_equal_sizes_pay_alike(key: Key, cost: Money, sizes: dict[str, int]) -> None:
    exact = key.values(cost, {**sizes, "Y": 10_000, "Z": 10_000})
    assert exact["Y"] == exact["Z"]


@given(keys, costs, costs, people)
def test_two_bills_cost_each_what_one_bill_would(key: Key, one: Money, other: Money, sizes: dict[str, int]) -> None:
    """Additivity: it does not matter how the cost is cut into bills, before rounding."""
    apart = [key.values(cost, sizes) for cost in (one, other)]
    assert key.values(one + other, sizes) == {party: apart[0][party] + apart[1][party] for party in sizes}


@given(keys, costs, people, st.integers(1, 100_000))
def test_who_grows_pays_no_less_and_the_others_no_more(key: Key, cost: Money, sizes: dict[str, int], more: int) -> None:
    grown = min(sizes)
    before, after = key.values(cost, sizes), key.values(cost, {**sizes, grown: sizes[grown] + more})
    assert after[grown] >= before[grown]
    assert all(after[party] <= before[party] for party in sizes if party != grown)


@given(keys, costs, people, st.integers(1, 200_000))
def test_nobody_pays_more_because_another_joins(key: Key, cost: Money, sizes: dict[str, int], size: int) -> None:
    before, after = key.values(cost, sizes), key.values(cost, {**sizes, "Z": size})
    assert all(after[party] <= before[party] for party in sizes)


@given(costs, people)
def test_a_key_by_weight_is_not_gained_from_by_merging(cost: Money, sizes: dict[str, int]) -> None:
    """Per capita, two who merge pay together what they paid apart."""
    apart = PerCapita().values(cost, {**sizes, "Y": 3_000, "Z": 5_000})
    assert PerCapita().values(cost, {**sizes, "YZ": 8_000})["YZ"] == apart["Y"] + apart["Z"]


# --- Cases on record against what is not promised


@pytest.mark.parametrize("key", [Equal(), BaseFeePlusPerCapita(), SAMBRUK_2020])
def test_merging_does_gain_where_a_fee_is_taken_of_each(key: Key) -> None:
    apart = key.values(SEK(100), {"X": 5_000, "Y": 3_000, "Z": 5_000})
    merged = key.values(SEK(100), {"X": 5_000, "YZ": 8_000})["YZ"]
    assert merged < apart["Y"] + apart["Z"] or key is SAMBRUK_2020
    if key is SAMBRUK_2020:
        assert merged == apart["Y"] + apart["Z"]
        assert key.values(SEK(100), {"X": 5_000, "YZ": 6_900})["YZ"] < apart["Y"] + apart["Z"]


def test_caps_make_two_bills_cost_more_than_one() -> None:
    """Bounded is not additive: each bill has a cap of its own."""
    rule = Bounded(key=PerCapita(), cap=SEK(60))
    sizes = {"A": 3, "B": 1}
    assert rule.values(SEK(100), sizes)["A"] == SEK(60).minor
    assert 2 * rule.values(SEK(50), sizes)["A"] == SEK(75).minor


def test_rounding_has_the_alabama_paradox() -> None:
    """One öre more to share, and C pays an öre less (Balinski & Young 1982); within one öre, as promised."""
    sizes = {"A": 6, "B": 6, "C": 2}
    ten, eleven = (PerCapita().share(Money(minor, "SEK"), sizes) for minor in (10, 11))
    assert (ten["C"].minor, eleven["C"].minor) == (2, 1)
    assert eleven.exact["C"] > ten.exact["C"]


def test_no_key_sees_what_a_group_would_cost_alone() -> None:
    """Outside the core: B's own cost is all there is, and A pays for it by every key."""
    game = FixedPlusOwnGame(fixed=SEK(0), own={"A": SEK(0), "B": SEK(100)})
    for key in KEYS:
        assert "core" in key.share(SEK(100), {"A": 10_000, "B": 10_000}).fairness(game).broken


def test_a_step_can_make_a_smaller_party_pay_more_for_each_inhabitant() -> None:
    exact = SAMBRUK_2020.values(SEK(100), {"A": 7_000, "B": 14_999})
    assert exact["A"] / 7_000 > 2 * exact["B"] / 14_999 - Fraction(1, 1000)
