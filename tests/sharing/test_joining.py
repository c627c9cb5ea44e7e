"""Late joiners buy in, and those who were first get back what the joiner spares them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import SEK, InvalidValue, Money
from slussmodel.sharing import (
    BaseFeePlusPerCapita,
    BuyIn,
    ByWeight,
    FeeBuyIn,
    FixedPlusOwnGame,
    HistoricalBuyIn,
    PerCapita,
    RemainingLifeBuyIn,
    StepTariff,
    TariffStep,
)

members = st.dictionaries(st.sampled_from("ABCDEF"), st.integers(1, 1000), min_size=1)
costs = st.integers(1, 10**8).map(lambda minor: Money(minor, "SEK"))
keys = st.sampled_from([PerCapita(), BaseFeePlusPerCapita(Fraction(1, 3)), ByWeight("tax")])
RULES = [HistoricalBuyIn, lambda key: RemainingLifeBuyIn(key, 120, 48), lambda key: FeeBuyIn(key, SEK(4))]


@given(st.sampled_from(RULES), keys, costs, members, st.integers(1, 1000))
def test_what_the_joiner_pays_the_others_get_back(
    rule: type[BuyIn], key: PerCapita, cost: Money, sizes: dict[str, int], size: int
) -> None:
    joining = rule(key).join(cost, sizes, {"Z": size})
    assert sum(amount.minor for _, amount in joining.back) == joining.pays.minor
    assert all(amount.minor >= 0 for _, amount in joining.back)
    assert [party for party, _ in joining.back] == sorted(sizes)


def test_what_a_joiner_pays_that_spares_nobody_is_given_back_by_what_was_paid() -> None:
    """A tariff may be nought for the smallest, and the joining fee not."""
    tariff = StepTariff(
        name="by size",
        steps=[TariffStep(least=least, stake=SEK(0), yearly=SEK(fee)) for least, fee in ((0, 0), (10, 1), (30, 3))],
    )
    joining = FeeBuyIn(tariff, SEK(4)).join(SEK(100), {"A": 20, "B": 30}, {"Z": 5})
    assert (joining.pays, dict(joining.back)) == (SEK(20), {"A": SEK(5), "B": SEK(15)})
    assert sum(joining.outlay.values()) == SEK(100)


@given(keys, costs, members, st.integers(1, 1000))
def test_at_historical_cost_all_stand_as_if_the_joiner_had_always_been_there(
    key: PerCapita, cost: Money, sizes: dict[str, int], size: int
) -> None:
    joining = HistoricalBuyIn(key).join(cost, sizes, {"Z": size})
    as_if = key.values(cost, {**sizes, "Z": size})
    for party, amount in joining.back:
        assert abs(joining.before[party].minor - amount.minor - as_if[party]) < 2
    assert abs(joining.pays.minor - as_if["Z"]) <= Fraction(1, 2)


@given(keys, costs, members, st.integers(1, 1000), st.integers(0, 120))
def test_what_is_worn_out_costs_nothing(
    key: PerCapita, cost: Money, sizes: dict[str, int], size: int, left: int
) -> None:
    whole = HistoricalBuyIn(key).join(cost, sizes, {"Z": size}).pays
    part = RemainingLifeBuyIn(key, 120, left).join(cost, sizes, {"Z": size}).pays
    assert part <= whole
    assert abs(part.minor * 120 - whole.minor * left) <= 120
    assert RemainingLifeBuyIn(key, 120, 0).join(cost, sizes, {"Z": size}).pays == SEK(0)


def test_sydarkivera_takes_four_kronor_an_inhabitant() -> None:
    joining = FeeBuyIn(PerCapita(), SEK(4)).join(SEK(1000), {"A": 10, "B": 30}, {"Z": 9_048})
    assert joining.pays == SEK(36_192)
    assert dict(joining.back) == {"A": SEK(9_048), "B": SEK(27_144)}


def test_a_joining_says_why_and_who_gets_what() -> None:
    rule = RemainingLifeBuyIn(PerCapita(), 60, 15)
    text = rule.join(SEK(120), {"Hjo": 1, "Skara": 2}, {"Tibro": 1}).explain("sv").replace("\N{NO-BREAK SPACE}", " ")
    assert text.splitlines() == [
        "Tibro köper in sig för 7,50 kr: vad nyckeln hade gett från början, 30 kr, × 15 / 60 månader som återstår.",
        "Hjo får tillbaka 2,50 kr.",
        "Skara får tillbaka 5 kr.",
    ]


def test_two_rules_disagree_and_that_is_the_point() -> None:
    """On record: half of the life has gone; historical cost makes waiting worth nothing, remaining value half."""
    sizes, joiner = {"Hjo": 1, "Skara": 2}, {"Tibro": 1}
    assert HistoricalBuyIn(PerCapita()).join(SEK(120), sizes, joiner).pays == SEK(30)
    assert RemainingLifeBuyIn(PerCapita(), 60, 30).join(SEK(120), sizes, joiner).pays == SEK(15)


def test_outlays_sum_to_the_cost_and_are_checked_against_the_core() -> None:
    """The joiner's own cost is high and the key does not see it: then the first two would rather go alone."""
    joining = HistoricalBuyIn(PerCapita()).join(SEK(120), {"Hjo": 1, "Skara": 2}, {"Tibro": 1})
    assert joining.outlay == {"Hjo": SEK(30), "Skara": SEK(60), "Tibro": SEK(30)}
    cheap = FixedPlusOwnGame(fixed=SEK(90), own=dict.fromkeys(joining.outlay, SEK(10)))
    assert joining.recheck(cheap)["core"].holds
    dear = FixedPlusOwnGame(fixed=SEK(20), own={"Hjo": SEK(10), "Skara": SEK(10), "Tibro": SEK(80)})
    report = joining.recheck(dear)["core"]
    assert report.counterexample is not None
    assert "(Hjo and Skara) pays SEK\N{NO-BREAK SPACE}90" in report.counterexample.text("en")


def test_every_rule_says_its_name_in_both_languages() -> None:
    rules = [rule(PerCapita()) for rule in RULES]
    assert len({rule.label(lang) for rule in rules for lang in ("sv", "en")}) == 2 * len(rules)


def test_a_key_that_charges_more_when_another_joins_is_refused() -> None:
    class Perverse(PerCapita):
        def parts(self, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
            dear = max(weights)
            return {party: Fraction(party == dear) for party in weights} if len(weights) < 3 else super().parts(weights)

    with pytest.raises(InvalidValue, match="must not charge a member more because Z joins"):
        HistoricalBuyIn(Perverse()).join(SEK(100), {"A": 1, "B": 1}, {"Z": 1})


def test_bad_joiners_are_named() -> None:
    with pytest.raises(InvalidValue, match=r"HistoricalBuyIn\.joiner"):
        HistoricalBuyIn(PerCapita()).join(SEK(1), {"A": 1}, {"A": 2})
    with pytest.raises(InvalidValue, match=r"HistoricalBuyIn\.joiner"):
        HistoricalBuyIn(PerCapita()).join(SEK(1), {"A": 1}, {"B": 2, "C": 1})
    with pytest.raises(InvalidValue, match=r"RemainingLifeBuyIn\.left"):
        RemainingLifeBuyIn(PerCapita(), 12, 13)
