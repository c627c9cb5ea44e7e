"""A rule changed in the middle of a year shares what falls in its time."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import SEK, InvalidValue, Money, Period
from slussmodel.sharing import Changing, Equal, PerCapita, ProRata

PEOPLE = {"Hjo": 1, "Skara": 2}
days = st.dates(date(2025, 1, 1), date(2025, 12, 31))


@given(days, st.integers(1, 10**9))
def test_days_count_and_the_sum_is_the_cost(change: date, minor: int) -> None:
    rule = Changing(phases=((date(2020, 1, 1), Equal()), (change, PerCapita())))
    cost, year = Money(minor, "SEK"), Period.year(2025)
    allocation = rule.share(cost, PEOPLE, year)
    before = Fraction((change - date(2025, 1, 1)).days, 365)
    expected = before * Equal().values(cost, PEOPLE)["Hjo"] + (1 - before) * PerCapita().values(cost, PEOPLE)["Hjo"]
    assert allocation.exact["Hjo"] == expected
    assert sum(amount.minor for amount in allocation.amounts.values()) == minor
    assert sum(phase.part for phase in rule.within(year)) == 365


def test_months_count_whole_months() -> None:
    rule = Changing(phases=((date(2025, 1, 1), Equal()), (date(2025, 10, 1), PerCapita())), measure=ProRata.MONTHS)
    assert rule.share(SEK(1200), PEOPLE, Period.year(2025)).amounts == {"Hjo": SEK(550), "Skara": SEK(650)}
    assert [phase.part for phase in rule.within(Period.year(2025))] == [9, 3]
    assert [phase.part for phase in rule.within(Period.year(2026))] == [12]


def test_a_rule_that_does_not_change_is_the_rule() -> None:
    rule = Changing(phases=((date(2020, 1, 1), PerCapita()),))
    assert rule.share(SEK(100), PEOPLE, Period.year(2025)).amounts == PerCapita().share(SEK(100), PEOPLE).amounts


def test_each_part_is_explained() -> None:
    rule = Changing(phases=((date(2020, 1, 1), Equal()), (date(2025, 4, 1), PerCapita())), measure=ProRata.MONTHS)
    text = rule.share(SEK(1200), PEOPLE, Period.year(2025)).explain("en", "Hjo").replace("\N{NO-BREAK SPACE}", " ")
    assert text.splitlines() == [
        "Equal shares then Per inhabitant (months): SEK 1,200 is shared by 2 parties.",
        "From 2025-01-01 to 2025-03-31: Equal shares, 3 of 12 months.",
        "From 2025-04-01 to 2025-12-31: Per inhabitant, 9 of 12 months.",
        "Hjo: 600 SEK × 3 / 12 (Equal shares).",
        "Hjo: 400 SEK × 9 / 12 (Per inhabitant).",
        "Hjo: pays SEK 450.",
    ]


def test_bad_changes_are_named() -> None:
    with pytest.raises(InvalidValue, match=r"Changing\.phases"):
        Changing(phases=())
    with pytest.raises(InvalidValue, match="each from a later day"):
        Changing(phases=((date(2025, 2, 1), Equal()), (date(2025, 1, 1), PerCapita())))
    with pytest.raises(InvalidValue, match="must be the first of a month"):
        Changing(phases=((date(2025, 1, 2), Equal()),), measure=ProRata.MONTHS)
    with pytest.raises(InvalidValue, match=r"Changing\.period: '2024-01..2024-12' must not begin before"):
        Changing(phases=((date(2025, 1, 1), Equal()),)).share(SEK(1), PEOPLE, Period.year(2024))
