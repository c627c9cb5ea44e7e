"""An allocation is exact money: it sums, stays within one öre, and does not mind the order of the parties."""

from __future__ import annotations

import csv
import random
import re
import subprocess
import sys
from fractions import Fraction
from itertools import product
from math import ceil, floor
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import EUR, SEK, InvalidValue, Money, UnknownName
from slussmodel.money import CurrencyMismatch
from slussmodel.sharing import Allocation, BaseFeePlusPerCapita, ByWeight, Equal, Layered, PerCapita
from slussmodel.sharing.keys import Key
from slussmodel.sharing.picture import bars, dots
from slussmodel.sharing.rounding import nearest

KEYS: list[Key] = [Equal(), PerCapita(), BaseFeePlusPerCapita(), BaseFeePlusPerCapita(Fraction(1, 3)), ByWeight("tax")]

keys = st.sampled_from(KEYS)
costs = st.integers(1, 10**12).map(lambda minor: Money(minor, "SEK"))
weights = st.dictionaries(st.text("ABCDEFGH", min_size=1, max_size=3), st.integers(1, 10**6), min_size=1, max_size=12)


@given(keys, costs, weights)
def test_amounts_sum_to_the_cost_and_stay_within_one_ore(key: Key, cost: Money, parties: dict[str, int]) -> None:
    allocation = key.share(cost, parties)
    assert sum(amount.minor for amount in allocation.amounts.values()) == cost.minor
    assert sum(allocation.exact.values()) == cost.minor
    assert all(abs(allocation[party].minor - allocation.exact[party]) < 1 for party in allocation)


@given(keys, costs, weights, st.randoms(use_true_random=False))
def test_the_order_of_the_parties_does_not_matter(
    key: Key, cost: Money, parties: dict[str, int], chance: random.Random
) -> None:
    shuffled = list(parties.items())
    chance.shuffle(shuffled)
    assert key.share(cost, dict(shuffled)) == key.share(cost, parties)


@given(keys, costs, weights)
def test_more_weight_never_pays_less(key: Key, cost: Money, parties: dict[str, int]) -> None:
    allocation = key.share(cost, parties)
    by_weight = sorted(parties, key=lambda party: (parties[party], party))
    exact = [allocation.exact[party] for party in by_weight]
    if not isinstance(key, Equal):
        assert exact == sorted(exact)


@given(keys, costs, weights, st.integers(1, 10**6))
def test_an_edit_moves_each_amount_with_its_exact_share(
    key: Key, cost: Money, parties: dict[str, int], edited: int
) -> None:
    """However a weight is edited, no amount moves more than its exact share does, rounded outwards."""
    before = key.share(cost, parties)
    after = key.share(cost, {**parties, min(parties): edited})
    for party in parties:
        assert abs(after[party].minor - before[party].minor) < abs(after.exact[party] - before.exact[party]) + 2


@given(costs, weights, st.integers(1, 10**6))
def test_staying_near_keeps_every_amount_that_it_can(cost: Money, parties: dict[str, int], edited: int) -> None:
    before = PerCapita().share(cost, parties)
    after = PerCapita().share(cost, {**parties, min(parties): edited})
    near = after.staying_near(before)
    assert near.exact == after.exact
    assert all(abs(near[party].minor - near.exact[party]) < 1 for party in near)
    kept = [sum(one[party] == before[party] for party in parties) for one in (near, after)]
    assert kept[0] >= kept[1]


@given(
    st.dictionaries(st.sampled_from("ABCDE"), st.fractions(0, 9, max_denominator=4), min_size=1),
    st.dictionaries(st.sampled_from("ABCDE"), st.integers(0, 9)),
)
def test_no_rounding_keeps_more_numbers_than_the_nearest(exact: dict[str, Fraction], kept: dict[str, int]) -> None:
    """Beside every other way to round down or up to the same sum."""
    exact["F"] = -sum(exact.values(), Fraction(0)) % 1
    near, whole = nearest(exact, kept), sum(exact.values())
    ways = product(*({floor(one), ceil(one)} for one in exact.values()))
    most = max(
        sum(kept.get(party) == one for party, one in zip(exact, way, strict=True)) for way in ways if sum(way) == whole
    )
    assert sum(near.values()) == whole
    assert all(abs(near[party] - exact[party]) < 1 for party in exact)
    assert sum(kept.get(party) == near[party] for party in exact) == most


