"""A member leaves: three years' notice, assets and debts by their own key, and more to pay for those who stay."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import SEK, InvalidValue, Money, UnknownName
from slussmodel.sharing import FixedPlusOwnGame, Leaving, Notice, PerCapita, leave

members = st.dictionaries(st.sampled_from("ABCDEF"), st.integers(1, 1000), min_size=1).map(lambda one: {**one, "Z": 7})
moneys = st.integers(0, 10**8).map(lambda minor: Money(minor, "SEK"))
SIZES = {"Hjo": 1, "Skara": 2, "Tibro": 1}


def of_hjo(debts: int = 30, months: int = 36) -> Leaving:
    notice = Notice(party="Hjo", given=date(2025, 3, 14), months=months)
    shares = dict.fromkeys(SIZES, 1)
    return leave(notice, key=PerCapita(), cost=SEK(100), sizes=SIZES, shares=shares, assets=SEK(90), debts=SEK(debts))


@given(members, st.data(), moneys, moneys)
def test_assets_debts_and_the_cost_are_whole_before_and_after(
    sizes: dict[str, int], data: st.DataObject, assets: Money, debts: Money
) -> None:
    notice = Notice(party="Z", given=date(2025, 1, 31))
    shares = {member: data.draw(st.integers(0, 9)) for member in sizes} | {"Z": 1}
    leaving = leave(notice, key=PerCapita(), cost=SEK(1000), sizes=sizes, shares=shares, assets=assets, debts=debts)
    assert sum(amount.minor for amount in leaving.assets.amounts.values()) == assets.minor
    assert sum(amount.minor for amount in leaving.debts.amounts.values()) == debts.minor
    assert leaving.net == leaving.assets["Z"] - leaving.debts["Z"]
    assert sum(more.minor for more in leaving.more.values()) == leaving.before["Z"].minor


def test_the_notice_is_three_years_unless_the_charter_says_less() -> None:
    """Kommunallagen 9:18."""
    assert Notice(party="Hjo", given=date(2025, 3, 14)).leaves == date(2028, 3, 14)
    assert Notice(party="Hjo", given=date(2024, 2, 29)).leaves == date(2027, 2, 28)
    short = Notice(party="Hjo", given=date(2025, 8, 31), months=6)
    assert short.leaves == date(2026, 2, 28)
    assert short.member_on(date(2026, 2, 28))
    assert not short.member_on(date(2026, 3, 1))
    with pytest.raises(InvalidValue, match=r"Notice\.months: 37 must be at most 36.*KL 9:18"):
        Notice(party="Hjo", given=date(2025, 3, 14), months=37)


def test_assets_and_debts_have_a_key_apart_from_the_cost() -> None:
    leaving = of_hjo()
    assert leaving.before["Hjo"] == SEK(25)
    assert (leaving.assets["Hjo"], leaving.debts["Hjo"], leaving.net) == (SEK(30), SEK(10), SEK(20))


def test_those_who_stay_are_checked_against_the_core() -> None:
    leaving = of_hjo()
    game = FixedPlusOwnGame(fixed=SEK(20), own={"Skara": SEK(40), "Tibro": SEK(40)})
    assert {"individual", "core"} <= set(leaving.recheck(game).broken)


def test_a_leaver_with_more_debts_than_assets_pays() -> None:
    text = of_hjo(debts=300, months=12).explain("sv").replace("\N{NO-BREAK SPACE}", " ")
    assert text.splitlines() == [
        "Hjo sade upp sitt medlemskap 2025-03-14 och lämnar efter 12 månader, 2026-03-14 (förbundsordningen).",
        "Hjo får 30 kr av tillgångarna och svarar för 100 kr av skulderna: betalar 70 kr.",
        "Skara betalar 66,67 kr om året i stället för 50 kr.",
        "Tibro betalar 33,33 kr om året i stället för 25 kr.",
    ]
    assert "lämnar efter 1 månad, 2025-04-14" in of_hjo(months=1).explain("sv")
    assert "after 1 month, on" in of_hjo(months=1).explain("en")
    assert "after 0 months, on" in of_hjo(months=0).explain("en")
    assert (of_hjo().assets.awarded, of_hjo().debts.awarded) == (True, False)
    assert "(KL 9:18)" in of_hjo().explain("en")
    assert "is paid SEK" in of_hjo().explain("en")


def test_who_is_no_member_or_the_last_cannot_leave() -> None:
    notice = Notice(party="Hjo", given=date(2025, 3, 14))
    with pytest.raises(UnknownName, match="unknown member 'Hjo'"):
        leave(notice, key=PerCapita(), cost=SEK(1), sizes={"A": 1}, shares={"A": 1}, assets=SEK(1), debts=SEK(0))
    with pytest.raises(InvalidValue, match="must name at least one party"):
        leave(notice, key=PerCapita(), cost=SEK(1), sizes={"Hjo": 1}, shares={"Hjo": 1}, assets=SEK(1), debts=SEK(0))
