"""Any value in any field of a place or of spread is either right or a clear error, never a half-built object."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve, fields

from slussmodel import EUR, SEK, InvalidValue, SlussError, YearMonth, sweden
from slussmodel.places import Country, Place
from slussmodel.spread import Adoption, Channel, Economy, Influence, Spread

SKOVDE = sweden.municipality("Skövde")
SPREAD = Spread(innovation="x", since=date(2018, 1, 1), rings=sweden.rings("Skaraborg"))
RIGHT = [
    Country.of("GB"),
    Place(name="Letterkenny", iso="IE-DL", nuts3="IE041"),
    SKOVDE,
    SKOVDE.county,
    SKOVDE.populations[0],
    sweden.federation("Skaraborg"),
    SPREAD.rings[0],
    Adoption(adopter="1496", on=date(2018, 6, 1)),
    SPREAD,
    Economy(development=SEK(9), introduction=SEK(1), yearly_benefit=SEK(2), price=SEK(3)),
    Influence(),
]
ODD = [
    None, True, -1, 0, 10**30, 0.5, float("nan"), float("inf"), Decimal("1.5"), Fraction(1, 3), SEK(-1), EUR(1),
    "", " ", "\x00", "1496 ", "x" * 100_000, "Ha\u030abo", "🏛️", "\u202eabc", b"1496", [], {}, ("x",), (None,), object(),
    date(1, 1, 1), datetime(2018, 1, 1, tzinfo=UTC),
    datetime(2018, 1, 1, tzinfo=UTC).replace(tzinfo=None), Channel.COPY,
    "edge", SKOVDE, (SKOVDE,) * 2,
]  # fmt: skip
FIELDS = [(value, one.name) for value in RIGHT for one in fields(type(value)) if one.init]


def outcome(make: Callable[[], object]) -> object:
    """What is made, or the message of a clear error; any other error fails the test."""
    try:
        return make()
    except SlussError as error:
        return str(error)


@pytest.mark.parametrize(("value", "name"), FIELDS, ids=lambda one: one if isinstance(one, str) else type(one).__name__)
def test_an_odd_value_in_a_field_is_right_or_a_clear_error(value, name: str) -> None:
    for odd in ODD:
        found = outcome(lambda odd=odd: evolve(value, **{name: odd}))
        assert len(found) < 1_000 if isinstance(found, str) else evolve(found) == found


EMPTY = Economy(development=SEK(9), introduction=SEK(1), yearly_benefit=SEK(2))
ON_A_DAY: dict[str, Callable[[Any], object]] = {
    "Spread.on: at": SPREAD.at,
    "Spread.on: adopters": SPREAD.adopters,
    "Spread.on: coverage": SPREAD.coverage,
    "Spread.on: candidates": SPREAD.candidates,
    "Spread.on: svg": SPREAD.svg,
    "Spread.on: shares": lambda odd: EMPTY.shares(SPREAD, odd),
    "Spread.on: balance": lambda odd: EMPTY.balance(SPREAD, odd),
    "Forecast.start": lambda odd: SPREAD.forecast(start=odd, until=YearMonth(2020, 1), seed=1),
}


@pytest.mark.parametrize("place", ON_A_DAY)
@pytest.mark.parametrize("odd", ["2026", None, 2026, datetime(2018, 1, 1, tzinfo=UTC)], ids=repr)
def test_a_spread_without_adoptions_too_is_asked_about_a_day(place: str, odd: object) -> None:
    with pytest.raises(InvalidValue, match=f"^{place.split(':', maxsplit=1)[0]}: .* must be a date"):
        ON_A_DAY[place](odd)


@pytest.mark.parametrize("odd", ["3", None, 2.0, True, -1], ids=repr)
def test_candidates_are_a_whole_number(odd: Any) -> None:
    with pytest.raises(InvalidValue, match=r"^Spread\.k: "):
        SPREAD.candidates(date(2019, 1, 1), odd)


def test_a_forecast_ends_in_a_month() -> None:
    with pytest.raises(InvalidValue, match=r"^Forecast\.until: .* must be YearMonth"):
        SPREAD.forecast(start=date(2019, 1, 1), until="2020-01", seed=1)  # type: ignore[arg-type]


@pytest.mark.parametrize("odd", ODD, ids=lambda one: type(one).__name__)
def test_odd_questions_are_answered_or_clear_errors(odd) -> None:
    start, until = date(2019, 1, 1), YearMonth(2019, 2)
    for ask in (
        lambda: SPREAD.forecast(start=start, until=until, seed=odd, runs=2),
        lambda: SPREAD.forecast(start=start, until=until, seed=1, runs=odd if odd != 10**30 else 2),
        lambda: SPREAD.forecast(start=start, until=until, seed=1, runs=2, level=odd),
        lambda: sweden.neighbours(odd, "edge"),
        lambda: sweden.neighbours("Hjo", odd),
    ):
        outcome(ask)
