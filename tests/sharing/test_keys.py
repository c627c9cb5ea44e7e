"""Keys beyond the simple ones: steps, caps and floors, pools, pools that serve each other."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import EUR, SEK, InvalidValue, Money, UnknownName, YearMonth
from slussmodel.errors import MissingParty
from slussmodel.money import CurrencyMismatch
from slussmodel.sharing import (
    SAMBRUK_2020,
    BaseFeePlusPerCapita,
    Bounded,
    ByWeight,
    Equal,
    Layered,
    Passing,
    PerCapita,
    Reciprocal,
    StepTariff,
    TariffStep,
)

people = st.dictionaries(st.text("ABCD", min_size=1, max_size=3), st.integers(1, 200_000), min_size=1, max_size=10)
costs = st.integers(1, 10**10).map(lambda minor: Money(minor, "SEK"))


def test_a_base_fee_of_all_is_equal_and_of_nothing_is_per_capita() -> None:
    parties = {"Hjo": 9_048, "Skara": 18_979, "Skövde": 54_133}
    for cost in (SEK(100), SEK(4_000_000)):
        assert BaseFeePlusPerCapita(Fraction(1)).share(cost, parties).amounts == Equal().share(cost, parties).amounts
        assert BaseFeePlusPerCapita(0).share(cost, parties).amounts == PerCapita().share(cost, parties).amounts


def test_a_base_outside_nought_to_one_is_named() -> None:
    with pytest.raises(InvalidValue, match=r"BaseFeePlusPerCapita\.base: Fraction\(5, 4\) must be from 0 to 1"):
        BaseFeePlusPerCapita(Fraction(5, 4))


@given(costs, people, people)
def test_per_capita_is_consistent(cost: Money, some: dict[str, int], more: dict[str, int]) -> None:
    """Those who share what a group pays by the same key pay as they did: per capita looks no further."""
    exact = PerCapita().values(cost, more | some)
    paid = sum(exact[party] for party in some)
    for party, share in exact.items():
        if party in some:
            assert share == paid * some[party] / sum(some.values())


def test_a_tax_base_may_be_money() -> None:
    bases = {"Hjo": SEK(3_000_000), "Skara": SEK(5_000_000)}
    allocation = ByWeight("skatteunderlag").share(SEK(800), bases)
    assert allocation.amounts == {"Hjo": SEK(300), "Skara": SEK(500)}
    assert "3,000,000 of 8,000,000 (skatteunderlag)" in allocation.explain("en", "Hjo")
    with pytest.raises(CurrencyMismatch):
        ByWeight("skatteunderlag").share(SEK(1), {"Hjo": SEK(1), "Skara": EUR(1)})


# --- Sambruk's tariff of 2020


def test_the_tariff_is_sambruks_table(shared: Path) -> None:
    rows = json.loads((shared / "oracles/sharing.json").read_text("utf-8"))["swedish_practice"]["sambruk_tariff_2020"]
    expected = [(SEK(stake), SEK(yearly)) for _, stake, yearly in rows["insats_ars"][:-1]]
    assert [(step.stake, step.yearly) for step in SAMBRUK_2020.steps] == expected
    leasts = [int(name.split("-")[0].strip("<>")) for name, _, _ in rows["insats_ars"][1:-1]]
    assert [step.least for step in SAMBRUK_2020.steps[1:]] == leasts


@given(st.integers(0, 300_000), st.integers(1, 12))
def test_the_first_year_is_paid_by_month_and_the_stake_once(size: int, month: int) -> None:
    step = SAMBRUK_2020.step_for(size)
    first = SAMBRUK_2020.bill(size, 2020, joined=YearMonth(2020, month))
    assert first.yearly == step.yearly.times(Fraction(13 - month, 12))
    assert first.stake == step.stake
    assert SAMBRUK_2020.bill(size, 2021, joined=YearMonth(2020, month)).total == step.yearly
    assert SAMBRUK_2020.bill(size, 2019, joined=YearMonth(2020, month)).total == SEK(0)
    assert SAMBRUK_2020.bill(size, 2020, joined=YearMonth(2020, month), returning=True).stake * 2 == step.stake


@given(costs, people)
def test_a_tariff_shares_in_proportion_to_its_fees(cost: Money, parties: dict[str, int]) -> None:
    exact = SAMBRUK_2020.values(cost, parties)
    fees = {party: SAMBRUK_2020.step_for(size).yearly.minor for party, size in parties.items()}
    assert all(exact[one] * fees[other] == exact[other] * fees[one] for one in parties for other in parties)


def test_a_step_breaks_the_promise_that_close_sizes_pay_close_fees() -> None:
    """On record: one more inhabitant, two and a half times the fee."""
    assert SAMBRUK_2020.bill(15_000, 2020).yearly.minor == 2.5 * SAMBRUK_2020.bill(14_999, 2020).yearly.minor


def test_a_tariff_that_does_not_begin_at_nought_or_rise_is_named() -> None:
    steps = tuple(TariffStep(least=least, stake=SEK(0), yearly=SEK(1)) for least in (0, 7_000, 5_000))
    for wrong in ((), steps, steps[1:]):
        with pytest.raises(InvalidValue, match=r"StepTariff\.steps"):
            StepTariff(name="x", steps=wrong)
    free = StepTariff(name="free", steps=(TariffStep(least=0, stake=SEK(0), yearly=SEK(0)),))
    with pytest.raises(InvalidValue, match="must not all have the fee zero"):
        free.share(SEK(1), {"A": 1})
    with pytest.raises(InvalidValue, match=r"StepTariff\.size"):
        SAMBRUK_2020.bill(-1, 2020)


# --- Caps and floors


@given(costs, people, st.fractions(1, 5), st.fractions(0, 1), st.sampled_from(Passing))
def test_bounds_hold_and_the_sum_is_the_cost(
    cost: Money, parties: dict[str, int], cap: Fraction, floor: Fraction, passing: Passing
) -> None:
    mean = Fraction(cost.minor, len(parties))
    most, least = Money(int(mean * cap) + 1, "SEK"), Money(int(mean * floor), "SEK")
    allocation = Bounded(key=PerCapita(), cap=most, floor=least, passing=passing).share(cost, parties)
    assert sum(amount.minor for amount in allocation.amounts.values()) == cost.minor
    assert all(least <= amount <= most for amount in allocation.amounts.values())


@given(costs, people, st.fractions(1, 5))
def test_parties_below_the_cap_pay_the_same_for_each_inhabitant(
    cost: Money, parties: dict[str, int], cap: Fraction
) -> None:
    most = Money(int(Fraction(cost.minor, len(parties)) * cap) + 1, "SEK")
    exact = Bounded(key=PerCapita(), cap=most).values(cost, parties)
    below = [exact[party] / parties[party] for party in parties if exact[party] < most.minor]
    assert len(set(below)) <= 1
    assert all(exact[party] / parties[party] <= min(below) for party in parties if exact[party] == most.minor if below)


@given(costs, people)
def test_bounds_that_nobody_meets_change_nothing(cost: Money, parties: dict[str, int]) -> None:
    for passing in Passing:
        bounded = Bounded(key=PerCapita(), cap=cost, floor=SEK(0), passing=passing)
        assert bounded.values(cost, parties) == PerCapita().values(cost, parties)


def test_the_rest_is_passed_on_equally_when_the_rule_says_so() -> None:
    rule = Bounded(key=PerCapita(), caps={"A": SEK(50)}, passing=Passing.EQUALLY)
    assert rule.share(SEK(100), {"A": 7, "B": 2, "C": 1}).amounts == {"A": SEK(50), "B": SEK(30), "C": SEK(20)}
    assert "C: 10 + (50 − 30) / 2, what" in rule.share(SEK(100), {"A": 7, "B": 2, "C": 1}).explain("en", "C")


def test_a_bound_of_ones_own_goes_before_the_bound_of_all() -> None:
    rule = Bounded(key=PerCapita(), cap=SEK(60), caps={"A": SEK(70)}, floor=SEK(20), floors={"C": SEK(5)})
    assert rule.share(SEK(100), {"A": 98, "B": 1, "C": 1}).amounts == {"A": SEK(70), "B": SEK(20), "C": SEK(10)}


def test_a_party_with_no_weight_pays_its_floor_and_nothing_of_the_excess() -> None:
    rule = Bounded(key=PerCapita(), floors={"Z": SEK(5)}, caps={"A": SEK(10)})
    assert rule.share(SEK(100), {"A": 5, "B": 5, "Z": 0}).amounts == {"A": SEK(10), "B": SEK(85), "Z": SEK(5)}
    assert "golv 5\N{NO-BREAK SPACE}kr" in rule.share(SEK(100), {"A": 5, "B": 5, "Z": 0}).explain("sv", "Z")


def test_a_label_names_the_bounds_that_there_are() -> None:
    rules = [
        Bounded(key=Equal(), floor=SEK(1)),
        Bounded(key=Equal(), caps={"A": SEK(9)}),
        Bounded(key=Equal(), cap=SEK(9), floor=SEK(1)),
        Bounded(key=Equal()),
    ]
    said = ["med golv", "med tak", "med tak och golv", "utan tak och golv"]
    assert [rule.label("sv") for rule in rules] == [f"Lika delar {words}" for words in said]


def test_a_figure_written_as_a_sum_keeps_together_where_it_is_a_factor() -> None:
    shares = Bounded(key=PerCapita(), floor=SEK(40)).share(SEK(100), {"A": 5, "B": 2})
    assert "A: (71 + 3/7) × 60 / (71 + 3/7), vad tak och golv" in shares.explain("sv", party="A")


def test_bounds_that_cannot_hold_are_named() -> None:
    parties = {"A": 1, "B": 1}
    with pytest.raises(InvalidValue, match=r"Bounded\.caps: .* must sum to the cost at least"):
        Bounded(key=PerCapita(), cap=SEK(40)).share(SEK(100), parties)
    with pytest.raises(InvalidValue, match=r"Bounded\.floors: .* must not sum to more than the cost"):
        Bounded(key=PerCapita(), floor=SEK(60)).share(SEK(100), parties)
    with pytest.raises(InvalidValue, match="must not be above the cap"):
        Bounded(key=PerCapita(), cap=SEK(1), floor=SEK(2))
    with pytest.raises(InvalidValue, match="must not be above the party's cap"):
        Bounded(key=PerCapita(), caps={"A": SEK(1)}, floor=SEK(2)).share(SEK(100), parties)
    with pytest.raises(UnknownName, match="unknown party 'C'"):
        Bounded(key=PerCapita(), caps={"C": SEK(1)}).share(SEK(2), parties)
    with pytest.raises(CurrencyMismatch):
        Bounded(key=PerCapita(), cap=EUR(1)).share(SEK(2), parties)


# --- Pools


@given(costs, costs, people)
def test_layered_pools_each_sum_to_their_cost(one: Money, other: Money, parties: dict[str, int]) -> None:
    rule = Layered({"drift": Equal(), "utveckling": PerCapita()})
    pools = {"drift": one, "utveckling": other}
    table, allocation = rule.table(pools, parties), rule.share(pools, parties)
    assert table.column_totals == pools
    assert allocation.amounts == table.row_totals
    assert allocation.total == one + other
    assert all(abs(allocation[party].minor - allocation.exact[party]) < 1 for party in parties)


def test_a_pool_may_have_numbers_and_members_of_its_own() -> None:
    rule = Layered({"drift": Equal(), "stöd": ByWeight("timmar")})
    costs = {"drift": SEK(300), "stöd": SEK(100)}
    allocation = rule.share(costs, ["A", "B", "C"], own={"stöd": {"B": 1, "C": 3}})
    assert allocation.amounts == {"A": SEK(100), "B": SEK(125), "C": SEK(175)}
    assert "A: 0 kr av stöd (I proportion till timmar)." in allocation.explain("sv", "A")
    with pytest.raises(UnknownName, match="unknown pool 'stod'"):
        rule.share(costs, ["A"], own={"stod": {"B": 1}})


def test_pools_and_costs_must_name_each_other() -> None:
    rule = Layered({"drift": Equal(), "utveckling": PerCapita()})
    with pytest.raises(MissingParty, match="'utveckling'"):
        rule.share({"drift": SEK(1)}, {"A": 1})
    with pytest.raises(UnknownName, match="unknown pool"):
        rule.share({"drift": SEK(1), "utveckling": SEK(1), "annat": SEK(1)}, {"A": 1})


parts = st.integers(0, 5)


@given(st.lists(st.integers(1, 10**6), min_size=3, max_size=3), st.data())
def test_reciprocal_pools_pass_on_every_ore(minors: list[int], data: st.DataObject) -> None:
    pools = ["P", "Q", "R"]
    uses = {}
    for pool in pools:
        users = {user: data.draw(parts) for user in [*pools, "A", "B"] if user != pool} | {"C": 1}
        uses[pool] = {user: Fraction(part, sum(users.values())) for user, part in users.items()}
    rule = Reciprocal(uses)
    own = {pool: Money(minor, "SEK") for pool, minor in zip(pools, minors, strict=True)}
    whole = rule.pool_costs(own)
    for pool in pools:
        assert whole[pool] == own[pool].minor + sum(whole[other] * uses[other].get(pool, 0) for other in pools)
    allocation = rule.share(own)
    assert allocation.total.minor == sum(minors) == sum(amount.minor for amount in allocation.amounts.values())


def test_pools_that_serve_only_each_other_are_named() -> None:
    with pytest.raises(InvalidValue, match="these pools serve only each other"):
        Reciprocal({"P": {"Q": 1}, "Q": {"P": 1}}).share({"P": SEK(1), "Q": SEK(1)})
    with pytest.raises(InvalidValue, match="sum to 1"):
        Reciprocal({"P": {"A": Fraction(1, 2)}})
    with pytest.raises(InvalidValue, match="zero or more"):
        Reciprocal({"P": {"A": Fraction(3, 2), "B": Fraction(-1, 2)}})
    with pytest.raises(MissingParty):
        Reciprocal({"P": {"A": 1}}).share({})


def test_every_key_says_its_name_in_both_languages() -> None:
    rules = [
        SAMBRUK_2020,
        Bounded(key=Equal()),
        Layered({"a": Equal()}),
        Reciprocal({"P": {"A": 1}}),
        ByWeight("timmar"),
    ]
    assert all(rule.label("sv") != rule.label("en") for rule in rules)
