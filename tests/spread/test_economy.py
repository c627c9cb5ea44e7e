"""Costs fall as more join, and sum to the whole to the öre at every moment."""

from __future__ import annotations

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from slussmodel import EUR, SEK, InvalidValue, Money, sweden
from slussmodel.errors import MissingParty
from slussmodel.money import CurrencyMismatch, total
from slussmodel.spread import Adoption, Basis, Channel, Economy, Spread

SINCE, END = date(2018, 1, 1), date(2025, 6, 30)
MONEY = st.integers(0, 10**12).map(lambda minor: Money(minor, "SEK"))
BASES = st.sampled_from(Basis)
ECONOMIES = st.builds(
    Economy,
    development=MONEY,
    introduction=MONEY,
    yearly_benefit=MONEY,
    price=st.none() | MONEY,
    share_by=BASES,
    benefit_by=BASES,
)
ADOPTIONS = st.lists(
    st.builds(
        Adoption,
        adopter=st.sampled_from(list(sweden.MUNICIPALITIES)),
        on=st.dates(SINCE, date(2024, 12, 31)),
        channel=st.sampled_from([Channel.COPY, Channel.JOINT, Channel.PURCHASE]),
    ),
    unique_by=lambda one: one.adopter,
    max_size=20,
).map(tuple)


def spread(adoptions: tuple[Adoption, ...] = (), year: int = 2019) -> Spread:
    return Spread(
        innovation="x", since=SINCE, rings=sweden.rings("Skaraborg"), adoptions=adoptions, population_year=year
    )


def sharers(economy: Economy, adoptions: tuple[Adoption, ...]) -> list[Adoption]:
    return [one for one in adoptions if economy.price is None or one.channel is not Channel.PURCHASE]


def prices(development: int = 900_000, introduction: int = 20_000, benefit: int = 60_000, **bases: Basis) -> Economy:
    return Economy(development=SEK(development), introduction=SEK(introduction), yearly_benefit=SEK(benefit), **bases)


@given(ECONOMIES, ADOPTIONS, st.dates(SINCE, END))
def test_shares_sum_to_the_development_cost_to_the_ore(economy, adoptions, on) -> None:
    shares = economy.shares(spread(adoptions), on)
    assert set(shares) == {one.adopter for one in sharers(economy, adoptions) if one.on <= on}
    assert not shares or total(shares.values()) == economy.development


@given(ECONOMIES, ADOPTIONS)
def test_what_a_newcomer_pays_is_what_the_others_get_back(economy, adoptions) -> None:
    sharing = {one.adopter for one in sharers(economy, adoptions)}
    steps = economy.joinings(spread(adoptions))
    first, *later = [step for step in steps if step.adopter in sharing] or (None,)
    assert first is None or (first.pays == economy.development and first.receives == ())
    assert all(total(back for _, back in step.receives) == step.pays for step in later)
    bought = [step for step in steps if step.adopter not in sharing]
    assert all((step.pays, step.receives) == (economy.price, ()) for step in bought)


@given(ECONOMIES, ADOPTIONS)
def test_after_all_buy_ins_each_has_paid_its_share_whatever_the_order(economy, adoptions) -> None:
    paid: dict[str, Money] = {}
    for step in economy.joinings(spread(adoptions)):
        paid[step.adopter] = step.pays
        for code, back in step.receives:
            paid[code] -= back
    bought = {step: economy.price for step in paid if step not in economy.shares(spread(adoptions), END)}
    assert paid == economy.shares(spread(adoptions), END) | bought


@given(MONEY, ADOPTIONS)
def test_with_equal_shares_nobody_ever_pays_more_because_another_joins(development, adoptions) -> None:
    economy = Economy(development=development, introduction=SEK(0), yearly_benefit=SEK(0))
    assert all(back >= SEK(0) for step in economy.joinings(spread(adoptions)) for _, back in step.receives)


@given(MONEY, ADOPTIONS)
def test_by_inhabitants_nobody_pays_over_an_ore_more_because_another_joins(development, adoptions) -> None:
    economy = Economy(development=development, introduction=SEK(0), yearly_benefit=SEK(0), share_by=Basis.INHABITANT)
    assert all(back >= SEK("-0.01") for step in economy.joinings(spread(adoptions)) for _, back in step.receives)


@given(MONEY, MONEY)
def test_the_cost_of_each_falls_with_every_adopter(development, introduction) -> None:
    economy = Economy(development=development, introduction=introduction, yearly_benefit=SEK(0))
    curve = [economy.cost_each(adopters) for adopters in range(1, 50)]
    assert all(more >= fewer for more, fewer in pairwise(curve))
    assert curve[0] == development + introduction


