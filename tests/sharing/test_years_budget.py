"""Budgets over years: what members pay if the conditions of the grant are met, and what is at stake if not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import EUR, SEK, InvalidValue, Money, UnknownName
from slussmodel.money import CurrencyMismatch
from slussmodel.sharing import Equal, ExpectedTranche, PerCapita, YearsBudget

PEOPLE = {"Hjo": 9_048, "Skara": 18_979, "Skövde": 54_133}


def tranche(id: str, year: int, amount: Money, condition: str = "lägesrapport godkänd") -> ExpectedTranche:
    return ExpectedTranche(id=id, year=year, amount=amount, condition=condition)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=5), st.lists(st.integers(1, 10**6), max_size=4), st.data())
def test_net_costs_and_the_surplus_are_costs_less_grants(
    costs: list[int], grants: list[int], data: st.DataObject
) -> None:
    years = {2025 + place: Money(minor, "SEK") for place, minor in enumerate(costs)}
    tranches = [
        tranche(str(place), data.draw(st.sampled_from(sorted(years))), Money(minor, "SEK"))
        for place, minor in enumerate(grants)
    ]
    budget = YearsBudget(costs=years, tranches=tranches)
    met = data.draw(st.lists(st.sampled_from(tranches).map(lambda one: one.id), unique=True)) if tranches else []
    net, came = budget.net(met), sum(one.amount.minor for one in tranches if one.id in met)
    assert sum(money.minor for money in net.values()) - budget.surplus(met).minor == sum(costs) - came
    assert all(SEK(0) <= net[year] <= years[year] for year in years)
    if any(net.values()):
        table = budget.share(PerCapita(), PEOPLE, met)
        assert table.column_totals == {str(year): money for year, money in net.items()}
        assert table.row_totals == PerCapita().share(table.total, PEOPLE).amounts


def test_where_grants_may_cover_everything_everything_is_at_stake() -> None:
    budget = YearsBudget(costs={2025: SEK(90)}, tranches=[tranche("all", 2025, SEK(100))])
    assert budget.at_stake(Equal(), ["A", "B"]) == {"A": SEK(45), "B": SEK(45)}


def test_a_condition_not_met_is_paid_by_the_members() -> None:
    budget = YearsBudget(
        costs={2025: SEK(300), 2026: SEK(300)},
        tranches=[tranche("first", 2025, SEK(90)), tranche("last", 2026, SEK(60))],
    )
    assert budget.net() == {2025: SEK(300), 2026: SEK(300)}
    assert budget.net(["first"]) == {2025: SEK(210), 2026: SEK(300)}
    assert budget.at_stake(Equal(), ["A", "B", "C"]) == {"A": SEK(50), "B": SEK(50), "C": SEK(50)}


def test_a_grant_larger_than_its_year_is_carried_on() -> None:
    budget = YearsBudget(costs={2025: SEK(50), 2026: SEK(100)}, tranches=[tranche("all", 2025, SEK(80))])
    assert budget.net(["all"]) == {2025: SEK(0), 2026: SEK(70)}
    text = budget.explain("sv", ["all"]).replace("\N{NO-BREAK SPACE}", " ")
    assert text.splitlines()[1] == "2026: kostnad 100 kr, bidrag 0 kr, från året innan 30 kr; att dela 70 kr."
    assert "all, 80 kr 2025, väntar på: lägesrapport godkänd." in budget.explain().replace("\N{NO-BREAK SPACE}", " ")
    over = YearsBudget(costs={2025: SEK(50)}, tranches=[tranche("all", 2025, SEK(80))])
    assert over.surplus(["all"]) == SEK(30)
    assert "SEK\N{NO-BREAK SPACE}30 is left over" in over.explain("en", ["all"])
    with pytest.raises(InvalidValue, match="must be more than zero"):
        over.share(Equal(), ["A"], ["all"])


def test_bad_budgets_are_named() -> None:
    with pytest.raises(InvalidValue, match=r"YearsBudget\.costs"):
        YearsBudget(costs={})
    with pytest.raises(InvalidValue, match="must be Money of zero or more"):
        YearsBudget(costs={2025: SEK(-1)})
    with pytest.raises(InvalidValue, match="must fall in a year of the budget, 2025 to 2025"):
        YearsBudget(costs={2025: SEK(1)}, tranches=[tranche("x", 2026, SEK(1))])
    with pytest.raises(InvalidValue, match="must each stand there once"):
        YearsBudget(costs={2025: SEK(1)}, tranches=[tranche("x", 2025, SEK(1))] * 2)
    with pytest.raises(CurrencyMismatch):
        YearsBudget(costs={2025: SEK(1)}, tranches=[tranche("x", 2025, EUR(1))])
    with pytest.raises(UnknownName, match="unknown tranche 'y'"):
        YearsBudget(costs={2025: SEK(1)}).net(["y"])
    with pytest.raises(InvalidValue, match=r"ExpectedTranche\.amount"):
        tranche("x", 2025, SEK(0))
