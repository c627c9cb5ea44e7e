"""Serial cost sharing, from the smallest demand and from the largest."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import pairwise
from math import sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import SEK, InvalidValue, Money
from slussmodel.sharing import DecreasingSerial, Serial
from slussmodel.sharing.serial import SerialRule

demands = st.dictionaries(st.sampled_from("ABCDEF"), st.integers(1, 100), min_size=1)
rules = st.sampled_from([Serial(), DecreasingSerial()])


def convex(quantity: Fraction) -> Money:
    return Money(int(quantity * quantity), "SEK")


def root(quantity: Fraction) -> float:
    return 1000 * sqrt(quantity)


def fixed_and_use(quantity: Fraction) -> Money:
    return SEK(300 + 10 * int(quantity)) if quantity else SEK(0)


def test_the_tables(shared: Path) -> None:
    square, concave = json.loads((shared / "oracles/sharing.json").read_text("utf-8"))["serial"]["cases"]
    of = Serial().values(lambda quantity: quantity * quantity, dict(zip("ABC", square["q"], strict=True)))
    assert list(of.values()) == square["shares"]
    of = Serial().values(root, dict(zip("ABC", concave["q"], strict=True)))
    assert [float(share) for share in of.values()] == pytest.approx(concave["shares"])


@given(rules, demands, st.sampled_from([convex, fixed_and_use]))
def test_shares_sum_to_the_cost_of_all(rule: SerialRule, wanted: dict[str, int], cost_of: object) -> None:
    allocation = rule.share(cost_of, wanted)  # type: ignore[arg-type]
    assert allocation.total == cost_of(Fraction(sum(wanted.values())))  # type: ignore[operator]
    assert sum(allocation.exact.values()) == allocation.total.minor


@given(rules, demands)
def test_equal_demands_pay_alike_and_more_pays_no_less(rule: SerialRule, wanted: dict[str, int]) -> None:
    exact = rule.values(lambda quantity: 300 + 10 * quantity, wanted)
    by_demand = sorted(wanted, key=lambda party: wanted[party])
    for less, more in pairwise(by_demand):
        assert exact[less] <= exact[more]
        assert exact[less] == exact[more] or wanted[less] < wanted[more]


@given(demands, st.integers(1, 100))
def test_nobody_pays_for_how_much_more_the_larger_ask_for(wanted: dict[str, int], more: int) -> None:
    largest = max(wanted, key=lambda party: wanted[party])
    before = Serial().values(lambda quantity: quantity * quantity, wanted)
    after = Serial().values(lambda quantity: quantity * quantity, {**wanted, largest: wanted[largest] + more})
    assert all(before[party] == after[party] for party in wanted if party != largest)


@given(demands, st.integers(1, 100))
def test_going_down_nobody_pays_for_how_much_less_the_smaller_ask_for(wanted: dict[str, int], less: int) -> None:
    smallest = min(wanted, key=lambda party: wanted[party])
    lower = Fraction(wanted[smallest] * less, 100)
    if lower:
        before = DecreasingSerial().values(root, wanted)
        after = DecreasingSerial().values(root, {**wanted, smallest: lower})
        assert all(before[party] == after[party] for party in wanted if party != smallest)


@given(demands)
def test_with_rising_costs_nobody_pays_more_than_if_all_were_alike(wanted: dict[str, int]) -> None:
    exact = Serial().values(lambda quantity: quantity * quantity, wanted)
    for party, demand in wanted.items():
        assert exact[party] <= Fraction((len(wanted) * demand) ** 2, len(wanted))


def test_with_a_constant_unit_cost_both_are_in_proportion() -> None:
    for rule in (Serial(), DecreasingSerial()):
        assert rule.values(lambda quantity: 7 * quantity, {"A": 1, "B": 5}) == {"A": 7, "B": 35}


def test_with_economies_of_scale_the_large_pay_less_going_down() -> None:
    """On record: costs 1000 √q; who makes the unit cheap keeps more of it going down, and the small pay for that."""
    wanted = {"A": 4, "B": 9, "C": 36}
    up = Serial().values(root, wanted)
    down = DecreasingSerial().values(root, wanted)
    assert down["C"] < up["C"]
    assert down["A"] > up["A"]


def test_each_share_is_derived_from_its_neighbours() -> None:
    allocation = Serial().share(fixed_and_use, {"A": 10, "B": 20})
    lines = allocation.explain("en").replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert lines[1] == "A: demands 10; 20 would cost SEK 500, SEK 500 / 2."
    assert lines[3] == "B: demands 20; 250 SEK as A + (SEK 600 − SEK 500) / 1, where 30 costs SEK 600."


def test_both_say_their_names_in_both_languages() -> None:
    assert len({rule.label(lang) for rule in (Serial(), DecreasingSerial()) for lang in ("sv", "en")}) == 4


def test_bad_demands_are_named() -> None:
    with pytest.raises(InvalidValue, match=r"Serial\.parties"):
        Serial().share(convex, {"A": 0})
    with pytest.raises(InvalidValue, match=r"Serial\.cost: .* must be more than zero"):
        Serial().share(lambda quantity: SEK(0), {"A": 1})