def test_row_0_16_fifteen_share_by_inhabitants_as_the_golden_file_has_it(shared: Path) -> None:
    with (shared / "data" / "golden_skaraborg_split.csv").open(encoding="utf-8", newline="") as lines:
        golden = {row["code"]: SEK(int(row["per_capita_sek"])) for row in csv.DictReader(lines)}
    made = spread(tuple(Adoption(adopter=code, on=SINCE) for code in golden), year=2016)
    shares = prices(4_000_000, share_by=Basis.INHABITANT).shares(made, SINCE)
    assert all(abs(shares[code] - expected) < SEK(1) for code, expected in golden.items())
    assert total(shares.values()) == SEK(4_000_000)


@given(ECONOMIES, ADOPTIONS, st.dates(SINCE, END))
def test_a_balance_adds_up(economy, adoptions, until) -> None:
    balance = economy.balance(spread(adoptions), until)
    n = len(spread(adoptions).adopters(until))
    some = sum(one.on <= until for one in sharers(economy, adoptions))
    buyers = (economy.price or SEK(0)) * (n - some)
    assert balance.cost == economy.development * min(some, 1) + buyers + economy.introduction * n
    assert balance.net == total(row.net for row in balance.rows)
    assert balance.net == balance.benefit - balance.cost
    alone = (economy.development + economy.introduction) * n
    assert balance.saved == alone - balance.cost


@given(ECONOMIES, ADOPTIONS.filter(bool))
def test_spreading_is_worth_the_net_with_it_less_the_net_without(economy, adoptions) -> None:
    made = spread(adoptions)
    assume(economy.price is None or made.adoptions[0].channel is not Channel.PURCHASE)
    alone = economy.balance(spread(made.adoptions[:1]), END)
    assert economy.balance(made, END).spreading == economy.balance(made, END).net - alone.net


def test_developers_are_not_spreading() -> None:
    adoptions = [
        Adoption(adopter="Skövde", on=date(2018, 1, 10), channel=Channel.DEVELOPER),
        Adoption(adopter="Hjo", on=date(2018, 1, 20), channel=Channel.DEVELOPER),
        Adoption(adopter="Tibro", on=date(2018, 7, 1), channel=Channel.PURCHASE),
    ]
    balance = prices().balance(spread(tuple(adoptions)), date(2019, 1, 31))
    assert [row.benefit for row in balance.rows] == [SEK(60_000), SEK(60_000), SEK(30_000)]
    assert balance.spreading == SEK(30_000) - SEK(20_000)
    assert balance.saved == SEK(1_800_000)
    assert "Spridningen är värd 10\N{NO-BREAK SPACE}000" in balance.explain("sv")
    assert "Spreading is worth SEK\N{NO-BREAK SPACE}10,000" in balance.explain("en")


def test_row_3_9_who_purchases_the_finished_solution_pays_its_price_and_no_share() -> None:
    made = spread(
        (
            Adoption(adopter="Växjö", on=SINCE, channel=Channel.DEVELOPER),
            Adoption(adopter="Hjo", on=date(2018, 7, 1), channel=Channel.PURCHASE),
        )
    )
    economy = evolve(prices(), price=SEK(100_000))
    assert economy.shares(made, END) == {"0780": SEK(900_000)}
    assert prices().shares(made, END) == {"0780": SEK(450_000), "1497": SEK(450_000)}
    assert [step.pays for step in economy.joinings(made)] == [SEK(900_000), SEK(100_000)]
    growing, bought = economy.balance(made, date(2018, 12, 31)).rows
    assert (growing.purchase, bought.purchase, bought.development) == (SEK(0), SEK(100_000), SEK(0))


def test_benefit_by_inhabitants_follows_the_population() -> None:
    economy = Economy(development=SEK(0), introduction=SEK(0), yearly_benefit=SEK(2), benefit_by=Basis.INHABITANT)
    made = spread((Adoption(adopter="Skövde", on=date(2018, 1, 10)),), year=2016)
    assert economy.balance(made, date(2019, 1, 31)).benefit == SEK(2 * 54_133)


def test_a_key_of_inhabitants_needs_inhabitants() -> None:
    made = spread((Adoption(adopter="CA-NL", on=SINCE),))
    assert prices().shares(made, SINCE) == {"CA-NL": SEK(900_000)}
    with pytest.raises(MissingParty, match="CA-NL"):
        prices(share_by=Basis.INHABITANT).shares(made, SINCE)


def test_prices_with_a_fault_are_not_built() -> None:
    with pytest.raises(InvalidValue, match="introduction"):
        prices(introduction=-1)
    with pytest.raises(InvalidValue, match="price"):
        evolve(prices(), price=SEK(-1))
    with pytest.raises(CurrencyMismatch):
        Economy(development=SEK(1), introduction=EUR(1), yearly_benefit=SEK(1))
    with pytest.raises(InvalidValue):
        Economy(development=1, introduction=SEK(1), yearly_benefit=SEK(1))
    with pytest.raises(InvalidValue, match="adopters"):
        prices().cost_each(0)
