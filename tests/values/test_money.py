"""Money is exact, divides without loss and never mixes currencies."""

from __future__ import annotations

import itertools
import pickle
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slussmodel import EUR, SEK, InvalidValue, Money, UnknownName
from slussmodel.money import CurrencyMismatch, total

minors = st.integers(-(10**12), 10**12)
amounts = minors.map(lambda minor: Money(minor, "SEK"))
weights = st.lists(
    st.one_of(st.integers(0, 10**7), st.fractions(0, 1000), st.floats(0, 1e9), st.decimals(0, 10**6, places=3)),
    min_size=1,
    max_size=40,
).filter(lambda values: sum(map(Fraction, values)) > 0)


@given(amounts, weights)
def test_split_sums_to_the_whole(whole: Money, by: list[Fraction]) -> None:
    assert total(whole.split(by)) == whole


@given(amounts, weights)
def test_split_keeps_each_part_less_than_a_minor_unit_from_its_exact_share(whole: Money, by: list[Fraction]) -> None:
    exact = [whole.minor * Fraction(weight) / sum(map(Fraction, by)) for weight in by]
    assert all(abs(part.minor - share) < 1 for part, share in zip(whole.split(by), exact, strict=True))


@given(amounts, weights)
def test_split_of_the_opposite_is_the_opposite(whole: Money, by: list[Fraction]) -> None:
    assert (-whole).split(by) == tuple(-part for part in whole.split(by))


@given(amounts, weights, st.integers(1, 1000))
def test_split_knows_proportions_only(whole: Money, by: list[Fraction], factor: int) -> None:
    assert whole.split([Fraction(weight) * factor for weight in by]) == whole.split(by)


@given(amounts, weights)
def test_split_gives_a_weight_of_zero_nothing_and_a_larger_weight_no_less(whole: Money, by: list[Fraction]) -> None:
    parts = sorted(
        zip(map(Fraction, by), (abs(part) for part in whole.split(by)), strict=True), key=lambda pair: pair[0]
    )
    assert all(not part for weight, part in parts if not weight)
    assert all(a[1] <= b[1] for a, b in itertools.pairwise(parts) if a[0] < b[0])


def test_split_gives_the_odd_unit_to_the_earlier_of_equal_remainders() -> None:
    assert [part.minor for part in SEK(100).split([1, 1, 1])] == [3334, 3333, 3333]
    assert [part.minor for part in SEK("0.02").split([1, 1, 1])] == [1, 1, 0]


@given(st.lists(st.fractions(-1000, 1000, max_denominator=50), min_size=1, max_size=20))
def test_apportion_rounds_any_shares_that_sum_to_the_whole(shares: list[Fraction]) -> None:
    shares.append(floor(sum(shares)) - sum(shares))
    whole = Money(int(sum(shares)), "EUR")
    parts = whole.apportion(shares)
    assert total(parts, "EUR") == whole
    assert all(abs(part.minor - share) < 1 for part, share in zip(parts, shares, strict=True))


def test_apportion_refuses_shares_of_another_sum() -> None:
    with pytest.raises(InvalidValue, match=r"Money.shares: 99 must sum to 100"):
        SEK(1).apportion([50, 49])


@given(amounts, amounts, amounts)
def test_addition_is_a_commutative_group(a: Money, b: Money, c: Money) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert a + b - b == a
    assert a + -a == Money(0, "SEK")


@given(amounts, amounts)
def test_order_is_that_of_the_amounts(a: Money, b: Money) -> None:
    assert (a < b, a <= b, a > b, a >= b) == (
        a.minor < b.minor,
        a.minor <= b.minor,
        a.minor > b.minor,
        a.minor >= b.minor,
    )


@pytest.mark.parametrize("operation", ["__add__", "__sub__", "__lt__", "__le__", "__gt__", "__ge__", "__truediv__"])
def test_currencies_never_mix(operation: str) -> None:
    with pytest.raises(CurrencyMismatch, match="SEK and EUR do not mix"):
        getattr(SEK(1), operation)(EUR(1))
    assert SEK(1) != EUR(1)


