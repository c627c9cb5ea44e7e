"""Settlement: everybody is even afterwards, and the transfers are the fewest where that is promised."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import EUR, SEK, InvalidValue, Money
from slussmodel.money import CurrencyMismatch
from slussmodel.sharing import Settling, SettlingMethod, settle


@st.composite
def balances(draw: st.DrawFn, most: int = 9) -> dict[str, Money]:
    minors = draw(st.lists(st.integers(-6, 6), max_size=most))
    minors.append(-sum(minors))
    return {f"p{place:02}": Money(minor, "SEK") for place, minor in enumerate(minors)}


def fewest(minors: list[int]) -> int:
    """By definition: parties that are not even, less the most groups that sum to zero, by trying every split."""

    def most_groups(rest: tuple[int, ...]) -> int:
        if not rest:
            return 0
        first, others = rest[0], rest[1:]
        best = 0
        for size in range(len(others) + 1):
            for places in combinations(range(len(others)), size):
                if first + sum(others[place] for place in places) == 0:
                    left = tuple(value for place, value in enumerate(others) if place not in places)
                    best = max(best, 1 + most_groups(left))
        return best

    uneven = tuple(minor for minor in minors if minor)
    return len(uneven) - most_groups(uneven)


@given(balances(most=20))
def test_everybody_is_even_afterwards(before: dict[str, Money]) -> None:
    after = dict(before)
    for transfer in settle(before).transfers:
        assert transfer.amount > SEK(0)
        after[transfer.payer] += transfer.amount
        after[transfer.payee] -= transfer.amount
    assert not any(after.values())


@given(balances(most=7))
def test_the_transfers_are_the_fewest(before: dict[str, Money]) -> None:
    settling = settle(before)
    assert settling.method is SettlingMethod.FEWEST
    assert len(settling.transfers) == fewest([balance.minor for balance in before.values()])


@given(balances(), st.randoms(use_true_random=False))
def test_the_order_of_the_parties_does_not_matter(before: dict[str, Money], chance: object) -> None:
    assert settle(dict(reversed(before.items()))) == settle(before)


def test_largest_to_largest_alone_would_need_more() -> None:
    """On record: four parties in two groups of two; greedy across the groups pays three times."""
    before = {"A": SEK(5), "B": SEK(4), "C": SEK(-3), "D": SEK(-6)}
    assert len(settle(before).transfers) == 3
    before = {"A": SEK(6), "B": SEK(5), "C": SEK(-4), "D": SEK(-2), "E": SEK(-5)}
    assert len(settle(before).transfers) == 3


def test_many_parties_that_do_not_cancel_are_settled_greedily_and_say_so() -> None:
    before = {f"p{place:02}": Money(2**place, "SEK") for place in range(16)}
    before["all"] = Money(1 - 2**16, "SEK")
    settling = settle(before)
    assert settling.method is SettlingMethod.GREEDY
    assert len(settling.transfers) == 16
    assert "fewer may be possible" in settling.explain("en")


def test_nobody_pays_when_all_are_even() -> None:
    assert settle({"A": SEK(0)}) == settle({}) == Settling((), SettlingMethod.FEWEST)


def test_a_transfer_says_itself() -> None:
    text = settle({"Hjo": SEK(3), "Skara": SEK(-3)}).explain("sv").replace("\N{NO-BREAK SPACE}", " ")
    assert text.splitlines()[0] == "Skara betalar 3 kr till Hjo."


def test_balances_that_do_not_sum_to_zero_are_named() -> None:
    with pytest.raises(InvalidValue, match="must sum to zero"):
        settle({"A": SEK(1)})
    with pytest.raises(CurrencyMismatch):
        settle({"A": SEK(1), "B": EUR(-1)})
