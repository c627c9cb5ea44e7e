"""The ledger: what is put in and owed, balanced to zero, and every entry traced to its rule and version."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import EUR, SEK, InvalidValue, Money, Period, UnknownName
from slussmodel.money import CurrencyMismatch
from slussmodel.sharing import (
    ESF,
    TILLVAXTVERKET,
    VINNOVA,
    Entry,
    EntryKind,
    Ledger,
    PerCapita,
    WorkedTime,
)

DAY = date(2025, 3, 14)
PEOPLE = {"Hjo": 9_048, "Skara": 18_979, "Skövde": 54_133}


def entry(id: str, kind: str, party: str, amount: Money | None = None, **more: object) -> Entry:
    if amount is not None:
        more["amount"] = amount
    fields = {"on": DAY, "rule": "samverkansavtal", "version": "2025", "evidence": f"verifikat {id}", **more}
    return Entry(id=id, kind=kind, party=party, **fields)  # type: ignore[arg-type]


def a_year() -> Ledger:
    """Skövde pays for the platform and holds the grant; Hjo works; Skara has paid cash in advance."""
    time = WorkedTime(hours=Decimal("10.5"), pay=SEK(400), rule=ESF)
    return Ledger(
        entries=[
            entry("1", "cost", "Skövde", SEK(100_000)),
            entry("2", "grant", "Skövde", SEK(40_000), on=date(2025, 6, 1)),
            entry("3", "in_kind", "Hjo", time=time, on=date(2025, 5, 2)),
            entry("4", "cash", "Skara", SEK(10_000), to="Skövde", on=date(2025, 4, 1)),
        ]
    )


def test_a_year_is_shared_settled_and_even() -> None:
    ledger = a_year()
    assert ledger.unshared == SEK(64_000)
    shared = ledger.charge(PerCapita().share(ledger.unshared, PEOPLE), on=date(2025, 12, 31), id="bokslut", version="1")
    assert not shared.unshared
    assert shared.balance("Hjo") == SEK(4_000) - shared.by_kind()["Hjo", EntryKind.SHARE]
    even = shared.settled(on=date(2026, 1, 31), id="reglering", version="1")
    assert not any(even.balances().values())
    assert len(even.entries) == len(shared.entries) + 2


parties = st.sampled_from("ABCDE")
amounts = st.integers(0, 10**6).map(lambda minor: Money(minor, "SEK"))


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    entries = []
    for place in range(draw(st.integers(1, 8))):
        kind, party = draw(st.sampled_from(["cost", "grant", "cash", "transfer"])), draw(parties)
        to = draw(parties.filter(lambda one, party=party: one != party)) if kind in ("cash", "transfer") else ""  # type: ignore[misc]
        on = draw(st.dates(date(2024, 1, 1), date(2026, 12, 31)))
        entries.append(entry(str(place), kind, party, draw(amounts), to=to, on=on))
    return Ledger(entries=entries)


@given(ledgers())
def test_balances_sum_to_what_is_not_yet_shared(ledger: Ledger) -> None:
    sums = ledger.by_kind()
    costs = sum(money.minor for (_, kind), money in sums.items() if kind is EntryKind.COST)
    grants = sum(money.minor for (_, kind), money in sums.items() if kind is EntryKind.GRANT)
    assert ledger.unshared.minor == costs - grants


@given(ledgers())
def test_charged_and_settled_everybody_is_even(ledger: Ledger) -> None:
    if ledger.unshared.minor > 0:
        shares = PerCapita().share(ledger.unshared, dict.fromkeys("ABCDE", 1))
        charged = ledger.charge(shares, on=date(2027, 1, 1), id="s", version="1")
        assert not any(charged.settled(on=date(2027, 2, 1), id="t", version="1").balances().values())


@given(ledgers())
def test_periods_add_up(ledger: Ledger) -> None:
    years = [ledger.within(Period.year(year)).balances() for year in (2024, 2025, 2026)]
    for party, balance in ledger.balances().items():
        assert sum(year[party].minor for year in years if party in year) == balance.minor
    assert ledger.until(date(2026, 12, 31)) == ledger


@given(ledgers())
def test_the_order_of_entry_does_not_matter(ledger: Ledger) -> None:
    assert Ledger(entries=reversed(ledger.entries)) == ledger


def test_every_entry_is_traced_to_rule_version_and_evidence() -> None:
    shares = PerCapita().share(SEK(64_000), PEOPLE)
    ledger = a_year().charge(shares, on=date(2025, 12, 31), id="s", version="KF 2025-11-24")
    text = ledger.trace("3", "en").replace("\N{NO-BREAK SPACE}", " ")
    assert text.splitlines() == [
        "3, 2025-05-02: Hjo, working time SEK 4,000, by samverkansavtal, version 2025.",
        "10 hours count, 10 × SEK 400 = SEK 4,000 (ESF 2014-2020).",
        "Evidence: verifikat 3.",
    ]
    assert "enligt Per invånare, version KF 2025-11-24" in ledger.trace("s/Hjo")
    assert all(one.rule and one.version for one in ledger.entries)
    with pytest.raises(UnknownName, match="unknown entry '9'"):
        ledger.trace("9")
    assert ledger.to_records()[0]["rule"] == "samverkansavtal"


def test_a_ledger_draws_a_table_of_what_each_has_put_in() -> None:
    html = a_year()._repr_html_()
    assert "<th>arbetstid</th>" in html
    even = Ledger(entries=[entry("1", "cost", "Hjo", SEK(1)), entry("2", "grant", "Hjo", SEK(1))])
    assert ">0\N{NO-BREAK SPACE}kr</td>" in even.html()
    assert "4\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr" in html


def test_an_auditor_hears_of_missing_and_double_evidence_and_of_costs_not_shared() -> None:
    ledger = Ledger(
        entries=[
            entry("1", "cost", "Hjo", SEK(1), evidence=""),
            entry("2", "cost", "Hjo", SEK(2), evidence="faktura 7"),
            entry("3", "cost", "Hjo", SEK(2), evidence="faktura 7"),
        ]
    )
    assert [finding.code for finding in ledger.check()] == ["no_evidence", "same_evidence", "not_shared"]
    assert "posterna 2 och 3 har samma underlag, faktura 7" in ledger.check()[1].text("sv")
    assert not Ledger().check()


# --- Working time


@pytest.mark.parametrize(
    ("rule", "hours", "pay", "years", "value"),
    [
        (VINNOVA, "7.75", SEK(400), 0, SEK(3_100)),
        (ESF, "7.75", SEK(400), 0, SEK(2_800)),
        (TILLVAXTVERKET, "100", SEK(43_000), 0, SEK(30_000)),
        (TILLVAXTVERKET, "1720", SEK(43_000), 0, SEK(516_000)),
        (TILLVAXTVERKET, "1720", SEK(43_000), 1, SEK("528384.00")),
        (TILLVAXTVERKET, "1720", SEK(43_000), 2, SEK("541065.24")),
    ],
)
def test_working_time_is_worth_what_the_funder_says(
    rule: object, hours: str, pay: Money, years: int, value: Money
) -> None:
    """A full year of 1 720 hours is twelve monthly pays; each twelve months raise it by 2.4 %."""
    assert WorkedTime(hours=Decimal(hours), pay=pay, rule=rule, full_years=years).value == value  # type: ignore[arg-type]


@given(st.fractions(0, 2000, max_denominator=60), st.integers(1, 10**7))
def test_whole_hours_are_never_worth_more(hours: Fraction, minor: int) -> None:
    pay = Money(minor, "SEK")
    assert WorkedTime(hours=hours, pay=pay, rule=ESF).value <= WorkedTime(hours=hours, pay=pay, rule=VINNOVA).value
    assert ESF.counted(hours).denominator == 1


def test_monthly_pay_says_its_arithmetic() -> None:
    text = WorkedTime(hours=100, pay=SEK(43_000), rule=TILLVAXTVERKET).derive().text("en")
    expected = "100 hours count, 100 × SEK 43,000 × 12 / 1,720 = SEK 30,000 (Tillväxtverket 2021-2027)."
    assert text.replace("\N{NO-BREAK SPACE}", " ") == expected


# --- What cannot be entered


def test_bad_entries_are_named() -> None:
    with pytest.raises(InvalidValue, match=r"Entry\.amount: .* must not be negative"):
        entry("1", "cost", "A", SEK(-1))
    with pytest.raises(InvalidValue, match=r"Entry\.to: '' must name another party"):
        entry("1", "cash", "A", SEK(1))
    with pytest.raises(InvalidValue, match=r"Entry\.to: 'A' must name another party"):
        entry("1", "cash", "A", SEK(1), to="A")
    with pytest.raises(InvalidValue, match=r"Entry\.to: 'B'"):
        entry("1", "cost", "A", SEK(1), to="B")
    with pytest.raises(InvalidValue, match=r"Entry\.amount: None must be given"):
        entry("1", "cost", "A")
    with pytest.raises(InvalidValue, match=r"Entry\.time"):
        entry("1", "in_kind", "A", SEK(1))
    with pytest.raises(InvalidValue, match="must be what the hours are worth"):
        entry("1", "in_kind", "A", SEK(1), time=WorkedTime(hours=1, pay=SEK(2), rule=VINNOVA))
    with pytest.raises(InvalidValue, match=r"Entry\.version: '' must not be blank"):
        entry("1", "cost", "A", SEK(1), version="")
    with pytest.raises(InvalidValue, match=r"Ledger\.entries: '1' stands there twice"):
        Ledger(entries=[entry("1", "cost", "A", SEK(1)), entry("1", "cost", "B", SEK(1))])
    with pytest.raises(CurrencyMismatch):
        Ledger(entries=[entry("1", "cost", "A", SEK(1)), entry("2", "cost", "B", EUR(1))])
    with pytest.raises(InvalidValue, match="must sum to zero"):
        a_year().settle()
    with pytest.raises(InvalidValue, match=r"TimeRule\.hours"):
        WorkedTime(hours=-1, pay=SEK(1), rule=VINNOVA)
    with pytest.raises(InvalidValue, match=r"WorkedTime\.pay"):
        WorkedTime(hours=1, pay=SEK(0), rule=VINNOVA)