@pytest.mark.parametrize("number", [1, 1.0, Decimal(1), Fraction(1)])
def test_money_is_not_a_number(number: object) -> None:
    with pytest.raises(TypeError):
        _ = SEK(1) + number  # type: ignore[operator]
    with pytest.raises(TypeError):
        _ = SEK(1) < number  # type: ignore[operator]


def test_the_built_in_sum_adds_money_and_nothing_but_its_own_zero_is_added_from_the_left() -> None:
    assert sum([SEK(1), SEK(2)]) == SEK(3)
    for number in (1, -1, 0.0, Decimal(0)):
        with pytest.raises(TypeError):
            _ = number + SEK(1)  # type: ignore[operator]


def test_only_a_whole_number_multiplies() -> None:
    assert 3 * SEK(2) == SEK(6)
    for factor in (0.5, True, Fraction(1, 2)):
        with pytest.raises(TypeError):
            _ = SEK(1) * factor  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("1 958 631 kr", 195_863_100, "SEK"),
        ("1 958 631 sek", 195_863_100, "SEK"),
        ("1\u00a0243\u00a0440 kronor", 124_344_000, "SEK"),
        ("1\u202f243\u202f440 kr", 124_344_000, "SEK"),
        ("SEK 3 573 324", 357_332_400, "SEK"),
        ("SEK 3,573,324", 357_332_400, "SEK"),
        ("4 000 000 sek", 400_000_000, "SEK"),
        ("1 380 296.28 EUR", 138_029_628, "EUR"),
        ("€1,180,296.28", 118_029_628, "EUR"),
        ("1.180.296,28 €", 118_029_628, "EUR"),
        ("1'180'296.28 EUR", 118_029_628, "EUR"),
        ("31,25 kr", 3125, "SEK"),
        ("31.5 kr", 3150, "SEK"),
        ("1,234 kr", 123_400, "SEK"),
        ("0,500 kr", 50, "SEK"),
        ("SEK -5", -500, "SEK"),
        ("−5,50 kr", -550, "SEK"),
        ("0 kr", 0, "SEK"),
        ("700 ISK", 700, "ISK"),
        ("1 krona", 100, "SEK"),
        ("5 Euro", 500, "EUR"),
        ("£5", 500, "GBP"),
        ("5 $", 500, "USD"),
        ("1 250 tkr", 125_000_000, "SEK"),
        ("1,234 mnkr", 123_400_000, "SEK"),
        ("-1.5 Mkr", -150_000_000, "SEK"),
        ("tkr 5", 500_000, "SEK"),
        ("1,5 mdkr", 150_000_000_000, "SEK"),
        ("9" * 40 + " tkr", int("9" * 40 + "00000"), "SEK"),
    ],
)
def test_parse_reads_amounts_as_documents_write_them(text: str, minor: int, currency: str) -> None:
    assert Money.parse(text) == Money(minor, currency)


def test_a_price_may_end_as_swedish_shops_write_it() -> None:
    assert SEK("500:-") == SEK(500)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kr",
        "12",
        "1 95 631 kr",
        "1,2,3 kr",
        "12,345,6 kr",
        "1 000.000,00 kr",
        "ett kr",
        "500:- kr",
        "1 2345 tkr",
        "1.234,5 mnkr",
        "1\x00 kr",
        "9" * 300 + " kr",
        "1e3 kr",
        None,
        5,
        b"5 kr",
    ],
)
def test_parse_refuses_what_is_not_an_amount(text: object) -> None:
    with pytest.raises(InvalidValue, match=r"Money\.text"):
        Money.parse(text)  # type: ignore[arg-type]


def test_an_amount_is_a_text_of_two_hundred_characters_at_most() -> None:
    assert Money.parse("5" + " " * 197 + "kr") == SEK(5)
    with pytest.raises(InvalidValue, match="is not an amount"):
        Money.parse("5" + " " * 198 + "kr")


