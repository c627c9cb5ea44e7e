"""Rounding does not drift over many bills."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from slussmodel import EUR, SEK, Money
from slussmodel.sharing import Equal, PerCapita, Running

people = st.dictionaries(st.sampled_from("ABCDEFG"), st.integers(1, 1000), min_size=1)
bills = st.lists(st.integers(1, 10**6).map(lambda minor: Money(minor, "SEK")), min_size=1, max_size=40)


@given(people, bills)
def test_what_each_has_paid_in_all_is_within_one_ore_of_its_exact_shares(
    parties: dict[str, int], costs: list[Money]
) -> None:
    running = Running(PerCapita())
    paid, due = dict.fromkeys(parties, 0), dict.fromkeys(parties, Fraction(0))
    for cost in costs:
        bill, running = running.bill(cost, parties)
        assert sum(amount.minor for amount in bill.amounts.values()) == cost.minor
        for party in parties:
            paid[party] += bill[party].minor
            due[party] += bill.exact[party]
            assert abs(paid[party] - due[party]) < 1
            assert abs(bill[party].minor - bill.exact[party]) < 2
        assert sum(rest for _, rest in running.carried) == 0


@given(st.lists(st.tuples(people, st.integers(1, 10**6)), min_size=1, max_size=12))
def test_every_bill_sums_though_parties_come_and_go(history: list[tuple[dict[str, int], int]]) -> None:
    running = Running(PerCapita())
    for parties, minor in history:
        bill, running = running.bill(Money(minor, "SEK"), parties)
        assert sum(amount.minor for amount in bill.amounts.values()) == minor
        assert sum(rest for _, rest in running.carried) == 0


def test_rounding_each_bill_alone_does_drift() -> None:
    """On record: a hundred bills of 100 kr in three parts leave the first party 67 öre ahead; carried, none."""
    alone = sum(Equal().share(SEK(100), ["A", "B", "C"])["A"].minor for _ in range(100))
    assert alone - 100 * Fraction(10_000, 3) > 66
    running, paid = Running(Equal()), 0
    for _ in range(100):
        bill, running = running.bill(SEK(100), ["A", "B", "C"])
        paid += bill["A"].minor
    assert abs(paid - 100 * Fraction(10_000, 3)) < 1


def test_a_carried_remainder_is_explained() -> None:
    _, later = Running(Equal()).bill(SEK(100), ["A", "B", "C"])
    second, _ = later.bill(SEK(100), ["A", "B", "C"])
    assert "A: −2/3 öre förs över" in second.explain("sv", "A")
    _, in_euro = Running(Equal()).bill(EUR(100), ["A", "B", "C"])
    assert "A: −2/3 cent förs över" in in_euro.bill(EUR(100), ["A", "B", "C"])[0].explain("sv", "A")