@given(costs, weights)
def test_staying_near_oneself_changes_nothing(cost: Money, parties: dict[str, int]) -> None:
    allocation = PerCapita().share(cost, parties)
    assert allocation.staying_near(allocation) == allocation


def test_largest_remainder_has_the_population_paradox() -> None:
    """On record: A alone grows, B's exact share falls, and yet B pays an öre more (Balinski & Young 1982)."""
    before = PerCapita().share(Money(47, "SEK"), {"A": 98, "B": 59, "C": 976})
    after = PerCapita().share(Money(47, "SEK"), {"A": 100, "B": 59, "C": 976})
    assert after.exact["B"] < before.exact["B"]
    assert (before["B"].minor, after["B"].minor) == (2, 3)
    assert after.staying_near(before)["B"] == before["B"]


def test_ties_go_to_the_earlier_party() -> None:
    allocation = Equal().share(SEK(100), ["C", "A", "B"])
    assert list(allocation.amounts.items()) == [("A", SEK("33.34")), ("B", SEK("33.33")), ("C", SEK("33.33"))]


def test_whole_kronor_give_the_golden_table_of_skaraborg(shared: Path) -> None:
    with (shared / "data/golden_skaraborg_split.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    people = {row["code"]: int(row["pop_2016"]) for row in rows}
    for key, column in ((PerCapita(), "per_capita_sek"), (Equal(), "equal_sek")):
        allocation = key.share(SEK(4_000_000), people).in_units_of(SEK(1))
        assert allocation.amounts == {row["code"]: SEK(int(row[column])) for row in rows}


@given(st.integers(1, 10**7), weights)
def test_units_keep_the_sum_and_stay_within_one_unit(kronor: int, parties: dict[str, int]) -> None:
    allocation = PerCapita().share(SEK(kronor), parties).in_units_of(SEK(1))
    assert sum(amount.minor for amount in allocation.amounts.values()) == allocation.total.minor
    assert all(amount.minor % 100 == 0 for amount in allocation.amounts.values())
    assert all(abs(allocation[party].minor - allocation.exact[party]) < 100 for party in allocation)


def test_a_unit_must_divide_the_total_and_be_of_its_currency() -> None:
    allocation = Equal().share(SEK("100.50"), ["A", "B"])
    with pytest.raises(InvalidValue, match=r"Allocation\.unit"):
        allocation.in_units_of(SEK(1))
    with pytest.raises(CurrencyMismatch):
        allocation.in_units_of(EUR(1))


@given(keys, costs, weights, st.sampled_from(["sv", "en"]))
def test_the_words_can_be_computed_again(key: Key, cost: Money, parties: dict[str, int], lang: str) -> None:
    """The product in each party's line is its exact share, and the line after says the amount."""
    allocation = key.share(cost, parties)
    for party in allocation:
        _, derived, rounded = allocation.explain(lang, party).splitlines()  # type: ignore[arg-type]
        computed = recompute(derived.split(": ", 1)[1], cost, lang)
        assert computed * 100 == allocation.exact[party]
        assert rounded.endswith(f"{allocation[party].format(lang)}.")  # type: ignore[arg-type]


def recompute(line: str, cost: Money, lang: str) -> Fraction:
    """Compute the formulas that the line of a key shows: every chain of × and / that begins with the cost."""
    plain = line.replace(cost.format(lang), "COST")  # type: ignore[arg-type]
    plain = re.sub("[()\N{NO-BREAK SPACE}]", "", plain).translate({ord(","): "," if lang == "sv" else None})
    computed = Fraction(0)
    for chain in re.findall(r"COST(?: [×/] [\d+/,.]*(?: \+ \d+/\d+)?[\d])+", plain):
        value = Fraction(cost.minor, 100)
        for sign, figure in re.findall(r"([×/]) ([\d,.]*\d(?:/\d+)?)", chain):
            factor = Fraction(figure.replace(",", ".")) if "/" not in figure else Fraction(figure)
            value = value * factor if sign == "×" else value / factor
        computed += value
    return computed


def test_a_single_party_is_told_of_in_the_singular() -> None:
    assert "100\N{NO-BREAK SPACE}kr för en enda part." in Equal().share(SEK(100), ["A"]).explain("sv")
    assert "SEK\N{NO-BREAK SPACE}100 for a single party." in Equal().share(SEK(100), ["A"]).explain("en")


def test_it_is_read_like_a_mapping() -> None:
    allocation = Equal().share(SEK(3), ["A", "B", "C"])
    assert list(allocation) == ["A", "B", "C"]
    assert len(allocation) == 3
    assert "A" in allocation
    assert "D" not in allocation
    assert allocation["B"] == SEK(1)
    with pytest.raises(UnknownName, match="unknown party 'D'"):
        allocation["D"]


def test_records_and_columns_hold_the_same_figures() -> None:
    allocation = PerCapita().share(SEK(100), {"A": 1, "B": 2})
    records, columns = allocation.to_records(), allocation.to_columns()
    assert [row["party"] for row in records] == columns["party"] == ["A", "B"]
    assert [str(amount) for amount in columns["amount"]] == ["33.33", "66.67"]
    assert columns["exact"] == [Fraction(100, 3), Fraction(200, 3)]


def test_the_picture_is_well_formed_and_says_what_it_shows() -> None:
    allocation = PerCapita().share(SEK(100), {"<A&B>": 1, "Hjo": 2})
    picture = ElementTree.fromstring(bars(allocation))
    names = {one.tag.rpartition("}")[2]: one.text for one in picture}
    assert names["title"] == "Per invånare: 100\N{NO-BREAK SPACE}kr"
    assert names["desc"] is not None
    assert "<A&B> 33,33" in names["desc"]
    assert "<A&B>" not in allocation._repr_html_()


def test_bars_stand_under_a_title_that_is_seen_once_and_cut_where_it_is_long() -> None:
    allocation = PerCapita().share(SEK(100), {"Hjo": 1, "Skara": 2})
    assert allocation.html().count(">Per invånare: 100\N{NO-BREAK SPACE}kr</text>") == 1
    assert "<caption>Vad var och en betalar</caption>" in allocation.html()
    assert min(across(allocation.svg(), "rect", place="y")) > 18
    pools = dict.fromkeys(["running", "development", "coaching", "travel", "premises"], SEK(10))
    long = Layered(dict.fromkeys(pools, PerCapita())).share(pools, {"Hjo": 1, "Skara": 2})
    seen = next(one.text for one in ElementTree.fromstring(long.svg()).iter() if one.get("font-weight"))
    assert seen is not None
    assert seen.endswith(" …")
    assert len(seen) <= 81


def across(picture: str, kind: str, *, place: str = "x") -> list[float]:
    return [float(one.get(place, "nan")) for one in ElementTree.fromstring(picture).iter() if one.tag.endswith(kind)]


@given(st.lists(st.integers(-99, 99), min_size=1, max_size=5))
def test_what_is_below_nothing_is_drawn_to_the_left_of_it(minors: list[int]) -> None:
    """Each bar goes from nothing to its amount, and all is inside the drawing."""
    exact = {"ABCDE"[place]: Fraction(minor) for place, minor in enumerate(minors)}
    allocation = Allocation.of(Equal(), exact, Money(sum(minors), "SEK"))
    lefts, widths = (across(bars(allocation), "rect", place=place) for place in ("x", "width"))
    least, most = min(0, *minors), max(0, *minors)
    span = (most - least) or 1
    for left, width, minor in zip(lefts, widths, minors, strict=True):
        assert left == pytest.approx(160 + 360 * (min(minor, 0) - least) / span, abs=0.1)
        assert width == pytest.approx(max(1, 360 * abs(minor) / span), abs=0.1)
    marks = across(dots([allocation]), "circle", place="cx")[1:]
    assert marks == pytest.approx([160 + 360 * (minor - least) / span for minor in minors], abs=0.1)


def test_an_allocation_draws_itself() -> None:
    allocation = PerCapita().share(SEK(100), {"Hjo": 1, "Skara": 2})
    assert allocation.svg() in allocation._repr_html_()
    assert "66,67\N{NO-BREAK SPACE}%" in allocation._repr_html_()


def test_shares_out_of_order_or_off_the_total_are_refused() -> None:
    shares = PerCapita().share(SEK(100), {"A": 1, "B": 2}).shares
    with pytest.raises(InvalidValue, match="in the order of their ids"):
        Allocation(rule=Equal(), total=SEK(100), shares=shares[::-1])
    with pytest.raises(InvalidValue, match="must sum to the total"):
        Allocation(rule=Equal(), total=SEK(99), shares=shares)


def test_shares_that_do_not_sum_are_refused() -> None:
    with pytest.raises(InvalidValue, match="must sum to"):
        Allocation.of(Equal(), {"A": Fraction(1), "B": Fraction(1)}, Money(3, "SEK"))


@pytest.mark.parametrize(
    ("parties", "rule"),
    [
        ({}, "must name at least one party"),
        ({"A": 0, "B": 0}, "must not all have the number zero"),
        ({"A": float("nan")}, "must be finite"),
        ({"A": -1, "B": 3}, "must be zero or more"),
        ({"A": "many"}, "must be a number, not str"),
        ({1496: 1, "A": 1}, "must be str, not int"),
    ],
)
def test_bad_parties_are_named(parties: dict[str, object], rule: str) -> None:
    for key in KEYS[1:]:
        with pytest.raises(InvalidValue, match=rule) as raised:
            key.share(SEK(100), parties)  # type: ignore[arg-type]
        assert raised.value.type == type(key).__name__


def test_a_party_twice_and_a_cost_of_nothing_are_named() -> None:
    with pytest.raises(InvalidValue, match="'A' stands there twice"):
        Equal().share(SEK(100), ["A", "B", "A"])
    with pytest.raises(InvalidValue, match="must be several ids, not one str"):
        Equal().share(SEK(100), "1496")
    with pytest.raises(InvalidValue, match="must map each party to its number"):
        PerCapita().share(SEK(100), ["A", "B"])
    for cost in (SEK(0), SEK(-1), 100):
        with pytest.raises(InvalidValue, match=r"PerCapita\.cost"):
            PerCapita().share(cost, {"A": 1})  # type: ignore[arg-type]


def test_a_key_never_loads_numpy() -> None:
    code = (
        "import sys; from slussmodel import SEK; from slussmodel.sharing import PerCapita; "
        "PerCapita().share(SEK(4), {'A': 1, 'B': 2}).explain(); print('numpy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_rules_are_set_beside_each_other_with_a_mark_of_their_own() -> None:
    allocations = [key.share(SEK(100), {"Hjo": 1, "<Skara>": 2}) for key in KEYS]
    picture = ElementTree.fromstring(dots(allocations, "en"))
    names = {one.tag.rpartition("}")[2]: one.text for one in picture}
    assert names["title"] == "What each pays by each rule"
    assert "Per inhabitant: <Skara> SEK" in str(names["desc"])
    for wrong in ([], allocations * 2):
        with pytest.raises(InvalidValue, match="must be from 1 to 5"):
            dots(wrong)