def test_parse_refuses_two_currencies_and_unknown_ones() -> None:
    with pytest.raises(CurrencyMismatch):
        SEK("5 EUR")
    with pytest.raises(UnknownName, match="did you mean 'kr'"):
        Money.parse("5 krr")


@given(amounts, st.sampled_from(["sv", "en"]))
def test_parse_reads_back_what_format_writes(amount: Money, lang: str) -> None:
    assert Money.parse(amount.format("sv" if lang == "sv" else "en")) == amount


def test_format_speaks_both_languages() -> None:
    assert SEK("1958631").format("sv") == "1\u00a0958\u00a0631\u00a0kr"
    assert SEK("1958631.5").format("en") == "SEK\u00a01,958,631.50"
    assert EUR("0.05").format("sv") == "0,05\u00a0euro"
    assert SEK("-1958.5").format("sv") == "−1\u00a0958,50\u00a0kr"
    assert SEK(-5).format("en") == str(SEK(-5)) == "SEK\u00a0−5"


@pytest.mark.parametrize(
    ("amount", "rule"),
    [
        (0.5, "write a float as a text"),
        (True, "must be int"),
        (None, "must be int"),
        (Fraction(1, 3), "whole number of SEK's minor unit"),
        (Decimal("0.001"), "whole number of SEK's minor unit"),
        (Decimal("NaN"), "must be finite"),
        (Decimal("Infinity"), "must be finite"),
    ],
)
def test_an_amount_that_would_need_rounding_is_refused(amount: object, rule: str) -> None:
    with pytest.raises(InvalidValue, match=rule):
        SEK(amount)  # type: ignore[arg-type]


@pytest.mark.parametrize("minor", [1.0, "1", None, True, Fraction(1)])
def test_minor_units_are_whole(minor: object) -> None:
    with pytest.raises(InvalidValue, match=r"Money\.minor"):
        Money(minor, "SEK")  # type: ignore[arg-type]


def test_an_unknown_currency_offers_near_ones() -> None:
    with pytest.raises(UnknownName, match="SEK"):
        Money(1, "SKE")


@pytest.mark.parametrize(
    ("by", "rule"),
    [
        ([], "must not be empty"),
        ([0, 0], "must have a positive sum"),
        ([-1, 2], "must be zero or more"),
        ([float("nan"), 1], "must be finite"),
        ([float("inf"), 1], "must be finite"),
        ([Decimal("NaN"), 1], "must be finite"),
        ([Decimal("Infinity"), 1], "must be finite"),
        (["1"], "must be numbers, not str"),
        (3, "must be a row of numbers"),
        ([True], "must be numbers, not bool"),
        ([None], "must be numbers, not NoneType"),
    ],
    ids=repr,
)
def test_split_refuses_weights_that_say_nothing(by: list[object], rule: str) -> None:
    with pytest.raises(InvalidValue, match=rf"Money\.weights.*{rule}"):
        SEK(100).split(by)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [int, Fraction, Decimal])
def test_split_takes_exact_weights_of_any_size(kind: type[int | Fraction | Decimal]) -> None:
    assert SEK(100).split([kind(10**400), kind(3 * 10**400)]) == (SEK(25), SEK(75))


@given(amounts)
def test_money_survives_pickle_and_repr(amount: Money) -> None:
    assert pickle.loads(pickle.dumps(amount)) == amount
    assert eval(repr(amount), {"SEK": SEK}) == amount


def test_times_rounds_halves_to_even() -> None:
    assert EUR("1180296.28").times(Fraction(65, 100)) == EUR("767192.58")
    assert [Money(minor, "SEK").times(Fraction(1, 2)).minor for minor in (1, 3, 5)] == [0, 2, 2]


def test_minor_units_follow_the_currency() -> None:
    assert Money.of(5, "ISK").minor == 5
    assert Money.of(5, "KWD").minor == 5000
    assert Money.of(5, "ISK").format("en") == "ISK\u00a05"
